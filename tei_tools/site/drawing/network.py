"""Who meets and writes to whom, as a network: the people and bodies with most ties, laid out so that those tied stand near.

The layout is Fruchterman and Reingold's (1991), begun on a circle in the order of the names, so that the same ties give the
same drawing. Everybody is in the table; the drawing has the `MOST` with most ties.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

WIDTH, HEIGHT = 960, 680
MOST = 44
_ROUNDS = 160
_MARGIN = 70
_LONGEST = 28  # characters of a name in the drawing
_STRETCH = 380.0  # units of the drawing for one of the layout, at most


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
class Label:
    """A name written beside its node; a long one is shortened."""

    text: str
    x: float
    y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Edge:
    """Ties between two: how many of each relation, the strongest `weight`, and the line."""

    first: Node
    second: Node
    relations: tuple[tuple[str, int], ...]
    weight: int
    width: float = 1.0


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
Box = tuple[float, float, float, float]


def network_of(nodes: Iterable[Node], ties: dict[Tied, dict[str, int]]) -> Network:
    """Lays out nodes by their ties; `ties` gives for a pair of keys the number of each relation."""
    ranked = sorted(nodes, key=lambda node: (-node.weight, node.name.casefold(), node.key))
    shown = sorted(ranked[:MOST], key=lambda node: (node.name.casefold(), node.key))
    number = {node.key: at for at, node in enumerate(shown)}
    pairs = {(number[a], number[b]): sum(kinds.values()) for (a, b), kinds in ties.items() if a in number and b in number}
    most = max((node.weight for node in shown), default=1)
    places = _laid_out(len(shown), dict(sorted(pairs.items())))
    placed = [_placed(node, places[at], most) for at, node in enumerate(shown)]
    by_key = {node.key: node for node in placed}
    strongest = max(pairs.values(), default=1)
    edges = [
        Edge(by_key[a], by_key[b], tuple(sorted(kinds.items())), weight, round(1 + 4 * weight / strongest, 1))
        for (a, b), kinds in sorted(ties.items())
        if a in by_key and b in by_key and (weight := sum(kinds.values()))
    ]
    return Network(tuple(placed), tuple(edges), tuple(_labels(placed)), len(ranked) - len(shown))


def _placed(node: Node, place: complex, most: int) -> Node:
    x, y = round(place.real, 1), round(place.imag, 1)
    radius = round(5 + 13 * math.sqrt(node.weight / most), 1)
    return Node(node.key, node.name, node.path, node.kind, node.weight, x, y, radius)


def _labels(nodes: list[Node]) -> list[Label]:
    """Writes each name where it covers least: right of its node, left, above or below; those with most ties first."""
    taken = [(n.x - n.radius, n.y - n.radius, n.x + n.radius, n.y + n.radius) for n in nodes]
    labels = []
    for node in sorted(nodes, key=lambda node: (-node.weight, node.key)):
        text = node.name if len(node.name) <= _LONGEST else f"{node.name[: _LONGEST - 1].rstrip()}…"
        placed = [_beside(node, text, way) for way in range(4)]
        label, box = min(placed, key=lambda pair: sum(_meet(pair[1], other) for other in taken) + 9 * _leaves(pair[1]))
        labels.append(label)
        taken.append(box)
    return labels


def _beside(node: Node, text: str, way: int) -> tuple[Label, Box]:
    wide, gap = 7.4 * len(text), node.radius + 5
    if way < 2:
        x = node.x + gap if way == 0 else node.x - gap
        left = x if way == 0 else x - wide
        return Label(text, x, node.y + 4, "start" if way == 0 else "end"), (left, node.y - 8, left + wide, node.y + 8)
    y = node.y - gap - 3 if way == 2 else node.y + gap + 11
    return Label(text, node.x, y, "middle"), (node.x - wide / 2, y - 12, node.x + wide / 2, y + 4)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def _leaves(box: Box) -> bool:
    return box[0] < 0 or box[1] < 0 or box[2] > WIDTH or box[3] > HEIGHT


def _laid_out(count: int, pairs: dict[tuple[int, int], int]) -> list[complex]:
    """Places in the drawing's box: all push each other apart, ties pull together, steps grow smaller."""
    if count == 0:
        return []
    places = [complex(math.cos(2 * math.pi * at / count), math.sin(2 * math.pi * at / count)) for at in range(count)]
    ideal = 1.6 / math.sqrt(count)
    for turn in range(_ROUNDS):
        moves = _pushed(places, ideal)
        for (a, b), weight in pairs.items():
            way = places[a] - places[b]
            pull = way * (abs(way) / ideal) * min(1.0, 0.4 + 0.2 * weight)
            moves[a] -= pull
            moves[b] += pull
        limit = 0.12 * (1 - turn / _ROUNDS) + 0.002
        places = [place + _limited(move - 0.25 * place, limit) for place, move in zip(places, moves, strict=True)]
    return _fitted(places)


def _pushed(places: list[complex], ideal: float) -> list[complex]:
    moves = [0j] * len(places)
    for a, here in enumerate(places):
        for b in range(a):
            way = here - places[b]
            distance = abs(way) or 1e-3
            push = way / distance * (ideal * ideal / distance)
            moves[a] += push
            moves[b] -= push
    return moves


def _limited(move: complex, limit: float) -> complex:
    length = abs(move)
    return move * (limit / length) if length > limit else move


def _fitted(places: list[complex]) -> list[complex]:
    if len(places) == 1:
        return [complex(WIDTH / 2, HEIGHT / 2)]
    left, right = min(p.real for p in places), max(p.real for p in places)
    top, bottom = min(p.imag for p in places), max(p.imag for p in places)
    middle = complex((left + right) / 2, (top + bottom) / 2)
    wide = min(_STRETCH, (WIDTH - 2 * _MARGIN) / ((right - left) or 1.0))  # a few are not drawn to the four corners
    high = min(_STRETCH, (HEIGHT - 2 * _MARGIN) / ((bottom - top) or 1.0))
    moved = (place - middle for place in places)
    return [complex(WIDTH / 2 + p.real * wide, HEIGHT / 2 + p.imag * high) for p in moved]
