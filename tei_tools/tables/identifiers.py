"""Identifiers of the great authority files: from an address to (authority, id), and back to the address.

>>> identifier_of("https://www.wikidata.org/wiki/Q41117")
('wikidata', 'Q41117')
>>> identifier_url("viaf", "104022256")
'https://viaf.org/viaf/104022256'

An identifier of an authority that is not listed is kept as it is written; it has no address.
"""

from __future__ import annotations

import re

# the name that idno/@type carries, the address, and what an id looks like in an address of it
AUTHORITIES: dict[str, tuple[str, str]] = {
    "wikidata": ("http://www.wikidata.org/entity/{}", r"wikidata\.org/(?:wiki|entity)/(Q\d+)"),
    "viaf": ("https://viaf.org/viaf/{}", r"viaf\.org/viaf/(\d+)"),
    "gnd": ("https://d-nb.info/gnd/{}", r"d-nb\.info/gnd/([\dX-]+)"),
    "geonames": ("https://sws.geonames.org/{}/", r"geonames\.org/(\d+)"),
    "lcnaf": ("http://id.loc.gov/authorities/names/{}", r"id\.loc\.gov/authorities/names/(\w+)"),
    "isni": ("https://isni.org/isni/{}", r"isni\.org/(?:isni/)?(\d{15}[\dX])"),
    "orcid": ("https://orcid.org/{}", r"orcid\.org/(\d{4}-\d{4}-\d{4}-\d{3}[\dX])"),
    "tgn": ("http://vocab.getty.edu/tgn/{}", r"vocab\.getty\.edu/(?:page/)?tgn/(\d+)"),
    "pleiades": ("https://pleiades.stoa.org/places/{}", r"pleiades\.stoa\.org/places/(\d+)"),
    "bnf": ("https://data.bnf.fr/ark:/12148/{}", r"bnf\.fr/ark:/12148/(\w+)"),
}
_ADDRESSES = tuple((name, re.compile(pattern)) for name, (_, pattern) in AUTHORITIES.items())
_SPELLINGS = {"naf": "lcnaf", "lccn": "lcnaf", "gn": "geonames", "pnd": "gnd", "wikidataid": "wikidata"}


def identifier_of(address: str, type: str = "") -> tuple[str, str] | None:
    """Gives (authority, id) of an address; of anything else, with the `type` that its idno has, that type and the words."""
    words = address.strip()
    for name, pattern in _ADDRESSES:
        found = pattern.search(words)
        if found:
            return name, found[1]
    wanted = type.strip().lower()
    wanted = _SPELLINGS.get(wanted, wanted)
    return (wanted, words) if wanted and words else None


def identifier_url(authority: str, value: str) -> str:
    """Gives the address of an identifier, or an empty string for an authority that is not listed or a value with spaces."""
    row = AUTHORITIES.get(_SPELLINGS.get(authority, authority))
    return row[0].format(value) if row and value and not re.search(r"[\s<>\"]", value) else ""
