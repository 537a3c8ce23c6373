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

NAMES = ("orgName", "roleName", "persName")  # a name inside one of these is a part of it
BEHIND = ("back", "stamp", "add")  # what stands there is not the document's own: attachments, registry
_NO_WORDS = ("ref", "note", "figure", "gap")  # no part of what a line says
_BRACKETED = ("supplied", "unclear", "idno", "expan", "ex", "corr")
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

    def outermost(self, element: str, holder: Annotation, names: Iterable[str] = NAMES) -> list[Annotation]:
        """Gives the annotations of one element inside the range of `holder` that are no part of another name."""
        names = tuple(names)
        return [a for a in self.within(element, holder) if not self.is_inside(a, names)]

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


def without(text: str, whole: Annotation, parts: Iterable[Annotation]) -> str:
    """Gives what a range holds, its parts left out."""
    pieces, at, end = [], whole.start + whole.lead, whole.end - whole.trail
    for part in sorted(parts, key=_start):
        pieces.append(text[at : part.start])
        at = max(at, part.end)
    return " ".join([*pieces, text[at:end]])


def reading_of(document: Document, held: Annotation) -> str:
    """Gives what a range says, on one line: notes and their marks left away, the transcriber's brackets too.

    >>> inner = (Annotation(3, 6, "supplied", lead=1, trail=1), Annotation(6, 9, "ref"))
    >>> reading_of(Document("a", "No [4][1]", inner), Annotation(0, 9, "head"))
    'No 4'
    """
    ranges, text = ranges_of(document), document.text
    left = [(a.start, a.end) for name in _NO_WORDS for a in ranges.within(name, held)]
    for name in _BRACKETED:
        for a in ranges.within(name, held):
            left += [(a.start, a.start + a.lead), (a.end - a.trail, a.end)]
    pieces, at, end = [], held.start + held.lead, held.end - held.trail
    for start, stop in sorted(left):
        pieces.append(text[at:start])
        at = max(at, stop)
    return clean("".join([*pieces, text[at:end]]))


def titles_of(ranges: Ranges) -> Iterator[Annotation]:
    """Gives the titles of a document: heads that are none of a list, a table, an entry, or of what stands behind."""
    entries = {a.start for a in ranges.of("div") if a.attributes.get("type") in ("entry", "section", "agenda", "decision")}
    heads = (a for a in ranges.of("head") if a.start not in entries)
    return (a for a in heads if not ranges.is_inside(a, ("list", "table", "back")))


def title_of(ranges: Ranges) -> Annotation | None:
    """Gives the first title of a document, None where it has none."""
    return next(titles_of(ranges), None)


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
