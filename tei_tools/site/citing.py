"""How a document of a site is cited: a sentence, the tags that reference managers read, DataCite's fields, schema.org's.

The year of publication comes from the settings, else from the TEI itself; nothing is taken from a clock. What DataCite requires
and nobody stated is `:unav`, as its schema says (DataCite Metadata Schema 4.5, appendix 3).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tei_tools.exporters.page.remarks import Remarks
from tei_tools.site.settings import Settings
from tei_tools.site.slugs import entity_slug
from tei_tools.tables import DocumentRow, EntityRow, Party, identifier_url

UNAVAILABLE = ":unav"
FOLDERS = {"person": "people", "place": "places", "org": "organisations"}
_TYPES = {"person": "Person", "place": "Place", "org": "Organization"}
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")


@dataclass(frozen=True, slots=True)
class Publication:
    """What is known of a document's publication: the year, the DOI, the day it last changed (YYYY-MM-DD)."""

    year: str = ""
    doi: str = ""
    changed: str = ""


def publication_of(root: Any, settings: Settings) -> Publication:
    """Reads the publication of a TEI element; settings of the site go before."""
    numbers = (" ".join(e.itertext()) for e in root.iterfind("{*}teiHeader/{*}fileDesc/{*}publicationStmt//{*}idno"))
    doi = next((found[0] for number in numbers if (found := _DOI.search(number))), "")
    published = [e.get("when", "") for e in root.iterfind("{*}teiHeader/{*}fileDesc/{*}publicationStmt/{*}date")]
    changes = [e.get("when", "") for e in root.iterfind("{*}teiHeader/{*}revisionDesc//{*}change")]
    days = [day[:10] for day in (*published, *changes) if re.fullmatch(r"\d{4}-\d{2}-\d{2}.*", day)]
    year = settings.year or next((when[:4] for when in (*published, *changes) if re.match(r"\d{4}", when)), "")
    return Publication(year, doi, max(days, default=""))


def citation(row: DocumentRow, publication: Publication, settings: Settings, address: str, words: Remarks) -> str:
    """Gives the sentence by which a document is cited."""
    date = row.date or row.start
    title = words("cite.title", title=row.title or words("untitled"))
    published = [part for part in (settings.publisher or row.publisher, publication.year) if part and part != "not stated"]
    sentences = [
        "; ".join(party.name for party in row.authors or row.senders),
        f"{title} ({date})" if date and date not in row.title else title,
        f"{words('cite.in')} {settings.title}" if settings.title else "",
        ", ".join(published),
        ", ".join(part for part in (row.repository, row.shelfmark) if part),
        f"https://doi.org/{publication.doi}" if publication.doi else address,
    ]
    return ". ".join(sentence.removesuffix(".") for sentence in sentences if sentence)


def citation_tags(row: DocumentRow, publication: Publication, settings: Settings, address: str) -> list[tuple[str, str]]:
    """Gives the meta tags that reference managers read (Highwire Press and Dublin Core names)."""
    tags = [("citation_title", row.title), *(("citation_author", p.name) for p in row.authors or row.senders)]
    tags += [
        ("citation_publication_date", publication.year),
        ("citation_publisher", settings.publisher or row.publisher),
        ("citation_inbook_title", settings.title),
        ("citation_doi", publication.doi),
        ("citation_language", row.language),
        ("citation_public_url", address),
        ("DC.date", row.start),
        ("DC.source", ", ".join(p for p in (row.repository, row.shelfmark) if p)),
        ("DC.rights", row.licence_url or row.licence),
    ]
    return [(name, value) for name, value in tags if value]


def datacite(row: DocumentRow, publication: Publication, settings: Settings, address: str, words: Remarks) -> dict[str, Any]:
    """Gives DataCite's fields for a document, ready for a DOI to be registered with."""
    creators: list[dict[str, Any]] = [_creator(party) for party in row.authors or row.senders]
    dates = [{"date": _span(row), "dateType": "Created"}] if row.start else []
    dates += [{"date": publication.changed, "dateType": "Updated"}] if publication.changed else []
    rights = {"rights": row.licence or settings.licence, "rightsUri": row.licence_url or settings.licence_url}
    fields: dict[str, Any] = {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "identifiers": [{"identifier": publication.doi, "identifierType": "DOI"}] if publication.doi else [],
        "creators": creators or [{"name": UNAVAILABLE}],
        "titles": [{"title": row.title or words("untitled"), "lang": row.language or "en"}],
        "publisher": settings.publisher or row.publisher or UNAVAILABLE,
        "publicationYear": publication.year or UNAVAILABLE,
        "types": {"resourceTypeGeneral": "Text", "resourceType": row.genre or "Document"},
        "language": row.language,
        "dates": dates,
        "contributors": [_creator(p) | {"contributorType": "Other"} for p in row.translators],
        "rightsList": [{name: value for name, value in rights.items() if value}] if any(rights.values()) else [],
        "descriptions": [{"description": row.summary, "descriptionType": "Abstract"}] if row.summary else [],
        "geoLocations": [{"geoLocationPlace": place.name} for place in row.places],
        "alternateIdentifiers": [{"alternateIdentifier": row.shelfmark, "alternateIdentifierType": "shelfmark"}]
        if row.shelfmark
        else [],
        "formats": ["application/tei+xml", "text/html"],
        "url": address,
    }
    return {name: value for name, value in fields.items() if value}


def document_data(row: DocumentRow, publication: Publication, settings: Settings, address: str) -> dict[str, Any]:
    """Gives schema.org's description of a document, as JSON-LD."""
    fields: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": ["ArchiveComponent", "CreativeWork"],
        "@id": address,
        "name": row.title,
        "genre": row.genre,
        "dateCreated": _span(row),
        "inLanguage": row.language,
        "abstract": row.summary,
        "author": [_party(party, settings) for party in row.authors or row.senders],
        "recipient": [_party(party, settings) for party in row.recipients],
        "translator": [_party(party, settings) for party in row.translators],
        "locationCreated": [_party(party, settings) for party in row.places],
        "identifier": [part for part in (publication.doi and f"https://doi.org/{publication.doi}", row.shelfmark) if part],
        "holdingArchive": {"@type": "ArchiveOrganization", "name": row.repository} if row.repository else None,
        "license": row.licence_url or row.licence,
        "publisher": {"@type": "Organization", "name": settings.publisher} if settings.publisher else None,
        "datePublished": publication.year,
        "isPartOf": {"@type": "Collection", "name": settings.title} | ({"@id": settings.url} if settings.url else {}),
    }
    return {name: value for name, value in fields.items() if value}


def entity_data(row: EntityRow, settings: Settings, path: str) -> dict[str, Any]:
    """Gives schema.org's description of a person, place or body, as JSON-LD."""
    same = [url for authority, value in row.identifiers if (url := identifier_url(authority, value))]
    fields: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": _TYPES[row.kind],
        "@id": settings.address(path),
        "name": row.name,
        "alternateName": list(row.variants),
        "sameAs": same,
        "description": row.note,
    }
    if row.kind == "person":
        fields |= {"birthDate": row.start, "deathDate": row.end, "jobTitle": list(row.roles)}
    if row.kind == "place" and row.latitude is not None:
        fields["geo"] = {"@type": "GeoCoordinates", "latitude": row.latitude, "longitude": row.longitude}
    return {name: value for name, value in fields.items() if value}


def page_data(name: str, kind: str, settings: Settings, path: str, **more: Any) -> dict[str, Any]:
    """Gives schema.org's description of a page of any other make."""
    part = {"@type": "WebSite", "name": settings.title} | ({"@id": settings.url} if settings.url else {})
    fields: Mapping[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": settings.address(path),
        "name": name,
        "inLanguage": settings.language,
        "isPartOf": None if kind == "WebSite" else part,
        **more,
    }
    return {key: value for key, value in fields.items() if value}


def entity_path(kind: str, ref: str) -> str:
    """Gives the page of a person, place or body."""
    return f"{FOLDERS[kind]}/{entity_slug(ref)}.html"


def _party(party: Party, settings: Settings) -> dict[str, Any]:
    named = {"@type": _TYPES.get(party.kind, "Thing"), "name": party.name}
    address = settings.address(entity_path(party.kind, party.ref)) if party.ref and party.kind in FOLDERS else ""
    return named | ({"@id": address} if address else {})


def _creator(party: Party) -> dict[str, Any]:
    return {"name": party.name, "nameType": "Organizational" if party.kind == "org" else "Personal"}


def _span(row: DocumentRow) -> str:
    return row.start if row.start == row.end or not row.end else f"{row.start}/{row.end}"
