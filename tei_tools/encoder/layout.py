"""White space between blocks: one element a line where white space already stands; mixed content is never touched.

>>> from lxml import etree
>>> root = etree.fromstring("<div><head>a</head>   <p>b <i>c</i></p></div>")
>>> indent(root, frozenset({"div"}))
>>> etree.tostring(root, encoding="unicode")
'<div>\\n  <head>a</head>\\n  <p>b <i>c</i></p>\\n</div>'
"""

from __future__ import annotations

from typing import Any

# TEI elements that hold elements only: white space in them means nothing.
ELEMENT_ONLY = frozenset("TEI text front body back group div list table row sp address choice postscript abstract".split())
_EMPTY = frozenset(("lb", "anchor", "milestone", "pb", "cb"))


def indent(root: Any, element_only: frozenset[str] = ELEMENT_ONLY, depth: int = 0, always: bool = False) -> None:
    """Breaks lines between the children of element-only elements, in place.

    A break is set only where the document has white space or begins or ends, so that the text stays the same after white
    space is normalised: blocks that touch without white space go on touching. With `always` (a header, which transcribes
    nothing) a break is set at every place.
    """
    breaks = _Breaks(element_only, always)
    breaks.visit(root, depth)
    breaks.set()


class _Breaks:
    """The places for white space since text last stood; `is_free` tells whether breaks may be set there."""

    def __init__(self, element_only: frozenset[str], always: bool) -> None:
        self.element_only, self.always = element_only, always
        self.places: list[tuple[Any, str, int, str]] = []
        self.is_free = True

    def visit(self, element: Any, depth: int) -> None:
        """Goes through an element in document order."""
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if not self._holds_elements_only(element, name):
            if name not in _EMPTY or element.get("rend"):
                self._pass(*(_ends(element) if name else ("", "")))
            return
        children = list(element)
        if children:
            self._add(element, "text", depth + 1)
        for child in children:
            self.visit(child, depth + 1)
            self._add(child, "tail", depth if child is children[-1] else depth + 1)

    def _holds_elements_only(self, element: Any, name: str) -> bool:
        if name not in self.element_only or (element.text or "").strip():
            return False
        return not any((child.tail or "").strip() for child in element)

    def _add(self, node: Any, place: str, depth: int) -> None:
        space = getattr(node, place) or ""
        self.places.append((node, place, depth, space))
        self.is_free = self.is_free or bool(space)

    def _pass(self, first: str, last: str) -> None:
        """Goes past text, of which two characters count: the places before it are set where white space is among or behind."""
        if self.always or self.is_free or first.isspace():
            self.set()
        self.places, self.is_free = [], last.isspace()

    def set(self) -> None:
        """Sets the breaks; a blank line of the transcription stays one."""
        for node, place, depth, space in self.places:
            setattr(node, place, ("\n\n" if space.count("\n") > 1 else "\n") + "  " * depth)


def _ends(element: Any) -> tuple[str, str]:
    """Gives the first and the last character of an element's text, "" where it has none."""
    first = next((piece for piece in element.itertext() if piece), "")[:1]
    return first, _last(element)


def _last(element: Any) -> str:
    for child in reversed(element):
        last = (child.tail or "")[-1:] or (_last(child) if isinstance(child.tag, str) else "")
        if last:
            return last
    return (element.text or "")[-1:]
