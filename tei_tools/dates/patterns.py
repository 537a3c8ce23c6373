"""The small language in which the rules of dates are written: coded items, patterns over them, what a match gives.

>>> Rule("day", "d=DAY OF? m=MON", lambda found: [found["d"]]).name
'day'

A rule is one line; rules that speak of one thing are a family. How they are compiled and tried is the matter of `grammar`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Item(Protocol):
    """What patterns match: a token, a point or an expression."""

    @property
    def code(self) -> str: ...

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


I = TypeVar("I", bound=Item)  # noqa: E741
Places = Mapping[str, Sequence[int]]  # the groups of each named place: one for each alternative that has it


class Found(Generic[I]):
    """A rule's match: the items of the whole, and those of each named place of the pattern."""

    __slots__ = ("_match", "_offset", "_places", "items")

    def __init__(self, items: Sequence[I], match: re.Match[str], places: Places) -> None:
        self.items = items[match.start() : match.end()]
        self._match = match
        self._offset = match.start()
        self._places = places

    def get(self, name: str) -> I | None:
        """Gives the item at a named place, or None where the pattern has no such name or it matched nothing."""
        start, end = self._place(name)
        return self.items[start - self._offset] if start < end else None

    def _place(self, name: str) -> tuple[int, int]:
        for group in self._places.get(name, ()):
            span = self._match.span(group)
            if span[0] >= 0:
                return span
        return 0, 0

    def __getitem__(self, name: str) -> I:
        item = self.get(name)
        if item is None:
            raise KeyError(name)
        return item

    def span(self, name: str) -> Sequence[I]:
        """Gives all items that a named place matched."""
        start, end = self._place(name)
        return self.items[start - self._offset : end - self._offset]

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def end(self) -> int:
        return self.items[-1].end


@dataclass(frozen=True, slots=True)
class Rule(Generic[I]):
    """A name, a pattern and what stands in the place of the items that it matches; None leaves them as they are."""

    name: str
    pattern: str
    build: Callable[[Found[I]], Sequence[I] | None]


@dataclass(frozen=True, slots=True)
class Family(Generic[I]):
    """Rules that speak of one thing, and the codes or classes of which every match of theirs has one."""

    needs: str
    rules: tuple[Rule[I], ...]
