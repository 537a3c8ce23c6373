"""The parts of a text that have a day of their own: the entries of a journal, and each of several letters.

A letter among others begins with its dateline, alone on a line before the salutation: `Velna, 3 March 1911` / `Dear Anna,`. A
document that is one letter has its day from `document_day`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from tei_tools.annotators.document_day import DAY, MONTH
from tei_tools.dates import Reading, find_dates
from tei_tools.model import Annotation, Document

_LONG_BEFORE = timedelta(days=45)
_LONGEST_LINE = 80  # characters of a dateline
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Stretch:
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


@dataclass(frozen=True, slots=True)
class _Heading:
    """The place of a date that heads what follows, and where that ends."""

    start: int
    end: int
    stop: int


def stretches(document: Document, reading: Reading, anchor: str, *, sure: bool) -> Iterator[Stretch]:
    """Yields the entries and letters, each with the day of its heading, and what lies between them, in order."""
    length = len(document.text)
    headings = sorted((*_entries(document.annotations), *_letters(document)), key=lambda each: (each.start, -each.stop))
    done = 0
    for heading, following in pairwise((*headings, _Heading(length, length, length))):
        day = _day(reading, heading, anchor) if heading.start >= done else ""
        if day:
            yield Stretch(done, heading.end, anchor, sure)
            done = min(heading.stop, max(following.start, heading.end))
            yield Stretch(heading.end, done, day, True)
    yield Stretch(done, length, anchor, sure)


def _day(reading: Reading, heading: _Heading, anchor: str) -> str:
    """Gives the W3C day or month of a heading, empty where it has none."""
    days = find_dates(reading, anchor or None, start=heading.start, end=heading.end)
    value = (days[0].attributes.get("when") or days[0].attributes.get("from") or "") if days else ""
    return value[:DAY] if len(value) >= MONTH and value[0] != "-" else ""


def _entries(annotations: Iterable[Annotation]) -> Iterator[_Heading]:
    """Yields the first heading of each entry of a journal."""
    entry: Annotation | None = None
    for annotation in annotations:
        if annotation.element == "div" and annotation.attributes.get("type") == "entry":
            entry = annotation
        elif annotation.element == "head" and entry is not None:
            if annotation.start < entry.end:
                yield _Heading(annotation.start, annotation.end, entry.end)
            entry = None


def _letters(document: Document) -> Iterator[_Heading]:
    """Yields the datelines of the letters, where there are several."""
    salutes = [each.start for each in document.annotations if each.element == "salute"]
    lines = [_line_before(document.text, start) for start in salutes] if len(salutes) >= _SEVERAL else []
    for start, end in lines:
        if 0 < end - start <= _LONGEST_LINE:
            yield _Heading(start, end, len(document.text))


def _line_before(text: str, place: int) -> tuple[int, int]:
    """Gives the last line before a place that has anything on it."""
    end = len(text[max(0, place - _LONGEST_LINE * 2) : place].rstrip()) + max(0, place - _LONGEST_LINE * 2)
    return text.rfind("\n", 0, end) + 1, end
