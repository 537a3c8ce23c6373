"""Lines of an opening told by their neighbours, and lines of one kind joined: title lines, addresses, places before a date."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from tei_tools.model import Annotation
from tei_tools.readers.contexts import OFFICE
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.lines import Line
from tei_tools.readers.opening_lines import in_column
from tei_tools.readers.shapes import (
    is_place_line,
    names_document,
    words_of,
)

_JOINED = ("title", "dateline", "address")


def join(reading: Reading, items: list[Item], is_letter: bool) -> Iterator[Item]:
    """Joins lines of one kind: title lines into one head; places before a date, in one block, into the dateline."""
    items = _letterheads(reading, _salutes(reading, items))
    items = _addressed(reading, items)
    kinds = [item.kind for item in items]
    dates = [i for i, kind in enumerate(kinds) if kind == "dateline"]
    if dates and (is_letter or "title" not in kinds[: dates[0]] or len(items) <= 4):
        first = dates[0]
        while first > 0 and kinds[first - 1] in ("title", "place") and _may_be_place(reading, items[first - 1], is_letter):
            first -= 1
        items = [*items[:first], *(replace(item, kind="dateline") for item in items[first : dates[0]]), *items[dates[0] :]]
    joined: list[Item] = []
    for item in items:
        kind = {"reference": "marks", "place": "dateline", "copies": "letterhead"}.get(item.kind, item.kind)
        if joined and joined[-1].kind == kind and kind in _JOINED and not in_column(reading, Line(item.start, item.end)):
            last = joined[-1]
            joined[-1] = replace(last, end=item.end, inner=(*last.inner, *item.inner))
        else:
            joined.append(replace(item, kind=kind))
    yield from joined


def with_recipients(reading: Reading, items: list[Item]) -> list[Item]:
    """Gives the items below a telegram's head with a body above a recipient, `GENERAL STAFF / For Comrade Bel`, as one too."""
    found = list(items)
    for n, (item, below) in enumerate(itertools.pairwise(items)):
        raw = reading.text[item.start : item.end]
        is_body = item.kind in ("letterhead", "title") and not names_document(raw) and "\n" not in raw and len(raw) < 100
        if (
            is_body
            and below.detail == "recipient"
            and re.match(r"(?:For|To|Attention)\b", reading.text[below.start : below.end])
        ):
            seg = Annotation(item.start, item.end, "seg", {"type": "recipient"})
            found[n] = replace(item, kind="telegram", inner=(seg, *item.inner), detail="recipient")
    return found


def _letterheads(reading: Reading, items: list[Item]) -> list[Item]:
    """Gives the items with lines in capitals above a letterhead, `USSR`, as a part of it; and the place behind its comma."""
    kinds = [item.kind for item in items]
    for n, item in enumerate(items):
        raw = reading.text[item.start : item.end]
        above = n + 1 < len(items) and kinds[n + 1] == "letterhead" and n == 0 and raw.isupper() and not names_document(raw)
        place = (
            n > 0
            and kinds[n - 1] == "letterhead"
            and reading.text[items[n - 1].end - 1] == ","
            and is_place_line(raw.rstrip("."))
        )
        if kinds[n] in ("title", "place") and above:
            kinds[n] = "letterhead"
        elif kinds[n] in ("title", "place") and place:
            kinds[n] = "dateline"
    return [replace(item, kind=kind) for item, kind in zip(items, kinds, strict=True)]


_WHOM = re.compile(
    r"(?:Comrades?|Cdes?\.|Com\.|Citizen|Tov\.)\s+(?:[A-ZÀ-Ý]\.\s?)*[A-ZÀ-Ý][\w.’'-]+(?:,?\s+(?:[A-ZÀ-Ý]\w*\.?\s?){1,3})?$"
)


def _addressed(reading: Reading, items: list[Item]) -> list[Item]:
    """Gives the items with lines that end in `Comrade SUSLOV M. A.`, body above and person below, as the address they are."""
    titles = [n for n, item in enumerate(items) if item.kind in ("title", "letterhead", "place")]
    if not titles or len(titles) > 4 or (len(titles) < len(items) and any(items[n].kind == "letterhead" for n in titles)):
        return items
    raws = [reading.text[items[n].start : items[n].end] for n in titles]
    if not _WHOM.match(raws[-1]) or any(names_document(raw) for raw in raws):
        return items
    address = {items[n].start for n in titles}
    return [
        replace(item, kind="address", inner=(Annotation(item.start, item.end, "addrLine"),)) if item.start in address else item
        for item in items
    ]


def _salutes(reading: Reading, items: list[Item]) -> list[Item]:
    """Gives the items with `To Ambassador Solin:`, alone on its line, as the salutation it is."""
    alone = [item.kind for item in items].count("address") == 1
    return [
        replace(item, kind="salute", inner=()) if alone and item.kind == "address" and _is_called(reading, item) else item
        for item in items
    ]


def _is_called(reading: Reading, item: Item) -> bool:
    return reading.text[item.start : item.end].rstrip()[-1:] in ":!,"


def _may_be_place(reading: Reading, item: Item, is_letter: bool) -> bool:
    raw = reading.text[item.start : item.end]
    if names_document(raw) or raw.isupper() or (OFFICE.search(raw) and not is_letter):
        return False
    return len(words_of(raw)) <= (6 if is_letter else 3) and not re.search(r"\w/[A-Z]|^\(", raw)
