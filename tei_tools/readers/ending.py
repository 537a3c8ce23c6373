"""The blocks after the text, read from the end: closing, distribution list, registry, address, and a cataloguer's summary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei_tools.readers.closing import closing_items, direction_item
from tei_tools.readers.credits import is_credit_line
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.lines import Block
from tei_tools.readers.pieces import Piece
from tei_tools.readers.preamble import LONGEST, is_long
from tei_tools.readers.shapes import is_prose, sums_up
from tei_tools.readers.shelfmark import parse_shelfmark


def read_ending(reading: Reading, pieces: Sequence[Piece], at: int) -> tuple[list[Item], int]:
    """Gives the items of the closing, and the index of the piece where the text ends; nothing before `at` belongs to it."""
    end, groups = len(pieces), []
    summary = _summary(reading, pieces, at)
    if summary:
        groups.append([summary])
        end -= 1
    for i in range(end - 1, max(at, end - LONGEST) - 1, -1):
        piece = pieces[i]
        if piece.block and is_long(piece.block):
            break
        found = [piece.item] if piece.item else closing_items(reading, piece.block, i < end - 1) if piece.block else None
        if found is None and not groups and piece.block and i > at:
            found = _direction(reading, piece.block, pieces[i - 1])
        if found is None:
            break
        groups.append(found)
        end = i
    items = [item for group in reversed(groups) for item in group]
    while items and items[0].kind in ("gap", "note", "fw") and end < len(pieces):
        items, end = items[1:], end + 1
    return items, end


def _direction(reading: Reading, block: Block, before: Piece) -> list[Item] | None:
    """Gives the address below a letter or a note, where a closing stands before it."""
    item = direction_item(reading, block)
    closed = closing_items(reading, before.block, True) if item and before.block else None
    return [item] if item and closed else None


def _summary(reading: Reading, pieces: Sequence[Piece], at: int) -> Item | None:
    """Gives the last block as the summary of a cataloguer, where prose follows signature, distribution list or registry."""
    if len(pieces) - at < 2 or not pieces[-1].block or not pieces[-2].block:
        return None
    last, before = pieces[-1].block, pieces[-2].block
    raw = last.text(reading.text)
    if not is_prose(raw) or len(raw) < 80 or re.match(r"P\.?\s?S\b", raw):
        return None
    if is_credit_line(raw) or parse_shelfmark(reading.text, last.start, last.end):
        return None
    kinds = {item.kind for item in closing_items(reading, before, True) or ()}
    if kinds & {"distribution", "registry"} or ("signed" in kinds and sums_up(raw)):
        return Item("abstract", last.start, last.end)
    return None
