"""The inside of an element that the schema does not know: it may be any element that is allowed where it stands.

Its children are tried against all of those at once, so that one misnamed element is one problem however much it holds. A child
that none of them allows is not spoken of, and is checked by its own definition. Only where such an element holds more than a
few children, so that it is a part of the document rather than a slip, each further child is reported: nothing says it may stand
there, and whoever changes it should know.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tei_tools.relaxng.automaton import Automaton, Opening, State
from tei_tools.relaxng.patterns import Pattern

MOST_QUIET = 16  # children that an unknown element may hold before they are reported


@dataclass(slots=True)
class Unknown:
    """One such element: its name, the children met so far, and how to report one more."""

    name: str
    automaton: Automaton
    find_elements: Callable[[str], list[Pattern]]
    report: Callable[[str, str], None]
    children: int = 0

    def count(self, child: str) -> None:
        """Notes a child that has ended."""
        self.children += 1
        if self.children > MOST_QUIET:
            self.report(child, self.name)


class Inside(State):
    """A state in an unknown element: as the state of what it may be, but nothing is reported, and children are counted."""

    __slots__ = ("base", "element")

    def __init__(self, element: Unknown, base: State) -> None:
        super().__init__(base.patterns)
        self.element = element
        self.base = base
        self.mask = max(self.mask, 0)
        self.has_value = False
        self.text = self  # text is neither taken nor refused
        self.opens = _Children(self)

    @property
    def is_lost(self) -> bool:
        """Always: what does not fit is not reported here."""
        return True

    def open(self, name: str) -> Opening:
        """Steps into a child, which is one of a known element in its place, or of a known one anywhere, or unknown too."""
        automaton, base = self.element.automaton, self.base
        found = automaton.open(base, name) or automaton.inside(name, self.element.find_elements(name), base)
        opening = Opening(name, found.attributes, found.elements, found.rests)
        opening.rest = _Rest(self, opening)
        return opening


class _Children(dict[str, Opening]):
    """Makes the step into a child anew each time: it belongs to this one element."""

    def __init__(self, inside: Inside) -> None:
        super().__init__()
        self.inside = inside

    def get(self, name: str, _default: object = None) -> Opening:
        return self.inside.open(name)


class _Rest(dict[int, State]):
    """Counts the child when it ends, and stays inside."""

    def __init__(self, inside: Inside, opening: Opening) -> None:
        super().__init__()
        self.inside = inside
        self.opening = opening

    def get(self, mask: int, _default: object = None) -> State:
        element = self.inside.element
        element.count(self.opening.name)
        plain = Opening(self.opening.name, self.opening.attributes, self.opening.elements, self.opening.rests)
        return Inside(element, element.automaton.after(plain, mask))
