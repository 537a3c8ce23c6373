"""The first pass: where in a text dates may stand, so that all the rest looks there and nowhere else.

>>> text = "He went home to his mother and stayed there all day. " * 2 + "On 22 May 1957 he was back."
>>> [text[low:high] for low, high in find_passages(text)]
[' He went home to his mother and stayed there all day. On 22 May 1957 he was back.']

A passage is the surroundings of words and numbers of which one belongs to every date (`triggers`); surroundings that touch are
one passage, and none crosses a blank line. Time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.dates.triggers import find_triggers

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_GAP = re.compile(r"\s")
_BEFORE, _AFTER = 60, 40  # characters beside a word or year that may belong to its date
_BESIDE_NUMBER = 25  # the same of a short number, which by itself makes short dates only: 31.5.57, 4 p.m.
_LONGEST_WORD = 40


def find_passages(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yields the passages [low, high) of a part of a text that may hold a date, in order."""
    end = len(text) if end is None else end
    done = low = high = start
    for begin, stop, _, short in find_triggers(text, start, end):
        wanted = begin - (_BESIDE_NUMBER if short else _BEFORE)
        if wanted > high or _BLANK_LINE.search(text, high, begin):
            if high > low:
                yield low, high
            done = high
            low = _open(text, max(done, wanted), begin, start)
        elif wanted < low > done:
            low = _open(text, max(done, wanted), low, start)
        high = max(high, _close(text, stop, min(stop + (_BESIDE_NUMBER if short else _AFTER), end), end))
    if high > low:
        yield low, high


def _open(text: str, position: int, begin: int, start: int) -> int:
    """Gives where a passage begins: behind the last blank line before its trigger, else where a word ends."""
    for gap in _BLANK_LINE.finditer(text, position, begin):
        position = start = gap.end()
    return position if position == start else _gap_after(text, position, begin)


def _close(text: str, position: int, stop: int, end: int) -> int:
    """Gives where a passage ends: before the first blank line, else where a word ends."""
    gap = _BLANK_LINE.search(text, position, stop)
    return gap.start() if gap else _gap_after(text, stop, end)


def _gap_after(text: str, position: int, limit: int) -> int:
    """Gives the first white space from a position on, so that no word is cut; the limit where there is none near."""
    gap = _GAP.search(text, position, min(limit, position + _LONGEST_WORD))
    return gap.start() if gap else min(limit, position + _LONGEST_WORD)
