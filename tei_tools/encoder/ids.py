"""xml:ids that stay the same when a document is encoded again: blocks are counted, mentions are named by their offset.

>>> from tei_tools.model import Annotation
>>> identify([Annotation(7, 9, "persName", resp="#tei-tools"), Annotation(0, 20, "p")])[0].attributes["xml:id"]
'pers7'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from tei_tools.model import Annotation, annotation_order

_COUNTED = {"div": "div", "p": "p", "stamp": "stamp", "note": "note", "ab": "ab", "list": "list", "table": "table", "sp": "sp"}
_COUNTED |= {"head": "head", "opener": "opener", "closer": "closer", "add": "add"}
_BY_OFFSET = {
    "persName": "pers",
    "placeName": "place",
    "orgName": "org",
    "rs": "rs",
    "date": "date",
    "time": "time",
    "name": "name",
}


def identify(annotations: Iterable[Annotation]) -> list[Annotation]:
    """Gives the annotations with an xml:id each, where they are blocks or mentions and have none."""
    given = list(annotations)
    taken = {a.attributes["xml:id"] for a in given if "xml:id" in a.attributes}
    ids: dict[int, str] = {}
    counts: Counter[str] = Counter()
    for index in sorted(range(len(given)), key=lambda i: annotation_order(given[i])):
        annotation = given[index]
        if "xml:id" in annotation.attributes:
            continue
        name = _name(annotation, counts)
        if name:
            while name in taken:
                name += "b"
            taken.add(name)
            ids[index] = name
    return [_with_id(a, ids[i]) if i in ids else a for i, a in enumerate(given)]


def _name(annotation: Annotation, counts: Counter[str]) -> str:
    if annotation.element in _BY_OFFSET:
        return f"{_BY_OFFSET[annotation.element]}{annotation.start}"
    prefix = _COUNTED.get(annotation.element)
    if not prefix:
        return ""
    counts[prefix] += 1
    return f"{prefix}{counts[prefix]}"


def _with_id(annotation: Annotation, xml_id: str) -> Annotation:
    return replace(annotation, attributes={"xml:id": xml_id, **annotation.attributes})
