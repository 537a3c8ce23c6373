"""Makes tei_tools/data/site/world.txt, the coarse outline of the land that the map of places is drawn on.

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python tools/make_world.py package/land-50m.json tei_tools/data/site/world.txt

The outline is Natural Earth's (public domain), as the npm package world-atlas has it in TopoJSON. It is simplified to about a
quarter of a degree, rings too small to see are left out, and coordinates are whole tenths of a degree: one ring a line,
longitude and latitude of its first point, then the steps from point to point.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TOLERANCE = 0.18  # degrees
SMALLEST = 0.35  # square degrees

Point = tuple[float, float]


def main() -> None:
    """Reads a TopoJSON file of land and writes the rings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topology", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    rings = list(_rings(json.loads(arguments.topology.read_text(encoding="utf-8"))))
    arguments.output.write_text("".join(f"{line}\n" for line in map(_line, rings) if line), encoding="utf-8")
    print(f"{len(rings)} rings, {sum(map(len, rings))} points")


def _rings(topology: dict[str, Any]) -> Iterator[list[Point]]:
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for ring in _unwrapped(_joined(polygon[0], arcs)):
                if abs(_area(ring)) >= SMALLEST:
                    half = len(ring) // 2
                    yield _simplified(ring[: half + 1]) + _simplified(ring[half:])[1:]


def _unwrapped(ring: list[Point]) -> Iterator[list[Point]]:
    """A ring over the date line goes on beyond 180 degrees, and is there a second time on the other side of the map.

    One round the pole, Antarctica's, is closed along the pole.
    """
    turned = 0.0
    points = [ring[0]]
    for (before, _), (x, y) in itertools.pairwise(ring):
        turned += 360 if x - before < -180 else -360 if x - before > 180 else 0
        points.append((x + turned, y))
    if turned:
        points += [(points[-1][0], -90.0), (points[0][0], -90.0)]
    yield points
    for shift in (360.0, -360.0):
        moved = [(x + shift, y) for x, y in points]
        if any(-180 < x < 180 for x, _ in moved):
            yield moved


def _arc(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append(
            (x * transform["scale"][0] + transform["translate"][0], y * transform["scale"][1] + transform["translate"][1])
        )
    return points


def _joined(indexes: list[int], arcs: list[list[Point]]) -> list[Point]:
    ring: list[Point] = []
    for index in indexes:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _area(ring: list[Point]) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def _simplified(points: list[Point]) -> list[Point]:
    """Douglas and Peucker's: leaves out points that lie within the tolerance of the line."""
    if len(points) < 3:
        return points
    (x1, y1), (x2, y2) = points[0], points[-1]
    length = math.hypot(x2 - x1, y2 - y1)
    far, at = 0.0, 0
    for number, (x, y) in enumerate(points[1:-1], 1):
        off = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length if length else math.hypot(x - x1, y - y1)
        if off > far:
            far, at = off, number
    if far <= TOLERANCE:
        return [points[0], points[-1]]
    return _simplified(points[: at + 1]) + _simplified(points[at:])[1:]


def _line(ring: list[Point]) -> str:
    places = [(round(x * 10), round(y * 10)) for x, y in ring]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in itertools.pairwise(places) if a != b]
    if len(steps) < 3:
        return ""
    return " ".join(f"{x} {y}" for x, y in [places[0], *steps])


if __name__ == "__main__":
    main()
