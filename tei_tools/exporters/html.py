"""TEI to one self-contained page of HTML: title, description, contents, the text with its four voices, an index.

The text is made by XSLT 3.0 (data/xslt/html, one file per concern) from a copy that `page.prepare` made ready; description,
contents and index are tables that Python reads; a template (data/site/templates/page.html) puts them together. The page carries
its style sheet (data/css/page.css), fetches nothing and runs no script, and says so in a Content-Security-Policy that allows
just that one style sheet, by its hash. Links lead to http, https and mailto addresses and to places on the page; any other
address stays text. An element that is unknown comes down to its text, so TEI of any make can be read. `diplomatic` shows the
lines, the spellings and the brackets of the transcription.

>>> from lxml import etree
>>> page = export_html(etree.ElementTree(etree.fromstring(
...     '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>Dear <persName>Anna</persName></p></body></text></TEI>')))
>>> page.startswith("<!DOCTYPE html>"), "Anna" in page
(True, True)

It does not show pictures: a `graphic` is a link to its address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from tei_tools.errors import UsageError
from tei_tools.exporters.page.contents import Item, contents_of
from tei_tools.exporters.page.description import describe
from tei_tools.exporters.page.index import index_of
from tei_tools.exporters.page.prepare import prepare
from tei_tools.exporters.page.settling import Address, Prepared, place_of
from tei_tools.exporters.page.theme import (
    Theme,
    css_of,
    environment_of,
    hash_of,
    remarks_of,
    stylesheet_of,
)

Tree = etree._ElementTree

_MENTION = re.compile('<a mention="([^"]*)"')
HTML_STYLES = ("reading", "diplomatic")


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a document as HTML (an article and its notes), and what was found on the way."""

    html: str
    prepared: Prepared
    contents: tuple[Item, ...]


def export_html(tree: Tree, *, style: str = "reading", theme: Theme | None = None) -> str:
    """Gives the page of a TEI document as one string, `style` being one of `STYLES["html"]`.

    `theme` is the language of the page and a project's own folder. Raises UsageError for an unknown style. Never raises for a
    valid TEI document, and loses none of its text.
    """
    if style not in HTML_STYLES:
        raise UsageError(f"there is no style '{style}' of html: known are {', '.join(HTML_STYLES)}")
    theme = theme or Theme()
    text = export_article(tree, style=style, theme=theme)
    css = css_of(theme, "page")
    page: str = (
        environment_of(theme)
        .get_template("page.html")
        .render(
            description=describe(tree),
            text=text,
            index=index_of(text.prepared, tree.getroot(), remarks_of(theme)),
            style=style,
            css=css,
            css_hash=hash_of(css),
        )
    )
    return page


def export_article(tree: Tree, *, style: str = "reading", theme: Theme | None = None, address: Address = place_of) -> Text:
    """Gives the text of a document for a page of any make; `address` says where each name leads to."""
    theme = theme or Theme()
    remarks = remarks_of(theme)
    prepared = prepare(tree, style=style, remarks=remarks, address=address, header=theme.own("page.xsl") is not None)
    parameters = {"style": style, "ours": "yes" if prepared.ours else ""}
    xml = etree.tostring(prepared.root, encoding="unicode", with_tail=False)
    html = stylesheet_of(theme).transform(xml, parameters)
    return Text(_linked(html, prepared.links), prepared, contents_of(prepared.root, remarks))


def _linked(html: str, links: Mapping[str, str]) -> str:
    """Puts the attributes of links where the stylesheet left their ids; no document can say the like: its `<` is escaped."""
    return _MENTION.sub(lambda found: f"<a{links[found[1]]}", html) if links else html
