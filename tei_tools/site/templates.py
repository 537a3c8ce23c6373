"""The templates of a site, with what they ask of Python: where a name's page is, what a format or an authority is called."""

from __future__ import annotations

import re
from datetime import date as day
from functools import cache
from typing import Any

from tei_tools.encoder.languages import language_name
from tei_tools.exporters.page.theme import Theme, environment_of, remarks_of
from tei_tools.exporters.page.words import language_tag
from tei_tools.site.citing import entity_path
from tei_tools.site.drawing.timeline import year_of
from tei_tools.site.identities import is_name
from tei_tools.site.sorting import row_name
from tei_tools.tables import EntityRow

# the media types that a page says of its document's other forms
TYPES = {
    "tei": "application/tei+xml",
    "text": "text/plain",
    "markdown": "text/markdown",
    "jsonld": "application/ld+json",
    "ttl": "text/turtle",
    "epub": "application/epub+zip",
    "pdf": "application/pdf",
}
# the way round the site: each section with its page
SECTIONS = {
    "documents": "documents/index.html",
    "people": "people/index.html",
    "places": "places/index.html",
    "organisations": "organisations/index.html",
    "network": "network.html",
    "map": "map.html",
    "search": "search.html",
    "about": "about.html",
}
_AUTHORITIES = {
    "wikidata": "Wikidata",
    "viaf": "VIAF",
    "gnd": "GND",
    "geonames": "GeoNames",
    "lcnaf": "LCNAF",
    "isni": "ISNI",
    "orcid": "ORCID",
    "tgn": "TGN",
    "pleiades": "Pleiades",
    "bnf": "BnF",
}


@cache
def templates_of(theme: Theme) -> Any:
    """Gives the templates of a theme, ready for the pages of a site."""
    environment = environment_of(theme)
    words = remarks_of(theme)
    environment.globals |= {
        "path_of": _path_of,
        "authority_name": lambda name: _AUTHORITIES.get(name, name),
        "format_name": lambda name: words.texts.get(f"format.{name}", name.upper()),
        "number_of": lambda number: f"{number:,}".replace(",", words("thousands")),
        "types": TYPES,
        "sections": tuple(SECTIONS.items()),
        "tag_of": language_tag,
        "language_name": language_name,
        "row_name": row_name,
        "is_name": is_name,
        "is_day": is_day,
        "year_of": year_of,
    }
    return environment


def render(theme: Theme, template: str, **values: Any) -> str:
    """Fills a template of the site."""
    rendered: str = templates_of(theme).get_template(template).render(**values)
    return rendered


def is_day(date: str) -> bool:
    """Says whether HTML takes a date for one (4.5.14): a year, month or day of the common era that there is.

    >>> is_day("1957-02"), is_day("1957-02-30"), is_day("-0044-03-15")
    (True, False, False)
    """
    whole = f"{date}-01-01"[:10] if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", date) else ""
    try:
        return bool(whole and day.fromisoformat(whole))
    except ValueError:
        return False


def _path_of(row: EntityRow) -> str:
    return entity_path(row.kind, row.ref)
