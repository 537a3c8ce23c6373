"""The dates of a text as those of a story: what a memoir, a testimony or a report means by its dates without a year.

A memoir says `In June of 1944 ... the 3rd of July ... the 9th of May, the Red Army` and means 1944, 1944 and 1945. What the
words round a date say of its place in the story is read here; `chronology` solves the row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from tei_tools.dates.chronology import Span, Told, solve
from tei_tools.dates.cues import Cues, is_told
from tei_tools.dates.points import Expression, Point
from tei_tools.dates.values import days_in_month, first_day, last_day
from tei_tools.dates.windows import window

_TOP = 3000
_REPEATS = 5  # years: after five or six a day falls on the same weekday again
_MONTHS = 12
_HALF_A_YEAR = 182  # days


def narrate(text: str, expressions: Sequence[Expression], anchor: str | None) -> dict[Point, int | None]:
    """Gives the year of each point without one that belongs to the story of a text, None where that stays open.

    `anchor` is the day on which the story was told, the last that a date may have.
    """
    end = last_day(anchor) if anchor else None
    row = [(point, vague) for point, vague in _points(expressions) if _is_of_story(point, end) and is_told(text, point)]
    if all(point.year is not None for point, _ in row) or (end is None and all(point.year is None for point, _ in row)):
        return {}
    cues = Cues(text)
    said: dict[tuple[int | None, int], frozenset[int]] = {}
    for point, _ in row:
        if point.year is not None and point.day is not None:
            said[point.month, point.day] = said.get((point.month, point.day), frozenset()) | {point.year}
    told = [
        replace(_told(point, cues, end, vague=vague), named=said.get((point.month, point.day or 0), frozenset()))
        for point, vague in row
    ]
    years = solve(told, end, told=end is not None)
    return {point: year for (point, _), year in zip(row, years, strict=True) if point.year is None}


def _points(expressions: Sequence[Expression]) -> Iterator[tuple[Point, bool]]:
    """Yields the points of a story, and whether they are vague; what follows a range goes on from its start, not its end."""
    for each in expressions:
        yield each.first, each.op == "circa"
        if each.last is not None and not (each.last.year and each.first.year):
            yield each.last, False


def _is_of_story(point: Point, end: date | None) -> bool:
    if point.month is not None and not 1 <= point.month <= _MONTHS:
        return False
    if point.year is None:
        return point.month is not None and point.shift is None and point.short_year is None
    span = _span(point, point.year)
    return span is not None and (end is None or (span[0] <= end.toordinal() and not (point.day and span[1] == end.toordinal())))


def _told(point: Point, cues: Cues, end: date | None, *, vague: bool) -> Told:
    whole = point.month is None and not point.parts
    wide = _HALF_A_YEAR if vague and whole else 0  # about 1943 may be the year before or after
    return Told(
        lambda year: (span[0] - wide, span[1] + wide) if (span := _span(point, year)) else None,
        point.year,
        lambda year: _fits(point, year),
        _weekday_years(point, end),
        back=cues.tells_of_before(point),
        onward=cues.tells_of_after(point),
        passing=point.year is not None and cues.is_in_passing(point),
        whole=whole and not wide,
    )


def _span(point: Point, year: int) -> Span | None:
    """Gives the days that a point covers in a year."""
    if not 1 < year < _TOP:
        return None
    limits = window(replace(point, year=year)) if point.parts else None
    start, stop = (first_day(limits[0]), last_day(limits[1])) if limits else (None, None)
    if start is None or stop is None:
        first, last = (point.month, point.month) if point.month else (1, _MONTHS)
        if point.day and point.day > days_in_month(year, last):
            return None
        start, stop = date(year, first, point.day or 1), date(year, last, point.day or days_in_month(year, last))
    return start.toordinal(), stop.toordinal()


def _fits(point: Point, year: int) -> bool:
    """Says whether a point falls on the weekday that it names, if it names one."""
    if not point.weekday or not point.month or not point.day or point.day > days_in_month(year, point.month):
        return True
    return date(year, point.month, point.day).isoweekday() == point.weekday


def _weekday_years(point: Point, end: date | None) -> frozenset[int]:
    """Gives the one year, of the last before the day of telling, in which a day falls on the weekday that the text names."""
    if end is None or point.year is not None or not point.weekday or not point.day:
        return frozenset()
    years = (end.year - step for step in range(_REPEATS))
    fitting = [year for year in years if _span(point, year) and _fits(point, year)]
    return frozenset(fitting) if len(fitting) == 1 else frozenset()
