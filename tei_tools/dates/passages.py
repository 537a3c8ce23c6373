"""The first pass: where in a text dates may stand, so that all the rest looks there and nowhere else.

>>> text = "He went home to his mother and stayed there all day. " * 2 + "On 22 May 1957 he was back."
>>> [text[low:high] for low, high in find_passages(text)]
[' He went home to his mother and stayed there all day. On 22 May 1957 he was back.']

One compiled expression finds the digits and words of which one belongs to every date (`TRIGGER_CODES` of the vocabulary). A
passage is the surroundings of such triggers; surroundings that touch are one passage, and none crosses a blank line. Time is
linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tei_tools.dates.feasts import PHRASES as FEAST_PHRASES
from tei_tools.dates.vocabulary import CAPITALISED, TRIGGER_CODES, WEAK_TRIGGERS, WORDS

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_GAP = re.compile(r"\s")
_BEFORE, _AFTER = 60, 40  # characters beside a word or year that may belong to its date
_BESIDE_NUMBER = 25  # the same of a short number, which by itself makes short dates only: 31.5.57, 4 p.m.
_YEAR = 4  # digits
_LONGEST_WORD = 40
_PHRASES = (
    "half past", "quarter past", "quarter to", "minutes past", "minutes to", "same day", "next day", "following day",
    "previous day", "day before", "day after", "a day", "République",
)  # fmt: skip

Trie = dict[str, "Trie"]


def find_passages(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yields the passages [low, high) of a part of a text that may hold a date, in order."""
    end = len(text) if end is None else end
    done = low = high = start
    for trigger in _trigger().finditer(text, start, end):
        begin, stop = trigger.span()
        short = (stop - begin < _YEAR and text[begin].isdecimal()) or text[begin:stop].lower() in _weak()
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


@cache
def _trigger() -> re.Pattern[str]:
    words = [word for word, (code, _) in WORDS.items() if code in TRIGGER_CODES or code in WEAK_TRIGGERS]
    forms = {form for word in words for form in _spellings(word)} | {*FEAST_PHRASES, *_PHRASES}
    first = "".join(sorted({form[0] for form in forms}))
    return re.compile(rf"(?=[0-9{first}])(?:[0-9]+|\b{_alternatives(_trie(forms))}\b)")


@cache
def _weak() -> frozenset[str]:
    return frozenset(word for word, (code, _) in WORDS.items() if code in WEAK_TRIGGERS)


def _spellings(word: str) -> tuple[str, ...]:
    if WORDS[word][0] in CAPITALISED:
        return (word.capitalize(), word.upper())
    return (word, word.capitalize(), word.upper())


def _trie(words: Iterable[str]) -> Trie:
    root: Trie = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return root


def _alternatives(node: Trie) -> str:
    """Writes a trie as a regular expression in which no two branches begin alike."""
    branches = [re.escape(character) + _alternatives(rest) for character, rest in sorted(node.items()) if character]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}"
