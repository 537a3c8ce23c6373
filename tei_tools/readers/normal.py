"""The text in Unicode's normal form C, with "\\n" as line end: in time that grows with its length, whatever it holds.

Thousands of combining marks on one letter are no writing, but they occur (decoration, damage, malice), and the usual way of
ordering them takes the square of their number; here a long row of them is put in order first.

>>> normal_form("e\\u0301\\r\\n")
'é\\n'
"""

from __future__ import annotations

import re
import unicodedata

_LONG_ROW = re.compile(
    r"[^\w\s\x00-\u02ff][^\w\s\x00-\u02ff]{63,}"
)  # may be combining marks, which are neither letters nor spaces


def normal_form(text: str) -> str:
    """Gives `text` in normal form C, each line end as one "\\n"."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _LONG_ROW.sub(_in_order, text))


def _in_order(match: re.Match[str]) -> str:
    """Gives a row with its combining marks in canonical order (Unicode, section 3.11, D108 and D109)."""
    row = "".join(unicodedata.normalize("NFD", mark) for mark in match.group())
    ordered: list[str] = []
    marks: list[str] = []
    for mark in row:
        if unicodedata.combining(mark):
            marks.append(mark)
            continue
        ordered += sorted(marks, key=unicodedata.combining)
        ordered.append(mark)
        marks = []
    return "".join([*ordered, *sorted(marks, key=unicodedata.combining)])
