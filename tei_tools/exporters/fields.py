"""The columns of each table and the values in them: what csv and jsonl write for a row.

>>> from tei_tools.tables import DocumentTables, DocumentRow
>>> next(document_rows("documents", DocumentTables(DocumentRow("a", words=2))))["words"]
2

A column is named by what it holds, so that a table can be read without a manual; docs/exports.md lists them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tei_tools.tables import DocumentRow, DocumentTables, EntityRow, MentionRow, Party, RelationRow, identifier_url

Value = str | int | float | None | tuple[str, ...]
Row = Mapping[str, Value]


def document_rows(table: str, tables: DocumentTables) -> Iterator[Row]:
    """Yields the rows that one document adds to a table (not to `entities`, which is made of all documents)."""
    if table == "documents":
        yield _document(tables.document)
    elif table == "mentions":
        yield from (_mention(row, tables.document) for row in tables.mentions)
    elif table == "relations":
        yield from map(_relation, tables.relations)


def _document(row: DocumentRow) -> Row:
    return {
        "id": row.id,
        "title": row.title,
        "start": row.start,
        "end": row.end,
        "date": row.date,
        "genre": row.genre,
        "classification": row.classification,
        "settlement": row.settlement,
        "repository": row.repository,
        "shelfmark": row.shelfmark,
        "identifiers": tuple(f"{type}={value}" for type, value in row.identifiers),
        "language": row.language,
        "original_language": row.original_language,
        **_parties("author", row.authors),
        **_parties("sender", row.senders),
        **_parties("recipient", row.recipients),
        **_parties("place", row.places),
        "subjects": row.subjects,
        "summary": row.summary,
        "publisher": row.publisher,
        "licence": row.licence,
        "licence_url": row.licence_url,
        "words": row.words,
        "characters": row.characters,
        "pages": row.pages,
        "source": row.source,
    }


def _parties(name: str, parties: tuple[Party, ...]) -> Row:
    return {name: tuple(party.name for party in parties), f"{name}_ref": tuple(party.ref for party in parties)}


def _mention(row: MentionRow, document: DocumentRow) -> Row:
    return {
        "document": row.document,
        "document_start": document.start,
        "document_end": document.end,
        "id": row.id,
        "type": row.kind,
        "element": row.element,
        "text": row.text,
        "ref": row.ref,
        "left": row.left,
        "right": row.right,
        "paragraph": row.passage,
        "start": row.start,
        "end": row.end,
        "when": row.when,
        "from": row.from_,
        "to": row.to,
        "notBefore": row.not_before,
        "notAfter": row.not_after,
        "resp": row.voice,
        "cert": row.cert,
        "rule": row.rule,
        "nested_in": row.nested_in,
    }


def _relation(row: RelationRow) -> Row:
    return {
        "document": row.document,
        "relation": row.relation,
        "subject": row.subject.name,
        "subject_ref": row.subject.ref,
        "object": row.object.name,
        "object_ref": row.object.ref,
        "start": row.start,
        "end": row.end,
        "place": row.place,
        "basis": row.basis,
        "evidence": row.evidence,
        "cert": row.cert,
    }


def entity_fields(row: EntityRow) -> Row:
    """Gives the columns of a person, place or body."""
    return {
        "ref": row.ref,
        "type": row.kind,
        "name": row.name,
        "variants": row.variants,
        "subtype": row.type,
        "identifiers": tuple(identifier_url(*pair) or "=".join(pair) for pair in row.identifiers),
        "latitude": row.latitude,
        "longitude": row.longitude,
        "start": row.start,
        "end": row.end,
        "roles": row.roles,
        "parent": row.parent,
        "note": row.note,
        "mentions": row.mentions,
        "documents": row.documents,
        "first_document": row.first,
        "last_document": row.last,
    }


def columns(table: str) -> list[str]:
    """Gives the names of a table's columns, in their order."""
    empty: dict[str, Any] = {
        "documents": lambda: _document(DocumentRow("")),
        "mentions": lambda: _mention(MentionRow("", "person", "", ""), DocumentRow("")),
        "relations": lambda: _relation(RelationRow("", "meets", Party(""), Party(""))),
        "entities": lambda: entity_fields(EntityRow("", "person", "")),
    }
    return list(empty[table]())
