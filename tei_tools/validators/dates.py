"""Dates that do not exist and ranges that end before they begin: rules `date.*`.

Passes: `when="1957-05-22"`, `from="1957-05-06" to="1957-05-29"`, `when="--05-22"`, `when="1957-05-31T14:30:00+09:00"`.
Fails: `when="1957-02-29"` (`date.impossible`: February 1957 has 28 days), `when="22 May 1957"` (`date.format`),
`from="1957-06-01" to="1957-05-29"` (`date.order`). The forms are those of XML Schema, as TEI's att.datable.w3c takes them.

>>> [explain(value) for value in ("1957-05-22", "1957-02-29")]
['', 'February 1957 has 28 days']
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterator
from typing import NamedTuple

from tei_tools.model import Finding
from tei_tools.validators.source import Element, Source

NAME = "dates"

_W3C = ("when", "from", "to", "notBefore", "notAfter")
_ISO = tuple(f"{name}-iso" for name in _W3C)
# on these, from and to are no dates but pointers or places in a text
_OTHER_RANGES = frozenset(["app", "arc", "rt", "span", "locus", "citedRange", "biblScope", "bibl", "citation"])
_ORDERED = (("from", "to"), ("notBefore", "notAfter"), ("notBefore", "to"), ("from", "notAfter"))
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_ZONE = r"(?:Z|[+\-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?"
_CLOCK = r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)(?:\.\d+)?"
_FORMS = tuple(
    re.compile(form + _ZONE)
    for form in (
        r"(?P<year>-?(?:[1-9]\d{3,}|0\d{3}))(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T" + _CLOCK + r")?)?)?",
        r"--(?P<month>\d\d)(?:-(?P<day>\d\d))?",
        r"---(?P<day>\d\d)",
        _CLOCK,
        r"(?P<hour>\d\d):(?P<minute>\d\d)",  # TEI's own addition, teidata.temporal.iso and w3c with minutes only
    )
)


class _Parts(NamedTuple):
    year: int | None
    month: int | None
    day: int | None
    clock: tuple[int, int, int] | None


def validate_dates(source: Source) -> Iterator[Finding]:
    """Gives a finding for each date attribute that is no date, and for each range that is in the wrong order."""
    for element in source.elements:
        if not element.attributes or not element.is_tei or element.local in _OTHER_RANGES:
            continue
        present = [name for name in _W3C if name in element.attributes]
        present += [name for name in _ISO if name in element.attributes and _parse(element.attributes[name].strip())]
        wrong = [finding for name in present for finding in _attribute_findings(source, element, name)]
        yield from wrong
        if not wrong and len(present) > 1:
            yield from _order_findings(source, element)


def explain(value: str) -> str:
    """Says in a few words why a date in a W3C form does not exist; nothing where it does, or where the form is another."""
    parts = _parse(value)
    return _impossible(parts) if parts else ""


def _attribute_findings(source: Source, element: Element, name: str) -> Iterator[Finding]:
    value = element.attributes[name].strip()
    label = f"{element.local}/@{name} '{value[:25]}'"
    parts = _parse(value)
    if parts is None:
        hint = _suggest(value)
        yield source.finding(element, "date.format", "error", f"{label} is not in a form of a date", attribute=name, hint=hint)
    elif reason := _impossible(parts):
        yield source.finding(element, "date.impossible", "error", f"{label} is no date: {reason}", attribute=name)


def _parse(value: str) -> _Parts | None:
    for form in _FORMS:
        match = form.fullmatch(value)
        if match:
            group = {name: int(text) for name, text in match.groupdict().items() if text is not None}
            clock = (group["hour"], group["minute"], group.get("second", 0)) if "hour" in group else None
            return _Parts(group.get("year"), group.get("month"), group.get("day"), clock)
    return None


def _impossible(parts: _Parts) -> str:
    year, month, day, clock = parts
    if month is not None and not 1 <= month <= 12:
        return f"there is no month {month}"
    if day is not None and not 1 <= day <= _days(year, month):
        return _no_day(year, month, day)
    if clock and (clock[0] > 24 or clock[1] > 59 or clock[2] > 59 or (clock[0] == 24 and clock[1:] != (0, 0))):
        return f"there is no time {clock[0]:02}:{clock[1]:02}:{clock[2]:02}"
    return ""


def _days(year: int | None, month: int | None) -> int:
    if month is None:
        return 31
    leap = month == 2 and (year is None or isleap(year if year >= 0 else year + 1))
    return _DAYS[month - 1] + leap


def _no_day(year: int | None, month: int | None, day: int) -> str:
    if month is None or not 0 < day <= 31:
        return f"there is no day {day}"
    when = f" {year}" if year is not None and month == 2 else ""
    return f"{_MONTHS[month - 1]}{when} has {_days(year, month)} days"


def _order_findings(source: Source, element: Element) -> Iterator[Finding]:
    for suffix in ("", "-iso"):
        for first, last in _ORDERED:
            start, end = (element.attributes.get(name + suffix, "").strip() for name in (first, last))
            if start and end and _begins_after(start, end):
                message = f"{element.local}: @{first}{suffix} '{start[:25]}' is later than @{last}{suffix} '{end[:25]}'"
                hint = "exchange the two, or correct one: a range runs from the earlier to the later date"
                yield source.finding(element, "date.order", "error", message, attribute=first + suffix, hint=hint)
                return


def _begins_after(start: str, end: str) -> bool:
    """Whether even the first moment of `start` is behind the last of `end`; without a year nothing is said."""
    first, last = _parse(start), _parse(end)
    if first is None or last is None or first.year is None or last.year is None:
        return False
    # time zones shift a clock by hours only: where they are written, days alone are compared
    zoned = bool(re.search(r"T.*(?:Z|[+\-]\d\d:\d\d)$", start + "|" + end))
    lowest = (first.year, first.month or 1, first.day or 1, *((first.clock or (0, 0, 0)) if not zoned else (0, 0, 0)))
    highest = (last.year, last.month or 12, last.day or 31, *((last.clock or (24, 0, 0)) if not zoned else (24, 0, 0)))
    return lowest > highest


def _suggest(value: str) -> str:
    mended = mend_date(value)
    return f"write '{mended}'" if mended else "write YYYY-MM-DD, YYYY-MM or YYYY; a date without its year is --MM-DD"


_WORDED = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})"
    r"|(?P<month2>[A-Za-z]{3,9})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{4})"
    r"|(?P<month3>[A-Za-z]{3,9})\.?,?\s+(?P<year3>\d{4})"
)
_NUMERIC = re.compile(
    r"(?P<year>\d{4})[./\-](?P<month>\d{1,2})[./\-](?P<day>\d{1,2})|(?P<year2>\d{4})(?P<month2>\d\d)(?P<day2>\d\d)"
)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def mend_date(value: str) -> str:
    """Gives the W3C form of a date in a form that can be read in one way only, else nothing (`03/04/1957` is two dates)."""
    value = value.strip()
    if worded := _WORDED.fullmatch(value):
        group = {name.rstrip("23"): text for name, text in worded.groupdict().items() if text}
        months = [number for number, name in enumerate(_MONTHS, 1) if name.lower().startswith(group["month"].lower())]
        return _join(group["year"], months[0], int(group["day"]) if "day" in group else None) if len(months) == 1 else ""
    if numeric := _NUMERIC.fullmatch(value):
        group = {name.rstrip("2"): text for name, text in numeric.groupdict().items() if text}
        return _join(group["year"], int(group["month"]), int(group["day"]))
    if dotted := _DOTTED.fullmatch(value):
        return _join(dotted[3], int(dotted[2]), int(dotted[1]))
    return ""


def _join(year: str, month: int, day: int | None) -> str:
    text = f"{year}-{month:02}" + (f"-{day:02}" if day is not None else "")
    return text if not explain(text) else ""
