"""Dates: finds the dates of a document and what day, month, span or time each means.

A date counts from the day of its journal entry or, among several letters, of its letter, else from the document's own day
(metadata, dateline, the date alone on a line at its head or foot). Passing: `on 6 May` in a document of 31 May 1957 is `date
when="1957-05-06" cert="medium"`. Failing, and left alone: `Order No. 1945`, `may`, `yesterday` in a memoir, whose own day is
not the day it tells of.

The word that bounds a date (`until`, `before`) stays outside the element, as editors have it, and the date means itself;
`from 1 to 20 May` and `the beginning of June` are one element. Dates in a shelfmark or number are none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate

from tei_tools.annotators.document_day import DAY, document_day, said_days
from tei_tools.annotators.stretches import Stretch, stretches
from tei_tools.dates import DateMatch, Reading, day_range, find_dates, is_retrospective
from tei_tools.model import MACHINE, Annotation, Authority, Document

NAME = "dates"
_CLOSED = frozenset({"date", "time", "idno"})  # elements in which no date is looked for
_NAMES = frozenset({"persName", "placeName", "orgName"})  # April Jones, Sunday Times: a word without a number may be a name
# genres that tell of their own days
_OF_THE_DAY = frozenset({"journal", "conversation", "telegram", "letter", "minutes", "protocol", "memorandum", "note"})
_OF_ONE_TIME = frozenset({"letter", "telegram", "note", "memorandum", "minutes", "protocol"})  # a story is told otherwise
_TOGETHER = timedelta(days=60)
_LEAST = 3  # days long past that make a narrative of one of these
_WORDS = {"high": "written in full", "medium": "counted from", "low": "guessed from"}


def annotate_dates(document: Document, authority: Authority) -> Iterator[Annotation]:
    """Yields a `date` or `time` for each date of the document, with its value, certainty, rule and evidence.

    `authority` is not asked. Ranges of the reader's `date`, `time` and `idno` are left alone.
    """
    reading = Reading(document.text)
    said = list(said_days(reading))
    anchor, sure = document_day(document, reading, said)
    story = not sure and not _is_of_one_time(document, said)
    least = _LEAST if _is_of_the_day(document) else 1
    retrospective = story or (sure and is_retrospective(said, anchor, least=least))
    closed, names = (_Ranges(document, elements) for elements in (_CLOSED, _CLOSED | _NAMES))
    for stretch in stretches(document, reading, anchor, sure=sure):
        told = stretch.day
        narrated = retrospective and stretch.anchor == anchor
        for match in find_dates(reading, stretch.anchor or None, retrospective=narrated, start=stretch.start, end=stretch.end):
            if match.relative and (retrospective or not stretch.sure or match.cert == "low" or stretch.is_past(told)):
                continue
            told = _day_of(match) or told
            annotation = _annotation(match, stretch)
            if not (names if _is_word(document.text, annotation) else closed).touch(annotation):
                yield annotation


class _Ranges:
    """The ranges of some elements of a document, asked in time that does not grow with the document."""

    def __init__(self, document: Document, elements: frozenset[str]) -> None:
        ranges = [(each.start, each.end) for each in document.annotations if each.element in elements]
        self._starts = [start for start, _ in ranges]
        self._ends = list(accumulate((end for _, end in ranges), max))

    def touch(self, annotation: Annotation) -> bool:
        """Tells whether one of them shares a character with the annotation."""
        begun = bisect_left(self._starts, annotation.end)
        return begun > 0 and self._ends[begun - 1] > annotation.start


def _day_of(match: DateMatch) -> date | None:
    value = match.attributes.get("when", "")
    return day_range(match.attributes)[0] if len(value) >= DAY and not match.relative else None


def _is_of_the_day(document: Document) -> bool:
    return document.metadata.genre in _OF_THE_DAY and document.genre_cert == "high"


def _is_of_one_time(document: Document, said: Sequence[date]) -> bool:
    """Says whether the days that a letter names, which has none of its own, lie close together: those of its receipt, say."""
    return document.metadata.genre in _OF_ONE_TIME and bool(said) and max(said) - min(said) <= _TOGETHER


def _is_word(text: str, annotation: Annotation) -> bool:
    return annotation.content(text).isalpha()


def _annotation(match: DateMatch, stretch: Stretch) -> Annotation:
    start, end = match.core
    attributes = {name: value for name, value in match.core_attributes.items() if name != "cert"}
    evidence = _WORDS[match.cert] + (f" {stretch.anchor}" if match.cert != "high" and stretch.anchor else "")
    return Annotation(
        start, end, match.element, attributes, resp=MACHINE, cert=match.cert, rule=match.rule,
        evidence=evidence if match.cert == "high" or stretch.anchor else "guessed from the text",
    )  # fmt: skip
