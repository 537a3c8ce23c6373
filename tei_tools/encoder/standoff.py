"""The records of what a document mentions, in `standOff`: each tied to its register record, or new in this document.

>>> from tei_tools.model import Record
>>> root = make("TEI", {}, make("text"))
>>> add_stand_off(root, [Record("kim", "person", "Kim Il Sung")], frozenset({"person:kim"}))[0][0].get("sameAs")
'person:kim'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

from tei_tools.encoder.make import TEI, make
from tei_tools.model import Record

_LISTS = (("person", "listPerson", "persName"), ("place", "listPlace", "placeName"), ("org", "listOrg", "orgName"))


def add_stand_off(root: Any, records: Sequence[Record], known: frozenset[str]) -> Any:
    """Sets `standOff`, with a list for each kind, before the last child of `root` and gives it; None where there is no record.

    `known` holds the refs of the registers. It is filled where it stands: see `nest` for what moving costs.
    """
    if not records:
        return None
    stand_off = make("standOff")
    root.insert(len(root) - 1, stand_off)
    for kind, name, element in _LISTS:
        of_kind = [record for record in records if record.kind == kind]
        if of_kind:
            entries = etree.SubElement(stand_off, f"{TEI}{name}")
            entries.extend(_entry(record, element, record.ref in known) for record in of_kind)
    return stand_off


def _entry(record: Record, element: str, is_known: bool) -> Any:
    attributes = {"xml:id": f"{record.kind}.{record.xml_id}"}
    attributes |= {"sameAs": record.ref} if is_known else {"resp": "#tei-tools", "cert": "medium"}
    names = [make(element, {}, record.name)]
    if not is_known:
        names += [make(element, {"type": "variant"}, variant) for variant in record.variants]
    numbers = [make("idno", {"type": kind}, value) for kind, value in sorted(record.identifiers.items())]
    return make(record.kind, attributes, *names, *numbers, *_open(record))


def _open(record: Record) -> Iterator[Any]:
    """Yields the note that names the records between which nothing decided: a person does."""
    if record.candidates:
        note = make("note", {"type": "candidates"}, "Could be ")
        for place, ref in enumerate(record.candidates):
            link = make("ref", {"target": ref}, ref.lstrip("#"))
            link.tail = " or " if place + 1 < len(record.candidates) else "."
            note.append(link)
        yield note
