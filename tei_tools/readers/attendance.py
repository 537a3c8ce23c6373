"""Lists of those who were present, with an order of their own: sides one below the other, or side by side in two columns.

A side's name is the `label` of an item that holds the list of its people. Of two columns each piece is an item, in the order
of the transcription; @n is its column, @next and @prev tie it to the others, its head is a `label`.

>>> from tei_tools.readers.lines import lines_of
>>> text = "Sarmia:\\nMr. Orlov, Envoy\\nTarvia:\\nMr. Bel\\nMr. Horn, Consul"
>>> [(a.element, a.content(text).split("\\n")[0]) for a in attendance(text, lines_of(text))][:4]
[('item', 'Sarmia:'), ('label', 'Sarmia:'), ('list', 'Mr. Orlov, Envoy'), ('item', 'Mr. Orlov, Envoy')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tei_tools.model import Annotation
from tei_tools.readers.columns import aligned_cells
from tei_tools.readers.contexts import OFFICE
from tei_tools.readers.lines import Line
from tei_tools.readers.shapes import LIST_MARK, capital_share, words_of

_PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Cde|Com|Gen|Col|Amb|Prof|Sir|Lord|Miss|Herr|Frau|Comrade)\b|,|\(|\d|\b[A-ZÀ-Ý]\.")
_STATES = frozenset(
    "us u.s. usa u.s.a. uk u.k. ussr u.s.s.r. prc p.r.c. dprk d.p.r.k. rok gdr g.d.r. frg f.r.g. eec nato un unc kpa cpv "
    "germany france britain china korea japan hungary poland romania albania bulgaria yugoslavia czechoslovakia vietnam india "
    "mongolia cuba egypt israel iran iraq turkey italy spain austria switzerland sweden norway denmark finland belgium canada "
    "australia pakistan indonesia burma thailand laos cambodia brazil argentina mexico greece portugal ireland "
    "netherlands".split()
)
_STATE = re.compile(
    r"(?:[A-ZÀ-Ý][\w'’-]*\s)*(?:Republic|Union|Kingdom|States|Federation|Emirates|Reich|Empire)\b[^,;:]{0,40}", re.IGNORECASE
)
_WHOSE = (
    r"(?:(?:on|for|from)\s)?(?:(?:the|our|their)\s)?(?:[\w.' -]{2,40}\s)?(?:side|delegation|part(?:y|icipants)?|team|group)"
)
_SIDE = re.compile(rf"{_WHOSE}\s*[:–—-]?|(?:on behalf of|for|from|representing) [^,]{{2,50}}:", re.IGNORECASE)
# a side with its people behind it: `Chinese side - Mao, Liu`, `On our side: Bel`
_RUN_IN = re.compile(rf"(?P<side>{_WHOSE}\s?(?:[:–—]|\s-)|\([\w ]{{2,20}} side\):?)\s*(?=\S)", re.IGNORECASE)


# what parts those present, below a label that stands alone: `Members:`, `Candidates: Bel, Dorn`
_GROUP = re.compile(r"(?P<side>[A-ZÀ-Ý][\w '’()./-]{1,40}:)(?:\s+(?=\S)|$)")
_NO_GROUP = re.compile(
    r"(?:beginning|begin|end|start|duration|time|date|place|hour|opened|closed|venue|location|agenda|subject|absent|excused|"
    r"apologies|not present)\b",
    re.IGNORECASE,
)


def is_group(raw: str) -> bool:
    """Tells whether a line names a part of those present: it has a label, which says neither when nor where nor who is absent.

    >>> is_group("Members: K. Bel"), is_group("Beginning: 10 a.m."), is_group("K. Bel")
    (True, False, False)
    """
    return bool(_GROUP.match(raw)) and not _NO_GROUP.match(raw)


def ends_groups(raw: str) -> bool:
    """Tells whether a line has a label that parts none of those present, `Absent: Kis`, `Beginning: 10 a.m.`"""
    return bool(_GROUP.match(raw)) and not is_group(raw)


def heads_groups(text: str, lines: Sequence[Line]) -> bool:
    """Tells whether a label stands alone, `PRESENT:`, and the labels of parts below it: `Members:`."""
    return len(lines) > 1 and text[lines[0].end - 1] == ":" and is_group(lines[1].text(text))


def attendance(text: str, lines: Sequence[Line], goes_on: bool = False) -> list[Annotation]:
    """Gives the items of a list that is ordered by sides or set in two columns; [] where it is neither.

    `goes_on` where the list's own label stands above the lines, not on the first of them: one side may stand alone there.
    """
    return list(_columns(text, lines)) or list(_groups(text, lines, goes_on))


def is_headed_by_labels(text: str, lines: Sequence[Line]) -> bool:
    """Tells whether two columns have a label each, `Present:      Absent:`."""
    cells = aligned_cells(text, lines)[0]
    return len(cells) == 2 and all(text[a:b].endswith(":") for a, b in cells)


def _columns(text: str, lines: Sequence[Line]) -> Iterator[Annotation]:
    """Gives the pieces of two columns as items; the first line of both is its columns' heads."""
    rows = aligned_cells(text, lines)
    both = [cells for cells in rows if len(cells) == 2]
    if len(both) < 2 or len(rows[0]) != 2 or any(len(cells) > 2 for cells in rows):
        return
    if any(LIST_MARK.match(line.text(text)) for line in lines):
        return
    first, rest = [text[a:b] for a, b in rows[0]], [text[a:b] for cells in rows[1:] for a, b in cells]
    is_headed = all(_is_plain(raw) for raw in first) and sum(map(_is_somebody, rest)) >= 0.5 * len(rest)
    if not all(map(_is_side, first)) and not is_headed:
        return
    right = min(cells[1][0] - line.start + line.indent for line, cells in zip(lines, rows, strict=True) if len(cells) == 2)
    sides: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for line, cells in zip(lines, rows, strict=True):
        for place, cell in enumerate(cells):
            sides[place if len(cells) == 2 else int(line.indent >= right - 4)].append(cell)
    pieces = [piece for side, own in enumerate(sides, 1) for piece in _chained(lines[0].start, side, own)]
    for piece in sorted(pieces, key=lambda piece: piece.start):
        yield piece
        if "prev" not in piece.attributes:
            yield Annotation(piece.start, piece.end, "label")


def _chained(at: int, side: int, cells: Sequence[tuple[int, int]]) -> Iterator[Annotation]:
    name = f"column{at}.{side}"
    for i, (start, end) in enumerate(cells, 1):
        chain = {"xml:id": f"{name}.{i}", "n": str(side)}
        chain |= {"next": f"#{name}.{i + 1}"} if i < len(cells) else {}
        chain |= {"prev": f"#{name}.{i - 1}"} if i > 1 else {}
        yield Annotation(start, end, "item", chain)


def _groups(text: str, lines: Sequence[Line], goes_on: bool) -> Iterator[Annotation]:
    """Gives an item for each side, which a line of its own or the words before its people name, and the list of its people."""
    raws = [line.text(text) for line in lines]
    run_in = [_RUN_IN.match(raw) for raw in raws]
    if goes_on and is_group(raws[0]) and any(is_group(raw) and raw[-1:] != ":" for raw in raws):
        run_in = [_RUN_IN.match(raw) or (_GROUP.match(raw) if is_group(raw) else None) for raw in raws]
        starts = [n for n, match in enumerate(run_in) if match]
    elif sum(map(bool, run_in)) >= 2 and run_in[0]:
        starts = [n for n, match in enumerate(run_in) if match]
    else:
        starts = _heads(raws, goes_on)
    if not starts:
        return
    for n, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        match, people = run_in[n], lines[n + 1 : stop]
        yield Annotation(lines[n].start, lines[stop - 1].end, "item")
        yield Annotation(lines[n].start, lines[n].start + len(match["side"]) if match else lines[n].end, "label")
        if people:
            yield Annotation(people[0].start, people[-1].end, "list", {"type": "participants"})
        yield from (Annotation(line.start, line.end, "item") for line in people)


def _heads(raws: Sequence[str], goes_on: bool) -> list[int]:
    """Gives the lines that name a side: the first is one, each has people below it, and those look otherwise.

    States and `the ... side` are known; what else has a name of few words is a side where all others bear a title or an office.
    """
    if len(raws) < (2 if goes_on else 3) or any(LIST_MARK.match(raw) for raw in raws):
        return []
    known = [n for n, raw in enumerate(raws) if _is_side(raw)]
    plain = [n for n, raw in enumerate(raws) if _is_plain(raw)]
    for heads in filter(None, (sorted({*known, *plain}), known)):
        followed = all(after - n > 1 for n, after in zip(heads, [*heads[1:], len(raws)], strict=True))
        if heads[0] == 0 and followed and (heads == known or len(heads) >= 2 or goes_on):
            return heads
    return []


def _is_side(raw: str) -> bool:
    bare = raw.strip(" :").lower().removeprefix("the ")
    return (
        bare in _STATES or bool(_STATE.fullmatch(bare) or _SIDE.fullmatch(raw)) or (raw[-1:] == ":" and len(words_of(raw)) <= 6)
    )


def _is_plain(raw: str) -> bool:
    return not _is_somebody(raw) and len(words_of(raw)) <= 4 and capital_share(raw) == 1


def _is_somebody(raw: str) -> bool:
    return bool(_PERSON.search(raw) or OFFICE.search(raw))
