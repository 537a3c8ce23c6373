"""TEI to PDF: the page of `html` on A4, with a running title, page numbers, bookmarks and tags for screen readers (PDF/UA-1).

WeasyPrint is the extra `pdf`; it fetches nothing here, whatever a document names. The looks are those of the page's own style
sheet for print, with data/css/pdf.css after it. The same TEI gives the same bytes with the same fonts.

It needs Pango, which most systems have; where it is missing the message says so.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib
import logging
import re
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from tei_tools.errors import TeiToolsError
from tei_tools.exporters.apparatus import LEGEND
from tei_tools.exporters.html import export_html

# rules for the switches of the page: on paper nothing is switched, and they cost nine tenths of the time
_SWITCHES = re.compile(r"[^{}>;]*:has\([^{}]*\{[^{}]*\}")
_DEEPEST = 10_000  # calls in one another: the parser takes 256 elements, each of some twenty calls
_CSS = Path(__file__).parent.parent / "data" / "css" / "pdf.css"


def export_pdf(tree: Any, *, style: str = "reading") -> bytes:
    """Gives a document as a PDF file, `style` being one of those of `html`. Raises TeiToolsError where Pango is missing."""
    weasyprint = _weasyprint()
    page = export_html(tree, style=style)
    # behind the page's own rules: WeasyPrint's `stylesheets` would stand before them
    page = _SWITCHES.sub("", page)
    page = page.replace("</style>", f"{_CSS.read_text(encoding='utf-8')}</style>", 1).replace(
        "</main>", f"{_legend()}</main>", 1
    )
    identifier = hashlib.sha256(page.encode()).digest()[:16]
    try:
        with _room_for_nesting():
            document = weasyprint.HTML(string=page, url_fetcher=_refuse, base_url=None)
            content: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    except RecursionError as error:
        raise TeiToolsError("elements stand too deep in one another for a PDF: export html and print it") from error
    return content


@contextlib.contextmanager
def _room_for_nesting() -> Iterator[None]:
    """Lets WeasyPrint, which calls itself for each element in an element, come through what XML may nest."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _DEEPEST))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def _weasyprint() -> Any:
    for name in ("weasyprint", "fontTools"):  # they speak of every rule of CSS that paper has no use for
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return importlib.import_module("weasyprint")
    except OSError as error:
        advice = "install it (Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0)"
        raise TeiToolsError(f"pdf needs Pango, which WeasyPrint did not find: {advice}") from error


def _refuse(url: str, *_: Any, **__: Any) -> Any:
    raise ValueError(f"nothing is fetched: {url}")


def _legend() -> str:
    """The voices in words: on paper nothing can be switched."""
    words = "; ".join(f"{escape(name.lower())}: {escape(words)}" for name, words in LEGEND)
    return f'<p class="voices">Voices. {words}.</p>'
