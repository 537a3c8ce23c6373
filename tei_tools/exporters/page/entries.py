"""The entries of a document's index: each person, place, body and date once, with its record and its mentions in order.

A mention belongs to the record of its document that it points to (`#id`, or a record with the same `sameAs`); else to the
address that it points to; else to its words. Dates belong to what their attributes say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tei_tools.exporters.page.words import capitalised, plain
from tei_tools.tables.blocks import local_name
from tei_tools.tei import TEI_NS, XML_ID

RECORDS = ("person", "personGrp", "place", "org", "event", "nym")
KINDS = {
    "persName": "person",
    "placeName": "place",
    "geogName": "place",
    "orgName": "org",
    "date": "date",
    "person": "person",
    "personGrp": "person",
    "place": "place",
    "org": "org",
}
MENTIONS = ("persName", "placeName", "geogName", "orgName", "rs", "name", "date")
NAMES_OF_RECORDS = (
    "persName", "placeName", "orgName", "geogName", "name", "settlement", "country", "region", "label", "head"
)  # fmt: skip
_RECORD_TAGS = tuple(f"{{{TEI_NS}}}{name}" for name in RECORDS)
_KIND_BY_TYPE = (("person", re.compile("pers")), ("place", re.compile("place|geog|loc")), ("org", re.compile("org")))


@dataclass(slots=True)
class Entry:
    """One line of the index; `mentions` are the elements that lead to it, in document order."""

    key: str
    id: str
    kind: str
    name: str
    record: Any = None
    target: str = ""
    mentions: list[Any] = field(default_factory=list)


class Entries:
    """The records of a document and the entries that its mentions made so far."""

    def __init__(self, root: Any) -> None:
        self.by_key: dict[str, Entry] = {}
        self._by_id: dict[str, Any] = {}
        self._by_same: dict[str, Any] = {}
        self._known: dict[tuple[str, str, str], Entry] = {}
        self._numbers: dict[Any, int] = {}  # holds the records, too: lxml makes an element anew where nobody holds it
        self._ids: dict[Any, str] = {}  # of records outside the text: those in it bear theirs where they stand
        in_text: dict[Any, bool] = {}
        for record in root.iter(*_RECORD_TAGS):
            self._numbers[record] = len(self._numbers) + 1
            id, parent = record.get(XML_ID, ""), record.getparent()
            self._by_id.setdefault(id, record)
            if parent not in in_text:
                in_text[parent] = any(local_name(above) == "text" for above in record.iterancestors())
            if id and not in_text[parent]:
                self._ids[record] = id
            for address in record.get("sameAs", "").split():
                self._by_same.setdefault(address, record)
        self._by_id.pop("", None)

    def add(self, mention: Any, name: str, attributes: Mapping[str, str]) -> Entry | None:
        """Gives the entry of a name or date of the text, the element's `name` and `attributes` given.

        None where it says nothing (`rs` without a pointer, a bare date).
        """
        target = str((attributes.get("ref") or attributes.get("key") or "").split(" ")[0].strip())
        when = when_of(attributes.get) if name == "date" else ""
        if (name == "rs" and not target) or (name == "date" and not when):
            return None
        # what an entry follows from, where there is a pointer or a date
        alike = (name, when or target, attributes.get("type", ""))
        entry = self._known.get(alike) if alike[1] else None
        if entry is None:
            entry = self._known[alike] = self._entry(mention, name, target, when)
        entry.mentions.append(mention)
        return entry

    def _entry(self, mention: Any, name: str, target: str, when: str) -> Entry:
        record = self.record_at(target)
        kind = _kind(name, mention, record)
        key = f"record {self._numbers[record]}" if record is not None else _key(kind, mention, target, when)
        entry = self.by_key.get(key)
        if entry is None:
            entry = Entry(key, self._id_of(record), kind, _name(mention, record, when), record, target)
            self.by_key[key] = entry
        return entry

    def record_at(self, target: str) -> Any:
        """Gives the record of this document that a pointer leads to, or None."""
        if target.startswith("#"):
            return self._by_id.get(target[1:])
        found = self._by_same.get(target)
        return found if found is not None or not target else self._by_id.get(target.replace(":", "."))

    def silent(self, root: Any) -> Iterator[Entry]:
        """Yields an entry for each record in standOff that nothing points to."""
        used = {entry.record for entry in self.by_key.values() if entry.record is not None}
        for stand_off in root.iter(f"{{{TEI_NS}}}standOff"):
            for record in stand_off.iter(*_RECORD_TAGS):
                if record not in used:
                    kind = KINDS.get(local_name(record), "name")
                    key = f"record {self._numbers[record]}"
                    yield Entry(key, self._id_of(record), kind, name_of_record(record), record)

    def _id_of(self, record: Any) -> str:
        return self._ids.get(record) or f"entry:{len(self.by_key) + 1}"


def when_of(get: Callable[[str], str | None]) -> str:
    """Says a date in the calendar: one day, a range, or the limits of what is not known exactly; `get` gives its attributes."""
    if get("when"):
        return str(get("when"))
    if get("from") or get("to"):
        first, last = get("from") or "…", get("to") or "…"
        return first if first == last else f"{first} – {last}"
    if get("notBefore") or get("notAfter"):
        return f"{get('notBefore') or '…'} – {get('notAfter') or '…'}?"
    return str(get("when-iso") or get("when-custom") or "")


def name_of_record(record: Any) -> str:
    """Gives the first name of a record; without one its words, or its id."""
    names = (plain(child) for child in record.iterchildren() if local_name(child) in NAMES_OF_RECORDS)
    return next((name for name in names if name), "") or plain(record) or record.get(XML_ID, "")


def sort_key(entry: Entry) -> tuple[str, str]:
    """Orders entries by their name without its marks and letter case."""
    if entry.name.isascii():
        return entry.name.lower(), entry.key
    letters = unicodedata.normalize("NFD", entry.name)
    return "".join(char for char in letters if not unicodedata.combining(char)).lower(), entry.key


def _kind(name: str, mention: Any, record: Any) -> str:
    known = KINDS.get(name) or (KINDS.get(local_name(record)) if record is not None else None)
    if known:
        return known
    kind = mention.get("type", "")
    return next((row for row, pattern in _KIND_BY_TYPE if pattern.match(kind)), "name")


def _key(kind: str, mention: Any, target: str, when: str) -> str:
    if when:
        return f"date {when}"
    return f"{kind} at {target}" if target else f"{kind} {' '.join(''.join(mention.itertext()).lower().split())}"


def _name(mention: Any, record: Any, when: str) -> str:
    if record is not None:
        return name_of_record(record)
    return when or plain(mention) or capitalised(local_name(mention))
