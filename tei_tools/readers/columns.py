"""Two columns that a transcription flattened into each other: a letterhead at the left, a stamp in brackets at the right.

The order of the transcription stays. The stamp becomes one element for each line, chained by @next and @prev; the lines of
the left column are lines of their own.

>>> text = "EMBASSY   [stamp: Far\\nSECRET    East]"
>>> stamp = Annotation(10, len(text), "stamp", {"type": "stamp"}, lead=1, trail=1)
>>> groups, cuts = split_columns(text, [(stamp,)])
>>> [(a.content(text), a.attributes.get("next")) for (a,) in groups], sorted(cuts)
([('stamp: Far', '#stamp-1.2'), ('East', None)], [10, 32])
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tei_tools.model import Annotation
from tei_tools.readers.lines import WHITE, Line

Group = tuple[Annotation, ...]
_GUTTER = re.compile(r"(?: {3,}|\t+ *)(?=\S)")


_WIDE = re.compile(r"[ \u00a0]{2,}|[ \u00a0]*\t\s*")
_GAP = re.compile(r"[ \u00a0]{3,}|[ \u00a0]*\t\s*")


def gutters(raw: str) -> list[tuple[int, int]]:
    """Gives where the parts of a line begin and end that gaps of three spaces, or a tab, keep apart.

    >>> gutters("No. 5     Orla")
    [(0, 5), (10, 14)]
    """
    cells, at = [], 0
    for match in _GAP.finditer(raw):
        if match.start() > at and match.end() < len(raw):
            cells.append((at, match.start()))
            at = match.end()
    return [*cells, (at, len(raw))]


def aligned_cells(text: str, lines: Sequence[Line]) -> list[list[tuple[int, int]]]:
    """Gives the cells of each line; of two spaces a gap is made where the cell behind begins as it does on another line.

    >>> from tei_tools.readers.lines import lines_of
    >>> text = "Orlov  Minister\\nBel    Envoy  in Orla"
    >>> [[text[a:b] for a, b in cells] for cells in aligned_cells(text, lines_of(text))]
    [['Orlov', 'Minister'], ['Bel', 'Envoy  in Orla']]
    """
    gaps = [list(_WIDE.finditer(line.text(text))) for line in lines]
    starts = Counter(line.indent + gap.end() for line, found in zip(lines, gaps, strict=True) for gap in found)
    least = max(2, len(lines) // 2)
    return [list(_between(line, found, starts, least)) for line, found in zip(lines, gaps, strict=True)]


def _between(line: Line, gaps: Sequence[re.Match[str]], starts: Counter[int], least: int) -> Iterator[tuple[int, int]]:
    at, end = 0, line.end - line.start
    for gap in gaps:
        is_wide = len(gap.group()) > 2 or "\t" in gap.group()
        if gap.start() > at and gap.end() < end and (is_wide or starts[line.indent + gap.end()] >= least):
            yield line.start + at, line.start + gap.start()
            at = gap.end()
    yield line.start + at, line.end


def split_columns(text: str, groups: Iterable[Group]) -> tuple[list[Group], set[int]]:
    """Gives the constructs with flattened stamps cut into one part a line, and the offsets where a right column begins."""
    found: list[Group] = []
    cuts: set[int] = set()
    number = 0
    for group in groups:
        parts = _right_column(text, group[0]) if group[0].element in ("stamp", "add") else []
        if not parts:
            found.append(group)
            continue
        number += 1
        cuts.update(start for start, _ in parts)
        found.extend(_chained(group, parts, number))
    return sorted(found, key=lambda group: (group[0].start, -group[0].end)), cuts


def _right_column(text: str, outer: Annotation) -> list[tuple[int, int]]:
    """Gives the ranges of a construct line by line, where it begins behind a gutter and each further line has one too."""
    before = text[text.rfind("\n", 0, outer.start) + 1 : outer.start]
    if "\n" not in text[outer.start : outer.end] or not before.strip() or not re.search(r" {3}$|\t$", before):
        return []
    end_of_first = text.index("\n", outer.start)
    parts, at = [(outer.start, end_of_first)], end_of_first + 1
    for raw in text[at : outer.end].split("\n"):
        gutter = list(_GUTTER.finditer(raw))
        if not gutter and raw.strip():
            return []
        if gutter:
            parts.append((at + gutter[-1].end(), at + len(raw)))
        at += len(raw) + 1
    return [(start, start + len(text[start:end].rstrip(WHITE))) for start, end in parts]


def _chained(group: Group, parts: Sequence[tuple[int, int]], number: int) -> list[Group]:
    outer, inner = group[0], group[1:]
    chained: list[Group] = []
    for i, (start, end) in enumerate(parts, 1):
        attributes = dict(outer.attributes) | {"xml:id": f"{outer.element}-{number}.{i}"}
        attributes |= {"next": f"#{outer.element}-{number}.{i + 1}"} if i < len(parts) else {}
        attributes |= {"prev": f"#{outer.element}-{number}.{i - 1}"} if i > 1 else {}
        lead, trail = outer.lead if i == 1 else 0, outer.trail if i == len(parts) else 0
        part = replace(outer, start=start, end=end, attributes=attributes, lead=lead, trail=trail)
        chained.append((part, *(a for a in inner if start <= a.start and a.end <= end)))
    return chained


def cut_lines(text: str, lines: Iterable[Line], cuts: set[int]) -> list[Line]:
    """Gives the lines with those of two columns cut in two, the left before the right."""
    cut: list[Line] = []
    starts = sorted(cuts)
    for line in lines:
        nearest = bisect_right(starts, line.start)
        at = starts[nearest] if nearest < len(starts) else line.end
        if at < line.end:
            cut.append(Line(line.start, line.start + len(text[line.start : at].rstrip(WHITE)), line.indent))
            cut.append(Line(at, line.end))
        else:
            cut.append(line)
    return cut
