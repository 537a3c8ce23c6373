"""Free text to dates: where they stand and what TEI attributes they get.

>>> [match.attributes for match in find_dates("22 and 24 May 1957")]
[{'when': '1957-05-22'}, {'when': '1957-05-24'}]
>>> date_attributes("the 20th of last month", anchor="1957-05-31")
[{'when': '1957-04-20', 'cert': 'medium'}]
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tei_tools.dates.attributes import attributes_of, cert_of
from tei_tools.dates.narrative import narrate
from tei_tools.dates.points import OPEN_YEAR, Expression, Point
from tei_tools.dates.reading import Reading
from tei_tools.dates.resolve import Resolver
from tei_tools.dates.values import first_day

_LONG_AGO = timedelta(days=100)
_RETROSPECTIVE_SHARE = 0.5
_OPEN, _CLOSE = "[", "]"
_BRACKET = re.compile(r"[\[\]()]")


@dataclass(frozen=True, slots=True)
class DateMatch:
    """One date of a text, at [start, end): its TEI attributes, the rule that found it, and how sure that is.

    `core` is the date alone, without the word that bounds it (`since`, `until`), and `core_attributes` its attributes.
    `element` is "date", or "time" for a time of day without a day. `relative` says that it counts from the anchor's day
    (`yesterday`, `Sunday`, `this year`) and means nothing without it.
    """

    start: int
    end: int
    attributes: Mapping[str, str]
    rule: str
    cert: str
    core: tuple[int, int]
    core_attributes: Mapping[str, str]
    element: str = "date"
    relative: bool = False

    def moved(self, by: int) -> DateMatch:
        """Gives the match with its ranges moved by a number of characters."""
        return replace(self, start=self.start + by, end=self.end + by, core=(self.core[0] + by, self.core[1] + by))


def find_dates(
    text: str | Reading, anchor: str | None = None, *, retrospective: bool | None = None, start: int = 0, end: int | None = None
) -> list[DateMatch]:
    """Finds the dates of a text, or of its part [start, end), sorted, none overlapping.

    `anchor` is the W3C date that relative and partial dates count from (`1957-05-31`, `1957-05`, `1957`); what cannot be
    known without it is left out, and a day without a year becomes `--05-06`. `retrospective` says that the text tells of
    years before the anchor, as a memoir does; None lets the dates of the text decide. Who asks for several parts of one
    text gives its Reading, so that it is read once.
    """
    reading = text if isinstance(text, Reading) else Reading(text)
    expressions = reading.expressions(anchor, start, end)
    days = [day for each in expressions if (day := _said(each.first)) is not None]
    if retrospective is None:
        told = [day for each in expressions if each.first.code != "P_YEAR" and (day := _said(each.first)) is not None]
        retrospective = is_retrospective(told, anchor)
    if retrospective:
        expressions = _narrated(reading.text, expressions, anchor)
    resolver = Resolver(reading.text, anchor, retrospective=retrospective, later=days[0] if days else None)
    return [found for each in expressions if (found := _match(reading.text, each, resolver)) is not None]


def date_attributes(text: str, anchor: str | None = None) -> list[dict[str, str]]:
    """Gives the TEI attributes of each date in a text, with `cert` where it is not high: what `tei-tools dates` prints."""
    return [
        {**found.attributes, **({"cert": found.cert} if found.cert != "high" else {})} for found in find_dates(text, anchor)
    ]


def is_retrospective(days: Sequence[date], anchor: str | None, *, least: int = 1) -> bool:
    """Says whether half of the days that a text names, and at least `least`, lie long before its own.

    `days` are the days and months written with their year; without an anchor any day makes a text a narrative.
    """
    base = first_day(anchor) if anchor else None
    if base is None:
        return bool(days)
    others = [day for day in days if day != base]
    past = sum(base - day > _LONG_AGO for day in others)
    return past >= least and past >= _RETROSPECTIVE_SHARE * len(others)


def _narrated(text: str, expressions: Sequence[Expression], anchor: str | None) -> list[Expression]:
    """Gives the dates without a year those that the running of the story asks for."""
    years = narrate(text, expressions, anchor)
    if not years:
        return list(expressions)
    return [replace(each, first=_dated(each.first, years), last=each.last and _dated(each.last, years)) for each in expressions]


def _dated(point: Point, years: Mapping[Point, int | None]) -> Point:
    if point not in years:
        return point
    year = years[point]
    if year is None:
        return replace(point, shift=OPEN_YEAR, cert="low", rule="context")
    return replace(point, year=year, cert="medium" if point.cert == "high" else point.cert, rule="context")


def _said(point: Point) -> date | None:
    if point.year is None or not 1 <= point.year <= 2199 or point.parts:
        return None
    month = point.month if point.month and 1 <= point.month <= 12 else 7
    return date(point.year, month, min(point.day or 1, 28))


def _match(text: str, each: Expression, resolver: Resolver) -> DateMatch | None:
    first = resolver.resolve(each.first)
    last = resolver.resolve_after(each.last, first) if each.last else None
    if first is None or (each.last and last is None):
        return None
    attributes = attributes_of(each.op, first, last)
    if attributes is None:
        return None
    start, end = _balance(text, each.start, each.end)
    core = (start, end) if each.op == "range" else _balance(text, each.first.start, each.first.end)
    core_attributes = attributes if each.op in ("range", "since", "after") else attributes_of("at", first) or attributes
    time = each.first.code in ("P_TIME", "P_CHAIN") and first.year is None
    rule = "time" if time else first.rule if each.op == "at" else "range" if each.op == "range" else "bound"
    cert = cert_of(each.op, first, last)
    relative = (each.first.shift is not None and each.first.code != "P_CHAIN") or each.first.code == "P_WEEKDAY"
    return DateMatch(
        start,
        end,
        attributes,
        f"date.{rule}",
        cert,
        core,
        core_attributes,
        "time" if time else "date",
        relative and (each.first.rule == "feast" or not (each.first.day or each.first.month)),
    )


def _balance(text: str, start: int, end: int) -> tuple[int, int]:
    """Draws brackets that belong to the date into its range, and leaves those of its surroundings outside."""
    inside = text[start:end]
    if _BRACKET.search(inside) is None:
        return start, end
    depth = low = 0
    for character in inside:
        depth += (character == _OPEN) - (character == _CLOSE)
        low = min(low, depth)
    while low < 0 and start > 0 and text[start - 1] == _OPEN:
        start, low, depth = start - 1, low + 1, depth + 1
    while depth > 0 and end < len(text) and text[end] == _CLOSE:
        end, depth = end + 1, depth - 1
    if inside.count("(") > inside.count(")") and text[end : end + 1] == ")":
        end += 1
    return start, end
