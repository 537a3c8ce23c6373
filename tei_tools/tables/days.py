"""The day or the stretch of time that TEI's attributes for dates speak of, as an earliest and a latest day.

>>> from lxml import etree
>>> span_of(etree.fromstring('<date notBefore="1957-06-01" notAfter="1957-06-10"/>'))
('1957-06-01', '1957-06-10')
"""

from __future__ import annotations

import re
from typing import Any

_POINTS = ("when", "when-iso", "value")
_FIRST = ("from", "notBefore", "from-iso", "notBefore-iso")
_LAST = ("to", "notAfter", "to-iso", "notAfter-iso")
_DAY = re.compile(r"-?\d{4,}(-\d{2}){0,2}")


def span_of(element: Any) -> tuple[str, str]:
    """Gives the earliest and the latest day of a date element; ("", "") where it has no normalised date."""
    if element is None:
        return "", ""
    point = _first(element, _POINTS)
    return (point, point) if point else (_first(element, _FIRST), _first(element, _LAST))


def _first(element: Any, names: tuple[str, ...]) -> str:
    for name in names:
        found = _DAY.match(str(element.get(name, "")).strip())
        if found:
            return found[0]
    return ""
