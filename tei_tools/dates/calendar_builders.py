"""Builders of dates in other calendars: Old Style, the eras of Asia, the French Republic, Hebrew dates; feasts."""

from __future__ import annotations

import re
from datetime import date

from tei_tools.dates.calendars import (
    ERAS,
    era_year,
    hebrew_to_gregorian,
    hijri_to_gregorian,
    julian_to_gregorian,
    new_style,
    republican_to_gregorian,
)
from tei_tools.dates.feasts import feast_month
from tei_tools.dates.lexer import Token
from tei_tools.dates.parts import Item, number, word
from tei_tools.dates.patterns import Found
from tei_tools.dates.point_builders import build_days
from tei_tools.dates.points import Point

_ERA_SPELLINGS = re.compile(r"[.\s](?=[oc.\s]|$)")  # R.O.C. is roc


_OTHER = {  # code of a month: its calendar, how its days are counted, and how sure that is
    "MONTH_REPUBLICAN": ("#republican", republican_to_gregorian, "high"),
    "MONTH_HEBREW": ("#hebrew", hebrew_to_gregorian, "high"),
    "MONTH_HIJRI": ("#hijri", hijri_to_gregorian, "medium"),
}


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
    said = converted and new_style(year, month, old, converted.month, new)
    if not said:
        return build_days(found)
    day, agree = said
    return [
        Point(found.start, found.end, "P_DAY", day.year, day.month, day.day, calendar="#julian",
              custom=f"{year:04}-{month:02}-{old:02}", rule="calendar", cert="high" if agree else "medium")
    ]  # fmt: skip


def build_era(found: Found[Item]) -> list[Item] | None:
    """Builds the year of an era (`Juche 46`), with month and day where they stand before it."""
    era, count = found["era"], number(found, "n") or 0
    name = word(found, "era")
    if isinstance(era, Token) and era.code == "ERA":
        name = _ERA_SPELLINGS.sub("", era.text.lower()).replace(" ", "-")
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
    calendar, convert, cert = _OTHER[found["m"].code]
    known = convert(year, month, day)
    if known is None:
        return None
    return [Point(found.start, found.end, "P_DAY", known.year, known.month, known.day, calendar=calendar, rule="calendar",
                  custom=f"{year:04}-{month:02}-{day:02}", cert=cert)]  # fmt: skip


def build_republican(found: Found[Item]) -> list[Item] | None:
    """Builds a month or a year of the French Republic: its first and last day."""
    year, month = number(found, "y") or 0, number(found, "m") or 0
    first = republican_to_gregorian(year, month or 1, 1)
    last = republican_to_gregorian(year, month, 30) if month else _last_of_republican(year)
    if first is None or last is None:
        return None
    custom = f"{year:04}" + (f"-{month:02}" if month else "")
    return [Point(found.start, found.end, "P_LONG", first.year, first.month, first.day, parts=(f"span:{first}/{last}",),
                  calendar="#republican", custom=custom, rule="calendar")]  # fmt: skip


def _last_of_republican(year: int) -> date | None:
    return republican_to_gregorian(year, 13, 6) or republican_to_gregorian(year, 13, 5)


def build_feast_near(found: Found[Item]) -> list[Item] | None:
    """Builds a feast without a year, which the anchor decides (`before Christmas`, `last Easter`)."""
    name = "-".join(part for part in (word(found, "feast"), word(found, "eve")) if part)
    month = feast_month(name)
    if month is None:
        return None
    shift = ("named", int(word(found, "rel"))) if found.get("rel") else ("feast", 0)
    return [Point(found.start, found.end, "P_DAY", month=month, parts=(f"feast:{name}",), shift=shift, cert="medium",
                  rule="feast")]  # fmt: skip


def build_feast(found: Found[Item]) -> list[Item]:
    """Builds a feast of a year; the day is computed when it is resolved."""
    name = "-".join(part for part in (word(found, "feast"), word(found, "eve")) if part)
    return [Point(found.start, found.end, "P_DAY", number(found, "y"), parts=(f"feast:{name}",), rule="feast")]
