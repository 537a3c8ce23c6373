"""The closing of a document, line by line: valediction, signature, distribution list, registry, address, postscript.

Real pages set them solid: `Five copies printed:`, its numbered addressees, `Nº 353`, `31 May 1957`. What a line is, is the
first row of a table whose test it passes; a line that no row knows can go on with the registry's matter above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tei_tools.model import Annotation
from tei_tools.readers.cable import code_parts
from tei_tools.readers.closing_lines import line_kind
from tei_tools.readers.columns import gutters
from tei_tools.readers.distribution import distribution_parts, opens_distribution
from tei_tools.readers.items import Item, Reading, within_text
from tei_tools.readers.labels import label_of
from tei_tools.readers.leave import is_formula
from tei_tools.readers.lines import WHITE, Block, Line
from tei_tools.readers.marks import marks_in
from tei_tools.readers.provenance import credits_in, source_parts
from tei_tools.readers.registry import goes_on_registering, is_transmission
from tei_tools.readers.shapes import is_name_line, is_place_line, words_of
from tei_tools.readers.signing import (
    is_stopped_name,
    seals,
    side_by_side,
    signature_parts,
    signs_for,
)
from tei_tools.readers.tables import table_item
from tei_tools.readers.telegram import telegram_parts

_WRAPPED = 50  # characters of the first line of a formula that goes on below it


def closing_items(reading: Reading, block: Block) -> list[Item] | None:
    """Gives the items of one block of the closing, or None where it is none."""
    together = side_by_side(reading, block)
    if together:
        return [together]
    if _is_formula(reading, block):
        return [Item("valediction", block.start, block.end)]
    if len(block.lines) > 1 and table_item(reading, block):
        return None
    items: list[Item] = []
    for line in block.lines:
        parts = _parts(reading, line, items, block)
        if not parts:
            return None
        items.extend(Item(kind, part.start, part.end) for kind, part in parts)
    return list(_build(reading, items))


def office_items(reading: Reading, block: Block) -> list[Item] | None:
    """Gives what the registry wrote inside the text, `Drafted by: Bel`, `Made in 4 copies: ...`; None for any other block."""
    items = closing_items(reading, block) or []
    return [within_text(item) for item in items] if items and all(item.zone == "back" for item in items) else None


def _is_formula(reading: Reading, block: Block) -> bool:
    """Tells whether a block is the long formula of a note, without the name below it."""
    last = block.lines[-1].text(reading.text)
    first = block.lines[0].text(reading.text)
    has_name = len(block.lines) > 1 and (is_name_line(last) or is_stopped_name(last) or len(first) < _WRAPPED)
    return len(block.lines) <= 4 and not has_name and is_formula(reading.profile.valedictions, block.text(reading.text))


def _parts(reading: Reading, line: Line, before: Sequence[Item], block: Block) -> list[tuple[str, Line]]:
    """Gives the parts of a line with their kinds, [] where it is of no closing."""
    last = before[-1].kind if before else ""
    cells = _in_columns(reading, line, last)
    if cells:
        return cells
    kind = line_kind(reading, line, last)
    raw = line.text(reading.text)
    if not kind and signs_for(raw):
        kind = "signed"
    if not kind and goes_on_registering(reading, raw, last, block):
        kind = "registry"
    return [(kind, line)] if kind else []


def _in_columns(reading: Reading, line: Line, last: str) -> list[tuple[str, Line]]:
    """Gives the parts of a line that has a gap in it, `3.VIII.53     OREKHOV`, where each is something else of a closing."""
    cells = [Line(line.start + a, line.start + b) for a, b in gutters(line.text(reading.text))]
    if not 2 <= len(cells) <= 3 or last == "distribution":
        return []
    kinds = [line_kind(reading, cell, "") for cell in cells]
    for n, cell in enumerate(cells):  # `Anna Horn    12 May 1949    Halm`: the place belongs to the day
        beside = kinds[n - 1 : n] + kinds[n + 1 : n + 2]
        if kinds[n] == "signed" and "dateline" in beside and kinds.count("signed") > 1 and _is_place(reading, cell):
            kinds[n] = "dateline"
    if not all(kinds) or len(set(kinds)) == 1:
        return []
    parts: list[tuple[str, Line]] = []
    for kind, cell in zip(kinds, cells, strict=True):
        if parts and parts[-1][0] == kind:
            parts[-1] = (kind, Line(parts[-1][1].start, cell.end))
        else:
            parts.append((kind, cell))
    return parts if len({kind for kind, _ in parts}) == len(parts) else []


def _is_place(reading: Reading, cell: Line) -> bool:
    raw = cell.text(reading.text)
    return is_place_line(raw) and len(words_of(raw)) == 1


def _build(reading: Reading, items: list[Item]) -> Iterator[Item]:
    """Joins lines of one kind: signatures into one, distribution and registry lines each into a division's content."""
    joined: list[Item] = []
    for item in items:
        if joined and joined[-1].kind == item.kind and not _is_another_list(reading, joined[-1], item):
            joined[-1] = replace(joined[-1], end=item.end)
        else:
            joined.append(item)
    for item in joined:
        yield replace(item, inner=tuple(_inner(reading, item)))


def _is_another_list(reading: Reading, before: Item, item: Item) -> bool:
    """Tells whether a line begins a list of copies anew, behind one that is full."""
    if item.kind != "distribution":
        return False
    above, raw = reading.text[before.start : before.end], reading.text[item.start : item.end]
    begins = label_of(reading.profile, raw, ("distribution",)) and ":" in raw
    begins = begins or ("\n" not in above and opens_distribution(reading, raw))
    return bool(begins) and not above.endswith((":", ",", ";")) and ":" in above


def _inner(reading: Reading, item: Item) -> Iterator[Annotation]:
    text, lines = reading.text, _lines(reading.text, item)
    if item.kind == "registry":
        shelf = [part for line in lines for part in source_parts(text, line.start, line.end)]
        codes = [part for line in lines for part in code_parts(line.text(text), line.start)]
        yield from shelf or codes or marks_in(text, item.start, item.end, reading.profile, "registry")
        yield from (part for line in lines if is_transmission(reading, line) for part in telegram_parts(reading, line))
    elif item.kind == "note":
        yield from credits_in(text, item.start, item.end)
    elif item.kind == "direction":
        yield from (Annotation(line.start, line.end, "addrLine") for line in lines)
    elif item.kind == "signed":
        yield from signature_parts(text, lines)
    elif item.kind == "stamp":
        yield from (seal for line in lines for seal in seals(text, line))
    elif item.kind == "distribution":
        yield from distribution_parts(reading, lines)


def _lines(text: str, item: Item) -> list[Line]:
    lines, at = [], item.start
    for raw in text[item.start : item.end].split("\n"):
        body = raw.strip(WHITE)
        start = at + len(raw) - len(raw.lstrip(WHITE)) if body else at
        if body:
            lines.append(Line(start, start + len(body)))
        at += len(raw) + 1
    return lines
