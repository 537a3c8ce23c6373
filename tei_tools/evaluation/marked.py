"""A text with the spans that somebody marked in it, and its words: what gold and encoder are both brought to.

>>> [word.form for word in words_of("Pak [Chŏng]ae")]
['pak', 'chŏngae']
>>> words_within(words_of("Dear Anna Maria"), 5, 9)
(1, 2)

It does not know where a text comes from: see `gold` and `tei_marks`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple, Protocol

# the elements whose marks are compared word by word, and those of the layout, which need only cover mostly the same
ENTITIES = ("persName", "placeName", "orgName", "date")
LAYOUT = ("head", "dateline", "salute", "signed")
SCORED = (*ENTITIES, *LAYOUT)

Range = tuple[int, int]  # half-open; of characters or of words

_WORD = re.compile(r"\w+(?:[\[\]]+\w+)*")  # a bracket inside a word (`195[7]`) is an editor's and does not part it
_NO_BRACKETS = str.maketrans("", "", "[]")
_START, _END = attrgetter("start"), attrgetter("end")


class Word(NamedTuple):
    """One word: its form as it is compared (folded, without brackets) and its place in the text."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked span: [start, end) of the text, the TEI name, and for a date where its value begins and where it ends.

    `holes` are the roleNames inside a persName: they are no part of the name.
    """

    start: int
    end: int
    type: str
    begins: str = ""
    until: str = ""
    holes: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text and its marks in the order of their starts.

    `boundary` is where the abstract of a TEI document begins, None where all is one text. `passed_over` are ranges in which
    no mark is right or wrong. `lines` says at which offset each line of the file begins that a reader can look up.
    """

    text: str
    marks: tuple[Mark, ...]
    boundary: int | None = None
    passed_over: tuple[Range, ...] = ()
    lines: tuple[tuple[int, int], ...] = field(default=((0, 1),))

    def line_of(self, offset: int) -> int:
        """Gives the line of the file in which a character stands."""
        return self.lines[max(0, bisect_right(self.lines, offset, key=lambda line: line[0]) - 1)][1]


def value_of(attributes: Mapping[str, object]) -> tuple[str, str]:
    """Gives where a date's attributes begin (when, from, notBefore) and where they end (to, notAfter); empty where not said."""
    begins = next((attributes[name] for name in ("when", "from", "notBefore") if attributes.get(name)), "")
    until = next((attributes[name] for name in ("to", "notAfter") if attributes.get(name)), "")
    return str(begins), str(until)


def words_of(text: str) -> list[Word]:
    """Gives the words of a text in order."""
    return [Word(found.group().translate(_NO_BRACKETS).casefold(), *found.span()) for found in _WORD.finditer(text)]


class Placed(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def words_within(words: Sequence[Placed], start: int, end: int) -> Range | None:
    """Gives the range of the words that a range of characters touches, None where it touches none."""
    first = bisect_right(words, start, key=_END)
    last = bisect_left(words, end, key=_START)
    return (first, last) if first < last else None
