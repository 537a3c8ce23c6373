"""Labelled lists before the text begins: who was present, the agenda, where and when; and blocks that go on with one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei_tools.model import Annotation
from tei_tools.readers.attendance import attendance, ends_groups, heads_groups, is_group
from tei_tools.readers.columns import gutters
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_of
from tei_tools.readers.lines import Block, Line
from tei_tools.readers.lists import SIDE, labelled
from tei_tools.readers.marks import is_mark_line
from tei_tools.readers.shapes import (
    LIST_MARK,
    capital_share,
    is_dateline,
    is_prose,
    words_of,
)

_FIELD = re.compile(r"[A-ZÀ-Ý][\w .'’()/-]{1,30}:(?:\s|$)")
_SIDE_WITHIN = re.compile(
    r"[.;,]\s+(?:and\s+)?(?P<side>(?:on|from|for)\s(?:the\s[\w -]{2,30}|our|their|his)\s(?:side|part|delegation):)",
    re.IGNORECASE,
)
LISTS = ("participants", "interpreter", "subject", "agenda", "venue")
_ENDING_LISTS = ("dateline", "telegram", "distribution")


def by_labels(reading: Reading, block: Block) -> list[Block]:
    """Cuts a block before each line that has a label of its own and a colon: `Present: ...`, `Chair: ...`, `Agenda:`."""
    text, profile = reading.text, reading.profile
    block = Block(tuple(cell for line in block.lines for cell in _fields(reading, line)))
    starts, in_list, in_agenda = [0], False, False
    for n, line in enumerate(block.lines):
        raw = line.text(text)
        head = raw[: raw.find(":") + 1] if ":" in raw[:60] else ""
        kind = label_of(profile, head, (*LISTS, *_ENDING_LISTS)) if head else ""
        ends = in_list and kind not in LISTS and (kind in _ENDING_LISTS or is_mark_line(text, line.start, line.end, profile))
        above = block.lines[starts[-1] :]
        bare = in_list and above[0].text(text)[-1:] == ":" and bool(SIDE.match(raw))
        bare = bare or (in_list and heads_groups(text, above[:2]) and not _has_ended(text, above[: n + 1 - starts[-1]]))
        belongs = in_agenda and line.indent > block.lines[starts[-1]].indent  # `Rapporteur: ...` set in below its point
        if n and (kind in LISTS or ends) and not bare and not belongs:
            in_agenda = kind == "agenda"
            starts.append(n)
        in_agenda = in_agenda or (n == 0 and kind == "agenda")
        in_list = (kind in LISTS) or (in_list and not ends)
    return [Block(block.lines[start:stop]) for start, stop in zip(starts, [*starts[1:], len(block.lines)], strict=True)]


def _fields(reading: Reading, line: Line) -> list[Line]:
    """Gives the parts of a line that has several fields, wide gaps between them: `Beginning: 10 a.m.   End: 2.30 p.m.`"""
    raw = line.text(reading.text)
    if label_of(reading.profile, raw, ("participants",)) and len(sides := _sides(raw)) > 1:
        return [Line(line.start + start, line.start + end, line.indent) for start, end in sides]
    cells = gutters(raw)
    if len(cells) < 2 or not all(_FIELD.match(raw[start:end]) for start, end in cells):
        return [line]
    if all(raw[end - 1] == ":" for _, end in cells):  # the heads of two columns
        return [line]
    if not any(label_of(reading.profile, raw[start:end], (*LISTS, "dateline", "field")) for start, end in cells):
        return [line]
    return [Line(line.start + start, line.start + end, line.indent + start) for start, end in cells]


def _has_ended(text: str, lines: Sequence[Line]) -> bool:
    """Tells whether among lines below `Present:` a label stands that is of none of its parts, or the last is no part."""
    return any(ends_groups(line.text(text)) for line in lines) or not is_group(lines[-1].text(text))


def _sides(raw: str) -> list[tuple[int, int]]:
    """Gives the parts of a line on which a second side is named, `Present on our side: Bel. On the Tarvian side: Kis`."""
    starts = [0, *(match.start("side") for match in _SIDE_WITHIN.finditer(raw))]
    return [(start, len(raw[:stop].rstrip())) for start, stop in zip(starts, [*starts[1:], len(raw)], strict=True)]


def list_of(reading: Reading, block: Block, items: Sequence[Item]) -> list[Item] | None:
    """Gives the list that a labelled block is, or the further items of the list before it; None where it is neither."""
    first = block.lines[0].text(reading.text)
    has_list = any(item.kind == "list" for item in items)
    kind = label_of(reading.profile, first, (*LISTS, "dateline", "distribution") if has_list else LISTS)
    last = items[-1] if items else None
    if last and last.detail == "participants" and kind in ("", "participants") and _is_part(reading, block, last):
        people = tuple(attendance(reading.text, block.lines, goes_on=True))
        return [Item("list", block.start, block.end, people, detail="continued")]
    if kind:
        return list(labelled(reading, block, "venue" if kind == "dateline" else kind))
    if last and last.kind == "list" and _goes_on(reading, block, last):
        sides = attendance(reading.text, block.lines, goes_on=True) if last.detail == "participants" else []
        inner = tuple(sides or (Annotation(line.start, line.end, "item") for line in block.lines))
        return [Item("list", block.start, block.end, inner, detail="continued")]
    return None


def _is_part(reading: Reading, block: Block, last: Item) -> bool:
    """Tells whether a block is one more part of those present, behind `Present:` alone and parts that are named as it is."""
    text, first = reading.text, block.lines[0].text(reading.text)
    head, *parts = last.inner
    is_parted = head.element == "head" and text[head.end - 1] == ":" and (not parts or [*parts, head][1].element == "label")
    if not is_parted or (parts and "\n" not in text[head.end : parts[0].start]) or not is_group(first):
        return False
    return len(block.lines) > 1 if first[-1:] == ":" else bool(label_of(reading.profile, first, ("participants",)))


def _goes_on(reading: Reading, block: Block, last: Item) -> bool:
    """Tells whether a block goes on with the list before it: its label stood alone, or more participants follow."""
    raw = block.text(reading.text)
    if len(last.inner) == 1:
        return not (is_prose(raw) and len(raw) > 250)
    return (
        last.detail == "participants"
        and len(block.lines) > 1
        and not any(LIST_MARK.match(line.text(reading.text)) for line in block.lines)
        and all(is_person(line.text(reading.text)) for line in block.lines)
    )


def is_person(raw: str) -> bool:
    """Tells whether a line can name one who was there, an office behind it, or the delegation that follows."""
    return (
        len(raw) < 100
        and len(words_of(raw)) <= 14
        and capital_share(raw) >= 0.6
        and raw[-1:] not in ".:?!"
        and not raw.isupper()
        and not is_dateline(raw)
        and not is_prose(raw)
    )
