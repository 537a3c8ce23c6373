"""What the tests of the reader share: a transcription encoded, and what our schema, and that of TEI as a whole, say of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from tei_tools.encoder import encode_document
from tei_tools.encoder.conservation import check_conservation
from tei_tools.encoder.nest import NO_XML
from tei_tools.model import Authority, Document, Metadata
from tei_tools.pipeline import annotate, registers_for, validate
from tei_tools.readers.normal import normal_form
from tei_tools.readers.transcription import read_transcription
from tei_tools.tei import parse_xml, serialise

ROOT = Path(__file__).parents[2]
TEI_ALL = ROOT / "tei_tools" / "data" / "schema" / "tei_all.rng"
NAMES = {"t": "http://www.tei-c.org/ns/1.0", "xml": "http://www.w3.org/XML/1998/namespace"}
_SHIPPED = ROOT / "tei_tools" / "data" / "authority"


@cache
def schema() -> etree.RelaxNG:
    """The compiled schema of the project."""
    return etree.RelaxNG(etree.parse(ROOT / "schema" / "tei_tools.rng"))


def encoded(text: str, profile: str = "translation", metadata: Metadata | None = None) -> tuple[Document, Any]:
    """The document and the tree of a transcription: reader and encoder only, no annotator."""
    document = read_transcription(text, name="case", source="case.txt", profile=profile, metadata=metadata)
    return document, encode_document(document, Authority())


def encoded_with_names(text: str, profile: str = "translation") -> tuple[Document, Any]:
    """The same with names and dates, and the registers that ship."""
    registers = registers_for(str(ROOT / "tests" / "-"), _SHIPPED)
    document = annotate(read_transcription(text, name="case", source="case.txt", profile=profile), registers)
    return document, encode_document(document, registers)


def errors_of(tree: Any) -> list[str]:
    """The schema errors of a tree as it would be written."""
    written = etree.fromstring(etree.tostring(tree))
    return [] if schema().validate(written) else [f"{e.line}: {e.message}" for e in schema().error_log]


def broken_laws(text: str, document: Document, tree: Any, *, whole: bool = False) -> list[str]:
    """The laws that an encoded transcription breaks; with `whole` it is given to all our validators and to tei_all too."""
    content = serialise(tree)
    check_conservation(document, parse_xml(content, file="case.xml"))
    found = [*_lost(text, document), *errors_of(tree)]
    if whole:
        ours = validate(content, authority=_SHIPPED)
        found += [str(finding) for finding in (*ours, *validate(content, schema=TEI_ALL)) if finding.severity == "error"]
    return found


def _lost(text: str, document: Document) -> Iterator[str]:
    """What of a text the document does not have, or has without saying so."""
    whole = normal_form(text)
    taken = whole[: len(whole) - len(document.text)]
    if taken + document.text != whole or (taken and not taken.lstrip().startswith("---")):
        yield f"the text is not what was read: {taken[:40]!r}"
    said = any(finding.rule == "reader.character" for finding in document.findings)
    if said != (NO_XML.search(document.text) is not None):
        yield "a character that XML cannot hold is not said"


def found(text: str, path: str, profile: str = "translation") -> list[str]:
    """What an XPath (prefix t, `text` its root) gives: the text of elements with white space made one, or values."""
    _, tree = encoded(text, profile)
    body = etree.fromstring(etree.tostring(tree.getroot().find("t:text", NAMES)))  # alone: // must not reach the header
    nodes = body.xpath(path, namespaces=NAMES)
    return [
        " ".join(("".join(node.itertext()) if hasattr(node, "itertext") else str(node)).split())
        for node in (nodes if isinstance(nodes, list) else [nodes])
    ]
