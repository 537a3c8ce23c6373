"""TEI to JSON-LD: documents, people, places and bodies of a corpus as linked data, in one graph.

`schema` speaks schema.org, for search engines and everybody; `ric` speaks Records in Contexts (RiC-O), for archives. The
context stands in the file: nothing has to be fetched to read it. The nodes of a document are written as it is read.

>>> import json
>>> from tei_tools.tables import DocumentRow
>>> graph = json.loads("".join(piece for _, piece in export_jsonld([DocumentTables(DocumentRow("a", title="Note"))])))
>>> graph["@graph"][0]["name"]
'Note'
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tei_tools.exporters.records_in_contexts import RIC_CONTEXT, ric_document, ric_entity
from tei_tools.exporters.schema_org import SCHEMA_CONTEXT, schema_document, schema_entity
from tei_tools.model import Authority
from tei_tools.tables import DocumentTables, Entities, EntityRow

Piece = tuple[str, str]
Node = dict[str, Any]
Vocabulary = tuple[Node, Callable[[DocumentTables], Iterator[Node]], Callable[[EntityRow], Node]]

_json = json.JSONEncoder(ensure_ascii=False).encode

VOCABULARIES: dict[str, Vocabulary] = {
    "schema": (SCHEMA_CONTEXT, schema_document, schema_entity),
    "ric": (RIC_CONTEXT, ric_document, ric_entity),
}


def export_jsonld(
    corpus: Iterable[DocumentTables], *, style: str = "schema", table: str = "", authority: Authority | None = None
) -> Iterator[Piece]:
    """Yields the pieces of one JSON-LD document; `style` is "schema" or "ric"."""
    context = VOCABULARIES[style][0]
    yield "", f'{{"@context": {json.dumps(context, ensure_ascii=False)},\n "@graph": ['
    between = "\n  "
    for node in nodes_of(corpus, style, authority):
        yield "", between + _json(node)
        between = ",\n  "
    yield "", "\n]}\n"


def nodes_of(corpus: Iterable[DocumentTables], style: str, authority: Authority | None) -> Iterator[Node]:
    """Yields the nodes of the graph: each document's, then the entities'."""
    _, document_nodes, entity_node = VOCABULARIES[style]
    entities = Entities(authority)
    for tables in corpus:
        entities.add(tables)
        yield from document_nodes(tables)
    yield from (entity_node(row) for row in entities.rows() if row.ref)
