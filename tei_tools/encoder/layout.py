"""White space between blocks: one element a line where white space already stands; mixed content is never touched.

>>> from lxml import etree
>>> root = etree.fromstring("<div><head>a</head>   <p>b <i>c</i></p></div>")
>>> indent(root, frozenset({"div"}))
>>> etree.tostring(root, encoding="unicode")
'<div>\\n  <head>a</head>\\n  <p>b <i>c</i></p>\\n</div>'
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

# TEI elements that hold elements only: white space in them means nothing.
ELEMENT_ONLY = frozenset("TEI text front body back group div list table row sp address choice postscript abstract".split())


def indent(root: Any, element_only: frozenset[str] = ELEMENT_ONLY, depth: int = 0, always: bool = False) -> None:
    """Breaks lines between the children of element-only elements, in place.

    A break is set only where the document has white space or begins or ends, so that the text stays the same after white
    space is normalised: blocks that touch without white space go on touching. With `always` (a header, which transcribes
    nothing) a break is set at every place.
    """
    slots: list[tuple[Any, str, int]] = []
    free = True
    for node, place, level in _slots(root, element_only, depth):
        if node is None:
            if always or free or place == "space":
                _set(slots)
            slots, free = [], place == "behind"
            continue
        slots.append((node, place, level))
        free = free or bool(getattr(node, place))
    _set(slots)


def _slots(element: Any, element_only: frozenset[str], depth: int) -> Iterator[tuple[Any, str, int]]:
    """Yields the places for white space in document order; (None, what, 0) where text stands between.

    `what` is "space" or "text", as the text begins with one, then "behind" where it ends with white space.
    """
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if name not in element_only or (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        if name in ("lb", "anchor", "milestone", "pb", "cb") and not element.get("rend"):
            return
        text = "".join(element.itertext()) if name else ""
        yield None, "space" if text[:1].isspace() else "text", 0
        if text[-1:].isspace():
            yield None, "behind", 0
        return
    if not len(element):
        return
    yield element, "text", depth + 1
    for child in element:
        yield from _slots(child, element_only, depth + 1)
        yield child, "tail", depth + 1 if child.getnext() is not None else depth


def _set(slots: list[tuple[Any, str, int]]) -> None:
    """Sets the breaks; a blank line of the transcription stays one."""
    for node, place, level in slots:
        lines = "\n\n" if (getattr(node, place) or "").count("\n") > 1 else "\n"
        setattr(node, place, lines + "  " * level)
