"""The day that a document's dates count from: its dateline's, its metadata's, a date that stands alone at its head or foot.

A dateline comes first, because a catalogue may give the day of a copy or of a collection. A date of birth or of a receipt is
not taken for it, nor a day after which most of the days lie that the text names. Failing: a report whose only date is in the
middle of a sentence has no day of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from tei_tools.dates import DateMatch, Reading, day_range, find_dates
from tei_tools.model import Document

_PLACES = ("dateline", "opener", "closer")  # where a document says its own date, the likeliest first
_HEAD, _FOOT = 1500, 600  # characters at either end in which a date on a line of its own dates the document
_BESIDE = 30  # characters that may stand beside a date that dates the document: a place, a number
_LINE = 200  # characters of a line that are looked at on either side
DAY, MONTH = len("1957-05-31"), len("1957-05")
_LATER = timedelta(days=60)
_OTHER = re.compile(  # days that a line names which are not its document's
    r"\b(?:born|b\.|née|geb|died|nat)\b|\b(?:received|rec['’]?d|recvd|incoming|vkh|eingegangen|reçue?|copied|translated)\W{0,9}$",
    re.IGNORECASE,
)
_WIDE = re.compile(r"\s{3,}|\n|\t")  # what parts the pieces of a line: number, place and date, a note on the receipt


def document_day(document: Document, reading: Reading, said: Sequence[date]) -> tuple[str, bool]:
    """Gives the day that a document's dates count from, and whether that is the document's own; empty where none is known.

    `said` are the days that its text names.
    """
    known = document.metadata.date
    days = list(_own_days(document, reading, _HEAD if known else len(document.text)))
    if known:
        dated = next((day for day, element in days if element == "dateline"), known)
        return _oftener(days, dated if dated[:MONTH] != known[:MONTH] else known, said), True
    for day, _ in days:
        after = sum(each - date.fromisoformat(day) > _LATER for each in said)
        if after * 2 <= len(said):  # nobody tells mostly of what is still to come
            return _oftener(days, day, said), True
    return "", False


def _oftener(days: Iterable[tuple[str, str]], day: str, said: Sequence[date]) -> str:
    """Gives a day of the document's that its text names at least twice more than the one that was taken, else that one."""
    counts = Counter(each.isoformat() for each in said)
    return next((other for other, _ in days if counts[other] >= counts[day] + 2), day)


def said_days(reading: Reading) -> Iterator[date]:
    """Yields the days, or first days of months, that a text names with their year."""
    for match in find_dates(reading, retrospective=False):
        first, _ = day_range(match.attributes)
        value = match.attributes.get("when") or match.attributes.get("from") or ""
        if match.cert == "high" and first is not None and match.element == "date" and len(value) >= MONTH:
            yield first


def _own_days(document: Document, reading: Reading, before: int) -> Iterator[tuple[str, str]]:
    """Yields the days that a document may bear and where: in a dateline that begins before a place, alone on a line."""
    text = document.text
    places = [each for element in _PLACES for each in document.annotations if each.element == element and each.start < before]
    stamps = [(each.start, each.end) for each in document.annotations if each.element in ("stamp", "add")]
    lines = [(0, min(_HEAD, len(text))), (max(0, len(text) - _FOOT), len(text))]
    for place in places:
        for match in _full_days(reading, place.start, place.end, stamps):
            if not _is_of_another(text, match):
                yield match.attributes["when"][:DAY], place.element
    for start, end in lines:
        for match in _full_days(reading, start, end, stamps):
            if _is_alone(text, match) and not _is_of_another(text, match):
                yield match.attributes["when"][:DAY], "line"


def _full_days(reading: Reading, start: int, end: int, stamps: Iterable[tuple[int, int]]) -> Iterator[DateMatch]:
    for match in find_dates(reading, start=start, end=end):
        if len(match.attributes.get("when", "")) >= DAY and not any(low <= match.start < high for low, high in stamps):
            yield match


def _is_alone(text: str, match: DateMatch) -> bool:
    before = max((gap.end() for gap in _WIDE.finditer(text, max(0, match.start - _LINE), match.start)), default=0)
    after = _WIDE.search(text, match.end, match.end + _LINE)
    piece = text[max(before, match.start - _LINE) : after.start() if after else match.end + _LINE].strip()
    return len(piece) - (match.end - match.start) <= _BESIDE and not piece.endswith((",", ";"))


def _is_of_another(text: str, match: DateMatch) -> bool:
    return _OTHER.search(text, text.rfind("\n", 0, match.start) + 1, match.start) is not None
