"""A point whose year, month or day is not said gets it from the anchor, the running text and the cues of its sentence.

`December` in a document of 31 May 1957 is December 1956: the nearest that is not after the anchor, unless the sentence
looks ahead. In a narrative of earlier years a date follows the one before it: after `On June 26, 1941`, `June 29` is 1941.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tei_tools.dates.cues import Cues, is_told
from tei_tools.dates.order import is_day_first, is_month_behind
from tei_tools.dates.points import OPEN_YEAR, Point
from tei_tools.dates.values import days_in_month, first_day, last_day

_SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_SOON = timedelta(days=14)  # a day so near after the anchor is still to come
_FEAST_SOON = timedelta(days=70)  # so is a feast that is talked of: in November, before Christmas
_CLOSE = 160  # characters behind a month in which a bare day is one of it
_MONTHS = 12
_BACK = 100  # days that a narrative steps back without naming the year
_RUNNING = 1500  # characters: a story told from day to day names the month once
_NEAR = 400  # characters behind a date that `the next day` may stand


class Resolver:
    """Remembers the anchor and the last date of the running text while points are resolved in the order of the text.

    `retrospective` says that the text tells of years before its own date: yearless dates then follow the running text.
    """

    def __init__(self, text: str, anchor: str | None, *, retrospective: bool = False, later: date | None = None) -> None:
        self._text = text
        self._cues = Cues(text)
        self.anchor = anchor
        self._first = first_day(anchor) if anchor else None
        self._last = last_day(anchor) if anchor else None
        self._day = self._first if anchor and len(anchor) >= 10 else None
        self._retrospective = retrospective
        self._later = later
        self._reference: date | None = None
        self._reference_end = 0
        self._reference_grain = ""
        self._reference_clock = False

    def resolve(self, point: Point) -> Point | None:
        """Gives the point with all that can be known of it, or None where it stays without a date."""
        found = self._resolve(self._full_year(point))
        if found is not None and found.year is not None and point.code in ("P_DAY", "P_MONTH", "P_YEAR"):
            self._remember(found, point)
        return found

    def resolve_after(self, point: Point, first: Point | None) -> Point | None:
        """Gives the end of a range, which a weekday counts from its beginning (`from Monday to Friday`)."""
        if point.code != "P_WEEKDAY" or first is None or point.weekday is None:
            return self.resolve(point)
        start = _make(first.year, first.month, first.day)
        return _at(point, start + timedelta(days=(point.weekday - start.isoweekday()) % 7)) if start else None

    def _full_year(self, point: Point) -> Point:
        if point.short_year is None:
            return self._yearless_order(point) if point.order and point.year is None else point
        base = self._first or self._reference
        century = base.year if base else 1950
        year = century - (century - point.short_year + 50) % 100 + 50
        if point.order:
            point = self._order(replace(point, year=year))
        return replace(point, year=year, short_year=None)

    def _yearless_order(self, point: Point) -> Point:
        month_first = is_day_first(self._text) is False and point.day is not None and point.day <= _MONTHS
        return replace(point, month=point.day, day=point.month) if month_first else point

    def _order(self, point: Point) -> Point:
        if point.month is None or point.day is None or point.year is None:
            return point
        swapped = replace(point, month=point.day, day=point.month)
        shown = is_day_first(self._text) if point.order == "slash" else None
        if shown is not None:
            return point if shown else swapped
        if self._first is None:
            day_first = is_month_behind(self._text) or point.order != "slash"
            return point if day_first else swapped
        ways = sorted((point, swapped), key=lambda way: self._distance(way))
        return ways[0]

    def _distance(self, point: Point) -> int:
        day = _make(point.year, point.month, point.day)
        if day is None or self._last is None:
            return 10**6
        gap = (self._last - day).days
        return gap if gap >= 0 else -gap * 3

    def _resolve(self, point: Point) -> Point | None:
        if point.code == "P_TIME":
            return point
        if point.code == "P_CHAIN":
            day = self._reference if self._reference_clock else None
            return _at(point, day) if day else replace(point, shift=None)
        if point.order and point.year is not None:
            point = self._order(point)
        if point.shift is not None:
            return self._shifted(point)
        if point.weekday is not None and point.code == "P_WEEKDAY":
            return self._weekday(point, 1 if self._cues.looks_ahead(point, default=True) else -1)
        if point.year is not None:
            return point if point.day is None or point.parts or _make(point.year, point.month, point.day) else None
        if point.month is None and point.day is not None:
            return self._bare_day(point)
        if point.month is not None:
            return self._yearless(point)
        return None

    def _shifted(self, point: Point) -> Point | None:
        unit, step = point.shift or ("", 0)
        base = self._first
        if point.shift == OPEN_YEAR:
            return replace(point, shift=None)
        if unit == "same year" and point.month:
            known = self._reference or base
            return replace(point, year=known.year) if known else None
        if unit == "feast":
            return self._yearless(point)
        if unit.startswith("same"):
            return self._beside(point, unit, step)
        if base is None:
            return None
        if unit.startswith("ahead "):
            unit = unit.removeprefix("ahead ")
            if not self._cues.looks_ahead(point, default=True):
                return None
        if unit == "year":
            return replace(point, year=base.year + step)
        if unit in ("named", "season"):
            return self._named(point, step, base)
        if unit == "month" and self.anchor and len(self.anchor) >= 7:
            months = base.year * 12 + base.month - 1 + step
            moved = replace(point, year=months // 12, month=months % 12 + 1)
            return moved if point.day is None or _make(moved.year, moved.month, moved.day) else None
        if self._day is None:
            return None
        if unit == "weekday":
            return self._weekday(point, step)
        if unit == "ahead":
            ahead = self._cues.looks_ahead(point, default=True)
            return _at(point, self._day + timedelta(days=step)) if ahead else None
        days = {"day": 1, "week": 7, "fortnight": 14}.get(unit)
        if days is None:
            return None
        moved_day = self._day + timedelta(days=days * step)
        if unit == "week" and point.code == "P_LONG":
            monday = moved_day - timedelta(days=moved_day.weekday())
            return replace(_at(point, monday), parts=(*point.parts, "week"))
        return _at(point, moved_day)

    def _beside(self, point: Point, unit: str, step: int) -> Point | None:
        """Counts from the last date of the text."""
        reference = self._reference
        if reference is None or self._reference_grain != "P_DAY" or point.start - self._reference_end > _NEAR:
            return None
        if unit == "same year":
            return replace(point, year=reference.year + step)
        if unit == "same month":
            months = reference.year * 12 + reference.month - 1 + step
            return replace(point, year=months // 12, month=months % 12 + 1)
        return _at(point, reference + timedelta(days=step))

    def _named(self, point: Point, step: int, base: date) -> Point:
        month = point.month or _SEASON_MONTHS[point.parts[0]]
        year = base.year
        if step < 0 and month >= base.month:
            year -= 1
        elif step > 0 and month <= base.month:
            year += 1
        return replace(point, year=year)

    def _weekday(self, point: Point, step: int) -> Point | None:
        if self._day is None or point.weekday is None:
            return None
        ahead = (point.weekday - 1 - self._day.weekday()) % 7
        days = (ahead or 7) + 7 * (step - 1) if step > 0 else ahead if step == 0 else ahead + 7 * step
        return _at(point, self._day + timedelta(days=days))

    def _bare_day(self, point: Point) -> Point | None:
        reach = _RUNNING if self._reference_grain == "P_DAY" else _CLOSE
        near = self._retrospective or point.start - self._reference_end < reach
        base = self._reference if near or self._day is None else self._day
        base = base or self._day
        if base is None or point.day is None:
            return None
        if point.weekday is not None:
            return self._fitting_month(point, base)
        year, month = base.year, base.month
        if base is self._day and point.day > base.day:
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        return replace(point, year=year, month=month) if _make(year, month, point.day) else None

    def _fitting_month(self, point: Point, base: date) -> Point | None:
        """Gives the nearest month in which the day falls on the weekday that is named with it."""
        for step in (0, -1, 1, -2, 2, -3, -4, -5):
            months = base.year * 12 + base.month - 1 + step
            day = _make(months // 12, months % 12 + 1, point.day)
            if day and day.isoweekday() == point.weekday:
                return _at(point, day)
        return None

    def _yearless(self, point: Point) -> Point | None:
        year = self._year(point)
        if year is None:
            return replace(point, cert="low")
        if point.day is not None and _make(year, point.month, point.day) is None:
            return None
        return replace(point, year=year, cert="medium" if point.cert == "high" else point.cert, rule="context")

    def _year(self, point: Point) -> int | None:
        near = self._reference if self._follows(point) else None
        base = near or self._last or self._later
        if base is None:
            return None
        years = (base.year, base.year - 1, base.year + 1)
        fitting = self._weekday_year(point, base)
        if fitting is not None:
            return fitting
        if near and self._reference_grain == "P_YEAR":
            return near.year
        if near:
            return next((y for y in sorted(years) if (near - _end(point, y)).days <= _BACK), near.year)
        this = _make(base.year, point.month, point.day or 1, clip=True)
        if this and self._first and self._cues.is_receipt_alone(point):
            return base.year if this >= self._first else base.year + 1
        year = base.year if this and this <= base else base.year - 1
        start = _make(year + 1, point.month, point.day or 1, clip=True)
        if start and year < base.year + 1 and base < start:
            window = _FEAST_SOON if point.rule == "feast" else _SOON
            soon = start - base <= window and not self._cues.looks_back(point)
            ahead = self._cues.looks_ahead(point, default=False)
            surely = ahead and self._cues.is_sure(point)
            if soon or (ahead and (surely or start - base <= timedelta(days=200))):
                return year + 1
        return year

    def _weekday_year(self, point: Point, base: date) -> int | None:
        """Gives the nearest year, not after the anchor's, in which the day falls on the weekday that the text names."""
        if not point.weekday or not point.day:
            return None
        top = self._last.year if self._last and self._retrospective else base.year + 1
        years = sorted(range(base.year - 3, top + 1), key=lambda year: (abs(year - base.year), -year))
        days = ((year, _make(year, point.month, point.day)) for year in years)
        return next((year for year, day in days if day and day.isoweekday() == point.weekday), None)

    def _follows(self, point: Point) -> bool:
        if self._reference is None:
            return False
        return (
            self._retrospective
            or self._first is None
            or (
                self._reference.year != self._first.year
                and point.start - self._reference_end < _RUNNING
                and not self._cues.ends_between(self._reference_end, point.start)
            )
        )

    def _remember(self, found: Point, said: Point) -> None:
        if said.shift is not None and said.shift[0] != "year":
            return
        if not is_told(self._text, found) or (said.year is None and self._cues.is_receipt(found)):
            return
        day = _make(found.year, found.month or 7, found.day or 1, clip=True)
        if day is None or (self._first and day > self._first and self._retrospective and found.year != self._first.year):
            return
        if found.month is None and self._reference is not None and self._reference.year == found.year:
            return
        self._reference, self._reference_end, self._reference_grain = day, found.end, said.code
        self._reference_clock = bool(said.clock)


def _make(year: int | None, month: int | None, day: int | None, *, clip: bool = False) -> date | None:
    if year is None or not 1 <= year <= 9000 or month is None or not 1 <= month <= 12 or day is None or not 1 <= day <= 31:
        return None
    last = days_in_month(year, month)
    return date(year, month, min(day, last) if clip else day) if clip or day <= last else None


def _end(point: Point, year: int) -> date:
    month = point.month or 12
    return date(year, month, min(point.day or 31, days_in_month(year, month)))


def _at(point: Point, day: date) -> Point:
    return replace(point, year=day.year, month=day.month, day=day.day)
