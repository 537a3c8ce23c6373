"""Running heads and feet: those that hold their page number, `SECRET - 2 -`, and those that repeat beside one.

>>> from tei_tools.profiles import load_profile
>>> from tei_tools.readers.lines import lines_of
>>> text = "SECRET\\nThe river rose.\\nSECRET - 2 -\\nIt fell."
>>> numbered_heads(text, lines_of(text), load_profile("translation"), {"secret": 1})
{23: '2'}
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from tei_tools.model import Annotation
from tei_tools.profiles import Profile
from tei_tools.readers.lines import Line
from tei_tools.readers.shapes import is_prose

LONGEST = 90  # characters of a running head
_MOST_LINES = 3  # that run on a page beside its number
_NUMBER = r"(?:page|pg\.|p\.)\s*(?P<page>\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?\.?|[-–—]\s?(?P<dashed>\d{1,4})\s?[-–—]"
_BEHIND = re.compile(rf"(?P<rest>.+?)(?:[ ,;:–—-]\s*(?:{_NUMBER})|(?: {{3,}}|\s*\t\s*)(?P<bare>\d{{1,3}}))", re.IGNORECASE)
_BEFORE = re.compile(rf"(?:(?:{_NUMBER})[ ,;:–—-]?|(?P<bare>\d{{1,3}})(?: {{3,}}|\s*\t))\s*(?P<rest>.+)", re.IGNORECASE)
_BETWEEN = " ,;:.-–—"
_LAST, _FIRST = "0123456789-–—.", "0123456789-–—pP"  # what such a line ends with, or begins with


def numbered_heads(text: str, full: Sequence[Line], profile: Profile, counts: Mapping[str, int]) -> dict[int, str]:
    """Maps the start of a running head that holds its page number to the number; `counts` are of lines in small letters.

    What stands beside the number is a classification mark, or a line that the document has elsewhere, its title; or it is
    the same on several pages that count on.
    """
    found: dict[int, str] = {}
    rows: dict[str, list[tuple[int, str]]] = {}
    for line in full[1:]:
        if (match := _match(text, line)) is None or profile.running_page.fullmatch(match.string):
            continue
        words, is_bare = match["rest"].strip(_BETWEEN).casefold(), bool(match["bare"])
        number = match["page"] or match["dashed"] or match["bare"]
        rows.setdefault(words, []).append((line.start, number))
        if words in profile.classification or (not is_bare and counts.get(words, 0) > 0):
            found[line.start] = number
    for words, row in rows.items():
        first = int(row[0][1])
        if len(row) > 1 and " " in words and [int(number) for _, number in row] == list(range(first, first + len(row))):
            found |= row
    return found


def _match(text: str, line: Line) -> re.Match[str] | None:
    """Gives the match of words with a page number before or behind them, None for any other line."""
    is_short = line.end - line.start < LONGEST
    if not is_short or not (text[line.end - 1] in _LAST or text[line.start] in _FIRST):
        return None
    raw = line.text(text)
    match = _BEHIND.fullmatch(raw) or _BEFORE.fullmatch(raw)
    return match if match and match["rest"].strip(_BETWEEN)[:1].isalpha() else None


def number_beside(text: str, line: Line) -> list[Annotation]:
    """Gives the page number beside a mark at the head of the first page, `SECRET - 1 -`."""
    match = _match(text, line)
    if match is None or match["bare"]:
        return []
    name = "page" if match["page"] else "dashed"
    start, end = (match.end("rest"), len(match.string)) if match.end("rest") < match.start(name) else (0, match.start("rest"))
    beside = match.string[start:end]
    start, end = line.start + start + len(beside) - len(beside.lstrip()), line.start + start + len(beside.rstrip())
    number = Annotation(start, end, "fw", {"type": "pageNum"})
    return [Annotation(start, start, "pb", {"n": match[name]}), number]


def lines_around(text: str, full: Sequence[Line], counts: Mapping[str, int], numbers: Set[int]) -> set[int]:
    """Gives where the lines start that repeat beside a page number, or beside such a line: head and foot of two pages."""
    found: set[int] = set()
    for way in (full, full[::-1]) if numbers else ():
        beside = 0  # lines since a page number, all of them running
        for line in way:
            if line.start in numbers:
                beside = 1
            elif 0 < beside <= _MOST_LINES and counts.get(line.text(text).casefold(), 0) > 1 and not is_prose(line.text(text)):
                found.add(line.start)
                beside += 1
            else:
                beside = 0
    return found
