"""A plain transcription to a `Document`: its layout and brackets become annotations, its text stays as it is.

The order of work: brackets are paired and told apart; lines become blocks; the opening is read from the front, the closing
from the end, the body between; items become divisions. No name and no date is marked here: annotators do that.

>>> document = read_transcription("Dear Anna,\\n\\nI am well [and] happy.\\n\\nYours,\\nBela Kis", name="letter-1")
>>> document.metadata.genre, [a.element for a in document.annotations if a.element in ("salute", "signed", "supplied")]
('letter', ['salute', 'supplied', 'salute', 'signed'])
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tei_tools.encoder.nest import NO_XML
from tei_tools.model import Annotation, Document, Finding, Metadata
from tei_tools.profiles import load_profile
from tei_tools.readers.agenda import GENRES as POINT_GENRES
from tei_tools.readers.agenda import POINT, decision_split
from tei_tools.readers.attachments import attachment_starts
from tei_tools.readers.body import body_items, is_numbered_heading, is_speech
from tei_tools.readers.bracketing import bracket_constructs
from tei_tools.readers.closing import closing_items
from tei_tools.readers.columns import split_columns
from tei_tools.readers.footnotes import numbered
from tei_tools.readers.front_matter import catalogue_fields, merge, split_front_matter
from tei_tools.readers.genre import genre_of
from tei_tools.readers.inline import detailed, inline_annotations, without_repeats
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_of
from tei_tools.readers.lines import Block
from tei_tools.readers.lists import labelled
from tei_tools.readers.opening import opening_items
from tei_tools.readers.pages import rejoin
from tei_tools.readers.pieces import Piece, pieces_of
from tei_tools.readers.salutation import is_salutation
from tei_tools.readers.shapes import is_dateline, is_day_line, is_prose
from tei_tools.readers.structure import build

_LONGEST_OPENING = 80  # blocks, and lines in one: no opening and no closing is longer, and time stays linear
_COLUMNS = ("reader.columns", "two columns run into each other here: their order is kept, the parts of the stamp are chained")
_LISTS = ("participants", "subject", "agenda")


def read_transcription(
    text: str, *, name: str, source: str = "-", metadata: Metadata | None = None, profile: str = "translation"
) -> Document:
    """Gives the document that `text` holds: the text in NFC with "\\n" as line end, and the annotations of its layout.

    `name` is the stem for ids, `source` the path that findings name, `profile` the name or file of the conventions. Never
    raises on a text; what was recovered or not understood is in `findings`.
    """
    conventions = load_profile(profile)
    front = split_front_matter(unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    text = front.text
    fields, catalogued = catalogue_fields(text)
    known = merge(merge(metadata or Metadata(), front.metadata), fields)
    groups, problems = bracket_constructs(text, conventions)
    groups, cuts = split_columns(text, groups)
    groups = detailed(text, groups, conventions)
    reading = Reading(text, conventions, known, source, groups, front.lines)
    items = _items(reading, list(pieces_of(reading, cuts)), catalogued)
    genre, cert = _genre(reading, items)
    structure = build(items, len(text), genre)
    inline = inline_annotations(reading, items, structure)
    findings = [Finding(source, line, 1, "reader.front-matter", "error", message) for line, message in front.problems]
    problems += _characters(text) + [(at, *_COLUMNS) for at in sorted(cuts)[:1]]
    findings += reading.findings(sorted(problems))
    document = Document(name, text, (), replace(known, genre=genre), source, tuple(findings), conventions.name, cert)
    return document.annotate([*without_repeats(structure, inline), *inline])


def _characters(text: str) -> list[tuple[int, str, str]]:
    """Gives a problem for each character that XML cannot hold."""
    message = "the character U+{:04X} cannot stand in XML: it is named by a g instead"
    return [(found.start(), "reader.character", message.format(ord(found.group()))) for found in NO_XML.finditer(text)]


def _items(reading: Reading, pieces: Sequence[Piece], catalogued: int) -> list[Item]:
    """Gives the items of the document, then those of each attachment behind it; [0, `catalogued`) are a catalogue's fields."""
    fields = []
    if catalogued:
        start = len(reading.text) - len(reading.text.lstrip())
        fields = [Item("abstract", start, catalogued, detail="lines")]
        pieces = [piece for piece in pieces if (piece.block or piece.item or fields[0]).start >= catalogued]
    opening, at = _opening(reading, pieces)
    starts = [i for i in attachment_starts(reading, [piece.block for piece in pieces]) if i > at]
    closing, end = _closing(reading, pieces[: starts[0]] if starts else pieces, at)
    body = _body(reading, pieces[at:end], _genre(reading, opening)[0])
    items = [*fields, *opening, *body, *closing]
    for start, stop in itertools.pairwise([*starts, len(pieces)]):
        items.extend(_attachment(reading, pieces[start:stop]))
    return numbered(rejoin(reading, list(_filled(reading, items))))


def _attachment(reading: Reading, pieces: Sequence[Piece]) -> Iterator[Item]:
    """Gives the items of one attachment: its label and title, its text, its closing."""
    block = pieces[0].block
    lines = block.lines if block else ()
    heads = 1
    while heads < min(len(lines), 4) and not is_prose(lines[heads].text(reading.text)):
        heads += 1
    yield Item("attachment", lines[0].start, lines[heads - 1].end)
    rest = [Piece(Block(lines[heads:]))] if lines[heads:] else []
    rest += pieces[1:]
    closing, end = _closing(reading, rest, 0)
    yield from _body(reading, rest[:end], "document")
    yield from closing


def _filled(reading: Reading, items: Sequence[Item]) -> Iterator[Item]:
    """Gives the items with what follows a label that stood alone taken into its list; a label without any is a line."""
    held: Item | None = None
    for item in items:
        if held and item.kind in ("p", "heading", "line", "title", "signed") and item.end - item.start < 400:
            merged = Annotation(item.start, item.end, "item")
            yield replace(held, end=item.end, inner=(*held.inner, merged, *item.inner))
            held = None
            continue
        if held:
            yield replace(held, kind="line", inner=(), detail="")
            held = None
        if item.kind == "list" and all(a.element == "head" for a in item.inner):
            held = item
        else:
            yield item
    if held:
        yield replace(held, kind="line", inner=(), detail="")


def _opening(reading: Reading, pieces: Sequence[Piece]) -> tuple[list[Item], int]:
    """Gives the items before the text begins, and the index of the piece where it does."""
    items: list[Item] = []
    is_letter = any(_greets(reading, piece) for piece in pieces[:12])
    pending = ""
    for i, piece in enumerate(pieces[:_LONGEST_OPENING]):
        if piece.item:
            items.append(piece.item)
            continue
        block = piece.block
        if block is None or len(block.lines) > _LONGEST_OPENING:
            return items, i
        if i == 0 and label_of(reading.profile, _to_colon(block.text(reading.text)), ("abstract",)) and len(pieces) > 2:
            items.append(Item("abstract", block.start, block.end))
            continue
        found = _labelled_list(reading, block, pending) or _opening_block(
            reading, block, items, is_letter, pieces[i + 1 : i + 12]
        )
        if found is None:
            return items, i
        pending = found[0].detail if len(found) == 1 and found[0].kind == "list" and len(found[0].inner) == 1 else ""
        items = _add_to(items, found)
    return items, min(len(pieces), _LONGEST_OPENING)


def _to_colon(raw: str) -> str:
    return raw[: raw.find(":") + 1]


def _add_to(items: list[Item], found: list[Item]) -> list[Item]:
    """Appends; the lines under a label that stood alone become the items of its list."""
    last = items[-1] if items else None
    if last and last.kind == "list" and len(last.inner) == 1 and found[0].detail == "continued":
        merged = replace(last, end=found[0].end, inner=(*last.inner, *found[0].inner))
        return [*items[:-1], merged, *found[1:]]
    return [*items, *found]


def _labelled_list(reading: Reading, block: Block, pending: str) -> list[Item] | None:
    first = block.lines[0].text(reading.text)
    kind = label_of(reading.profile, first, _LISTS)
    if kind:
        return list(labelled(reading, block, kind))
    if pending and not (is_prose(block.text(reading.text)) and len(block.text(reading.text)) > 250):
        inner = tuple(Annotation(line.start, line.end, "item") for line in block.lines)
        return [Item("list", block.start, block.end, inner, detail="continued")]
    return None


def _opening_block(
    reading: Reading, block: Block, items: Sequence[Item], is_letter: bool, rest: Sequence[Piece]
) -> list[Item] | None:
    raw = block.text(reading.text)
    kinds = {item.kind for item in items}
    following = next((piece.block.text(reading.text) for piece in rest if piece.block), "")
    day_first = is_day_line(block.lines[0].text(reading.text))
    prose_next = is_prose(following) or (len(block.lines) > 1 and is_prose(raw[raw.find("\n") + 1 :]))
    if "title" in kinds and day_first and prose_next and ("dateline" in kinds or _is_diary(reading, items)):
        return None
    if "title" in kinds and day_first and _is_diary(reading, items) and following and not is_day_line(following.split("\n")[0]):
        return None
    if "title" in kinds and POINT.match(raw) and len(block.lines) == 1 and _genre(reading, items)[0] in POINT_GENRES:
        return None
    if decision_split(reading, block) or ("title" in kinds and is_numbered_heading(raw, block.lines, following)):
        return None
    if is_speech(raw) and sum(is_speech(p.block.text(reading.text)) for p in rest[:6] if p.block) >= 2:
        return None
    if kinds & {"salute"} or (kinds & {"list"} and not is_letter and len(raw) > 80):
        return opening_items(reading, block, "title" in kinds, is_letter) if is_salutation(reading, raw) else None
    found = opening_items(reading, block, "title" in kinds, is_letter)
    if found and {"title", "dateline"} <= kinds and _is_no_opening(reading, found, following):
        return None
    return found


def _is_no_opening(reading: Reading, found: Sequence[Item], following: str) -> bool:
    """Tells whether lines behind title and dateline belong to the text: they say nothing an opening says."""
    if any(item.kind not in ("title", "dateline") for item in found):
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
    return any(is_salutation(reading, line.text(reading.text)) for line in lines)


def _closing(reading: Reading, pieces: Sequence[Piece], at: int) -> tuple[list[Item], int]:
    """Gives the items of the closing, and the index of the piece where the text ends."""
    end, groups = len(pieces), []
    summary = _summary(reading, pieces, at)
    if summary:
        groups.append([summary])
        end -= 1
    for i in range(end - 1, max(at, end - _LONGEST_OPENING) - 1, -1):
        piece = pieces[i]
        if piece.block and len(piece.block.lines) > _LONGEST_OPENING:
            break
        found = [piece.item] if piece.item else closing_items(reading, piece.block, i < end - 1) if piece.block else None
        if found is None:
            break
        groups.append(found)
        end = i
    items = [item for group in reversed(groups) for item in group]
    while items and items[0].kind in ("gap", "note", "fw") and end < len(pieces):
        items, end = items[1:], end + 1
    return items, end


def _summary(reading: Reading, pieces: Sequence[Piece], at: int) -> Item | None:
    """Gives the last block as the summary of a cataloguer, where prose follows signature, distribution list or registry."""
    if len(pieces) - at < 2 or not pieces[-1].block or not pieces[-2].block:
        return None
    last, before = pieces[-1].block, pieces[-2].block
    raw = last.text(reading.text)
    if not is_prose(raw) or len(raw) < 80 or re.match(r"P\.?\s?S\b", raw):
        return None
    kinds = {item.kind for item in closing_items(reading, before, True) or ()}
    if kinds & {"distribution", "registry"} or ("signed" in kinds and reading.metadata.genre not in ("letter", "")):
        return Item("abstract", last.start, last.end)
    return None


def _body(reading: Reading, pieces: Sequence[Piece], genre: str) -> list[Item]:
    text = reading.text
    blocks = [piece.block for piece in pieces if piece.block]
    speeches = sum(is_speech(block.text(text)) and not decision_split(reading, block) for block in blocks)
    is_dialogue = speeches >= max(2, 0.3 * len(blocks))
    items: list[Item] = []
    for i, piece in enumerate(pieces):
        if piece.item:
            items.append(piece.item)
        elif piece.block:
            following = (
                next((p.block.text(text) for p in pieces[i + 1 : i + 8] if p.block), "") if len(piece.block.lines) < 3 else ""
            )
            items.extend(body_items(reading, piece.block, following, is_dialogue, genre in POINT_GENRES))
    return items


def _genre(reading: Reading, items: Sequence[Item]) -> tuple[str, str]:
    if reading.metadata.genre:
        return reading.metadata.genre, "high"
    title = " ".join(reading.text[item.start : item.end] for item in items if item.kind == "title")
    kinds = {item.kind for item in items} | {item.detail for item in items if item.kind == "list"}
    if sum(item.kind == "entry" for item in items) >= 2:
        kinds.add("entries")
    return genre_of(title[:300], frozenset(kinds))
