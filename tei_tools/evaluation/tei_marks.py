"""A TEI document to its text and what is marked in it: `text` first, then the abstract of the header.

>>> from tei_tools.tei import parse_xml
>>> tei = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p>Dear <persName>Anna</persName></p></text></TEI>'
>>> marked = read_marks(parse_xml(tei, file="a.xml"))
>>> [marked.text[mark.start:mark.end] for mark in marked.marks]
['Anna']

A block or a break is a line end between words. The readings that the machine itself added to a `choice` are no text of the
transcription. A `name` with a @type counts as the element that it stands for (TEI P5, 3.6.1).
"""

from __future__ import annotations

from typing import Any

from tei_tools.evaluation.marked import SCORED, Mark, MarkedText, value_of
from tei_tools.model import MACHINE
from tei_tools.tei import tei

_BREAKS = frozenset(
    {"ab", "addrLine", "cell", "closer", "dateline", "div", "gap", "head", "item", "l", "label", "lb", "list", "milestone",
     "note", "opener", "p", "pb", "postscript", "row", "salute", "signed", "speaker", "stamp", "table"}
)  # fmt: skip
_KINDS_OF_NAME = {"person": "persName", "place": "placeName", "org": "orgName"}


def read_marks(tree: Any) -> MarkedText:
    """Gives the text of a TEI tree with its marks; without a `text` element only the abstract is read."""
    root = tree.getroot()
    reading = _Reading()
    for text in root.iterchildren(tei("text")):
        reading.visit(text, None)
        reading.add(" ")
        break
    boundary = reading.length
    abstract = root.find(f"{tei('teiHeader')}/{tei('profileDesc')}/{tei('abstract')}")
    if abstract is not None:
        reading.visit(abstract, None)
    marks = tuple(open_mark.closed() for open_mark in reading.marks)
    return MarkedText("".join(reading.parts), marks, boundary, lines=tuple(reading.lines) or ((0, 1),))


class _OpenMark:
    """A mark whose element is being read."""

    __slots__ = ("element", "end", "holes", "start", "type")

    def __init__(self, kind: str, element: Any, start: int) -> None:
        self.type, self.element, self.start, self.end = kind, element, start, start
        self.holes: list[tuple[int, int]] = []

    def closed(self) -> Mark:
        return Mark(self.start, self.end, self.type, *value_of(self.element.attrib), holes=tuple(self.holes))


class _Reading:
    """The text as far as it is read, in pieces, and the marks that were met."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.marks: list[_OpenMark] = []
        self.lines: list[tuple[int, int]] = []

    def add(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)

    def visit(self, element: Any, person: _OpenMark | None) -> None:
        """Reads one element; `person` is the persName that it stands in."""
        if not isinstance(element.tag, str) or _is_machine_reading(element):
            return
        name = element.tag.rpartition("}")[2]
        kind = _KINDS_OF_NAME.get(element.get("type", ""), name) if name == "name" else name
        around = "\n" if name in _BREAKS else ""
        self.add(around)
        self.lines.append((self.length, element.sourceline or 1))
        mark = _OpenMark(kind, element, self.length) if kind in SCORED else None
        if mark:
            self.marks.append(mark)
        start = self.length
        self._content(element, mark if mark and kind == "persName" else person)
        if mark:
            mark.end = self.length
        if name == "roleName" and person is not None:
            person.holes.append((start, self.length))
        self.add(around)

    def _content(self, element: Any, person: _OpenMark | None) -> None:
        self.add(element.text)
        for child in element:
            self.visit(child, person)
            self.add(child.tail)


def _is_machine_reading(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == tei("choice") and element.get("resp") == MACHINE
