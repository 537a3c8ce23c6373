"""Elements put in and taken out as whole lines, indented as their neighbours are.

>>> from tei_tools.markup.tree import parse_markup
>>> root = parse_markup("<a>\\r\\n\\t<b/>\\r\\n</a>").root
>>> drop_line(add_line(root, "<c>\\n  <d/>\\n</c>", after=root.elements()[0]))
>>> str(root)
'<a>\\r\\n\\t<b/>\\r\\n</a>'

Only for elements that hold elements: white space in mixed content is text.
"""

from __future__ import annotations

from tei_tools.markup.nodes import Element, Node, Text, place_of
from tei_tools.markup.tree import fragment

STEP = "  "  # what a level is indented by


def add_line(parent: Element, source: str, after: Node | None = None, *, first: bool = False) -> Element:
    """Puts the element that `source` writes (lines broken by "\\n", indented by two) behind `after`, and gives it.

    Without `after` it comes behind the last element, or with `first` before all. Where the neighbours stand on one line,
    so does it.
    """
    children = parent.elements()
    if after is None and not first and children:
        after = children[-1]
    gap = _gap(parent, children)
    lines = source.replace("\n", gap) if gap else source
    element = next(node for node in fragment(lines) if isinstance(node, Element))
    index = place_of(after) + 1 if after is not None else 0
    parent.insert(index, *([Text(gap)] if gap else []), element)
    if not children and gap and not _ends_with_break(parent):
        parent.append(Text(_gap_before(parent)))
    return element


def drop_line(element: Element) -> None:
    """Takes an element out, with the line break before it."""
    parent = element.parent
    if parent is None:
        raise ValueError("the root cannot be taken out")
    index = parent.remove(element)
    before = parent.children[index - 1] if index else None
    if isinstance(before, Text) and not before.is_cdata:
        kept = before.raw.rstrip()
        if kept != before.raw:
            before.raw = kept
    if isinstance(before, Text) and not before.raw:
        parent.remove(before)
    if not parent.elements() and not parent.string.strip():
        parent.children = [child for child in parent.children if not isinstance(child, Text)]


def _gap(parent: Element, children: list[Element]) -> str:
    """The line break and indentation that stand before the children of `parent`."""
    if children:
        return next((gap for child in reversed(children) if "\n" in (gap := _gap_before(child))), "")
    own = _gap_before(parent)
    return own + STEP if own else ""


def _gap_before(element: Element) -> str:
    """The last line break before an element and what stands behind it, or nothing where there is none."""
    parent = element.parent
    if parent is None:
        return "\n"
    index = place_of(element)
    before = parent.children[index - 1] if index else None
    if not isinstance(before, Text) or "\n" not in before.raw:
        return ""
    at = before.raw.rindex("\n")
    gap = before.raw[at - 1 if before.raw[at - 1 : at] == "\r" else at :]
    return gap if not gap.strip() else ""


def _ends_with_break(parent: Element) -> bool:
    last = parent.children[-1]
    return isinstance(last, Text) and "\n" in last.raw
