"""What @ref points to, said once for the whole corpus: `#person.puzanov` and `person:puzanov` are one person.

>>> from lxml import etree
>>> root = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>'
...     '<person xml:id="person.anna" sameAs="person:anna"/><person xml:id="bert"/></listPerson></standOff></TEI>')
>>> pointers = Pointers(root, "letter")
>>> pointers.ref("#person.anna"), pointers.ref("#bert"), pointers.ref("people.xml#carl")
('person:anna', 'letter#bert', 'people.xml#carl')
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from tei_tools.tables.blocks import local_name
from tei_tools.tables.rows import Kind, Party
from tei_tools.tei import XML_ID

RECORDS: dict[str, Kind] = {"person": "person", "personGrp": "person", "place": "place", "org": "org"}
NAMES: dict[str, Kind] = {
    "persName": "person",
    "placeName": "place",
    "orgName": "org",
    "settlement": "place",
    "country": "place",
    "region": "place",
    "district": "place",
    "bloc": "place",
    "geogName": "place",
    "date": "date",
}
_TYPES: dict[str, Kind] = {
    "person": "person",
    "pers": "person",
    "people": "person",
    "place": "place",
    "geo": "place",
    "org": "org",
    "organisation": "org",
    "organization": "org",
}


def kind_of(element: Any) -> Kind | None:
    """Gives what a name or date element names; of `name` and `rs` by their type or the scheme of their ref; else None."""
    name = local_name(element)
    if name in NAMES:
        return NAMES[name]
    if name not in ("name", "rs"):
        return None
    return _TYPES.get(str(element.get("type", "")).lower()) or _TYPES.get(str(element.get("ref", "")).partition(":")[0])


def words_of(element: Any) -> str:
    """Gives the text of an element of the header on one line, without comments."""
    if element is None:
        return ""
    return " ".join("".join(element.itertext("{*}*")).split())


class Pointers:
    """The records that one document lists itself, and what its pointers say of them elsewhere."""

    def __init__(self, root: Any, document: str) -> None:
        self.document = document
        self.records: dict[str, Any] = {}
        self._refs: dict[str, str] = {}
        for record in record_elements(root):
            id = str(record.get(XML_ID, ""))
            if id:
                self.records[id] = record
                same = str(record.get("sameAs", "")).split()
                self._refs[id] = same[0] if same and ":" in same[0] and not same[0].startswith("#") else f"{document}#{id}"

    def ref(self, pointer: str) -> str:
        """Gives the ref of the first pointer in an attribute's value."""
        first = pointer.split(None, 1)[0] if pointer.strip() else ""
        if not first.startswith("#"):
            return first
        return self._refs.get(first[1:], f"{self.document}{first}") if len(first) > 1 else ""

    def of(self, get: Callable[[str, str], str]) -> str:
        """Gives the ref that an element carries, in @ref or, in older TEI, in @key; `get` gives its attributes."""
        pointer = get("ref", "")
        return self.ref(pointer) if pointer.strip() else get("key", "").strip()

    def party(self, element: Any, kind: Kind | None = None) -> Party:
        """Gives the name in an element, its ref and its kind (that of the name inside, where the element is none itself)."""
        inner = next((e for e in _names(element)), element)
        found = kind or kind_of(inner) or "person"
        ref = self.of(inner.get)
        return Party(words_of(inner) or self._name(inner, ref), ref, "person" if found == "date" else found)

    def _name(self, element: Any, ref: str) -> str:
        """The name of an empty element that only points: that of the record here, else the end of the pointer."""
        record = self.records.get(str(element.get("ref", "")).strip().lstrip("#"))
        return (words_of(next(_names(record), None)) if record is not None else "") or re.split("[:#/]", ref)[-1]


def record_elements(root: Any) -> Iterator[Any]:
    """Yields the person, place and org elements of a document that describe something: those with an id or in a list.

    A participant whose name points to a record, and a speaker of whom only the words before a speech are known, are no records.
    """
    for element in root.iter(*(f"{{*}}{name}" for name in RECORDS)):
        parent = local_name(element.getparent()) if element.getparent() is not None else ""
        if _is_participant(element):
            continue
        if element.get(XML_ID) or parent.startswith("list") or parent in ("particDesc", "standOff"):
            yield element


def _is_participant(element: Any) -> bool:
    """Tells whether a person of particDesc only points to where the text names him."""
    in_header = next(element.iterancestors("{*}particDesc"), None) is not None
    return in_header and bool(element.get("corresp")) and element.get("role") in ("participant", "interpreter", "speaker")


def _names(element: Any) -> Iterator[Any]:
    return (e for e in element.iter("{*}persName", "{*}orgName", "{*}placeName", "{*}name", "{*}rs"))
