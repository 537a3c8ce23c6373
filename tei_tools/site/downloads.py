"""The downloads of a document: its TEI as it is, and every format of the table of exporters that can be made of one document.

Left out is a format that needs an extra which is not installed; of a large corpus also those that take long for each document,
unless the settings name them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tei_tools.components import load
from tei_tools.errors import UsageError
from tei_tools.exporters import EXPORTERS, FORMATS
from tei_tools.exporters.options import check_options
from tei_tools.model import Authority
from tei_tools.site.settings import Settings
from tei_tools.tables import DocumentTables

TEI = "tei"
# formats that take long for each document, and up to how many documents they are offered unasked
SLOW = {"ttl": 500, "epub": 500, "docx": 100, "pdf": 20}
_CORPUS_ONLY = ("site",)
_TAKES_TABLES = ("markdown", "iiif")  # what else they would read again from the tree
_TABLE = "mentions"  # of a format that is several files, the one that is about a document's text


@dataclass(frozen=True, slots=True)
class Download:
    """One file to take away: the format, and where it is on the site."""

    format: str
    path: str


def formats_of(settings: Settings, documents: int) -> tuple[str, ...]:
    """Gives the formats that a site of so many documents offers. Raises UsageError for a named one that cannot be made."""
    if settings.downloads is None:
        left_out = (*_CORPUS_ONLY, *(name for name, most in SLOW.items() if documents > most))
        return (TEI, *(name for name in FORMATS if name not in left_out and _is_there(name)))
    for name in settings.downloads:
        if name in _CORPUS_ONLY:
            raise UsageError(f"downloads: '{name}' is no format of one document: leave it out")
        if name != TEI:
            check_options(name)
    return settings.downloads


def make_downloads(
    tree: Any, source: bytes, tables: DocumentTables, slug: str, formats: tuple[str, ...], registers: Authority | None
) -> Iterator[tuple[Download, str | bytes]]:
    """Yields each download of a document with its content."""
    for name in formats:
        if name == TEI:
            yield Download(name, f"downloads/{slug}.xml"), source
        elif name not in _ONLY_WITH or _ONLY_WITH[name](tree, tables):
            yield Download(name, f"downloads/{slug}{FORMATS[name].ending}"), _exported(name, tree, tables, registers)


def _exported(name: str, tree: Any, tables: DocumentTables, registers: Authority | None) -> str | bytes:
    row = FORMATS[name]
    export = load(EXPORTERS, name, family="export format")
    style = row.styles[0] if row.styles else ""
    if row.scope == "document":
        known = {"tables": [tables]} if name in _TAKES_TABLES else {}
        content: str | bytes = export(tree, style=style, **known)
        return content
    table = _TABLE if _TABLE in row.tables else next(iter(row.tables), "")
    return "".join(piece for _, piece in export([tables], style=style, table=table, authority=registers))


# formats that only some documents have anything for
_ONLY_WITH: Mapping[str, Callable[[Any, DocumentTables], bool]] = {
    "iiif": lambda tree, tables: next(tree.iter("{*}graphic"), None) is not None,
    "cmif": lambda tree, tables: bool(tables.document.senders and tables.document.recipients),
    "geojson": lambda tree, tables: any(mention.kind == "place" and mention.ref for mention in tables.mentions),
}


def _is_there(name: str) -> bool:
    try:
        check_options(name)
    except UsageError:
        return False
    return True
