"""Labelled lists before the text begins: who was present, the agenda, where and when; and blocks that go on with one."""

from __future__ import annotations

from collections.abc import Sequence

from tei_tools.model import Annotation
from tei_tools.readers.attendance import attendance
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_of
from tei_tools.readers.lines import Block
from tei_tools.readers.lists import SIDE, labelled
from tei_tools.readers.marks import is_mark_line
from tei_tools.readers.shapes import (
    LIST_MARK,
    capital_share,
    is_dateline,
    is_prose,
    words_of,
)

LISTS = ("participants", "interpreter", "subject", "agenda", "venue")
_ENDING_LISTS = ("dateline", "telegram", "distribution")


def by_labels(reading: Reading, block: Block) -> list[Block]:
    """Cuts a block before each line that has a label of its own and a colon: `Present: ...`, `Chair: ...`, `Agenda:`."""
    text, profile = reading.text, reading.profile
    starts, in_list, in_agenda = [0], False, False
    for n, line in enumerate(block.lines):
        raw = line.text(text)
        head = raw[: raw.find(":") + 1] if ":" in raw[:60] else ""
        kind = label_of(profile, head, (*LISTS, *_ENDING_LISTS)) if head else ""
        ends = in_list and kind not in LISTS and (kind in _ENDING_LISTS or is_mark_line(text, line.start, line.end, profile))
        bare = in_list and block.lines[starts[-1]].text(text)[-1:] == ":" and bool(SIDE.match(raw))
        belongs = in_agenda and line.indent > block.lines[starts[-1]].indent  # `Rapporteur: ...` set in below its point
        if n and (kind in LISTS or ends) and not bare and not belongs:
            in_agenda = kind == "agenda"
            starts.append(n)
        in_agenda = in_agenda or (n == 0 and kind == "agenda")
        in_list = (kind in LISTS) or (in_list and not ends)
    return [Block(block.lines[start:stop]) for start, stop in zip(starts, [*starts[1:], len(block.lines)], strict=True)]


def list_of(reading: Reading, block: Block, items: Sequence[Item]) -> list[Item] | None:
    """Gives the list that a labelled block is, or the further items of the list before it; None where it is neither."""
    first = block.lines[0].text(reading.text)
    has_list = any(item.kind == "list" for item in items)
    kind = label_of(reading.profile, first, (*LISTS, "dateline", "distribution") if has_list else LISTS)
    if kind:
        return list(labelled(reading, block, "venue" if kind == "dateline" else kind))
    last = items[-1] if items else None
    if last and last.kind == "list" and _goes_on(reading, block, last):
        sides = attendance(reading.text, block.lines, goes_on=True) if last.detail == "participants" else []
        inner = tuple(sides or (Annotation(line.start, line.end, "item") for line in block.lines))
        return [Item("list", block.start, block.end, inner, detail="continued")]
    return None


def _goes_on(reading: Reading, block: Block, last: Item) -> bool:
    """Tells whether a block goes on with the list before it: its label stood alone, or more participants follow."""
    raw = block.text(reading.text)
    if len(last.inner) == 1:
        return not (is_prose(raw) and len(raw) > 250)
    return (
        last.detail == "participants"
        and len(block.lines) > 1
        and not any(LIST_MARK.match(line.text(reading.text)) for line in block.lines)
        and all(_is_person(line.text(reading.text)) for line in block.lines)
    )


def _is_person(raw: str) -> bool:
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
