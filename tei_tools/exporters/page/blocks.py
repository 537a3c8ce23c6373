"""Which elements stand on lines of their own on a page, and which notes do.

An element of a block's name is a block (tables/blocks.py), and so is what holds one, up to the nearest block above. A footnote
in a sentence goes to the end of the page with all that it holds, so it leaves its sentence whole.

>>> from lxml import etree
>>> p = etree.fromstring('<p xmlns="http://www.tei-c.org/ns/1.0">see <hi><list/></hi></p>')
>>> [element.tag.rpartition("}")[2] for element in p.iter() if element in blocks_among(list(p.iter()))]
['p', 'hi', 'list']
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tei_tools.exporters.page.vocabulary import INLINE_NOTES, TEI_PREFIX
from tei_tools.tables.blocks import BLOCKS, local_name

# parents that hold blocks only: a note among them stays where it stands
_NOTE_HOLDERS = frozenset(
    "div div1 div2 div3 body back front text group list table row lg sp castList figure".split()
)  # fmt: skip
_NOTE = f"{TEI_PREFIX}note"
# a figure holds what it holds; every other element that holds a block becomes one
_FIGURE = f"{TEI_PREFIX}figure"


def blocks_among(elements: Iterable[Any]) -> set[Any]:
    """Gives the blocks among the elements of a tree, which come in document order."""
    blocks: set[Any] = set()
    for element in elements:
        tag = element.tag
        if tag == _NOTE:
            if not is_standing(element):
                continue
        elif tag.rpartition("}")[2] not in BLOCKS or (tag == _FIGURE and element.get("type") == "signature"):
            continue
        blocks.add(element)
        above = element.getparent()
        while above is not None and above not in blocks and above.tag != _FIGURE and not is_endnote(above):
            blocks.add(above)
            above = above.getparent()
    return blocks


def is_standing(note: Any) -> bool:
    """Says whether a note stands among blocks, so that it is one."""
    parent = note.getparent()
    return parent is not None and local_name(parent) in _NOTE_HOLDERS


def is_endnote(element: Any) -> bool:
    """Says whether an element is a note that goes to the end of the page."""
    return element.tag == _NOTE and element.get("type") not in INLINE_NOTES and not is_standing(element)
