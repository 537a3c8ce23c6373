"""Two readings of one text that differ in places: which range of the one is which range of the other.

>>> alignment = align("atWarsawin1957", "atWarszawain1957")
>>> alignment.to_other(10, 14), alignment.to_other(2, 8), alignment.differences
((12, 16), None, ((6, 6, 6, 7), (8, 8, 9, 10)))

Where both are equal, as they nearly always are, nothing is compared.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise


@dataclass(frozen=True)
class Alignment:
    """Blocks (start here, start there, length) that are equal, in order."""

    blocks: Sequence[tuple[int, int, int]]
    here: int
    there: int

    @property
    def is_equal(self) -> bool:
        """Whether both texts are the same."""
        return self.here == self.there and tuple(self.blocks) == ((0, 0, self.here),)

    def to_other(self, start: int, end: int) -> tuple[int, int] | None:
        """Gives the range there of the range here, None where they differ inside it."""
        return _mapped(self.blocks, start, end)

    def to_here(self, start: int, end: int) -> tuple[int, int] | None:
        """Gives the range here of a range there."""
        return _mapped([(there, here, length) for here, there, length in self.blocks], start, end)

    @property
    def differences(self) -> tuple[tuple[int, int, int, int], ...]:
        """The places that differ: start and end here, start and end there."""
        edges = [(0, 0, 0), *self.blocks, (self.here, self.there, 0)]
        gaps = ((a[0] + a[2], b[0], a[1] + a[2], b[1]) for a, b in pairwise(edges))
        return tuple(gap for gap in gaps if gap[0] < gap[1] or gap[2] < gap[3])


def align(here: str, there: str) -> Alignment:
    """Compares two texts: what is the same at both ends first, then the rest."""
    if here == there:
        return Alignment([(0, 0, len(here))], len(here), len(there))
    head = _common(here, there)
    tail = min(_common(here[::-1], there[::-1]), min(len(here), len(there)) - head)
    inner = SequenceMatcher(None, here[head : len(here) - tail], there[head : len(there) - tail], autojunk=False)
    found = [(head + a, head + b, size) for a, b, size in inner.get_matching_blocks() if size]
    blocks = [(0, 0, head), *found, (len(here) - tail, len(there) - tail, tail)]
    return Alignment(_joined([block for block in blocks if block[2]]), len(here), len(there))


def _joined(blocks: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    joined: list[tuple[int, int, int]] = []
    for here, there, size in blocks:
        if joined and joined[-1][0] + joined[-1][2] == here and joined[-1][1] + joined[-1][2] == there:
            last = joined.pop()
            joined.append((last[0], last[1], last[2] + size))
        else:
            joined.append((here, there, size))
    return joined


def _common(one: str, other: str) -> int:
    limit = min(len(one), len(other))
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def _mapped(blocks: Sequence[tuple[int, int, int]], start: int, end: int) -> tuple[int, int] | None:
    index = bisect_right(blocks, start, key=lambda block: block[0]) - 1
    if index < 0:
        return None
    here, there, size = blocks[index]
    return (start - here + there, end - here + there) if end <= here + size else None
