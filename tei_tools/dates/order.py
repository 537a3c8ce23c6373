"""Whether a text writes the day before the month: what `3/9/61` means where nothing else tells.

>>> is_day_first("on 25/6/50 and 3/9/61"), is_day_first("on 6/25/50"), is_day_first("on 3/9/61")
(True, False, None)
"""

from __future__ import annotations

import re
from functools import lru_cache

_SLASHED = re.compile(r"(?<![\d/])([0-3]?\d)/([0-3]?\d)/(?:\d\d)?\d\d(?![\d/])")
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_BEHIND = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b")
_BEFORE = re.compile(rf"\b{_MONTH}\s\d{{1,2}}\b(?!\d)")
_MONTHS = 12


@lru_cache(maxsize=8)
def is_day_first(text: str) -> bool | None:
    """Says what most of the text's own dates of three numbers with slashes show; None where none of them shows it."""
    pairs = [(int(found[1]), int(found[2])) for found in _SLASHED.finditer(text)]
    shown = [day > month for day, month in pairs if max(day, month) > _MONTHS]
    return sum(shown) * 2 > len(shown) if shown else None


@lru_cache(maxsize=8)
def is_month_behind(text: str) -> bool:
    """Says whether the text writes `25 June` more often than `June 25`."""
    return sum(1 for _ in _BEHIND.finditer(text)) > sum(1 for _ in _BEFORE.finditer(text))
