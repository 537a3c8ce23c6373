"""TEI trees and files to rows: one document, or a corpus as a stream that holds one document at a time.

>>> from lxml import etree
>>> tree = etree.ElementTree(etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="note"><text><body>'
...     '<p xml:id="p1">Dear <persName ref="person:anna">Anna</persName></p></body></text></TEI>'))
>>> tables, = read_tables(tree)
>>> tables.document.id, tables.mentions[0].ref, tables.mentions[0].passage
('note', 'person:anna', 'p1')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tei_tools.files import read_file
from tei_tools.tables.blocks import local_name
from tei_tools.tables.documents import document_id, document_row
from tei_tools.tables.entities import records_in
from tei_tools.tables.mentions import mentions_in
from tei_tools.tables.passages import passages
from tei_tools.tables.pointers import Pointers
from tei_tools.tables.relations import relations_in
from tei_tools.tables.rows import DocumentTables
from tei_tools.tei import parse_xml


def read_tables(tree: Any, *, source: str = "-") -> Iterator[DocumentTables]:
    """Yields the tables of each document in a tree: one for a `TEI` element, one for each of them in a `teiCorpus`."""
    for root in documents_of(tree):
        yield _tables(root, source)


def read_corpus(paths: Iterable[str]) -> Iterator[DocumentTables]:
    """Yields the tables of each document in TEI files, one file in memory at a time. Raises as `parse_xml` does."""
    for path in paths:
        yield from read_tables(parse_xml(read_file(path), file=str(path), comments=False), source=str(path))


def documents_of(tree: Any) -> list[Any]:
    """Gives the TEI elements of a tree that hold a document each; the root where there is none, whatever it is."""
    root = tree.getroot() if hasattr(tree, "getroot") else tree
    if local_name(root) != "teiCorpus":
        return [root]
    found = [e for e in root.iter("{*}TEI") if not any(local_name(above) == "TEI" for above in e.iterancestors())]
    return found or [root]


def _tables(root: Any, source: str) -> DocumentTables:
    id = document_id(root, source)
    pointers = Pointers(root, id)
    runs = list(passages(root))
    own = (run for run in runs if not any(local_name(above) == "abstract" for above in (run.block, *run.block.iterancestors())))
    row = document_row(root, source, pointers, own)
    return DocumentTables(
        document=row,
        mentions=tuple(mention for run in runs for mention in mentions_in(run, id, pointers)),
        relations=tuple(relations_in(root, row, pointers, runs)),
        records=tuple(records_in(root, pointers)),
    )
