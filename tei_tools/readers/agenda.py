"""Points of an agenda and decisions, in minutes and protocols: `Item 1. The bridge`, `2. On the mill`, `Decided:`.

>>> [bool(POINT.match(line)) for line in ("Item 1. The bridge", "2. On the mill", "III. Wagons", "The bridge")]
[True, True, True, False]
"""

from __future__ import annotations

import re

from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_end, label_of
from tei_tools.readers.lines import WHITE, Block, Line
from tei_tools.readers.shapes import words_of

GENRES = ("minutes", "protocol")
POINT = re.compile(
    r"(?:(?:agenda\s+)?(?:item|point|question|§|para(?:graph)?|re item|re|on item|ad|p\.)\s*(?:no\.?\s*)?"
    r"(?:\d{1,3}|[IVX]{1,5})\b|"
    r"(?:\d{1,3}|[IVX]{1,5})\.\s(?:[-–—]\s)?(?=[A-ZÀ-ÝА-Я\[(\"“]))",
    re.IGNORECASE,
)
_EXPLICIT = re.compile(r"(?:agenda|item|point|question|§|re\b|on item|ad\b|p\.)|\S+\s[-–—]\s", re.IGNORECASE)
# `The Political Committee resolved:`: a body and its verb stand for the label
_DECIDES = re.compile(
    r"(?:[A-ZÀ-Ý][^\n:.]{0,70}\s)?(?:has |have |had |hereby )?(?:decides?|decided|resolves?|resolved|decrees?|decreed|orders?|"
    r"ordered|approves?|approved|determined|ruled)(?: (?:that|to|as follows|the following))?:$",
    re.IGNORECASE,
)


def point_split(reading: Reading, block: Block, following: str) -> tuple[Item, Block | None] | None:
    """Gives the heading of a point and the rest of its block, None where the block opens with none.

    A heading is one numbered line, no sentence, followed by what was said of it: in its block, or in the next one.
    """
    first = block.lines[0]
    raw = first.text(reading.text)
    is_explicit = bool(_EXPLICIT.match(raw)) or bool(re.search(r"\b(?:agenda|point|item)\b.{0,30}:$", raw))
    if len(raw) > 160 or not POINT.match(raw) or raw.rstrip()[-1:] == ";" or len(words_of(raw)) > 24:
        return None
    behind = block.lines[1].text(reading.text) if len(block.lines) > 1 else following
    if not behind or (not is_explicit and (len(block.lines) > 1 or raw.rstrip()[-1:] == ":" or POINT.match(behind))):
        return None
    if len(block.lines) > 1 and (behind[:1].islower() or (raw[-1:] not in ".:" and len(raw) > 70)):
        return None  # the line is wrapped: the paragraph goes on
    rest = Block(block.lines[1:]) if len(block.lines) > 1 else None
    return Item("agenda", first.start, first.end), rest


def decision_split(reading: Reading, block: Block) -> tuple[Item, Block | None] | None:
    """Gives the head of a decision and the rest of its block, where the block opens with a label such as `Decided:`."""
    first = block.lines[0]
    raw = first.text(reading.text)
    if raw[-1:] == ":" and len(raw) < 110 and reading.profile.lines.get("decision") and _DECIDES.match(raw):
        width = len(raw)
    elif label_of(reading.profile, raw, ("decision",)):
        width = len(raw[: label_end(reading.profile, raw, "decision")].rstrip(WHITE))
    else:
        return None
    rest = first.start + width + len(raw[width:]) - len(raw[width:].lstrip(WHITE))
    lines = [*([Line(rest, first.end)] if rest < first.end else []), *block.lines[1:]]
    head = Item("decision", first.start, first.start + width)
    return head, Block(tuple(lines)) if lines else None
