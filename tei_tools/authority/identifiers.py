"""Identifiers of other registers: the form that each has, and its address on the web.

>>> explain_identifier("wikidata", "Q41117"), explain_identifier("wikidata", "41117")
(None, "'41117' is no wikidata identifier: it looks like Q41117")
>>> bare_identifier("wikidata", "https://www.wikidata.org/wiki/Q41117")
'Q41117'

The form alone is checked: whether the number is that of the right person, only a person can say. Nothing is fetched.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class _Form(NamedTuple):
    """How an identifier looks, an example, and the address that leads to it."""

    pattern: re.Pattern[str]
    example: str
    address: str


# GND: the form of Wikidata's property P227; VIAF: P214; GeoNames: P1566; ISNI: ISO 27729; LCCN: id.loc.gov
FORMS = {
    "wikidata": _Form(re.compile(r"Q[1-9][0-9]*"), "Q41117", "https://www.wikidata.org/wiki/"),
    "viaf": _Form(re.compile(r"[1-9][0-9]{0,8}|[1-9][0-9]{18,21}"), "56611857", "https://viaf.org/viaf/"),
    "gnd": _Form(
        re.compile(r"1[012]?[0-9]{7}[0-9X]|[47][0-9]{6}-[0-9]|[1-9][0-9]{0,7}-[0-9X]|3[0-9]{7}[0-9X]"),
        "118559230",
        "https://d-nb.info/gnd/",
    ),
    "geonames": _Form(re.compile(r"[1-9][0-9]{0,8}"), "1871859", "https://www.geonames.org/"),
    "isni": _Form(re.compile(r"[0-9]{4} ?[0-9]{4} ?[0-9]{4} ?[0-9]{3}[0-9X]"), "0000 0001 2096 0218", "https://isni.org/isni/"),
    "lccn": _Form(re.compile(r"[a-z]{1,3} ?[0-9]{8,10}"), "n79021164", "https://id.loc.gov/authorities/names/"),
}
_ADDRESS = re.compile(r"https?://(?:[\w-]+\.)*(?:wikidata|viaf|d-nb|geonames|isni|loc)\.\w+/(?:.*/)?([\w -]+)(?:/[\w.-]*)?/?")
_GEO = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)[ ,]+(-?[0-9]+(?:\.[0-9]+)?)")
_GEONAMES = re.compile(r"https?://(?:\w+\.)?geonames\.org/([0-9]+)(?:/.*)?")


def explain_identifier(kind: str, value: str) -> str | None:
    """Says why `value` is no identifier of `kind`; None where it is one, or the kind has no form that we know."""
    form = FORMS.get(kind)
    if form is None or form.pattern.fullmatch(value):
        return None
    return f"'{value[:20]}' is no {kind} identifier: it looks like {form.example}"


def bare_identifier(kind: str, value: str) -> str:
    """Gives the identifier that an address on the web ends with, else `value` without white space at its ends."""
    value = value.strip()
    match = _GEONAMES.fullmatch(value) if kind == "geonames" else _ADDRESS.fullmatch(value) if kind in FORMS else None
    return match.group(1) if match else value


def address_of(kind: str, value: str) -> str:
    """Gives the address of a record in another register, an empty string where none is known."""
    return FORMS[kind].address + value.replace(" ", "") if kind in FORMS else ""


def explain_geo(value: str) -> str | None:
    """Says why `value` is no point on the earth, latitude before longitude in decimal degrees; None where it is one."""
    match = _GEO.fullmatch(value)
    if match and abs(float(match[1])) <= 90 and abs(float(match[2])) <= 180:
        return None
    return f"'{value[:20]}' is no latitude and longitude: write them like 39.02 125.75"
