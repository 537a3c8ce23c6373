"""The records of what a document mentions, in `standOff`: each tied to its register record, or new in this document.

>>> from tei_tools.model import Record
>>> from lxml import etree
>>> root = stand_off_of([Record("kim", "person", "Kim Il Sung")], frozenset({"person:kim"}))
>>> root[0][0].get("sameAs")
'person:kim'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tei_tools.encoder.make import make
from tei_tools.model import Record

_LISTS = (("person", "listPerson", "persName"), ("place", "listPlace", "placeName"), ("org", "listOrg", "orgName"))


def stand_off_of(records: Sequence[Record], known: frozenset[str]) -> Any:
    """Gives `standOff` with a list for each kind, None where there is no record; `known` holds the refs of the registers."""
    lists = []
    for kind, name, element in _LISTS:
        entries = [_entry(record, element, record.ref in known) for record in records if record.kind == kind]
        if entries:
            lists.append(make(name, {}, *entries))
    return make("standOff", {}, *lists) if lists else None


def _entry(record: Record, element: str, is_known: bool) -> Any:
    attributes = {"xml:id": f"{record.kind}.{record.xml_id}"}
    attributes |= {"sameAs": record.ref} if is_known else {"resp": "#tei-tools", "cert": "medium"}
    names = [make(element, {}, record.name)]
    if not is_known:
        names += [make(element, {"type": "variant"}, variant) for variant in record.variants]
    numbers = [make("idno", {"type": kind}, value) for kind, value in sorted(record.identifiers.items())]
    return make(record.kind, attributes, *names, *numbers)
