"""The states that a document moves a schema through, made when they are first met and then only looked up.

A `State` is the content still expected in one open element, apart from its ancestors: a tuple of patterns, usually one
(several while the schema is ambiguous). An `Opening` is the step into an element: its `Attributes` state, and for each way in
which the element can end the state of the parent after it. All tables are bounded, so memory stays flat on any input.
"""

from __future__ import annotations

from collections.abc import Iterable

from tei_tools.relaxng.derivatives import MEMO_LIMIT, WHITE_SPACE, Context, Derivatives
from tei_tools.relaxng.patterns import NOT_ALLOWED, Pattern, Patterns

NEEDS_VALUE = -1  # `State.mask` where the end depends on the text
STATE_LIMIT = 50_000


class State:
    """What may follow in an element. `mask` has a bit for each pattern that may end here; `text` is the state after text."""

    __slots__ = ("has_value", "mask", "opens", "patterns", "text")

    def __init__(self, patterns: tuple[Pattern, ...]) -> None:
        self.patterns = patterns
        self.has_value = any(pattern.has_value for pattern in patterns)
        nullable = sum(1 << place for place, pattern in enumerate(patterns) if pattern.nullable)
        self.mask = NEEDS_VALUE if self.has_value else nullable
        self.opens: dict[str, Opening] = {}
        self.text: State | None = None

    @property
    def is_lost(self) -> bool:
        """Whether this is the inside of an element that the schema does not know: anything goes."""
        return not self.patterns

    @property
    def is_dead(self) -> bool:
        """Whether nothing can follow, not even the end."""
        return all(pattern.kind == NOT_ALLOWED for pattern in self.patterns)


class Attributes:
    """What may follow in a start tag: per name the rows of values, and the state after the tag (None: not complete)."""

    __slots__ = ("closed", "is_closed", "patterns", "rows")

    def __init__(self, patterns: tuple[Pattern, ...]) -> None:
        self.patterns = patterns
        self.rows: dict[str, Row] = {}
        self.closed: State | None = None
        self.is_closed = False


class Row(dict[str, Attributes]):
    """Maps a value of one attribute to what follows; `by_match` does so for the set of patterns that a value matches."""

    __slots__ = ("by_match", "is_memoised", "patterns")

    def __init__(self, patterns: list[Pattern]) -> None:
        super().__init__()
        self.patterns = patterns
        self.by_match: dict[frozenset[Pattern], Attributes] = {}
        self.is_memoised = not any(_needs_context(pattern) for pattern in patterns)


class Opening:
    """The step into an element of this name: attributes, the state without attributes, and the parent's state by end mask."""

    __slots__ = ("attributes", "bare", "elements", "name", "rest", "rests", "seen_error")

    def __init__(
        self, name: str, attributes: Attributes, elements: tuple[Pattern, ...], rests: tuple[tuple[Pattern, ...], ...]
    ) -> None:
        self.name = name
        self.attributes = attributes
        self.elements = elements
        self.rests = rests
        self.bare: State | None = None
        self.rest: dict[int, State] = {}
        self.seen_error: set[str] | None = None


class Automaton:
    """Makes states and steps for one schema; every distinct one is one object."""

    def __init__(self, patterns: Patterns, start: Pattern) -> None:
        self.derivatives = Derivatives(patterns)
        self.patterns = patterns
        self._states: dict[tuple[Pattern, ...], State] = {}
        self._attributes: dict[tuple[Pattern, ...], Attributes] = {}
        self.start = self.state((start,))

    def state(self, patterns: tuple[Pattern, ...]) -> State:
        """Gives the one state of these patterns."""
        found = self._states.get(patterns)
        if found is None:
            if len(self._states) > STATE_LIMIT:
                self._states.clear()
            found = self._states[patterns] = State(patterns)
        return found

    def _attribute_state(self, patterns: tuple[Pattern, ...]) -> Attributes:
        found = self._attributes.get(patterns)
        if found is None:
            if len(self._attributes) > STATE_LIMIT:
                self._attributes.clear()
            found = self._attributes[patterns] = Attributes(patterns)
        return found

    def open(self, state: State, name: str) -> Opening | None:
        """Steps into a child element; None where it is not allowed."""
        opening = self._opening(name, [self.derivatives.open(pattern, name) for pattern in state.patterns])
        if opening is not None:
            if len(state.opens) > MEMO_LIMIT:
                state.opens.clear()
            state.opens[name] = opening
        return opening

    def recover(self, state: State, name: str) -> Opening | None:
        """Steps into a child element that something required is missing before; None where it is not allowed later either."""
        return self._opening(name, [self.derivatives.recover(pattern, name) for pattern in state.patterns])

    def _opening(self, name: str, found: list[dict[Pattern, Pattern]]) -> Opening | None:
        elements = tuple(dict.fromkeys(element for openings in found for element in openings))
        if not elements:
            return None
        dead = self.patterns.not_allowed
        by_content: dict[Pattern, list[Pattern]] = {}
        for element in elements:
            by_content.setdefault(content(element), []).append(element)
        rests = []
        for group in by_content.values():
            rests.append(tuple(self._union(openings.get(element, dead) for element in group) for openings in found))
        return Opening(name, self._attribute_state(tuple(by_content)), elements, tuple(rests))

    def inside(self, name: str, elements: Iterable[Pattern], rest: State) -> Opening:
        """Steps into an element out of its place: its content is one of `elements`', and the parent goes on with `rest`."""
        contents = tuple(dict.fromkeys(map(content, elements)))
        rests = tuple(rest.patterns for _ in contents or ("unknown",))
        return Opening(name, self._attribute_state(contents), tuple(elements), rests)

    def guess(self, state: State, name: str, names: Iterable[str]) -> Opening:
        """Steps into an unknown element: it is one of the `names`, which are allowed here, or should not be there at all."""
        found = [opening for one in sorted(names) if (opening := state.opens.get(one) or self.open(state, one)) is not None]
        rests: dict[Pattern, list[tuple[Pattern, ...]]] = {}
        for opening in found:
            for inner, rest in zip(opening.attributes.patterns, opening.rests, strict=True):
                rests.setdefault(inner, [state.patterns]).append(rest)
        joined = tuple(tuple(map(self._union, zip(*rest, strict=True))) for rest in rests.values())
        return Opening(name, self._attribute_state(tuple(rests)), (), joined or (state.patterns,))

    def _union(self, patterns: Iterable[Pattern]) -> Pattern:
        return self.patterns.choice(patterns)

    def row(self, attributes: Attributes, name: str) -> Row:
        """Gives the row of an attribute name; it has no patterns where the attribute is not allowed."""
        row = attributes.rows.get(name)
        if row is None:
            found = dict.fromkeys(p for pattern in attributes.patterns for p in self.derivatives.attributes(pattern, name))
            row = Row(list(found))
            if row.patterns:
                if len(attributes.rows) > MEMO_LIMIT:
                    attributes.rows.clear()
                attributes.rows[name] = row
        return row

    def take(self, attributes: Attributes, row: Row, value: str, context: Context) -> Attributes | None:
        """Steps over one attribute; None where the value is not allowed."""
        found = row.get(value)
        if found is not None:
            return found
        matches = self.derivatives.matches
        matched = frozenset(pattern for pattern in row.patterns if matches(pattern.items[0], value, context))
        if not matched:
            return None
        found = row.by_match.get(matched)
        if found is None:
            found = row.by_match[matched] = self.skip(attributes, matched)
        if row.is_memoised:
            if len(row) > MEMO_LIMIT:
                row.clear()
            row[value] = found
        return found

    def skip(self, attributes: Attributes, matched: frozenset[Pattern]) -> Attributes:
        """Steps over one attribute that is taken to match these patterns."""
        return self._attribute_state(tuple(self.derivatives.take(pattern, matched) for pattern in attributes.patterns))

    def close(self, attributes: Attributes) -> State | None:
        """Steps over the end of the start tag; None where an attribute is missing."""
        if not attributes.is_closed:
            state = self.state(tuple(map(self.derivatives.close, attributes.patterns)))
            attributes.closed = None if state.is_dead else state
            attributes.is_closed = True
        return attributes.closed

    def forgive(self, attributes: Attributes) -> State:
        """Steps over the end of the start tag as if no attribute were missing."""
        return self.state(tuple(map(self.derivatives.forgive, attributes.patterns)))

    def text(self, state: State, value: str, context: Context) -> State | None:
        """Steps over text that is not only white space, or not alone; None where it is not allowed."""
        if not state.has_value and state.text is not None:
            return state.text
        following = self.state(tuple(self.derivatives.text(pattern, value, context) for pattern in state.patterns))
        if following.is_dead:
            return None
        if not state.has_value:
            state.text = following
        return following

    def end_mask(self, state: State, value: str, context: Context) -> int:
        """Gives the mask of the patterns that the element's only text, possibly empty, completes."""
        matches = self.derivatives.matches
        return sum(1 << place for place, pattern in enumerate(state.patterns) if matches(pattern, value, context))

    def after(self, opening: Opening, mask: int) -> State:
        """Gives the parent's state after the element has ended with this mask (0: in error, every way is kept)."""
        found = opening.rest.get(mask) if mask > 0 else None
        if found is None:
            rests = [rest for place, rest in enumerate(opening.rests) if mask <= 0 or mask >> place & 1]
            found = self.state(tuple(map(self._union, zip(*rests, strict=True))))
            if mask > 0:
                opening.rest[mask] = found
        return found


def content(element: Pattern) -> Pattern:
    """Gives an element's content; a cached schema builds it now."""
    if element.content is None:
        element.content = element.source()
    return element.content


def _needs_context(pattern: Pattern) -> bool:
    if pattern.datum is not None and pattern.datum.type.needs_context:
        return True
    return any(map(_needs_context, pattern.items))


def is_blank(text: str) -> bool:
    """Whether the text is XML white space only (a no-break space is not)."""
    return not text.strip(WHITE_SPACE)
