"""The pages over a whole corpus: start, documents by date, genre, classification and archive, names, network, map.

All are made again in every build; they ask the store for rows and hold what a list of the corpus holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tei_tools.exporters.page.remarks import Remarks
from tei_tools.site.citing import entity_path
from tei_tools.site.drawing.network import Network, Node, Tied, network_of
from tei_tools.site.drawing.timeline import Timeline, timeline_of
from tei_tools.site.drawing.world import Map, Spot, map_of
from tei_tools.site.slugs import slug_of
from tei_tools.site.store import Listed, Store
from tei_tools.tables import DocumentRow, EntityRow

KINDS = ("person", "place", "org")
_TIES = ("meets", "writes to")


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that belong together in a list: the name of the group, its id on the page, the documents by date."""

    name: str
    anchor: str
    documents: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who have ties, for the table beside the network."""

    first: Node
    second: Node
    relations: tuple[tuple[str, int], ...]


def figures(store: Store, documents: list[Listed]) -> list[tuple[str, int]]:
    """Gives the corpus in figures: the key of each and its number."""
    counts = Counter({kind: sum(1 for _ in store.entities(kind)) for kind in KINDS})
    words = sum(listed.row.words for listed in documents)
    return [("documents", len(documents)), ("words", words), *((f"{kind}s", counts[kind]) for kind in KINDS)]


def span(documents: list[Listed]) -> tuple[str, str]:
    """Gives the first and the last year of the documents, or empty strings."""
    years = [date[:4] for listed in documents for date in (listed.row.start, listed.row.end) if date[:4].isdigit()]
    return min(years, default=""), max(years, default="")


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
    shown = name or words(f"list.without_{by}")
    return Group(shown, name if by == "date" and name else f"g-{slug_of(name or 'none')}", tuple(members))


def archive_of(row: DocumentRow) -> str:
    """Gives the archive that keeps a document, with the fond where one is stated."""
    fond = next((f"{kind.capitalize()} {value}" for kind, value in row.identifiers if kind in ("fond", "rg", "collection")), "")
    return ", ".join(part for part in (row.repository or row.settlement, fond) if part)


_NAMES_BY: dict[str, Callable[[DocumentRow], list[str]]] = {
    "date": lambda row: [(row.start or row.end)[:4]],
    "genre": lambda row: [row.genre],
    "classification": lambda row: list(row.classification),
    "archive": lambda row: [archive_of(row)],
}
LISTS = tuple(_NAMES_BY)


def network(store: Store) -> tuple[Network, list[Pair]]:
    """Gives the network of who meets and writes to whom, and all pairs for the table, those with most ties first."""
    ties: dict[Tied, dict[str, int]] = {}
    kinds: dict[str, str] = {}
    names: dict[str, str] = {}
    for tie in store.ties():
        first, second = tie.subject, tie.object
        if tie.relation not in _TIES or not first.ref or not second.ref:
            continue
        for party in (first, second):
            kinds[party.ref] = party.kind
            names.setdefault(party.ref, party.name)
        key = (first.ref, second.ref) if first.ref < second.ref else (second.ref, first.ref)
        relations = ties.setdefault(key, {})
        relations[tie.relation] = relations.get(tie.relation, 0) + 1
    nodes = {ref: _node(ref, kind, names[ref], ties, store) for ref, kind in kinds.items()}
    pairs = [Pair(nodes[a], nodes[b], tuple(sorted(relations.items()))) for (a, b), relations in ties.items()]
    pairs.sort(key=lambda pair: (-sum(n for _, n in pair.relations), pair.first.name.casefold(), pair.second.name.casefold()))
    return network_of(nodes.values(), ties), pairs


def _node(ref: str, kind: str, name: str, ties: dict[Tied, dict[str, int]], store: Store) -> Node:
    row = store.entity((kind, ref))
    weight = sum(sum(relations.values()) for pair, relations in ties.items() if ref in pair)
    known = row.name if row and row.name != ref else name or ref
    return Node(ref, known, entity_path(kind, ref) if row else "", kind, weight)


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
    return sorted(store.entities(kind), key=lambda row: (row.name.casefold(), row.ref))


def initials(rows: list[EntityRow]) -> Iterator[tuple[str, list[EntityRow]]]:
    """Yields the rows by the first letter of their names."""
    groups: dict[str, list[Any]] = {}
    for row in rows:
        letter = row.name[:1].upper()
        groups.setdefault(letter if letter.isalpha() else "#", []).append(row)
    yield from groups.items()
