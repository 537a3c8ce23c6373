"""TEI date attributes to EDTF level 1 (ISO 8601-2), for exports.

>>> to_edtf({"from": "1957-05-06", "to": "1957-05-29"})
'1957-05-06/1957-05-29'
>>> to_edtf({"when": "1957", "cert": "low"})
'1957?'

notBefore and notAfter become an approximate interval (`~`), an open end is `..`, low certainty is `?`; times lose their
seconds' fractions, times of day and days without a year have no EDTF and give an empty string.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_DAY = re.compile(r"-?\d{4}(?:-\d\d(?:-\d\d)?)?")
_OPEN = ".."


def to_edtf(attributes: Mapping[str, str]) -> str:
    """Writes TEI date attributes as an EDTF level 1 string; empty where EDTF cannot say it.

    Takes when, from, to, notBefore, notAfter and cert; reads W3C dates only, others count as absent.
    """
    doubt = "?" if attributes.get("cert") == "low" else ""
    if "when" in attributes:
        when = attributes["when"]
        if "T" in when and not doubt:
            return re.sub(r"\.\d+", "", when)
        day = _day(when)
        return day and day + doubt
    start, end = _day(attributes.get("from", "")), _day(attributes.get("to", ""))
    if start or end:
        return _interval(start, end, doubt)
    return _interval(_day(attributes.get("notBefore", "")), _day(attributes.get("notAfter", "")), "%" if doubt else "~")


def _interval(start: str, end: str, mark: str) -> str:
    if not start and not end:
        return ""
    return f"{start + mark if start else _OPEN}/{end + mark if end else _OPEN}"


def _day(value: str) -> str:
    found = _DAY.match(value)
    return found.group() if found else ""
