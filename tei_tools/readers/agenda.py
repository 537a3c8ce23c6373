"""Points of an agenda and decisions, in minutes and protocols: `Item 1. The bridge`, `2. On the mill`, `Decided:`.

>>> [bool(POINT.match(line)) for line in ("Item 1. The bridge", "2. On the mill", "III. Wagons", "The bridge")]
[True, True, True, False]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.model import Annotation
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_end, label_of
from tei_tools.readers.lines import WHITE, Block, Line
from tei_tools.readers.shapes import words_of

GENRES = ("minutes", "protocol")
POINT = re.compile(
    r"(?:(?:agenda\s+)?(?:item|point|question|§|para(?:graph)?|re item|on item)\s*(?:no\.?\s*)?(?P<n>\d{1,3}|[IVX]{1,5})\b|"
    r"(?P<m>\d{1,3}|[IVX]{1,5})\.\s(?=[A-ZÀ-ÝА-Я\[(\"“]))",
    re.IGNORECASE,
)


def is_point(reading: Reading, block: Block, following: str) -> bool:
    """Tells whether a block is the heading of a point: one numbered line, no sentence, followed by what was said of it."""
    raw = block.text(reading.text)
    if len(block.lines) > 1 or len(raw) > 160 or not following or not POINT.match(raw):
        return False
    return raw.rstrip()[-1:] not in ";:" and len(words_of(raw)) <= 24 and not POINT.match(following)


def decision_split(reading: Reading, block: Block) -> tuple[Item, Block | None] | None:
    """Gives the head of a decision and the rest of its block, where the block opens with a label such as `Decided:`."""
    first = block.lines[0]
    raw = first.text(reading.text)
    if not label_of(reading.profile, raw, ("decision",)):
        return None
    width = len(raw[: label_end(reading.profile, raw, "decision")].rstrip(WHITE))
    rest = first.start + width + len(raw[width:]) - len(raw[width:].lstrip(WHITE))
    lines = [*([Line(rest, first.end)] if rest < first.end else []), *block.lines[1:]]
    head = Item("decision", first.start, first.start + width)
    return head, Block(tuple(lines)) if lines else None


def spans(segments: list[list[Item]], starts: list[int], ends: list[int]) -> Iterator[Annotation]:
    """Gives the divisions of agenda points: each reaches over the decisions that follow it."""
    for i, segment in enumerate(segments):
        if segment and segment[0].kind == "agenda":
            last = i
            while last + 1 < len(segments) and segments[last + 1] and segments[last + 1][0].kind == "decision":
                last += 1
            yield Annotation(starts[i], ends[last], "div", {"type": "agenda"})
