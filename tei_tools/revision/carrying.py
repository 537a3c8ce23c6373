"""A correction of the transcription carried into a document that people have edited.

>>> from tei_tools.markup import parse_markup
>>> old, new = (parse_markup(f"<TEI><text><p>at <hi>Warsaw</hi>, {words}</p></text></TEI>") for words in ("10 Mai", "11 May"))
>>> carry(old, read_positions(old), read_positions(new)), str(old) == str(new)
(True, True)

Only where both the old words and the new ones are plain text of one paragraph, without markup but names between them; else the
document is left as it is. White space inside what differs comes from the transcription, all other stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from tei_tools.markup import Element, Markup, Text, escape, place_of
from tei_tools.revision.alignment import align
from tei_tools.revision.marks import MENTIONS, PARTS
from tei_tools.revision.positions import Reading, read_positions

__all__ = ["carry", "read_positions"]

_MARKS = frozenset((*MENTIONS, *PARTS))
_NEAR = 6
Gap: TypeAlias = tuple[int, int, int, int]


def carry(markup: Markup, reading: Reading, wanted: Reading) -> bool:
    """Changes the text of `markup` to that of `wanted`; says False, with nothing changed, where that is not safe."""
    changes = []
    for there, there_end, here, here_end in _joined(align(wanted.text, reading.text).differences):
        holder = _one_text(reading, here, here_end)
        if holder is None:
            return False
        low, high = reading.spans[holder]
        words = _words(wanted, there - (here > low), there_end + (here_end < high))
        if words is None:
            return False
        words = words[1 if here > low else 0 : -1 if here_end < high else None]
        left, right = _within(holder, here - low, here_end - low)
        changes.append((holder, left, right, words if here > low else words.lstrip(), here_end < high))
    for holder, left, right, words, is_open in reversed(changes):
        _replace(holder, left, right, words if is_open else words.rstrip())
    return read_positions(markup).text == wanted.text


def _joined(gaps: Iterable[Gap]) -> list[Gap]:
    """Joins differences with few characters between them: one word became another, and white space may stand there."""
    joined: list[Gap] = []
    for gap in gaps:
        if joined and gap[0] - joined[-1][1] < _NEAR:
            joined[-1] = (joined[-1][0], gap[1], joined[-1][2], gap[3])
        else:
            joined.append(gap)
    return joined


def _one_text(reading: Reading, start: int, end: int) -> Text | None:
    """The text node that holds [start, end); for an insertion, the one that holds the character before it."""
    for node, (low, high) in reading.spans.items():
        if isinstance(node, Text) and low < high and low <= start and end <= high:
            return node
    return None


def _within(holder: Text, start: int, end: int) -> tuple[int, int]:
    """The place in the value of a text from behind the solid character before `start` to the one at `end`."""
    solid = [number for number, character in enumerate(holder.value) if not character.isspace()]
    left = solid[start - 1] + 1 if start else solid[0]
    return left, max(left, solid[end] if end < len(solid) else solid[-1] + 1)


def _replace(holder: Text, start: int, end: int, words: str) -> None:
    parent = holder.parent
    if parent is None:
        return
    index = place_of(holder)
    rest = holder.split(start)
    behind = rest.split(end - start)
    parent.insert(index + 1, Text(escape(words)), behind)


def _words(wanted: Reading, start: int, end: int) -> str | None:
    """The characters [start, end) with the white space between them; None where markup other than names parts them."""
    pieces: list[str] = []
    holders: set[Element | None] = set()
    at = start
    for node, (low, high) in wanted.spans.items():
        is_inside = low >= start and high <= end and at > start
        if isinstance(node, Element):
            if is_inside and node.local not in _MARKS and at < end:
                return None
        elif high > start and low < end and low < high:
            solid = [number for number, character in enumerate(node.value) if not character.isspace()]
            first = solid[start - low] if low <= start else 0
            last = solid[end - low - 1] + 1 if end <= high else len(node.value)
            pieces.append(node.value[first:last])
            holders.add(_holder(node))
            at = min(high, end)
        elif is_inside and at < end:
            pieces.append(node.value)
    words = "".join(pieces)
    return words if len(holders) <= 1 and "".join(words.split()) == wanted.text[start:end] else None


def _holder(text: Text) -> Element | None:
    """The element round a text that is no name."""
    holder = text.parent
    while holder is not None and holder.local in _MARKS:
        holder = holder.parent
    return holder
