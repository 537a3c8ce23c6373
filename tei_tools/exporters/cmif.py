"""TEI to CMIF, the Correspondence Metadata Interchange Format: an index of letters that correspSearch takes in.

Each document that was sent to somebody becomes a `correspDesc`; of both, what is not known is `Unknown`, as the format
asks. `persName`, `orgName` and `placeName` carry the address in an authority file (VIAF, GND, LC, GeoNames ...) where the
record has one. Dates stand as CMIF wants them: days, months or years. The licence is the one that CMIF demands, CC BY 4.0:
publish the index only where that is yours to give. The date of the index is the latest change that a header records.

It says nothing of the text, nor of documents that nobody sent.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from tei_tools.exporters.naming import authors_of, document_iri, is_letter
from tei_tools.model import Authority
from tei_tools.tables import DocumentRow, DocumentTables, Entities, Party, identifier_url
from tei_tools.tei import TEI_NS, XML_ID, serialise, tei

Piece = tuple[str, str]
NSMAP: Any = {None: TEI_NS}  # lxml-stubs does not know that None is the default namespace
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_WORDS = "This file is licensed under the terms of the Creative Commons License CC-BY 4.0"
# the authority files that correspSearch knows, the best first
_AUTHORITIES = {
    "person": ("gnd", "viaf", "lcnaf", "bnf", "wikidata"),
    "org": ("gnd", "viaf", "lcnaf", "wikidata"),
    "place": ("geonames",),
}
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def export_cmif(
    corpus: Iterable[DocumentTables], *, style: str = "", table: str = "", authority: Authority | None = None
) -> Iterator[Piece]:
    """Yields the CMIF file in one piece; it is a TEI document."""
    entities = Entities(authority)
    letters: list[DocumentRow] = []
    for tables in corpus:
        entities.add(tables)
        if is_letter(tables.document):
            letters.append(tables.document)
    yield "", serialise(_index(letters, entities)).decode()


def _index(letters: list[DocumentRow], known: Entities) -> etree._Element:
    root = etree.Element(tei("TEI"), nsmap=NSMAP)
    header = _add(root, "teiHeader")
    edition = f"edition-{uuid.uuid5(uuid.NAMESPACE_URL, ' '.join(row.id for row in letters))}"
    _description(_add(header, "fileDesc"), letters, edition)
    profile = _add(header, "profileDesc")
    for row in letters:
        _letter(profile, row, known, edition)
    body = _add(_add(root, "text"), "body")
    _add(body, "p")
    return root


def _description(file: etree._Element, letters: list[DocumentRow], edition: str) -> None:
    publisher = next((row.publisher for row in letters if row.publisher), "not stated")
    title = _add(file, "titleStmt")
    _add(title, "title", "Index of letters")
    _add(title, "editor", publisher)
    publication = _add(file, "publicationStmt")
    _add(publication, "publisher", publisher)
    _add(_add(publication, "availability"), "licence", LICENCE_WORDS, target=LICENCE)
    changed = max((row.changed for row in letters), default="")
    if changed:
        _add(publication, "date", when=changed)
    _add(publication, "idno", next((row.url for row in letters if row.url), f"urn:tei-tools:{edition}"), type="URL")
    bibl = _add(_add(file, "sourceDesc"), "bibl", f"Letters encoded with tei-tools ({len(letters)})", type="online")
    bibl.set(XML_ID, edition)


def _letter(profile: etree._Element, row: DocumentRow, known: Entities, edition: str) -> None:
    letter = _add(
        profile, "correspDesc", key=row.shelfmark or row.id, ref=row.url or document_iri(row.id), source=f"#{edition}"
    )
    sent = _add(letter, "correspAction", type="sent")
    _parties(sent, row.senders or authors_of(row), known)
    for place in row.places:
        _named(sent, "placeName", place, known)
    dated = {"when": row.start} if row.start == row.end else {"notBefore": row.start, "notAfter": row.end}
    dated = {name: day[0] for name, value in dated.items() if (day := _DAY.match(value))}
    if dated:
        _add(sent, "date", **dated)
    _parties(_add(letter, "correspAction", type="received"), row.recipients, known)


def _parties(action: etree._Element, parties: tuple[Party, ...], known: Entities) -> None:
    for party in parties:
        _named(action, "orgName" if party.kind == "org" else "persName", party, known)
    if not parties:
        _add(action, "persName", "Unknown")


def _named(action: etree._Element, name: str, party: Party, known: Entities) -> None:
    row = known.get(party.ref)
    identifiers = dict(row.identifiers) if row else {}
    address = next((identifier_url(a, identifiers[a]) for a in _AUTHORITIES.get(party.kind, ()) if identifiers.get(a)), "")
    address = address or (party.ref if party.ref.startswith(("http://", "https://")) else "")
    _add(action, name, row.name if row and row.name else party.name, **({"ref": address} if address else {}))


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, tei(name), attributes)
    element.text = text or None
    return element
