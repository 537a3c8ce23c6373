"""Places for the nodes of a network: those tied stand near, none stands on another, all fit the box.

The layout is Fruchterman and Reingold's (1991), begun on a circle in the order of the nodes, so that the same ties give the
same drawing; then nodes are pushed apart until a name fits beside each. Groups that no tie joins are laid out each by itself,
the largest above, in rows.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

_ROUNDS = 160
_STRETCH = 260.0  # units of the drawing for one of the layout, at most: a few nodes are not drawn to the four corners
_ROOM = complex(120, 42)  # what a node with its name takes of the drawing
_LEAST = 2.5  # the room of the smallest group; that of others grows with the square root of their nodes
_SETTLING = 90


def laid_out(count: int, pairs: Mapping[tuple[int, int], int], box: complex, margin: complex) -> list[complex]:
    """Gives a place for each of `count` nodes in a box of the size `box`; `pairs` are the numbers of ties between two."""
    places = [0j] * count
    groups = _groups(count, pairs)
    for group, (corner, size) in zip(groups, _shelves([len(group) for group in groups], box), strict=True):
        number = {node: at for at, node in enumerate(group)}
        own = {(number[a], number[b]): weight for (a, b), weight in pairs.items() if a in number}
        for node, place in zip(group, _group_laid_out(len(group), own, size, margin), strict=True):
            places[node] = corner + place
    return places


def _groups(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The nodes that ties join, directly or by others, the largest group first."""
    of = [{node} for node in range(count)]
    for a, b in pairs:
        if of[a] is not of[b]:
            of[a] |= of[b]
            for node in of[b]:
                of[node] = of[a]
    groups = {id(group): sorted(group) for group in of}
    return sorted(groups.values(), key=lambda group: (-len(group), group))


def _shelves(sizes: list[int], box: complex) -> list[tuple[complex, complex]]:
    """A corner and a size in the box for each group, the largest first, in rows as high as their first group needs."""
    needs = [max(_LEAST, 1.3 * math.sqrt(size)) for size in sizes]
    widest = max([*needs[:1], math.sqrt(sum(need * need for need in needs))])
    rows: list[list[float]] = []
    for need in needs:
        if rows and sum(rows[-1]) + need <= widest:
            rows[-1].append(need)
        else:
            rows.append([need])
    unit = box.imag / (sum(row[0] for row in rows) or 1.0)
    places, down = [], 0.0
    for row in rows:
        across, high = 0.0, row[0] * unit
        for need in row:
            wide = box.real * need / sum(row)
            places.append((complex(across, down), complex(wide, high)))
            across += wide
        down += high
    return places


def _group_laid_out(count: int, pairs: Mapping[tuple[int, int], int], box: complex, margin: complex) -> list[complex]:
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
    return _settled(_fitted(places, box, margin), box, margin)


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


def _fitted(places: list[complex], box: complex, margin: complex) -> list[complex]:
    left, right = min(p.real for p in places), max(p.real for p in places)
    top, bottom = min(p.imag for p in places), max(p.imag for p in places)
    middle = complex((left + right) / 2, (top + bottom) / 2)
    wide = min(_STRETCH, (box.real - 2 * margin.real) / ((right - left) or 1.0))
    high = min(_STRETCH, (box.imag - 2 * margin.imag) / ((bottom - top) or 1.0))
    moved = (place - middle for place in places)
    return [complex(box.real / 2 + p.real * wide, box.imag / 2 + p.imag * high) for p in moved]


def _settled(places: list[complex], box: complex, margin: complex) -> list[complex]:
    """Pushes nodes apart that are nearer than their room, as far as the box lets them."""
    for _ in range(_SETTLING):
        is_settled = True
        for a in range(len(places)):
            for b in range(a):
                way = places[a] - places[b]
                if abs(way.imag) >= _ROOM.imag or abs(way.real) >= _ROOM.real:
                    continue
                across, down = way.real / _ROOM.real, way.imag / _ROOM.imag
                near = math.hypot(across, down)
                if near < 1:
                    is_settled = False
                    step = way / near * (1 - near) / 2 if near > 1e-6 else complex(_ROOM.real / 4, _ROOM.imag / 4)
                    places[a] += step
                    places[b] -= step
        places = [_within(place, box, margin) for place in places]
        if is_settled:
            break
    return places


def _within(place: complex, box: complex, margin: complex) -> complex:
    x = min(max(place.real, margin.real), box.real - margin.real)
    return complex(x, min(max(place.imag, margin.imag), box.imag - margin.imag))
