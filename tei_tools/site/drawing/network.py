"""Who meets and writes to whom, as a network: those with most ties, a line for each kind of tie, names where they cover least.

Where the nodes stand is `layout.py`'s. Everybody is in the table; the drawing has the closest pairs, up to `MOST` people and
bodies.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tei_tools.site.drawing.labels import Label, Point, labels_of
from tei_tools.site.drawing.layout import laid_out

WIDTH, HEIGHT = 960, 680
MOST = 44
_MARGIN = complex(84, 36)
_APART = 3.5  # between the lines of two kinds


@dataclass(frozen=True, slots=True)
class Node:
    """One of them: its key, name, page and weight, and where it stands."""

    key: str
    name: str
    path: str
    kind: str
    weight: int
    x: float = 0.0
    y: float = 0.0
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Edge:
    """Ties of one kind between two: how many, and the line; `kind` is the relation in one word, as style sheets take it."""

    first: Node
    second: Node
    kind: str
    weight: int
    width: float
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Network:
    """The drawing: nodes and edges in it. `left_out` counts those that are in the table only."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    labels: tuple[Label, ...] = ()
    left_out: int = 0
    width: int = WIDTH
    height: int = HEIGHT


Tied = tuple[str, str]


def network_of(nodes: Iterable[Node], ties: Mapping[Tied, Mapping[str, int]]) -> Network:
    """Lays out nodes by their ties; `ties` gives for a pair of keys the number of each kind, such as `meets`."""
    everybody = {node.key: node for node in nodes}
    closest = _closest(ties, everybody)
    tied = {key for pair in closest for key in pair}
    shown = sorted((everybody[key] for key in tied), key=lambda node: (node.name.casefold(), node.key))
    number = {node.key: at for at, node in enumerate(shown)}
    pairs = {(number[a], number[b]): sum(ties[a, b].values()) for a, b in closest}
    most = max((node.weight for node in shown), default=1)
    height = min(HEIGHT, 260 + 30 * len(shown))
    places = laid_out(len(shown), dict(sorted(pairs.items())), complex(WIDTH, height), _MARGIN)
    placed = {node.key: _placed(node, places[at], most) for at, node in enumerate(shown)}
    strongest = max((count for pair in closest for count in ties[pair].values()), default=1)
    edges = [edge for a, b in closest for edge in _edges(placed[a], placed[b], ties[a, b], strongest)]
    labels = _labels([*placed.values()], edges, height)
    return Network(tuple(placed.values()), tuple(edges), labels, len(everybody) - len(shown), height=height)


def _closest(ties: Mapping[Tied, Mapping[str, int]], nodes: Mapping[str, Node]) -> list[Tied]:
    """The pairs that are drawn: the closest first, those between people of many ties before others, up to `MOST` people."""
    ranked = sorted(ties, key=lambda pair: (-sum(ties[pair].values()), -sum(nodes[key].weight for key in pair), pair))
    shown: set[str] = set()
    for pair in ranked:
        if len(shown.union(pair)) <= MOST:
            shown.update(pair)
    return sorted(pair for pair in ties if shown.issuperset(pair))


def _edges(first: Node, second: Node, kinds: Mapping[str, int], strongest: int) -> list[Edge]:
    """A line for each kind of tie; two kinds run side by side."""
    way = complex(second.x - first.x, second.y - first.y)
    aside = way / (abs(way) or 1) * 1j
    edges = []
    for at, (kind, count) in enumerate(sorted(kinds.items())):
        off = aside * _APART * (at - (len(kinds) - 1) / 2)
        x1, y1, x2, y2 = first.x + off.real, first.y + off.imag, second.x + off.real, second.y + off.imag
        width = round(1.3 + 3 * count / strongest, 1) if strongest > 1 else 1.6
        edges.append(Edge(first, second, kind, count, width, round(x1, 1), round(y1, 1), round(x2, 1), round(y2, 1)))
    return edges


def _placed(node: Node, place: complex, most: int) -> Node:
    x, y = round(place.real, 1), round(place.imag, 1)
    radius = round(5 + 11 * math.sqrt(node.weight / most), 1)
    return replace(node, x=x, y=y, radius=radius)


def _labels(nodes: list[Node], edges: list[Edge], height: int) -> tuple[Label, ...]:
    """The names, chosen first for those with most ties."""
    ranked = sorted(nodes, key=lambda node: (-node.weight, node.key))
    points = [Point(node.name, node.x, node.y, node.radius) for node in ranked]
    return tuple(labels_of(points, ((e.x1, e.y1, e.x2, e.y2) for e in edges), WIDTH, height))
