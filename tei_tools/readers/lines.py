"""The text cut into lines and blocks, with offsets: what all layout rules look at.

A block is a run of lines without a blank one between. A long line beside short ones is a paragraph of its own: many
transcriptions have one paragraph a line.

>>> [block.text("a\\nb\\n\\nc") for block in blocks_of("a\\nb\\n\\nc", lines_of("a\\nb\\n\\nc"))]
['a\\nb', 'c']
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tei_tools.readers.shapes import LIST_MARK

# White space as Unicode has it, without the control characters that XML cannot hold: those are text.
WHITE = " \t\n\r\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_WRAPPED = 70  # characters: a shorter line beside a long one is no wrap of it
LONG_LINE = 110  # characters: no typewriter's line is longer, so the line is a paragraph


class Line(NamedTuple):
    """One line without the white space at its ends: [start, end) in the text; `indent` counts what stood before."""

    start: int
    end: int
    indent: int = 0

    @property
    def is_blank(self) -> bool:
        """Tells whether there is nothing on the line."""
        return self.start >= self.end

    def text(self, text: str) -> str:
        """Gives the characters of the line."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive lines that belong together; never empty."""

    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.lines[-1].end

    def text(self, text: str) -> str:
        """Gives the characters of the block, line breaks included."""
        return text[self.start : self.end]


def lines_of(text: str) -> list[Line]:
    """Gives every line of `text`, blank ones included."""
    lines, at = [], 0
    for raw in text.split("\n"):
        body = raw.strip(WHITE)
        indent = raw.index(body) if body else 0
        lines.append(Line(at + indent, at + indent + len(body), indent))
        at += len(raw) + 1
    return lines[:-1] if text[-1:] in ("", "\n") else lines


def blocks_of(text: str, lines: Iterable[Line]) -> list[Block]:
    """Gives the blocks: lines up to the next blank one; a long line stands alone, unless the lines are wrapped prose."""
    blocks: list[Block] = []
    run: list[Line] = []
    for line in [*lines, Line(0, 0)]:
        if not line.is_blank:
            run.append(line)
        elif run:
            blocks.extend(_split_long(text, run))
            run = []
    return blocks


def _split_long(text: str, run: Sequence[Line]) -> Iterable[Block]:
    """Cuts a run where lines are paragraphs: beside every line longer than any typewriter's that does not run on."""
    if len(run) == 1:
        yield Block(tuple(run))
        return
    if LIST_MARK.match(text, run[0].start, run[0].end) and any(LIST_MARK.match(text, line.start, line.end) for line in run[1:]):
        yield Block(tuple(run))  # a list: what stands below an item goes on with it
        return
    widest = max(line.end - line.start for line in run)
    if all(line.end - line.start >= 0.75 * widest for line in run[:-1]) and any(
        _runs_on(text, before, line) for before, line in itertools.pairwise(run)
    ):
        yield Block(tuple(run))  # one paragraph, wrapped wide
        return
    part = [run[0]]
    for before, line in itertools.pairwise(run):
        is_long = max(before.end - before.start, line.end - line.start) > LONG_LINE
        if is_long and not _runs_on(text, before, line):
            yield Block(tuple(part))
            part = []
        part.append(line)
    yield Block(tuple(part))


def _runs_on(text: str, line: Line, after: Line) -> bool:
    """Tells whether a long line goes on in the next one: it ends inside a sentence, or the next begins with a small letter."""
    if line.end - line.start < _WRAPPED or after.indent > line.indent + 2:
        return False
    return text[after.start].islower() or text[line.end - 1].isalnum() or text[line.end - 1] in ",-–—&"
