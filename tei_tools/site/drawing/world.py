"""Places to a map: an equirectangular view that holds them all, the land's outline, a grid of degrees, a dot for each place.

The outline is Natural Earth's (public domain; tools/make_world.py), coarse enough to come with the package: no tile server.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tei_tools.site.drawing.labels import Label, Point, labels_of

WIDTH = 960
_LABELS = 28
_SMALLEST = 16.0  # degrees of longitude that a map shows at least
_STEPS = (1, 2, 5, 10, 15, 30, 45)


@dataclass(frozen=True, slots=True)
class Spot:
    """One place: its name, page, coordinates and how often it is mentioned."""

    name: str
    path: str
    latitude: float
    longitude: float
    mentions: int


@dataclass(frozen=True, slots=True)
class Dot:
    """A spot on the map."""

    spot: Spot
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Line:
    """A meridian or parallel with its label."""

    path: str
    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Map:
    """What is drawn: the land as one path, the grid, the dots with the largest first."""

    land: str = ""
    grid: tuple[Line, ...] = ()
    dots: tuple[Dot, ...] = ()
    labels: tuple[Label, ...] = ()
    width: int = WIDTH
    height: int = 480


@dataclass(frozen=True, slots=True)
class _View:
    west: float
    north: float
    scale: float  # units of the drawing for a degree of longitude
    stretch: float  # a degree of latitude, in degrees of longitude, in the middle of the map
    height: int

    def x(self, longitude: float) -> float:
        return round((longitude - self.west) * self.scale, 1)

    def y(self, latitude: float) -> float:
        return round((self.north - latitude) * self.scale * self.stretch, 1)

    @property
    def east(self) -> float:
        return self.west + WIDTH / self.scale

    @property
    def south(self) -> float:
        return self.north - self.height / (self.scale * self.stretch)


def map_of(spots: Iterable[Spot]) -> Map:
    """Gives the map of some places; an empty one where there are none."""
    ranked = sorted(spots, key=lambda spot: (-spot.mentions, spot.name.casefold(), spot.path))
    if not ranked:
        return Map()
    view = _view(ranked)
    dots = _dots(ranked, view)
    return Map(_land(view), tuple(_grid(view)), tuple(dots), _names(dots, view), WIDTH, view.height)


def _view(spots: list[Spot]) -> _View:
    west, east = min(s.longitude for s in spots), max(s.longitude for s in spots)
    south, north = min(s.latitude for s in spots), max(s.latitude for s in spots)
    stretch = min(2.2, 1 / max(0.3, math.cos(math.radians((south + north) / 2))))
    width = min(360.0, max((east - west) * 1.25, (north - south) * stretch * 1.7, _SMALLEST))
    height = int(min(600, max(360, ((north - south) * 1.35 * stretch) / width * WIDTH)))
    scale = WIDTH / width
    middle, centre = (west + east) / 2, (south + north) / 2
    left = max(-180.0, min(180.0 - width, middle - width / 2))
    top = centre + height / (scale * stretch) / 2
    return _View(left, min(top, 90.0), scale, stretch, height)


@cache
def _rings() -> tuple[tuple[tuple[float, float], ...], ...]:
    lines = (files("tei_tools") / "data" / "site" / "world.txt").read_text(encoding="ascii").splitlines()
    return tuple(_ring([int(number) for number in line.split()]) for line in lines)


def _ring(steps: list[int]) -> tuple[tuple[float, float], ...]:
    x = y = 0
    points = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / 10, y / 10))
    return tuple(points)


def _land(view: _View) -> str:
    """The outline of what is in the view; points far outside are drawn together at its edge."""
    paths = []
    for ring in _rings():
        inside = any(view.west <= x <= view.east and view.south <= y <= view.north for x, y in ring)
        if inside or _surrounds(ring, view):
            points = [
                (round(view.x(_held(x, view.west - 9, view.east + 9))), round(view.y(_held(y, view.south - 9, view.north + 9))))
                for x, y in ring
            ]
            kept = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
            paths.append("M" + "L".join(f"{x} {y}" for x, y in kept) + "Z")
    return "".join(paths)


def _held(value: float, least: float, most: float) -> float:
    return max(least, min(most, value))


def _surrounds(ring: tuple[tuple[float, float], ...], view: _View) -> bool:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs) < view.east and max(xs) > view.west and min(ys) < view.north and max(ys) > view.south


def _grid(view: _View) -> list[Line]:
    step = next((s for s in _STEPS if (view.east - view.west) / s <= 9), 45)
    lines = []
    for degree in range(math.ceil(view.west / step) * step, math.floor(view.east) + 1, step):
        x = view.x(degree)
        if 12 < x < WIDTH - 24:
            lines.append(
                Line(
                    f"M{x} 0V{view.height}",
                    f"{abs(degree)}°{'E' if degree > 0 else 'W' if degree < 0 else ''}",
                    x + 4,
                    view.height - 6,
                )
            )
    for degree in range(math.ceil(view.south / step) * step, math.floor(view.north) + 1, step):
        y = view.y(degree)
        if 18 < y < view.height - 20:
            lines.append(Line(f"M0 {y}H{WIDTH}", f"{abs(degree)}°{'N' if degree > 0 else 'S' if degree < 0 else ''}", 6, y - 4))
    return lines


def _dots(spots: list[Spot], view: _View) -> list[Dot]:
    most = max(spot.mentions for spot in spots) or 1
    return [
        Dot(spot, view.x(spot.longitude), view.y(spot.latitude), round(4 + 12 * math.sqrt(max(spot.mentions, 0) / most), 1))
        for spot in spots
    ]


def _names(dots: list[Dot], view: _View) -> tuple[Label, ...]:
    """The names of the places that are mentioned most, where they cover no other name and no other circle."""
    points = [Point(dot.spot.name, dot.x, dot.y, dot.radius) for dot in dots]
    return tuple(labels_of(points, (), WIDTH, view.height, most=_LABELS, only_free=True))
