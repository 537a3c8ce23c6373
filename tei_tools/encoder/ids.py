"""xml:ids that stay the same when a document is encoded again: blocks are counted, mentions are named by their offset.

>>> from tei_tools.model import Annotation
>>> identify([Annotation(7, 9, "persName", resp="#tei-tools"), Annotation(0, 20, "p")])[0].attributes["xml:id"]
'pers7'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tei_tools.model import Annotation, annotation_order

_COUNTED = {"div": "div", "p": "p", "stamp": "stamp", "note": "note", "ab": "ab", "list": "list", "table": "table", "sp": "sp"}
_COUNTED |= {"item": "participant", "head": "head", "opener": "opener", "closer": "closer", "add": "add"}
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
    counts: Counter[str] = Counter()
    listed = 0  # where the last list of participants ends: only its items are pointed to
    for index, annotation in sorted(enumerate(given), key=lambda row: annotation_order(row[1])):
        if annotation.element == "list" and annotation.attributes.get("type") == "participants":
            listed = max(listed, annotation.end)
        is_other = annotation.element == "item" and annotation.start >= listed
        name = "" if is_other or "xml:id" in annotation.attributes else _name(annotation, counts)
        if name:
            while name in taken:
                name += "b"
            taken.add(name)
            given[index] = _with_id(annotation, name)
    return given


def _name(annotation: Annotation, counts: Counter[str]) -> str:
    if annotation.element in _BY_OFFSET:
        return f"{_BY_OFFSET[annotation.element]}{annotation.start}"
    prefix = _COUNTED.get(annotation.element)
    if not prefix:
        return ""
    counts[prefix] += 1
    return f"{prefix}{counts[prefix]}"


def _with_id(annotation: Annotation, xml_id: str) -> Annotation:
    a = annotation  # spelt out: half the time of dataclasses.replace, for every block of a document
    named = {"xml:id": xml_id, **a.attributes}
    return Annotation(a.start, a.end, a.element, named, a.resp, a.cert, a.rule, a.evidence, a.lead, a.trail, a.candidates)
