"""Paragraphs: lines that are wraps are joined, lines that are paragraphs are parted, short lines stay lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from tei_tools.readers.items import Item, Reading
from tei_tools.readers.lines import Block, Line
from tei_tools.readers.shapes import is_prose

_SENTENCE = re.compile(r"[.!?:…][\"'”’)\]]*$")


def _goes_on(text: str, line: Line, after: Line) -> bool:
    """Tells whether a line ends inside a sentence: the next one begins with a small letter, or no mark ends this one."""
    return text[after.start].islower() or text[line.end - 1].isalnum() or text[line.end - 1] in ",-–—"


def _set_in(text: str, lines: Sequence[Line]) -> list[Block]:
    """Cuts a block where first lines are set in: before each line that stands as far in as the first, others further out."""
    first = lines[0].indent
    if not first or min(line.indent for line in lines) >= first:
        return [Block(tuple(lines))]
    starts = [0]
    for n in range(1, len(lines)):
        if lines[n].indent >= first and _SENTENCE.search(lines[n - 1].text(text)):
            starts.append(n)
    return [Block(tuple(lines[start:stop])) for start, stop in zip(starts, [*starts[1:], len(lines)], strict=True)]


def paragraphs(reading: Reading, block: Block) -> Iterator[Item]:
    """Gives one paragraph for wrapped lines, one each where lines are paragraphs, lines kept where they are short lines."""
    text, lines = reading.text, block.lines
    if len(parts := _set_in(text, lines)) > 1:
        for part in parts:
            yield from paragraphs(reading, part)
        return
    if len(lines) == 1:
        yield Item("p", block.start, block.end)
        return
    lengths = [line.end - line.start for line in lines]
    widest = max(lengths)
    wrapped = sum(n >= 0.6 * widest for n in lengths[:-1]) >= 0.7 * (len(lines) - 1) and widest >= 40
    run_on = sum(_goes_on(text, before, line) for before, line in itertools.pairwise(lines))
    if run_on >= 0.8 * (len(lines) - 1) and is_prose(block.text(text)) and widest > 30:
        yield Item("p", block.start, block.end)
        return
    sentences = all(_SENTENCE.search(line.text(text)) for line in lines)
    if wrapped and not (sentences and widest > 90):
        yield Item("p", block.start, block.end)
    elif sentences or widest > 90:
        start = lines[0].start
        for line, after in itertools.pairwise(lines):
            if not _goes_on(text, line, after):
                yield Item("p", start, line.end)
                start = after.start
        yield Item("p", start, lines[-1].end)
    else:
        yield Item("line" if not is_prose(block.text(text)) else "p", block.start, block.end, detail="lines")
