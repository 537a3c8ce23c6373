"""The elements that an item is where it stands in the text: a paragraph, a line, a list, a break, a note."""

from __future__ import annotations

from collections.abc import Iterator

from tei_tools.model import Annotation
from tei_tools.readers.footnotes import NOTES
from tei_tools.readers.items import Item, within_text
from tei_tools.readers.pages import page_break

# kind: the elements that it is, the outermost first, each with its attributes
_ELEMENTS: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "p": (("p", {}),),
    "line": (("ab", {"type": "line"}),),
    "title": (("head", {}),),
    "heading": (("head", {}),),
    "agenda": (("head", {}),),
    "decision": (("head", {}),),
    "dateline": (("dateline", {}),),
    "stamp": (("ab", {"type": "stamp"}),),
    "add": (("ab", {"type": "registry"}),),
    "office": (("ab", {"type": "registry"}),),
    "sp": (("sp", {}),),
    "table": (("table", {}),),
    "postscript": (("postscript", {}), ("p", {})),
    "signed": (("ab", {"type": "line"}),),
    "valediction": (("ab", {"type": "line"}),),
    "direction": (("ab", {"type": "line"}),),
    "ended": (("p", {}),),
    "dated": (("ab", {"type": "dateline"}),),
}


def element_of(item: Item) -> Iterator[Annotation]:
    """Gives the element of an item, and what is inside it."""
    item = within_text(item)
    if item.kind == "list":
        yield Annotation(item.start, item.end, "list", {"type": item.detail} if item.detail else {})
    elif item.kind == "entry":
        yield Annotation(item.start, item.end, "head", {"rend": item.detail} if item.detail else {})
    elif item.kind == "milestone":
        yield Annotation(item.start, item.end, "milestone", {"unit": "section"}, lead=item.end - item.start)
    elif item.kind in ("pb", "fw"):
        yield from page_break(item)
    elif item.kind in NOTES:
        yield Annotation(item.start, item.end, "note", {"place": "bottom" if item.kind == "footnote" else "end"})
    elif item.zone == "top" and item.kind not in _ELEMENTS:
        yield Annotation(item.start, item.end, "ab", {"type": "line"})
    for element, attributes in _ELEMENTS.get(item.kind, ()):
        yield Annotation(item.start, item.end, element, dict(attributes))
    yield from (a for a in item.inner if a.element != "addrLine")  # lines of an address stand only in one
