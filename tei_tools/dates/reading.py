"""A text whose dates are read once, and may then be resolved for any part of it and any anchor.

>>> [each.first.day for each in Reading("on 6 May and on 9 May").expressions()]
[6, 9]

Reading finds what is written (`expression_rules`); what that means is the matter of `resolve`. A number of two digits may be
a year where it is near the anchor's (`in 57`): only the passages that hold such a number are read anew for an anchor.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tei_tools.dates.asian import read_asian
from tei_tools.dates.expression_rules import EXPRESSIONS
from tei_tools.dates.lexer import Token, read_tokens
from tei_tools.dates.part_rules import PARTS
from tei_tools.dates.passages import find_passages
from tei_tools.dates.point_rules import POINTS
from tei_tools.dates.points import Expression, Point
from tei_tools.dates.values import first_day

_BETWEEN = re.compile(
    r"[\s,;/–—-]*(?:(?:and|or|to|until|till|through|the|on|from|in|of|beginning|end|mid|early|late)\b[\s,–—-]*){0,6}",
    re.IGNORECASE,
)
_SAME_SENTENCE = 40
_NEAR = (-2, -1, 0, 1)  # years beside the anchor's whose two digits are enough
_TWO_DIGITS = frozenset(f"NUMBER_{size}{near}" for size in (12, 31, 99) for near in ("", "_NEAR"))

Passage = tuple[int, int]


class Reading:
    """The dates of a text as they are written; each passage is read when it is first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._passages = list(find_passages(text))
        self._ends = [high for _, high in self._passages]
        self._asian = [Expression(point.start, point.end, "at", point) for point in read_asian(text)]
        self._numbers: dict[Passage, frozenset[int]] = {}
        self._read: dict[tuple[Passage, frozenset[int]], list[Expression]] = {}

    def expressions(self, anchor: str | None = None, start: int = 0, end: int | None = None) -> list[Expression]:
        """Gives the dates of [start, end), in order, none overlapping; `anchor` says which years are near."""
        end = len(self.text) if end is None else end
        near = _near_years(anchor)
        found = [each for passage in self._within(start, end) for each in self._expressions(passage, near)]
        asian = [each for each in self._asian if start <= each.start and each.end <= end]
        return list(_apart(sorted((*asian, *found), key=lambda each: (each.start, -each.end)))) if asian else found

    def _within(self, start: int, end: int) -> Iterator[Passage]:
        for place in range(bisect_left(self._ends, start + 1), len(self._passages)):
            low, high = self._passages[place]
            if low >= end:
                return
            yield max(low, start), min(high, end)

    def _expressions(self, passage: Passage, near: frozenset[int]) -> list[Expression]:
        numbers = self._numbers.get(passage)
        years = near if numbers is None else near & numbers
        known = self._read.get((passage, years))
        if known is None:
            tokens = read_tokens(self.text, *passage, years)
            if numbers is None:
                numbers = frozenset(int(each.value) for each in tokens if each.code in _TWO_DIGITS)
                self._numbers[passage] = numbers
            items = EXPRESSIONS.rewrite(PARTS.rewrite(POINTS.rewrite(tokens)))
            known = self._read[passage, years & numbers] = _inherit(self.text, _points_alone(items))
        return known


def _near_years(anchor: str | None) -> frozenset[int]:
    base = first_day(anchor) if anchor else None
    return frozenset((base.year + step) % 100 for step in _NEAR) if base else frozenset()


def _points_alone(items: Iterable[Token | Point | Expression]) -> list[Expression]:
    """Gives the expressions; a point that is in none is one of its own."""
    return [
        item if isinstance(item, Expression) else Expression(item.start, item.end, "at", item)
        for item in items
        if not isinstance(item, Token)
    ]


def _apart(expressions: Iterable[Expression]) -> Iterator[Expression]:
    end = 0
    for each in expressions:
        if each.start >= end:
            yield each
            end = each.end


def _inherit(text: str, expressions: list[Expression]) -> list[Expression]:
    """Gives a date without a year the year of the next one, where only connecting words stand between them."""
    for place in range(len(expressions) - 1, -1, -1):
        each = expressions[place]
        follower = expressions[place + 1].first if place + 1 < len(expressions) else None
        last = each.last and _take_year(text, each.last, follower)
        expressions[place] = replace(each, last=last, first=_take_year(text, each.first, last or follower, joined=bool(last)))
    return expressions


def _take_year(text: str, point: Point, follower: Point | None, *, joined: bool = False) -> Point:
    if point.year is not None or point.short_year is not None or point.month is None or point.shift or follower is None:
        return point
    if follower.shift and follower.shift[0] == "year" and follower.month:
        return replace(point, shift=follower.shift)
    year = follower.year
    if year is None or follower.month is None or follower.start - point.end > _SAME_SENTENCE:
        return point
    if not joined and not _BETWEEN.fullmatch(text, point.end, follower.start):
        return point
    return replace(point, year=year - (point.month > follower.month))
