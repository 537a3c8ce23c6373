"""Points of an agenda and decisions, in minutes and protocols: `Item 1. The bridge`, `2. On the mill`, `Decided:`.

>>> [bool(POINT.match(line)) for line in ("Item 1. The bridge", "2. On the mill", "III. Wagons", "The bridge")]
[True, True, True, False]
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei_tools.readers.contexts import OFFICE
from tei_tools.readers.headings import heading_kind
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_end, label_of
from tei_tools.readers.lines import WHITE, Block, Line
from tei_tools.readers.shapes import LIST_MARK, is_dateline, is_name_line, is_prose, words_of

GENRES = ("minutes", "protocol")
POINT = re.compile(
    r"(?:(?:agenda\s+)?(?:item|point|question|§|para(?:graph)?|re item|re|on item|ad|p\.)\s*(?:no\.?\s*)?"
    r"(?:\d{1,3}|[IVX]{1,5})\b|"
    r"(?:\d{1,3}|[IVX]{1,5})\.\s(?:[-–—]\s)?(?=[A-ZÀ-ÝА-Я\[(\"“])|\(?(?:\d{1,3}|[IVX]{1,5})\)\s(?-i:(?=[A-ZÀ-Ý]{3,}(?:\s|$))))",
    re.IGNORECASE,
)
_EXPLICIT = re.compile(r"(?:agenda|item|point|question|§|re\b|on item|ad\b|p\.)|\S+\s[-–—]\s", re.IGNORECASE)
_NESTING = frozenset({"roman", "arabic", "capital", "decimal"})  # one way of counting stands inside another
_LABELLED = re.compile(r"(?:[A-ZÀ-Ý][\w /.’'-]{1,30}|[A-Z][\w ]{2,24} \([^)]{2,20}\)):(?:\s|$)")
_NARRATES = re.compile(r"\b\w{2,}ed\b")
_ENDS = ".!?;,"
_MOST_LINES = 3  # of a head
_NARROWEST = 60  # characters: no typewriter's page is narrower
_SHORT = 0.85  # of the margin
# `The Political Committee resolved:`: a body and its verb stand for the label
_DECIDES = re.compile(
    r"(?:[A-ZÀ-Ý][^\n:.]{0,70}\s)?(?:has |have |had |hereby )?(?:decides?|decided|resolves?|resolved|decrees?|decreed|orders?|"
    r"ordered|approves?|approved|determined|ruled)(?: (?:that|to|as follows|the following))?:$",
    re.IGNORECASE,
)


def point_split(reading: Reading, block: Block, following: str) -> tuple[Item, Block | None] | None:
    """Gives the heading of a point and the rest of its block, None where the block opens with none.

    A heading is a numbered line, no sentence, followed by what was said of it: in its block, or in the next one.
    """
    first = block.lines[0]
    raw = first.text(reading.text)
    if len(raw) > 160 or not POINT.match(raw) or raw.rstrip()[-1:] == ";" or len(words_of(raw)) > 24:
        return None
    count = _heads_alone(raw, following) if len(block.lines) == 1 else _heads_above(reading, block)
    if not count:
        return None
    rest = Block(block.lines[count:]) if block.lines[count:] else None
    kind = heading_kind(raw) if not _is_explicit(raw) else ""
    return Item("agenda", first.start, block.lines[count - 1].end, detail=kind if kind in _NESTING else ""), rest


def _is_explicit(raw: str) -> bool:
    return bool(_EXPLICIT.match(raw)) or bool(re.search(r"\b(?:agenda|point|item)\b.{0,30}:$", raw))


def _heads_alone(raw: str, following: str) -> int:
    if _is_explicit(raw):
        return int(bool(following))
    return int(bool(following) and raw.rstrip()[-1:] != ":" and not _counts_on(raw, following))


def _counts_on(raw: str, behind: str) -> bool:
    """Tells whether what stands behind a numbered line is a point too, and none of another count, `II.` and below it `1.`"""
    if not POINT.match(behind):
        return False
    kinds = heading_kind(raw), heading_kind(behind.partition("\n")[0])
    return kinds[0] == kinds[1] or not set(kinds) <= _NESTING


def _heads_above(reading: Reading, block: Block) -> int:
    """Gives how many lines of a block are the head of its point, 0 where they are text: its paragraph goes on."""
    raws = [line.text(reading.text) for line in block.lines[: _MOST_LINES + 1]]
    raw, behind = raws[:2]
    if _is_explicit(raw) and len(words_of(raw)) <= 2 and _is_title(reading, behind):
        return 2
    if _is_explicit(raw) and not (behind[:1].islower() or (raw[-1:] not in ".:" and len(raw) > 70)):
        return 1
    return _heads_label(reading, raws) or int(_is_loud(raws)) * _loud(raws) or int(_ends_short(reading, block, raw, behind))


def _is_title(reading: Reading, raw: str) -> bool:
    """Tells whether a line below `Question 1.` is what the question is about."""
    is_short = len(raw) < 90 and raw[-1:] not in _ENDS + ":" and raw[:1].isupper()
    return is_short and not is_prose(raw) and not _LABELLED.match(raw) and (raw.isupper() or not is_name_line(raw))


def _heads_label(reading: Reading, raws: Sequence[str]) -> int:
    """Gives how many lines stand above the first that has a label, `Reporter: Bel`, where they are no sentence."""
    count = next((n for n, raw in enumerate(raws) if n and _LABELLED.match(raw)), 0)
    if not count or label_of(reading.profile, raws[count], ("field",)) or any(POINT.match(raw) for raw in raws[1:count]):
        return 0
    whole = " ".join(raws[:count])
    known = label_of(reading.profile, raws[count], ("interpreter", "decision"))
    ends, reads = whole[-1:] in _ENDS + ":", is_prose(whole)
    return count if not (ends and reads) and (known or not (ends or reads)) else 0


def _loud(raws: Sequence[str]) -> int:
    return next((n for n, raw in enumerate(raws) if not raw.isupper()), 0)


def _is_loud(raws: Sequence[str]) -> bool:
    """Tells whether a head in capitals stands above what is not."""
    count = _loud(raws)
    return count > 0 and not raws[count][:1].islower() and not _counts_on(raws[0], raws[count])


def _ends_short(reading: Reading, block: Block, raw: str, behind: str) -> bool:
    """Tells whether a numbered line ends where the next word had room, and below it something begins: then it is a head."""
    if raw[-1:] in ",:;!?" or POINT.match(behind) or is_prose(raw) or not _begins(behind):
        return False
    if label_of(reading.profile, behind, ("field",)):
        return False  # `1. To mend the mill` and below it `Deadline: 1 May`: a decision
    if raw[-1:] == "." and (len(words_of(raw)) > 7 or _NARRATES.search(raw)):
        return False
    if is_name_line(raw.partition(" ")[2]) and OFFICE.search(behind) and not is_prose(behind):
        return False  # `1. K. Bel` and below it `Chairman`
    margin = max(_NARROWEST, *(line.end - line.start for line in block.lines))
    return len(raw) + 1 + len(behind.split()[0]) <= _SHORT * margin


def _begins(raw: str) -> bool:
    """Tells whether a line begins something: with a capital, as a day, or as a point below, `(a) The Secretary said.`"""
    return raw[:1].isupper() or is_dateline(raw) or bool(LIST_MARK.match(raw) and raw[-1:] in _ENDS and len(words_of(raw)) > 4)


def points_in(reading: Reading, block: Block) -> list[Block]:
    """Cuts a block before each line that heads a point, where all its counted lines do; else it gives the block alone."""
    lines = block.lines
    starts = [n for n, line in enumerate(lines) if POINT.match(line.text(reading.text))]
    if len(starts) < 2 or len({heading_kind(lines[n].text(reading.text)) for n in starts}) > 1:
        return [block]
    parts = [Block(lines[n:stop]) for n, stop in zip(starts, [*starts[1:], len(lines)], strict=True)]
    if not all(len(part.lines) > 1 and _heads_above(reading, part) for part in parts):
        return [block]
    return [Block(lines[: starts[0]]), *parts] if starts[0] else parts


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
