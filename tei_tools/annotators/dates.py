"""Dates: finds the dates of a document and what day, month, span or time each means.

A date counts from the day of its journal entry, else from the document's own day (metadata, dateline, the date alone on a
line at its head or foot). Passing: `on 6 May` in a document of 31 May 1957 is `date when="1957-05-06" cert="medium"`.
Failing, and left alone: `Order No. 1945`, `may`, `yesterday` in a memoir, whose own day is not the day it tells of.

The word that bounds a date (`until`, `before`) stays outside the element, as editors have it, and the date means itself;
`from 1 to 20 May` and `the beginning of June` are one element. Dates in a shelfmark or number are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tei_tools.dates import DateMatch, day_range, find_dates, is_retrospective
from tei_tools.model import MACHINE, Annotation, Authority, Document

NAME = "dates"
_CLOSED = frozenset({"date", "time", "idno"})  # elements in which no date is looked for
_NAMES = frozenset({"persName", "placeName", "orgName"})  # April Jones, Sunday Times: a word without a number may be a name
_PLACES = ("dateline", "opener", "closer")  # where a document says its own date, the likeliest first
_HEAD, _FOOT = 1500, 600  # characters at either end in which a date on a line of its own dates the document
_BESIDE = 30  # characters that may stand beside a date that dates the document: a place, a number
_DAY, _MONTH = len("1957-05-31"), len("1957-05")
# genres that tell of their own days
_OF_THE_DAY = frozenset({"journal", "conversation", "telegram", "letter", "minutes", "protocol", "memorandum", "note"})
_LATER = timedelta(days=60)
_LONG_BEFORE = timedelta(days=45)
_BIRTH = re.compile(r"\b(?:born|b\.|née|geb|died|nat)\b", re.IGNORECASE)
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
        return date.fromisoformat(self.anchor) if len(self.anchor) == _DAY else None

    def is_past(self, told: date | None) -> bool:
        """Says whether the text tells of a time so long before its own day that its `Sunday` is not that of the writer."""
        return told is not None and self.day is not None and self.day - told > _LONG_BEFORE


def annotate_dates(document: Document, authority: Authority) -> Iterator[Annotation]:
    """Yields a `date` or `time` for each date of the document, with its value, certainty, rule and evidence.

    `authority` is not asked. Ranges of the reader's `date`, `time` and `idno` are left alone.
    """
    said = list(_said_days(document.text))
    anchor, sure = document_day(document, said)
    retrospective = not sure or is_retrospective(said, anchor, least=_LEAST if _is_of_the_day(document) else 1)
    closed = [(each.start, each.end) for each in document.annotations if each.element in _CLOSED]
    names = closed + [(each.start, each.end) for each in document.annotations if each.element in _NAMES]
    for stretch in _stretches(document, anchor, sure=sure):
        part = document.text[stretch.start : stretch.end]
        told = stretch.day
        for match in find_dates(part, stretch.anchor or None, retrospective=retrospective and stretch.anchor == anchor):
            if match.relative and (retrospective or not stretch.sure or match.cert == "low" or stretch.is_past(told)):
                continue
            told = _day_of(match) or told
            annotation = _annotation(match, stretch)
            around = names if _is_word(document.text, annotation) else closed
            if not any(start < annotation.end and annotation.start < end for start, end in around):
                yield annotation


def _day_of(match: DateMatch) -> date | None:
    value = match.attributes.get("when", "")
    return day_range(match.attributes)[0] if len(value) >= _DAY and not match.relative else None


def _is_of_the_day(document: Document) -> bool:
    return document.metadata.genre in _OF_THE_DAY and document.genre_cert == "high"


def document_day(document: Document, said: Sequence[date]) -> tuple[str, bool]:
    """Gives the day that a document's dates count from, and whether that is the document's own; empty where none is known.

    `said` are the days that its text names.
    """
    if document.metadata.date:
        return document.metadata.date, True
    for day in _own_days(document):
        after = sum(each - date.fromisoformat(day) > _LATER for each in said)
        if after * 2 <= len(said):  # nobody tells mostly of what is still to come
            return day, True
    return "", False


def _own_days(document: Document) -> Iterator[str]:
    """Yields the days that a document may bear: those of its datelines, those alone on a line at its head or foot."""
    text = document.text
    ranges = [(each.start, each.end) for element in _PLACES for each in document.annotations if each.element == element]
    stamps = [(each.start, each.end) for each in document.annotations if each.element in ("stamp", "add")]
    lines = [(0, min(_HEAD, len(text))), (max(0, len(text) - _FOOT), len(text))]
    for start, end in ranges:
        for match in _full_days(text, start, end, stamps):
            if not _is_birth(text, match):
                yield match.attributes["when"][:_DAY]
    for start, end in lines:
        for match in _full_days(text, start, end, stamps):
            if _is_alone(text, match) and not _is_birth(text, match):
                yield match.attributes["when"][:_DAY]


def _is_word(text: str, annotation: Annotation) -> bool:
    return annotation.content(text).isalpha()


def _full_days(text: str, start: int, end: int, stamps: Iterable[tuple[int, int]]) -> Iterator[DateMatch]:
    for match in find_dates(text[start:end]):
        moved = match.moved(start)
        if len(match.attributes.get("when", "")) >= _DAY and not any(a <= moved.start < b for a, b in stamps):
            yield moved


def _is_alone(text: str, match: DateMatch) -> bool:
    start = text.rfind("\n", 0, match.start) + 1
    end = text.find("\n", match.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    return len(line) - (match.end - match.start) <= _BESIDE and not line.endswith((",", ";"))


def _is_birth(text: str, match: DateMatch) -> bool:
    return _BIRTH.search(text, text.rfind("\n", 0, match.start) + 1, match.start) is not None


def _said_days(text: str) -> Iterator[date]:
    for match in find_dates(text):
        first, _ = day_range(match.attributes)
        value = match.attributes.get("when") or match.attributes.get("from") or ""
        if match.cert == "high" and first is not None and match.element == "date" and len(value) >= _MONTH:
            yield first


def _stretches(document: Document, anchor: str, *, sure: bool) -> Iterator[_Stretch]:
    done = 0
    entries = [each for each in document.annotations if each.element == "div" and each.attributes.get("type") == "entry"]
    for entry in entries:
        head = next((a for a in document.annotations if a.element == "head" and entry.start <= a.start < entry.end), None)
        if entry.start < done or head is None:
            continue
        days = find_dates(document.text[head.start : head.end], anchor or None)
        first = day_range(days[0].attributes)[0] if days else None
        if first is None:
            continue
        yield _Stretch(done, head.end, anchor, sure)
        yield _Stretch(head.end, entry.end, first.isoformat(), True)
        done = entry.end
    yield _Stretch(done, len(document.text), anchor, sure)


def _annotation(match: DateMatch, stretch: _Stretch) -> Annotation:
    start, end = match.core
    attributes = {name: value for name, value in match.core_attributes.items() if name != "cert"}
    evidence = _WORDS[match.cert] + (f" {stretch.anchor}" if match.cert != "high" and stretch.anchor else "")
    return Annotation(
        start + stretch.start, end + stretch.start, match.element, attributes, resp=MACHINE, cert=match.cert, rule=match.rule,
        evidence=evidence if match.cert == "high" or stretch.anchor else "guessed from the text",
    )  # fmt: skip
