"""TEI to one self-contained page of HTML: title, description, table of entries, the text with its four voices, an index.

The page is made by XSLT 3.0 (data/xslt/html, one file per concern) and carries its style sheet (data/css/page.css). It
fetches nothing and runs no script, and says so in a Content-Security-Policy that allows just that one style sheet, by its
hash. Links lead to http, https and mailto addresses and to places on the page; any other address stays text. An element
that is unknown comes down to its text, so TEI of any make can be read. `diplomatic` shows the lines, the spellings and the
brackets of the transcription.

>>> from lxml import etree
>>> page = export_html(etree.ElementTree(etree.fromstring(
...     '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>Dear <persName>Anna</persName></p></body></text></TEI>')))
>>> page.startswith("<!DOCTYPE HTML><html"), "Anna" in page
(True, True)

It does not show pictures: a `graphic` is a link to its address.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lxml import etree

from tei_tools import __version__
from tei_tools.encoder.spelling import spelled
from tei_tools.errors import UsageError
from tei_tools.saxon import load_stylesheet
from tei_tools.tables.blocks import BLOCK_NAMES, is_ours, local_name

Tree = etree._ElementTree

HTML_STYLES = ("reading", "diplomatic")
SPELLING_NS = "urn:tei-tools:spelling"

_DATA = Path(str(files("tei_tools") / "data"))


def export_html(tree: Tree, *, style: str = "reading") -> str:
    """Gives the page of a TEI document as one string, `style` being one of `STYLES["html"]`.

    Raises UsageError for an unknown style. Never raises for a valid TEI document, and loses none of its text.
    """
    if style not in HTML_STYLES:
        raise UsageError(f"there is no style '{style}' of html: known are {', '.join(HTML_STYLES)}")
    root = _with_delimiters(tree) if style == "diplomatic" and is_ours(tree) else tree.getroot()
    xml = etree.tostring(root, encoding="unicode", with_tail=False)
    return load_stylesheet(_DATA / "xslt" / "html" / "page.xsl").transform(xml, {**_parameters(), "style": style})


@cache
def _parameters() -> Mapping[str, str]:
    css = " ".join((_DATA / "css" / "page.css").read_text(encoding="utf-8").split())
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return {
        "css": css,
        "css-hash": f"sha256-{digest}",
        "block-names": BLOCK_NAMES,
        "generator": f"tei-tools {__version__}",
    }


def _with_delimiters(tree: Tree) -> Any:
    """A copy in which each element of the text says how the transcription delimits it: the table of spellings is Python's."""
    root = deepcopy(tree.getroot())
    for text in root.iterchildren("{*}text"):
        for element in text.iter(etree.Element):
            attributes = {str(name): str(value) for name, value in element.attrib.items()}
            before, after = spelled(local_name(element), attributes, local_name(element.getparent()))
            for name, delimiter in (("pre", before), ("post", after)):
                if delimiter:
                    element.set(f"{{{SPELLING_NS}}}{name}", delimiter)
    return root
