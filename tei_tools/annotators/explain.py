"""What the machine marked in a document, and why: one row for each of its annotations, in the order of the text.

>>> mark = Annotation(0, 12, "persName", {"ref": "#person.sidorov"}, MACHINE, "high", "person.title", "title 'Cde'")
>>> print(next(explain(Document("a", "Cde. Sidorov", (mark,), source="a.txt"))))
a.txt:1:1: persName 'Cde. Sidorov' #person.sidorov high person.title: title 'Cde'

It reads the annotations, not the TEI: what the encoder cannot place is explained all the same.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import accumulate

from tei_tools.model import MACHINE, Annotation, Document

_VALUES = ("ref", "when", "from", "to", "notBefore", "notAfter", "when-custom")
_QUOTED = 60  # characters of the text that a line shows


@dataclass(frozen=True, slots=True)
class Explanation:
    """One annotation of the machine: where it stands (from 1, in characters), what it says, its rule, cert and evidence.

    `value` is the pointer of a name or what a date means; `candidates` are the records between which nothing decided.
    """

    file: str
    line: int
    column: int
    element: str
    text: str
    value: str
    cert: str
    rule: str
    evidence: str
    candidates: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}: {self.element} '{self.text[:_QUOTED]}'"
        open_between = f"; could be {' or '.join(self.candidates)}" if self.candidates else ""
        return " ".join(filter(None, (where, self.value, self.cert, f"{self.rule}: {self.evidence}{open_between}")))

    def as_dict(self) -> dict[str, str | int | list[str]]:
        """Gives the JSON form, with the keys in the documented order."""
        return asdict(self) | {"candidates": list(self.candidates)}


def explain(document: Document) -> Iterator[Explanation]:
    """Yields a row for every annotation that the machine added to `document`."""
    starts = [0, *accumulate(len(line) + 1 for line in document.text.split("\n"))]
    for annotation in document.annotations:
        if annotation.resp == MACHINE and annotation.rule:
            line = bisect_right(starts, annotation.start)
            yield _row(document, annotation, line, annotation.start - starts[line - 1] + 1)


def _row(document: Document, annotation: Annotation, line: int, column: int) -> Explanation:
    values = {name: annotation.attributes[name] for name in _VALUES if name in annotation.attributes}
    return Explanation(
        file=document.source,
        line=line,
        column=column,
        element=annotation.element,
        text=" ".join(annotation.content(document.text).split()),
        value=values["ref"] if "ref" in values else " ".join(f"{name}={value}" for name, value in values.items()),
        cert=annotation.cert or "",
        rule=annotation.rule,
        evidence=annotation.evidence,
        candidates=annotation.candidates,
    )
