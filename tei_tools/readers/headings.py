"""Headings inside the text: numbered ones, by how they are counted, those in capitals, `Regarding trade`.

>>> heading_kind("II. Coal"), heading_kind("2.1 Coal"), heading_kind("COAL"), heading_kind("Coal")
('roman', 'decimal', 'upper', 'plain')
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from tei_tools.readers.items import Item, Reading
from tei_tools.readers.lines import Line
from tei_tools.readers.shapes import capital_share, is_prose, words_of
from tei_tools.readers.speeches import is_speech

_HEADING_NUMBER = re.compile(
    r"(?:[IVXLC]{1,5}|[A-Z])[.)]\s+\S+\s+[a-zà-ÿ\d]|[IVXLC]{2,5}[.)]\s+\S|(?:[IVXLC]|[A-Z])\)\s+\S"
    r"|[IVX]\.\s+(?!(?:[A-ZÀ-Ý]\.\s?)+\S+$)[A-ZÀ-Ý]{3,}(?:\s|$)"
)
_LONGEST = 200  # characters: nine words take no more
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]")
_COUNTED = {
    "roman": re.compile(r"[IVXLC]{1,6}[.)]\s+(?!(?:[A-ZÀ-Ý]\.\s?)+\S+$)[A-ZÀ-ÝА-Я\[(\"“]"),
    "decimal": re.compile(r"\d{1,2}\.\d{1,2}\.?\s+[A-ZÀ-ÝА-Я\[(\"“]"),
    "arabic": re.compile(r"\(?\d{1,3}[.)]\s+[A-ZÀ-ÝА-Я\[(\"“]"),
    "capital": re.compile(r"[A-Z][.)]\s+(?!(?:[A-ZÀ-Ý]\.\s?)+\S+$)[A-ZÀ-ÝА-Я\[(\"“]"),
    "letter": re.compile(r"[a-z]\)\s+[A-ZÀ-ÝА-Я\[(\"“]"),
}


def heading_kind(raw: str) -> str:
    """Gives how a heading is counted: roman, decimal, arabic, capital or letter; upper or plain where it is not."""
    named = named_heading(raw)
    return named or next(
        (kind for kind, pattern in _COUNTED.items() if pattern.match(raw)), "upper" if raw.isupper() else "plain"
    )


# `Article 1`, `CHAPTER II`, `Section A. Bridges`
_NAMED = re.compile(
    r"(?P<word>Article|Chapter|Section|Part|Title|Clause|Book|Annex)\s+(?:\d{1,3}|[IVXLC]{1,6}|[A-Z])(?:[.:)]|\b(?=\s*$|\s*\n|\s+[–—-]\s))(?:\s.{0,80})?$",
    re.IGNORECASE | re.DOTALL,
)


def named_heading(raw: str) -> str:
    """Gives the word that a heading is counted with, `article`, `chapter`; "" where it is none."""
    found = _NAMED.match(raw) if len(raw) < 110 else None
    return found["word"].lower() if found and not is_prose(raw) else ""


def _is_short(raw: str) -> bool:
    return len(raw) < _LONGEST and raw.rstrip()[-1:] not in ".!?,;:" and len(words_of(raw)) <= 9 and not is_prose(raw)


def counted_headings(reading: Reading, items: Sequence[Item]) -> list[Item]:
    """Gives the items with numbered headings as paragraphs where the numbers do not count on: 1, 2, 4 are points."""
    numbered = [item for item in items if item.kind == "heading" and item.detail == "arabic"]
    numbers = [int("".join(re.findall(r"\d+", reading.text[item.start : item.start + 6])[:1])) for item in numbered]
    counts_on = all(number in (1, before + 1) for before, number in itertools.pairwise([0, *numbers]))
    lone = {item.start for item in numbered} if not counts_on or len(numbered) < 2 else set()
    return [replace(item, kind="p", detail="") if item.start in lone else item for item in items]


_ABOUT = re.compile(r"(?:Regarding|Concerning|On|About|As to|With regard to|On the subject of|Re)\b")


def heads_block(reading: Reading, lines: Sequence[Line]) -> bool:
    """Tells whether the first line of a block is a heading, numbered or `Regarding trade`, with its text or another below."""
    raw, after = lines[0].text(reading.text), lines[1].text(reading.text)
    if after[:1].islower() or not _is_short(raw):
        return False
    kind, below = heading_kind(raw), heading_kind(after)
    if kind not in _COUNTED:
        return bool(_ABOUT.match(raw)) and is_prose(after) and len(after) > len(raw)
    return (below in _COUNTED and below != kind and _is_short(after)) or (
        below not in _COUNTED and is_prose(after) and len(after) > len(raw)
    )


def is_numbered_heading(reading: Reading, raw: str, lines: Sequence[Line], following: str) -> bool:
    """Tells whether a line is a heading with a number or a letter, `I. The lines`, running text behind it."""
    return (heading_kind(raw) in _COUNTED or bool(named_heading(raw))) and is_heading(reading, raw, lines, following)


def is_heading(reading: Reading, raw: str, lines: Sequence[Line], following: str) -> bool:
    if raw.startswith("(") and raw.endswith(")"):
        return False
    if named_heading(raw):
        return bool(following) and len(lines) <= 3
    if len(lines) > 2 or len(raw) > 120 or raw.rstrip()[-1:] in ".!?,;:" or not words_of(raw):
        return False
    first = following.split("\n")[0]
    kind = heading_kind(raw)
    if (
        kind in _COUNTED
        and heading_kind(first) in _COUNTED
        and heading_kind(first) != kind
        and _is_short(first)
        and _is_short(raw)
    ):
        return len(lines) == 1
    if kind == "roman" and _is_short(raw) and len(first) > 60 and len(words_of(raw)) > 1:
        return len(lines) == 1
    if _HEADING_NUMBER.match(raw) and (raw.isupper() or first[-1:] == ":") and len(words_of(raw)) > 1 and len(first) > 20:
        return len(words_of(raw)) <= 14 and not _HEADING_NUMBER.match(first)
    if not is_prose(first) or _NUMBERED.match(first):
        return False
    if _NUMBERED.match(raw) or kind == "letter":
        return len(lines) == 1 and len(words_of(raw)) <= 8 and not is_prose(raw)
    if raw.isupper() or _HEADING_NUMBER.match(raw):
        return len(words_of(raw)) <= 14
    if _ABOUT.match(raw):
        return len(words_of(raw)) <= 9 and not is_prose(raw)
    return capital_share(raw) >= 0.7 and len(words_of(raw)) <= 10 and not is_speech(reading, raw)
