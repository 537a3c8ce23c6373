"""What stamps and handwriting say of themselves: kind, day, condition, hand and place, read from their label and lines.

>>> place_of("handwritten in the left margin:")
'margin left'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tei_tools.dates import find_dates
from tei_tools.model import TRANSLATOR, Annotation
from tei_tools.profiles import Profile
from tei_tools.readers.marks import marks_in

_CONDITIONS = ("partial", "faded", "illegible", "blurred", "damaged", "torn", "cut off", "incomplete", "round", "triangular")
_PUT_IN = re.compile(
    r"insert|interlin|add(?:ed|ition)|superscript|supralinear|(?:above|below|between|over|under) the line", re.IGNORECASE
)
_BY_HAND = re.compile(r"hand|pencil|\bink\b|crayon|\bpen\b", re.IGNORECASE)
_PLACES = ("margin", "left", "right", "top", "bottom", "above", "below", "end", "overleaf")
_PLACE_WORDS = {
    "upper": "top",
    "lower": "bottom",
    "beginning": "top",
    "marginal": "margin",
    "back": "overleaf",
    "reverse": "overleaf",
    "interlinear": "above",
    "interlined": "above",
    "interlineation": "above",
    "interlineated": "above",
    "superscript": "above",
    "supralinear": "above",
    "foot": "bottom",
}


def is_by_hand(text: str, group: Sequence[Annotation]) -> bool:
    """Tells whether handwriting is a hand of its own: what is only said to be put in, `[inserted: often]`, is the writer's."""
    label = next((a.content(text) for a in group if a.element == "note"), "")
    return not _PUT_IN.match(label) or bool(_BY_HAND.search(label))


def detail_group(text: str, group: Sequence[Annotation], profile: Profile, number: int) -> list[Annotation]:
    """Gives the construct with what its words say as attributes, and the marks inside it; `number` is its hand's, or 0."""
    outer = group[0]
    label = next((a.content(text) for a in group if a.element == "note"), "")
    start = next((a.end for a in group if a.element == "note"), outer.start + outer.lead)
    marks = list(
        marks_in(text, start, outer.end - outer.trail, profile, "incoming" if outer.element == "stamp" else "registry")
    )
    if outer.element == "stamp":
        return [_stamp(text, outer, label, marks), *group[1:], *marks, *_illegible(text, start, outer.end - outer.trail)]
    place = place_of(label or outer.content(text)[:60])
    attributes = dict(outer.attributes) | ({"hand": f"#hand{number}"} if number else {}) | ({"place": place} if place else {})
    return [replace(outer, attributes=attributes), *group[1:], *marks]


def _illegible(text: str, start: int, end: int) -> list[Annotation]:
    """Gives the gap of a stamp on which nothing can be read, `[stamp: illegible]`."""
    content = text[start:end]
    if not re.fullmatch(r"\s*(?:illegible|unreadable|not legible|indecipherable)\.?\s*", content, re.IGNORECASE):
        return []
    low = start + len(content) - len(content.lstrip())
    high = start + len(content.rstrip())
    gap = Annotation(low, high, "gap", {"reason": "illegible"}, resp=TRANSLATOR)
    return [gap, Annotation(low, high, "desc", resp=TRANSLATOR)]


def _stamp(text: str, outer: Annotation, label: str, marks: Sequence[Annotation]) -> Annotation:
    attributes = dict(outer.attributes)
    types = {mark.attributes.get("type") for mark in marks}
    attributes["type"] = next((kind for kind in ("incoming", "outgoing") if kind in types), attributes.get("type", "stamp"))
    days = [m.attributes["when"] for m in find_dates(outer.content(text)[:600]) if len(m.attributes.get("when", "")) >= 10]
    if days:
        attributes["when"] = days[0][:10]
    conditions = [word.replace(" ", "-") for word in _CONDITIONS if word in label.lower()]
    if conditions:
        attributes["rend"] = " ".join(conditions)
    return replace(outer, attributes=attributes)


def place_of(label: str) -> str:
    """Gives the values of @place that a label speaks of, "" where it names no place."""
    words = re.findall(r"[a-z]+", label.lower())
    found = {_PLACE_WORDS.get(word, word) for word in words} & set(_PLACES)
    return " ".join(sorted(found, key=_PLACES.index))
