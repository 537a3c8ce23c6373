"""The rows of a site as values, and as the JSON that the store keeps."""

from __future__ import annotations

import json
from dataclasses import asdict, astuple, dataclass
from typing import Any

from tei_tools.tables import DocumentRow, EntityRow, Party

Entity = tuple[str, str]  # kind and ref
_PARTIES = ("authors", "senders", "recipients", "translators", "places")


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as lists show it."""

    slug: str
    row: DocumentRow


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention of an entity: the document with its title and date, the words, the text around them, the id on its page."""

    slug: str
    title: str
    date: str
    text: str
    before: str
    after: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation, as a document says it; `date` is the document's, or an empty string."""

    slug: str
    relation: str
    subject: Party
    object: Party
    anchor: str
    cert: str
    date: str


def json_of(row: DocumentRow | EntityRow) -> str:
    """Gives a row as JSON."""
    values = asdict(row)
    if isinstance(row, DocumentRow):
        for name in _PARTIES:
            values[name] = [astuple(party) for party in getattr(row, name)]
    return json.dumps(values, ensure_ascii=False)


def document_of(text: str) -> DocumentRow:
    """Gives a document's row back from its JSON."""
    values: dict[str, Any] = json.loads(text)
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(
                Party(*item) if name in _PARTIES else tuple(item) if isinstance(item, list) else item for item in value
            )
    return DocumentRow(**values)


def entity_row_of(text: str) -> EntityRow:
    """Gives the row of a person, place or body back from its JSON."""
    values: dict[str, Any] = json.loads(text)
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(tuple(item) if isinstance(item, list) else item for item in value)
    return EntityRow(**values)


def tie_of(row: tuple[str, ...]) -> Tie:
    """Gives a relation from its columns, those of each side together."""
    slug, relation, subject_name, subject, subject_kind, object_name, other, object_kind, anchor, cert, date = row
    one, two = Party(subject_name, subject, subject_kind), Party(object_name, other, object_kind)  # type: ignore[arg-type]
    return Tie(slug, relation, one, two, anchor, cert, date)
