"""A new element put round words of a document, where its grammar and the elements that stand there allow it.

>>> from tei_tools.markup import parse_markup
>>> markup = parse_markup("<TEI><text><p>in <hi>May</hi> 1957</p></text></TEI>")
>>> reading = read_positions(markup)
>>> _ = place(reading, 2, 9, '<date when="1957-05">', ContentModel.any())
>>> str(markup)
'<TEI><text><p>in <date when="1957-05"><hi>May</hi> 1957</date></p></text></TEI>'

No white space and no character moves; where a tag would cross another one, nothing is done.
"""

from __future__ import annotations

import re

from tei_tools.encoder.content import ContentModel
from tei_tools.encoder.nest import RANK
from tei_tools.markup import Element, Text, place_of
from tei_tools.revision.positions import Reading, read_positions

__all__ = ["place", "read_positions"]

_LOCAL = re.compile(r"<(?:[^\s:/>]+:)?([^\s/>]+)")


def place(reading: Reading, start: int, end: int, tag: str, model: ContentModel) -> Element | None:
    """Wraps the characters [start, end) into a new element; gives it, or None where it may not stand there."""
    match = _LOCAL.match(tag)
    local = match.group(1) if match else ""
    parent = find_parent(reading, start, end, local)
    if parent is None or not model.allows(parent.local, local):
        return None
    inner = [child for child in parent.elements() if _is_within(reading.spans[child], start, end)]
    whole = all(child in reading.spans for child in parent.elements())
    if not whole or not all(model.allows(local, child.local) for child in inner) or not _is_whole(reading, parent, start, end):
        return None
    first, last = _cut(reading, parent, start, end)
    element = parent.wrap(first, last, _with_prefix(tag, parent))
    reading.spans[element] = (start, end)
    return element


def find_parent(reading: Reading, start: int, end: int, local: str) -> Element | None:
    """Gives the innermost element that a new one named `local` over [start, end) would stand in; None where it would cross."""
    parent = next(reading.elements(), None)
    while parent is not None:
        child = _holding(reading, parent, start, end)
        if child is None or (reading.spans[child] == (start, end) and _is_outside(local, child.local)):
            break
        low, high = reading.inside(child)
        if low > start or high < end:  # its brackets would stand outside
            return parent if reading.spans[child] == (start, end) else None
        parent = child
    return parent


def _holding(reading: Reading, parent: Element, start: int, end: int) -> Element | None:
    if parent in reading.abstracts:
        return reading.abstracts[parent]
    for child in parent.elements():
        low, high = reading.spans.get(child, (0, 0))
        if low <= start and end <= high and low < high:
            return child
    return None


def _is_outside(local: str, other: str) -> bool:
    """Of two elements round the same words, whether `local` is the outer one."""
    return RANK.get(local, len(RANK)) < RANK.get(other, len(RANK))


def _is_within(span: tuple[int, int], start: int, end: int) -> bool:
    low, high = span
    return start <= low and high <= end and (low < high or start < low < end)


def _is_whole(reading: Reading, parent: Element, start: int, end: int) -> bool:
    """Whether no child of `parent` is cut by [start, end)."""
    for child in parent.elements():
        low, high = reading.spans[child]
        if low < high and low < end and start < high and not (start <= low and high <= end):
            return False
    return True


def _cut(reading: Reading, parent: Element, start: int, end: int) -> tuple[int, int]:
    """Divides the texts at both ends where need be and gives the places of the first child and behind the last one."""
    for child in list(parent.children):
        span = reading.spans.get(child) if isinstance(child, Text) else None
        if isinstance(child, Text) and span and span[0] <= start < span[1]:
            _divide(reading, child, start, at_next=True)
            break
    for child in list(parent.children):
        span = reading.spans.get(child) if isinstance(child, Text) else None
        if isinstance(child, Text) and span and span[0] < end <= span[1]:
            _divide(reading, child, end, at_next=False)
            break
    inner = [
        child
        for child in parent.children
        if isinstance(child, Text | Element) and child in reading.spans and _is_within(reading.spans[child], start, end)
    ]
    return place_of(inner[0]), place_of(inner[-1]) + 1


def _divide(reading: Reading, text: Text, at: int, *, at_next: bool) -> None:
    """Divides a text before its character `at` (with `at_next`), or behind the character before it."""
    low, high = reading.spans[text]
    solid = [number for number, character in enumerate(text.value) if not character.isspace()]
    cut = solid[at - low] if at_next else solid[at - low - 1] + 1
    if cut == 0 or cut == len(text.value) or text.parent is None:
        return
    index = place_of(text)
    rest = text.split(cut)
    text.parent.insert(index + 1, rest)
    reading.spans[text], reading.spans[rest] = (low, at), (at, high)


def _with_prefix(tag: str, parent: Element) -> str:
    prefix = parent.name.rpartition(":")[0]
    return f"<{prefix}:{tag[1:]}" if prefix else tag
