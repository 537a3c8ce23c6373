"""Tables set with tabs, pipes or columns of spaces.

>>> [len(part) for part in cells_of("Rice | 12 | 14")]
[4, 2, 2]
"""

from __future__ import annotations

import re

from tei_tools.model import Annotation
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.lines import Block

_SEPARATORS = (re.compile(r"\s*\t\s*"), re.compile(r"\s*\|\s*"), re.compile(r"\s{3,}"))


def table_item(reading: Reading, block: Block) -> Item | None:
    """Gives the table that a block is, None where it is none: two lines or more, each cut in as many cells, two at least."""
    text = reading.text
    for separator in _SEPARATORS:
        if "|" in separator.pattern and "|" in reading.profile.signs:
            continue
        rows = [list(_cells(text, line.start, line.end, separator)) for line in block.lines]
        widths = {len(row) for row in rows}
        if len(rows) >= 2 and min(widths) >= 2 and len(widths) <= 2:
            inner: list[Annotation] = []
            for line, row in zip(block.lines, rows, strict=True):
                inner.append(Annotation(line.start, line.end, "row"))
                inner.extend(Annotation(start, end, "cell", lead=lead, trail=trail) for start, end, lead, trail in row)
            return Item("table", block.start, block.end, tuple(inner))
    return None


def _cells(text: str, start: int, end: int, separator: re.Pattern[str]) -> list[tuple[int, int, int, int]]:
    """Gives (start, end, lead, trail) of the cells of one line; a mark between two cells is the lead of the second."""
    cells = []
    at, lead_at, gap_at = start, start, start
    for match in separator.finditer(text, start, end):
        if match.start() > at:
            cells.append((lead_at, match.start(), at - lead_at, 0))
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
