"""People, places and bodies: the records that documents list themselves, and all of a corpus merged with their activity.

`Entities` is fed with one document after the other and holds one row for each thing, never the documents: memory grows with
the number of names, not with the text.

>>> from tei_tools.tables.rows import DocumentRow
>>> mention = MentionRow("d", "person", "persName", "Anna", ref="person:anna")
>>> entities = Entities()
>>> entities.add(DocumentTables(DocumentRow("d", start="1931-03-02", end="1931-03-02"), (mention,)))
>>> [(row.name, row.mentions, row.first) for row in entities.rows()]
[('Anna', 1, '1931-03-02')]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tei_tools.model import Authority, Record
from tei_tools.tables.blocks import local_name
from tei_tools.tables.days import span_of
from tei_tools.tables.identifiers import identifier_of
from tei_tools.tables.pointers import RECORDS, Pointers, record_elements, words_of
from tei_tools.tables.rows import KINDS, DocumentRow, DocumentTables, EntityRow, Kind, MentionRow
from tei_tools.tei import XML_ID

_NAMES: dict[Kind, tuple[str, ...]] = {
    "person": ("persName", "name"),
    "place": ("placeName", "geogName", "settlement", "country", "region", "district", "bloc", "name"),
    "org": ("orgName", "name"),
}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def records_in(root: Any, pointers: Pointers) -> Iterator[EntityRow]:
    """Yields the records that a document (or a register file) lists: standOff, particDesc, listPerson in back, and so on."""
    for element in record_elements(root):
        row = _row(element, pointers)
        if row is not None:
            yield row


def entity_of(record: Record) -> EntityRow:
    """Gives the row of a record of the registers."""
    latitude, longitude = coordinates(record.geo)
    return EntityRow(
        ref=record.ref,
        kind=record.kind,
        name=record.name,
        variants=record.variants,
        type=record.type,
        identifiers=tuple(sorted(record.identifiers.items())),
        latitude=latitude,
        longitude=longitude,
        start=record.start,
        end=record.end,
        roles=record.roles,
        parent=_parent(record),
        note=record.note,
        surname=record.surname,
    )


def coordinates(geo: str) -> tuple[float | None, float | None]:
    """Gives latitude and longitude of TEI's `geo` ("39.03 125.75", with a comma too); (None, None) where it is no such pair."""
    numbers = _NUMBER.findall(geo)
    if len(numbers) != 2 or not re.fullmatch(r"[\d\s.,;+-]+", geo.strip()):
        return None, None
    latitude, longitude = float(numbers[0]), float(numbers[1])
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else (None, None)


@dataclass(slots=True)
class _Activity:
    """How often one of them is mentioned, in how many documents, and the first and last of their dates."""

    mentions: int = 0
    documents: int = 0
    first: str = ""
    last: str = ""

    def seen_in(self, document: DocumentRow) -> None:
        """Counts one more document."""
        start, end = document.start or document.end, document.end or document.start
        self.documents += 1
        self.first = min(self.first or start, start or self.first)
        self.last = max(self.last, end)


class Entities:
    """The people, places and bodies of a corpus, merged by ref; what is only a name is left out unless it is asked for."""

    def __init__(self, authority: Authority | None = None, *, unresolved: bool = False) -> None:
        self._registers = authority
        self._unresolved = unresolved
        self._rows: dict[str, EntityRow] = {}
        self._activity: dict[str, _Activity] = {}
        self._spellings: dict[str, Counter[str]] = {}

    def add(self, tables: DocumentTables) -> None:
        """Counts one document: its own records, then its mentions."""
        for record in tables.records:
            known = self._rows.get(record.ref)
            self._rows[record.ref] = _merged(known, record) if known else self._with_register(record)
        seen: set[str] = set()
        for mention in tables.mentions:
            key = self._key(mention)
            if key:
                self._count(key, mention, tables, is_new=key not in seen)
                seen.add(key)

    def get(self, ref: str) -> EntityRow | None:
        """Gives the row of a ref, or None."""
        row = self._rows.get(ref)
        return self._named(ref, row) if row else None

    def rows(self, *kinds: Kind) -> Iterator[EntityRow]:
        """Yields the rows that a document mentions or lists, by kind, name and ref; with `kinds` only theirs."""
        named = (self._named(key, row) for key, row in self._rows.items() if not kinds or row.kind in kinds)
        yield from sorted(named, key=lambda row: (KINDS.index(row.kind), row.name.casefold(), row.ref))

    def _key(self, mention: MentionRow) -> str:
        if mention.kind == "date":
            return ""
        return mention.ref or (f"{mention.kind} {mention.text}" if self._unresolved else "")

    def _count(self, key: str, mention: MentionRow, tables: DocumentTables, *, is_new: bool) -> None:
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = self._with_register(EntityRow(key if mention.ref else "", mention.kind, ""))
        activity = self._activity.get(key)
        if activity is None:
            activity = self._activity[key] = _Activity()
        activity.mentions += 1
        if is_new:
            activity.seen_in(tables.document)
        if not row.name and mention.element != "rs":
            spellings = self._spellings.get(key)
            if spellings is None:
                spellings = self._spellings[key] = Counter()
            spellings[mention.text] += 1

    def _with_register(self, row: EntityRow) -> EntityRow:
        record = self._registers.get(row.ref) if self._registers else None
        return _merged(entity_of(record), row) if record else row

    def _named(self, key: str, row: EntityRow) -> EntityRow:
        """A row with what was counted; without a record it is named by its commonest spelling."""
        seen = self._activity.get(key) or _Activity()
        names = (row.name, *row.variants) if row.name else self._ranked(key, row)
        return row.counted(names, seen.mentions, seen.documents, seen.first, seen.last)

    def _ranked(self, key: str, row: EntityRow) -> tuple[str, ...]:
        spellings = self._spellings.get(key) or {row.ref.partition("#")[2] or row.ref: 1}
        if len(spellings) == 1:
            return tuple(spellings)
        return tuple(name for name, _ in sorted(spellings.items(), key=lambda pair: (-pair[1], pair[0])))


def _merged(first: EntityRow, second: EntityRow) -> EntityRow:
    """The first record, with what only the second knows."""
    names = dict.fromkeys(name for name in (*first.variants, second.name, *second.variants) if name and name != first.name)
    known = {authority for authority, _ in first.identifiers}
    return replace(
        first,
        name=first.name or second.name,
        variants=tuple(name for name in names if name != (first.name or second.name)),
        type=first.type or second.type,
        identifiers=(*first.identifiers, *(pair for pair in second.identifiers if pair[0] not in known)),
        latitude=second.latitude if first.latitude is None else first.latitude,
        longitude=second.longitude if first.longitude is None else first.longitude,
        start=first.start or second.start,
        end=first.end or second.end,
        roles=first.roles or second.roles,
        parent=first.parent or second.parent,
        note=first.note or second.note,
        surname=first.surname or second.surname,
    )


def _row(element: Any, pointers: Pointers) -> EntityRow | None:
    kind = RECORDS[local_name(element)]
    names = list(dict.fromkeys(words_of(e) for e in _names_of(element, kind) if words_of(e)))
    id = str(element.get(XML_ID, ""))
    if not id and not names:
        return None
    latitude, longitude = coordinates(next((words_of(e) for e in element.iterfind(".//{*}geo")), ""))
    start, end = _life(element)
    return EntityRow(
        ref=pointers.ref(f"#{id}") if id else f"{pointers.document}#{names[0]}",
        kind=kind,
        name=names[0] if names else id,
        variants=tuple(names[1:]),
        type=str(element.get("type") or element.get("role") or ""),
        identifiers=_identifiers(element),
        latitude=latitude,
        longitude=longitude,
        start=start,
        end=end,
        roles=tuple(words_of(e) for e in element.iterchildren("{*}occupation", "{*}affiliation", "{*}role") if words_of(e)),
        parent=pointers.ref(str(element.get("corresp", ""))),
        note=" ".join(words_of(e) for e in element.iterchildren("{*}note", "{*}desc") if words_of(e)),
        surname=next((words_of(e) for e in element.iterfind("{*}persName/{*}surname")), ""),
    )


def _names_of(element: Any, kind: Kind) -> Iterator[Any]:
    """The names of a record, the preferred one first."""
    found = [child for child in element.iterchildren() if local_name(child) in _NAMES[kind]]
    yield from sorted(found, key=lambda child: (child.get("type") not in ("preferred", "main", "reg"), found.index(child)))


def _identifiers(element: Any) -> tuple[tuple[str, str], ...]:
    spelled = [(words_of(e), str(e.get("type", ""))) for e in element.iterchildren("{*}idno")]
    spelled += [(address, "") for name in ("sameAs", "ref", "corresp") for address in str(element.get(name, "")).split()]
    spelled += [(str(e.get("ref", "")), "") for e in element.iterchildren() if isinstance(e.tag, str)]
    pairs = (identifier_of(words, type) for words, type in spelled if words)
    return tuple(dict.fromkeys(pair for pair in pairs if pair))


def _life(element: Any) -> tuple[str, str]:
    begins, ends = "", ""
    for child in element.iterchildren("{*}birth", "{*}death", "{*}state", "{*}event", "{*}floruit"):
        start, end = span_of(child)
        name = local_name(child)
        if name == "birth":
            begins = begins or start or end
        elif name == "death":
            ends = ends or end or start
        elif child.get("type") in ("existence", None):
            begins, ends = begins or start, ends or (end if end != start else "")
    return begins, ends


def _parent(record: Record) -> str:
    """The registers write the parent as `#id` in the same file."""
    return f"{record.kind}:{record.parent[1:]}" if record.parent.startswith("#") else record.parent
