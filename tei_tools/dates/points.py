"""A point: one date as it is written, its parts known or not, before it is resolved.

>>> Point(0, 5, "P_DAY", month=5, day=6).year is None
True
"""

from __future__ import annotations

from dataclasses import dataclass

OPEN_YEAR = ("open", 0)  # the shift of a date whose year its story leaves open


@dataclass(frozen=True, slots=True)
class Point:
    """One written date at [start, end) of the text; a part that is None is not said.

    `code` is its grain: P_DAY, P_MONTH, P_YEAR, P_WEEKDAY, P_TIME, P_LONG (decade, century, season). `short_year` is a year
    of two digits. `weekday` counts from Monday = 1. `clock` is `HH:MM:SS` and zone. `part` is a piece of the date
    (`beginning`, `half1`, `spring`, `decade` ...), the outermost last. `shift` counts units from the anchor: ("month", -1)
    is last month. `calendar` and `custom` are TEI's @calendar and @when-custom. `cert` is "high", "medium" or "low".
    """

    start: int
    end: int
    code: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    short_year: int | None = None
    weekday: int | None = None
    clock: str = ""
    parts: tuple[str, ...] = ()
    shift: tuple[str, int] | None = None
    calendar: str = ""
    custom: str = ""
    cert: str = "high"
    rule: str = "full"
    order: str = ""  # of a numeric date: "?" where day and month may be exchanged
    until_year: int | None = None  # the second year of `winter of 1956-57`


@dataclass(frozen=True, slots=True)
class Expression:
    """What is said with one or two points: `op` is at, circa, range, within, since, until, before or after."""

    start: int
    end: int
    op: str
    first: Point
    last: Point | None = None
    code: str = "EXPRESSION"
