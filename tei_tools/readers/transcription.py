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
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tei_tools.encoder.nest import NO_XML
from tei_tools.model import Annotation, Document, Finding, Metadata
from tei_tools.profiles import load_profile
from tei_tools.readers.agenda import GENRES as POINT_GENRES
from tei_tools.readers.agenda import decision_split
from tei_tools.readers.attachments import attachment_starts
from tei_tools.readers.body import Manner, body_items
from tei_tools.readers.bracketing import bracket_constructs
from tei_tools.readers.catalogue import catalogue_fields, merge
from tei_tools.readers.columns import split_columns
from tei_tools.readers.ending import read_ending
from tei_tools.readers.flattened import opening_columns
from tei_tools.readers.footnotes import end_notes, notes_start
from tei_tools.readers.front_matter import split_front_matter
from tei_tools.readers.genre import genre_of_items
from tei_tools.readers.headings import counted_headings
from tei_tools.readers.inline import detailed, inline_annotations, note_problems, without_repeats
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.lines import Block, Line
from tei_tools.readers.marks import is_mark_line
from tei_tools.readers.normal import normal_form
from tei_tools.readers.pages import rejoin
from tei_tools.readers.pieces import Piece, pieces_of
from tei_tools.readers.preamble import read_preamble
from tei_tools.readers.provenance import with_provenance
from tei_tools.readers.shapes import LIST_MARK, is_dateline, is_prose
from tei_tools.readers.speeches import speeches_in
from tei_tools.readers.structure import build

_SPOKEN = ("conversation", "transcript", "journal", "document")
_COLUMNS = ("reader.columns", "two columns run into each other here: their order is kept, the parts of each are chained")


def read_transcription(
    text: str, *, name: str, source: str = "-", metadata: Metadata | None = None, profile: str = "translation"
) -> Document:
    """Gives the document that `text` holds: the text in NFC with "\\n" as line end, and the annotations of its layout.

    `name` is the stem for ids, `source` the path that findings name, `profile` the name or file of the conventions. Never
    raises on a text; what was recovered or not understood is in `findings`.
    """
    conventions = load_profile(profile)
    front = split_front_matter(normal_form(text))
    text = front.text
    fields, catalogued = catalogue_fields(text)
    known = merge(merge(metadata or Metadata(), front.metadata), fields)
    groups, problems = bracket_constructs(text, conventions)
    groups, cuts = split_columns(text, groups)
    loose, loose_cuts = opening_columns(text, groups, conventions)
    chained = sorted([*cuts, *(group[0].start for group in loose)])[:1]
    groups, cuts = sorted([*groups, *loose], key=lambda group: (group[0].start, -group[0].end)), cuts | loose_cuts
    groups = detailed(text, groups, conventions)
    reading = Reading(text, conventions, known, source, groups, front.lines)
    items = _items(reading, list(pieces_of(reading, cuts)), catalogued)
    genre, cert = genre_of_items(reading, items)
    structure = build(items, len(text), genre)
    inline = inline_annotations(reading, items, structure)
    problems += note_problems(items, reading, inline)
    findings = [Finding(source, line, 1, "reader.front-matter", "error", message) for line, message in front.problems]
    flattened = [item.start for item in items if any(a.attributes.get("type") == "column" for a in item.inner)]
    problems += _characters(text) + [(at, *_COLUMNS) for at in (*chained, *flattened)]
    findings += reading.findings(sorted(problems))
    document = Document(name, text, (), known, source, tuple(findings), conventions.name, cert)
    document = document.annotate([*without_repeats(structure, inline), *inline])
    return replace(document, metadata=replace(with_provenance(known, text, document.annotations), genre=genre))


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
        pieces = list(_behind(pieces, catalogued))
    preamble = read_preamble(reading, pieces)
    pieces, at = preamble.pieces, preamble.at
    blocks = [piece.block for piece in pieces]
    notes = notes_start(reading, blocks)
    starts = [i for i in attachment_starts(reading, blocks) if i > at and (notes < 0 or i < notes)]
    starts += [notes] if notes > at else []
    main = pieces[: starts[0]] if starts else list(pieces)
    closing, end = read_ending(reading, main, at)
    body = _body(reading, main[at:end], genre_of_items(reading, preamble.items)[0])
    items = [*fields, *preamble.items, *body, *_ended(body, closing)]
    for start, stop in itertools.pairwise([*starts, len(pieces)]):
        is_notes = start == notes
        part = pieces[start:stop]
        items.extend(_end_notes(reading, part) if is_notes else _attachment(reading, part))
    return rejoin(reading, list(_filled(reading, items)))


def _ended(body: Sequence[Item], closing: Sequence[Item]) -> list[Item]:
    """Gives the closing: `The meeting ended at 6.10` ends points and speeches, behind running text it is one more paragraph."""
    has_parts = any(item.kind in ("agenda", "decision", "heading", "sp") for item in body)
    return [replace(item, kind="p") if item.kind == "ended" and not has_parts else item for item in closing]


def _behind(pieces: Sequence[Piece], at: int) -> Iterator[Piece]:
    """Gives the pieces behind an offset; of a block that reaches over it, the lines behind it."""
    for piece in pieces:
        lines = tuple(line for line in piece.block.lines if line.start >= at) if piece.block else ()
        if lines:
            yield Piece(Block(lines))
        elif piece.item and piece.item.start >= at:
            yield piece


def _end_notes(reading: Reading, pieces: Sequence[Piece]) -> list[Item]:
    """Gives the items of a list of end notes; a stamp or a remark among them stays where it stands."""
    alone = [piece.item for piece in pieces if piece.item]
    notes = [*end_notes(reading, (piece.block for piece in pieces if piece.block))]
    inside = {item.start for item in alone if any(note.start < item.start < note.end for note in notes)}
    return sorted([*notes, *(item for item in alone if item.start not in inside)], key=lambda item: item.start)


def _attachment(reading: Reading, pieces: Sequence[Piece]) -> Iterator[Item]:
    """Gives the items of one attachment: its label and title, its text, its closing."""
    block = pieces[0].block
    lines = block.lines if block else ()
    heads = 1
    while (
        heads < min(len(lines), 4)
        and (heads < 2 or reading.text[lines[heads].start].islower())
        and _may_be_title(reading, lines[heads])
    ):
        heads += 1
    yield Item("attachment", lines[0].start, lines[heads - 1].end)
    rest = [Piece(Block(lines[heads:]))] if lines[heads:] else []
    preamble = read_preamble(reading, [*rest, *pieces[1:]], has_title=heads > 1)
    closing, end = read_ending(reading, preamble.pieces, preamble.at)
    yield from preamble.items
    yield from _body(reading, preamble.pieces[preamble.at : end], genre_of_items(reading, preamble.items)[0])
    yield from closing


def _may_be_title(reading: Reading, line: Line) -> bool:
    """Tells whether a line below the label of an attachment can go on with its title: no text, list, table, mark or date."""
    raw = line.text(reading.text)
    if is_mark_line(reading.text, line.start, line.end, reading.profile) or is_dateline(raw):
        return False
    return not (is_prose(raw) or LIST_MARK.match(raw) or re.search(r"\t| {3}", raw) or raw[-1:] in ",:!")


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


def _body(reading: Reading, pieces: Sequence[Piece], genre: str) -> list[Item]:
    text = reading.text
    blocks = [piece.block for piece in pieces if piece.block]
    speeches = sum(n for block in blocks if (n := speeches_in(reading, block)) and not decision_split(reading, block))
    share = 0.3 if genre in _SPOKEN else 0.6  # `Option 1: ...` in a memorandum is no speech
    is_dialogue = speeches >= (2 if genre in POINT_GENRES else max(2, share * len(blocks)))
    manner = Manner(is_dialogue, genre in POINT_GENRES, genre == "journal")
    items: list[Item] = []
    for i, piece in enumerate(pieces):
        if piece.item:
            items.append(piece.item)
        elif piece.block:
            following = (
                next((p.block.text(text) for p in pieces[i + 1 : i + 8] if p.block), "") if len(piece.block.lines) < 3 else ""
            )
            follows_note = bool(items) and items[-1].kind == "footnote"
            items.extend(body_items(reading, piece.block, following, manner, follows_note))
    return counted_headings(reading, items)
