"""Names beside the nodes of a drawing, each where it covers least: no node, no other name, few lines.

The width of a name is estimated from its letters: nobody measures type while a site is built.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LONGEST = 30  # characters of a name in a drawing
_LETTER = 7.3  # units of the drawing, at 13 pixels
_OUTSIDE, _CROSSED = 4000.0, 90.0  # what leaving the drawing costs, and crossing a line, as an area that is covered

Box = tuple[float, float, float, float]
Segment = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Point:
    """What has a name: the middle of a circle and its radius."""

    name: str
    x: float
    y: float
    radius: float

    @property
    def box(self) -> Box:
        """The square round the circle."""
        return self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius


@dataclass(frozen=True, slots=True)
class Label:
    """A name written beside its point; a long one is shortened."""

    text: str
    x: float
    y: float
    anchor: str


def labels_of(
    points: Sequence[Point],
    lines: Iterable[Segment],
    width: float,
    height: float,
    *,
    most: int | None = None,
    only_free: bool = False,
) -> list[Label]:
    """Gives the labels of the first `most` points, in their order, which is that of their choice.

    With `only_free` those that would cover something are left out.
    """
    taken = [point.box for point in points]
    segments = list(lines)
    labels = []
    for point in points[:most]:
        text = shortened(point.name)
        near = [one for one in segments if _meet(_around(point, text), _box_of(one))]

        def cost(placed: tuple[Label, Box], near: list[Segment] = near) -> float:
            box = placed[1]
            covered = sum(_shared(box, other) for other in taken)
            crossed = sum(_CROSSED for one in near if _crosses(one, box))
            return covered + crossed + (_OUTSIDE if _leaves(box, width, height) else 0)

        label, box = best = min((_beside(point, text, way) for way in range(8)), key=cost)
        if only_free and cost(best):
            continue
        labels.append(label)
        taken.append(box)
    return labels


def shortened(name: str) -> str:
    """Gives a name as a drawing has room for it."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _beside(point: Point, text: str, way: int) -> tuple[Label, Box]:
    """A label right, left, above or below its point, or off one of its corners."""
    wide, gap = _LETTER * len(text), point.radius + 5
    across = (1, -1, 0, 0, 1, -1, 1, -1)[way]
    down = (0, 0, -1, 1, -1, -1, 1, 1)[way]
    near = 0.75 if across and down else 1.0
    x = point.x + across * gap * near
    y = point.y + 4 + down * (gap + 7) * near
    left = x if across > 0 else x - wide if across < 0 else x - wide / 2
    anchor = {1: "start", -1: "end", 0: "middle"}[across]
    return Label(text, round(x, 1), round(y, 1), anchor), (left, y - 12, left + wide, y + 4)


def _around(point: Point, text: str) -> Box:
    wide, high = _LETTER * len(text) + point.radius + 8, point.radius + 26
    return point.x - wide, point.y - high, point.x + wide, point.y + high


def _box_of(line: Segment) -> Box:
    x1, y1, x2, y2 = line
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def _shared(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0


def _leaves(box: Box, width: float, height: float) -> bool:
    return box[0] < 0 or box[1] < 0 or box[2] > width or box[3] > height


def _crosses(line: Segment, box: Box) -> bool:
    """Whether a line runs through a box: it is cut to the box's sides (Liang and Barsky, 1984)."""
    x1, y1, x2, y2 = line
    first, last = 0.0, 1.0
    for step, room in ((x1 - x2, x1 - box[0]), (x2 - x1, box[2] - x1), (y1 - y2, y1 - box[1]), (y2 - y1, box[3] - y1)):
        if step == 0:
            if room < 0:
                return False
            continue
        at = room / step
        if step < 0:
            first = max(first, at)
        else:
            last = min(last, at)
    return first < last
