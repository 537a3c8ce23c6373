"""The blocks after the text, read from the end: closing, distribution list, registry, address, and a cataloguer's summary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei_tools.readers.closing import closing_items, direction_item
from tei_tools.readers.closing_lines import is_valediction
from tei_tools.readers.credits import is_credit_line
from tei_tools.readers.footnotes import footnote_items
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.lines import Block
from tei_tools.readers.pieces import Piece
from tei_tools.readers.preamble import LONGEST, is_long
from tei_tools.readers.shapes import is_prose, sums_up
from tei_tools.readers.shelfmark import parse_shelfmark


def read_ending(reading: Reading, pieces: list[Piece], at: int) -> tuple[list[Item], int]:
    """Gives the items of the closing, and the index of the piece where the text ends; nothing before `at` belongs to it.

    A block that holds the end of the text and the closing is cut in two, in `pieces`.
    """
    end, groups = len(pieces), []
    summary = _summary(reading, pieces, at)
    if summary:
        groups.append([summary])
        end -= 1
    for i in range(end - 1, max(at, end - LONGEST) - 1, -1):
        piece = pieces[i]
        if piece.block and is_long(piece.block):
            break
        panel = not groups and piece.block and i > at and _direction(reading, piece.block, pieces, i)
        found = panel or _items_of(reading, piece, i < end - 1)
        only_registry = all(item.zone == "back" for group in groups for item in group)
        if found is None and only_registry and piece.block and i > at:
            found = _direction(reading, piece.block, pieces, i)
        if found is None and piece.block and (notes := footnote_items(reading, piece.block)):
            found = notes
        if found is None and piece.block and (parts := _tail(reading, piece.block)):
            pieces[i : i + 1] = [Piece(parts[0]), Piece(parts[1])]
            groups.append(closing_items(reading, parts[1], True) or [])
            end = i + 1
            break
        if found is None:
            break
        groups.append(found)
        end = i
    while groups and all(item.kind in ("gap", "note", "fw", "footnote") for item in groups[-1]):
        groups.pop()
        end += 1
    return [item for group in reversed(groups) for item in group], end


def _tail(reading: Reading, block: Block) -> tuple[Block, Block] | None:
    """Gives text and closing of a block that holds both: its last lines take leave and sign."""
    for n in range(max(1, len(block.lines) - 6), len(block.lines) - 1):
        if is_valediction(reading, block.lines[n].text(reading.text)):
            tail = Block(block.lines[n:])
            kinds = {item.kind for item in closing_items(reading, tail, True) or ()}
            return (Block(block.lines[:n]), tail) if "signed" in kinds else None
    return None


def _items_of(reading: Reading, piece: Piece, before_end: bool) -> list[Item] | None:
    if piece.item:
        return [piece.item]
    return closing_items(reading, piece.block, before_end) if piece.block else None


def _direction(reading: Reading, block: Block, pieces: Sequence[Piece], i: int) -> list[Item] | None:
    """Gives the address below a letter or a note, where a closing or the remark `[Address panel:]` stands before it."""
    item = direction_item(reading, block)
    if item is None:
        return None
    before = pieces[i - 1]
    if before.item and before.item.kind == "note":
        if re.match(r"\[?address", reading.text[before.item.start : before.item.end], re.IGNORECASE):
            return [item]
        before = pieces[i - 2] if i > 1 else before
    return [item] if before.block and closing_items(reading, before.block, True) else None


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
