"""The records of what a document mentions, in `standOff`: each tied to its register record, or new in this document.

Where a place lies and its numbers in authority files are copied from the register, so that the document can go out alone.

>>> from tei_tools.model import Record
>>> 'sameAs="person:kim"' in str(stand_off([Record("kim", "person", "Kim Il Sung")], {"person:kim"}))
True
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from tei_tools.encoder.make import Source, make
from tei_tools.model import Record

_LISTS = (("person", "listPerson", "persName"), ("place", "listPlace", "placeName"), ("org", "listOrg", "orgName"))


def stand_off(records: Sequence[Record], known: Container[str]) -> Source | None:
    """Gives `standOff` with a list for each kind, None where there is no record; `known` holds the refs of the registers."""
    lists = []
    for kind, name, element in _LISTS:
        entries = [_entry(record, element, record.ref in known) for record in records if record.kind == kind]
        lists += [make(name, {}, *entries)] if entries else []
    return make("standOff", {}, *lists) if records else None


def _entry(record: Record, element: str, is_known: bool) -> Source:
    attributes = {"xml:id": f"{record.kind}.{record.xml_id}"}
    attributes |= {"sameAs": record.ref} if is_known else {"resp": "#tei-tools", "cert": "medium"}
    names = [make(element, {}, record.name)]
    if not is_known:
        names += [make(element, {"type": "variant"}, variant) for variant in record.variants]
    where = [make("location", {}, make("geo", {}, record.geo))] if record.geo else []
    numbers = [make("idno", {"type": kind}, value) for kind, value in sorted(record.identifiers.items())]
    return make(record.kind, attributes, *names, *where, *numbers, *_open(record))


def _open(record: Record) -> Iterator[Source]:
    """Yields the note that names the records between which nothing decided: a person does."""
    if record.candidates:
        links = [make("ref", {"target": ref}, ref.lstrip("#")) for ref in record.candidates]
        between = [words for link in links for words in (link, " or ")][:-1]
        yield make("note", {"type": "candidates"}, "Could be ", *between, ".")
