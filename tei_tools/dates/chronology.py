"""The time of a story, solved for all of its dates at once: which year each date without one is of, and whether that is sure.

A reader keeps in mind when the story is now (the cursor). A date without a year is counted from there: it is near, later rather
than earlier, and where its words tell of what had been before, it lies before and the story stays where it is. A date with its
year may lie anywhere, and moves the story there unless it is told in passing. The day on which the story was told is the last
that a date may have. Each of these is a cost; the cheapest years for the whole row are found by dynamic programming over
the few cursors that are worth following, so time is linear in the number of dates. Where another year would cost nearly the
same for a date, it gets none: nothing is guessed.

>>> def first_of(month):
...     return lambda year: (date(year, month, 1).toordinal(),) * 2
>>> solve([Told(first_of(6), 1944), Told(first_of(5))])
[1944, 1945]
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

_BACK, _BACK_DAY = 60.0, 4.0  # what a step back costs at all, and for each day, where a day forward costs 1
_AGAINST_SEQUENCE = 400.0  # a step back against a word such as `then`
_FLASHBACK, _FLASHBACK_DAY = 20.0, 0.3  # a look back that is worded as one: the story stays where it is
_AGAINST_LOOK = 30.0  # a step forward that is worded as a look back
_OTHER_YEAR = 45.0  # out of a year that alone was named
_SAID_DAY, _SAID_MOST = 0.3, 100.0  # a step to a date with its year
_SAID_BACK, _SAID_BACK_DAY, _SAID_BACK_MOST = 60.0, 0.1, 60.0
_PASSING_BACK, _PASSING_ON = 45.0, 200.0  # a date with its year that does not move the story, before its now or behind it
_WORDED_PASSING, _MOVED_BY_PASSING = 10.0, 60.0  # one whose words say that it is told by the way; where it moves the story yet
_EARLIER_YEAR = 60.0  # a beginning that is not the latest possible
_FROM_THE_END = 45.0  # a beginning that counts from the day of telling though the story names a year
_END_DAY, _END_MOST = 0.05, 30.0  # from the last date to the day of telling
_NAMED = 40.0  # what a day is worth that the story names elsewhere with its year
_UNFIT = 500.0  # a year in which the day falls on another weekday
_SURE = 30.0  # what any other year must cost more at least
_WORTH, _CURSORS = 250.0, 8  # above the cheapest, and how many at most, are followed

Span = tuple[int, int]  # first and last day, as ordinals
Cursor = tuple[int, int, bool] | None  # when the story is, and whether its year alone was named; None before it begins
Way = tuple[Cursor, Cursor, int, float]  # from a cursor to a cursor by a year, at a cost
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Told:
    """One date of a story: the days that it covers in a year (None where there is no such day), and its year if it is said.

    `fits` says whether a year agrees with the weekday that is named; `likely` are years that it alone speaks for, `named` those
    with which the story names the same day elsewhere.
    `back` is worded as a look back, `onward` as what came next, `passing` as said by the way; `whole` names a year alone.
    """

    span: Callable[[int], Span | None]
    year: int | None = None
    fits: Callable[[int], bool] = bool
    likely: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()
    back: bool = False
    onward: bool = False
    passing: bool = False
    whole: bool = False


def solve(row: Sequence[Told], end: date | None = None, *, told: bool = False) -> list[int | None]:
    """Gives the year of each date, in order; None where no year is cheaper than any other by enough.

    `end` is the last day that a date may have, `told` whether the story was told on it.
    """
    last = end.toordinal() if end else None
    layers: list[list[Way]] = []
    costs: dict[Cursor, float] = {None: 0.0}
    reached = [costs]
    for each, ahead in zip(row, _said_ahead(row), strict=True):
        ways = [way for cursor in costs for way in _ways(each, cursor, ahead, last)]
        layers.append(ways or [(cursor, cursor, 0, 0.0) for cursor in costs])
        costs = _worth_following(_cheapest((to, costs[origin] + cost) for origin, to, _, cost in layers[-1]))
        reached.append(costs)
    rest: dict[Cursor, float] = {cursor: _to_the_end(cursor, last) if told else 0.0 for cursor in costs}
    years: list[int | None] = []
    for ways, before in zip(reversed(layers), reversed(reached[:-1]), strict=True):
        through = [(origin, year, cost + rest[to]) for origin, to, year, cost in ways if to in rest]
        years.append(_surely(_cheapest((year, before[origin] + cost) for origin, year, cost in through)))
        rest = _cheapest((origin, cost) for origin, _, cost in through)
    return years[::-1]


def _said_ahead(row: Sequence[Told]) -> list[Span | None]:
    """Gives for each date the days of the next one that has its year and moves the story."""
    ahead: Span | None = None
    spans: list[Span | None] = []
    for each in reversed(row):
        spans.append(ahead)
        if each.year is not None and not each.passing:
            ahead = each.span(each.year) or ahead
    return spans[::-1]


def _ways(each: Told, cursor: Cursor, ahead: Span | None, last: int | None) -> Iterator[Way]:
    """Yields how the story may go on over a date."""
    if each.year is not None:
        span = each.span(each.year)
        if span is not None:
            yield cursor, (*span, each.whole), each.year, _to_said(cursor, span) + _MOVED_BY_PASSING * each.passing
            if cursor is not None or each.passing:
                back = cursor is not None and span[1] < cursor[0]
                unworded = _PASSING_BACK if back else _PASSING_ON
                yield cursor, cursor, each.year, _WORDED_PASSING if each.passing else unworded
        return
    for year, begun in _beginnings(each, ahead, last) if cursor is None else _years_beside(each, cursor):
        span = each.span(year)
        if span is None or (last is not None and span[0] > last):
            continue
        cost = begun + (0.0 if each.fits(year) else _UNFIT) - _NAMED * (year in each.named)
        step = _to_said(cursor, span) if year in each.likely else _step(each, cursor, span) if cursor else 0.0
        yield cursor, (*span, False), year, cost + step
        if cursor and each.back and span[1] < cursor[0]:
            yield cursor, cursor, year, cost + _FLASHBACK + _FLASHBACK_DAY * (cursor[0] - span[1])


def _beginnings(each: Told, ahead: Span | None, last: int | None) -> Iterator[tuple[int, float]]:
    """Yields the years that the first date of a story may have: the latest before what is known, and the one before that."""
    known = dict.fromkeys(each.likely, 0.0)
    for day, cost in ((ahead and ahead[1], 0.0), (last, _FROM_THE_END if ahead else 0.0)):
        if day is None:
            continue
        top = date.fromordinal(day).year
        span = each.span(top)
        latest = top if span is not None and span[0] <= day else top - 1
        for year in (latest, latest - 1):
            known.setdefault(year, cost + _EARLIER_YEAR * (latest - year))
    yield from known.items()


def _years_beside(each: Told, cursor: tuple[int, int, bool]) -> Iterator[tuple[int, float]]:
    """Yields the years of the story's now, those on either side, and those of the weekday."""
    first, last = date.fromordinal(cursor[0]).year, date.fromordinal(cursor[1]).year
    yield from ((year, 0.0) for year in sorted({*range(max(first - 1, 1), last + 2), *each.likely, *each.named}))


def _step(each: Told, cursor: tuple[int, int, bool], span: Span) -> float:
    start, end, whole = cursor
    cost = _OTHER_YEAR if whole and (span[1] < start or span[0] > end) else 0.0
    if span[0] >= start:
        return cost + max(0, span[0] - end) + _AGAINST_LOOK * each.back
    behind = max(0, start - span[1])
    return cost + (_BACK + _BACK_DAY * behind + _AGAINST_SEQUENCE * each.onward if behind else 0.0)


def _to_said(cursor: Cursor, span: Span) -> float:
    if cursor is None or span[0] >= cursor[0]:
        return _said_step(cursor[1], span[0]) if cursor else 0.0
    behind = max(0, cursor[0] - span[1])
    return _SAID_BACK + min(_SAID_BACK_MOST, _SAID_BACK_DAY * behind) if behind else 0.0


def _said_step(day: int, later: int) -> float:
    return min(_SAID_MOST, _SAID_DAY * max(0, later - day))


def _to_the_end(cursor: Cursor, last: int | None) -> float:
    return min(_END_MOST, _END_DAY * max(0, last - cursor[1])) if cursor and last else 0.0


def _cheapest(ways: Iterable[tuple[K, float]]) -> dict[K, float]:
    """Gives the least cost of each key, in the order in which the keys come."""
    least: dict[K, float] = {}
    for key, cost in ways:
        if cost < least.get(key, float("inf")):
            least[key] = cost
    return least


def _worth_following(costs: dict[Cursor, float]) -> dict[Cursor, float]:
    ranked = sorted(costs.items(), key=lambda item: item[1])[:_CURSORS]
    return {cursor: cost for cursor, cost in ranked if cost <= ranked[0][1] + _WORTH}


def _surely(by_year: dict[int, float]) -> int | None:
    (year, least), *others = sorted(by_year.items(), key=lambda item: item[1])
    return year if year and all(cost >= least + _SURE for _, cost in others[:1]) else None
