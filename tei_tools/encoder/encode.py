"""The parts put together: text, abstract, header, standOff, and the two xml-model instructions.

Each part is written as XML, the whole is read once; then the abstract moves from the text into the header, its place kept by
an anchor.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lxml import etree

from tei_tools import __version__
from tei_tools.authority import records_of, told_apart
from tei_tools.encoder.content import content_model
from tei_tools.encoder.facts import facts_of
from tei_tools.encoder.header import header_of
from tei_tools.encoder.ids import identify
from tei_tools.encoder.layout import ELEMENT_ONLY, indent
from tei_tools.encoder.make import HEADER_ONLY, TEI, Source, indented, make, written
from tei_tools.encoder.nest import nest
from tei_tools.encoder.participants import with_speakers
from tei_tools.encoder.pointers import POINTERS, repointed
from tei_tools.encoder.standoff import stand_off
from tei_tools.model import TRANSLATOR, Authority, Document
from tei_tools.tei import TEI_NS, parse_written, xml_id_of

SCHEMA_ADDRESS = f"https://tei-tools.github.io/schema/{__version__}/tei_tools"
_MODELS = (("rng", "http://relaxng.org/ns/structure/1.0"), ("sch", "http://purl.oclc.org/dsdl/schematron"))
_NAMED = re.compile(r'<g ref="#(char-U[0-9A-F]+)"')


def encode_document(document: Document, authority: Authority) -> Any:
    """Gives the TEI document as an lxml tree; whether it gives its transcription back is checked by `conservation`."""
    document = with_speakers(told_apart(document, authority))
    document, source = _nested(replace(document, annotations=tuple(identify(document.annotations))))
    header = header_of(document, facts_of(document), sorted(set(_NAMED.findall(source))))
    records = stand_off(records_of(document, authority), authority.by_ref)
    root = parse_written(_whole(document, [header, *([records] if records else []), source]))
    text = root[-1]
    if text.find(f"{TEI}body/{TEI}div/*") is None and not "".join(text.itertext()).strip():
        text[:] = [_empty_body(document)]
    if (abstract := _take_abstract(text)) is not None:
        _put_abstract(root[0], abstract)
        indent(root[0], HEADER_ONLY, 1, always=True)
    indent(text, ELEMENT_ONLY, 1)
    return root.getroottree()


def _nested(document: Document) -> tuple[Document, Source]:
    """Gives the text; where what others point to found no place in it, it is laid down again without their pointers."""
    pointed = {value for a in document.annotations for name in POINTERS if (value := a.attributes.get(name))}
    source, left_out = nest(document.text, document.annotations, content_model())
    while lost := [a for a, _ in left_out if f"#{a.attributes.get('xml:id')}" in pointed]:
        document = replace(document, annotations=tuple(repointed(document.annotations, lost)))
        source, left_out = nest(document.text, document.annotations, content_model())
    return document, source


def _whole(document: Document, parts: Sequence[Source]) -> str:
    """Gives the source of the document: the two xml-model instructions, then the root with its parts a line each."""
    models = [
        f'<?xml-model href="{SCHEMA_ADDRESS}.{ending}" type="application/xml" schematypens="{kind}"?>'
        for ending, kind in _MODELS
    ]
    names = {"xml:id": _own_id(document.name, parts), "xml:lang": document.metadata.language or "en"}
    inner = "".join(f"  {part if part is parts[-1] else indented(part)}\n" for part in parts)
    return "\n".join([*models, f'<TEI xmlns="{TEI_NS}"{written(names)}>', f"{inner}</TEI>"])


def _own_id(name: str, parts: Sequence[Source]) -> str:
    """Gives the xml:id of the document: its name, and `doc-p1` for a file called `p1`, which is that of its first paragraph."""
    xml_id = xml_id_of(name)
    while any(f'xml:id="{xml_id}"' in part for part in parts):
        xml_id = f"doc-{xml_id}"
    return xml_id


def _empty_body(document: Document) -> Any:
    body = make("body", {}, make("div", {"type": document.metadata.genre or "document"}, make("p")))
    return parse_written(f'<text xmlns="{TEI_NS}">{body}</text>')[0]


def _take_abstract(text: Any) -> Any:
    """Takes the abstract out of the text and leaves an anchor where it stood."""
    abstract = text.find(f".//{TEI}abstract")
    if abstract is None:
        return None
    anchor = etree.Element(f"{TEI}anchor", {"type": "abstract", "corresp": "#abstract"})
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
