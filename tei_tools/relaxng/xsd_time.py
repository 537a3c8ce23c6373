"""Dates, times and durations of XML Schema part 2 as values that compare, with a reason where a date does not exist.

>>> TIME_TYPES["date"][1]("1957-02-29", {})
Traceback (most recent call last):
...
ValueError: February 1957 has 28 days
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import total_ordering
from typing import Any

_ZONE = r"(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?"
_YEAR = r"(?P<year>-?([1-9][0-9]{3,}|0[0-9]{3}))"
_MONTH, _DAY = r"(?P<month>[0-9]{2})", r"(?P<day>[0-9]{2})"
_CLOCK = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2}(\.[0-9]+)?)"
_FORMS = {
    "dateTime": ("a date and time such as 1957-05-31T12:00:00", f"{_YEAR}-{_MONTH}-{_DAY}T{_CLOCK}"),
    "date": ("a date such as 1957-05-31", f"{_YEAR}-{_MONTH}-{_DAY}"),
    "time": ("a time such as 12:00:00", _CLOCK),
    "gYear": ("a year such as 1957", _YEAR),
    "gYearMonth": ("a month such as 1957-05", f"{_YEAR}-{_MONTH}"),
    "gMonth": ("a month such as --05", f"--{_MONTH}"),
    "gMonthDay": ("a day such as --05-31", f"--{_MONTH}-{_DAY}"),
    "gDay": ("a day such as ---31", f"---{_DAY}"),
}
_DURATION = re.compile(
    r"(-)?P(?=.)(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)D)?(?:T(?=.)(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+(?:\.[0-9]+)?)S)?)?"
)
_DAY_SECONDS = 86400
_ZONE_LIMIT = 14 * 3600  # the difference within which a time without zone cannot be ordered against one with zone
_REFERENCES = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))  # XSD part 2, 3.2.6.2: the dates at which durations compare


@total_ordering
@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time in seconds, with or without a zone; one without zone is neither less nor more within 14 hours."""

    seconds: Fraction
    has_zone: bool

    def __lt__(self, other: Moment) -> bool:
        slack = _ZONE_LIMIT if self.has_zone != other.has_zone else 0
        return self.seconds + slack < other.seconds

    def __le__(self, other: Moment) -> bool:
        return self == other or self < other

    def __gt__(self, other: Moment) -> bool:
        return other < self

    def __ge__(self, other: Moment) -> bool:
        return self == other or other < self


@dataclass(frozen=True, slots=True)
class Duration:
    """Months and seconds; ordered only where every reference date gives the same order."""

    months: int
    seconds: Fraction

    def _ends(self) -> list[Fraction]:
        return [_days(*_add_months(year, month, self.months), 1) * _DAY_SECONDS + self.seconds for year, month in _REFERENCES]

    def __lt__(self, other: Duration) -> bool:
        return all(mine < theirs for mine, theirs in zip(self._ends(), other._ends(), strict=True))

    def __le__(self, other: Duration) -> bool:
        return all(mine <= theirs for mine, theirs in zip(self._ends(), other._ends(), strict=True))

    def __gt__(self, other: Duration) -> bool:
        return other < self

    def __ge__(self, other: Duration) -> bool:
        return other <= self


def parse_duration(value: str, _: Mapping[str, str]) -> Duration:
    """Reads a duration; raises ValueError for what is none."""
    match = _DURATION.fullmatch(value)
    if not match:
        raise ValueError("it must be a duration such as P1Y2M3DT4H5M6S")
    years, months, days, hours, minutes = (int(part or 0) for part in match.groups()[1:6])
    seconds = days * _DAY_SECONDS + hours * 3600 + minutes * 60 + Fraction(match[7] or 0)
    sign = -1 if match[1] else 1
    return Duration(sign * (12 * years + months), sign * seconds)


def _parser(description: str, form: str) -> Callable[[str, Mapping[str, str]], Any]:
    expression = re.compile(form + _ZONE)

    def parse(value: str, _: Mapping[str, str]) -> Moment:
        match = expression.fullmatch(value)
        if not match:
            raise ValueError(f"it must be {description}")
        return _moment(match.groupdict())

    return parse


def _moment(parts: dict[str, str | None]) -> Moment:
    year, month, day = (int(parts.get(name) or default) for name, default in (("year", 1972), ("month", 1), ("day", 1)))
    if year == 0 and parts.get("year"):
        raise ValueError("there is no year 0000")
    _check_day(month, day, year if parts.get("year") else None)
    clock = _clock(int(parts.get("hour") or 0), int(parts.get("minute") or 0), Fraction(parts.get("second") or 0))
    zone = parts.get("zone")
    return Moment(_days(year + (year < 0), month, day) * _DAY_SECONDS + clock - _offset(zone), zone is not None)


def _check_day(month: int, day: int, year: int | None) -> None:
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month:02}")
    last = _month_days(2000 if year is None else year + (year < 0), month)
    if not 1 <= day <= last:
        raise ValueError(f"{month_name[month]}{'' if year is None else f' {year}'} has {last} days")


def _clock(hour: int, minute: int, second: Fraction) -> Fraction:
    if hour > 24 or minute > 59 or second >= 60 or (hour == 24 and (minute or second)):
        raise ValueError("there is no such time of day")
    return hour * 3600 + minute * 60 + second


def _offset(zone: str | None) -> int:
    if not zone or zone == "Z":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[4:])
    if hours > 14 or minutes > 59 or (hours == 14 and minutes):
        raise ValueError(f"there is no time zone {zone}")
    return (-1 if zone[0] == "-" else 1) * (hours * 3600 + minutes * 60)


def _month_days(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _add_months(year: int, month: int, months: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + months
    return total // 12, total % 12 + 1


def _days(year: int, month: int, day: int) -> int:
    """Counts the days from the first of March of the year 0 (proleptic Gregorian)."""
    year, month = (year, month - 3) if month > 2 else (year - 1, month + 9)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + day - 1


TIME_TYPES = {name: (description, _parser(description, form)) for name, (description, form) in _FORMS.items()}
