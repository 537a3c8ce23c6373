"""How the words of an element look (italic, bold, underlined ...), and in whose voice they are."""

from __future__ import annotations

import re
from typing import Any

from tei_tools.exporters.flow.runs import PLAIN, Voice

_LOOKS = (
    (re.compile(r"ital"), "italic"),
    (re.compile(r"bold"), "bold"),
    (re.compile(r"underline|spaced|expanded"), "underline"),
    (re.compile(r"strike|struck"), "strike"),
    (re.compile(r"^sup"), "superscript"),
    (re.compile(r"^sub"), "subscript"),
    (re.compile(r"small-?caps"), "small caps"),
)
_OF_ELEMENTS = {
    "emph": frozenset({"italic"}),
    "foreign": frozenset({"italic"}),
    "del": frozenset({"strike"}),
    "title": frozenset({"italic"}),
    "term": frozenset({"italic"}),
}
_FOOTNOTE_MARK = frozenset({"superscript"})
_REGISTRY = frozenset({"stamp", "idno", "add", "fw", "surplus"})
_REGISTRY_TYPES = ("registry", "classification", "distribution")
_TRANSLATOR = frozenset({"supplied", "gap", "note", "corr", "ex", "unclear"})


def looks_of(name: str, element: Any) -> frozenset[str]:
    """Gives the looks of an element called `name`, by what it is and by @rend, @rendition and @style."""
    own = _OF_ELEMENTS.get(name, PLAIN)
    if name == "ref" and element.get("type") == "footnote":
        own = _FOOTNOTE_MARK
    said = [value for attribute in ("rend", "rendition", "style") if (value := element.get(attribute))]
    return own | _said(" ".join(said)) if said else own


def voice_of(name: str, element: Any, outer: Voice) -> Voice:
    """Gives the voice of an element called `name` among words of the voice `outer`."""
    if element.get("resp") == "#translator" or (outer == "author" and name in _TRANSLATOR):
        return "author" if element.get("place") == "bottom" else "translator"
    return "registry" if name in _REGISTRY or element.get("type") in _REGISTRY_TYPES else outer


def _said(attributes: str) -> frozenset[str]:
    tokens = [token for token in attributes.lower().split() if not token.startswith(("pre:", "post:"))]
    return frozenset(look for token in tokens for pattern, look in _LOOKS if pattern.search(token))
