"""The days that a part of a date covers: `the beginning of June` is 1 to 10 June, `late 1956` is September to December.

>>> window(Point(0, 0, "P_LONG", 1957, 6, parts=("beginning",)))
('1957-06-01', '1957-06-10')

Conventions: thirds of a month are the days 1 to 10, 11 to 20 and 21 to the end, thirds of a year four months each; seasons
are the meteorological ones of the northern half; the early years of a decade are its first four. Winter begins in the year
that it is named after and ends in February of the next.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from tei_tools.dates.calendars import easter, hebrew_to_gregorian
from tei_tools.dates.points import Point
from tei_tools.dates.values import days_in_month, first_day, last_day, write_date

_THIRDS = {"beginning": 0, "early": 0, "middle": 1, "end": 2, "late": 2}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_DECADE_THIRDS = ((0, 3), (4, 6), (7, 9))
_CENTURY_THIRDS = ((0, 33), (34, 66), (67, 99))
_FIXED_FEASTS = {  # name: month, day
    "christmas": (12, 25), "christmas-eve": (12, 24), "new-eve": (12, 31), "new": (1, 1), "epiphany": (1, 6),
    "candlemas": (2, 2), "michaelmas": (9, 29), "martinmas": (11, 11),
}  # fmt: skip
_HEBREW_FEASTS = {  # name: month, day, days that it lasts
    "passover": (1, 15, 8), "pesach": (1, 15, 8), "shavuot": (3, 6, 2), "shavuoth": (3, 6, 2), "rosh": (7, 1, 2),
    "yom-kippur": (7, 10, 1), "sukkot": (7, 15, 7), "sukkoth": (7, 15, 7), "hanukkah": (9, 25, 8), "chanukah": (9, 25, 8),
}  # fmt: skip
_AFTER_EASTER = {"easter": 0, "easter-eve": -1, "pentecost": 49, "whitsun": 49, "whitsuntide": 49}
_CREATION = 3760  # Hebrew year 5702 began in 1941

Window = tuple[str, str]


def window(point: Point) -> Window | None:
    """Gives the first and last W3C date of a point with parts, applied from the innermost; None where a part does not fit.

    The point's year must be known. Decades and centuries are given in years, everything else in days.
    """
    if point.year is None or not 1 <= point.year <= 9000:
        return None
    limits: Window | None = (write_date(point.year, point.month, point.day),) * 2
    grain = "month" if point.month else "year"
    for part in point.parts:
        limits = _narrow(limits, grain, part, point) if limits else None
        grain = part if part in _SEASONS or part in ("decade", "century") else grain
    return limits


def _narrow(limits: Window, grain: str, part: str, point: Point) -> Window | None:
    year = point.year or 0
    if part in ("decade", "century"):
        return f"{year:04}", f"{year + (9 if part == 'decade' else 99):04}"
    if part in _SEASONS:
        return _season(year, part, point.until_year)
    if grain in ("decade", "century"):
        return _years(int(limits[0]), grain, part)
    if part in _THIRDS:
        return _third(limits, grain, _THIRDS[part])
    piece = re.fullmatch(r"(half|quarter|week)(-?\d)", part)
    if piece:
        return _piece(limits, grain, piece[1], int(piece[2]))
    if part.startswith("months:") and grain == "year":
        return _months(year, part.removeprefix("months:"))
    return _days(limits, part) if part.startswith("days:") and grain == "month" else None


def _months(year: int, part: str) -> Window:
    """Gives the first months of a year (`1-6`) or its last ones (`-2`)."""
    start, _, count = part.partition("-")
    first, last = (1, int(count)) if start else (13 - int(count), 12)
    return f"{year:04}-{first:02}-01", write_date(year, last, days_in_month(year, last))


def _season(year: int, season: str, until: int | None) -> Window:
    month = _SEASONS[season]
    if season == "winter":
        return f"{year:04}-12-01", write_date(until or year + 1, 2, days_in_month(until or year + 1, 2))
    return f"{year:04}-{month:02}-01", write_date(year, month + 2, days_in_month(year, month + 2))


def _years(first: int, grain: str, part: str) -> Window | None:
    if part in _THIRDS:
        start, end = (_DECADE_THIRDS if grain == "decade" else _CENTURY_THIRDS)[_THIRDS[part]]
        return f"{first + start:04}", f"{first + end:04}"
    half = {"half1": 0, "half2": 1}.get(part)
    if half is None:
        return None
    size = 5 if grain == "decade" else 50
    return f"{first + size * half:04}", f"{first + size * half + size - 1:04}"


def _third(limits: Window, grain: str, third: int) -> Window | None:
    first, last = first_day(limits[0]), last_day(limits[1])
    if first is None or last is None:
        return None
    if grain == "month":
        start = (1, 11, 21)[third]
        return _between(first.replace(day=start), last if third == 2 else first.replace(day=start + 9))
    step = 1 if grain in _SEASONS else 4
    start_month = first.month - 1 + third * step
    begin = date(first.year + start_month // 12, start_month % 12 + 1, 1)
    end_month = begin.month - 1 + step - 1
    year, month = begin.year + end_month // 12, end_month % 12 + 1
    return _between(begin, date(year, month, days_in_month(year, month)))


def _piece(limits: Window, grain: str, kind: str, number: int) -> Window | None:
    first, last = first_day(limits[0]), last_day(limits[1])
    if first is None or last is None:
        return None
    if kind == "week" and grain == "month":
        begin = last - timedelta(days=6) if number == -1 else first + timedelta(days=7 * (number - 1))
        return _between(begin, min(begin + timedelta(days=6), last)) if begin <= last else None
    if grain == "month" and kind == "half":
        return _between(first if number == 1 else first.replace(day=16), first.replace(day=15) if number == 1 else last)
    if grain != "year" or kind == "week":
        return None
    months = 12 // (2 if kind == "half" else 4)
    end = number * months
    return _between(first.replace(month=end - months + 1), date(first.year, end, days_in_month(first.year, end)))


def _days(limits: Window, part: str) -> Window | None:
    first, last = first_day(limits[0]), last_day(limits[1])
    start, _, end = part.removeprefix("days:").partition("-")
    if first is None or last is None:
        return None
    if not start:
        return _between(max(first, last - timedelta(days=int(end) - 1)), last)
    return _between(first.replace(day=int(start)), min(last, first + timedelta(days=int(end) - 1)) if end else last)


def _between(first: date, last: date) -> Window:
    return first.isoformat(), last.isoformat()


def feast(name: str, year: int) -> tuple[date, date] | None:
    """Gives the first and last day of a feast in a Gregorian year; None for one that is not known."""
    if name in _FIXED_FEASTS:
        day = date(year, *_FIXED_FEASTS[name])
        return day, day
    if name in _AFTER_EASTER:
        day = easter(year) + timedelta(days=_AFTER_EASTER[name])
        return day, day
    if name not in _HEBREW_FEASTS:
        return None
    month, number, lasts = _HEBREW_FEASTS[name]
    found = hebrew_to_gregorian(year + _CREATION + (month >= 7), month, number)
    return (found, found + timedelta(days=lasts - 1)) if found else None
