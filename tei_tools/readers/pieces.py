"""Lines to pieces: blocks of lines, and what stands alone on its lines: a stamp, a remark, a page number.

A bracket that runs over several lines makes them one; page numbers and running heads are pieces of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tei_tools.model import Annotation
from tei_tools.readers.columns import cut_lines
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.lines import Block, Line, blocks_of, lines_of
from tei_tools.readers.pages import running_lines
from tei_tools.readers.solid import solid_parts

Group = tuple[Annotation, ...]
_STANDALONE = {"stamp": "stamp", "add": "add", "gap": "gap", "note": "note", "pb": "fw"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of lines, or an item that is all of its lines."""

    block: Block | None
    item: Item | None = None


def pieces_of(reading: Reading, cuts: set[int]) -> Iterator[Piece]:
    """Gives blocks and items that stand alone, in order; `cuts` are the offsets where a right column begins."""
    lines = cut_lines(reading.text, _merged(lines_of(reading.text), reading.constructs), cuts)
    alone = _alone(reading, lines)
    held = {line.start for line in lines if line.start in alone or reading.text.find("\n", line.start, line.end) >= 0}
    running = running_lines(reading.text, lines, reading.profile, lambda line: line.start in held)
    alone |= {item.start: item for item in running}
    run: list[Line] = []
    for line in lines:
        item = alone.get(line.start) if not line.is_blank else None
        if item is None:
            run.append(line)
            continue
        yield from _blocks(reading.text, run)
        yield Piece(None, item)
        run = []
    yield from _blocks(reading.text, run)


def _blocks(text: str, run: Sequence[Line]) -> Iterator[Piece]:
    for block in blocks_of(text, run):
        yield from (Piece(part) for part in solid_parts(text, block))


def _merged(lines: Sequence[Line], groups: Sequence[Group]) -> Iterator[Line]:
    """Gives the lines with those that one construct runs over made one."""
    spans = iter(sorted((group[0].start, group[0].end) for group in groups if group[0].end > group[0].start))
    span = next(spans, None)
    held: Line | None = None
    for line in lines:
        while span and span[1] <= line.start:
            span = next(spans, None)
        if held is not None:
            held = Line(held.start, max(held.end, line.end), held.indent)
        elif line.is_blank:
            yield line
            continue
        else:
            held = line
        while span and span[1] <= held.end:
            span = next(spans, None)
        if not (span and span[0] < held.end < span[1]):
            yield held
            held = None
    if held is not None:
        yield held


def _alone(reading: Reading, lines: Sequence[Line]) -> dict[int, Item]:
    """Maps the start of a line to the construct that is all of it."""
    ends = {line.start: line.end for line in lines}
    found: dict[int, Item] = {}
    for group in reading.constructs:
        outer = group[0]
        end = max(a.end for a in group)
        kind = _STANDALONE.get(outer.element)
        if kind and ends.get(outer.start) == end and outer.attributes.get("type") != "sic":
            found[outer.start] = Item(kind, outer.start, end)
    return found
