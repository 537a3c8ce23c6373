"""The words of a document as a learner sees them: each with its features, those of its neighbours, and the rules' verdict.

>>> from tei_tools.model import Document
>>> sorted(examples_of(Document("a", "Dear Anna"))[1].features)[:2]
['f=1', 'gap= ']

The features are spelling (word, ends, shape), layout (begins a sentence or a line, what stands before and behind), the lexicon
(forename, surname, place, title, office), and the mark that our rules set there, with its rule and certainty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tei_tools.annotators.naming.tokens import Token, Words, tokenise
from tei_tools.model import Document

NAMES = ("persName", "placeName", "orgName")
_NEAR = (-2, -1, 1, 2)
_ENDS = 3  # letters of a word's beginning and end


@dataclass(frozen=True, slots=True)
class Example:
    """One word: its place in the text and its features."""

    start: int
    end: int
    features: tuple[str, ...]


def examples_of(document: Document) -> list[Example]:
    """Gives the words of a document, in order, as examples; its annotations are those of our rules."""
    words = tokenise(document.text)
    tokens, verdicts = words.tokens, _verdicts(document, words)
    own = [tuple(_own(token, verdict)) for token, verdict in zip(tokens, verdicts, strict=True)]
    known = [tuple(_known(token, verdict)) for token, verdict in zip(tokens, verdicts, strict=True)]
    return [
        Example(start, start + len(token.text), (*own[place], *_around(tokens, known, place)))
        for place, (token, start) in enumerate(zip(tokens, words.starts, strict=True))
    ]


def _own(token: Token, verdict: str) -> Iterator[str]:
    word = token.text.lower()
    yield f"w={word}"
    yield f"begin={word[:_ENDS]}"
    yield f"end={word[-_ENDS:]}"
    yield f"gap={token.gap[:2]}"
    yield f"first={token.first}{token.line}{token.shape}"
    yield from _known(token, verdict)


def _known(token: Token, verdict: str) -> Iterator[str]:
    """What is told of a word to its neighbours too."""
    info = token.info
    yield f"shape={token.shape}"
    yield f"rule={verdict}"
    yield f"plain={info.plain}{token.shape}"
    yield f"name={min(info.forename, 1)}{min(info.surname, 2)}{min(info.place, 3)}{token.shape}"
    yield from (f"use={use}" for use in sorted(info.uses))


def _around(tokens: Sequence[Token], known: Sequence[tuple[str, ...]], place: int) -> Iterator[str]:
    for step in _NEAR:
        other = place + step
        if not 0 <= other < len(tokens):
            yield f"{step}edge"
            continue
        yield f"{step}w={tokens[other].text.lower()}"
        if abs(step) == 1:
            yield from (f"{step}{feature}" for feature in known[other])
    before = tokens[place - 1] if place else None
    yield f"before={before.gap[-2:] if before else ''}"
    yield f"pair={before.text.lower() if before else ''} {tokens[place].text.lower()}"


def _verdicts(document: Document, words: Words) -> list[str]:
    """What our rules say of each word: the outermost name that it stands in, where in it, the rule, the certainty."""
    starts, verdicts = words.starts, [""] * len(words.starts)
    marks = sorted((a for a in document.annotations if a.element in NAMES), key=lambda a: (a.start, -a.end))
    roles = [(a.start, a.end) for a in document.annotations if a.element == "roleName"]
    place = 0
    done = 0
    for mark in marks:
        if mark.start < done:
            continue
        done = mark.end
        while place < len(starts) and starts[place] + len(words.tokens[place].text) <= mark.start:
            place += 1
        first = True
        while place < len(starts) and starts[place] < mark.end:
            inside = any(start <= starts[place] < end for start, end in roles if start >= mark.start and end <= mark.end)
            verdicts[place] = "role" if inside else f"{'B' if first else 'I'} {mark.element} {mark.rule} {mark.cert}"
            first = first and inside
            place += 1
    return verdicts
