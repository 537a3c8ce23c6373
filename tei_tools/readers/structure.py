"""Items to divisions: opener, head, entries, sections, closer, and what stands behind the text (`back`).

TEI wants what opens a division before its first paragraph and what closes it after the last (DS, "Elements Common to All
Divisions"); where a page does otherwise, the text is cut into divisions, so that nothing is moved.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tei_tools.model import Annotation
from tei_tools.readers.divisions import GLOBAL, OPENER, divisions_of, segments_of
from tei_tools.readers.elements import element_of
from tei_tools.readers.footnotes import NOTES, Notes
from tei_tools.readers.items import Item

_FOOT = frozenset({"valediction", "signed", "ended", "direction"})
_CLOSER = _FOOT | {"dateline", "stamp", "add"}
_WITHIN = {"postscript": "p", "dateline": "dated"}
_BEHIND = frozenset({"attachment", "notes"})
_LAST = _BEHIND | {"distribution", "registry", "abstract"}


def build(items: Sequence[Item], end: int, genre: str) -> list[Annotation]:
    """Gives the annotations of body and back for all items; `end` is the length of the text."""
    return list(_with_note_ids(_build(items, end, genre), items))


def _with_note_ids(annotations: Iterable[Annotation], items: Sequence[Item]) -> Iterator[Annotation]:
    """Gives the annotations with the xml:id of each note, which its marks point to."""
    notes = Notes.of(items)
    ids = {item.start: notes.id_of(item) for item in items if item.kind in NOTES}
    for annotation in annotations:
        if annotation.element == "note" and annotation.attributes.get("place") in ("bottom", "end") and annotation.start in ids:
            annotation = replace(annotation, attributes={**annotation.attributes, "xml:id": ids[annotation.start]})
        yield annotation


def _build(items: Sequence[Item], end: int, genre: str) -> list[Annotation]:
    attached = next((i for i, item in enumerate(items) if item.kind in _BEHIND), len(items))
    cut = _back_from(items[:attached])
    first = int(len(items) > 1 and items[0].kind == "abstract")
    if cut <= first < len(items):  # nothing but what stands behind a text: it is the text
        lines = (replace(item, kind="line", inner=(), detail="") if item.kind in _LAST else item for item in items[first:])
        items = [*items[:first], *lines]
        attached = cut = len(items)
    main, back = items[:cut], _one_abstract(items[:cut], items[cut:attached])
    middle = items[cut].start if items[cut:] else end
    annotations = [Annotation(0, middle, "body")]
    if main and main[0].kind == "abstract":
        annotations += [Annotation(main[0].start, main[0].end, name) for name in ("abstract", "p")]
        main = [replace(item, kind="p") if item.kind == "abstract" else item for item in main[1:]]  # one abstract is enough
    if main:
        annotations.append(Annotation(main[0].start, main[-1].end, "div", {"type": genre}))
        annotations.extend(_main(main))
    else:
        annotations.append(Annotation(0, 0, "div", {"type": genre}))
    if items[cut:]:
        annotations.append(Annotation(middle, end, "back"))
        annotations.extend(_back(back))
        annotations.extend(_attachments(items[attached:]))
    return annotations


def _attachments(items: Sequence[Item]) -> Iterator[Annotation]:
    """Gives a division for each attachment, opened and closed as a document is, and what stands behind the last one."""
    starts = [i for i, item in enumerate(items) if item.kind in _BEHIND]
    for start, stop in itertools.pairwise([*starts, len(items)]):
        part = items[start:stop]
        cut = len(part) if part[0].kind == "notes" else max(1, _back_from(part))
        yield Annotation(part[0].start, part[cut - 1].end, "div", {"type": part[0].kind})
        yield from _main([replace(part[0], kind="title"), *part[1:cut]])
        yield from _back(part[cut:])


def _back_from(items: Sequence[Item]) -> int:
    """Gives the index of the first item that stands behind the text: no body item may follow it, an attachment's excepted."""
    cut = len(items)
    for i, item in enumerate(items):
        if item.zone == "back":
            cut = min(cut, i)
        elif item.zone in ("body", "division") and item.kind not in NOTES:
            cut = len(items)
    return cut


def _main(items: Sequence[Item]) -> Iterator[Annotation]:
    """Gives the parts of the main division: what opens it, its segments, what closes it."""
    foot = len(items)
    while foot and (
        items[foot - 1].kind in _CLOSER
        or items[foot - 1].kind in ("postscript", "footnote", "note", "gap", "fw", "pb", "milestone")
    ):
        foot -= 1
    while foot < len(items) and items[foot].kind not in _FOOT | {"postscript", "dateline"}:
        foot += 1
    segments = segments_of(items[:foot])
    has_divisions = len(segments) > 1
    yield from divisions_of(segments)
    for number, segment in enumerate(segments):
        yield from _segment(segment, wrap=has_divisions, is_first=number == 0)
    if any(item.zone in ("body", "division") for item in items[:foot]):
        yield from _foot(items[foot:])
    else:
        yield from _lines_only(items[foot:])


def _lines_only(items: Sequence[Item]) -> Iterator[Annotation]:
    """Gives what closes a text that has none: TEI wants a body before a closer, so the lines stay lines."""
    for item in items:
        kind = {"postscript": "p", "dateline": "line"}.get(item.kind, item.kind)
        yield from element_of(replace(item, kind=kind))


def _segment(items: Sequence[Item], wrap: bool, is_first: bool) -> Iterator[Annotation]:
    top = next((i for i, item in enumerate(items) if item.zone in ("body", "foot")), len(items))
    opening, rest = items[:top], items[top:]
    kept = len(rest)
    while kept and rest[kept - 1].kind in GLOBAL:
        kept -= 1
    yield from _top(opening)
    if wrap and is_first and kept:
        kinds = {item.kind for item in rest[:kept]}
        yield Annotation(
            rest[0].start,
            rest[kept - 1].end,
            "div",
            {"type": "participants" if "list" in kinds and kinds <= {"list", "table"} else "preface"},
        )
    for item in rest:  # what opens or closes a division does neither in the midst of one
        yield from element_of(replace(item, kind=_WITHIN.get(item.kind, item.kind)))


def _top(items: Sequence[Item]) -> Iterator[Annotation]:
    """Gives opener, head, dateline for what opens a division; neighbours share one opener."""
    for group in _runs(items, OPENER):
        if group[0].kind in OPENER:
            if len(group) == 1 and group[0].kind == "dateline" and group[0] is not items[0]:
                yield from element_of(group[0])
                continue
            if all(item.kind == "note" for item in group):
                yield from (inner for item in group for inner in item.inner)
                continue
            yield Annotation(group[0].start, group[-1].end, "opener")
            for item in group:
                yield from _in_opener(item)
        else:
            yield from element_of(group[0])


def _runs(items: Sequence[Item], kinds: Iterable[str]) -> Iterator[list[Item]]:
    run: list[Item] = []
    for item in items:
        if item.kind in kinds:
            run.append(item)
            continue
        if run:
            yield run
            run = []
        yield [item]
    if run:
        yield run


def _in_opener(item: Item) -> Iterator[Annotation]:
    element = {"dateline": "dateline", "salute": "salute", "address": "address"}.get(item.kind)
    if element:
        yield Annotation(item.start, item.end, element)
    yield from item.inner


_AT_FOOT = {"valediction": "salute", "signed": "signed", "dateline": "dateline", "direction": "address"}


def _foot(items: Sequence[Item]) -> Iterator[Annotation]:
    for group in _runs(items, _CLOSER):
        if group[0].kind in _CLOSER:
            yield Annotation(group[0].start, group[-1].end, "closer")
            for item in group:
                element = _AT_FOOT.get(item.kind)
                if element:
                    yield Annotation(item.start, item.end, element)
                yield from item.inner
        else:
            yield from element_of(group[0])


def _one_abstract(main: Sequence[Item], back: Sequence[Item]) -> list[Item]:
    """Gives the items behind the text, with one abstract in all: another paragraph that sums up is registry matter."""
    kept = next((item for item in (*main, *back) if item.kind == "abstract"), None)
    return [replace(item, kind="registry") if item.kind == "abstract" and item is not kept else item for item in back]


def _back(items: Sequence[Item]) -> Iterator[Annotation]:
    """Gives the divisions behind the text: one for each run of a kind; what belongs to none is registry matter."""
    for group in _back_groups(items):
        kind, first, last = group[0].kind, group[0], group[-1]
        if kind == "abstract":
            yield Annotation(first.start, last.end, "abstract")
            for item in group:
                yield Annotation(item.start, item.end, "p")
            continue
        yield Annotation(first.start, last.end, "div", {"type": kind if kind == "distribution" else "registry"})
        for item in group:
            if item.zone == "top" or item.kind == "registry":
                yield Annotation(item.start, item.end, "ab", {"type": "registry"})
                yield from (a for a in item.inner if a.element != "addrLine")
            elif item.kind == "distribution":
                yield from item.inner
            else:
                # a postscript closes a division that holds something: behind the whole it is a paragraph
                yield from element_of(replace(item, kind="p") if item.kind == "postscript" else item)


def _back_groups(items: Sequence[Item]) -> Iterator[list[Item]]:
    group: list[Item] = []
    for item in items:
        kind = item.kind if item.kind in ("distribution", "abstract") else "registry"
        current = group[0].kind if group else ""
        current = current if current in ("distribution", "abstract", "") else "registry"
        if group and (kind != current or kind == "distribution"):
            yield group
            group = []
        group.append(item)
    if group:
        yield group
