"""The blocks after the text, read from the end: closing, distribution list, registry, address, and a cataloguer's summary.

What no rule knows but stands behind a closing, a notation or a lone word of the registry, does not hide it: the closing is
looked for above it too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tei_tools.readers.closing import closing_items
from tei_tools.readers.contexts import OFFICE
from tei_tools.readers.credits import is_credit_line
from tei_tools.readers.direction import direction_item, is_address_of_person, names_addressee
from tei_tools.readers.footnotes import footnote_items
from tei_tools.readers.items import Item, Reading, within_text
from tei_tools.readers.leave import is_valediction
from tei_tools.readers.lines import Block
from tei_tools.readers.pieces import Piece
from tei_tools.readers.preamble import LONGEST, is_long
from tei_tools.readers.salutation import is_salutation
from tei_tools.readers.shapes import LIST_MARK, capital_share, is_name_line, is_prose, sums_up, words_of
from tei_tools.readers.shelfmark import parse_shelfmark
from tei_tools.readers.signing import has_signature, is_office_line, is_signer

_FLOATING = ("gap", "note", "fw", "footnote")
_REMARKS = ("note", "stamp", "add")
_SPEAKS = re.compile(r"\b(?:I|my|me|you|your|we|us)\b")
_LONGEST_AFTERTHOUGHT = 900  # characters
_REACH = 4  # blocks behind a closing that no rule knows
_LONGEST_STRAY = 70  # characters
_NUMBERED_NOTE = re.compile(r"\[\d{1,3}\]\s")


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
        found = _items_at(reading, pieces, i, groups, at)
        if found is None and piece.block and (parts := _tail(reading, piece.block)):
            pieces[i : i + 1] = [Piece(parts[0]), Piece(parts[1])]
            groups.append(closing_items(reading, parts[1]) or [])
            end = i + 1
            break
        if found is None:
            break
        groups.append(found)
        end = i
    while groups and all(item.kind in _FLOATING for item in groups[-1]):
        groups.pop()
        end += 1
    return _with_office_above([item for group in reversed(groups) for item in group]), end


def _with_office_above(items: list[Item]) -> list[Item]:
    """Gives the items with what the registry wrote above the signature, `Attachment: 6 pages.`, as a part of the text."""
    first = next((n for n, item in enumerate(items) if item.kind in ("signed", "valediction", "ended")), 0)
    return [within_text(item) if n < first else item for n, item in enumerate(items)]


def _items_at(
    reading: Reading, pieces: Sequence[Piece], i: int, groups: Sequence[Sequence[Item]], at: int
) -> list[Item] | None:
    """Gives the items of one piece of the ending; `groups` are those behind it. None where the text ends here."""
    piece = pieces[i]
    if piece.item or piece.block is None:
        return [piece.item] if piece.item else None
    if i > at and not any(item.zone == "foot" and item.kind != "postscript" for group in groups for item in group):
        direction = _direction(reading, piece.block, pieces, i)
        if direction:
            return direction
    is_numbered = bool(_NUMBERED_NOTE.match(piece.block.text(reading.text)))
    notes = footnote_items(reading, piece.block, follows_note=is_numbered)
    found = notes if is_numbered else closing_items(reading, piece.block) or notes
    return found or (_afterthought(reading, pieces, i, groups) or _stray(reading, pieces, i, at) if i > at else None)


def _afterthought(reading: Reading, pieces: Sequence[Piece], i: int, groups: Sequence[Sequence[Item]]) -> list[Item] | None:
    """Gives a paragraph in the first person behind a leave and its name as the postscript that it is, without `P.S.`"""
    block, above = pieces[i].block, pieces[i - 1].block
    raw = block.text(reading.text) if block else ""
    if block is None or above is None or len(raw) > _LONGEST_AFTERTHOUGHT or not _SPEAKS.search(raw) or not is_prose(raw):
        return None
    if any(item.zone != "foot" and item.kind not in (*_FLOATING, "registry") for group in groups for item in group):
        return None
    found = closing_items(reading, above)
    if found is None and (parts := _tail(reading, above)):
        found = closing_items(reading, parts[1])
    takes_leave = any(is_valediction(reading, line.text(reading.text)) for line in above.lines)
    signs = any(item.kind in ("signed", "valediction") for item in found or ())
    return [Item("postscript", block.start, block.end)] if takes_leave and signs else None


def _direction(reading: Reading, block: Block, pieces: Sequence[Piece], i: int) -> list[Item] | None:
    """Gives the address below a letter or a note, where a closing or the remark `[Address panel:]` stands before it."""
    item = direction_item(reading, block)
    if item is None or _is_back(closing_items(reading, block)):
        return None
    above = i - 1
    while above > 0 and (remark := pieces[above].item) and remark.kind in _REMARKS:
        if re.match(r"\[?address", reading.text[remark.start : remark.end], re.IGNORECASE):
            return [item]
        above -= 1
    before = pieces[above].block
    is_last = i == len(pieces) - 1
    is_alone = names_addressee(block.lines[0].text(reading.text)) and len(block.lines) > 1
    if is_last and (is_alone or is_address_of_person(reading, block)):
        return [item]
    found = closing_items(reading, before) or () if before else ()
    kinds = [other.kind for other in found if other.kind != "ended"]
    is_named = "\n" in reading.text[item.start : item.end] and not names_addressee(block.lines[0].text(reading.text))
    ends_leaving = bool(kinds) and kinds[-1] == "valediction" and before is not None and _leaves_name_out(reading, before)
    return [item] if kinds and not (ends_leaving and is_named) else None


def _is_back(items: Sequence[Item] | None) -> bool:
    return bool(items) and items is not None and items[0].zone == "back"


def _leaves_name_out(reading: Reading, block: Block) -> bool:
    """Tells whether a leave ends with a comma or is a mere greeting: then what stands below it is the name."""
    raw = block.lines[-1].text(reading.text)
    return raw[-1:] == ","


def _stray(reading: Reading, pieces: Sequence[Piece], i: int, at: int) -> list[Item] | None:
    """Gives a block that no rule knows as registry matter, where a closing that is beyond doubt stands shortly above it."""
    for above in range(i, max(at, i - _REACH) - 1, -1):
        block = pieces[above].block
        if block is None:
            continue
        if above < i and closing_items(reading, block):
            lines = _block(pieces[i]).lines if _is_sure(reading, block) else ()
            return [Item("registry", line.start, line.end) for line in lines] or None
        if not _may_stray(reading, block):
            return None
    return None


def _block(piece: Piece) -> Block:
    return piece.block if piece.block else Block(())


def _may_stray(reading: Reading, block: Block) -> bool:
    raws = [line.text(reading.text) for line in block.lines]
    return len(raws) <= 4 and not any(
        len(raw) > _LONGEST_STRAY or is_prose(raw) or LIST_MARK.match(raw) or is_salutation(reading, raw) for raw in raws
    )


def _is_sure(reading: Reading, block: Block) -> bool:
    """Tells whether a closing is told by more than a name: by a leave, the mark of a signature, an office, a list of copies."""
    kinds = {item.kind for item in closing_items(reading, block) or ()}
    if kinds & {"valediction", "distribution"}:
        return True
    raws = [line.text(reading.text) for line in block.lines]
    if any(is_signer(raw) or is_office_line(raw) or is_valediction(reading, raw) for raw in raws):
        return True
    return any(has_signature(reading, line) or _is_in_office(line.text(reading.text)) for line in block.lines)


def _is_in_office(raw: str) -> bool:
    """Tells whether a line is an office, with a name or without: `AMBASSADOR   V. KOLTSOV`."""
    return bool(OFFICE.search(raw)) and capital_share(raw) >= 0.75 and len(words_of(raw)) <= 10 and raw[-1:] not in ".:;!?"


def _tail(reading: Reading, block: Block) -> tuple[Block, Block] | None:
    """Gives text and closing of a block that holds both: its last lines take leave and sign, or the last one signs."""
    for n in range(max(1, len(block.lines) - 6), len(block.lines) - 1):
        if is_valediction(reading, block.lines[n].text(reading.text)):
            tail = Block(block.lines[n:])
            kinds = {item.kind for item in closing_items(reading, tail) or ()}
            return (Block(block.lines[:n]), tail) if "signed" in kinds else None
    return _signed_below(reading, block)


def _signed_below(reading: Reading, block: Block) -> tuple[Block, Block] | None:
    """Gives text and signature of a block whose last line is a name in capitals or with its mark, below a full stop."""
    if len(block.lines) < 2:
        return None
    before, last = (line.text(reading.text) for line in block.lines[-2:])
    is_named = is_name_line(last) and last.isupper() and len(words_of(last)) <= 3 and not re.search(r"\d", last)
    if not re.search(r"[.!?][\"'”’)\]]*$", before) or not (is_named or is_signer(last)):
        return None
    return (Block(block.lines[:-1]), Block(block.lines[-1:])) if closing_items(reading, Block(block.lines[-1:])) else None


def _summary(reading: Reading, pieces: Sequence[Piece], at: int) -> Item | None:
    """Gives the last block as the summary of a cataloguer, where prose follows signature, distribution list or registry."""
    if len(pieces) - at < 2 or not pieces[-1].block or not pieces[-2].block:
        return None
    last, before = pieces[-1].block, pieces[-2].block
    raw = last.text(reading.text)
    if not is_prose(raw) or len(raw) < 80 or re.match(r"P\.?\s?S\b", raw) or _NUMBERED_NOTE.match(raw):
        return None
    if is_credit_line(raw) or parse_shelfmark(reading.text, last.start, last.end):
        return None
    kinds = {item.kind for item in closing_items(reading, before) or ()}
    if kinds & {"distribution", "registry"} or ("signed" in kinds and sums_up(raw)):
        return Item("abstract", last.start, last.end)
    return None
