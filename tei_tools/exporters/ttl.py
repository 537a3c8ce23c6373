"""TEI to Turtle: the graph of jsonld, written by rdflib with its prefixes; `schema` or `ric`.

rdflib is the extra `rdf`. The graph of the whole corpus stands in memory, since Turtle groups what is said of one thing: for
a corpus of many thousand documents take jsonld, which is written as it is read.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from tei_tools.exporters.jsonld import VOCABULARIES, Piece, nodes_of
from tei_tools.model import Authority
from tei_tools.tables import DocumentTables

PREFIXES = {
    "schema": "https://schema.org/",
    "rico": "https://www.ica.org/standards/RiC/ontology#",
    "owl": "http://www.w3.org/2002/07/owl#",
}


def export_ttl(
    corpus: Iterable[DocumentTables], *, style: str = "schema", table: str = "", authority: Authority | None = None
) -> Iterator[Piece]:
    """Yields the Turtle of a corpus in one piece; `style` is "schema" or "ric"."""
    rdflib = importlib.import_module("rdflib")
    numbers = count(1)
    nodes = [_labelled(node, numbers) for node in nodes_of(corpus, style, authority)]
    graph = rdflib.Graph(bind_namespaces="core")
    graph.parse(data=json.dumps({"@context": VOCABULARIES[style][0], "@graph": nodes}), format="json-ld")
    for prefix, address in PREFIXES.items():
        graph.bind(prefix, address)
    yield "", str(graph.serialize(format="turtle"))


def _labelled(value: Any, numbers: Iterator[int]) -> Any:
    """Gives each node without an IRI a label of its own in the order of the document: the same bytes in every run."""
    if isinstance(value, list):
        return [_labelled(item, numbers) for item in value]
    if not isinstance(value, dict) or "@value" in value:
        return value
    label = {} if "@id" in value else {"@id": f"_:n{next(numbers):06}"}
    return label | {key: _labelled(item, numbers) for key, item in value.items()}
