"""The pages over a whole corpus: start, documents by date, genre, classification and archive, names, map.

All are made again in every build; they ask the store for rows and hold what a list of the corpus holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from textwrap import shorten

from tei_tools.exporters.page.remarks import Remarks
from tei_tools.site.citing import entity_path
from tei_tools.site.drawing.timeline import Timeline, timeline_of, year_of
from tei_tools.site.drawing.world import Map, Spot, map_of
from tei_tools.site.slugs import slug_of
from tei_tools.site.sorting import letter_of, row_name
from tei_tools.site.store import Listed, Store
from tei_tools.tables import DocumentRow, EntityRow

KINDS = ("person", "place", "org")
_TITLE = 60  # characters of a document's title beside a name in a list


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that belong together in a list: the name of the group, its id on the page, the documents by date."""

    name: str
    anchor: str
    documents: tuple[Listed, ...]


def figures(store: Store, documents: list[Listed]) -> list[tuple[str, int]]:
    """Gives the corpus in figures: the key of each and its number."""
    counts = Counter({kind: sum(1 for _ in store.entities(kind)) for kind in KINDS})
    words = sum(listed.row.words for listed in documents)
    return [("documents", len(documents)), ("words", words), *((f"{kind}s", counts[kind]) for kind in KINDS)]


def span(documents: list[Listed]) -> tuple[str, str]:
    """Gives the first and the last year of the documents, or empty strings."""
    dates = (date for listed in documents for date in (listed.row.start, listed.row.end))
    years = sorted((year for date in dates if (year := year_of(date))), key=int)
    return (years[0], years[-1]) if years else ("", "")


def timeline(documents: Iterable[Listed]) -> Timeline:
    """Gives the timeline of the documents' dates."""
    return timeline_of(listed.row.start or listed.row.end for listed in documents)


def grouped(documents: list[Listed], by: str, words: Remarks) -> list[Group]:
    """Gives documents in groups: by `date` (years), `genre`, `classification` or `archive`; what is not stated comes last."""
    groups: dict[str, list[Listed]] = {}
    for listed in documents:
        for name in _NAMES_BY[by](listed.row) or [""]:
            groups.setdefault(name, []).append(listed)
    ordered = sorted(groups.items(), key=lambda pair: (pair[0] == "", pair[0].casefold()))
    return [_group(name, members, by, words) for name, members in ordered]


def _group(name: str, members: list[Listed], by: str, words: Remarks) -> Group:
    shown = words.term(by, name) if name else words(f"list.without_{by}")
    return Group(shown, name if by == "date" and name else f"g-{slug_of(name or 'none')}", tuple(members))


def archive_of(row: DocumentRow) -> str:
    """Gives the archive that keeps a document, with the fond where one is stated."""
    fond = next((f"{kind.capitalize()} {value}" for kind, value in row.identifiers if kind in ("fond", "rg", "collection")), "")
    return ", ".join(part for part in (row.repository or row.settlement, fond) if part)


_NAMES_BY: dict[str, Callable[[DocumentRow], list[str]]] = {
    "date": lambda row: [year_of(row.start or row.end)],
    "genre": lambda row: [row.genre],
    "classification": lambda row: list(row.classification),
    "archive": lambda row: [archive_of(row)],
}
LISTS = tuple(_NAMES_BY)


def places(store: Store) -> tuple[Map, list[EntityRow], list[EntityRow]]:
    """Gives the map, the places on it, and those that nobody gave coordinates to."""
    mapped: list[EntityRow] = []
    unmapped: list[EntityRow] = []
    for row in by_name(store, "place"):
        (unmapped if row.latitude is None or row.longitude is None else mapped).append(row)
    spots = (Spot(r.name, entity_path("place", r.ref), r.latitude or 0.0, r.longitude or 0.0, r.mentions) for r in mapped)
    return map_of(spots), mapped, unmapped


def by_name(store: Store, kind: str) -> list[EntityRow]:
    """Gives the people, places or bodies by name."""
    return sorted(store.entities(kind), key=lambda row: (row_name(row).key, row.ref))


def homes(rows: list[EntityRow], store: Store) -> dict[str, str]:
    """Gives, by ref, the title of its only document for each of those that share their name with others in the list."""
    counts = Counter(row.name.casefold() for row in rows)
    shared = (row for row in rows if counts[row.name.casefold()] > 1 and row.documents == 1)
    return {row.ref: shorten(store.home((row.kind, row.ref)), _TITLE, placeholder=" …") for row in shared}


def initials(rows: list[EntityRow]) -> Iterator[tuple[str, list[EntityRow]]]:
    """Yields the rows, which are in order, by the letter that they stand under."""
    yield from ((letter, list(group)) for letter, group in groupby(rows, key=lambda row: letter_of(row_name(row).surname)))
