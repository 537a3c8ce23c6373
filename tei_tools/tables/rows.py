"""The rows of the tables that a TEI document gives: documents, mentions, entities, relations; plain data, no tree behind it.

Dates are W3C dates as TEI's att.datable.w3c takes them (`1957`, `1957-05`, `1957-05-31`); a point has equal `start` and
`end`, an open side is empty. A `ref` names one thing in the whole corpus: `person:puzanov` for a record of a register, else
`DOCUMENT#ID` for a record that only one document has, or the pointer as another project wrote it. Empty means not known.

>>> Party("A. Puzanov", "person:puzanov").kind
'person'
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["person", "place", "org", "date"]
RelationKind = Literal["writes to", "meets", "is copied"]
KINDS: tuple[Kind, ...] = ("person", "place", "org", "date")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or some place named in a field: the words, the ref of the record where there is one, and what it is."""

    name: str
    ref: str = ""
    kind: Kind = "person"

    @property
    def key(self) -> str:
        """What tells one party from another: the ref, else the words."""
        return self.ref or self.name


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document. `start` and `end` are the earliest and the latest day of its date, `date` the words for it.

    `places` are where it was written, `identifiers` the parts of the shelfmark by type (fond, opis, delo ...), `changed` the
    day of the latest change to the encoding. `words` and `characters` count its text, `pages` its page breaks. `language` is
    that of the text, `original_language` of the original.
    """

    id: str
    source: str = ""
    title: str = ""
    date: str = ""
    start: str = ""
    end: str = ""
    genre: str = ""
    classification: tuple[str, ...] = ()
    settlement: str = ""
    repository: str = ""
    shelfmark: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    language: str = ""
    original_language: str = ""
    languages: tuple[str, ...] = ()
    authors: tuple[Party, ...] = ()
    senders: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    translators: tuple[Party, ...] = ()
    places: tuple[Party, ...] = ()
    subjects: tuple[str, ...] = ()
    summary: str = ""
    publisher: str = ""
    licence: str = ""
    licence_url: str = ""
    url: str = ""
    changed: str = ""
    words: int = 0
    characters: int = 0
    pages: int = 0


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One name or date where it stands: its words, what it points to, and the text around it.

    `id` is its own xml:id, `passage` the xml:id of the paragraph or block, `start` and `end` are offsets in that passage's
    text (passages.py). `nested_in` is the id of the mention around it. `when`, `from_`, `to`, `not_before`, `not_after` are
    the normalised attributes of a date. `voice` is @resp, `cert` its certainty, `rule` what made it.
    """

    document: str
    kind: Kind
    element: str
    text: str
    id: str = ""
    ref: str = ""
    left: str = ""
    right: str = ""
    passage: str = ""
    start: int = 0
    end: int = 0
    when: str = ""
    from_: str = ""
    to: str = ""
    not_before: str = ""
    not_after: str = ""
    voice: str = ""
    cert: str = ""
    rule: str = ""
    nested_in: str = ""


@dataclass(frozen=True, slots=True)
class RelationRow:
    """Who writes to, meets or is copied a document, by which passage (`evidence`, an xml:id) and how sure that is.

    `basis` says what it was read from: "correspDesc", "participants", "speech", "heading", "prose" or
    "distribution".
    """

    document: str
    relation: RelationKind
    subject: Party
    object: Party
    start: str = ""
    end: str = ""
    place: str = ""
    basis: str = ""
    evidence: str = ""
    cert: str = "high"


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One person, place or body: the record merged from the registers and the documents' own lists, and its activity.

    `start` and `end` are the dates of life or existence, `first` and `last` the dates of the earliest and latest document that
    mentions it. `surname` is the part of a person's name that a record marks as such. `identifiers` are (authority, id) pairs
    such as ("wikidata", "Q41117"); `latitude` and `longitude` are decimal degrees or None. `parent` is the ref of the body or
    place that this one belongs to. Without `ref` it is a name alone.
    """

    ref: str
    kind: Kind
    name: str
    variants: tuple[str, ...] = ()
    type: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    start: str = ""
    end: str = ""
    roles: tuple[str, ...] = ()
    parent: str = ""
    note: str = ""
    mentions: int = 0
    documents: int = 0
    first: str = ""
    last: str = ""
    surname: str = ""

    def counted(self, names: tuple[str, ...], mentions: int, documents: int, first: str, last: str) -> EntityRow:
        """Gives the row under its `names`, the first the one it goes by, with its activity.

        Field by field: `dataclasses.replace` takes four times as long, and each name of each document comes by here.
        """
        return EntityRow(
            self.ref,
            self.kind,
            names[0],
            names[1:],
            self.type,
            self.identifiers,
            self.latitude,
            self.longitude,
            self.start,
            self.end,
            self.roles,
            self.parent,
            self.note,
            mentions,
            documents,
            first,
            last,
            self.surname,
        )


@dataclass(frozen=True, slots=True)
class DocumentTables:
    """All that one document gives; `records` are the people, places and bodies that it describes itself."""

    document: DocumentRow
    mentions: tuple[MentionRow, ...] = ()
    relations: tuple[RelationRow, ...] = ()
    records: tuple[EntityRow, ...] = field(default=())
