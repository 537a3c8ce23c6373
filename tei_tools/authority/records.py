"""The records that the names of a document point to: those of the register, and new ones made of the mentions.

>>> text = "Dear Anna Berg, yours, Anna"
>>> ref = {"ref": "#person.anna_berg"}
>>> marks = [Annotation(5, 14, "persName", ref), Annotation(23, 27, "persName", ref)]
>>> [(r.xml_id, r.name, r.variants) for r in records_of(Document("x", text).annotate(marks), Authority())]
[('anna_berg', 'Anna Berg', ('Anna',))]

It does not decide what is a name: the annotators have.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from tei_tools.authority.folding import fold
from tei_tools.model import Annotation, Authority, Document, Record
from tei_tools.model.authority import Kind

_KINDS: tuple[Kind, ...] = ("person", "place", "org")
_ELEMENTS = {"persName": "person", "placeName": "place", "orgName": "org", "rs": "", "speaker": "", "signed": ""}


def records_of(document: Document, authority: Authority) -> tuple[Record, ...]:
    """Gives every record that an annotation's @ref points to: people, places, organisations; known ones first in each kind.

    A new record (`ref="#person.SLUG"`) is named by the longest spelling of its mentions; the others are its variants.
    Offices (`rs`) point to records but give them no name. Refs that nothing resolves are left out.
    """
    roles = [a for a in document.annotations if a.element == "roleName"]
    starts = [role.start for role in roles]
    known: dict[str, Record] = {}
    mentions: dict[str, dict[str, str]] = defaultdict(dict)
    candidates: dict[str, dict[str, None]] = defaultdict(dict)
    for annotation in document.annotations:
        ref = annotation.attributes.get("ref", "") if annotation.element in _ELEMENTS else ""
        record = authority.get(ref)
        if record:
            known[ref] = record
        elif ref.startswith("#") and annotation.element != "rs":
            name = _name(
                document, annotation, roles[bisect_left(starts, annotation.start) : bisect_left(starts, annotation.end)]
            )
            mentions[ref].setdefault(fold(name), name)
            candidates[ref] |= dict.fromkeys(annotation.candidates)
    there = [ref for ref in mentions if ref[1:].partition(".")[0] in _KINDS]
    named = frozenset(there)
    between = {ref: tuple(c for c in candidates[ref] if c in named or authority.get(c)) for ref in there}
    new = [record for ref in there if (record := _new(ref, list(mentions[ref].values()), between[ref]))]
    return tuple(
        record
        for kind in _KINDS
        for record in (
            *sorted((r for r in known.values() if r.kind == kind), key=lambda r: r.xml_id),
            *sorted((r for r in new if r.kind == kind), key=lambda r: r.xml_id),
        )
    )


def told_apart(document: Document, authority: Authority) -> Document:
    """Gives new records ids that no record of the register has: `#person.petrov` beside `person:petrov` is somebody else.

    Both would be listed under the xml:id `person.petrov`, and the one taken for the other.
    """
    refs = {annotation.attributes.get("ref", "") for annotation in document.annotations}
    taken = {ref: f"{ref}-new" for ref in refs if _is_taken(ref, authority)}
    if not taken:
        return document
    return replace(document, annotations=tuple(_turned(annotation, taken) for annotation in document.annotations))


def _turned(annotation: Annotation, taken: Mapping[str, str]) -> Annotation:
    """The annotation with its pointer, and those to its candidates, turned to the new ids."""
    ref, candidates = annotation.attributes.get("ref", ""), annotation.candidates
    if ref not in taken and taken.keys().isdisjoint(candidates):
        return annotation
    attributes = {**annotation.attributes, **({"ref": taken[ref]} if ref in taken else {})}
    return replace(annotation, attributes=attributes, candidates=tuple(taken.get(name, name) for name in candidates))


def _is_taken(ref: str, authority: Authority) -> bool:
    return ref.startswith("#") and authority.get(ref[1:].replace(".", ":", 1)) is not None


def _new(ref: str, names: list[str], candidates: tuple[str, ...]) -> Record | None:
    kind, _, slug = ref[1:].partition(".")
    names = [name for name in names if name]
    if kind not in _KINDS or not slug or not names:
        return None
    best = max(names, key=lambda name: (len(name.split()), len(name)))
    return Record(slug, kind, best, tuple(name for name in names if name != best), candidates=candidates)


def _name(document: Document, annotation: Annotation, roles: list[Annotation]) -> str:
    """Gives the words of a mention without its roleNames, brackets and line ends."""
    start, end = annotation.start, annotation.end
    pieces, at = [], start
    for role in roles:
        if role.start >= at and role.end <= end:
            pieces.append(document.text[at : role.start])
            at = role.end
    pieces.append(document.text[at:end])
    return re.sub(r"\s+", " ", re.sub(r"[\[\]()/]", "", " ".join(pieces))).strip(" ,;:–—")
