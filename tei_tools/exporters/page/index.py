"""The index of a page: people, places, bodies, other names and dates, each with its record and a way back to every mention."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tei_tools.exporters.page.addresses import safe_address
from tei_tools.exporters.page.entries import NAMES_OF_RECORDS, Entry, sort_key
from tei_tools.exporters.page.remarks import Remarks
from tei_tools.exporters.page.settling import Prepared
from tei_tools.exporters.page.vocabulary import ID, MENTION
from tei_tools.exporters.page.words import capitalised, plain
from tei_tools.tables.blocks import local_name

SECTIONS = ("person", "place", "org", "name", "date")
AUTHORITIES = {
    "wikidata": "https://www.wikidata.org/wiki/",
    "viaf": "https://viaf.org/viaf/",
    "geonames": "https://www.geonames.org/",
    "gnd": "https://d-nb.info/gnd/",
    "lcnaf": "https://id.loc.gov/authorities/names/",
    "loc": "https://id.loc.gov/authorities/names/",
    "isni": "https://isni.org/isni/",
    "orcid": "https://orcid.org/",
    "bnf": "https://catalogue.bnf.fr/",
    "tgn": "http://vocab.getty.edu/tgn/",
    "ulan": "http://vocab.getty.edu/ulan/",
}
_NUMBERED = re.compile(r"^p(?=[0-9]+$)")
_IDENTIFIER = re.compile(r"[\w.:\-]+")
_HOLDERS = frozenset(
    "head stamp opener closer note item cell ab dateline add salute address sp l titlePage abstract".split()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a record says: words, and the address that they link to where there is one."""

    words: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One mention: the id on the page, and where it stands in words short enough for a list."""

    id: str
    label: str
    number: int = 1


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One entry; `places` are its mentions in order, `cert` the certainty of its record."""

    id: str
    name: str
    cert: str
    remarks: tuple[Remark, ...]
    places: tuple[Place, ...]


def index_of(prepared: Prepared, root: Any, remarks: Remarks) -> list[tuple[str, list[IndexEntry]]]:
    """Gives the sections of the index that have entries, each with its kind; records that nothing points to are there too."""
    entries = [*prepared.entries.by_key.values(), *prepared.entries.silent(root)]
    entries.sort(key=sort_key)
    labels: dict[Any, str] = {}
    sections = ((kind, [_entry(one, remarks, labels) for one in entries if one.kind == kind]) for kind in SECTIONS)
    return [(kind, found) for kind, found in sections if found]


def _entry(entry: Entry, remarks: Remarks, labels: dict[Any, str]) -> IndexEntry:
    if entry.record is not None:
        said, cert = tuple(_said(entry.record)), entry.record.get("cert") or ""
    else:
        href = safe_address(entry.target)
        said, cert = ((Remark(href, href),) if href else ()), ""
    return IndexEntry(entry.id, entry.name, cert, said, tuple(_places(entry.mentions, remarks, labels)))


def _places(mentions: list[Any], remarks: Remarks, labels: dict[Any, str]) -> list[Place]:
    """The mentions, those with one label together; `labels` keeps what was found for the mentions of one element."""
    by_label: dict[str, list[Place]] = {}
    for mention in mentions:
        holder = mention.getparent()
        label = labels.get(holder)
        if label is None:
            label = labels[holder] = _label(mention, remarks)
        group = by_label.setdefault(label, [])
        group.append(Place(mention.get(ID) or mention.get(MENTION), label, len(group) + 1))
    return [place for group in by_label.values() for place in group]


def _label(mention: Any, remarks: Remarks) -> str:
    for holder in mention.iterancestors():
        name = local_name(holder)
        if name == "p":
            own = holder.get(ID)
            number = _NUMBERED.sub("", own) if own else ""
            return f"¶ {number}" if number else remarks("at.paragraph")
        if name == "item" and any(above.get("type") == "distribution" for above in holder.iterancestors()):
            return remarks("at.distribution")
        if name == "ab" and holder.get("type") == "registry":
            return remarks("at.registry")
        if name in _HOLDERS:
            return remarks(f"at.{name}")
    return remarks("at.text")


def _said(record: Any) -> Iterator[Remark]:
    """What a record says beyond its first name: addresses, other names, notes, identifiers."""
    for pointer in ("ref", "sameAs", "corresp"):
        yield from (Remark(href, href) for address in (record.get(pointer) or "").split() if (href := safe_address(address)))
    shown = next((child for child in record.iterchildren() if local_name(child) in NAMES_OF_RECORDS and plain(child)), None)
    for child in record.iterchildren():
        if child is not shown and local_name(child):
            yield from _remark(child)


def _remark(element: Any) -> Iterator[Remark]:
    words = " ".join(" ".join(element.itertext()).split())
    name = local_name(element)
    if name == "idno":
        kind = element.get("type") or ""
        label = " ".join(part for part in (capitalised(kind) if kind != "URI" else "", words) if part)
        yield Remark(label, identifier_address(kind, words))
        return
    if name in ("ptr", "ref") and (href := safe_address(element.get("target"))):
        yield Remark(href, href)
    if words:
        yield Remark(words)


def identifier_address(kind: str, value: str) -> str:
    """Gives the address of an identifier in an authority file, or nothing where the scheme is unknown."""
    if value.startswith(("http://", "https://")):
        return safe_address(value)
    base = AUTHORITIES.get(kind.lower())
    return f"{base}{value}" if base and _IDENTIFIER.fullmatch(value) else ""
