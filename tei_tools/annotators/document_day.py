"""The day that a document's dates count from: its metadata's, its dateline's, a date that stands alone at its head or foot.

A date of birth is not taken for it, nor a day after which most of the days lie that the text names. Failing: a report whose
only date is in the middle of a sentence has no day of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from tei_tools.dates import DateMatch, Reading, day_range, find_dates
from tei_tools.model import Document

_PLACES = ("dateline", "opener", "closer")  # where a document says its own date, the likeliest first
_HEAD, _FOOT = 1500, 600  # characters at either end in which a date on a line of its own dates the document
_BESIDE = 30  # characters that may stand beside a date that dates the document: a place, a number
DAY, _MONTH = len("1957-05-31"), len("1957-05")
_LATER = timedelta(days=60)
_BIRTH = re.compile(r"\b(?:born|b\.|née|geb|died|nat)\b", re.IGNORECASE)


def document_day(document: Document, reading: Reading, said: Sequence[date]) -> tuple[str, bool]:
    """Gives the day that a document's dates count from, and whether that is the document's own; empty where none is known.

    `said` are the days that its text names.
    """
    if document.metadata.date:
        return document.metadata.date, True
    for day in _own_days(document, reading):
        after = sum(each - date.fromisoformat(day) > _LATER for each in said)
        if after * 2 <= len(said):  # nobody tells mostly of what is still to come
            return day, True
    return "", False


def said_days(reading: Reading) -> Iterator[date]:
    """Yields the days, or first days of months, that a text names with their year."""
    for match in find_dates(reading):
        first, _ = day_range(match.attributes)
        value = match.attributes.get("when") or match.attributes.get("from") or ""
        if match.cert == "high" and first is not None and match.element == "date" and len(value) >= _MONTH:
            yield first


def _own_days(document: Document, reading: Reading) -> Iterator[str]:
    """Yields the days that a document may bear: those of its datelines, those alone on a line at its head or foot."""
    text = document.text
    ranges = [(each.start, each.end) for element in _PLACES for each in document.annotations if each.element == element]
    stamps = [(each.start, each.end) for each in document.annotations if each.element in ("stamp", "add")]
    lines = [(0, min(_HEAD, len(text))), (max(0, len(text) - _FOOT), len(text))]
    for start, end in ranges:
        for match in _full_days(reading, start, end, stamps):
            if not _is_birth(text, match):
                yield match.attributes["when"][:DAY]
    for start, end in lines:
        for match in _full_days(reading, start, end, stamps):
            if _is_alone(text, match) and not _is_birth(text, match):
                yield match.attributes["when"][:DAY]


def _full_days(reading: Reading, start: int, end: int, stamps: Iterable[tuple[int, int]]) -> Iterator[DateMatch]:
    for match in find_dates(reading, start=start, end=end):
        if len(match.attributes.get("when", "")) >= DAY and not any(low <= match.start < high for low, high in stamps):
            yield match


def _is_alone(text: str, match: DateMatch) -> bool:
    start = text.rfind("\n", 0, match.start) + 1
    end = text.find("\n", match.end)
    line = text[start : end if end >= 0 else len(text)].strip()
    return len(line) - (match.end - match.start) <= _BESIDE and not line.endswith((",", ";"))


def _is_birth(text: str, match: DateMatch) -> bool:
    return _BIRTH.search(text, text.rfind("\n", 0, match.start) + 1, match.start) is not None
