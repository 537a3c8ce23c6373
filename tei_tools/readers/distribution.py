"""Who gets a copy: `Five copies printed:` and its addressees, `Copies: Stalin (2), Molotov`, `cc:`.

>>> opens_with_count("4 copies: 3 Center, 1 Embassy"), opens_with_count("Copies were short.")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tei_tools.model import Annotation
from tei_tools.readers.credits import is_credit_line
from tei_tools.readers.items import Reading
from tei_tools.readers.labels import label_of
from tei_tools.readers.lines import WHITE, Line
from tei_tools.readers.lists import COPY_MARK, list_item
from tei_tools.readers.marks import is_mark_line
from tei_tools.readers.shapes import LIST_MARK, is_day_line, is_prose
from tei_tools.readers.shelfmark import parse_shelfmark

_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"
_OPENS = re.compile(
    rf"(?:\w+|\d+)\s+(?:(?:copies|copy|exemplars)\b|ex\.).{{0,40}}$"
    rf"|(?:printed|typed|made|prepared|reproduced|drawn up|executed)\s+(?:in\s+)?(?:\w+|\d+)\s+(?:copies|copy|ex)\b"
    rf"|{_COUNT}\s+(?:copies|ex\.)[^.:]{{0,40}}:\s"
    r"|.*\b(?:distributed|distribution)\b(?:\s+according\b.*)?:?$",
    re.IGNORECASE,
)
_LONGEST = 600  # characters: all who get a copy, on one line
_COPY_TO = re.compile(
    r"(?:copy|copies|ex\.|expl\.)\s*(?:no\.?|nº|№)?\s*\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s*[-–—:.]\s", re.IGNORECASE
)
_COPIES = re.compile(r"\((?P<n>\d{1,3})\)|(?P<m>\d{1,3})\s+cop(?:y|ies)\b|(?m:^[ \t]*)(?P<k>\d{1,3})\s?x(?=\s)")


def opens_with_count(raw: str) -> bool:
    """Tells whether a line says how many copies there are or that they were distributed."""
    return len(raw) <= 110 and not is_prose(raw) and bool(_OPENS.match(raw))


def opens_distribution(reading: Reading, raw: str) -> bool:
    """Tells whether a line is the head of a distribution list, those who get a copy behind it or below."""
    if label_of(reading.profile, raw, ("distribution",)):
        return len(raw) < _LONGEST and not (is_prose(raw) and len(raw) > 110 and "," not in raw)
    return opens_with_count(raw)


def goes_to(raw: str) -> bool:
    """Tells whether a line says who gets which copy: `Copy No. 3 - Cde. Bel`."""
    return bool(_COPY_TO.match(raw)) and len(raw) < 80


def ends_distribution(reading: Reading, line: Line, raw: str) -> bool:
    """Tells whether a line below a distribution list is none of it."""
    if LIST_MARK.match(raw) or COPY_MARK.match(raw):
        return False
    if parse_shelfmark(reading.text, line.start, line.end) or is_credit_line(raw):
        return True
    return is_mark_line(reading.text, line.start, line.end, reading.profile) or is_day_line(raw) or len(raw) > 100


def distribution_parts(reading: Reading, lines: Sequence[Line]) -> Iterator[Annotation]:
    """Gives head and items; addressees on the line of the head, `Copies: Stalin (2), Molotov`, are items too."""
    text, first = reading.text, lines[0]
    raw = first.text(text)
    colon = raw.find(":") + 1
    if colon and raw[colon:].strip():
        yield Annotation(first.start, first.start + colon, "head")
        addressees = list(_behind_head(reading, Line(first.start + colon, first.end), lines[1:]))
        yield Annotation(addressees[0].start, lines[-1].end, "list", {"type": "distribution"})
        yield from addressees
    else:
        heads = _heads(reading, lines, raw)
        if heads:
            yield Annotation(first.start, lines[heads - 1].end, "head")
        if lines[heads:]:
            items = list_item(reading, lines[heads:], "distribution")
            yield Annotation(items.start, items.end, "list", {"type": "distribution"})
            yield from items.inner
    counts = list(_COPIES.finditer(text, first.start + (colon or len(raw)), lines[-1].end))
    if [match["n"] for match in counts] == [str(n) for n in range(1, len(counts) + 1)] and len(counts) > 2:
        return  # `Bel (1), Horn (2), Lenk (3)`: which copy, not how many
    for match in counts:
        start = match.start("k") if match["k"] else match.start()
        yield Annotation(start, match.end(), "num", {"type": "copies", "value": match["n"] or match["m"] or match["k"]})


def _heads(reading: Reading, lines: Sequence[Line], raw: str) -> int:
    """Gives how many lines are the head of the list."""
    text = reading.text
    heads = next((i for i, line in enumerate(lines) if i and COPY_MARK.match(line.text(text))), 1)
    heads = 0 if _COPY_TO.match(raw) or COPY_MARK.match(raw) else heads
    while 0 < heads < len(lines) and opens_distribution(reading, lines[heads].text(text)):
        heads += 1
    return heads


def _behind_head(reading: Reading, first: Line, below: Sequence[Line]) -> Iterator[Annotation]:
    """Gives the addressees behind a head and on the lines below it: those are wrapped, or one a line (`cc: Bel` and more)."""
    text = reading.text
    is_wrapped = bool(re.search(r"[,;&]$|\band$", first.text(text))) or any("," in line.text(text) for line in below)
    if is_wrapped or not below:
        yield from _addressees(text, first.start, below[-1].end if below else first.end)
        return
    for line in (first, *below):
        start = line.start + len(line.text(text)) - len(line.text(text).lstrip(WHITE))
        yield Annotation(start, line.end, "item")


def _addressees(text: str, start: int, end: int) -> Iterator[Annotation]:
    for match in re.finditer(r"[^,;\n]+[,;]*|[,;]+", text[start:end]):
        piece = match.group()
        at = start + match.start() + len(piece) - len(piece.lstrip(WHITE))
        if piece.strip(WHITE):
            yield Annotation(at, at + len(piece.strip(WHITE)), "item")
