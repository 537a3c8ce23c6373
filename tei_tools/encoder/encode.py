"""The parts put together: text, abstract, header, standOff, and the two xml-model instructions.

The text is laid down first, since the header tells what it holds; then the abstract moves into the header, its place kept
by an anchor.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from tei_tools import __version__
from tei_tools.authority import records_of, told_apart
from tei_tools.encoder.content import content_model
from tei_tools.encoder.facts import facts_of
from tei_tools.encoder.header import add_hands, header_of
from tei_tools.encoder.ids import identify
from tei_tools.encoder.layout import ELEMENT_ONLY, indent
from tei_tools.encoder.make import TEI, make
from tei_tools.encoder.nest import nest
from tei_tools.encoder.standoff import add_stand_off
from tei_tools.model import TRANSLATOR, Authority, Document
from tei_tools.tei import xml_id_of

SCHEMA_ADDRESS = f"https://tei-tools.github.io/schema/{__version__}/tei_tools"
_MODELS = (("rng", "http://relaxng.org/ns/structure/1.0"), ("sch", "http://purl.oclc.org/dsdl/schematron"))
_HEADER_ONLY_ELEMENTS = frozenset(
    (
        "teiHeader fileDesc titleStmt respStmt publicationStmt availability sourceDesc msDesc msIdentifier msContents "
        "msItem physDesc handDesc encodingDesc projectDesc editorialDecl correction hyphenation interpretation "
        "normalization classDecl taxonomy category listPrefixDef prefixDef appInfo application charDecl char "
        "profileDesc langUsage textClass calendarDesc calendar correspDesc correspAction revisionDesc keywords standOff "
        "listPerson listPlace listOrg person place org author"
    ).split()
)


def encode_document(document: Document, authority: Authority) -> Any:
    """Gives the TEI document as an lxml tree; whether it gives its transcription back is checked by `conservation`."""
    document = told_apart(document, authority)
    root = make("TEI", {"xml:id": xml_id_of(document.name), "xml:lang": document.metadata.language or "en"})
    text, _ = nest(document.text, identify(document.annotations), content_model(), root)
    if text.find(f"{TEI}body/{TEI}div/*") is None and not "".join(text.itertext()).strip():
        text[:] = [make("body", {}, make("div", {"type": document.metadata.genre or "document"}, make("p")))]
    abstract = _take_abstract(text)
    facts = facts_of(document)
    header = header_of(document, facts, text)
    root.insert(0, header)
    add_hands(header, facts)
    if abstract is not None:
        _put_abstract(header, abstract)
    known = frozenset(record.ref for record in authority.records)
    stand_off = add_stand_off(root, records_of(document, authority), known)
    indent(header, _HEADER_ONLY_ELEMENTS | ELEMENT_ONLY, 1, always=True)
    if stand_off is not None:
        indent(stand_off, _HEADER_ONLY_ELEMENTS, 1, always=True)
    indent(text, ELEMENT_ONLY, 1)
    _break_between(root)
    return _with_models(root)


def _take_abstract(text: Any) -> Any:
    """Takes the abstract out of the text and leaves an anchor where it stood."""
    abstract = text.find(f".//{TEI}abstract")
    if abstract is None:
        return None
    anchor = make("anchor", {"type": "abstract", "corresp": "#abstract"})
    anchor.tail, abstract.tail = abstract.tail, None
    abstract.getparent().replace(abstract, anchor)
    abstract.set("{http://www.w3.org/XML/1998/namespace}id", "abstract")
    abstract.set("resp", TRANSLATOR)
    return abstract


def _put_abstract(header: Any, abstract: Any) -> None:
    profile = header.find(f"{TEI}profileDesc")
    for known in profile.findall(f"{TEI}abstract"):
        profile.remove(known)
    profile.insert(0, abstract)


def _break_between(root: Any) -> None:
    root.text = "\n  "
    for child in root:
        child.tail = "\n  "
    root[-1].tail = "\n"


def _with_models(root: Any) -> Any:
    tree = etree.ElementTree(root)
    for ending, kind in _MODELS:
        words = f'href="{SCHEMA_ADDRESS}.{ending}" type="application/xml" schematypens="{kind}"'
        root.addprevious(etree.ProcessingInstruction("xml-model", words))
    return tree
