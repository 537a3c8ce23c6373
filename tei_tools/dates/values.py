"""W3C dates as TEI's att.datable.w3c takes them: checked, explained, and turned into the days they cover.

>>> explain_date("1957-02-30")
'February 1957 has 28 days'
>>> day_range({"when": "1957-05"})
(datetime.date(1957, 5, 1), datetime.date(1957, 5, 31))

It does not read free text: that is `find_dates`. Sources: TEI P5, teidata.temporal.w3c; XML Schema Part 2, 3.2.7 to 3.2.14.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_ZONE = r"(?P<zone>Z|[+-]\d\d:\d\d)?"
_CLOCK = r"(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{1,9})?)?"
_FORMS = tuple(
    re.compile(form + _ZONE, re.ASCII)
    for form in (
        r"(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?",
        rf"(?P<year>-?\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)T{_CLOCK}",
        _CLOCK,
        r"--(?P<month>\d\d)(?:-(?P<day>\d\d))?",
        r"---(?P<day>\d\d)",
    )
)
_LEAP_YEAR = 2000  # for days of a month without a year, 29 February is possible
_TOP_HOUR, _TOP_SIXTY, _TOP_ZONE = 24, 59, 14


def explain_date(value: str) -> str | None:
    """Says why `value` is no date, time or dateTime of the W3C's forms; None where it is one.

    Partial forms are allowed (`1957`, `1957-05`, `--05-31`, `---31`, `04:10:00`), zones too.
    """
    found = next((match for form in _FORMS if (match := form.fullmatch(value))), None)
    if found is None:
        return f"'{value[:20]}' is no W3C date: write it like 1957-05-31, 1957-05 or 1957"
    parts = {name: int(text) for name, text in found.groupdict().items() if text and name != "zone"}
    return _day_problem(parts) or _clock_problem(parts) or _zone_problem(found["zone"] if "zone" in found.groupdict() else None)


def _day_problem(parts: Mapping[str, int]) -> str | None:
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    if year == 0:
        return "there is no year 0000"
    if month is not None and not 1 <= month <= 12:
        return f"there is no month {month:02}"
    if day is None:
        return None
    if month is None:
        return None if 1 <= day <= 31 else f"no month has a day {day:02}"
    days = days_in_month(year or _LEAP_YEAR, month)
    if 1 <= day <= days:
        return None
    return f"{MONTH_NAMES[month - 1]}{f' {year}' if year else ''} has {days} days"


def _clock_problem(parts: Mapping[str, int]) -> str | None:
    hour, minute, second = parts.get("hour", 0), parts.get("minute", 0), parts.get("second", 0)
    if (hour < _TOP_HOUR and minute <= _TOP_SIXTY and second <= _TOP_SIXTY) or (hour, minute, second) == (_TOP_HOUR, 0, 0):
        return None
    return f"there is no time {hour:02}:{minute:02}:{second:02}"


def _zone_problem(zone: str | None) -> str | None:
    if not zone or zone == "Z":
        return None
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    return None if hours * 60 + minutes <= _TOP_ZONE * 60 and minutes <= _TOP_SIXTY else f"there is no time zone {zone}"


def days_in_month(year: int, month: int) -> int:
    """Gives the number of days of a month of the Gregorian calendar; years before 1 are counted as leap years are."""
    if 1 <= year <= 9999:
        return monthrange(year, month)[1]
    return monthrange(year % 400 + 2000, month)[1]


def day_range(attributes: Mapping[str, str]) -> tuple[date | None, date | None]:
    """Gives the first and the last day that TEI date attributes allow; None is an open or unknown end.

    Takes when, from, to, notBefore, notAfter; what is no date of years 1 to 9999 counts as unknown. For ordering.
    """
    if "when" in attributes:
        return first_day(attributes["when"]), last_day(attributes["when"])
    start = attributes.get("from") or attributes.get("notBefore") or ""
    end = attributes.get("to") or attributes.get("notAfter") or ""
    return first_day(start), last_day(end)


def first_day(value: str) -> date | None:
    """Gives the first day of a W3C year, month, day or dateTime."""
    return _edge(value, last=False)


def last_day(value: str) -> date | None:
    """Gives the last day of a W3C year, month, day or dateTime."""
    return _edge(value, last=True)


@lru_cache(maxsize=1 << 12)
def _edge(value: str, *, last: bool) -> date | None:
    found = next((match for form in _FORMS[:2] if (match := form.fullmatch(value))), None)
    if found is None or value.startswith("-") or explain_date(value):
        return None
    year, month, day = (int(found[name]) if found[name] else None for name in ("year", "month", "day"))
    if year is None:
        return None
    month = month or (12 if last else 1)
    return date(year, month, day or (days_in_month(year, month) if last else 1))


def write_date(year: int, month: int | None = None, day: int | None = None, clock: str = "") -> str:
    """Writes a W3C date as fully as its parts are known: `1957`, `1957-05`, `1957-05-31`, `1957-05-31T04:10:00`."""
    if month is None:
        return f"{year:04}"
    if day is None:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" + (f"T{clock}" if clock else "")
