"""A document's text made ready for the page: a copy in which each element says what the stylesheet would have to look for.

The stylesheet (data/xslt/html) turns elements into elements; what needs a look at the whole document is settled here and
stands in attributes of a namespace of our own (vocabulary.py): which elements are blocks, what id each keeps on the page, where
a link leads, which brackets stand round the words, whose voice speaks, what is explained to those who point or listen.

The walk is one: each element is asked once, by its name, what it needs (linking.py, placing.py, voicing.py).

>>> from lxml import etree
>>> tree = etree.ElementTree(etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
...     '<p>I <supplied>am</supplied></p></body></text></TEI>'))
>>> etree.tostring(prepare(tree).root).count(b':post="]"')
1
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from tei_tools.exporters.page import linking, placing, voicing
from tei_tools.exporters.page.blocks import blocks_among
from tei_tools.exporters.page.copying import copy_of, lighten, text_of
from tei_tools.exporters.page.entries import MENTIONS, Entries
from tei_tools.exporters.page.remarks import Remarks
from tei_tools.exporters.page.settling import Address, Prepared, Settle, Work, place_of
from tei_tools.exporters.page.vocabulary import BACK, BLOCK, ENDNOTES, ID, TEI_PREFIX
from tei_tools.tables.blocks import is_ours
from tei_tools.tei import XML_ID

_BY_NAME: Mapping[str, Settle] = linking.BY_NAME | placing.BY_NAME | voicing.BY_NAME
_MENTION_TAGS = frozenset(f"{TEI_PREFIX}{name}" for name in MENTIONS)
_PREFIX_LENGTH = len(TEI_PREFIX)


def prepare(
    tree: Any, *, style: str = "reading", remarks: Remarks | None = None, address: Address = place_of, header: bool = False
) -> Prepared:
    """Gives the copy of a TEI document's text that the stylesheet works on.

    `remarks` are the words of the page's language, `address` says where a name leads to. With `header` the teiHeader and all
    attributes stay in the copy, for a project's own stylesheet.
    """
    original = tree.getroot()
    prepared = Prepared(copy_of(original, whole=header), is_ours(tree), Entries(original))
    _settle(Work(prepared, remarks or Remarks(), address, original, diplomatic=style == "diplomatic", whole=header))
    if not header:
        lighten(prepared.root)
    return prepared


def _settle(work: Work) -> None:
    """Writes all attributes of ours into the copy: ids and blocks first, which the others ask for."""
    root = work.prepared.root
    elements = list(text_of(root) if work.whole else root.iter(etree.Element))
    _settle_ids(elements, work)
    work.blocks = blocks_among(elements)
    for element in work.blocks:
        element.set(BLOCK, "1")
    bracket = voicing.bracket_of(work)
    for element in elements:
        tag = element.tag
        if tag.startswith(TEI_PREFIX):
            name = tag[_PREFIX_LENGTH:]
            settle = _BY_NAME.get(name)
            if settle is not None:
                settle(work, element, name)
            bracket(element, name)
    for mark, note in work.marks.items():
        work.prepared.ids[note].set(BACK, mark)
    if work.prepared.endnotes:
        root.set(ENDNOTES, "1")


def _settle_ids(elements: list[Any], work: Work) -> None:
    """The first element that bears an xml:id keeps it; names and dates wait for what else is said of them."""
    ids = work.prepared.ids
    for element in elements:
        xml_id = element.get(XML_ID)
        if xml_id and xml_id not in ids:
            ids[xml_id] = element
            if element.tag in _MENTION_TAGS:
                work.waiting[element] = xml_id
            else:
                element.set(ID, xml_id)
