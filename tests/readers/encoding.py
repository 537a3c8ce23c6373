"""What the tests of the reader share: a transcription encoded without names, and what the schema says of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from tei_tools.encoder import encode_document
from tei_tools.model import Authority, Document, Metadata
from tei_tools.readers.transcription import read_transcription

ROOT = Path(__file__).parents[2]
NAMES = {"t": "http://www.tei-c.org/ns/1.0", "xml": "http://www.w3.org/XML/1998/namespace"}


@cache
def schema() -> etree.RelaxNG:
    """The compiled schema of the project."""
    return etree.RelaxNG(etree.parse(ROOT / "schema" / "tei_tools.rng"))


def encoded(text: str, profile: str = "translation", metadata: Metadata | None = None) -> tuple[Document, Any]:
    """The document and the tree of a transcription: reader and encoder only, no annotator."""
    document = read_transcription(text, name="case", source="case.txt", profile=profile, metadata=metadata)
    return document, encode_document(document, Authority())


def errors_of(tree: Any) -> list[str]:
    """The schema errors of a tree as it would be written."""
    written = etree.fromstring(etree.tostring(tree))
    return [] if schema().validate(written) else [f"{e.line}: {e.message}" for e in schema().error_log]


def found(text: str, path: str, profile: str = "translation") -> list[str]:
    """What an XPath (prefix t, `text` its root) gives: the text of elements with white space made one, or values."""
    _, tree = encoded(text, profile)
    body = etree.fromstring(etree.tostring(tree.getroot().find("t:text", NAMES)))  # alone: // must not reach the header
    nodes = body.xpath(path, namespaces=NAMES)
    return [
        " ".join(("".join(node.itertext()) if hasattr(node, "itertext") else str(node)).split())
        for node in (nodes if isinstance(nodes, list) else [nodes])
    ]
