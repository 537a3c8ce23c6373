"""Exporters: TEI into the formats that readers and projects take away; the table is what `tei-tools export --to` knows.

`FORMATS` has one row for each format. A format of scope "document" turns one tree into one output: `export_x(tree, *, style)`
gives a string or bytes. A format of scope "corpus" turns the rows of many documents (tables/rows.py) into one or several
files: `export_x(corpus, *, style, table, authority)` yields (file, piece) pairs, so that a corpus never stands in memory.
Adding a format is one module, one row, a heading in docs/exports.md and a test. Nothing is imported until it is asked for.

>>> FORMATS["text"].styles[0], EXPORTERS["html"]
('reading', 'tei_tools.exporters.html:export_html')
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Format:
    """One row: where the function is, how its files end, and what it can be asked for.

    `styles` are the values of `--style`, the first the default, `endings` the endings of those that have their own. `tables`
    are the values of `--table`: the files that a format of several files has. `beside` gives for a style the further files of
    one document, as table and ending. `extra` is the extra of the package that it needs (`pip install tei-tools[rdf]`), `needs`
    the module that must then be there. `file` is what a corpus is called in a folder, without ending.
    """

    function: str
    ending: str
    styles: tuple[str, ...] = ()
    scope: Literal["document", "corpus"] = "document"
    tables: tuple[str, ...] = ()
    beside: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    endings: Mapping[str, str] = field(default_factory=dict)
    extra: str = ""
    needs: str = ""
    file: str = ""


_READING = ("reading", "diplomatic")
_GRAPHS = ("schema", "ric")
_TABLES = ("mentions", "documents", "relations", "entities")

FORMATS: Mapping[str, Format] = {
    "html": Format("tei_tools.exporters.html:export_html", ".html", _READING),
    "text": Format(
        "tei_tools.exporters.text:export_text",
        ".txt",
        (*_READING, "search"),
        tables=("text", "offsets"),
        beside={"search": {"offsets": ".json"}},
    ),
    "csv": Format("tei_tools.exporters.csv:export_csv", ".csv", scope="corpus", tables=_TABLES),
    "jsonl": Format("tei_tools.exporters.jsonl:export_jsonl", ".jsonl", scope="corpus", tables=_TABLES),
    "jsonld": Format("tei_tools.exporters.jsonld:export_jsonld", ".jsonld", _GRAPHS, scope="corpus", file="corpus"),
    "ttl": Format(
        "tei_tools.exporters.ttl:export_ttl", ".ttl", _GRAPHS, scope="corpus", extra="rdf", needs="rdflib", file="corpus"
    ),
    "ead3": Format("tei_tools.exporters.ead3:export_ead3", ".ead.xml", scope="corpus", file="finding-aid"),
    "dc": Format("tei_tools.exporters.dc:export_dc", ".dc.xml", scope="corpus", file="records"),
    "cmif": Format("tei_tools.exporters.cmif:export_cmif", ".cmif.xml", scope="corpus", file="letters"),
    "geojson": Format("tei_tools.exporters.geojson:export_geojson", ".geojson", scope="corpus", file="places"),
    "iiif": Format("tei_tools.exporters.iiif:export_iiif", ".iiif.json"),
    "standoff": Format(
        "tei_tools.exporters.standoff:export_standoff",
        ".standoff.json",
        ("offsets", "webannotation", "spacy", "inception"),
        endings={"webannotation": ".annotations.json", "spacy": ".spacy.jsonl", "inception": ".cas.json"},
    ),
    "markdown": Format("tei_tools.exporters.markdown:export_markdown", ".md"),
    "docx": Format("tei_tools.exporters.docx:export_docx", ".docx", extra="docx", needs="docx"),
    "epub": Format("tei_tools.exporters.epub:export_epub", ".epub", _READING),
    "pdf": Format("tei_tools.exporters.pdf:export_pdf", ".pdf", _READING, extra="pdf", needs="weasyprint"),
}
EXPORTERS: Mapping[str, str] = {name: row.function for name, row in FORMATS.items()}
STYLES: Mapping[str, tuple[str, ...]] = {name: row.styles for name, row in FORMATS.items()}
