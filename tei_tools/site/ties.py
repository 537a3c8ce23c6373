"""Who meets and writes to whom in a corpus: the pairs for the table, those with most ties first, and the network of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from tei_tools.site.citing import entity_path
from tei_tools.site.drawing.network import Network, Node, network_of
from tei_tools.site.drawing.timeline import year_of
from tei_tools.site.identities import Key
from tei_tools.site.store import Store, Tie
from tei_tools.tables import EntityRow, Party

K = TypeVar("K", bound=Hashable)
KINDS = {"meets": "meets", "writes to": "writes"}  # the relations that are drawn, each with its name in style sheets


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who have ties: how often the first `writes to` the second, or the reverse, `writes to (passive)`."""

    first: Node
    second: Node
    relations: tuple[tuple[str, int], ...]


def relation_from(tie: Tie, entity: Key) -> str:
    """Gives what an entity did in a tie; in a meeting both do the same."""
    is_subject = (tie.subject.kind, tie.subject.ref) == entity
    return tie.relation if is_subject or tie.relation == "meets" else f"{tie.relation} (passive)"


def told_apart(names: Mapping[K, str], dates: Mapping[K, Iterable[str]]) -> dict[K, str]:
    """Gives names of which none is another's; those that several have, with the first year of their ties: `Dorn (1957)`."""
    counts = Counter(names.values())
    years = {key: year_of(min(filter(None, dates[key]), default="")) for key, name in names.items() if counts[name] > 1}
    return {key: f"{name} ({years[key]})" if years.get(key) else name for key, name in names.items()}


def network(store: Store) -> tuple[Network, list[Pair]]:
    """Gives the network of who meets and writes to whom, and all pairs for the table."""
    ties: dict[tuple[Key, Key], Counter[str]] = {}
    names: dict[Key, str] = {}
    dates: dict[Key, set[str]] = {}
    for tie in store.ties():
        if tie.relation in KINDS and tie.subject.ref and tie.object.ref:
            first, second = sorted((_key(tie.subject), _key(tie.object)))
            for party in (tie.subject, tie.object):
                names[_key(party)] = names.get(_key(party)) or party.name
                dates.setdefault(_key(party), set()).add(tie.date)
            ties.setdefault((first, second), Counter())[relation_from(tie, first)] += 1
    nodes = _nodes(names, dates, ties, store)
    pairs = [_pair(nodes[first], nodes[second], relations) for (first, second), relations in ties.items()]
    pairs.sort(key=lambda pair: (-sum(n for _, n in pair.relations), pair.first.name.casefold(), pair.second.name.casefold()))
    drawn = {(nodes[first].key, nodes[second].key): _drawn(relations) for (first, second), relations in ties.items()}
    return network_of(nodes.values(), drawn), pairs


def _nodes(
    names: dict[Key, str], dates: dict[Key, set[str]], ties: dict[tuple[Key, Key], Counter[str]], store: Store
) -> dict[Key, Node]:
    weights: Counter[Key] = Counter()
    for pair, relations in ties.items():
        for entity in pair:
            weights[entity] += relations.total()
    rows = {entity: row for entity in names if (row := store.entity(entity))}
    called = {entity: _called(entity, rows.get(entity), name) for entity, name in names.items()}
    return {
        (kind, ref): Node(
            f"{kind} {ref}", name, entity_path(kind, ref) if (kind, ref) in rows else "", kind, weights[kind, ref]
        )
        for (kind, ref), name in told_apart(called, dates).items()
    }


def _called(entity: Key, row: EntityRow | None, words: str) -> str:
    return row.name if row and row.name != entity[1] else words or entity[1]


def _pair(first: Node, second: Node, relations: Counter[str]) -> Pair:
    """The pair as a table shows it: who wrote more stands first."""
    if relations["writes to (passive)"] > relations["writes to"]:
        turned = {"writes to (passive)": "writes to", "writes to": "writes to (passive)"}
        return Pair(second, first, _sorted((turned.get(name, name), count) for name, count in relations.items()))
    return Pair(first, second, _sorted(relations.items()))


def _sorted(relations: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((name, count) for name, count in relations if count))


def _drawn(relations: Counter[str]) -> Counter[str]:
    kinds: Counter[str] = Counter()
    for relation, count in relations.items():
        kinds[KINDS[relation.removesuffix(" (passive)")]] += count
    return kinds


def _key(party: Party) -> Key:
    return party.kind, party.ref
