"""Dates to the bars of a timeline: a bar for each year; for each month of a short span, for each decade of a long one.

>>> timeline = timeline_of(["1957-05-31", "1957-05-02", "1959"])
>>> [(bar.label, bar.count) for bar in timeline.bars]
[('1957', 2), ('1958', 0), ('1959', 1)]
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

WIDTH, HEIGHT, FOOT, TOP = 960, 160, 38, 34
_WIDEST = 44.0  # a bar, however few there are
_DATE = re.compile(r"(-?\d{4,})(?:-(\d{2}))?")
_MONTHS_UP_TO = 2  # years that are shown by months
_YEARS_UP_TO = 80


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, the prefix of the dates in it, how many, and its box. `mark` says whether its label is
    drawn: `mark` where there is room, `mark wide` where a phone, on which letters are larger, has none."""

    label: str
    short: str
    anchor: str
    count: int
    x: float
    y: float
    width: float
    height: float
    mark: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars, in order, and the highest number."""

    bars: tuple[Bar, ...] = ()
    most: int = 0
    unit: str = "year"
    width: int = WIDTH
    height: int = HEIGHT
    foot: int = FOOT


def timeline_of(dates: Iterable[str]) -> Timeline:
    """Gives the timeline of W3C dates (`1957`, `1957-05`, `1957-05-31`); others are not counted."""
    found = [(int(match[1]), int(match[2] or 0)) for date in dates if (match := _DATE.match(date))]
    if not found:
        return Timeline()
    first, last = min(found)[0], max(found)[0]
    unit = "month" if last - first < _MONTHS_UP_TO else "year" if last - first < _YEARS_UP_TO else "decade"
    counts = Counter(_slot(year, month, unit) for year, month in found)
    return _drawn(_slots(first, last, unit), counts, unit)


def _slot(year: int, month: int, unit: str) -> tuple[int, int]:
    return (year // 10 * 10, 0) if unit == "decade" else (year, month if unit == "month" else 0)


def _slots(first: int, last: int, unit: str) -> list[tuple[int, int]]:
    if unit == "month":
        return [(year, month) for year in range(first, last + 1) for month in range(13)]
    step = 10 if unit == "decade" else 1
    return [(year, 0) for year in range(first // step * step, last + 1, step)]


def _drawn(slots: list[tuple[int, int]], counts: Counter[tuple[int, int]], unit: str) -> Timeline:
    shown = [slot for slot in slots if unit != "month" or slot[1] or counts[slot]]
    most = max(counts.values())
    step = WIDTH / len(shown)
    wide = 1.6 if unit == "month" else 1.0
    every = max(1, math.ceil(48 * wide / step))  # a label's width and the space beside it
    seldom = every * max(1, math.ceil(110 * wide / step / every))
    width = min(step * 0.8, _WIDEST)
    bars = []
    for number, slot in enumerate(shown):
        height = (HEIGHT - TOP) * counts[slot] / most
        bars.append(
            Bar(
                *_labels(slot, unit),
                counts[slot],
                round(number * step + (step - width) / 2, 1),
                round(HEIGHT - height, 1),
                round(width, 1),
                round(height, 1),
                "" if number % every else "mark wide" if number % seldom else "mark",
            )
        )
    return Timeline(tuple(bars), most, unit)


def _labels(slot: tuple[int, int], unit: str) -> tuple[str, str, str]:
    """The label in full, as it is drawn, and the year that a list of documents has it under; a decade is under none."""
    year, month = written(slot[0]), slot[1]
    if unit == "decade":
        return f"{year}–{written(slot[0] + 9)}", year, ""
    shown = f"{year}-{month:02}" if month else year
    return shown, shown, year


def year_of(date: str) -> str:
    """Gives the year of a W3C date as it writes it, or an empty string.

    >>> year_of("1957-05-31"), year_of("-0044-03"), year_of("May")
    ('1957', '-0044', '')
    """
    match = _DATE.match(date)
    return written(int(match[1])) if match else ""


def written(year: int) -> str:
    """Gives a year as W3C dates write it: four digits at least, a sign before the common era."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"
