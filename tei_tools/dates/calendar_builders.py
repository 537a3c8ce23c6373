"""Builders of dates in other calendars: Old Style, the eras of Asia, the French Republic, Hebrew dates; feasts."""

from __future__ import annotations

from tei_tools.dates.calendars import ERAS, era_year, hebrew_to_gregorian, julian_to_gregorian, republican_to_gregorian
from tei_tools.dates.lexer import Token
from tei_tools.dates.parts import Item, number, word
from tei_tools.dates.patterns import Found
from tei_tools.dates.point_builders import build_days
from tei_tools.dates.points import Point


def build_dual_year(found: Found[Item]) -> list[Item] | None:
    """Builds a Julian day before Lady Day, with the year in both countings (`10 February 1711/12`)."""
    day, month, year, end = (number(found, name) or 0 for name in ("d", "m", "y", "z"))
    known = julian_to_gregorian(year + 1, month, day)
    if end not in (year + 1, (year + 1) % 100, (year + 1) % 10) or month > 3 or known is None:
        return None
    return [Point(found.start, found.end, "P_DAY", known.year, known.month, known.day, calendar="#julian",
                  custom=f"{year + 1:04}-{month:02}-{day:02}", rule="calendar")]  # fmt: skip


def build_double(found: Found[Item]) -> list[Item] | None:
    """Builds one day of an Old and a New Style one (`13/26 March 1917`); a difference that no calendar has is a range."""
    old, new, month, year = (number(found, name) or 0 for name in ("d", "e", "m", "y"))
    converted = julian_to_gregorian(year, month, old)
    if converted is None or converted.day != new:
        return build_days(found)
    return [
        Point(found.start, found.end, "P_DAY", converted.year, converted.month, converted.day, calendar="#julian",
              custom=f"{year:04}-{month:02}-{old:02}", rule="calendar")
    ]  # fmt: skip


def build_era(found: Found[Item]) -> list[Item] | None:
    """Builds the year of an era (`Juche 46`), with month and day where they stand before it."""
    era, count = found["era"], number(found, "n") or 0
    name = era.text.lower() if isinstance(era, Token) and era.code == "ERA" else word(found, "era")
    known = era_year(name, count) if name in ERAS else None
    if known is None:
        return None
    month, day = number(found, "m"), number(found, "d")
    code = "P_DAY" if day else "P_MONTH" if month else "P_YEAR"
    custom = "-".join((str(count), *(f"{part:02}" for part in (month, day) if part)))
    return [Point(found.start, found.end, code, known[0], month, day, calendar=known[1], custom=custom, rule="calendar")]


def build_other_calendar(found: Found[Item]) -> list[Item] | None:
    """Builds a day of the French Republic or of the Hebrew calendar."""
    day, month, year = number(found, "d") or 0, number(found, "m") or 0, number(found, "y") or 0
    republican = found["m"].code == "MONTH_REPUBLICAN"
    known = (republican_to_gregorian if republican else hebrew_to_gregorian)(year, month, day)
    if known is None:
        return None
    calendar = "#republican" if republican else "#hebrew"
    return [Point(found.start, found.end, "P_DAY", known.year, known.month, known.day, calendar=calendar, rule="calendar",
                  custom=f"{year:04}-{month:02}-{day:02}")]  # fmt: skip


def build_feast(found: Found[Item]) -> list[Item]:
    """Builds a feast of a year; the day is computed when it is resolved."""
    name = "-".join(part for part in (word(found, "feast"), word(found, "eve")) if part)
    return [Point(found.start, found.end, "P_DAY", number(found, "y"), parts=(f"feast:{name}",), rule="feast")]
