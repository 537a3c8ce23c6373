"""Items cut into divisions: an entry, a heading or an opening begins one; deeper headings stand inside others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tei_tools.model import Annotation
from tei_tools.readers.items import Item

OPENER = frozenset({"letterhead", "marks", "dateline", "address", "salute", "shelfmark", "telegram", "stamp", "add", "note"})
GLOBAL = frozenset({"gap", "milestone", "pb", "fw", "note"})


def segments_of(items: Sequence[Item]) -> list[list[Item]]:
    """Cuts the items where a division begins: an entry, a heading, or an opening after text has begun."""
    segments: list[list[Item]] = [[]]
    in_body = False
    for item in items:
        begins = item.zone == "division" or (in_body and item.kind in OPENER | {"title"} and item.zone == "top")
        if begins and (segments[-1] or item.zone == "division"):
            segments.append([])
            in_body = False
        segments[-1].append(item)
        in_body = in_body or item.zone == "body"
    return segments


def divisions_of(segments: Sequence[Sequence[Item]]) -> Iterator[Annotation]:
    """Gives the division of each segment but the first: it reaches over the deeper ones that follow it."""
    starts, ends = _ends(segments)
    levels = _levels(segments)
    for i in range(1, len(segments)):
        last = i
        while last + 1 < len(segments) and levels[last + 1] > levels[i]:
            last += 1
        kind = segments[i][0].kind if segments[i][0].kind in ("entry", "agenda", "decision") else "section"
        yield Annotation(starts[i], ends[last], "div", {"type": kind})


def _levels(segments: Sequence[Sequence[Item]]) -> list[int]:
    """Gives how deep each division stands: a decision in its point, a heading below the kind of headings it came after.

    A point stands inside one that is counted otherwise: `1. Coal` in `II. THE MINES`.
    """
    levels, base = [], 0
    points: list[str] = []
    kinds: list[str] = []
    for segment in segments:
        kind, detail = (segment[0].kind, segment[0].detail) if segment else ("", "")
        if kind in ("entry", "agenda"):
            points = _deepened(points, detail) if kind == "agenda" else []
            kinds, base = [], max(1, len(points))
            levels.append(base - 1)
        elif kind == "decision":
            levels.append(base)
        elif kind == "heading":
            kinds = _deepened(kinds, detail)
            levels.append(base + len(kinds) - 1)
        else:
            levels.append(0)
    return levels


def _deepened(kinds: list[str], kind: str) -> list[str]:
    """Gives the kinds that stand open where one more begins: a known one comes back, another stands inside the last."""
    return kinds[: kinds.index(kind) + 1] if kind in kinds else [*kinds, kind]


def _ends(segments: Sequence[Sequence[Item]]) -> tuple[list[int], list[int]]:
    """Gives where the division of each segment starts and ends: breaks and remarks at its end stand behind it."""
    starts, ends = [], []
    for segment in segments:
        kept = len(segment)
        top = next((i for i, item in enumerate(segment) if item.zone in ("body", "foot")), kept)  # an opener is whole
        while kept > max(1, top) and segment[kept - 1].kind in GLOBAL:
            kept -= 1
        starts.append(segment[0].start if segment else 0)
        ends.append(segment[kept - 1].end if segment else 0)
    return starts, ends
