"""Documents and entities in the archivists' own ontology, Records in Contexts (RiC-O 1.0, ICA): nodes of JSON-LD.

A document is a `rico:Record` with creator, sender, addressees, documentary form, language, holder and subjects; people,
bodies and places are `rico:Person`, `rico:CorporateBody`, `rico:Place`; a copy that the distribution list sends to somebody
is a `rico:hasReceiver`, and a meeting a `rico:Event` that the record documents.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tei_tools.exporters.naming import date_type, document_iri, entity_iri, same_as
from tei_tools.tables import DocumentRow, DocumentTables, EntityRow, Party, RelationRow
from tei_tools.tables.rows import Kind

Node = dict[str, Any]

RIC_CONTEXT: Node = {
    "rico": "https://www.ica.org/standards/RiC/ontology#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl:sameAs": {"@type": "@id"},
}
_TYPES: dict[Kind, str] = {"person": "rico:Person", "place": "rico:Place", "org": "rico:CorporateBody", "date": "rico:Thing"}


def ric_document(tables: DocumentTables) -> Iterator[Node]:
    """Yields the node of a document and those of the meetings that it records."""
    row = tables.document
    meetings = [relation for relation in tables.relations if relation.relation == "meets"]
    events = [f"{document_iri(row.id)}:meeting:{number}" for number in range(1, len(meetings) + 1)]
    copied = [relation.subject for relation in tables.relations if relation.relation == "is copied"]
    yield _known(
        {
            "@id": document_iri(row.id),
            "@type": "rico:Record",
            "rico:title": row.title or row.id,
            "rico:identifier": [value for value in (row.id, row.shelfmark) if value],
            "rico:hasCreationDate": _date(row),
            "rico:hasCreator": [ric_party(party) for party in row.authors],
            "rico:hasSender": [ric_party(party) for party in row.senders],
            "rico:hasAddressee": [ric_party(party) for party in row.recipients],
            "rico:hasReceiver": [ric_party(party) for party in copied],
            "rico:isAssociatedWithPlace": [ric_party(party) for party in row.places],
            "rico:hasDocumentaryFormType": _named("rico:DocumentaryFormType", row.genre),
            "rico:hasOrHadLanguage": [_named("rico:Language", tag) for tag in row.languages],
            "rico:hasOrHadHolder": _named("rico:CorporateBody", row.repository),
            "rico:classification": list(row.classification),
            "rico:conditionsOfUse": row.licence,
            "rico:scopeAndContent": row.summary,
            "rico:hasOrHadSubject": [{"@id": entity_iri(ref)} for ref in dict.fromkeys(m.ref for m in tables.mentions) if ref],
            "rico:documents": [{"@id": event} for event in events],
        }
    )
    yield from (_meeting(event, relation) for event, relation in zip(events, meetings, strict=True))


def ric_entity(row: EntityRow) -> Node:
    """Gives the node of a person, place or body."""
    person = row.kind == "person"
    return _known(
        {
            "@id": entity_iri(row.ref),
            "@type": _TYPES[row.kind],
            "rico:name": [row.name, *row.variants],
            "rdfs:label": row.name,
            "owl:sameAs": same_as(row),
            "rico:birthDate": _day(row.start) if person else None,
            "rico:deathDate": _day(row.end) if person else None,
            "rico:beginningDate": None if person else _day(row.start),
            "rico:endDate": None if person else _day(row.end),
            "rico:history": "; ".join((*row.roles, *((row.note,) if row.note else ()))),
            "rico:geographicalCoordinates": f"{row.latitude}, {row.longitude}" if row.latitude is not None else "",
            "rico:isOrWasContainedBy": {"@id": entity_iri(row.parent)} if row.kind == "place" and row.parent else None,
            "rico:isOrWasSubordinateTo": {"@id": entity_iri(row.parent)} if row.kind == "org" and row.parent else None,
        }
    )


def ric_party(party: Party) -> Node:
    """Gives the reference to a party: its IRI, or a node with its name where nothing more is known."""
    return {"@id": entity_iri(party.ref)} if party.ref else _named(_TYPES[party.kind], party.name)


def _meeting(iri: str, relation: RelationRow) -> Node:
    return _known(
        {
            "@id": iri,
            "@type": "rico:Event",
            "rico:hasOrHadParticipant": [ric_party(relation.subject), ric_party(relation.object)],
            "rico:beginningDate": _day(relation.start),
            "rico:endDate": _day(relation.end),
        }
    )


def _date(row: DocumentRow) -> Node:
    if not (row.start or row.end):
        return {}
    day = {"rico:normalizedDateValue": _day(row.start)} if row.start == row.end else {}
    span = {} if day else {"rico:beginningDate": _day(row.start), "rico:endDate": _day(row.end)}
    return _known({"@type": "rico:Date", "rico:expressedDate": row.date, **day, **span})


def _day(day: str) -> Node | None:
    return {"@value": day, "@type": f"xsd:{date_type(day)}"} if day else None


def _named(type: str, name: str) -> Node:
    return {"@type": type, "rico:name": name} if name else {}


def _known(node: Node) -> Node:
    return {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in node.items() if value}
