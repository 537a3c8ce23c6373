"""Tables set with tabs, pipes or columns of spaces.

>>> [len(part) for part in cells_of("Rice | 12 | 14")]
[4, 2, 2]
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence

from tei_tools.model import Annotation
from tei_tools.readers.columns import aligned_cells
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_of
from tei_tools.readers.lines import Block, Line

_SPACES = re.compile(r"\s{3,}")
_SEPARATORS = (re.compile(r"\s*\t\s*"), re.compile(r"\s*\|\s*"), _SPACES)
_MAY_SEPARATE = re.compile(r"[\t|]|\s\s")
_UNDRAWN, _DRAWN = re.compile(r"[^\s|+:=_–—-]"), re.compile(r"[-=_–—]{3}")


def table_item(reading: Reading, block: Block) -> Item | None:
    """Gives the table that a block is, None where it is none: two lines or more, each cut in as many cells, two at least."""
    text = reading.text
    if _is_head(reading, block):
        return None
    if len(block.lines) < 2 or not _MAY_SEPARATE.search(text, block.start, block.end):
        return None
    for separator in _SEPARATORS:
        if "|" in separator.pattern and "|" in reading.profile.signs:
            continue
        lines = [line for line in block.lines if not _is_rule(line.text(text))]
        ranges = [(line.start, line.end) for line in lines]
        rows = _set_in_columns(text, lines) if separator is _SPACES else [_cells(text, *ends, separator) for ends in ranges]
        caption = len(rows) > 2 and len(rows[0]) == 1 and len(lines[0].text(text)) < 90
        if caption:
            rows = rows[1:]
        if separator is _SPACES and sum(text[row[1][0]] == ":" for row in rows if len(row) > 1) * 2 >= len(rows):
            return None  # `TO      : Department`: labels, their colons below each other
        widths = {len(row) for row in rows}
        if len(rows) >= 2 and min(widths) >= 2 and len(widths) <= 2 and lines[-1] is block.lines[-1]:
            head = [Annotation(lines[0].start, lines[0].end, "head")] if caption else []
            rules = [line.start for line in block.lines if _is_rule(line.text(text))]
            return Item("table", block.start, block.end, (*head, *_rows(rows, rules)))
    return None


def _is_head(reading: Reading, block: Block) -> bool:
    """Tells whether the lines are those of a memorandum's head, `FROM:     H. Cole`, set below each other."""
    raws = [line.text(reading.text) for line in block.lines[:4]]
    return sum(bool(label_of(reading.profile, raw, ("telegram", "subject"))) for raw in raws) >= 2


def _set_in_columns(text: str, lines: Sequence[Line]) -> list[list[tuple[int, int, int, int]]]:
    """Gives the cells of lines whose columns are kept apart by spaces, two where the lines align."""
    return [[(start, end, 0, 0) for start, end in cells] for cells in aligned_cells(text, lines)]


def _is_rule(raw: str) -> bool:
    """Tells whether a line is drawn, `|---|---|`: it is spelling, not a row."""
    return len(raw) > 4 and not _UNDRAWN.search(raw) and bool(_DRAWN.search(raw))


def _rows(rows: Sequence[Sequence[tuple[int, int, int, int]]], rules: Sequence[int]) -> Iterator[Annotation]:
    """Gives rows and cells; a drawn line is the lead of the cell behind it, the row above the first one heads the table."""
    drawn = deque(rules)
    for number, row in enumerate(rows):
        first = start = row[0][0]
        while drawn and drawn[0] < start:
            first = min(first, drawn.popleft())
        is_head = number == 0 and len(rows) > 1 and bool(drawn) and drawn[0] < rows[1][0][0]
        yield Annotation(first, row[-1][1], "row", {"role": "label"} if is_head else {})
        yield Annotation(first, row[0][1], "cell", lead=row[0][2] + start - first, trail=row[0][3])
        yield from (Annotation(low, high, "cell", lead=lead, trail=trail) for low, high, lead, trail in row[1:])


def _cells(text: str, start: int, end: int, separator: re.Pattern[str]) -> list[tuple[int, int, int, int]]:
    """Gives (start, end, lead, trail) of the cells of one line; a mark between two cells is the lead of the second."""
    cells = []
    at, lead_at, gap_at = start, start, start
    for match in separator.finditer(text, start, end):
        if match.start() > at:
            cells.append((lead_at, match.start(), at - lead_at, 0))
        elif cells and lead_at < at:
            cells.append((lead_at, at, at - lead_at, 0))  # an empty cell: the mark before it is all of it
        gap_at = match.start()
        lead_at, at = match.start() + len(match.group()) - len(match.group().lstrip()), match.end()
        if not match.group().strip():
            lead_at = at
    if cells and at >= end and lead_at < end:
        first, _, lead, _ = cells[-1]
        cells[-1] = (first, end, lead, end - gap_at)
    elif at < end or lead_at < end:
        cells.append((lead_at, end, min(at, end) - lead_at, 0))
    return cells


def cells_of(line: str) -> list[str]:
    """Gives the cells of one line as text."""
    separator = next((s for s in _SEPARATORS if s.search(line)), _SEPARATORS[0])
    return [line[start + lead : end - trail] for start, end, lead, trail in _cells(line, 0, len(line), separator)]
