"""The words and numbers of a text of which one belongs to every date: `May`, `1957`, `3.5.`, `in three days`.

>>> [trigger.text for trigger in find_triggers("On 3 May 1957 he slept at night; last night 5 men came, 3.5. too")]
['May', '1957', 'night', '3']

Most short numbers count something, and most nights are no dates: a number counts where it is written as a date or a time may
be, a weak word where another word of dates stands beside it (`_BESIDE`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from heapq import merge
from typing import NamedTuple

from tei_tools.dates.vocabulary import CAPITALISED, TRIGGER_CODES, WORDS

_LOOK = 25  # characters beside a weak word in which the other one must stand
_YEAR = 4  # digits
_ROMAN_OR_DIGIT = r"\[*[0-9IVXivx]"
_HOUR_WORDS = r"(?:[AaPp]\.?\s?[Mm]|[Hh](?:ou)?rs?|h|H|[Uu]hr|ч|час|часов|st|nd|rd|th)\b"
_OF_THIS = r"[dvbsсст]\.\s?[JMgmrгм]\."  # d. M., с. г.
_OF_THE_DAY = r"(?:in\s+the|at)\s+(?:morning|afternoon|evening|nights?|dawn|dusk)\b"
# of the short ones those that are written as in dates and times are; not `5 men`, not `paragraph 5.`
_FIGURES = re.compile(
    rf"[0-9]++(?:(?<=[0-9]{{{_YEAR}}})|(?=[^\s,;:.!)\"”»%–—-]|[.:–—-]{_ROMAN_OR_DIGIT})"
    rf"|(?=[.,;:)]?\s*(?:[./:–—-]\s*{_ROMAN_OR_DIGIT}|[IVX]+\b|{_HOUR_WORDS}|{_OF_THIS}|{_OF_THE_DAY}))"
    r"|(?<=['’‘][0-9][0-9])|(?<=[lI][0-9]{3})|(?<=[0-9]{3})(?=-)"
    r"|(?:(?<=C\.[0-9])|(?<=C\.[0-9][0-9])|(?<=C\.\s[0-9])|(?<=C\.\s[0-9][0-9])))"  # R. O. C. 46
)
_LETTERS = "[A-Za-zÀ-ɏЀ-ӿ]"
_LETTER = re.compile(_LETTERS)
_WORD = re.compile(rf"{_LETTERS}{{2,}}")
_EXTRA = {  # parts of what the vocabulary has as one
    "clock": "CLOCKWORD", "Kuo": "ERA", "Guo": "ERA", "kuo": "ERA", "guo": "ERA", "hsü": "ERA", "Hsü": "ERA", "chuch": "ERA",
    "Chuch": "ERA", "Tan": "ERA_PART", "tan": "ERA_PART", "All": "FEAST_ALL", "Lady": "FEAST_DAY", "Boxing": "FEAST_DAY",
    "Midsummer": "FEAST_DAY", "Ascension": "FEAST_DAY", "Twelfth": "FEAST_DAY", "Corpus": "FEAST_CORPUS",
    "Thanksgiving": "FEAST", "CLOCK": "CLOCKWORD", "Hundred": "HUNDRED", "hundred": "HUNDRED",
}  # fmt: skip


class Trigger(NamedTuple):
    """A word or number at [start, end); `short` where it makes short dates only."""

    start: int
    end: int
    text: str
    short: bool


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands before or behind a weak word that belongs to a date."""

    before: str = ""
    after: str = ""
    short: bool = False

    def stands(self, text: str, start: int, end: int) -> bool:
        """Says whether it stands beside the word at [start, end)."""
        if self.before and _compiled(rf"\b(?:{self.before})$").search(text, max(0, start - _LOOK), start):
            return True
        return bool(self.after) and _compiled(self.after).match(text, end, end + _LOOK) is not None


_ALWAYS = _Beside()
_NEAR = r"this|last|that|same|next|past|previous|preceding|following|coming|forthcoming|current|present"
_COUNTED = r"(?:[0-9]+|o['’]?clock|[ap]\.?m\.?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SPAN = _Beside(r"(?:in|within|during|throughout)\s+\S+\s+", r"\s+(?:ago|later|earlier|sooner|hence|from)\b", short=True)
_BESIDE: Mapping[str, _Beside] = {
    "DAYPART": _Beside(rf"(?:{_NEAR})\s+|{_COUNTED}\s+(?:in\s+the|at)\s+"),
    "UNITS": _SPAN,
    "DAYS": _SPAN,
    "DAYWORD": _Beside(r"(?:same|next|following|previous|preceding|an?)\s+", r"\s+(?:before|after)\b"),
    "HALF": _Beside(after=r"\s+past\b"),
    "QUARTER": _Beside(after=r"\s+(?:past|to)\b"),
    "MINUTES": _Beside(after=r"\s+(?:past|to)\b"),
    "SEASON": _Beside(rf"(?:{_NEAR})\s+"),
    "HUNDRED": _Beside(r"(?:six|seven|eight|nine)[\s,-]+"),
    "CLOCKWORD": _Beside(r"[Oo]['’]"),
    "ERA_PART": _Beside(after=r"['’]g"),
    "FEAST_ALL": _Beside(after=r"\s+(?:Saints|Souls)"),
    "FEAST_DAY": _Beside(after=r"(?:['’]s)?\s+(?:Day|Night)\b"),
    "FEAST_CORPUS": _Beside(after=r"\s+Christi\b"),
}


def find_triggers(text: str, start: int = 0, end: int | None = None) -> Iterator[Trigger]:
    """Yields the words and numbers of a part of a text that may belong to a date, in order."""
    end = len(text) if end is None else end
    figures = (
        Trigger(*found.span(), found.group(), len(found.group()) < _YEAR) for found in _FIGURES.finditer(text, start, end)
    )
    return merge(figures, _word_triggers(text, start, end))


def _word_triggers(text: str, start: int, end: int) -> Iterator[Trigger]:
    """Yields the words: nearly all are none, so all are listed at once, and a place is looked for only where one is known."""
    known = _words()
    place = start
    for word in filter(known.__contains__, _WORD.findall(text, start, end)):
        place = text.find(word, place, end)
        while not _is_whole(text, place, place + len(word), start, end):
            place = text.find(word, place + 1, end)
        beside = known[word]
        if beside is _ALWAYS or beside.stands(text, place, place + len(word)):
            yield Trigger(place, place + len(word), word, beside.short)
        place += len(word)


def _is_whole(text: str, begin: int, stop: int, start: int, end: int) -> bool:
    """Says whether no letter of [start, end) stands beside [begin, stop): the part that is read may cut a word."""
    return not (begin > start and _LETTER.match(text, begin - 1)) and not (stop < end and _LETTER.match(text, stop))


@cache
def _words() -> Mapping[str, _Beside]:
    """Each spelling of a word that may be of a date, and what must stand beside it."""
    coded = {word: code for word, (code, _) in WORDS.items() if code in TRIGGER_CODES or code in _BESIDE}
    spelled = {form: code for word, code in coded.items() for form in _spellings(word, code)} | _EXTRA
    return {form: _BESIDE.get(code, _ALWAYS) for form, code in spelled.items()}


def _spellings(word: str, code: str) -> tuple[str, ...]:
    capital = (word.capitalize(), word.upper())
    return capital if code in CAPITALISED else (word, *capital)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
