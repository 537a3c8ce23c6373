"""What repeats on every page: page numbers and running heads; and the paragraphs that a page break cut in two.

>>> from tei_tools.profiles import load_profile
>>> text = "The river rose in\\n\\n- 2 -\\n\\nthe night."
>>> [(item.kind, item.detail) for item in running_lines(text, lines_of(text), load_profile("translation"), lambda line: False)]
[('pb', '2')]
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from tei_tools.model import Annotation
from tei_tools.profiles import Profile
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.lines import Line, lines_of
from tei_tools.readers.running_heads import LONGEST, lines_around, numbered_heads

_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_CENTRED = 12  # characters before a page number that stands in the middle
_HEAD = 5  # lines: a number further down is none of the page's head
_STRAY = re.compile(r"[/\\|.,'’‘`´;:~^°¬¦!(){}]{1,2}")


def running_lines(text: str, lines: Sequence[Line], profile: Profile, is_held: Callable[[Line], bool]) -> Iterator[Item]:
    """Gives page numbers (`pb`, its number the detail), running heads and stray typists' marks (`fw`), each a whole line.

    A bare number counts where it cuts a sentence, or stands in a row of such numbers; a head where it repeats beside a page
    number. `is_held` tells of lines that belong to a bracket.
    """
    full = [line for line in lines if not line.is_blank]
    counts = Counter(line.text(text).casefold() for line in full if line.end - line.start < LONGEST)
    heads = numbered_heads(text, full, profile, counts)
    numbers = _page_numbers(text, lines, full, profile, counts)
    is_foot = _are_feet(text, full, numbers)
    around = lines_around(text, full, counts, numbers | heads.keys())
    for i, line in enumerate(full):
        if is_held(line):
            continue
        if line.start in heads:
            yield Item(
                "pb", line.start, line.end, (Annotation(line.start, line.end, "fw", {"type": "header"}),), heads[line.start]
            )
        elif line.start in numbers:
            number = "".join(re.findall(r"\d+", line.text(text))[:1])
            yield _foot(line, number, line is full[-1]) if is_foot else Item("pb", line.start, line.end, detail=number)
        elif i > 0 and (line.start in around or _is_marked(text, full[i - 1 : i + 1], numbers, profile)):
            yield Item("fw", line.start, line.end, detail="header")
        elif _STRAY.fullmatch(line.text(text)):
            yield Item("fw", line.start, line.end, detail="registry")


def _are_feet(text: str, full: Sequence[Line], numbers: set[int]) -> bool:
    """Tells whether page numbers stand at the foot: the first of them is 1, and text stands above it."""
    first = next((n for n, line in enumerate(full) if line.start in numbers), 0)
    has_text = first > _HEAD or any(line.end - line.start >= LONGEST for line in full[:first])
    return has_text and re.findall(r"\d+", full[first].text(text))[:1] == ["1"]


def _foot(line: Line, number: str, is_last: bool) -> Item:
    """Gives the page number at the foot of a page, and behind it the beginning of the next one, where there is one."""
    following = () if is_last else (Annotation(line.end, line.end, "pb", {"n": str(int(number) + 1)}),)
    return Item("fw", line.start, line.end, following, detail="pageNum")


def _is_marked(text: str, pair: Sequence[Line], numbers: set[int], profile: Profile) -> bool:
    """Tells whether a classification mark stands right below a page number, `[Page 2]` too: it is the running head's."""
    page, line = pair
    is_page = page.start in numbers or bool(profile.running_page.fullmatch(page.text(text).strip("[]")))
    return is_page and line.text(text).lower() in profile.classification


def _page_numbers(
    text: str, lines: Sequence[Line], full: Sequence[Line], profile: Profile, counts: Mapping[str, int]
) -> set[int]:
    found: set[int] = set()
    bare: list[tuple[int, int]] = []
    may_be = {line.start for line in full if line.end - line.start <= 30 and profile.running_page.fullmatch(line.text(text))}
    alone = {
        line.start
        for before, line, after in _neighbours(lines)
        if line.start in may_be
        and (
            _is_centred(text, line, before)
            or _cuts(text, before, line, after)
            or _is_said(line.text(text))
            or (_is_edge(text, before, counts) and _is_edge(text, after, counts))
        )
    }
    fractions = [line for line in full if line.start in may_be and re.fullmatch(r"\d+\s?/\s?\d+", line.text(text))]
    counted_on = [line.text(text).partition("/")[0].strip() for line in fractions] == [
        str(n) for n in range(1, len(fractions) + 1)
    ]
    alone |= {line.start for line in fractions} if counted_on and len(fractions) > 1 else set()
    totals = Counter(line.text(text).rpartition("/")[2].strip(" -") for line in full if line.start in alone)
    for i, line in enumerate(full):
        if line.start not in alone:
            continue
        raw = line.text(text)
        if re.search(r"\d\s*/\s*\d", raw) and totals[raw.rpartition("/")[2].strip(" -")] < 2:
            continue  # `5/6` alone is a day, or the number of something
        if not raw.isdigit():
            found.add(line.start)
        elif len(raw) <= 3 and i > 0:
            bare.append((line.start, int(raw)))
            before = full[i - 1]
            if i + 1 < len(full) and before.end - before.start > 30 and not _SENTENCE_END.search(before.text(text)):
                found.add(line.start)
    counted = {number for _, number in bare}
    return found | {start for start, number in bare if {number - 1, number + 1} & counted}


def _is_centred(text: str, line: Line, before: Line) -> bool:
    """Tells whether a page number with dashes stands in the middle, `                - 2 -`, below a line that does not."""
    return line.indent >= _CENTRED and not before.is_blank and before.indent < line.indent and text[line.start] in "-–—"


def _cuts(text: str, before: Line, line: Line, after: Line) -> bool:
    """Tells whether a page number between dashes stands between two lines of one sentence."""
    raw = line.text(text)
    between = raw[0] in "-–—" and raw[-1] in "-–—" and not (before.is_blank or after.is_blank)
    return between and text[after.start].islower() and not _SENTENCE_END.search(before.text(text))


_SAID = re.compile(r"page\W|[-–—]\s?\d+\s?[-–—]$|\d+ of \d", re.IGNORECASE)


def _is_said(raw: str) -> bool:
    """Tells whether a line says of itself that it is a page number, `Page 1 of 2`, `- 2 -`: no other line needs to tell."""
    return bool(_SAID.match(raw))


def _is_edge(text: str, line: Line, counts: Mapping[str, int]) -> bool:
    """Tells whether a page number may stand beside a line: it is blank, a running head, or drawn across the page."""
    raw = line.text(text)
    return (
        line.is_blank
        or counts.get(raw.casefold(), 0) > 1
        or (len(set(raw) - {" "}) == 1 and not raw[0].isalpha())
        or raw.lower() in ("xxx", "***")
    )


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[Line, Line, Line]]:
    blank = Line(0, 0)
    yield from zip([blank, *lines[:-1]], lines, [*lines[1:], blank], strict=False)


def rejoin(reading: Reading, items: Sequence[Item]) -> list[Item]:
    """Gives the items with paragraphs that a page break cuts inside a sentence made one again, the break inside it."""
    joined: list[Item] = []
    parts: list[Item] = []  # an item, what goes on with it, the page breaks between and behind
    behind = 0  # how many of the last parts are page breaks
    for item in items:
        is_break = item.kind in ("pb", "fw")
        goes_on = 0 < behind < len(parts) and item.kind == "p" and _is_cut(reading.text, parts[-behind - 1], item)
        if is_break or goes_on:
            parts.append(item)
            behind = behind + 1 if is_break else 0
        else:
            joined += _joined(parts, behind)
            parts, behind = [item], 0
    return joined + _joined(parts, behind)


def _joined(parts: Sequence[Item], behind: int) -> list[Item]:
    """Gives the paragraph that `parts` are, and the last `behind` of them, breaks, as they stand."""
    whole, rest = parts[: len(parts) - behind], parts[len(parts) - behind :]
    if len(whole) < 2:
        return list(parts)
    inner = [a for part in whole for a in (*(page_break(part) if part.kind in ("pb", "fw") else ()), *part.inner)]
    if whole[0].kind == "sp":  # what is said goes on too
        inner = [replace(a, end=whole[-1].end) if a.element == "p" and a.end == whole[0].end else a for a in inner]
    return [replace(whole[0], end=whole[-1].end, inner=tuple(inner)), *rest]


def _is_cut(text: str, first: Item, second: Item) -> bool:
    ends = text[max(first.start, first.end - 12) : first.end]
    goes_on = text[second.start].islower() or (ends[-1:].isalnum() and ends[-1:].islower() and first.end - first.start > 20)
    return first.kind in ("p", "sp") and goes_on and not _SENTENCE_END.search(ends)


def page_break(item: Item) -> list[Annotation]:
    """Gives the milestone of a page number with its forme work, or the forme work of a running head.

    The head that holds a page number is inside the item already.
    """
    if item.kind == "fw":
        return [Annotation(item.start, item.end, "fw", {"type": item.detail})] if item.detail else []
    beginning = Annotation(item.start, item.start, "pb", {"n": item.detail} if item.detail else {})
    return [beginning] if item.inner else [beginning, Annotation(item.start, item.end, "fw", {"type": "pageNum"})]


def breaks_within(reading: Reading) -> Iterator[Annotation]:
    """Gives the page breaks inside brackets that run on over a page."""
    for group in reading.constructs:
        outer = group[0]
        if outer.element not in ("supplied", "note", "unclear", "add", "stamp") or outer.end - outer.start < 5:
            continue
        content = reading.text[outer.start : outer.end]
        if "\n" not in content:
            continue
        for line in lines_of(content):
            raw = line.text(content)
            if raw and reading.profile.running_page.fullmatch(raw) and not raw.isalnum():
                start = outer.start + line.start
                number = "".join(re.findall(r"\d+", raw)[:1])
                yield from page_break(Item("pb", start, start + len(raw), detail=number))


def is_page_break(text: str, at: int, profile: Profile) -> bool:
    """Tells whether the blank line at `at` has a page number as its neighbour."""
    after = re.match(r"\s*([^\n]{1,30}?)[^\S\n]*\n", text[at : at + 80])
    before = text[max(0, at - 40) : at].rpartition("\n")[2].strip()
    return any(part and profile.running_page.fullmatch(part) for part in (after[1].strip() if after else "", before))
