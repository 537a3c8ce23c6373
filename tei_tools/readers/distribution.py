"""Who got copies, and how many: `Five copies printed:` with its numbered lines, `Copies: Stalin (2), Molotov`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.model import Annotation
from tei_tools.readers.credits import is_credit_line
from tei_tools.readers.items import Reading
from tei_tools.readers.labels import label_of
from tei_tools.readers.lines import WHITE, Line
from tei_tools.readers.lists import COPY_MARK, list_item
from tei_tools.readers.marks import is_mark_line
from tei_tools.readers.shapes import (
    LIST_MARK,
    is_day_line,
    is_prose,
)
from tei_tools.readers.shelfmark import parse_shelfmark

COPY_TO = re.compile(
    r"(?:copy|copies|ex\.|expl\.)\s*(?:no\.?|nº|№)?\s*\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s*[-–—:.]\s", re.IGNORECASE
)
_DISTRIBUTION = re.compile(
    r"(?:\w+|\d+)\s+(?:copies|copy|ex\.|exemplars)\b.{0,40}$|(?:printed|typed|made)\s+(?:in\s+)?(?:\w+|\d+)\s+(?:copies|copy|ex)\b"
    r"|.*\b(?:distributed|distribution)\b(?:\s+according\b.*)?:?$",
    re.IGNORECASE,
)
_LONGEST_DISTRIBUTION = 600  # characters: all who get a copy, on one line
_COPIES = re.compile(r"\((?P<n>\d{1,3})\)|(?P<m>\d{1,3})\s+cop(?:y|ies)\b|(?m:^[ \t]*)(?P<k>\d{1,3})\s?x(?=\s)")


def opens_distribution(reading: Reading, raw: str) -> bool:
    """Tells whether a line is the label of a distribution list, or says how many copies were made."""
    if label_of(reading.profile, raw, ("distribution",)):
        return len(raw) < _LONGEST_DISTRIBUTION and not (is_prose(raw) and len(raw) > 110)
    return len(raw) <= 110 and not is_prose(raw) and bool(_DISTRIBUTION.match(raw))


def ends_distribution(reading: Reading, line: Line, raw: str) -> bool:
    """Tells whether a line below a distribution list is none of it: a shelfmark, a credit, a number, a day, a long line."""
    if LIST_MARK.match(raw) or COPY_MARK.match(raw):
        return False
    if parse_shelfmark(reading.text, line.start, line.end) or is_credit_line(raw):
        return True
    return is_mark_line(reading.text, line.start, line.end, reading.profile) or is_day_line(raw) or len(raw) > 100


def distribution_parts(reading: Reading, lines: list[Line]) -> Iterator[Annotation]:
    """Gives head and items; addressees on the line of the head, `Copies: Stalin (2), Molotov`, are items too."""
    text, first = reading.text, lines[0]
    raw = first.text(text)
    colon = raw.find(":") + 1
    if colon and raw[colon:].strip():
        yield Annotation(first.start, first.start + colon, "head")
        addressees = list(_addressees(text, first.start + colon, lines[-1].end))
        yield Annotation(addressees[0].start, lines[-1].end, "list", {"type": "distribution"})
        yield from addressees
    else:
        heads = next((i for i, line in enumerate(lines) if i and COPY_MARK.match(line.text(text))), 1)
        heads = 0 if COPY_TO.match(raw) else heads
        while 0 < heads < len(lines) and opens_distribution(reading, lines[heads].text(text)):
            heads += 1
        if heads:
            yield Annotation(first.start, lines[heads - 1].end, "head")
        if lines[heads:]:
            items = list_item(reading, lines[heads:], "distribution")
            yield Annotation(items.start, items.end, "list", {"type": "distribution"})
            yield from items.inner
    for match in _COPIES.finditer(text, first.start + (colon or len(raw)), lines[-1].end):
        start = match.start("k") if match["k"] else match.start()
        yield Annotation(start, match.end(), "num", {"type": "copies", "value": match["n"] or match["m"] or match["k"]})


def _addressees(text: str, start: int, end: int) -> Iterator[Annotation]:
    for match in re.finditer(r"[^,;\n]+[,;]*|[,;]+", text[start:end]):
        piece = match.group()
        at = start + match.start() + len(piece) - len(piece.lstrip(WHITE))
        if piece.strip(WHITE):
            yield Annotation(at, at + len(piece.strip(WHITE)), "item")
