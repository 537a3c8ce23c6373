"""Documents and entities as schema.org describes them (https://schema.org, version 29): nodes of JSON-LD.

A document is an `ArchiveComponent`, and a `Message` too where it was sent or copied to somebody; people, places and bodies are
`Person`, `Place`, `Organization`; each meeting is an `Event` whose `subjectOf` is the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tei_tools.exporters.naming import authors_of, document_iri, entity_iri, interval, is_letter, same_as
from tei_tools.tables import DocumentTables, EntityRow, Party, RelationRow
from tei_tools.tables.rows import Kind

Node = dict[str, Any]

SCHEMA_CONTEXT: Node = {"@vocab": "https://schema.org/", "sameAs": {"@type": "@id"}, "license": {"@type": "@id"}}
_TYPES: dict[Kind, str] = {"person": "Person", "place": "Place", "org": "Organization", "date": "Thing"}


def schema_document(tables: DocumentTables) -> Iterator[Node]:
    """Yields the node of a document and those of the meetings that it records."""
    row = tables.document
    letter = is_letter(row)
    archive = {"@type": "ArchiveOrganization", "name": row.repository, "address": row.settlement}
    copied = [relation.subject for relation in tables.relations if relation.relation == "is copied"]
    yield _known(
        {
            "@id": document_iri(row.id),
            "@type": ["ArchiveComponent", "Message"] if letter or copied else "ArchiveComponent",
            "name": row.title or row.id,
            "identifier": [value for value in (row.id, row.shelfmark) if value],
            "url": row.url,
            "genre": row.genre,
            "dateCreated": interval(row),
            "temporalCoverage": interval(row) if row.start != row.end else "",
            "locationCreated": [schema_party(party) for party in row.places],
            "inLanguage": row.language,
            "translationOfWork": _known({"@type": "CreativeWork", "inLanguage": row.original_language}, least=2),
            "author": [schema_party(party) for party in authors_of(row)],
            "translator": [schema_party(party) for party in row.translators],
            "sender": [schema_party(party) for party in (row.senders or row.authors if letter else ())],
            "recipient": [schema_party(party) for party in row.recipients],
            "ccRecipient": [schema_party(party) for party in copied],
            "abstract": row.summary,
            "keywords": [*row.classification, *row.subjects],
            "holdingArchive": _known(archive, least=2),
            "publisher": _known({"@type": "Organization", "name": row.publisher}, least=2),
            "license": row.licence_url,
            "copyrightNotice": row.licence,
            "mentions": [{"@id": entity_iri(ref)} for ref in dict.fromkeys(m.ref for m in tables.mentions) if ref],
        }
    )
    for number, relation in enumerate((r for r in tables.relations if r.relation == "meets"), start=1):
        yield _meeting(f"{document_iri(row.id)}:meeting:{number}", relation)


def schema_entity(row: EntityRow) -> Node:
    """Gives the node of a person, place or body."""
    person, place, org = (row.kind == kind for kind in ("person", "place", "org"))
    geo = {"@type": "GeoCoordinates", "latitude": row.latitude, "longitude": row.longitude}
    return _known(
        {
            "@id": entity_iri(row.ref),
            "@type": _TYPES[row.kind],
            "name": row.name,
            "alternateName": list(row.variants),
            "sameAs": same_as(row),
            "description": row.note,
            "birthDate": row.start if person else "",
            "deathDate": row.end if person else "",
            "foundingDate": row.start if org else "",
            "dissolutionDate": row.end if org else "",
            "jobTitle": list(row.roles) if person else [],
            "geo": geo if row.latitude is not None else None,
            "containedInPlace": {"@id": entity_iri(row.parent)} if place and row.parent else None,
            "parentOrganization": {"@id": entity_iri(row.parent)} if org and row.parent else None,
        }
    )


def schema_party(party: Party) -> Node:
    """Gives the reference to a party: its IRI, or a node with its name where nothing more is known."""
    return {"@id": entity_iri(party.ref)} if party.ref else {"@type": _TYPES[party.kind], "name": party.name}


def _meeting(iri: str, relation: RelationRow) -> Node:
    return _known(
        {
            "@id": iri,
            "@type": "Event",
            "name": f"{relation.subject.name} and {relation.object.name}",
            "attendee": [schema_party(relation.subject), schema_party(relation.object)],
            "startDate": relation.start,
            "endDate": relation.end,
            "subjectOf": {"@id": document_iri(relation.document)},
        }
    )


def _known(node: Node, *, least: int = 1) -> Node:
    """The node without what is not known; nothing where fewer than `least` fields are left."""
    known = {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in node.items() if value}
    return known if len(known) >= least else {}
