"""Pages for people, places and bodies: what the registers and documents say of each, every mention in context, whom they met.

Each is merged from the register's record and the documents' own (`tables.Entities`), with the spellings of its mentions; only
those that a changed document mentions are made again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from tei_tools.model import Authority
from tei_tools.site.citing import FOLDERS, entity_data, entity_path
from tei_tools.site.drawing.timeline import timeline_of
from tei_tools.site.store import Entity, Seen, Store
from tei_tools.site.ties import relation_from, told_apart
from tei_tools.site.writing import Writer
from tei_tools.tables import DocumentRow, DocumentTables, Entities, EntityRow, MentionRow, identifier_url

_SHOWN = 400  # mentions of one entity with their context; the rest is counted by document
_NAME_ELEMENTS = {"person": "persName", "place": "placeName", "org": "orgName"}


@dataclass(frozen=True, slots=True)
class Appearance:
    """A document in which an entity is mentioned: its page, title and date, the mentions with their context."""

    slug: str
    title: str
    date: str
    mentions: tuple[Seen, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody whom an entity met or wrote to: the name, the page, and how often by relation."""

    name: str
    path: str
    relations: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier in an authority file, with its address where the authority is known."""

    authority: str
    value: str
    url: str


def write_entity(entity: Entity, store: Store, writer: Writer) -> None:
    """Writes the page of an entity."""
    row = store.entity(entity)
    if row is None:
        return
    path = entity_path(*entity)
    data = entity_data(row, writer.settings, path)
    parent = store.entity((row.kind, row.parent)) if row.parent else None
    writer.page(
        "entity.html",
        writer.frame(row.name, path, FOLDERS[row.kind], description=row.note, data=data),
        "entity",
        row=row,
        parent=(parent.name, entity_path(parent.kind, parent.ref)) if parent else None,
        identifiers=identifiers_of(row),
        knows=any((row.variants, row.start, row.end, row.roles, parent, row.latitude, row.note, row.first, row.identifiers)),
        appearances=appearances(entity, store),
        acquaintances=acquaintances(entity, store),
        timeline=timeline_of(store.dates(entity)),
    )


def merged(entity: Entity, store: Store, registers: Authority | None) -> EntityRow | None:
    """Gives the row of an entity from all that is known of it; None where no document names or lists it."""
    kind, ref = entity
    mentions, documents, first, last = store.activity(entity)
    records = sorted(store.records_of(entity), key=lambda record: record.name.isupper())  # `Budapest` before `BUDAPEST`
    if not mentions and not records:
        return None
    entities = Entities(registers)
    spelled = (MentionRow("", kind, _NAME_ELEMENTS[kind], text, ref=ref) for text in store.spellings(entity) or [ref])  # type: ignore[arg-type]
    entities.add(DocumentTables(DocumentRow(""), tuple(spelled), records=tuple(records)))
    row = next((row for row in entities.rows() if row.ref == ref), None)
    counts = {"mentions": mentions, "documents": documents, "first": first, "last": last}
    return replace(row, kind=kind, **counts) if row is not None else None  # type: ignore[arg-type]


def identifiers_of(row: EntityRow) -> list[Identifier]:
    """Gives an entity's identifiers with their addresses."""
    return [Identifier(authority, value, identifier_url(authority, value)) for authority, value in row.identifiers]


def appearances(entity: Entity, store: Store) -> Iterator[Appearance]:
    """Yields the documents that mention an entity, by date, with the mentions in context."""
    left = _SHOWN
    for slug, group in groupby(store.seen(entity), key=lambda seen: seen.slug):
        mentions = list(group)
        shown = tuple(mentions[: max(left, 1)])
        left -= len(shown)
        yield Appearance(slug, mentions[0].title, mentions[0].date, shown, len(mentions) - len(shown))


def acquaintances(entity: Entity, store: Store) -> list[Acquaintance]:
    """Gives those whom an entity stands in a relation to, the closest first."""
    counts: dict[tuple[str, str, str], Counter[str]] = {}
    dates: dict[tuple[str, str, str], set[str]] = {}
    for tie in store.ties_of(entity):
        other = tie.object if (tie.subject.kind, tie.subject.ref) == entity else tie.subject
        relation = relation_from(tie, entity)
        key = (other.kind, other.ref, other.name if not other.ref else "")
        counts.setdefault(key, Counter())[relation] += 1
        dates.setdefault(key, set()).add(tie.date)
    rows = {key: row for key in counts if key[1] and (row := store.entity(key[:2]))}
    names = told_apart({key: rows[key].name if key in rows else key[2] or key[1] for key in counts}, dates)
    found = [
        Acquaintance(names[key], entity_path(*key[:2]) if key in rows else "", tuple(sorted(relations.items())))
        for key, relations in counts.items()
    ]
    return sorted(found, key=lambda one: (-sum(count for _, count in one.relations), one.name.casefold()))
