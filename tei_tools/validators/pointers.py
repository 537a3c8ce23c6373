"""Which TEI attributes hold pointers, and the pointers of a document one by one, each with its element and attribute.

The table follows the TEI P5 specifications (datatype teidata.pointer); an attribute that is a pointer on some elements
only (`span/@from`, but not `date/@from`) names them.

>>> from tei_tools.validators.source import read_source
>>> source = read_source(b'<p xmlns="http://www.tei-c.org/ns/1.0" corresp="#a  #b"/>', "a.xml")
>>> [pointer.target for pointer in pointers(source)]
['#a', '#b']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from tei_tools.relaxng.name_chars import NAME_CHAR, NAME_START
from tei_tools.relaxng.unicode_sets import category
from tei_tools.validators.source import XML_BASE, Element, Source

_ANY: frozenset[str] = frozenset()


def _on(names: str) -> frozenset[str]:
    return frozenset(names.split())


_EVERYWHERE = """
adj adjFrom adjTo ana calendar change children copyOf corresp datcat datingMethod datingPoint decls domains edRef end
exclude facs fVal feats follow fromUnit given hand inst lemmaRef mergedIn mutual next nymRef parent parts perf period
prev ref rendition replyTo resp sameAs scribeRef scriptRef select since source spanTo synch target targetDatcat
targetEnd toUnit toWhom unitRef url valueDatcat who wit
"""
# attribute -> the elements on which it is a pointer; empty: on all
POINTER_ATTRIBUTES: dict[str, frozenset[str]] = {
    **dict.fromkeys(_EVERYWHERE.split(), _ANY),
    "active": _on("relation"),
    "passive": _on("relation"),
    "from": _on("app arc rt span"),
    "to": _on("app arc rt span"),
    "scheme": _on("catRef classCode keywords locus locusGrp occupation socecStatus"),
    "code": _on("occupation socecStatus"),
    "new": _on("handShift"),
    "origin": _on("timeline"),
    "start": _on("u seg pause vocal kinesic incident writing zone annotationBlock event"),
    "value": _on("eLeaf eTree iNode leaf node root triangle"),
    "where": _on("event kinesic incident vocal writing shift u"),
    "class": _on("msItem msItemStruct msContents"),
}
# a rule of the encoder is named in @source of what it made; @evidence is no pointer (att.global.responsibility)


class Pointer(NamedTuple):
    """One pointer: `target` as written, in `attribute` of `element`; `attribute` may hold several."""

    element: Element
    attribute: str
    target: str


def pointers(source: Source) -> Iterator[Pointer]:
    """Gives every pointer of the document's TEI elements, in document order."""
    for element in source.elements:
        if not element.attributes or not element.is_tei:
            continue
        for attribute, value in element.attributes.items():
            elements = POINTER_ATTRIBUTES.get(attribute)
            if elements is not None and (not elements or element.local in elements):
                for target in value.split():
                    yield Pointer(element, attribute, target)


@dataclass
class Prefix:
    """A private URI scheme (prefixDef): what matches `pattern` as a whole is replaced; several may share a scheme."""

    ident: str
    pattern: str
    replacement: str
    element: Element

    @cached_property
    def regex(self) -> re.Pattern[str] | None:
        """The compiled pattern, or None where it is no regular expression.

        The TEI takes XPath's expressions: Python's, but for the classes of characters, which are written out here.
        """
        try:
            return re.compile(_CLASS.sub(_written_out, self.pattern))
        except (re.error, KeyError):
            return None

    def expand(self, rest: str) -> str | None:
        """Gives the pointer that the part after the scheme stands for, or None where it does not match."""
        match = self.regex.fullmatch(rest) if self.regex else None
        if match is None:
            return None
        groups = match.groups(default="")
        return re.sub(r"\$([1-9])", lambda m: groups[int(m[1]) - 1] if int(m[1]) <= len(groups) else "", self.replacement)


_CLASS = re.compile(r"\\([pP])\{(\w+)\}|\\([ic])|\\.", re.DOTALL)


def _written_out(match: re.Match[str]) -> str:
    r"""Gives `\p{..}`, `\i` or `\c` as a range of Python; one inside a bracketed class is its ranges alone."""
    kind, name, xml = match[1], match[2], match[3]
    if not (kind or xml):
        return match[0]
    ranges = category(name) if kind else {"i": NAME_START, "c": NAME_CHAR}[xml]
    before = match.string[: match.start()]
    if before.count("[") - before.count("\\[") > before.count("]") - before.count("\\]"):
        return ranges
    return f"[{'^' if kind == 'P' else ''}{ranges}]"


def prefixes(source: Source) -> dict[str, list[Prefix]]:
    """Maps each private scheme that the document declares to its definitions."""
    found: dict[str, list[Prefix]] = {}
    for element in source.elements:
        if element.is_tei and element.local == "prefixDef":
            get = element.attributes.get
            prefix = Prefix(get("ident", ""), get("matchPattern", "(.+)"), get("replacementPattern", "$1"), element)
            found.setdefault(prefix.ident, []).append(prefix)
    return found


def base_folder(source: Source, element: Element, folder: Path) -> Path | None:
    """Gives the folder that an element's relative pointers start from (xml:base), or None where that is on the network."""
    chain = []
    index = element.number
    while index >= 0:
        base = source.elements[index].attributes.get(XML_BASE)
        if base:
            chain.append(base)
        index = source.elements[index].parent
    for base in reversed(chain):
        if re.match(r"[A-Za-z][A-Za-z0-9+.\-]+:", base):
            return None
        folder = folder / base if base.endswith("/") else (folder / base).parent
    return folder
