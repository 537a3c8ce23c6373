"""Dates: finds the dates of a document and what day, month, span or time each means.

A date counts from the day of its journal entry, else from the document's own day (metadata, dateline, the date alone on a
line at its head or foot). Passing: `on 6 May` in a document of 31 May 1957 is `date when="1957-05-06" cert="medium"`.
Failing, and left alone: `Order No. 1945`, `may`, `yesterday` in a memoir, whose own day is not the day it tells of.

The word that bounds a date (`until`, `before`) stays outside the element, as editors have it, and the date means itself;
`from 1 to 20 May` and `the beginning of June` are one element. Dates in a shelfmark or number are none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from tei_tools.annotators.document_day import DAY, document_day, said_days
from tei_tools.dates import DateMatch, Reading, day_range, find_dates, is_retrospective
from tei_tools.model import MACHINE, Annotation, Authority, Document

NAME = "dates"
_CLOSED = frozenset({"date", "time", "idno"})  # elements in which no date is looked for
_NAMES = frozenset({"persName", "placeName", "orgName"})  # April Jones, Sunday Times: a word without a number may be a name
# genres that tell of their own days
_OF_THE_DAY = frozenset({"journal", "conversation", "telegram", "letter", "minutes", "protocol", "memorandum", "note"})
_LONG_BEFORE = timedelta(days=45)
_LEAST = 3  # days long past that make a narrative of one of these
_WORDS = {"high": "written in full", "medium": "counted from", "low": "guessed from"}


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of the text with the day that its dates count from; `sure` where that day is the document's or entry's own."""

    start: int
    end: int
    anchor: str
    sure: bool

    @property
    def day(self) -> date | None:
        """The day itself, where it is known to the day."""
        return date.fromisoformat(self.anchor) if len(self.anchor) == DAY else None

    def is_past(self, told: date | None) -> bool:
        """Says whether the text tells of a time so long before its own day that its `Sunday` is not that of the writer."""
        return told is not None and self.day is not None and self.day - told > _LONG_BEFORE


def annotate_dates(document: Document, authority: Authority) -> Iterator[Annotation]:
    """Yields a `date` or `time` for each date of the document, with its value, certainty, rule and evidence.

    `authority` is not asked. Ranges of the reader's `date`, `time` and `idno` are left alone.
    """
    reading = Reading(document.text)
    said = list(said_days(reading))
    anchor, sure = document_day(document, reading, said)
    retrospective = not sure or is_retrospective(said, anchor, least=_LEAST if _is_of_the_day(document) else 1)
    closed, names = (_Ranges(document, elements) for elements in (_CLOSED, _CLOSED | _NAMES))
    for stretch in _stretches(document, reading, anchor, sure=sure):
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


def _is_word(text: str, annotation: Annotation) -> bool:
    return annotation.content(text).isalpha()


def _stretches(document: Document, reading: Reading, anchor: str, *, sure: bool) -> Iterator[_Stretch]:
    """Yields the entries, each with the day of its heading, and what lies between them."""
    done = 0
    for entry, head in _entries(document.annotations):
        if entry.start < done:
            continue
        days = find_dates(reading, anchor or None, start=head.start, end=head.end)
        first = day_range(days[0].attributes)[0] if days else None
        if first is None:
            continue
        yield _Stretch(done, head.end, anchor, sure)
        yield _Stretch(head.end, entry.end, first.isoformat(), True)
        done = entry.end
    yield _Stretch(done, len(document.text), anchor, sure)


def _entries(annotations: Iterable[Annotation]) -> Iterator[tuple[Annotation, Annotation]]:
    """Yields each entry of a journal with its first heading."""
    entry: Annotation | None = None
    for annotation in annotations:
        if annotation.element == "div" and annotation.attributes.get("type") == "entry":
            entry = annotation
        elif annotation.element == "head" and entry is not None:
            if annotation.start < entry.end:
                yield entry, annotation
            entry = None


def _annotation(match: DateMatch, stretch: _Stretch) -> Annotation:
    start, end = match.core
    attributes = {name: value for name, value in match.core_attributes.items() if name != "cert"}
    evidence = _WORDS[match.cert] + (f" {stretch.anchor}" if match.cert != "high" and stretch.anchor else "")
    return Annotation(
        start, end, match.element, attributes, resp=MACHINE, cert=match.cert, rule=match.rule,
        evidence=evidence if match.cert == "high" or stretch.anchor else "guessed from the text",
    )  # fmt: skip
