"""TEI to EAD3 (version 1.1.1): the archival description of a document, or a finding aid of a corpus with a component for each.

The shelfmark is the `unitid`, the date a `unitdatestructured`, authors and senders the `origination`, the summary an
`abstract`, classification and the people, bodies and places that a document mentions are `controlaccess`. Several documents
become one `archdesc` of level collection, with a `c` for each in its `dsc`.

>>> from tei_tools.tables import DocumentRow
>>> "<unittitle>Note</unittitle>" in "".join(p for _, p in export_ead3([DocumentTables(DocumentRow("a", title="Note"))]))
True
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from tei_tools import __version__
from tei_tools.exporters.naming import authors_of, date_type, document_iri
from tei_tools.model import Authority
from tei_tools.tables import DocumentRow, DocumentTables, Party, identifier_url
from tei_tools.tei import serialise, xml_id_of

Piece = tuple[str, str]
EAD3 = "http://ead3.archivists.org/schema/"
NSMAP: Any = {None: EAD3}  # lxml-stubs does not know that None is the default namespace
_NAMES = {"person": "persname", "org": "corpname", "place": "geogname"}
_NOT_STATED = "not stated"


def export_ead3(
    corpus: Iterable[DocumentTables], *, style: str = "", table: str = "", authority: Authority | None = None
) -> Iterator[Piece]:
    """Yields the EAD3 document in one piece."""
    documents = list(corpus)
    rows = [tables.document for tables in documents]
    root = etree.Element(f"{{{EAD3}}}ead", nsmap=NSMAP)
    single = len(documents) == 1
    _control(root, rows[0].id if single else "corpus", _title(rows), rows)
    if single:
        _describe(_add(root, "archdesc", level="item"), documents[0], authority)
    else:
        _collection(_add(root, "archdesc", level="collection"), documents, rows, authority)
    etree.indent(root, space=" ")
    yield "", serialise(root).decode()


def _title(rows: list[DocumentRow]) -> str:
    return (rows[0].title or rows[0].id) if len(rows) == 1 else f"Finding aid of {len(rows)} documents"


def _control(root: Any, id: str, title: str, rows: list[DocumentRow]) -> None:
    lengths = {len(tag.partition("-")[0]) for row in rows for tag in row.languages}
    coding = {2: "iso639-1", 3: "iso639-3"}.get(next(iter(lengths)) if len(lengths) == 1 else 0, "")
    control = _add(root, "control", **({"langencoding": coding} if coding else {}))
    _add(control, "recordid", id)
    _add(_add(_add(control, "filedesc"), "titlestmt"), "titleproper", title)
    _add(control, "maintenancestatus", value="derived")
    agency = next((row.publisher or row.repository for row in rows if row.publisher or row.repository), _NOT_STATED)
    _add(_add(control, "maintenanceagency"), "agencyname", agency)
    event = _add(_add(control, "maintenancehistory"), "maintenanceevent")
    _add(event, "eventtype", value="derived")
    changed = max((row.changed for row in rows), default="")
    _add(event, "eventdatetime", changed or _NOT_STATED)
    _add(event, "agenttype", value="machine")
    _add(event, "agent", f"tei-tools {__version__}")
    _add(event, "eventdescription", "Derived from the TEI headers of the documents.")


def _collection(archdesc: Any, documents: list[DocumentTables], rows: list[DocumentRow], authority: Authority | None) -> None:
    did = _add(archdesc, "did")
    repositories = dict.fromkeys(row.repository for row in rows if row.repository)
    for name in repositories:
        _named(_add(did, "repository"), Party(name, kind="org"))
    _add(did, "unittitle", _title(rows))
    days = sorted(day for row in rows for day in (row.start, row.end) if day)
    if days:
        _date(did, DocumentRow("", start=days[0], end=days[-1]))
    _add(did, "physdesc", f"{len(rows)} documents, {sum(row.words for row in rows)} words")
    dsc = _add(archdesc, "dsc", dsctype="combined") if documents else None
    for tables in documents:
        component = _add(dsc, "c", level="item", id=xml_id_of(tables.document.id))
        _describe(component, tables, authority)


def _describe(component: Any, tables: DocumentTables, authority: Authority | None) -> None:
    row = tables.document
    _identification(_add(component, "did"), row)
    if row.licence:
        use = _add(component, "userestrict")
        paragraph = _add(use, "p", "" if row.licence_url else row.licence)
        if row.licence_url:
            _add(paragraph, "ref", row.licence, href=row.licence_url)
    terms = list(_terms(tables, authority))
    if terms:
        access = _add(component, "controlaccess")
        for name, words, address in terms:
            _part(access, name, words, address)


def _identification(did: Any, row: DocumentRow) -> None:
    if row.repository:
        place = _add(did, "repository")
        _named(place, Party(row.repository, kind="org"))
        if row.settlement:
            _add(_add(place, "address"), "addressline", row.settlement)
    _add(did, "unitid", row.shelfmark or row.id)
    _add(did, "unittitle", row.title or row.id)
    if row.start or row.end:
        _date(did, row)
    elif row.date:
        _add(did, "unitdate", row.date)
    for party in authors_of(row):
        _named(_add(did, "origination", label="author" if row.authors else "sender"), party)
    for language in row.languages:
        _add(_add(did, "langmaterial"), "language", language, **_language_code(language))
    _add(did, "physdesc", _extent(row))
    if row.summary:
        _add(did, "abstract", row.summary)
    _add(did, "dao", daotype="derived", href=row.url or document_iri(row.id))


def _extent(row: DocumentRow) -> str:
    counted = ((row.words, "word"), (row.pages, "page"))
    return ", ".join(f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in counted if number) or "no text"


def _date(did: Any, row: DocumentRow) -> None:
    structured = _add(did, "unitdatestructured")
    if row.start == row.end:
        _day(structured, "datesingle", row.date or row.start, row.start)
        return
    span = _add(structured, "daterange")
    _day(span, "fromdate", row.start, row.start)
    _day(span, "todate", row.end, row.end)


def _day(parent: Any, name: str, words: str, day: str) -> None:
    if words or day:
        _add(parent, name, words or day, **({"standarddate": day} if date_type(day) != "string" else {}))


def _terms(tables: DocumentTables, authority: Authority | None) -> Iterator[tuple[str, str, str]]:
    """Access points: genre, classification and subjects, recipients, then each entity that the document mentions, once."""
    row = tables.document
    if row.genre:
        yield "genreform", row.genre, ""
    yield from (("subject", words, "") for words in dict.fromkeys((*row.classification, *row.subjects)))
    records = {record.ref: record for record in tables.records}
    known = authority.by_ref if authority else {}
    for ref, kind in dict.fromkeys((m.ref, m.kind) for m in tables.mentions if m.ref and m.kind in _NAMES):
        name = known[ref].name if ref in known else records[ref].name if ref in records else ""
        pairs = known[ref].identifiers.items() if ref in known else records[ref].identifiers if ref in records else ()
        address = next((url for pair in pairs if (url := identifier_url(*pair))), "")
        if name:
            yield _NAMES[kind], name, address


def _named(parent: Any, party: Party) -> None:
    _part(parent, "corpname" if party.kind == "org" else "persname" if party.kind == "person" else "name", party.name, "")


def _part(parent: Any, name: str, words: str, address: str) -> None:
    _add(_add(parent, name, **({"identifier": address} if address else {})), "part", words)


def _language_code(tag: str) -> dict[str, str]:
    code = tag.partition("-")[0].lower()
    return {"langcode": code} if len(code) in (2, 3) and code.isalpha() else {}


def _add(parent: Any, name: str, text: str = "", **attributes: str) -> Any:
    element = etree.SubElement(parent, f"{{{EAD3}}}{name}", attributes)
    element.text = text or None
    return element
