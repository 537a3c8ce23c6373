"""Footnotes: their texts, where they stand, and their marks in the running text, `[1]`, `1` behind a word, or `*`.

A mark counts only where both are found: a number behind a word that no note explains stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tei_tools.model import Annotation
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.lines import Block, Line

_NOTE = re.compile(r"(?P<mark>\[(?:\d{1,3}|[*†‡]{1,3})\]|[*†‡]{1,3}|\d{1,2}(?=[\s ]+[^\W\d_a-z]))\s*(?=\S)")
_BEHIND_WORD = re.compile(r"[^\W\d_][.,;:!?)\"”’]?\Z")
_REACH = 60000  # characters before a note in which its mark is looked for


def footnote_items(reading: Reading, block: Block) -> list[Item] | None:
    """Gives the footnotes that a block holds, one for each line that opens with a mark; None where it opens with none."""
    text = reading.text
    starts = [line for line in block.lines if _opens_note(reading, line, block.start)]
    if not starts or starts[0] is not block.lines[0]:
        return None
    ends = [max(line.end for line in block.lines if line.start < after.start) for after in starts[1:]] + [block.end]
    marks = [match["mark"] for line in starts if (match := _NOTE.match(text, line.start))]
    return [Item("footnote", line.start, end, detail=mark) for line, end, mark in zip(starts, ends, marks, strict=True)]


def _opens_note(reading: Reading, line: Line, before: int) -> bool:
    match = _NOTE.match(reading.text, line.start, line.end)
    return bool(match) and _mark_before(reading.text, match["mark"], before) is not None if match else False


def _mark_before(text: str, mark: str, before: int) -> tuple[int, int] | None:
    """Gives where a note's mark stands in the text before it: a bracketed one anywhere, else one behind a word."""
    low = max(0, before - _REACH)
    if mark[0] == "[":
        at = text.find(mark, low, before)
        return (at, at + len(mark)) if at >= 0 else None
    for found in re.compile(rf"{re.escape(mark)}(?![\w*†‡]|[.,]\d)").finditer(text, low, before):
        if _BEHIND_WORD.search(text, max(low, found.start() - 2), found.start()):
            return found.span()
    return None


def footnote_marks(reading: Reading, items: Sequence[Item]) -> Iterator[Annotation]:
    """Gives a `ref` for the mark of each note, where the mark is no bracket: those are constructs already."""
    for item in items:
        if item.kind == "footnote" and item.detail[0] != "[":
            span = _mark_before(reading.text, item.detail, item.start)
            if span:
                yield Annotation(*span, "ref", {"type": "footnote", "target": f"#{note_id(item.detail)}"})


def numbered(items: Sequence[Item]) -> list[Item]:
    """Gives the items with marks that come twice left to the first note that has them; the others are paragraphs."""
    seen: set[str] = set()
    kept = []
    for item in items:
        if item.kind == "footnote":
            if note_id(item.detail) in seen:
                item = replace(item, kind="p", detail="")
            else:
                seen.add(note_id(item.detail))
        kept.append(item)
    return kept


def note_id(mark: str) -> str:
    """Gives the xml:id of the note with a mark: its number, or which signs.

    >>> note_id("[12]"), note_id("**"), note_id("†")
    ('n12', 'n-star2', 'n-dagger1')
    """
    bare = mark.strip("[]")
    if bare.isdigit():
        return f"n{bare}"
    name = {"*": "star", "†": "dagger"}.get(bare[0], "double")
    return f"n-{name}{len(bare)}"
