"""Whether a text writes the day before the month: what `3/9/61` means where nothing else tells.

>>> is_day_first("on 25/6/50 and 3/9/61"), is_day_first("on 6/25/50"), is_day_first("on 3/9/61")
(True, False, None)
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import lru_cache

from tei_tools.dates.values import days_in_month

_SLASHED = re.compile(r"(?<![\d/])([0-3]?\d)/([0-3]?\d)/(?:\d\d)?\d\d(?![\d/])")
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_BEHIND = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b")
_BEFORE = re.compile(rf"\b{_MONTH}\s\d{{1,2}}\b(?!\d)")
_MONTHS = 12


_DATED = re.compile(r"(?<![\d/])([0-3]?\d)/([0-3]?\d)\s*\((Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?\)")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SOME_YEAR = 1957  # days of one year stand in the same order of weekdays whichever it is, but for a leap day


@lru_cache(maxsize=8)
def is_day_first(text: str) -> bool | None:
    """Says what most of the text's own dates of three numbers with slashes show; None where none of them shows it."""
    pairs = [(int(found[1]), int(found[2])) for found in _SLASHED.finditer(text)]
    shown = [day > month for day, month in pairs if max(day, month) > _MONTHS]
    return sum(shown) * 2 > len(shown) if shown else _by_weekdays(text)


def _by_weekdays(text: str) -> bool | None:
    """Says in which order the weekdays of a journal's headings run on: `5/3 (Sunday)`, `5/4 (Mon.)`."""
    rows = [(int(found[1]), int(found[2]), _WEEKDAYS.index(found[3])) for found in _DATED.finditer(text)]
    day_first = _agreeing([(b, a, weekday) for a, b, weekday in rows])
    month_first = _agreeing(rows)
    return None if day_first == month_first else day_first > month_first


def _agreeing(rows: list[tuple[int, int, int]]) -> int:
    """Counts the days, as month, day and weekday, that can be of one and the same year."""
    days = (
        (date(_SOME_YEAR, month, day).toordinal() - weekday) % 7
        for month, day, weekday in rows
        if 1 <= month <= _MONTHS and 1 <= day <= days_in_month(_SOME_YEAR, month)
    )
    return max(Counter(days).values(), default=0)


@lru_cache(maxsize=8)
def is_month_behind(text: str) -> bool:
    """Says whether the text writes `25 June` more often than `June 25`."""
    return sum(1 for _ in _BEHIND.finditer(text)) > sum(1 for _ in _BEFORE.finditer(text))
