"""Ranges that would cross the reader's annotations are fitted to them: widened over a bracket, or given up.

`[Josef] Bürckel`: the bracket is `supplied`, so the name takes its opening bracket in. A title on one line of a list and a name
on the next are two items: the title is left away. It never narrows a name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from tei_tools.model import Annotation, Document

_INLINE = frozenset("supplied unclear sic corr choice abbr expan ex gap g hi add note lb pb cb foreign surplus seg".split())


class Fitting:
    """The boundaries of a document's annotations, for quick questions about one range."""

    def __init__(self, document: Document) -> None:
        ranges = [
            (a.start, a.end, a.end - a.start if a.element == "choice" else a.lead, a.trail if a.element != "choice" else a.end)
            for a in document.annotations
            if a.start < a.end
        ]  # what corrects a word belongs to the name that the word is part of
        self._blocks = sorted((a.start, a.end) for a in document.annotations if a.start < a.end and a.element not in _INLINE)
        self._starts = sorted(ranges)
        self._ends = sorted((end, start, lead, trail) for start, end, lead, trail in ranges)

    def fit(self, start: int, end: int) -> tuple[int, int] | None:
        """Gives a range that holds [start, end) and crosses no annotation, or None where there is none near."""
        for _ in range(4):
            wider = self._widen(start, end)
            if wider is None or wider == (start, end):
                return wider if wider is not None and not self._holds_block(start, end) else None
            start, end = wider
        return None

    def _holds_block(self, start: int, end: int) -> bool:
        """A name may stand alone in an item or a line; it never holds one."""
        inside = self._blocks[bisect_left(self._blocks, (start,)) : bisect_left(self._blocks, (end,))]
        return any(stop <= end and (begin, stop) != (start, end) for begin, stop in inside)

    def _widen(self, start: int, end: int) -> tuple[int, int] | None:
        for begin, stop, _, trail in self._starts[
            bisect_right(self._starts, (start, end, 9, 9)) : bisect_left(self._starts, (end,))
        ]:
            if begin > start and stop > end:
                if stop - trail > end:
                    return None
                end = stop
        for _, begin, lead, _ in self._ends[bisect_right(self._ends, (start + 1,)) : bisect_left(self._ends, (end,))]:
            if begin < start:
                if begin + lead < start:
                    return None
                start = begin
        return start, end


def uncrossed(annotations: list[Annotation]) -> list[Annotation]:
    """Leaves away what would cross an annotation before it, and a name inside a name; by start, the longer first."""
    kept: list[Annotation] = []
    open_ends: list[int] = []
    people: list[Annotation] = []  # the persNames and roleNames that are open: only a role holds another person
    for annotation in annotations:
        while open_ends and open_ends[-1] <= annotation.start:
            open_ends.pop()
        while people and people[-1].end <= annotation.start:
            people.pop()
        if annotation.element in ("persName", "roleName"):
            if annotation.element == "persName" and people and people[-1].element == "persName":
                continue  # a correction inside the name is no name of its own
            people.append(annotation)
        if not open_ends or annotation.end <= open_ends[-1]:
            kept.append(annotation)
            open_ends.append(annotation.end)
    return kept
