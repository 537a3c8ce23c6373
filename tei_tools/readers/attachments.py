"""Attachments behind a document: `Attachment 1`, `Annex A`, `Enclosure No. 2`, each with its own heading, text and closing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei_tools.readers.items import Reading
from tei_tools.readers.lines import Block

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
        rf"[\[(]?(?:{words})\s*(?:(?:no\.?|nº|№|#)?\s*(?:\d{{1,2}}|[IVX]{{1,4}}|[A-Z]))?\s*[:.)\]]{{0,2}}(?:\s+to\b.{{0,60}})?$",
        re.IGNORECASE,
    )
    found = []
    for i, block in enumerate(blocks):
        if block and i > 0 and (i + 1 < len(blocks) or len(block.lines) > 1):
            first = block.lines[0].text(reading.text)
            if _TO_POINT.match(first):
                found.append(i)
            elif first[:1] in "[(" or first[:1].isupper():
                found += [i] if label.match(first) else []
    return found
