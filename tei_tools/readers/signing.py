"""Who signs: lines that are a name, an office or the mark of a signature, and what is marked up inside them.

>>> is_signer("gez. Kiesel"), is_signer("(N. KOLTSOV)"), is_signer("(The talk ended at noon)")
(True, True, False)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tei_tools.model import TRANSLATOR, Annotation
from tei_tools.model.spaced import unspaced
from tei_tools.readers.columns import gutters
from tei_tools.readers.contexts import OFFICE
from tei_tools.readers.flattened import signature_pieces
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.lines import Block, Line
from tei_tools.readers.shapes import LIST_MARK, capital_share, is_name_line, is_prose, words_of

# what stands for a signature in copies: English, German, Polish, Hungarian, Romanian, Czech, Russian, French, Spanish, Italian
_SIGNED = (
    r"signed(?:\sby)?|sgd|s/|ss(?=\.)|gez|podp|podpis|podpisano|podpisał|semnat|aláírás|podepsán|signé|firmado|firmato|nënshkruar|"
    r"podpisal"
)
_MARK_BEFORE = re.compile(rf"\(?(?:{_SIGNED})(?!\w)[.:)]*\s*(?=\S)", re.IGNORECASE)
_MARK_BEHIND = re.compile(r"[\s,(]+(?P<mark>m\.\s?p\.|s\.\s?k\.|p\.\s?h\.|manu propria)\)?$")
_MARK_ALONE = re.compile(r"(?:m\.\s?p\.|s\.\s?k\.|/-/|\(-\)|/s/)$")
_STROKES = re.compile(r"/(?:-|–|—|s|sgd\.?|signed|signature)/", re.IGNORECASE)
_BETWEEN = re.compile(r"[/(]\s*(?P<name>[A-ZÀ-Ý][^/()\n]{2,50})[/)]\s*$")
_SENTENCE = re.compile(r"[!?]|[a-z]{3}\.[ )]")
_FOR = re.compile(r"(?:For|On behalf of|In the name of|By order of|By direction of|p\.\s?p\.)\s")
_NO_NAMES = frozenset(
    "end amen finis fin ende stop over ibid nothing none nil noted agreed approved adopted accepted carried rejected deferred "
    "postponed adjourned concluded continued confirmed granted yes no ditto idem".split()
)
_STOPPED = re.compile(r"(?:[A-ZÀ-Ý]\.\s?){0,3}(?:[A-ZÀ-Ý][\w’'-]+\.?\s?){1,4}\.$")
_CALLED_OFFICE = re.compile(r"(?:[A-ZÀ-Ý]\.\s?)*[A-ZÀ-Ý][\w’'-]+(?:\s[A-ZÀ-Ý][\w’'-]+)*,\s(?P<office>[a-z].{3,60})$")
_NUMBERED = re.compile(r"[-–—]?\s?\d{1,4}\s?[-–—]\s?[A-ZÀ-Ý][\w’'-]+\s?[-–—.]?$")  # `222 – Kádas`: a cable and who signed it
# `Maj. General HORN`: a rank and a name
_RANKED = re.compile(
    r"(?i:general|marshal|colonel|captain|major|admiral|lieutenant|commander)\s(?:[A-ZÀ-Ý]\.\s?)*[A-ZÀ-Ý][A-ZÀ-Ý’'-]+$"
)
_ORDINAL = re.compile(r"\b\d{1,3}(?:st|nd|rd|th)\s")  # `COMMANDER, 4th ARMY`
_OF_FAMILY = re.compile(r"(?:v\.|von|van|de|di|zu)\s[A-ZÀ-Ý][\w’'-]+$")  # `v. Lenk`
_LONGEST = 90  # characters of a line that says who signed
SEAL = re.compile(r"(?<!\w)L\.\s?S\.(?!\w)")  # locus sigilli: where the seal is on the original


def is_signature(reading: Reading, line: Line, raw: str) -> bool:
    """Tells whether a line has the mark of a signature, or is a name or an office."""
    if is_signer(raw) or has_signature(reading, line):
        return True
    return is_name_line(_ORDINAL.sub("", unspaced(raw))) and not LIST_MARK.match(raw)


def is_signer(raw: str) -> bool:
    """Tells whether a line has a name between strokes or brackets at its end, or a word for signing, and is no sentence."""
    if _MARK_ALONE.match(raw) or _NUMBERED.match(raw) or _OF_FAMILY.match(raw):
        return True
    if LIST_MARK.match(raw):
        return False
    marked = _MARK_BEFORE.match(raw)
    rest = raw[marked.end() :] if marked else raw
    if _SENTENCE.search(rest):
        return False
    between = _BETWEEN.search(raw)
    is_named = bool(between) and (is_name_line(between["name"]) or bool(OFFICE.search(between["name"])))  # type: ignore[index]
    return is_named or bool(marked and len(raw) < _LONGEST and not is_prose(raw)) or _has_mark(raw)


def _has_mark(raw: str) -> bool:
    return bool(_STROKES.search(raw) or _MARK_BEHIND.search(raw))


def is_stopped_name(raw: str) -> bool:
    """Tells whether a line is a name before a full stop, `EDWARD STANTON.`, as printed letters have it."""
    words = words_of(raw)
    return bool(_STOPPED.match(raw)) and 1 <= len(words) <= 5 and words[-1].lower().rstrip(".") not in _NO_NAMES


def is_office_line(raw: str) -> bool:
    """Tells whether a line is an office, however long: `Head of the Department of the Central Committee for Relations with`."""
    first = " ".join(raw.split()[:4])
    long = 60 < len(raw) < 150 and raw[-1:] not in ".:;!?" and raw[:1].isupper()
    return long and bool(OFFICE.search(first)) and capital_share(raw) >= 0.75 and not is_prose(raw)


def names_office(raw: str, is_signed_above: bool) -> bool:
    """Tells whether a line is a name with an office behind it, `J. Bel, director`; below other names any calling does."""
    called = _CALLED_OFFICE.match(raw)
    if called is None or len(words_of(raw)) > 10:
        return False
    return bool(OFFICE.search(called["office"])) or (is_signed_above and bool(re.match(r"[A-ZÀ-Ý]\.", raw)))


def goes_on_naming(raw: str) -> bool:
    """Tells whether a line goes on with the office above it: `of the Polish People's Republic in Sarmia`."""
    return bool(re.match(r"(?:of|in|for|to|and|at|on)\s", raw)) and capital_share(raw) >= 0.6 and not is_prose(raw)


def signs_for(raw: str) -> bool:
    """Tells whether a line says for whom those below it sign, `On behalf of the workers:`."""
    return bool(_FOR.match(raw)) and len(raw) < 80 and not is_prose(raw) and (raw[-1:] == ":" or capital_share(raw) >= 0.6)


def has_signature(reading: Reading, line: Line) -> bool:
    """Tells whether `[signature]` stands on a line."""
    nearest = bisect_left(reading.signatures, line.start)
    return line.end - line.start < 120 and any(at < line.end for at in reading.signatures[nearest : nearest + 1])


def is_signature_alone(reading: Reading, line: Line, raw: str) -> bool:
    """Tells whether a line is `(Signature) (Seal)` and nobody's name."""
    return has_signature(reading, line) and not re.sub(r"[\[(][^\])]*[\])]", "", raw).strip()


def side_by_side(reading: Reading, block: Block) -> Item | None:
    """Gives two signatures side by side, names and offices below each other, their pieces chained."""
    pieces = signature_pieces(reading.text, block) if 2 <= len(block.lines) <= 5 else []
    raws = [re.sub(r"[\[(]?(?:signed|signature)[\])]?\s*", "", piece.content(reading.text)) for piece in pieces]
    if not raws or not all(
        (is_name_line(raw.strip("(/):")) or OFFICE.fullmatch(raw)) and not re.search(r"\d", raw) and len(raw) < 60
        for raw in raws
    ):
        return None
    if not any(OFFICE.search(raw) or is_signer(raw) or _FOR.match(raw) for raw in raws):
        return None
    roles = [Annotation(p.start, p.end, "roleName") for p, raw in zip(pieces, raws, strict=True) if OFFICE.search(raw)]
    return Item("signed", block.start, block.end, (*pieces, *roles))


def signature_parts(text: str, lines: Sequence[Line]) -> Iterator[Annotation]:
    """Gives the offices of a signature, and the figure that a mark of signing is."""
    yield from _offices(text, lines)
    for line in lines:
        yield from _marks(text, line)


def _offices(text: str, lines: Sequence[Line]) -> Iterator[Annotation]:
    """Gives the roleName of what names an office and nobody: `SOVIET AMBASSADOR IN THE DPRK`, `Chairman` in `Chairman: Bel`."""
    for line in lines:
        raw = line.text(text)
        cells = gutters(raw)
        for start, end in cells:
            part = raw[start:end]
            named = re.match(r"(?P<office>[^:\[(/]{3,60}?)\s*:\s*(?=\S)", part)
            behind = _CALLED_OFFICE.match(part)
            if named and OFFICE.search(named["office"]):
                yield Annotation(line.start + start, line.start + start + len(named["office"]), "roleName")
            elif behind and OFFICE.search(behind["office"]):
                yield Annotation(line.start + start + behind.start("office"), line.start + end, "roleName")
            elif (
                (len(lines) > 1 or len(cells) > 1)
                and OFFICE.search(part)
                and not _RANKED.search(part)
                and not re.search(r"[\[(]", part)
                and not is_signer(part)
            ):
                yield Annotation(line.start + start, line.start + end, "roleName")


def _marks(text: str, line: Line) -> Iterator[Annotation]:
    """Gives the figure of a mark of signing: between strokes, `/-/ Bel`, before a name, `gez. Bel`, behind it, `Bel m. p.`"""
    raw = line.text(text)
    for match in _STROKES.finditer(raw):
        yield from _figure(line.start + match.start(), line.start + match.end(), 1)
    before, behind = _MARK_BEFORE.match(raw), _MARK_BEHIND.search(raw)
    alone = re.match(r"(?:m\.\s?p\.|s\.\s?k\.)$", raw)
    if before and raw[:1] not in "([" and not _STROKES.match(raw):
        yield from _figure(line.start, line.start + len(before.group().rstrip(": ")), 0)
    if behind:
        yield from _figure(line.start + behind.start("mark"), line.start + behind.end("mark"), 0)
    elif alone:
        yield from _figure(line.start, line.end, 0)


def _figure(start: int, end: int, delimiter: int) -> Iterator[Annotation]:
    """Gives the figure of a signature; a word for it, `gez.`, is the copyist's own and not the translator's."""
    yield Annotation(start, end, "figure", {"type": "signature"}, lead=delimiter, trail=delimiter)
    yield Annotation(start + delimiter, end - delimiter, "figDesc", resp=TRANSLATOR if delimiter else None)


def seals(text: str, line: Line) -> Iterator[Annotation]:
    """Gives a `stamp` for each `L. S.` on a line."""
    for match in SEAL.finditer(line.text(text)):
        yield Annotation(line.start + match.start(), line.start + match.end(), "stamp", {"type": "stamp"})
