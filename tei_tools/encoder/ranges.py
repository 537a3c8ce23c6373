"""What stands inside what: the annotations of one document by element, asked in time that does not grow with the document.

>>> ranges = Ranges((Annotation(0, 9, "opener"), Annotation(2, 5, "date")))
>>> [a.start for a in ranges.within("date", Annotation(0, 9, "opener"))]
[2]
>>> ranges.is_inside(Annotation(2, 5, "date"), ("opener",))
True
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from tei_tools.model import Annotation, Document

_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Ranges:
    """The annotations of one document, which are sorted (`annotation_order`), by their elements."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        self._by_element: dict[str, list[Annotation]] = {}
        self._ends: dict[str, list[tuple[int, int]]] = {}
        for annotation in annotations:
            self._by_element.setdefault(annotation.element, []).append(annotation)

    def of(self, element: str) -> Sequence[Annotation]:
        """Gives the annotations of one element in order."""
        return self._by_element.get(element, ())

    def within(self, element: str, holder: Annotation) -> Iterator[Annotation]:
        """Gives the annotations of one element inside the range of `holder`."""
        found = self.of(element)
        for at in range(bisect_left(found, holder.start, key=_start), len(found)):
            if found[at].start > holder.end:
                return
            if found[at].end <= holder.end:
                yield found[at]

    def is_inside(self, annotation: Annotation, elements: Iterable[str]) -> bool:
        """Tells whether another annotation, of one of `elements`, reaches over this one."""
        return any(self._is_in(annotation, element) for element in elements)

    def _is_in(self, annotation: Annotation, element: str) -> bool:
        begun = bisect_right(self.of(element), annotation.start, key=_start)
        farthest = self._farthest_ends(element)[begun - 1] if begun else (-1, -1)
        return farthest[1 if annotation.element == element else 0] >= annotation.end

    def _farthest_ends(self, element: str) -> list[tuple[int, int]]:
        """Gives, for each annotation of an element, the farthest end among it and those before, and the second farthest."""
        if element not in self._ends:
            self._ends[element] = list(_running_ends(self.of(element)))
        return self._ends[element]


def clean(text: str) -> str:
    """Gives text for the header: white space as single spaces, characters that XML has not left away."""
    return " ".join(_NO_XML.sub("", text).split())


@lru_cache(maxsize=1)
def ranges_of(document: Document) -> Ranges:
    """Gives the ranges of a document, built once while it is worked on."""
    return Ranges(document.annotations)


def _running_ends(annotations: Iterable[Annotation]) -> Iterator[tuple[int, int]]:
    first = second = -1
    for annotation in annotations:
        second = max(second, min(first, annotation.end))
        first = max(first, annotation.end)
        yield first, second


def _start(annotation: Annotation) -> int:
    return annotation.start
