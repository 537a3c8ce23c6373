"""A plain transcription to a `Document`: its layout and brackets become annotations, its text stays as it is.

The order of work: brackets are paired and told apart; lines become blocks; the opening is read from the front, the closing
from the end, the body between; items become divisions. No name and no date is marked here: annotators do that.

>>> document = read_transcription("Dear Anna,\\n\\nI am well [and] happy.\\n\\nYours,\\nBela Kis", name="letter-1")
>>> document.metadata.genre, [a.element for a in document.annotations if a.element in ("salute", "signed", "supplied")]
('letter', ['salute', 'supplied', 'salute', 'signed'])
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tei_tools.model import Annotation, Document, Metadata
from tei_tools.profiles import Profile, load_profile
from tei_tools.readers.body import body_items, is_speech, labelled
from tei_tools.readers.bracketing import bracket_constructs
from tei_tools.readers.closing import closing_items
from tei_tools.readers.genre import genre_of
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_of
from tei_tools.readers.lines import Block, Line, blocks_of, lines_of
from tei_tools.readers.opening import opening_items
from tei_tools.readers.salutation import is_salutation
from tei_tools.readers.shapes import is_dateline, is_day_line, is_prose
from tei_tools.readers.stamps import detail_group
from tei_tools.readers.structure import build, note_id

Group = tuple[Annotation, ...]
_STANDALONE = {"stamp": "stamp", "add": "add", "gap": "gap", "note": "note", "pb": "pb"}
_LINED = frozenset({"opener", "closer", "head", "stamp", "add", "ab", "signed", "dateline", "address"})
_LONGEST_OPENING = 80  # blocks, and lines in one: no opening and no closing is longer, and time stays linear
_LISTS = ("participants", "subject", "agenda")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block of lines, or a construct that stands alone on its lines."""

    block: Block | None
    item: Item | None = None


def read_transcription(
    text: str, *, name: str, source: str = "-", metadata: Metadata | None = None, profile: str = "translation"
) -> Document:
    """Gives the document that `text` holds: the text in NFC with "\\n" as line end, and the annotations of its layout.

    `name` is the stem for ids, `source` the path that findings name, `profile` the name or file of the conventions. Never
    raises on a text; what was recovered or not understood is in `findings`.
    """
    conventions = load_profile(profile)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    known = metadata or Metadata()
    groups, problems = bracket_constructs(text, conventions)
    groups = _detailed(text, groups, conventions)
    reading = Reading(text, conventions, known, source, groups)
    pieces = list(_pieces(reading))
    items = _items(reading, pieces)
    genre, cert = _genre(reading, items)
    structure = build(items, len(text), genre)
    inline = _inline(groups, items)
    annotations = [*structure, *inline]
    annotations += [Annotation(at, at, "lb") for at in _line_breaks(text, annotations, items)]
    findings = [reading.finding(at, rule, message) for at, rule, message in problems]
    document = Document(name, text, (), replace(known, genre=genre), source, tuple(findings), conventions.name, cert)
    return document.annotate(annotations)


def _detailed(text: str, groups: Sequence[Group], conventions: Profile) -> list[Group]:
    """Gives the constructs with what stamps and handwriting say of themselves."""
    detailed: list[Group] = []
    hands = 0
    for group in groups:
        if group[0].element in ("stamp", "add"):
            hands += group[0].element == "add"
            detailed.append(tuple(detail_group(text, group, conventions, hands)))
        else:
            detailed.append(group)
    return detailed


def _pieces(reading: Reading) -> Iterator[_Piece]:
    """Gives the blocks and the constructs that stand alone, in order."""
    lines = list(_merged(lines_of(reading.text), reading.constructs))
    alone = _alone(reading, lines)
    run: list[Line] = []
    for line in lines:
        item = alone.get(line.start) if not line.is_blank else None
        if item is None:
            run.append(line)
            continue
        yield from (_Piece(block) for block in blocks_of(run))
        yield _Piece(None, item)
        run = []
    yield from (_Piece(block) for block in blocks_of(run))


def _merged(lines: Sequence[Line], groups: Sequence[Group]) -> Iterator[Line]:
    """Gives the lines with those that one construct runs over made one."""
    spans = iter(sorted((group[0].start, group[0].end) for group in groups if group[0].end > group[0].start))
    span = next(spans, None)
    held: Line | None = None
    for line in lines:
        while span and span[1] <= line.start:
            span = next(spans, None)
        if held is not None:
            held = Line(held.start, max(held.end, line.end), held.indent)
        elif line.is_blank:
            yield line
            continue
        else:
            held = line
        while span and span[1] <= held.end:
            span = next(spans, None)
        if not (span and span[0] < held.end < span[1]):
            yield held
            held = None
    if held is not None:
        yield held


def _alone(reading: Reading, lines: Sequence[Line]) -> dict[int, Item]:
    """Maps the start of a line to the construct that is all of it."""
    ends = {line.start: line.end for line in lines}
    found: dict[int, Item] = {}
    for group in reading.constructs:
        outer = group[0]
        end = max(a.end for a in group)
        kind = _STANDALONE.get(outer.element)
        if kind and ends.get(outer.start) == end and outer.attributes.get("type") != "sic":
            found[outer.start] = Item("fw" if kind == "pb" else kind, outer.start, end)
    return found


def _items(reading: Reading, pieces: Sequence[_Piece]) -> list[Item]:
    opening, at = _opening(reading, pieces)
    closing, end = _closing(reading, pieces, at)
    body = _body(reading, pieces[at:end])
    return list(_filled(reading, [*opening, *body, *closing]))


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


def _opening(reading: Reading, pieces: Sequence[_Piece]) -> tuple[list[Item], int]:
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
        found = _labelled_list(reading, block, pending) or _opening_block(reading, block, items, is_letter, pieces[i + 1 : i + 12])
        if found is None:
            return items, i
        pending = found[0].detail if len(found) == 1 and found[0].kind == "list" and len(found[0].inner) == 1 else ""
        items = _add_to(items, found)
    return items, min(len(pieces), _LONGEST_OPENING)


def _add_to(items: list[Item], found: list[Item]) -> list[Item]:
    """Appends; the lines under a label that stood alone become the items of its list."""
    last = items[-1] if items else None
    if last and last.kind == "list" and len(last.inner) == 1 and found[0].detail == "continued":
        merged = replace(last, end=found[-1].end, inner=(*last.inner, *found[0].inner))
        return [*items[:-1], merged]
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
    reading: Reading, block: Block, items: Sequence[Item], is_letter: bool, rest: Sequence[_Piece]
) -> list[Item] | None:
    raw = block.text(reading.text)
    kinds = {item.kind for item in items}
    following = next((piece.block.text(reading.text) for piece in rest if piece.block), "")
    day_first = is_day_line(block.lines[0].text(reading.text))
    prose_next = is_prose(following) or (len(block.lines) > 1 and is_prose(raw[raw.find("\n") + 1 :]))
    if "title" in kinds and day_first and prose_next and ("dateline" in kinds or _is_diary(reading, items)):
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


def _greets(reading: Reading, piece: _Piece) -> bool:
    if reading.metadata.genre == "letter":
        return True
    lines = piece.block.lines if piece.block else ()
    return any(is_salutation(reading, line.text(reading.text)) for line in lines)


def _closing(reading: Reading, pieces: Sequence[_Piece], at: int) -> tuple[list[Item], int]:
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


def _summary(reading: Reading, pieces: Sequence[_Piece], at: int) -> Item | None:
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


def _body(reading: Reading, pieces: Sequence[_Piece]) -> list[Item]:
    text = reading.text
    blocks = [piece.block for piece in pieces if piece.block]
    is_dialogue = sum(is_speech(block.text(text)) for block in blocks) >= max(2, 0.3 * len(blocks))
    items: list[Item] = []
    for i, piece in enumerate(pieces):
        if piece.item:
            items.append(piece.item)
        elif piece.block:
            following = next((p.block.text(text) for p in pieces[i + 1 : i + 8] if p.block), "") if len(piece.block.lines) < 3 else ""
            items.extend(body_items(reading, piece.block, following, is_dialogue))
    return items


def _genre(reading: Reading, items: Sequence[Item]) -> tuple[str, str]:
    if reading.metadata.genre:
        return reading.metadata.genre, "high"
    title = " ".join(reading.text[item.start : item.end] for item in items if item.kind == "title")
    kinds = {item.kind for item in items} | {item.detail for item in items if item.kind == "list"}
    if sum(item.kind == "entry" for item in items) >= 2:
        kinds.add("entries")
    return genre_of(title[:300], frozenset(kinds))


def _inline(groups: Sequence[Group], items: Sequence[Item]) -> Iterator[Annotation]:
    """Gives the annotations of all constructs; a footnote's mark points to the note, where there is one."""
    notes = {item.start: item.detail for item in items if item.kind == "footnote"}
    known = {mark.strip("[]"): mark for mark in notes.values()}
    for group in groups:
        outer = group[0]
        if outer.element != "ref":
            yield from group
        elif outer.start not in notes and outer.attributes.get("n") in known:
            attributes = {"type": "footnote", "target": f"#n{note_id(known[outer.attributes['n']])}"}
            yield replace(outer, attributes=attributes)


def _line_breaks(text: str, annotations: Sequence[Annotation], items: Sequence[Item]) -> list[int]:
    """Gives the offsets where a line begins that is a line: in openers, heads, stamps, closers, and short lines."""
    kept = [(a.start, a.end) for a in annotations if a.element in _LINED]
    kept += [(item.start, item.end) for item in items if item.detail == "lines"]
    found = set()
    for start, end in kept:
        for match in re.finditer(r"\n\s*(?=\S)", text[start:end]):
            found.add(start + match.end())
    return sorted(found)
