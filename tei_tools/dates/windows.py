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

from tei_tools.dates.points import Point
from tei_tools.dates.values import days_in_month, first_day, last_day, write_date

_THIRDS = {"beginning": 0, "early": 0, "middle": 1, "end": 2, "late": 2}
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_DECADE_THIRDS = ((0, 3), (4, 6), (7, 9))
_CENTURY_THIRDS = ((0, 33), (34, 66), (67, 99))
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
    if grain == "century" and part.startswith("quarter"):
        start = first + 25 * (int(part.removeprefix("quarter")) - 1)
        return f"{start:04}", f"{start + 24:04}"
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
