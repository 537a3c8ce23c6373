"""TEI to Dublin Core: the fifteen elements of each document, as OAI-PMH hands them out (oai_dc).

One document is one `oai_dc:dc`; a corpus is a file with one `record` for each. Names go as the header spells them, or as the
register does where it knows the person; dates as ISO 8601, with a slash for a span.

>>> from tei_tools.tables import DocumentRow
>>> "<dc:title>Note</dc:title>" in "".join(piece for _, piece in export_dc([DocumentTables(DocumentRow("a", title="Note"))]))
True
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from lxml import etree

from tei_tools.exporters.naming import authors_of, document_iri, interval
from tei_tools.model import Authority
from tei_tools.tables import DocumentTables, Party

Piece = tuple[str, str]
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def export_dc(
    corpus: Iterable[DocumentTables], *, style: str = "", table: str = "", authority: Authority | None = None
) -> Iterator[Piece]:
    """Yields one `oai_dc:dc`, or a `records` element with one for each document, written as they are read."""
    documents = iter(corpus)
    first = list(islice(documents, 2))
    yield "", _DECLARATION
    if len(first) == 1:
        yield "", _record(first[0], authority)
        return
    yield "", "<records>\n"
    for tables in chain(first, documents):
        yield "", f"<record>\n{_record(tables, authority)}</record>\n"
    yield "", "</records>\n"


def _record(tables: DocumentTables, authority: Authority | None) -> str:
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC, "xsi": XSI})
    root.set(f"{{{XSI}}}schemaLocation", _SCHEMA)
    for name, values in _elements(tables, authority):
        for value in dict.fromkeys(value for value in values if value):
            etree.SubElement(root, f"{{{DC}}}{name}").text = value
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


def _elements(tables: DocumentTables, authority: Authority | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The elements of Dublin Core in their usual order, and what the document has for each."""
    row = tables.document
    names = {record.ref: record.name for record in tables.records}

    def named(parties: Iterable[Party]) -> tuple[str, ...]:
        register = authority.by_ref if authority else {}
        return tuple(register[p.ref].name if p.ref in register else names.get(p.ref) or p.name for p in parties)

    mentioned = dict.fromkeys(m.ref for m in tables.mentions if m.ref and m.kind != "place")
    places = dict.fromkeys(m.ref for m in tables.mentions if m.ref and m.kind == "place")
    yield "title", (row.title or row.id,)
    yield "creator", named(authors_of(row))
    yield "subject", (*row.subjects, *row.classification, *named(Party("", ref) for ref in mentioned))
    yield "description", (row.summary,)
    yield "publisher", (row.publisher,)
    yield "contributor", (*named(row.recipients), *named(row.translators))
    yield "date", (interval(row),)
    yield "type", ("Text", row.genre)
    yield "format", ("application/tei+xml",)
    yield "identifier", (row.url or document_iri(row.id), row.shelfmark)
    yield "source", (", ".join(part for part in (row.settlement, row.repository, row.shelfmark) if part),)
    yield "language", (row.language,)
    yield "coverage", (*named(row.places), *named(Party("", ref) for ref in places))
    yield "rights", (row.licence, row.licence_url)
