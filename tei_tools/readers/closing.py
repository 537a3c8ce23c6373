"""The closing of a document, read from its end: valediction, signature, distribution list, registry, notes, summary.

Line by line, since real pages set them solid: `Five copies printed:`, its numbered addressees, `Nº 353`, `31 May 1957`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tei_tools.model import TRANSLATOR, Annotation
from tei_tools.readers.closing_lines import SIGNER, line_kind
from tei_tools.readers.columns import gutters
from tei_tools.readers.contexts import OFFICE
from tei_tools.readers.distribution import distribution_parts
from tei_tools.readers.flattened import signature_pieces
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.lines import WHITE, Block, Line
from tei_tools.readers.marks import marks_in
from tei_tools.readers.provenance import credits_in, source_parts
from tei_tools.readers.shapes import (
    capital_share,
    is_name_line,
    is_prose,
    words_of,
)
from tei_tools.readers.tables import table_item

_ADDRESSEE = re.compile(
    r"(?:To|For)\s+(?:the\s+)?[A-ZÀ-Ý]|(?:His|Her)\s|(?:Mr|Mrs|Miss|Ms|Dr|Sir|Lady|Lord|Madame|Monsieur|Mme|Mlle|Messrs|Herrn?|Frau|"
    r"Comrade|Cde|The\s[A-Z]\w+|Rev|Captain|Capt|General|Professor|Prof|Ambassador|Minister)\b\.?"
)


def closing_items(reading: Reading, block: Block, before_end: bool) -> list[Item] | None:
    """Gives the items of one block of the closing, or None where it is none; `before_end` False for the last block."""
    items: list[Item] = []
    side_by_side = _side_by_side(reading, block)
    if side_by_side:
        return [side_by_side]
    if len(block.lines) > 1 and table_item(reading, block):
        return None
    for line in block.lines:
        last = items[-1].kind if items else ""
        parts = _in_columns(reading, line, last) or [(line_kind(reading, line, last), line)]
        if not parts[0][0]:
            return None
        items.extend(Item(kind, part.start, part.end) for kind, part in parts)
    return list(_build(reading, items))


def _side_by_side(reading: Reading, block: Block) -> Item | None:
    """Gives two signatures side by side, names and offices below each other, their pieces chained."""
    pieces = signature_pieces(reading.text, block) if 2 <= len(block.lines) <= 5 else []
    raws = [re.sub(r"[\[(]?(?:signed|signature)[\])]?\s*", "", piece.content(reading.text)) for piece in pieces]
    if not raws or not all(
        (is_name_line(raw.strip("(/):")) or OFFICE.fullmatch(raw)) and not re.search(r"\d", raw) and len(raw) < 60
        for raw in raws
    ):
        return None
    if not any(OFFICE.search(raw) or SIGNER.search(raw) or re.match(r"(?:For|On behalf)\b", raw) for raw in raws):
        return None
    roles = [Annotation(p.start, p.end, "roleName") for p, raw in zip(pieces, raws, strict=True) if OFFICE.search(raw)]
    return Item("signed", block.start, block.end, (*pieces, *roles))


def _in_columns(reading: Reading, line: Line, last: str) -> list[tuple[str, Line]]:
    """Gives the parts of a line that has a gap in it, `3.VIII.53     OREKHOV`, where each is something else of a closing."""
    cells = [Line(line.start + a, line.start + b) for a, b in gutters(line.text(reading.text))]
    if not 2 <= len(cells) <= 3 or last == "distribution":
        return []
    kinds = [line_kind(reading, cell, "") for cell in cells]
    return list(zip(kinds, cells, strict=True)) if len(set(kinds)) == len(kinds) and all(kinds) else []


def direction_item(reading: Reading, block: Block) -> Item | None:
    """Gives the address that stands below a letter, `Miss Lovell / Bridge St. / Halm`; None where the block is none."""
    raws = [line.text(reading.text) for line in block.lines]
    if not 2 <= len(raws) <= 7 or any(len(raw) > 80 or len(words_of(raw)) > 10 or is_prose(raw) for raw in raws):
        return None
    if any(len(gutters(raw)) > 1 and "&c" not in raw for raw in raws):
        return None
    in_lines = all(raw[-1:] == "," for raw in raws[:-1]) and raws[-1][-1:] in ".,"
    if not (_ADDRESSEE.match(raws[0]) or in_lines) or any(capital_share(raw) < 0.6 and "&c" not in raw for raw in raws):
        return None
    lines = tuple(Annotation(line.start, line.end, "addrLine") for line in block.lines)
    return Item("direction", block.start, block.end, lines)


def _build(reading: Reading, items: list[Item]) -> Iterator[Item]:
    """Joins lines of one kind: signatures into one, distribution and registry lines each into a division's content."""
    joined: list[Item] = []
    for item in items:
        if joined and joined[-1].kind == item.kind:
            joined[-1] = replace(joined[-1], end=item.end)
        else:
            joined.append(item)
    for item in joined:
        yield replace(item, inner=tuple(_inner(reading, item)))


def _inner(reading: Reading, item: Item) -> Iterator[Annotation]:
    text = reading.text
    if item.kind == "registry":
        shelf = [part for line in _lines(text, item) for part in source_parts(text, line.start, line.end)]
        yield from shelf or marks_in(text, item.start, item.end, reading.profile, "registry")
    elif item.kind == "note":
        yield from credits_in(text, item.start, item.end)
    elif item.kind == "direction":
        yield from (Annotation(line.start, line.end, "addrLine") for line in _lines(text, item))
    elif item.kind == "signed":
        yield from _offices(text, _lines(text, item))
        yield from _marks_of_signing(text, item)
    elif item.kind == "distribution":
        yield from distribution_parts(reading, _lines(text, item))


def _offices(text: str, lines: list[Line]) -> Iterator[Annotation]:
    """Gives the roleName of what names an office and nobody: `SOVIET AMBASSADOR IN THE DPRK`, `Chairman` in `Chairman: Bel`."""
    for line in lines:
        raw = line.text(text)
        cells = gutters(raw)
        for start, end in cells:
            part = raw[start:end]
            named = re.match(r"(?P<office>[^:\[(/]{3,60}?)\s*:\s*(?=\S)", part)
            if named and OFFICE.search(named["office"]):
                yield Annotation(line.start + start, line.start + start + len(named["office"]), "roleName")
            elif (
                (len(lines) > 1 or len(cells) > 1)
                and OFFICE.search(part)
                and not re.search(r"[\[(]", part)
                and not SIGNER.search(part)
            ):
                yield Annotation(line.start + start, line.start + end, "roleName")


def _marks_of_signing(text: str, item: Item) -> Iterator[Annotation]:
    """Gives the figure of a signature between strokes, `/-/ Bel`, `/s/ Bel`."""
    for match in re.finditer(r"/(?:-|–|s|sgd\.?|signed|signature)/", text[item.start : item.end], re.IGNORECASE):
        start, end = item.start + match.start(), item.start + match.end()
        yield Annotation(start, end, "figure", {"type": "signature"}, lead=1, trail=1)
        yield Annotation(start + 1, end - 1, "figDesc", resp=TRANSLATOR)


def _lines(text: str, item: Item) -> list[Line]:
    lines, at = [], item.start
    for raw in text[item.start : item.end].split("\n"):
        body = raw.strip(WHITE)
        start = at + len(raw) - len(raw.lstrip(WHITE)) if body else at
        if body:
            lines.append(Line(start, start + len(body)))
        at += len(raw) + 1
    return lines
