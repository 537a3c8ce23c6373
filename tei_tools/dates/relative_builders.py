"""Builders of what counts from the anchor or from the date before: yesterday, Sunday, three days ago, two weeks later."""

from __future__ import annotations

from dataclasses import replace

from tei_tools.dates.lexer import Token
from tei_tools.dates.parts import Item, number, spelling, word
from tei_tools.dates.patterns import Found
from tei_tools.dates.points import Point

_DAYS = {"day": 1, "week": 7, "fortnight": 14}  # units that are counted in days
_CODES = {"year": "P_YEAR", "month": "P_MONTH"}


def build_daypart(found: Found[Item]) -> list[Item] | None:
    """Builds the day of `this morning` or `last night`."""
    rel, part = int(word(found, "rel")), word(found, "part")
    if rel > 0 or (rel < 0 and part not in ("n", "e")):
        return None
    return [Point(found.start, found.end, "P_DAY", shift=("day", rel), cert="medium", rule="relative")]


def build_weekday(found: Found[Item]) -> list[Item]:
    """Builds a weekday: the last, the next, or the one that the context asks for."""
    rel, twice = found.get("rel"), found.get("twice")
    if twice and twice.code == "UNIT" and word(found, "twice") != "week":
        return [*found.items]
    step = int(word(found, "rel")) * (2 if twice else 1) if rel else 2 if twice else None
    return [
        Point(found.start, max(item.end for item in (found["w"], rel, twice) if item), "P_WEEKDAY", weekday=number(found, "w"),
              rule="relative", shift=("weekday", step) if step is not None else None, cert="medium")
    ]  # fmt: skip


def build_relative(found: Found[Item]) -> list[Item]:
    """Builds what counts from the anchor: yesterday, this year, three days ago, last May, the spring of this year."""
    day = found.get("t")
    if isinstance(day, Token):
        step = int(day.value) * (2 if found.get("twice") else 1)
        return [Point(found.start, found.end, "P_DAY", shift=("day", step), cert="medium", rule="relative")]
    if found.get("count"):
        unit, count = word(found, "unit"), number(found, "count") or 1 if spelling(found, "count").lower() != "half" else 0
        if not count:
            return [_shifted(found, ("month", -6))] if unit == "year" else [*found.items]
        days = _DAYS.get(unit)
        if found.get("within"):
            shift = ("ahead", count * days) if days else (f"ahead {unit}", count)
            return [replace(_shifted(found, ("day", 1) if days else (unit, 1)), shift=shift)]
        count = count if found.get("ahead") else -count
        return [_shifted(found, ("day", count * days) if days else (unit, count))]
    if found.get("m"):
        return [Point(found.start, found.end, "P_MONTH", month=number(found, "m"), shift=("named", int(word(found, "rel"))),
                      cert="medium", rule="relative")]  # fmt: skip
    shift = (word(found, "unit"), int(word(found, "rel") or 0) * (2 if found.get("twice") else 1))
    season = found.get("season")
    if season:
        return [Point(found.start, found.end, "P_LONG", parts=(word(found, "season"),), cert="medium", rule="relative",
                      shift=("year", shift[1]) if found.get("unit") else ("season", shift[1]))]  # fmt: skip
    return [_shifted(found, shift)]


def _shifted(found: Found[Item], shift: tuple[str, int]) -> Point:
    code = _CODES.get(shift[0], "P_DAY")
    return Point(found.start, found.end, "P_LONG" if shift[0] == "week" else code, shift=shift, cert="medium", rule="relative")


def build_beside(found: Found[Item]) -> list[Item]:
    """Builds what counts from the last date of the text: `two weeks later`, `a year earlier`."""
    unit, count = word(found, "unit"), (number(found, "count") or 1) * int(word(found, "rel"))
    days = _DAYS.get(unit)
    code = "P_DAY" if days else _CODES[unit]
    shift = ("same", count * days) if days else (f"same {unit}", count)
    return [Point(found.start, found.end, code, shift=shift, cert="low", rule="relative")]


def build_same(found: Found[Item]) -> list[Item] | None:
    """Builds a day that counts from the last one of the text: `the same day`, `the next day`, `that evening`."""
    rel = found["rel"]
    if rel.code == "LAST" and spelling(found, "rel").lower() not in ("previous", "preceding"):
        return None
    return [Point(found.start, found.end, "P_DAY", shift=("same", int(word(found, "rel"))), cert="low", rule="relative")]
