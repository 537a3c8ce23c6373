"""The machine's marks in a document, and the others that stand in the text.

>>> from tei_tools.markup import parse_markup
>>> markup = parse_markup('<TEI><text><p>in <date resp="#tei-tools" when="1957">1957</date></p></text></TEI>')
>>> [(mark.local, mark.start, mark.end, mark.is_machine) for mark in marks_of(read_positions(markup))]
[('date', 2, 6, True)]

A mark is the machine's while its @resp is `#tei-tools` and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from tei_tools.markup import Element
from tei_tools.model import MACHINE
from tei_tools.revision.positions import Reading, read_positions
from tei_tools.revision.written import place_token, token

__all__ = ["MENTIONS", "PARTS", "Mark", "is_machine", "marks_of", "read_positions"]

MENTIONS = ("persName", "placeName", "orgName", "rs", "date", "time", "name", "num")
PARTS = ("roleName", "forename", "surname", "addName", "country", "region", "settlement")
_MARKS = frozenset((*MENTIONS, *PARTS))


@dataclass(frozen=True, eq=False)
class Mark:
    """A name, a date or a part of one: its element, and its range in the reading."""

    element: Element
    local: str
    start: int
    end: int
    is_machine: bool

    @property
    def key(self) -> tuple[str, int, int]:
        """What makes it the same mark as one in another reading."""
        return self.local, self.start, self.end

    @property
    def place(self) -> str:
        """The token of its place."""
        return place_token(self.key)

    @property
    def token(self) -> str:
        """The token of its place and its attributes; an xml:id counts nothing."""
        attributes = sorted(item for item in self.element.attributes.items() if item[0] != "xml:id")
        return token(self.key, repr(attributes))


def marks_of(reading: Reading) -> list[Mark]:
    """Gives the marks of a document, in the order of the text, the outer one first."""
    found = []
    for element in reading.elements():
        machine = is_machine(element)
        if machine or element.local in _MARKS:
            found.append(Mark(element, element.local, *reading.spans[element], machine))
    return found


def is_machine(element: Element) -> bool:
    """Says whether a tag is the machine's."""
    return MACHINE in element.start and element.get("resp") == MACHINE
