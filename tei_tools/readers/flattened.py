"""Two columns without brackets that a transcription ran into one line each: a letterhead and a stamp, or a page in columns.

Nothing is sorted: each piece of a column is a `seg type="column"`, or a `stamp` where a column has the number of an incoming
document, with @n for its column; @next and @prev tie the pieces of one column together (TEI, SA "Aggregation").

>>> from tei_tools.profiles import load_profile
>>> text = "EMBASSY IN ORLA        Eastern Department\\nNº 133                 Incoming Nº 59\\n"
>>> groups, cuts = opening_columns(text, [], load_profile("translation"))
>>> [(a.element, a.attributes["xml:id"], a.content(text)) for (a,) in groups][2:]
[('seg', 'column0.1.2', 'Nº 133'), ('stamp', 'column0.2.2', 'Incoming Nº 59')]
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tei_tools.model import Annotation
from tei_tools.profiles import Profile
from tei_tools.readers.columns import Group, aligned_cells, gutters
from tei_tools.readers.lines import LONG_LINE, Block, Line, lines_of
from tei_tools.readers.marks import is_mark_line, marks_in
from tei_tools.readers.shapes import is_dateline, is_prose, words_of

_DEEPEST = 6000  # characters: the opening of a document ends before
_SLACK = 4  # characters by which the right column may begin earlier than where it usually does
_GAP = re.compile(r"\t|[ \u00a0][ \u00a0][ \u00a0]")
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A piece [start, end) of column `side`, 1 or 2."""

    side: int
    start: int
    end: int


def opening_columns(text: str, groups: Sequence[Group], profile: Profile) -> tuple[list[Group], set[int]]:
    """Gives the pieces of columns before the text begins, chained, and the offsets at which lines are to be cut."""
    found: list[Group] = []
    cuts: set[int] = set()
    held = [(group[0].start, group[0].end) for group in groups if group[0].start < _DEEPEST]
    for block in _opening_blocks(text[:_DEEPEST]):
        if any(start < block.end and block.start < end for start, end in held):
            continue
        cells = _cells(text, block)
        sides = [[cell for cell in cells if cell.side == side] for side in (1, 2)]
        is_stamp = any(_holds_incoming(text, own, profile) for own in sides)
        if cells and (is_stamp or all(_is_telling(text, own, profile) for own in sides)):
            starts = {line.start for line in block.lines}
            cuts.update(cell.start for cell in cells if cell.start not in starts)
            if not any(all(_is_mark(text, cell, profile) for cell in own) for own in sides):
                found.extend((piece,) for piece in _chained(text, block, cells, profile))
    return sorted(found, key=lambda group: group[0].start), cuts


def _opening_blocks(text: str) -> Iterator[Block]:
    """Gives the blocks of lines before the first one that is running text."""
    run: list[Line] = []
    for line in [*lines_of(text), Line(0, 0)]:
        if not line.is_blank:
            run.append(line)
            continue
        if run and any(line.end - line.start > LONG_LINE and len(gutters(line.text(text))) < 2 for line in run):
            return
        if run and is_prose(run[0].text(text)) and len(gutters(run[0].text(text))) < 2:
            return
        if len(run) > 1:
            yield Block(tuple(run))
        run = []


def _cells(text: str, block: Block) -> list[_Cell]:
    """Gives the pieces of two columns, line by line; [] where fewer than two lines have both, or one has more."""
    rows = list(zip(block.lines, aligned_cells(text, block.lines), strict=True))
    both = [(line, cells) for line, cells in rows if len(cells) == 2]
    if len(both) < 2 or any(len(cells) > 2 for _, cells in rows):
        return []
    right = min(line.indent + cells[1][0] - line.start for line, cells in both)
    found: list[_Cell] = []
    for line, cells in rows:
        if len(cells) == 2:
            found += [_Cell(side, start, end) for side, (start, end) in enumerate(cells, 1)]
        else:
            found.append(_Cell(2 if line.indent >= right - _SLACK else 1, line.start, line.end))
    return found


def _is_telling(text: str, cells: Sequence[_Cell], profile: Profile) -> bool:
    """Tells whether a column holds what stands at the head of documents: marks, numbers, a date, a body."""
    for cell in cells:
        raw = text[cell.start : cell.end]
        if next(marks_in(text, cell.start, cell.end, profile, "outgoing"), None) or is_dateline(raw):
            return True
        if {word.lower() for word in _WORDS.findall(raw)} & set(profile.letterhead) and not is_prose(raw):
            return True
    return False


def _holds_incoming(text: str, cells: Sequence[_Cell], profile: Profile) -> bool:
    """Tells whether a column has the number under which a document came in: then it is a stamp."""
    numbers = (mark for cell in cells for mark in marks_in(text, cell.start, cell.end, profile, "outgoing"))
    return any(mark.attributes.get("type") == "incoming" for mark in numbers)


def _is_mark(text: str, cell: _Cell, profile: Profile) -> bool:
    """Tells whether a piece is a mark or a number alone: such a column says one thing a line and hangs together by nothing."""
    return is_mark_line(text, cell.start, cell.end, profile) and "incoming" not in {
        mark.attributes.get("type") for mark in marks_in(text, cell.start, cell.end, profile, "outgoing")
    }


def _chained(text: str, block: Block, cells: Sequence[_Cell], profile: Profile) -> Iterator[Annotation]:
    """Gives a `stamp` or `seg` for each piece of the two columns."""
    for side in (1, 2):
        own = [cell for cell in cells if cell.side == side]
        yield from _chain(block, own, is_stamp=_holds_incoming(text, own, profile))


def _chain(block: Block, cells: Sequence[_Cell], is_stamp: bool = False) -> Iterator[Annotation]:
    """Gives the pieces of one column, each tied to the one before and the one behind."""
    for i, cell in enumerate(cells, 1):
        name = f"column{block.start}.{cell.side}"
        chain = {"xml:id": f"{name}.{i}"}
        chain |= {"next": f"#{name}.{i + 1}"} if i < len(cells) else {}
        chain |= {"prev": f"#{name}.{i - 1}"} if i > 1 else {}
        if is_stamp:
            yield Annotation(cell.start, cell.end, "stamp", {"type": "stamp", **chain}, cert="medium")
        else:
            yield Annotation(cell.start, cell.end, "seg", {"type": "column", "n": str(cell.side), **chain})


def column_pieces(text: str, block: Block) -> list[Annotation]:
    """Gives the chained pieces of a paragraph that was set in two columns; [] where the block is none.

    Both columns must run on: their pieces are words, and most do not end where a sentence ends.
    """
    cells = _cells(text, block) if len(block.lines) >= 3 and _GAP.search(text, block.start, block.end) else []
    sides = [[cell for cell in cells if cell.side == side] for side in (1, 2)]
    if any(len(own) < 2 or not _runs_on(text, own) for own in sides):
        return []
    return [piece for own in sides for piece in _chain(block, own)]


def signature_pieces(text: str, block: Block) -> list[Annotation]:
    """Gives the chained pieces of two signatures side by side, each over two lines or more; [] where there are none."""
    return [piece for side in (1, 2) for piece in _chain(block, [cell for cell in _cells(text, block) if cell.side == side])]


def _runs_on(text: str, cells: Sequence[_Cell]) -> bool:
    raws = [text[cell.start : cell.end] for cell in cells]
    goes_on = sum(after[:1].islower() and before[-1:] not in ".!?:" for before, after in itertools.pairwise(raws))
    long = sum(len(words_of(raw)) >= 3 for raw in raws)
    return goes_on >= 0.5 * (len(raws) - 1) and long >= 0.6 * len(raws) and is_prose(" ".join(raws))
