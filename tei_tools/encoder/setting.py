"""Where and when a conversation or a meeting was: labelled lines first, then the title, then the dateline below the title.

A dateline above the title may be that of the letterhead, the day on which the record went out: its `cert` is "low".

>>> from tei_tools.model import Metadata
>>> inner = (Annotation(0, 7, "head"), Annotation(8, 12, "dateline"), Annotation(8, 12, "placeName"))
>>> setting_of(Document("a", "MINUTES\\nOrla", inner, metadata=Metadata(genre="minutes"))).places[0].start
8
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from tei_tools.encoder.correspondence import MET
from tei_tools.encoder.ranges import BEHIND, Ranges, ranges_of, reading_of, title_of, titles_of
from tei_tools.model import Annotation, Document

_LABEL = re.compile(r"[^:\n]{2,30}:\s*")
_WHEN = re.compile(r"\b(?:dat|time|day|hour|when|beg[ai]n|start|open|end|clos|duration)", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|at)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """Place and time: annotations of the text; `words` stand for a place that a label names and nobody knew."""

    places: tuple[Annotation, ...] = ()
    words: str = ""
    dates: tuple[Annotation, ...] = ()
    cert: str = ""


def setting_of(document: Document) -> Setting | None:
    """Gives where and when they met, None where the document records no meeting or nothing says so."""
    if document.metadata.genre not in MET:
        return None
    found = (_of_venue(document), _of_title(document), _of_datelines(document, True), _of_datelines(document, False))
    dated = next((one for one in found if one.dates), Setting())
    placed = next((one for one in found if one.places or one.words), Setting())
    if not (dated.dates or placed.places or placed.words):
        return None
    certs = {one.cert for one in (dated, placed) if one != Setting()}
    return Setting(placed.places, placed.words, dated.dates, "low" if certs == {"low"} else "")


def _of_venue(document: Document) -> Setting:
    """Gives place and time of the labelled lines: `Venue: ...`, `Date: ...`, `Beginning: 10.00`."""
    ranges = ranges_of(document)
    places: list[Annotation] = []
    dates: list[Annotation] = []
    words = ""
    for label, held in islice(_lines(document), 8):
        dates += [*ranges.within("date", held), *ranges.within("time", held)]
        if not _WHEN.search(label):
            found = ranges.outermost("placeName", held) or ranges.outermost("orgName", held)
            words = words or ("" if found else reading_of(document, held))
            places += found
    return Setting(tuple(places[:2]), "" if places else words, tuple(dates[:2]))


def _lines(document: Document) -> Iterator[tuple[str, Annotation]]:
    """Gives label and content of the lines that say where and when: items of a list of the venue."""
    ranges, text = ranges_of(document), document.text
    for held in ranges.of("list"):
        if held.attributes.get("type") != "venue" or ranges.is_inside(held, BEHIND):
            continue
        label = next((a.content(text) for a in ranges.within("head", held)), "")
        for item in ranges.within("item", held):
            own = _LABEL.match(text, item.start, item.end)
            yield (own.group(), Annotation(own.end(), item.end, "item")) if own else (label, item)


def _of_title(document: Document) -> Setting:
    """Gives the day that the title names, and a place where it says `in Orla`: it names those of offices and subjects too."""
    ranges = ranges_of(document)
    titles = list(islice(titles_of(ranges), 2))
    named = (a for title in titles for a in ranges.outermost("placeName", title))
    places = (a for a in named if _IN.search(document.text[max(0, a.start - 5) : a.start]))
    return Setting(_first(places), "", _first(a for title in titles for a in ranges.within("date", title)))


def _of_datelines(document: Document, is_below: bool) -> Setting:
    ranges = ranges_of(document)
    held = list(islice(_datelines(ranges, is_below), 5))
    places = _first(a for line in held for a in ranges.outermost("placeName", line))
    dates = _first(a for line in held for a in ranges.within("date", line))
    return Setting(places, "", dates, "" if is_below else "low") if places or dates else Setting()


def _datelines(ranges: Ranges, is_below: bool) -> Iterator[Annotation]:
    """Gives the datelines of the document below its title (or where it has none), or those above it."""
    title = title_of(ranges)
    edge = title.start if title else -1
    own = (a for a in islice(ranges.of("dateline"), 5) if not ranges.is_inside(a, ("closer", *BEHIND)))
    return (a for a in own if (a.start > edge) == is_below)


def _first(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    return tuple(islice(annotations, 1))
