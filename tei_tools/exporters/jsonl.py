"""TEI to JSON Lines: the tables mentions, documents, relations and entities of a corpus, an object a line (UTF-8).

The keys are the columns of csv; several values are an array, what is not known is an empty string, array or null.

>>> from tei_tools.tables import DocumentRow
>>> "".join(line for _, line in export_jsonl([DocumentTables(DocumentRow("a"))], table="documents"))[:11]
'{"id": "a",'
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from tei_tools.exporters.tabular import Piece, lines_of
from tei_tools.model import Authority
from tei_tools.tables import DocumentTables

_json = json.JSONEncoder(ensure_ascii=False).encode
JSONL_TABLES = ("mentions", "documents", "relations", "entities")


def export_jsonl(
    corpus: Iterable[DocumentTables], *, style: str = "", table: str = "", authority: Authority | None = None
) -> Iterator[Piece]:
    """Yields (table, line) of a corpus: all tables, or the one that `table` names."""
    wanted = (table,) if table else JSONL_TABLES
    yield from ((name, "") for name in wanted)  # a table without rows is an empty file, not a missing one
    yield from lines_of(corpus, wanted, lambda row: _json(row) + "\n", authority)
