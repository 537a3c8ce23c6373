"""With which codes a pattern may begin, so that a rule is tried only where it can match.

>>> sorted(beginnings("THE? ( d=DAY | FROM ) OF? m=MON"))
['DAY', 'FROM', 'THE']
>>> beginnings("(?<= ON ) ON{0,1}")
Traceback (most recent call last):
ValueError: the pattern '(?<= ON ) ON{0,1}' may match nothing
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PART = re.compile(r"[a-z]+=(?=[(A-Z])|(?P<open>\((?:\?<?[=!])?)|(?P<close>\))|(?P<bar>\|)|(?P<name>[A-Z][A-Z_0-9]*)|"
                   r"(?P<count>[?*+]|\{\d+,\d+\})|(?P<edge>[\^$])")  # fmt: skip
_NONE = ("?", "*")

Begins = tuple[frozenset[str], bool]  # the codes, and whether the pattern may match nothing


def beginnings(pattern: str) -> frozenset[str]:
    """Gives the codes and classes of codes that a match of a pattern may begin with; ValueError where it may be empty."""
    parts = ((match.lastgroup or "", match.group()) for match in _PART.finditer(pattern) if match.lastgroup)
    codes, empty = _alternatives(parts)
    if empty:
        raise ValueError(f"the pattern '{pattern}' may match nothing")
    return codes


def _alternatives(parts: Iterator[tuple[str, str]]) -> Begins:
    """Reads alternatives up to the bracket that closes them."""
    ways: list[list[Begins]] = [[]]
    for kind, text in parts:
        if kind == "close":
            break
        if kind == "bar":
            ways.append([])
        elif kind == "name":
            ways[-1].append((frozenset({text}), False))
        elif kind == "open":
            inner = _alternatives(parts)
            ways[-1].append(inner if text == "(" else (frozenset(), True))  # what looks around takes nothing
        elif kind == "count" and (text in _NONE or text.startswith("{0")):
            ways[-1].append((ways[-1].pop()[0], True))
    rows = [_row(way) for way in ways]
    return frozenset().union(*(codes for codes, _ in rows)), any(empty for _, empty in rows)


def _row(way: list[Begins]) -> Begins:
    codes: frozenset[str] = frozenset()
    for begins, empty in way:
        codes |= begins
        if not empty:
            return codes, False
    return codes, True
