"""Resolved points become TEI attributes of one family: when, from and to, or notBefore and notAfter.

>>> attributes_of("since", Point(0, 0, "P_MONTH", 1956, 8))
{'from': '1956-08'}
"""

from __future__ import annotations

from datetime import date, timedelta

from tei_tools.dates.feasts import feast_days, yearless_feast
from tei_tools.dates.points import Point
from tei_tools.dates.values import first_day, last_day, write_date
from tei_tools.dates.windows import window

# day of the week, from Monday = 0: the first and the last day of each part
_PARTS_OF_A_WEEK = {"beginning": (0, 1), "early": (0, 1), "middle": (2, 3), "end": (4, 6), "late": (4, 6)}
_SINGLE = {"since": "from", "until": "to", "before": "notAfter", "after": "notBefore"}


def attributes_of(op: str, first: Point, last: Point | None = None) -> dict[str, str] | None:
    """Gives the attributes of an expression whose points are resolved, or None where it is no date after all."""
    start, end, fuzzy = _limits(first)
    if not start or not end:
        return None
    if op == "range" and last is not None:
        end = _limits(last)[1]
        found = {"from": start, "to": end} if end and _is_ordered(start, end) else None
        found = {"when": start} if start == end else found
    elif op == "within" and last is not None:
        end = _limits(last)[1]
        found = {"notBefore": start, "notAfter": end} if end and _is_ordered(start, end) else None
    elif op in _SINGLE:
        found = {_SINGLE[op]: end if op in ("until", "before") else start}
    elif start != end or fuzzy:
        found = {"from": start, "to": end} if not fuzzy else {"notBefore": start, "notAfter": end}
    else:
        found = {"when": start}
    return found and {**found, **_calendar(first)}


def _is_ordered(start: str, end: str) -> bool:
    if (start.startswith("--") and end.startswith("--")) or start[2:3] == end[2:3] == ":":  # without a year, or times
        return start <= end
    lower, upper = first_day(start), last_day(end)
    return lower is not None and upper is not None and lower <= upper


def cert_of(op: str, first: Point, last: Point | None = None) -> str:
    """Gives the lower certainty of the points; circa is low."""
    ranks = ("high", "medium", "low")
    certs = [first.cert, last.cert if last else "high", "low" if op == "circa" else "high"]
    return max(certs, key=ranks.index)


def _limits(point: Point) -> tuple[str, str, bool]:
    if point.parts and point.parts[0].startswith("feast:"):
        name = point.parts[0].removeprefix("feast:")
        if point.year is None:
            return yearless_feast(name), yearless_feast(name), False
        days = feast_days(name, point.year)
        return (days[0].isoformat(), days[1].isoformat(), False) if days else ("", "", False)
    if point.parts and point.parts[0].startswith("span:"):
        first, _, last = point.parts[0].removeprefix("span:").partition("/")
        return first, last, False
    if point.parts[-1:] == ("week",):
        day = first_day(write_date(point.year or 0, point.month, point.day))
        return _week(day - timedelta(days=day.weekday()), point.parts[:-1]) if day else ("", "", False)
    if point.parts:
        limits = window(point)
        return (*limits, True) if limits else ("", "", False)
    if point.year is None:
        if point.month is None:
            return (f"{point.clock}", f"{point.clock}", False)
        value = f"--{point.month:02}" + (f"-{point.day:02}" if point.day else "")
    else:
        value = write_date(point.year, point.month, point.day, point.clock)
    return value, value, False


def _week(monday: date, parts: tuple[str, ...]) -> tuple[str, str, bool]:
    """Gives the days of a week, or of its beginning, middle or end: two or three days each."""
    first, last = _PARTS_OF_A_WEEK.get(parts[0] if parts else "", (0, 6))
    days = [(monday + timedelta(days=n)).isoformat() for n in (first, last)]
    return days[0], days[1], bool(parts)


def _calendar(point: Point) -> dict[str, str]:
    return {"when-custom": point.custom, "calendar": point.calendar} if point.calendar else {}
