"""A text to its words, with what stands between them.

>>> [(t.text, t.shape, t.gap) for t in tokenise("Cde. A. M. PUZANOV's car").tokens]
[('Cde', 'C', '. '), ('A', 'I', '. '), ('M', 'I', '. '), ('PUZANOV', 'A', "'s "), ('car', 'l', '')]

Shapes: l lower case, C capitalised, A all capitals, I an initial (with its point). One pass, linear: a word and what stands
behind it are looked at once, and the same value serves wherever they stand again, in this document and the next.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, compress
from operator import attrgetter
from typing import NamedTuple

from tei_tools.annotators.naming.lexicon import Word, word

_WORD = re.compile(r"[^\W\d_]+(?:(?:['’ʼ‘`‐‑\-]|[\[\]]+)[^\W\d_]+)*")
# The same and what stands behind it; most words are letters that need no table of Unicode, then a space, then such a letter.
_LATIN = "[a-zA-ZÀ-ÖØ-öø-ʯ]"
_PIECES = re.compile(
    rf"{_LATIN}++(?: (?={_LATIN})|[^\W\d_]*+(?:(?:['’ʼ‘`‐‑\-]|[\[\]]+)[^\W\d_]++)*+[\W\d_]*+)"
    r"|[^\W\d_]++(?:(?:['’ʼ‘`‐‑\-]|[\[\]]+)[^\W\d_]++)*+[\W\d_]*+"
)
_LOOK = 24  # characters of what follows a word
_SHORT = frozenset(
    "Ye Yu Ya Yo Ts Ch Sh Zh Kh Dz Gy Cs Sz Th Ph Wm Jas Chas Geo Thos Jos Alex Dzh Shch Je Ju Ja Ie Iu Ia Kr".split()
)
_CONTRACTED = re.compile(r"(?:I|He|She|We|You|They|It|That|What|Who|There|Here|Let|\w+n)['’](?:m|ll|ve|d|s|re|t)$")
_ARTICLE = re.compile(r"(?:al|el|ul|ad|as|ash|an|ar|at|az|ed|es)[-‐‑'’][A-Z]")
_START = frozenset('.!?:\n"“”„«([{—•*')


_FIRST, _LINE, _PARAGRAPH = 1, 2, 4  # what a word begins: a sentence, a line, a paragraph


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """One word wherever it stands so: its core (a possessive 's is outside), its shape, what follows it, its lexicon entry.

    `first` and `line` say whether it begins a sentence or a line, `leads` what the word behind it begins.
    """

    text: str
    shape: str
    gap: str
    first: bool
    line: bool
    info: Word
    stirs: bool
    leads: int


class Words(NamedTuple):
    """The words of a text in order, where each of them begins, and the places of those that `stir` (see `Word`)."""

    tokens: list[Token]
    starts: list[int]
    stirring: list[int]


def tokenise(text: str) -> Words:
    """Gives the words of `text`."""
    pieces = _PIECES.findall(text)
    if not pieces:
        return Words([], [], [])
    tokens = list(map(_KNOWN[0].__getitem__, pieces))
    ends = list(compress(range(len(tokens)), map(attrgetter("leads"), tokens)))
    paragraphs = [place + 1 for place in ends if tokens[place].leads & _PARAGRAPH]
    for place in ends[:-1] if ends[-1:] == [len(tokens) - 1] else ends:
        tokens[place + 1] = _KNOWN[tokens[place].leads & (_FIRST | _LINE)][pieces[place + 1]]
    tokens[0] = _KNOWN[_FIRST | _LINE][pieces[0]]
    stirring = list(compress(range(len(tokens)), map(attrgetter("stirs"), tokens)))
    _quieten(tokens, [place for place in stirring if tokens[place].shape == "A"], (*paragraphs, len(tokens)))
    starts = list(accumulate(map(len, pieces[:-1]), initial=len(text) - sum(map(len, pieces))))
    return Words(tokens, starts, stirring)


class _Known(dict[str, Token]):
    """The tokens of the pieces that were met: a word and what follows it, where it begins what `begins` says."""

    def __init__(self, begins: int) -> None:
        self.begins = begins

    def __missing__(self, piece: str) -> Token:
        token = _token(piece, self.begins)
        if len(self) >= _MOST:
            self.clear()
        if len(piece) < _LONG:
            self[piece] = token
        return token


_MOST, _LONG = 65536, 64  # pieces that are remembered, and characters of one
_KNOWN = tuple(map(_Known, range((_FIRST | _LINE) + 1)))


def _token(piece: str, begins: int) -> Token:
    spelling = _spelling(piece)
    tail = spelling[-2:] if len(spelling) > 2 and spelling[-1] in "sS" and spelling[-2] in "'’" else ""
    core = spelling.removesuffix(tail)
    gap, info = piece[len(core) :], word(core)
    shape = "l" if core.islower() else _shape(core, gap if len(core) == 1 or core in _SHORT else "")
    leads = 0 if gap == " " else _leads(gap, shape, info)
    return Token(core, shape, gap[:_LOOK], bool(begins & _FIRST), bool(begins & _LINE), info, info.stirs, leads)


def _spelling(piece: str) -> str:
    if piece[-1] == " " and piece[:-1].isalpha():
        return piece[:-1]
    found = _WORD.match(piece)
    return found[0] if found else piece


def _leads(gap: str, shape: str, info: Word) -> int:
    """Says what the word behind `gap` begins."""
    mark, lines = gap.rstrip(" \t'‘’")[-1:], gap.count("\n")
    first = mark in _START and not (mark == "." and (shape == "I" or "abbreviation" in info.uses))
    return _FIRST * first + _LINE * (lines > 0) + _PARAGRAPH * (lines > 1)


def _quieten(tokens: list[Token], loud: list[int], ends: Iterable[int]) -> None:
    """In a paragraph that is all capitals (telegrams) plain words are lower case, so that only names stand out.

    `loud` are the places of the words in capitals, `ends` those at which paragraphs end.
    """
    start = 0
    for end in ends if len(loud) > _FEW * _SHORTEST else ():
        many = bisect_left(loud, end) - bisect_left(loud, start)
        if end - start > _SHORTEST and many > _FEW * (end - start):
            _quieten_paragraph(tokens, start, end)
        start = end


def _quieten_paragraph(tokens: list[Token], start: int, end: int) -> None:
    titled = False
    for place in range(start, end):
        token = tokens[place]
        plain = len(token.text) < 3 or token.info.plain or "notname" in token.info.uses
        named = (
            titled and (token.info.surname > 1 or token.info.uses & _ASIAN) and not token.info.uses & _WORDS
        )  # PRESIDENT PARK
        titled = bool(token.info.uses & _TITLES)
        if token.shape == "A" and plain and not named and not token.info.uses & _LOUD:
            tokens[place] = _lowered(token)


@lru_cache(maxsize=65536)
def _lowered(token: Token) -> Token:
    return replace(token, shape="l")


_FEW, _SHORTEST = 0.7, 12  # the share of words in capitals that makes a paragraph loud, and how many words make one
_TITLES = frozenset(("honorific", "office"))
_ASIAN = frozenset(("koreansurname", "chinesesurname", "vietnamesesurname"))
_WORDS = frozenset(("notname", "sayverb"))
_LOUD = frozenset(("honorific", "office", "orghead", "nationality", "people"))


def _shape(spelling: str, gap: str) -> str:
    if _CONTRACTED.match(spelling):  # I'm, He'll
        return "l"
    if _ARTICLE.match(spelling):  # al-Karim, el-Sadat
        return "C"
    if spelling[0].islower() or not spelling[0].isupper():
        return "l"
    if gap[:1] == "." and (len(spelling) == 1 or (spelling in _SHORT and gap[:2] != ".\n")):
        return "I"
    return "A" if len(spelling) > 1 and spelling.isupper() else "C"
