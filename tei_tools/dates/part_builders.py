"""Builders of the second pass: a point gets a part, a time of day, or the other style of the same day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from tei_tools.dates.calendars import julian_to_gregorian, new_style
from tei_tools.dates.lexer import Token
from tei_tools.dates.parts import Item, items_before, point_of, value_of
from tei_tools.dates.patterns import Found
from tei_tools.dates.points import Point
from tei_tools.dates.values import first_day, write_date

_MONTHS, _HOURS, _SIXTY = 12, 24, 60
_DAY_COUNTS = {1: "1-10", 2: "11-20", 3: "21-", -1: "21-"}
_TEN = 10


def with_part(found: Found[Item]) -> Sequence[Item]:
    """Builds a part of a month, a year or something longer (`the beginning of June`); a day has no parts."""
    point = point_of(found)
    if point.code == "P_DAY":
        return found.items
    part = {"1": "early", "2": "late"}.get(str(value_of(found, "part")), str(value_of(found, "part")))
    return [replace(point, start=found.start, end=found.end, parts=(*point.parts, part), code="P_LONG", rule="part")]


def relative_part(found: Found[Item]) -> Sequence[Item]:
    """Builds a part of the anchor's year or month (`the end of the year`)."""
    unit = str(value_of(found, "unit"))
    part = str(value_of(found, "part"))
    if unit == "week":
        return [Point(found.start, found.end, "P_LONG", parts=(part,), shift=("week", 0), cert="medium", rule="relative")]
    if unit not in ("year", "month"):
        return found.items
    return [Point(found.start, found.end, "P_LONG", parts=(part,), shift=(unit, 0), cert="medium", rule="relative")]


def piece(found: Found[Item]) -> Sequence[Item] | None:
    """Builds a half or a quarter of a date."""
    point, part = point_of(found), str(value_of(found, "piece"))
    number = int(value_of(found, "q"))
    limit = 4 if part == "quarter" else 2
    number = limit if number == -1 else number
    if number > limit or point.code == "P_DAY":
        return None
    return [
        replace(point, start=found.start, end=found.end, parts=(*point.parts, f"{part}{number}"), code="P_LONG", rule="part")
    ]


def days_of_month(found: Found[Item]) -> Sequence[Item] | None:
    """Builds some days or a week of a month (`the last ten days of May`)."""
    point, unit = point_of(found), str(value_of(found, "unit"))
    rank, count = int(value_of(found, "q")), int(value_of(found, "n") or 0)
    if unit == "fortnight" or (unit == "week" and count):
        days = 7 * count if count else 14
        part = f"days:1-{days}" if rank == 1 else f"days:-{days}" if rank == -1 else "days:"
    elif unit == "week":
        part = f"week{rank}"
    elif unit == "decade" or (unit == "day" and count in (0, _TEN)):
        part = f"days:{_DAY_COUNTS.get(rank, '')}"
    elif unit == "day" and rank in (1, -1):
        part = f"days:1-{count}" if rank == 1 else f"days:-{count}"
    else:
        return None
    if part == "days:" or rank > 5:
        return None
    return [replace(point, start=found.start, end=found.end, parts=(*point.parts, part), code="P_LONG", rule="part")]


def decade_of_century(found: Found[Item]) -> Sequence[Item] | None:
    """Builds a decade of a century (`the first decade of the twentieth century`)."""
    point, rank = point_of(found), int(value_of(found, "q"))
    if point.parts != ("century",) or point.year is None or not (rank == -1 or 1 <= rank <= _TEN):
        return None
    year = point.year + 10 * ((rank if rank > 0 else _TEN) - 1)
    return [replace(point, start=found.start, end=found.end, year=year, parts=("decade",))]


def months_of_year(found: Found[Item]) -> Sequence[Item] | None:
    """Builds the first or last months of a year; how many they are may be left unsaid."""
    point, rank, count = point_of(found), int(value_of(found, "q")), int(value_of(found, "n") or 0)
    if value_of(found, "unit") != "month" or rank not in (1, -1) or count > _MONTHS:
        return None
    part = ("early" if rank == 1 else "late") if not count else f"months:1-{count}" if rank == 1 else f"months:-{count}"
    return [replace(point, start=found.start, end=found.end, parts=(*point.parts, part), code="P_LONG", rule="part")]


def week_of(found: Found[Item]) -> Sequence[Item] | None:
    """Builds the week in which a day falls."""
    if value_of(found, "unit") != "week":
        return None
    return [replace(point_of(found), start=found.start, end=found.end, parts=("week",), code="P_LONG", rule="part")]


def with_dotted_time(found: Found[Item]) -> Sequence[Item] | None:
    """Joins a time with a dot to the day before it (`3 March 1961, 16.10`)."""
    point, hour, minute = point_of(found), int(value_of(found, "h") or 0), int(value_of(found, "n") or 0)
    last = found.items[-1]
    if hour >= _HOURS or minute >= _SIXTY or last.end - last.start != 2 or point.clock:
        return None
    return [replace(point, end=found.end, clock=f"{hour:02}:{minute:02}:00")]


def with_dotted_time_before(found: Found[Item]) -> Sequence[Item] | None:
    """Joins a telegram's time with a dot to the day behind it (`Deciphered 23.15 14 October 1950`)."""
    point, hour, minute = point_of(found), found["h"], found["n"]
    hours, minutes = int(value_of(found, "h") or 0), int(value_of(found, "n") or 0)
    if hours >= _HOURS or minutes >= _SIXTY or minute.end - minute.start != 2 or point.clock:
        return None
    return [*items_before(found, hour.start), replace(point, start=hour.start, clock=f"{hours:02}:{minutes:02}:00")]


def with_dotted_times(found: Found[Item]) -> Sequence[Item] | None:
    """Gives the two ends of a meeting whose times are written with dots (`22 May 1957, 10.00-12.30`)."""
    day, hours = point_of(found), [int(value_of(found, name) or 0) for name in "hnij"]
    minutes = [found[name] for name in "nj"]
    if any(item.end - item.start != 2 for item in minutes) or any(
        hour >= _HOURS or minute >= _SIXTY for hour, minute in (hours[:2], hours[2:])
    ):
        return None
    first, last = (f"{hour:02}:{minute:02}:00" for hour, minute in (hours[:2], hours[2:]))
    if last < first:
        return None
    sign = next(item for item in found.items if minutes[0].end <= item.start < found["i"].start)
    begin = [replace(day, end=minutes[0].end, clock=first), sign]
    return [*begin, replace(day, start=found["i"].start, end=found.end, clock=last)]


def glossed(found: Found[Item]) -> Sequence[Item] | None:
    """Joins a date and the same in another calendar behind it in brackets (`22 May 1957 (Juche 46)`)."""
    one, other = point_of(found, "a"), point_of(found, "b")
    if bool(one.calendar) == bool(other.calendar) or one.year is None or one.year != other.year or one.parts or other.parts:
        return None
    if any(None not in (a, b) and a != b for a, b in ((one.month, other.month), (one.day, other.day))):
        return None
    fine = max((one, other), key=lambda point: (point.day is not None, point.month is not None))
    named = one if one.calendar else other
    return [replace(fine, start=found.start, end=found.end, calendar=named.calendar, custom=named.custom, rule="calendar")]


def below_day(found: Found[Item]) -> Sequence[Item]:
    """Gives the times on a line below a day, as below a dateline, that day."""
    day = point_of(found)
    return [
        replace(day, start=item.start, end=item.end, clock=item.clock)
        if isinstance(item, Point) and item.code == "P_TIME"
        else item
        for item in found.items
    ]


def with_times(found: Found[Item]) -> Sequence[Item] | None:
    """Gives the two ends of a meeting: one day with two times, the second on the next day where midnight lies between."""
    point, first, last = point_of(found), point_of(found, "t"), point_of(found, "u")
    until = replace(point, start=last.start, end=max(point.end, last.end), clock=last.clock)
    if last.clock < first.clock and point.year and point.month and point.day:
        following = first_day(write_date(point.year, point.month, point.day))
        following = following and following + timedelta(days=1)
        if following is None:
            return None
        until = replace(until, year=following.year, month=following.month, day=following.day)
    sign = next(item for item in found.items if first.end <= item.start < last.start)
    begin = min(point.start, first.start)
    return [*items_before(found, begin), replace(point, start=begin, end=first.end, clock=first.clock), sign, until]


def with_time(found: Found[Item]) -> Sequence[Item]:
    """Joins a time of day to the day beside it."""
    point, time = point_of(found), point_of(found, "t")
    if point.shift and point.shift[0] == "same":
        return found.items  # `that night at 1 a.m.`: nobody may know which night
    between = (
        item for item in found.items if isinstance(item, Token) and item.code in ("ON", "THE") and item.start >= time.end
    )
    if any(item.text[0].isupper() for item in between):
        return found.items  # `at 3.30 a.m. On the 8th`: a new sentence
    return [replace(point, start=found.start, end=found.end, clock=time.clock)]


def of_chain(found: Found[Item]) -> Sequence[Item]:
    """Builds a further time of a telegram's head, of the same day as the one before."""
    time = point_of(found, "t")
    return [*items_before(found, time.start), replace(time, code="P_CHAIN", shift=("chain", 0), rule="time")]


def old_style(found: Found[Item]) -> Sequence[Item] | None:
    """Builds a day that is marked as Old Style, or as New Style."""
    point, style = point_of(found), found["style"]
    year = point_of(found, "y").year if found.get("y") else point.year
    if (
        not isinstance(style, Token)
        or "n" in style.text.lower()[:2]
        or point.calendar
        or point.month is None
        or point.day is None
    ):
        return [replace(point, end=found.end, year=year)]
    if year is None:
        return found.items
    known = julian_to_gregorian(year, point.month, point.day)
    if known is None:
        return None
    custom = f"{year:04}-{point.month:02}-{point.day:02}"
    return [replace(point, end=found.end, year=known.year, month=known.month, day=known.day, calendar="#julian", custom=custom,
                    rule="calendar")]  # fmt: skip


def two_styles(found: Found[Item]) -> Sequence[Item] | None:
    """Builds one day of an Old and a New Style one, whichever stands first."""
    one, other = point_of(found, "a"), point_of(found, "b")
    return _styles(found, one, other) or _styles(found, other, one) or (None if found.get("y") else glossed(found))


def _styles(found: Found[Item], old: Point, new: Point) -> Sequence[Item] | None:
    year = point_of(found, "y").year if found.get("y") else new.year if new.year is not None else old.year
    if year is None or old.month is None or old.day is None or new.month is None or new.day is None:
        return None
    before = old.year or (year - 1 if old.month > new.month else year)
    said = new_style(before, old.month, old.day, new.month, new.day)
    if said is None:
        return None
    custom = f"{before:04}-{old.month:02}-{old.day:02}"
    day, agree = said
    return [replace(new, start=found.start, end=found.end, year=day.year, calendar="#julian", custom=custom, rule="calendar",
                    cert=new.cert if agree else "medium")]  # fmt: skip
