"""The elements that stand on lines of their own, in TEI of any make: what both the page and the text break at.

An element that holds a block is a block itself, so that a paragraph with a list in it comes apart into its pieces;
everything else runs on in its line. The names are those of TEI P5's divisions and their tops and bottoms (chapter 4),
chunks (chapter 3), verse and drama (6, 7), lines of a manuscript (12), records (13).

>>> "p" in BLOCKS, "hi" in BLOCKS
(True, False)
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

# one string, because the page's stylesheet takes it as a parameter
BLOCK_NAMES = (
    "TEI teiCorpus teiHeader text group front body back div div1 div2 div3 div4 div5 div6 div7 floatingText standOff "
    "facsimile sourceDoc surface surfaceGrp zone line titlePage docTitle titlePart docAuthor docDate docImprint docEdition "
    "byline imprimatur epigraph argument opener closer dateline salute signed trailer postscript address addrLine stamp "
    "head p ab lg l list item table row cell sp speaker castList castGroup castItem set prologue epilogue performance figure "
    "listBibl biblStruct biblFull msDesc listPerson listPlace listOrg listEvent listNym listRelation listWit listChange "
    "person place org event nym eg egXML superEntry entryFree u annotationBlock"
)
BLOCKS = frozenset(BLOCK_NAMES.split())


def local_name(element: Any) -> str:
    """Gives an element's name without its namespace; "" for a comment or a processing instruction."""
    return _local(element.tag)


@lru_cache(maxsize=4096)
def _local(tag: Any) -> str:
    """The name without its namespace; asked some thousand times for each document, about a hundred names."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def is_ours(tree: Any) -> bool:
    """Says whether tei-tools encoded the document: then a new line is only a wrap, and `lb` a line that must stay one."""
    return next(tree.iterfind(".//{*}application[@ident='tei-tools']"), None) is not None
