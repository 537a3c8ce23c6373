"""The copy of a document that a page is made from: its text alone, and of its attributes those that the stylesheet reads.

The document itself is never changed. What describes it (teiHeader, standOff) is not in the flow of its text and stays behind;
the summary goes where the text says that it stood; an example of markup (egXML) becomes the words that it is written in. A
project's own stylesheet gets everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

from tei_tools.exporters.page.vocabulary import PAGE_NS
from tei_tools.tables.blocks import local_name
from tei_tools.tei import XML_ID, tei

_DESCRIPTION = (tei("teiHeader"), tei("standOff"))
_ROOTS = ("TEI", "teiCorpus")
# attributes that say nothing to our stylesheet: Python has read them, Saxon's parser would spend a third of its time on them
_READ_ALREADY = (
    XML_ID, "ana", "cert", "corresp", "evidence", "facs", "from", "key", "next", "notAfter", "notBefore", "prev", "quantity",
    "reason", "ref", "resp", "sameAs", "source", "target", "to", "unit", "url", "who",
)  # fmt: skip


def copy_of(original: Any, *, whole: bool) -> Any:
    """Gives the text of a document as a tree of its own; the `whole` document with its header where that is asked for."""
    root: Any = etree.Element(original.tag, original.attrib, {"t": PAGE_NS} | original.nsmap)
    root.text = original.text
    left_out = _DESCRIPTION if not whole and local_name(original) in _ROOTS else ()
    root.extend(deepcopy(child) for child in original.iterchildren() if child.tag not in left_out)
    # what a document says in our name would be believed
    etree.strip_attributes(root, f"{{{PAGE_NS}}}*")
    _place_summary(root, original)
    for example in list(root.iter("{*}egXML")):
        _show_source(example)
    if not whole:
        for part in [part for part in root.iter(*_DESCRIPTION) if local_name(part.getparent()) in _ROOTS]:
            part.getparent().remove(part)
    return root


def text_of(whole: Any) -> Iterator[Any]:
    """Yields the elements of a whole copy that are in the flow of its text, in document order: what describes it is not."""
    yield whole
    for child in whole.iterchildren(etree.Element):
        if not (child.tag in _DESCRIPTION and local_name(whole) in _ROOTS):
            yield from text_of(child) if local_name(child) in _ROOTS else child.iter(etree.Element)


def lighten(root: Any) -> None:
    """Takes out the attributes that the stylesheet does not ask for."""
    etree.strip_attributes(root, *_READ_ALREADY)


def _place_summary(root: Any, original: Any) -> None:
    anchor = next((anchor for anchor in root.iter(tei("anchor")) if anchor.get("type") == "abstract"), None)
    if anchor is not None:
        anchor.extend(deepcopy(abstract) for abstract in original.iter(tei("abstract")))


def _show_source(example: Any) -> None:
    """Puts the source of an example in its place."""
    source = etree.tostring(example, encoding="unicode", with_tail=False)
    inside = source.partition(">")[2].rpartition("<")[0] if not source.endswith("/>") else ""
    for child in list(example):
        example.remove(child)
    example.text = inside
