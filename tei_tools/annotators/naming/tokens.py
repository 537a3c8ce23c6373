"""A text to its words, with what stands between them.

>>> [(t.text, t.shape, t.gap) for t in tokenise("Cde. A. M. PUZANOV's car")]
[('Cde', 'C', '. '), ('A', 'I', '. '), ('M', 'I', '. '), ('PUZANOV', 'A', "'s "), ('car', 'l', '')]

Shapes: l lower case, C capitalised, A all capitals, I an initial (with its point). One pass, linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tei_tools.annotators.naming.lexicon import Word, word

_DIVIDE = re.compile(r"([^\W\d_]+(?:(?:['’ʼ‘`‐‑\-]|[\[\]]+)[^\W\d_]+)*)")
_LOOK = 24  # characters of what follows a word
_OPEN = "?"
_SHORT = frozenset(
    "Ye Yu Ya Yo Ts Ch Sh Zh Kh Dz Gy Cs Sz Th Ph Wm Jas Chas Geo Thos Jos Alex Dzh Shch Je Ju Ja Ie Iu Ia Kr".split()
)
_CONTRACTED = re.compile(r"(?:I|He|She|We|You|They|It|That|What|Who|There|Here|Let|\w+n)['’](?:m|ll|ve|d|s|re|t)$")
_ARTICLE = re.compile(r"(?:al|el|ul|ad|as|ash|an|ar|at|az|ed|es)[-‐‑'’][A-Z]")
_START = frozenset('.!?:\n"“”„«([{—•*')


@dataclass(slots=True)
class Token:
    """One word: offsets of its core (a possessive 's is outside), its shape, what follows it, its lexicon entry."""

    start: int
    end: int
    text: str
    shape: str
    gap: str
    first: bool
    line: bool
    info: Word


def tokenise(text: str) -> list[Token]:
    """Gives the words of `text` in order."""
    lead, *parts = _DIVIDE.split(text)
    tokens: list[Token] = []
    at, paragraph, loud = len(lead), 0, 0
    for spelling, gap in zip(parts[::2], parts[1::2], strict=True):
        core, tail, shape, info = _form(spelling)
        end = at + len(core)
        if tail:
            gap = tail + gap
        if shape == _OPEN:
            shape = _shape(core, gap)
        if lead == " ":
            first = line = False
        else:
            first, line = _begins(lead, tokens), "\n" in lead
        tokens.append(Token(at, end, core, shape, gap if len(gap) <= _LOOK else gap[:_LOOK], first, line, info))
        if shape == "A":
            loud += 1
        if gap != " " and gap.count("\n") > 1:
            _quieten(tokens, paragraph, loud)
            paragraph, loud = len(tokens), 0
        at, lead = end + len(gap), gap
    _quieten(tokens, paragraph, loud)
    if tokens:
        tokens[0].first = tokens[0].line = True
    return tokens


@lru_cache(maxsize=65536)
def _form(spelling: str) -> tuple[str, str, str, Word]:
    """Gives the core of a spelling, its possessive ending, its shape (`_OPEN` where what follows decides) and its entry."""
    tail = spelling[-2:] if len(spelling) > 2 and spelling[-1] in "sS" and spelling[-2] in "'’" else ""
    core = spelling.removesuffix(tail)
    shape = "l" if core.islower() else _OPEN if len(core) == 1 or core in _SHORT else _shape(core, "")
    return core, tail, shape, word(core)


def _begins(lead: str, tokens: list[Token]) -> bool:
    """Whether the word behind `lead` begins a sentence or a line."""
    mark = lead.rstrip(" \t'‘’")[-1:]
    return mark in _START and not (mark == "." and tokens and _abbreviation(tokens[-1]))


def _quieten(tokens: list[Token], start: int, loud: int) -> None:
    """In a paragraph that is all capitals (telegrams) plain words are lower case, so that only names stand out."""
    if loud <= _FEW * (len(tokens) - start) or len(tokens) - start <= _SHORTEST:
        return
    titled = False
    for token in tokens[start:]:
        plain = len(token.text) < 3 or token.info.plain or "notname" in token.info.uses
        named = (
            titled and (token.info.surname > 1 or token.info.uses & _ASIAN) and not token.info.uses & _WORDS
        )  # PRESIDENT PARK
        titled = bool(token.info.uses & _TITLES)
        if token.shape == "A" and plain and not named and not token.info.uses & _LOUD:
            token.shape = "l"


_FEW, _SHORTEST = 0.7, 12  # the share of words in capitals that makes a paragraph loud, and how many words make one
_TITLES = frozenset(("honorific", "office"))
_ASIAN = frozenset(("koreansurname", "chinesesurname", "vietnamesesurname"))
_WORDS = frozenset(("notname", "sayverb"))
_LOUD = frozenset(("honorific", "office", "orghead", "nationality", "people"))


def _abbreviation(token: Token) -> bool:
    return token.shape == "I" or "abbreviation" in token.info.uses


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
