"""TEI to CSV: the tables mentions, documents, relations and entities of a corpus, one file each (RFC 4180, UTF-8).

The first line names the columns. Several values in one cell are separated by `; `. A cell that a spreadsheet would take for
a formula begins with an apostrophe, as spreadsheets themselves write such text: opening a table runs nothing.

>>> from tei_tools.tables import DocumentRow
>>> pieces = list(export_csv([DocumentTables(DocumentRow("a", title="=1+1"))], table="documents"))
>>> pieces[0][1].split(",")[:2], pieces[1][1].split(",")[:2]
(['id', 'title'], ['a', "'=1+1"])
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from tei_tools.exporters.fields import Value, columns
from tei_tools.exporters.tabular import Piece, lines_of
from tei_tools.model import Authority
from tei_tools.tables import DocumentTables

CSV_TABLES = ("mentions", "documents", "relations", "entities")
_FORMULA = frozenset({"=", "+", "-", "@", "\t", "\r"})


def export_csv(
    corpus: Iterable[DocumentTables], *, style: str = "", table: str = "", authority: Authority | None = None
) -> Iterator[Piece]:
    """Yields (table, lines) of a corpus: all tables, or the one that `table` names."""
    wanted = (table,) if table else CSV_TABLES
    for name in wanted:
        yield name, _line(columns(name))
    yield from lines_of(corpus, wanted, lambda row: _line(map(_cell, row.values())), authority)


def _cell(value: Value) -> str | int | float:
    if isinstance(value, tuple):
        value = "; ".join(value) if any(value) else ""
    if isinstance(value, str):
        return f"'{value}" if value[:1] in _FORMULA else value
    return "" if value is None else value


class _Line:
    """What a writer writes to: the line is what its `writerow` returns."""

    def write(self, line: str) -> str:
        return line


_WRITER = csv.writer(_Line(), lineterminator="\r\n")


def _line(cells: Iterable[str | int | float]) -> str:
    return str(_WRITER.writerow(cells))
