"""Runs: words of one voice and look, and how their white space is settled across them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple

from tei_tools.exporters.inline import LINE, NO_BREAK

Voice = Literal["author", "registry", "translator"]
PLAIN: frozenset[str] = frozenset()

_BROKEN = re.compile(f"[-‐¬]?[ \t\r\n]*{NO_BREAK}[ \t\r\n]*")
_GAP = re.compile(rf"[\s{NO_BREAK}]+")
# any gap but one space between words
_UNSETTLED = re.compile(rf"[^\S ]|{NO_BREAK}|  |\A | \Z")


class Run(NamedTuple):
    """Words of one voice and look. `mention` is person, place, org or date where they are a name, `ref` what it names,
    `machine` whether the machine marked it; `href` an address that the words lead to, `note` the id of their footnote.

    A tuple, because there is one for each piece of a text and a frozen dataclass takes three times as long to make.
    """

    text: str
    voice: Voice = "author"
    marks: frozenset[str] = PLAIN
    mention: str = ""
    ref: str = ""
    machine: bool = False
    href: str = ""
    note: str = ""


def tidy_runs(runs: list[Run], *, keep_lines: bool) -> Iterator[Run]:
    """Yields the runs with their white space settled across them, neighbours of one look joined, empty ones left out."""
    joined = [("".join(run.text for run in alike), look) for look, alike in groupby(filter(_has_text, runs), _look)]
    whole = "".join(text for text, _ in joined)
    if not _UNSETTLED.search(whole):
        yield from (Run(text, *look) for text, look in joined)
        return
    kept = _settled(whole, keep_lines=keep_lines)
    at = 0
    for before, look in joined:
        end = at + len(before)
        text = "".join(kept[at:end])
        at = end
        if text:
            yield Run(text, *look)


_has_text = itemgetter(0)
_look = itemgetter(slice(1, None))


def _settled(text: str, *, keep_lines: bool) -> list[str]:
    """What each character of a text becomes once white space is settled: itself, a space, a new line or nothing."""
    kept = list(text)
    if NO_BREAK in text:
        text = _BROKEN.sub(lambda match: NO_BREAK * len(match[0]), text)
    for match in _GAP.finditer(text):
        start, end = match.span()
        gap, is_inside = match[0], start > 0 and end < len(text)
        if gap == " " and is_inside:
            continue
        kept[start:end] = [""] * (end - start)
        white = gap.lstrip(NO_BREAK)
        if white and is_inside:
            kept[end - len(white)] = "\n" if keep_lines and LINE in white else " "
    return kept
