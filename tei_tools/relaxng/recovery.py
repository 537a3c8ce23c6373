"""The slow path of validation: reports what does not fit, once for one cause, and finds a state to go on in.

After an element that does not belong the parent goes on as if it were not there; a misspelt one is taken for the name that is
near, or for any that is allowed (see `unknown`); what is missing is taken as present. Inside an element that is out of place,
its own definition is used.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from tei_tools.relaxng.automaton import Attributes, Automaton, Opening, Row, State, is_blank
from tei_tools.relaxng.derivatives import Context
from tei_tools.relaxng.expected import attribute_names, element_names, nearest, required_attributes, required_elements
from tei_tools.relaxng.names import join_name, split_name
from tei_tools.relaxng.patterns import Pattern
from tei_tools.relaxng.problems import Problem
from tei_tools.relaxng.unknown import Inside, Unknown

Finder = Callable[[str], list[Pattern]]
_UNKNOWN = "unknown"
MOST_PROBLEMS = 10_000  # a document with more is no document of this schema; memory stays flat


class EnoughError(Exception):
    """Ends the reading of a document when as many problems are known as were asked for."""


class Position(Protocol):
    """What is needed of expat's parser: where it is now."""

    CurrentLineNumber: int
    CurrentColumnNumber: int
    CurrentByteIndex: int


class Recovery:
    """Keeps the problems of one document and the stack of its open elements."""

    def __init__(self, automaton: Automaton, parser: Position, find_elements: Finder, most: int) -> None:
        self.most = most
        self.automaton = automaton
        self.parser = parser
        self.find_elements = find_elements
        self.stack: list[Opening] = []
        self.problems: list[Problem] = []
        self.guesses: dict[State, Opening] = {}
        self.wrong_space: tuple[str, str] | None = (
            None  # the namespace of a root that has the right name only, and the right one
        )

    def add(self, rule: str, name: str, **more: object) -> None:
        """Notes a problem at the place where the parser is."""
        parser = self.parser
        place = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, parser.CurrentByteIndex
        parent = self.stack[-1].name if self.stack else ""
        self.problems.append(Problem(rule, *place, name, **{"parent": parent, **more}))  # type: ignore[arg-type]
        if len(self.problems) >= self.most:
            raise EnoughError

    def _is_new(self, what: str) -> bool:
        """Whether the innermost open element has no such problem yet; notes it (on a copy: openings are shared)."""
        if not self.stack:
            return True
        opening = self.stack[-1]
        if opening.seen_error is None:
            opening = self.stack[-1] = _own_copy(opening)
        seen = opening.seen_error
        is_new = seen is not None and what not in seen
        opening.seen_error = {*(seen or ()), what}
        return is_new

    def open(self, state: State, name: str) -> Opening:
        """Goes into an element that is not allowed in the state."""
        if self.wrong_space is not None:
            uri, local = split_name(name)
            if uri == self.wrong_space[0]:
                right = join_name(self.wrong_space[1], local)
                return self.automaton.open(state, right) or self._open(state, right)
        return self._open(state, name)

    def _open(self, state: State, name: str) -> Opening:
        automaton = self.automaton
        later = automaton.recover(state, name)
        if later is not None:
            if self._is_new("content"):
                self.add("rng.element-not-allowed", name, state=state, missing=tuple(required_elements(state)), detail="early")
            return later
        known = self.find_elements(name)
        if not known:
            return self._unknown(state, name)
        if self._is_new("content"):  # one wrong container with ten children that do not belong is one cause
            self.add("rng.element-not-allowed", name, state=state)
        opening = automaton.inside(name, known, state)
        opening.seen_error = {"attributes", "content"}  # it may be misnamed: what does not fit it is the same cause
        return opening

    def _unknown(self, state: State, name: str) -> Opening:
        names = element_names(state)
        near = nearest(name, names)
        self._is_new("content")
        self.add("rng.element-unknown", name, state=state, detail=near)
        if near and not self.stack and split_name(near)[1] == split_name(name)[1]:
            self.wrong_space = split_name(name)[0], split_name(near)[0]
        meant = self.automaton.open(state, near) if near else None
        if meant is not None:
            return meant
        if state not in self.guesses:
            self.guesses[state] = self.automaton.guess(state, name, names)
        guess = self.guesses[state]
        opening = Opening(name, guess.attributes, (), guess.rests)
        opening.seen_error = {_UNKNOWN}
        return opening

    def attributes(self, opening: Opening, attributes: dict[str, str], context: Context) -> State:
        """Steps over a start tag whose attributes are new or not all allowed."""
        automaton = self.automaton
        current = opening.attributes
        if not current.patterns and opening.seen_error is None:
            return Inside(Unknown(opening.name, automaton, self.find_elements, _say_nothing), automaton.state(()))
        is_quiet = opening.seen_error is not None
        for name, value in attributes.items():
            row = automaton.row(current, name)
            if not row.patterns:
                current = current if is_quiet else self._unknown_attribute(current, name, attributes)
                continue
            following = automaton.take(current, row, value, context)
            if following is None:
                if not is_quiet:
                    self._wrong_value(current, row, name, value)
                following = automaton.skip(current, frozenset(row.patterns))
            current = following
        state = automaton.close(current)
        if opening.seen_error is not None and _UNKNOWN in opening.seen_error:
            element = Unknown(opening.name, automaton, self.find_elements, self._not_checked)
            return Inside(element, state or automaton.forgive(current))
        if state is None:
            missing = tuple(sorted(required_attributes(current)))
            if not is_quiet:
                self.add("rng.attribute-missing", opening.name, attributes=current, missing=missing)
            return automaton.forgive(current)
        if not attributes:
            opening.bare = state
        return state

    def _not_checked(self, name: str, parent: str) -> None:
        self.add("rng.not-checked", name, parent=parent)

    def _unknown_attribute(self, current: Attributes, name: str, attributes: dict[str, str]) -> Attributes:
        free = attribute_names(current).difference(attributes)
        near = nearest(name, free)
        self.add("rng.attribute-not-allowed", name, attributes=current, detail=near)
        if not near:
            return current
        return self.automaton.skip(current, frozenset(self.automaton.row(current, near).patterns))

    def _wrong_value(self, current: Attributes, row: Row, name: str, value: str) -> None:
        patterns = tuple(pattern.items[0] for pattern in row.patterns)
        self.add("rng.attribute-value", name, state=State(patterns), attributes=current, value=value)

    def text(self, state: State, pending: list[str], context: Context) -> State:
        """Steps over text that a child element follows, in content that values may be in."""
        value = "".join(pending)
        pending.clear()
        if is_blank(value) or state.is_lost:
            return state
        return self.automaton.text(state, value, context) or self.forbidden_text(state, value)

    def forbidden_text(self, state: State, value: str) -> State:
        """Reports text where none is allowed; the state stays."""
        if not state.is_lost and self._is_new("content"):
            self.add("rng.text-not-allowed", "", state=state, value=value)
        return state

    def end(self, state: State, pending: list[str], context: Context) -> int:
        """Gives the end mask of an element whose content is a value, or is not complete (0)."""
        value = "".join(pending)
        pending.clear()
        if state.is_lost:
            return 0
        name = self.stack[-1].name
        if state.has_value:
            mask = self.automaton.end_mask(state, value, context)
            if not mask:
                self.add("rng.value", name, state=state, value=value)
            return mask
        if self.stack[-1].seen_error is None:
            self.add("rng.element-incomplete", name, state=state, missing=tuple(required_elements(state)))
        return 0


def _own_copy(opening: Opening) -> Opening:
    copy = Opening(opening.name, opening.attributes, opening.elements, opening.rests)
    copy.rest = opening.rest
    copy.seen_error = set()
    return copy


def _say_nothing(_name: str, _parent: str) -> None:
    """An unknown element in an unknown element: its children are not spoken of."""
