"""What people have rejected, as the document records it: `standOff/listAnnotation[@type='rejected']`.

>>> from tei_tools.markup import parse_markup
>>> markup = parse_markup('''<TEI><standOff><listAnnotation type="rejected"><annotation xml:id="rejected1" target="#p1" n="1"
... motivation="moderating"><note type="persName">Reading</note></annotation></listAnnotation></standOff>
... <text><p xml:id="p1">at Reading, reading Reading</p></text></TEI>''')
>>> reading = read_positions(markup)
>>> rejected = Rejections(markup, reading)
>>> rejected.covers("persName", 2, 9), rejected.covers("placeName", 2, 9), rejected.covers("persName", 17, 24)
(True, False, False)

A record has the element, its words, the block that they stand in, and in @n which of these words in the block it means;
without @n it means all. So it holds when other words of the block change.
"""

from __future__ import annotations

from typing import NamedTuple

from tei_tools.markup import Element, Markup, add_line, escape
from tei_tools.revision.marks import MENTIONS, PARTS
from tei_tools.revision.positions import Reading, dense, read_positions, words_of
from tei_tools.revision.stand_off import stand_off_of

__all__ = ["Rejections", "block_of", "read_positions", "record_rejection"]

_NO_BLOCK = frozenset((*MENTIONS, *PARTS))


class _Rejected(NamedTuple):
    """One record: element, words without white space, id of the block, number or 0."""

    local: str
    words: str
    block: str
    number: int


class Rejections:
    """The rejections of a document, asked for the places of suggestions."""

    def __init__(self, markup: Markup, reading: Reading) -> None:
        self.reading = reading
        self.blocks = {element.get("xml:id"): reading.spans[element] for element in reading.elements() if element.get("xml:id")}
        self.records = [_read(annotation) for annotation in _annotations(markup)]

    def covers(self, local: str, start: int, end: int) -> bool:
        """Says whether an element of this name over [start, end) was rejected."""
        words = self.reading.text[start:end]
        for record in self.records:
            low, high = self.blocks.get(record.block, (0, len(self.reading.text)))
            if record.local != local or record.words != words or start < low or high < end:
                continue
            if not record.number or record.number == _number(self.reading.text[low:high], words, start - low):
                return True
        return False


def block_of(element: Element) -> Element | None:
    """Gives the nearest element round this one that has an xml:id and is no name: the paragraph, head or note."""
    block = element.parent
    while block is not None and (block.local in _NO_BLOCK or not block.get("xml:id")):
        block = block.parent
    return block


def record_rejection(markup: Markup, reading: Reading, element: Element, resp: str) -> str:
    """Records that the tag `element` is rejected by `resp` ("#ada") and gives the id of the record."""
    block = block_of(element) or markup.root
    start, end = reading.spans[element]
    low, high = reading.spans.get(block, (0, len(reading.text)))
    number = _number(reading.text[low:high], reading.text[start:end], start - low)
    taken = set(markup.by_id())
    count = 1
    while f"rejected{count}" in taken:
        count += 1
    ref = element.get("ref")
    ref = "" if ref.startswith("#") else ref  # a record that only this document has may go with its last mention
    attributes = {
        "xml:id": f"rejected{count}",
        "motivation": "moderating",
        "target": f"#{block.get('xml:id')}",
        "n": str(number),
        "corresp": ref,
        "resp": resp,
    }
    written = "".join(f' {name}="{escape(value, chr(34))}"' for name, value in attributes.items() if value)
    source = f'<annotation{written}>\n  <note type="{element.local}">{escape(words_of(element))}</note>\n</annotation>'
    add_line(_list(markup), source)
    return f"rejected{count}"


def _list(markup: Markup) -> Element:
    """The list of rejections; it is begun where there is none."""
    stand_off = stand_off_of(markup)
    for found in stand_off.elements("listAnnotation"):
        if found.get("type") == "rejected":
            return found
    return add_line(stand_off, '<listAnnotation type="rejected"/>')


def _annotations(markup: Markup) -> list[Element]:
    stand_offs = markup.root.elements("standOff")
    lists = [found for stand_off in stand_offs for found in stand_off.iter("listAnnotation")]
    return [annotation for found in lists if found.get("type") == "rejected" for annotation in found.elements("annotation")]


def _read(annotation: Element) -> _Rejected:
    note = annotation.find("note")
    words = dense(note.string) if note is not None else ""
    number = annotation.get("n")
    return _Rejected(
        note.get("type") if note is not None else "",
        words,
        annotation.get("target").removeprefix("#"),
        int(number) if number.isdecimal() else 0,
    )


def _number(text: str, words: str, start: int) -> int:
    """Says which of the places of `words` in `text` begins at `start`, from 1."""
    number, at = 0, text.find(words) if words else -1
    while 0 <= at <= start:
        number += 1
        at = text.find(words, at + 1)
    return number
