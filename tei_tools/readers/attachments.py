"""Attachments behind a document: `Attachment 1`, `Annex A`, `Enclosure No. 2`, each with its own heading, text and closing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei_tools.readers.closing import closing_items
from tei_tools.readers.items import Reading
from tei_tools.readers.lines import Block
from tei_tools.readers.shapes import is_prose

# what is attached to a point of a protocol says so: `To item 1 of Prot. No. 28`
_TO_POINT = re.compile(
    r"(?:To|Re)\s+(?:item|point|para\w*|p\.|§)\s*\S{1,6}\s+(?:of|in)\s+(?:the\s+)?(?:prot|minutes)\w*", re.IGNORECASE
)


def attachment_starts(reading: Reading, blocks: Sequence[Block | None]) -> list[int]:
    """Gives the indexes of the blocks that an attachment begins with: a label alone or with a number, text behind it."""
    words = "|".join(re.escape(word) for word in reading.profile.lines.get("attachment", ()))
    if not words:
        return []
    label = re.compile(
        rf"[\[(]?(?:{words})\s*(?:(?:no\.?|nº|№|#)?\s*(?:\d{{1,2}}|[IVX]{{1,4}}|[A-Z]))?"
        rf"\s*[:.)\]]{{0,2}}(?:\s+(?:to|in|with)\b.{{0,60}})?$",
        re.IGNORECASE,
    )
    found = []
    for i, block in enumerate(blocks):
        if block and i > 0 and (i + 1 < len(blocks) or len(block.lines) > 1):
            first = block.lines[0].text(reading.text)
            is_labelled = (first[:1] in "[(" or first[:1].isupper()) and label.match(first)
            if _TO_POINT.match(first) or (is_labelled and not _only_names(reading, blocks[i:])):
                found.append(i)
    return found


def _only_names(reading: Reading, blocks: Sequence[Block | None]) -> bool:
    """Tells whether `Enclosure:` only says what was enclosed: a line or two below it, and no text behind it."""
    first, rest = blocks[0], [block for block in blocks[1:] if block]
    label = first.lines[0].text(reading.text) if first else ""
    if first and len(first.lines) == 1 and not re.search(r"\d", label) and rest:
        return all(closing_items(reading, block) for block in rest)  # `Anlagen` above a list of copies
    if first is None or label[-1:] != ":" or not 2 <= len(first.lines) <= 6:
        return False
    raws = [line.text(reading.text) for line in first.lines[1:]]
    return not any(is_prose(raw) for raw in (*raws, *(block.text(reading.text) for block in rest)))
