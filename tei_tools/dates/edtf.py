"""TEI date attributes to EDTF (ISO 8601-2:2019; the Library of Congress's specification, levels 0 to 2), for exports.

>>> to_edtf({"from": "1957-05-06", "to": "1957-05-29"})
'1957-05-06/1957-05-29'
>>> to_edtf({"notBefore": "1957-06-01", "notAfter": "1957-06-10"})
'[1957-06-01..1957-06-10]'
>>> to_edtf({"when": "1957", "cert": "low"})
'1957?'

from and to are an interval, `..` where an end is open (level 1). notBefore and notAfter say that it was one day of a span, so
they are a set of which one is meant (level 2). Low certainty is `?`; a set is doubt enough. A day without a year has X for it
(level 2). What EDTF cannot say gives an empty string: a time of day alone, a date that does not exist, a span that runs
backwards. Years before 1 keep their number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from tei_tools.dates.values import explain_date, first_day, last_day

_DAY = re.compile(r"-?\d{4}(?:-\d\d(?:-\d\d)?)?")
_CLOCK = re.compile(r"T(\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$")
_YEARLESS = re.compile(r"--(\d\d)(?:-(\d\d))?$")
_OPEN = ".."
_MIDNIGHT = ("24", "00")


def to_edtf(attributes: Mapping[str, str]) -> str:
    """Writes TEI date attributes as an EDTF string; empty where EDTF cannot say it.

    Takes when, from, to, notBefore, notAfter and cert; reads W3C dates only, others count as absent.
    """
    doubt = "?" if attributes.get("cert") == "low" else ""
    if "when" in attributes:
        return _moment(attributes["when"], doubt)
    start, end = (_day(attributes.get(name, "")) for name in ("from", "to"))
    if start or end:
        return _interval(start, end, doubt)
    return _set(*(_day(attributes.get(name, "")) for name in ("notBefore", "notAfter")))


def _moment(value: str, doubt: str) -> str:
    yearless = _YEARLESS.match(value)
    if yearless and not explain_date(value):
        return "XXXX-" + "-".join(part for part in yearless.groups() if part)
    day, clock = _day(value), _CLOCK.search(value)
    if not day or doubt or clock is None:
        return day and day + doubt
    hour, minute, second, zone = clock.groups()
    if (hour, minute) == _MIDNIGHT:  # EDTF has no hour 24
        today = first_day(day)
        return f"{today + timedelta(days=1)}T00:00:00{zone or ''}" if today and today < date.max else day
    return f"{day}T{hour}:{minute}:{second or '00'}{zone or ''}"


def _interval(start: str, end: str, doubt: str) -> str:
    if start == end:
        return start + doubt
    if not _is_forward(start, end):
        return ""
    return f"{start + doubt if start else _OPEN}/{end + doubt if end else _OPEN}"


def _set(start: str, end: str) -> str:
    if start == end:
        return start
    if start and end and len(start) != len(end):  # the members of a set are of one precision
        first, last = first_day(start), last_day(end)
        start, end = (first.isoformat(), last.isoformat()) if first and last else (start, end)
    return f"[{start}..{end}]" if _is_forward(start, end) else ""


def _is_forward(start: str, end: str) -> bool:
    return not start or not end or _edge(start, "-01-01") <= _edge(end, "-12-31")


def _edge(day: str, rest: str) -> tuple[int, str]:
    """A sort key: the year, before 1 too, and the month and day, where they are left open those of `rest`."""
    year, month_and_day = day[: len(day) - len(day.lstrip("-")) + 4], day.lstrip("-")[4:]
    return int(year), month_and_day + rest[len(month_and_day) :]


def _day(value: str) -> str:
    found = _DAY.match(value)
    return found.group() if found and not explain_date(value) else ""
