"""A text to its words, with what stands between them.

>>> [(t.text, t.shape, t.gap) for t in tokenise("Cde. A. M. PUZANOV's car")]
[('Cde', 'C', '. '), ('A', 'I', '. '), ('M', 'I', '. '), ('PUZANOV', 'A', "'s "), ('car', 'l', '')]

Shapes: l lower case, C capitalised, A all capitals, I an initial (with its point). One pass, linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tei_tools.annotators.naming.lexicon import Word, word

_WORD = re.compile(r"[^\W\d_]+(?:(?:['’ʼ‘`‐‑\-]|[\[\]]+)[^\W\d_]+)*")
_SHORT = frozenset(
    "Ye Yu Ya Yo Ts Ch Sh Zh Kh Dz Gy Cs Sz Th Ph Wm Jas Chas Geo Thos Jos Alex Dzh Shch Je Ju Ja Ie Iu Ia Kr".split()
)
_CONTRACTED = re.compile(r"(?:I|He|She|We|You|They|It|That|What|Who|There|Here|Let|\w+n)['’](?:m|ll|ve|d|s|re|t)$")
_ARTICLE = re.compile(r"(?:al|el|ul|ad|as|ash|an|ar|at|az|ed|es)[-‐‑'’][A-Z]")
_START = frozenset('.!?:;\n"“”„«([{—•*')


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
    found = list(_WORD.finditer(text))
    tokens: list[Token] = []
    before = 0
    for place, match in enumerate(found):
        start, end, spelling = match.start(), match.end(), match[0]
        if end - start > 2 and spelling[-1] in "sS" and spelling[-2] in "'’":
            spelling, end = spelling[:-2], end - 2
        following = found[place + 1].start() if place + 1 < len(found) else len(text)
        gap = text[end : min(following, end + 24)]
        lead = text[before:start]
        first = not tokens
        if lead != " " and tokens:
            mark = lead.rstrip(" \t'‘’")[-1:]
            first = mark in _START and not (mark == "." and _abbreviation(tokens[-1]))
        shape = "l" if spelling.islower() else _shape(spelling, gap)
        tokens.append(Token(start, end, spelling, shape, gap, first, not tokens or "\n" in lead, word(spelling)))
        before = end
    _quieten(tokens)
    return tokens


def _quieten(tokens: list[Token]) -> None:
    """In a paragraph that is all capitals (telegrams) plain words are lower case, so that only names stand out."""
    start = 0
    for place, token in enumerate(tokens):
        if place + 1 == len(tokens) or token.gap.count("\n") > 1:
            paragraph = tokens[start : place + 1]
            start = place + 1
            loud = sum(t.shape == "A" for t in paragraph)
            if len(paragraph) > 12 and loud > 0.7 * len(paragraph):
                for t in paragraph:
                    if (
                        t.shape == "A"
                        and (len(t.text) < 3 or t.info.plain or "notname" in t.info.uses)
                        and not t.info.uses & _LOUD
                    ):
                        t.shape = "l"


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
