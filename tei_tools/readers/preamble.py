"""The blocks before the text begins: each is asked whether it still opens the document, and the first that does not ends it.

>>> from tei_tools.profiles import load_profile
>>> from tei_tools.model import Metadata
>>> from tei_tools.readers.lines import blocks_of, lines_of
>>> text = "REPORT\\n\\nPresent: Bel\\nChair: Horn\\n\\nThe bridge is old and it has been closed."
>>> reading = Reading(text, load_profile("translation"), Metadata(), "-")
>>> preamble = read_preamble(reading, [Piece(block) for block in blocks_of(text, lines_of(text))])
>>> [(item.kind, item.detail) for item in preamble.items], preamble.at
([('title', ''), ('list', 'participants'), ('list', 'participants')], 3)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tei_tools.model import Annotation
from tei_tools.readers.agenda import GENRES as POINT_GENRES
from tei_tools.readers.agenda import POINT, decision_split
from tei_tools.readers.attendance import is_group
from tei_tools.readers.closing import office_items
from tei_tools.readers.columns import gutters
from tei_tools.readers.genre import genre_of, genre_of_items
from tei_tools.readers.headings import heads_block, is_numbered_heading
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_of
from tei_tools.readers.lines import Block, Line
from tei_tools.readers.marks import is_mark_line
from tei_tools.readers.opening import opening_items
from tei_tools.readers.opening_lines import Sofar
from tei_tools.readers.opening_lists import by_labels, is_person, list_of
from tei_tools.readers.pieces import Piece
from tei_tools.readers.salutation import is_salutation
from tei_tools.readers.shapes import (
    is_dateline,
    is_day_line,
    is_numbered_day,
    is_place_line,
    is_prose,
    names_document,
    sums_up,
    words_of,
)
from tei_tools.readers.speeches import is_speech
from tei_tools.readers.telegram import is_telegram_line

LONGEST = 80  # blocks, and lines in one: no opening and no closing is longer, and time stays linear
_LONGEST_LINE = 4000  # characters: as long as a page
_OPENING = frozenset({"letterhead", "marks", "dateline", "address", "salute", "telegram"})


@dataclass(frozen=True, slots=True)
class Preamble:
    """The items before the text, the pieces (a block that two labels share is two), and the index where the text begins."""

    items: list[Item]
    pieces: list[Piece]
    at: int


def read_preamble(reading: Reading, given: Sequence[Piece], has_title: bool = False) -> Preamble:
    """Gives what stands before the text begins; `has_title` where a title was read already, that of an attachment."""
    items: list[Item] = []
    pieces = list(given)
    is_letter = any(_greets(reading, piece) for piece in pieces[:12])
    if _is_summary(reading, pieces):
        items.append(Item("abstract", pieces[0].block.start, pieces[0].block.end))  # type: ignore[union-attr]
    start = Sofar(has_title, is_letter)
    i = len(items)
    while i < min(len(pieces), LONGEST):
        piece = pieces[i]
        if piece.item:
            items.append(piece.item)
            i += 1
            continue
        if piece.block is None or is_long(piece.block):
            break
        merged = _with_people_below(reading, pieces[i : i + 2], items)
        first, *further = by_labels(reading, merged or piece.block)
        parts, stop = [Piece(first), *map(Piece, further)], i + (2 if merged else 1)
        found = _block(reading, first, items, [*parts[1:], *pieces[stop : i + 12]], start)
        if found is None:
            break
        pieces[i:stop] = parts
        items = _add_to(reading, items, found)
        i += 1
    return Preamble(_with_subject(reading, items), pieces, i)


def _with_people_below(reading: Reading, pieces: Sequence[Piece], items: Sequence[Item]) -> Block | None:
    """Gives a label alone in its block, `Members:`, with the people of the next block, where both are of a list."""
    blocks = [piece.block for piece in pieces if piece.block]
    is_listed = bool(items) and items[-1].detail == "participants"
    if not is_listed or len(blocks) < 2 or len(blocks[0].lines) > 1 or not is_group(blocks[0].text(reading.text)):
        return None
    is_bare = reading.text[blocks[0].end - 1] == ":"
    are_people = is_bare and all(is_person(line.text(reading.text)) for line in blocks[1].lines)
    return Block((*blocks[0].lines, *blocks[1].lines)) if are_people else None


def _with_subject(reading: Reading, items: list[Item]) -> list[Item]:
    """Gives the items with a subject that more of the opening follows as a line of the opener: no list may stand there."""
    last = max((n for n, item in enumerate(items) if item.kind in _OPENING), default=-1)
    return [
        replace(item, kind="telegram", inner=(Annotation(item.start, item.end, "seg", {"type": "subject"}),))
        if item.detail == "subject" and n < last and "\n" not in reading.text[item.start : item.end]
        else item
        for n, item in enumerate(items)
    ]


def is_long(block: Block) -> bool:
    """Tells whether a block has more lines, or a line more characters, than an opening or a closing ever has."""
    return len(block.lines) > LONGEST or max(line.end - line.start for line in block.lines) > _LONGEST_LINE


def _is_summary(reading: Reading, pieces: Sequence[Piece]) -> bool:
    """Tells whether the first block sums the document up: its label says so, or the document's own opening stands behind it."""
    block = pieces[0].block if len(pieces) > 2 else None
    if block is None:
        return False
    raw = block.text(reading.text)
    if label_of(reading.profile, raw[: raw.find(":") + 1], ("abstract",)):
        return True
    if len(raw) < 80 or not is_prose(raw) or is_salutation(reading, raw.split("\n")[0]) or not sums_up(raw):
        return False
    behind = [piece.block.lines[0] for piece in pieces[1:5] if piece.block]
    first = [line.text(reading.text) for line in behind]
    marked = bool(behind) and is_mark_line(reading.text, behind[0].start, behind[0].end, reading.profile)
    return marked or (
        bool(first) and len(first[0]) < 90 and not is_prose(first[0]) and names_document(first[0]) and first[0][0].isupper()
    )


def _add_to(reading: Reading, items: list[Item], found: list[Item]) -> list[Item]:
    """Appends; a block that goes on with the list, the address or the title line before it becomes a part of it."""
    last = items[-1] if items else None
    one_block = last and reading.text[last.end : found[0].start].count("\n") == 1
    goes_on = last and last.kind == found[0].kind and (last.kind == "address" or (last.kind == "title" and one_block))
    if last and (found[0].detail == "continued" or goes_on):
        merged = replace(last, end=found[0].end, inner=(*last.inner, *found[0].inner))
        return [*items[:-1], merged, *found[1:]]
    return [*items, *found]


def _block(reading: Reading, block: Block, items: Sequence[Item], rest: Sequence[Piece], start: Sofar) -> list[Item] | None:
    return (
        list_of(reading, block, items)
        or _office_of(reading, block, items)
        or _opening_block(reading, block, items, rest, start)
    )


def _office_of(reading: Reading, block: Block, items: Sequence[Item]) -> list[Item] | None:
    """Gives what the registry wrote below the lists of an opening, where no opener may stand any more."""
    return office_items(reading, block) if items and items[-1].kind in ("list", "office") else None


def _opening_block(
    reading: Reading, block: Block, items: Sequence[Item], rest: Sequence[Piece], start: Sofar
) -> list[Item] | None:
    raw = block.text(reading.text)
    kinds = {item.kind for item in items}
    following = next((piece.block.text(reading.text) for piece in rest if piece.block), "")
    if _begins_body(reading, block, items, following):
        return None
    is_telegram = genre_of_items(reading, items)[0] == "telegram"
    in_head = is_telegram and is_telegram_line(reading, block.lines[0].text(reading.text), True)
    if (
        not in_head
        and is_speech(reading, raw)
        and sum(is_speech(reading, p.block.text(reading.text)) for p in rest[:6] if p.block) >= 2
    ):
        return None
    if start.has_title and len(block.lines) > 1 and all(_may_be_body(reading, line) for line in block.lines):
        return None
    sofar = Sofar(start.has_title or "title" in kinds, start.is_letter, is_telegram, "telegram" in kinds)
    if items and items[-1].kind == "title" and _goes_on_with_title(raw) and not is_telegram:
        return [Item("title", block.start, block.end)]
    if "list" in kinds and raw.startswith("(") and raw.endswith(")"):
        return None
    if kinds & {"salute"} or (kinds & {"list"} and not start.is_letter and len(raw) > 80):
        return opening_items(reading, block, sofar) if is_salutation(reading, raw) else None
    found = opening_items(reading, block, sofar)
    if found and {"title", "dateline"} <= kinds and _is_no_opening(reading, found, following):
        return None
    return _fitted(reading, found, items) if found else None


def _may_be_body(reading: Reading, line: Line) -> bool:
    """Tells whether a line behind the title of an attachment says nothing that only an opening says."""
    raw = line.text(reading.text)
    return not (
        is_mark_line(reading.text, line.start, line.end, reading.profile)
        or is_dateline(raw)
        or is_salutation(reading, raw)
        or label_of(reading.profile, raw, ("telegram", "dateline"))
        or re.match(r"To\s", raw)
    )


def _goes_on_with_title(raw: str) -> bool:
    """Tells whether a block goes on with the title above it: `of the extraordinary session of the Politburo`."""
    is_phrase = re.match(r"(?:of|on|for|between|with|held|from|about|to|regarding|concerning|at)\b", raw)
    return bool(is_phrase) and len(raw) < 300 and not re.search(r"[a-zà-ÿ]{4}[.!?]\s+[A-ZÀ-Ý]", raw)


def _begins_body(reading: Reading, block: Block, items: Sequence[Item], following: str) -> bool:
    """Tells whether behind the title the entries of a diary, the points of minutes, a decision or a numbered section begin."""
    raw, first = block.text(reading.text), block.lines[0].text(reading.text)
    kinds = {item.kind for item in items}
    if decision_split(reading, block):
        return True
    if "title" not in kinds:
        return False
    if is_numbered_day(first) and _is_diary(reading, items):
        return True
    if is_day_line(first):
        prose_next = is_prose(following) or (len(block.lines) > 1 and is_prose(raw[raw.find("\n") + 1 :]))
        is_diary = _is_diary(reading, items)
        if prose_next and ("dateline" in kinds or is_diary):
            return True
        if is_diary and following and not is_day_line(following.split("\n")[0]):
            return True
    if POINT.match(raw) and genre_of_items(reading, items)[0] in POINT_GENRES:
        return True
    if len(block.lines) > 1 and heads_block(reading, block.lines):
        return True
    return is_numbered_heading(reading, raw, block.lines, following)


def _fitted(reading: Reading, found: list[Item], items: Sequence[Item]) -> list[Item]:
    """Gives the items of a block with what they are by their neighbours: a place behind an address is its last line."""
    last = items[-1] if items else None
    raw = reading.text[found[0].start : found[0].end]
    if (
        last
        and last.kind == "address"
        and len(found) == 1
        and found[0].kind in ("title", "dateline")
        and is_place_line(raw)
        and not names_document(raw)
    ):
        return [Item("address", found[0].start, found[0].end, (Annotation(found[0].start, found[0].end, "addrLine"),))]
    return found


def _is_no_opening(reading: Reading, found: Sequence[Item], following: str) -> bool:
    """Tells whether lines behind title and dateline belong to the text: they say nothing an opening says."""
    if any(item.kind not in ("title", "dateline") for item in found):
        return False
    first = reading.text[found[0].start : found[0].end]
    if (
        re.match(r"(?:On|About|Concerning|Regarding|Re)\b[^.]{8,160}$", first)
        and found[0].kind == "title"
        and not is_prose(first)
    ):
        return False
    if first.isupper() and names_document(first) and following[:1].islower():
        return False  # `NOTE`, and below it `from a conversation between ...`
    if found[0].kind == "title" and names_document(first[:40]) and len(words_of(first)) > 2:
        return False
    undated = [item for item in found if item.kind == "title" or not is_dateline(reading.text[item.start : item.end])]
    return bool(undated) and (found[0].kind == "title" or is_prose(following))


def _is_diary(reading: Reading, items: Sequence[Item]) -> bool:
    title = " ".join(reading.text[item.start : item.end] for item in items if item.kind == "title")
    return genre_of(title, frozenset())[0] == "journal" or reading.metadata.genre == "journal"


def _greets(reading: Reading, piece: Piece) -> bool:
    if reading.metadata.genre == "letter":
        return True
    lines = piece.block.lines if piece.block else ()
    raws = (line.text(reading.text) for line in lines)
    return any(is_salutation(reading, raw[start:end]) for raw in raws for start, end in gutters(raw)[:1])
