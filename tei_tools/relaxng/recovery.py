"""The slow path of validation: reports what does not fit, once for one cause, and finds a state to go on in.

After an element that does not belong the parent goes on as if it were not there; a misspelt one is taken for the name that is
near; what is missing is taken as present. Inside an element that is out of place, its own definition is used.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from tei_tools.relaxng.automaton import Attributes, Automaton, Opening, Row, State, is_blank
from tei_tools.relaxng.derivatives import Context
from tei_tools.relaxng.expected import attribute_names, element_names, nearest, required_attributes, required_elements
from tei_tools.relaxng.patterns import Pattern
from tei_tools.relaxng.problems import Problem

Finder = Callable[[str], list[Pattern]]
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
        self.silent = State(())  # inside an unknown element in another: its children are not spoken of

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
        automaton = self.automaton
        if state.is_lost:
            opening = automaton.inside(name, self.find_elements(name), state)
            opening.rest = _Unchecked(self, name, state)
            return opening
        later = automaton.recover(state, name)
        if later is not None:
            if self._is_new("content"):
                self.add("rng.element-not-allowed", name, state=state, missing=tuple(required_elements(state)), detail="early")
            return later
        known = self.find_elements(name)
        near = "" if known else nearest(name, element_names(state))
        is_new = self._is_new("content")
        if is_new or not known:  # one wrong container with ten children that do not belong is one cause
            self.add("rng.element-not-allowed" if known else "rng.element-unknown", name, state=state, detail=near)
        meant = automaton.open(state, near) if near else None
        if meant is not None:
            return meant
        opening = automaton.inside(name, known, state)
        opening.seen_error = {"attributes", "content"}  # it may be misnamed: what does not fit it is the same cause
        return opening

    def attributes(self, opening: Opening, attributes: dict[str, str], context: Context) -> State:
        """Steps over a start tag whose attributes are new or not all allowed."""
        automaton = self.automaton
        current = opening.attributes
        if not current.patterns:
            return self.silent if isinstance(opening.rest, _Unchecked) else automaton.state(())
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
        if state is None:
            missing = tuple(sorted(required_attributes(current)))
            if not is_quiet:
                self.add("rng.attribute-missing", opening.name, attributes=current, missing=missing)
            return automaton.forgive(current)
        if not attributes:
            opening.bare = state
        return state

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


class _Unchecked(dict[int, State]):
    """The rest after a child of an unknown element: says, when the child ends, that its place could not be checked."""

    def __init__(self, recovery: Recovery, name: str, state: State) -> None:
        super().__init__()
        self.recovery = recovery
        self.name = name
        self.state = state

    def get(self, _mask: int, _default: object = None) -> State:
        if self.state is not self.recovery.silent:
            self.recovery.add("rng.not-checked", self.name)
        return self.state


def _own_copy(opening: Opening) -> Opening:
    copy = Opening(opening.name, opening.attributes, opening.elements, opening.rests)
    copy.rest = opening.rest
    copy.seen_error = set()
    return copy
