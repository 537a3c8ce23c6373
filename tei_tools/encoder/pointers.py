"""Pointers inside a document whose target could not be laid down: a chain is tied past it, any other pointer is left away.

>>> first = Annotation(0, 3, "seg", {"xml:id": "a1", "next": "#a2"})
>>> second = Annotation(2, 5, "seg", {"xml:id": "a2", "prev": "#a1", "next": "#a3"})
>>> third = Annotation(6, 9, "seg", {"xml:id": "a3", "prev": "#a2"})
>>> [a.attributes for a in repointed([first, second, third], [second])]
[{'xml:id': 'a1', 'next': '#a3'}, {'xml:id': 'a3', 'prev': '#a1'}]
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tei_tools.model import Annotation

_CHAIN = ("next", "prev")
POINTERS = (*_CHAIN, "target", "corresp")


def repointed(annotations: Sequence[Annotation], left_out: Sequence[Annotation]) -> list[Annotation]:
    """Gives the annotations without those left out that have an id, and without a pointer to any of these."""
    lost = {f"#{a.attributes['xml:id']}": a for a in left_out if "xml:id" in a.attributes}
    kept = (a for a in annotations if f"#{a.attributes.get('xml:id')}" not in lost)
    return [_repointed(a, lost) if any(a.attributes.get(name) in lost for name in POINTERS) else a for a in kept]


def _repointed(annotation: Annotation, lost: Mapping[str, Annotation]) -> Annotation:
    attributes = dict(annotation.attributes)
    for name in POINTERS:
        pointer = attributes.get(name, "")
        while pointer in lost:
            pointer = lost[pointer].attributes.get(name, "") if name in _CHAIN else ""
        attributes[name] = pointer
    return replace(annotation, attributes={name: value for name, value in attributes.items() if value or name not in POINTERS})
