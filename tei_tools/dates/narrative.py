"""The years of a narrative: the dates without a year get those with which the story runs on most evenly.

A memoir says `In June of 1944 ... the 3rd of July ... the 9th of May, the Red Army` and means 1944, 1944 and 1945. All
dates are laid in a row, each with the years that it may have; the row in which time makes the smallest steps, and seldom
one backwards, wins (Viterbi's algorithm). Time is linear in the number of dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tei_tools.dates.points import Point
from tei_tools.dates.values import days_in_month

_TOP = 3000
_BACKWARDS = 2.5  # what a day backwards costs, where a day forwards costs 1
_STEP_BACK = 15.0  # what going backwards costs at all
_CAP = 900.0  # days; a longer jump is a digression and costs no more
_WRONG_WEEKDAY = 500.0
_REPEATS = 5  # years: after five or six a day falls on the same weekday again
_BOTH_ENDS = 12  # months: a point without a month covers its year

Span = tuple[int, int]


def narrate(points: Sequence[Point], anchor: date | None, *, told: bool) -> list[int | None]:
    """Gives the year of each point, in order; None where the row says nothing of it.

    `anchor` is the last day that a date may have, `told` whether it is the day on which the story was told, at its end.
    """
    rows = [_candidates(point, years, anchor) for point, years in zip(points, _likely_years(points, anchor), strict=True)]
    chain = [place for place, row in enumerate(rows) if row]
    if not chain:
        return [None] * len(points)
    chosen = _cheapest([rows[place] for place in chain], [points[place] for place in chain], anchor if told else None)
    out: list[int | None] = [None] * len(points)
    for place, year in zip(chain, chosen, strict=True):
        out[place] = year
    return out


def _likely_years(points: Sequence[Point], anchor: date | None) -> list[set[int]]:
    """Gives the years that each point may have: those said before and after it, the ones beside them, the anchor's."""
    said = [_weekday_year(point, anchor) if point.year is None else _plain_year(point) for point in points]
    ahead: list[int | None] = [None] * len(points)
    following = None
    for place in range(len(points) - 1, -1, -1):
        ahead[place] = following
        following = said[place] or following
    before = None
    out = []
    for place, year in enumerate(said):
        near = [before, before and before + 1, ahead[place], (ahead[place] or 0) - 1 or None]
        out.append({each for each in near if each and each > 0} | ({anchor.year, anchor.year - 1} if anchor else set()))
        before = year or before
    return out


def _plain_year(point: Point) -> int | None:
    return None if point.calendar or point.year is None or not 1 < point.year < _TOP else point.year


def _weekday_year(point: Point, anchor: date | None) -> int | None:
    """Gives the one year, of the last before the anchor, in which a day falls on the weekday that the text names."""
    if anchor is None or not point.weekday or not point.day or not point.month or not _is_month(point):
        return None
    years = [anchor.year - step for step in range(_REPEATS)]
    fitting = [year for year in years if point.day <= days_in_month(year, point.month) and not _own_cost(point, year)]
    return fitting[0] if len(fitting) == 1 else None


def _candidates(point: Point, years: set[int], anchor: date | None) -> list[tuple[int, Span]]:
    if point.year is not None:
        return [(point.year, _span(point, point.year))] if 1 < point.year < _TOP and _is_month(point) else []
    if point.month is None or point.shift is not None or point.short_year is not None or not _is_month(point):
        return []
    fitting = (year for year in sorted(years) if 1 < year < _TOP)
    spans = [
        (year, _span(point, year)) for year in fitting if point.day is None or point.day <= days_in_month(year, point.month)
    ]
    return [(year, span) for year, span in spans if anchor is None or span[0] <= anchor.toordinal()]


def _is_month(point: Point) -> bool:
    return point.month is None or 1 <= point.month <= _BOTH_ENDS


def _span(point: Point, year: int) -> Span:
    first, last = (point.month, point.month) if point.month else (1, _BOTH_ENDS)
    start = date(year, first, min(point.day or 1, 28)).toordinal()
    end = date(year, last, min(point.day or 31, days_in_month(year, last))).toordinal()
    return start, max(start, end)


def _cheapest(rows: Sequence[list[tuple[int, Span]]], points: Sequence[Point], told: date | None) -> list[int]:
    costs = [_own_cost(points[0], year) for year, _ in rows[0]]
    back: list[list[int]] = []
    for before, row, point in zip(rows, rows[1:], points[1:], strict=False):
        ways = [
            min((cost + _step(old[1], new[1]), place) for place, (cost, old) in enumerate(zip(costs, before, strict=True)))
            for new in row
        ]
        costs = [way[0] + _own_cost(point, new[0]) for way, new in zip(ways, row, strict=True)]
        back.append([way[1] for way in ways])
    if told is not None:
        end = told.toordinal()
        costs = [cost + _step(last[1], (end, end)) for cost, last in zip(costs, rows[-1], strict=True)]
    place = min(range(len(costs)), key=costs.__getitem__)
    chosen = [rows[-1][place][0]]
    for row, links in zip(reversed(rows[:-1]), reversed(back), strict=True):
        place = links[place]
        chosen.append(row[place][0])
    return chosen[::-1]


def _step(old: Span, new: Span) -> float:
    if new[0] >= old[0]:
        return min(_CAP, max(0, new[0] - old[1]))
    behind = max(0, old[0] - new[1])
    return min(_CAP, _BACKWARDS * behind + _STEP_BACK) if behind else 0.0


def _own_cost(point: Point, year: int) -> float:
    if not point.weekday or not point.month or not point.day or point.day > days_in_month(year, point.month):
        return 0.0
    return 0.0 if date(year, point.month, point.day).isoweekday() == point.weekday else _WRONG_WEEKDAY
