"""The closing of a document, read from its end: valediction, signature, distribution list, registry, notes, summary.

Line by line, since real pages set them solid: `Five copies printed:`, its numbered addressees, `Nº 353`, `31 May 1957`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from tei_tools.model import TRANSLATOR, Annotation
from tei_tools.model.spaced import unspaced
from tei_tools.readers.columns import gutters
from tei_tools.readers.contexts import OFFICE
from tei_tools.readers.credits import is_credit_line
from tei_tools.readers.flattened import signature_pieces
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_of, opens_with
from tei_tools.readers.lines import WHITE, Block, Line
from tei_tools.readers.lists import COPY_MARK, list_item
from tei_tools.readers.marks import is_mark_line, marks_in
from tei_tools.readers.provenance import credits_in, source_parts
from tei_tools.readers.salutation import opening_words
from tei_tools.readers.shapes import (
    LIST_MARK,
    capital_share,
    is_dateline,
    is_day_line,
    is_name_line,
    is_prose,
    words_of,
)
from tei_tools.readers.shelfmark import parse_shelfmark
from tei_tools.readers.tables import table_item

_DISTRIBUTION = re.compile(
    r"(?:\w+|\d+)\s+(?:copies|copy|ex\.|exemplars)\b.{0,40}$|(?:printed|typed|made)\s+(?:in\s+)?(?:\w+|\d+)\s+(?:copies|copy|ex)\b"
    r"|.*\b(?:distributed|distribution)\b(?:\s+according\b.*)?:?$",
    re.IGNORECASE,
)
_LONGEST_DISTRIBUTION = 600  # characters: all who get a copy, on one line
_DIRECTED = re.compile(r"\[?(?:Address|Addressed|Superscription|Superscribed|Directed|Envelope)\b[^\]:\n]{0,30}[:\]]")
_RECORDED = re.compile(r"record|minutes|notes?\b|transcri|taken", re.IGNORECASE)
_COPY_TO = re.compile(
    r"(?:copy|copies|ex\.|expl\.)\s*(?:no\.?|nº|№)?\s*\d{1,3}(?:\s?[-–]\s?\d{1,3})?\s*[-–—:.]\s", re.IGNORECASE
)
_TYPIST = re.compile(r"[A-Za-z]{1,4}\s?/\s?[A-Za-z]{1,4}\.?$|[A-Z]{2,4}:[a-zA-Z]{2,4}$")
_COPIES = re.compile(r"\((?P<n>\d{1,3})\)|(?P<m>\d{1,3})\s+cop(?:y|ies)\b|(?m:^[ \t]*)(?P<k>\d{1,3})\s?x(?=\s)")
_SIGNER = re.compile(r"^ss\.\s|/-/|[/(]\s*[A-Z][^/()\n]{2,50}[/)]\s*$|^(?:signed|sgd\.?|s/)\b|(?:^|\s)/s/\s", re.IGNORECASE)


# a sentence whose end is the name below it, `I am your grateful friend`, belongs to the signature (TEI has the closing
# salutation appended to a division in `signed`); parted from the name by a comma, `I am, dear Sir,`, it is a greeting
_RUNS_INTO_NAME = re.compile(
    r"(?:I|We) (?:am|remain|are)\b(?!.*\b(?:sir|madam|dear|dr|my|comrade|mr|mrs|miss|lord|lady|excellency|gentlemen)\b"
    r".*[,;:–—-]$)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:i|we) (?:am|are|remain|have)\b.*[.!?]$")  # `We are all well.` takes no leave
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
        parts = _in_columns(reading, line, last) or [(_kind(reading, line, last), line)]
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
    if not any(OFFICE.search(raw) or _SIGNER.search(raw) or re.match(r"(?:For|On behalf)\b", raw) for raw in raws):
        return None
    roles = [Annotation(p.start, p.end, "roleName") for p, raw in zip(pieces, raws, strict=True) if OFFICE.search(raw)]
    return Item("signed", block.start, block.end, (*pieces, *roles))


def _in_columns(reading: Reading, line: Line, last: str) -> list[tuple[str, Line]]:
    """Gives the parts of a line that has a gap in it, `3.VIII.53     OREKHOV`, where each is something else of a closing."""
    cells = [Line(line.start + a, line.start + b) for a, b in gutters(line.text(reading.text))]
    if not 2 <= len(cells) <= 3 or last == "distribution":
        return []
    kinds = [_kind(reading, cell, "") for cell in cells]
    return list(zip(kinds, cells, strict=True)) if len(set(kinds)) == len(kinds) and all(kinds) else []


def _kind(reading: Reading, line: Line, last: str) -> str:
    raw, text = line.text(reading.text), reading.text
    if label_of(reading.profile, raw, ("postscript",)) or re.match(r"P\.?\s?S\b", raw):
        return "postscript"
    if parse_shelfmark(text, line.start, line.end):
        return "registry"
    if is_credit_line(raw):
        return "note"
    if is_prose(raw) and len(raw) > 60:
        return ""
    if _DIRECTED.match(raw):
        return "direction"
    if _opens_distribution(reading, raw):
        return "distribution"
    if label_of(reading.profile, raw, ("registry",)) or _TYPIST.fullmatch(raw) or _names_typist(reading, raw):
        return "registry"
    if label_of(reading.profile, raw, ("attachment",)) and len(raw) < 90:
        return "registry"
    if _COPY_TO.match(raw) and len(raw) < 80:
        return "distribution"
    if last == "distribution" and not _ends_distribution(reading, line, raw):
        return "distribution"
    if label_of(reading.profile, raw, ("interpreter",)) and re.match(
        r"(?:record|minutes|notes?|transcri|taken)", raw, re.IGNORECASE
    ):
        return "signed"
    if is_mark_line(text, line.start, line.end, reading.profile) and not LIST_MARK.match(raw):
        return "registry"
    unremarked = re.sub(r"\s*\[[^\]\n]{1,40}\]$", "", raw)
    if is_day_line(unremarked) or is_dateline(unremarked):
        return "registry" if last in ("registry", "distribution") else "dateline"
    if is_valediction(reading, raw):
        runs_on = _RUNS_INTO_NAME.match(raw) or raw[:1] in "&a" or (last == "signed" and raw[:1] in "Yy")
        return "signed" if runs_on else "valediction"
    if last == "valediction" and raw[-1:] == "," and len(words_of(raw)) <= 7:
        return "valediction"
    if last == "valediction" and len(words_of(raw)) <= 6 and capital_share(raw) >= 0.75:
        return "signed"
    if _is_office(raw):
        return "signed"
    if last == "signed" and OFFICE.match(raw) and len(words_of(raw)) <= 8:
        return "signed"
    if _signs(raw) or _has_signature(reading, line) or (is_name_line(unspaced(raw)) and not LIST_MARK.match(raw)):
        return "signed"
    return ""


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


def _signs(raw: str) -> bool:
    """Tells whether a line has a name between strokes or brackets at its end, or a word for signing, and is no sentence."""
    return bool(_SIGNER.search(raw)) and not LIST_MARK.match(raw) and not re.search(r"[!?]|[a-z]{3}\.[ )]", raw)


def _is_office(raw: str) -> bool:
    """Tells whether a line is an office, however long: `Head of the Department of the Central Committee for Relations with`."""
    first = " ".join(raw.split()[:4])
    long = 60 < len(raw) < 150 and raw[-1:] not in ".:;!?" and raw[:1].isupper()
    return long and bool(OFFICE.search(first)) and capital_share(raw) >= 0.75 and not is_prose(raw)


def _names_typist(reading: Reading, raw: str) -> bool:
    """Tells whether a short line says who typed or drafted, `typed by M/B`, without a colon."""
    return len(raw) < 50 and len(words_of(raw)) <= 6 and opens_with(reading.profile, raw, "registry")


def _opens_distribution(reading: Reading, raw: str) -> bool:
    if label_of(reading.profile, raw, ("distribution",)):
        return len(raw) < _LONGEST_DISTRIBUTION and not (is_prose(raw) and len(raw) > 110)
    return len(raw) <= 110 and not is_prose(raw) and bool(_DISTRIBUTION.match(raw))


def _ends_distribution(reading: Reading, line: Line, raw: str) -> bool:
    if LIST_MARK.match(raw) or COPY_MARK.match(raw):
        return False
    if parse_shelfmark(reading.text, line.start, line.end) or is_credit_line(raw):
        return True
    return is_mark_line(reading.text, line.start, line.end, reading.profile) or is_day_line(raw) or len(raw) > 100


def is_valediction(reading: Reading, raw: str) -> bool:
    """Tells whether a line takes leave: it begins as the profile's valedictions do and is short."""
    lowered = re.sub(r"^(?:&|and)\s+", "", raw.lower().strip('"“ '))
    if len(raw) > 80 or len(words_of(raw)) > 12 or (_SENTENCE.match(lowered) and not re.search(r"\b(?:you|yr)", lowered)):
        return False
    return bool(opening_words(reading.profile.valedictions).match(lowered))


def _has_signature(reading: Reading, line: Line) -> bool:
    nearest = bisect_left(reading.signatures, line.start)
    return line.end - line.start < 120 and any(at < line.end for at in reading.signatures[nearest : nearest + 1])


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
        yield from _distribution(reading, _lines(text, item))


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
                and not _SIGNER.search(part)
            ):
                yield Annotation(line.start + start, line.start + end, "roleName")


def _marks_of_signing(text: str, item: Item) -> Iterator[Annotation]:
    """Gives the figure of a signature between strokes, `/-/ Bel`, `/s/ Bel`."""
    for match in re.finditer(r"/(?:-|–|s|sgd\.?|signed|signature)/", text[item.start : item.end], re.IGNORECASE):
        start, end = item.start + match.start(), item.start + match.end()
        yield Annotation(start, end, "figure", {"type": "signature"}, lead=1, trail=1)
        yield Annotation(start + 1, end - 1, "figDesc", resp=TRANSLATOR)


def _distribution(reading: Reading, lines: list[Line]) -> Iterator[Annotation]:
    """Gives head and items; addressees on the line of the head, `Copies: Stalin (2), Molotov`, are items too."""
    text, first = reading.text, lines[0]
    raw = first.text(text)
    colon = raw.find(":") + 1
    if colon and raw[colon:].strip():
        yield Annotation(first.start, first.start + colon, "head")
        addressees = list(_addressees(text, first.start + colon, lines[-1].end))
        yield Annotation(addressees[0].start, lines[-1].end, "list", {"type": "distribution"})
        yield from addressees
    else:
        heads = next((i for i, line in enumerate(lines) if i and COPY_MARK.match(line.text(text))), 1)
        heads = 0 if _COPY_TO.match(raw) else heads
        while 0 < heads < len(lines) and _opens_distribution(reading, lines[heads].text(text)):
            heads += 1
        if heads:
            yield Annotation(first.start, lines[heads - 1].end, "head")
        if lines[heads:]:
            items = list_item(reading, lines[heads:], "distribution")
            yield Annotation(items.start, items.end, "list", {"type": "distribution"})
            yield from items.inner
    for match in _COPIES.finditer(text, first.start + (colon or len(raw)), lines[-1].end):
        start = match.start("k") if match["k"] else match.start()
        yield Annotation(start, match.end(), "num", {"type": "copies", "value": match["n"] or match["m"] or match["k"]})


def _addressees(text: str, start: int, end: int) -> Iterator[Annotation]:
    for match in re.finditer(r"[^,;\n]+[,;]*|[,;]+", text[start:end]):
        piece = match.group()
        at = start + match.start() + len(piece) - len(piece.lstrip(WHITE))
        if piece.strip(WHITE):
            yield Annotation(at, at + len(piece.strip(WHITE)), "item")


def _lines(text: str, item: Item) -> list[Line]:
    lines, at = [], item.start
    for raw in text[item.start : item.end].split("\n"):
        body = raw.strip(WHITE)
        start = at + len(raw) - len(raw.lstrip(WHITE)) if body else at
        if body:
            lines.append(Line(start, start + len(body)))
        at += len(raw) + 1
    return lines
