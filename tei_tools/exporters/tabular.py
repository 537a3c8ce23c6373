"""The four tables of a corpus as lines, written while the documents are read: what csv and jsonl share.

Each table is a file; a row goes out as soon as its document was read. Only the entities wait for the last document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tei_tools.exporters.fields import Row, document_rows, entity_fields
from tei_tools.model import Authority
from tei_tools.tables import DocumentTables, Entities

Piece = tuple[str, str]
STREAMED = ("mentions", "documents", "relations")


def lines_of(
    corpus: Iterable[DocumentTables], tables: tuple[str, ...], line: Callable[[Row], str], authority: Authority | None
) -> Iterator[Piece]:
    """Yields (table, line) for each row of the `tables` that are wanted."""
    entities = Entities(authority)
    for document in corpus:
        if "entities" in tables:
            entities.add(document)
        for table in STREAMED:
            if table in tables:
                yield from ((table, line(row)) for row in document_rows(table, document))
    if "entities" in tables:
        yield from (("entities", line(entity_fields(row))) for row in entities.rows())
