"""Brackets paired, whatever state they are in: what never closes ends with its paragraph, what never opened is text.

>>> [(pair.start, pair.end, pair.is_closed) for pair in pair_brackets("a [b] c [d", "[", "]", lambda start: False)]
[(2, 5, True), (8, 10, False)]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

MAX_SPAN = 4000  # characters: a bracket that is open longer was never meant to close there
MAX_DEPTH = 8
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\Z")


@dataclass(frozen=True, slots=True)
class Pair:
    """A bracketed range [start, end) with the widths of its delimiters; `is_closed` False where the end was supposed."""

    start: int
    end: int
    lead: int
    trail: int
    is_closed: bool = True
    is_opened: bool = True


def pair_brackets(
    text: str,
    opener: str,
    closer: str,
    may_be_long: Callable[[int], bool],
    is_page_break: Callable[[int], bool] = lambda at: False,
) -> list[Pair]:
    """Gives the pairs of one kind of bracket, sorted by start, unclosed and unopened ones marked.

    `may_be_long(start)` tells whether what opens at `start` (a stamp, handwriting) may run over blank lines,
    `is_page_break(at)` whether the blank line at `at` stands beside a page number. Linear time.
    """
    found: list[Pair] = []
    stack: list[int] = []
    for match in re.finditer(rf"{re.escape(opener)}|{re.escape(closer)}|\n[^\S\n]*\n", text):
        mark = match.group()
        if mark == opener:
            stack.append(match.start())
            if len(stack) > MAX_DEPTH:
                found.append(_unclosed(text, stack.pop(0), opener))
        elif mark == closer:
            _close(stack, match.end(), opener, closer, found)
        else:
            stack = list(_keep_long(text, stack, match.start(), opener, closer, may_be_long, is_page_break, found))
    found.extend(_unclosed(text, start, opener) for start in stack)
    return sorted(found, key=lambda pair: (pair.start, -pair.end))


def join_double(pairs: list[Pair]) -> list[Pair]:
    """Gives the pairs with `[` directly in `[` and `]` directly before `]` joined into one double bracket."""
    by_range = {(pair.start, pair.end) for pair in pairs if pair.is_closed}
    inner = {(start + 1, end - 1) for start, end in by_range} & by_range
    return [
        Pair(pair.start, pair.end, 2, 2) if (pair.start + 1, pair.end - 1) in inner else pair
        for pair in pairs
        if (pair.start, pair.end) not in inner
    ]


def _close(stack: list[int], end: int, opener: str, closer: str, found: list[Pair]) -> None:
    if not stack:
        found.append(Pair(end - len(closer), end, 0, len(closer), is_opened=False))
        return
    start = stack.pop()
    if end - start > MAX_SPAN:
        found.append(Pair(end - len(closer), end, 0, len(closer), is_opened=False))
        found.append(Pair(start, start + len(opener), len(opener), 0, is_closed=False))
        return
    found.append(Pair(start, end, len(opener), len(closer)))


def _keep_long(
    text: str,
    stack: list[int],
    at: int,
    opener: str,
    closer: str,
    may_be_long: Callable[[int], bool],
    is_page_break: Callable[[int], bool],
    found: list[Pair],
) -> Iterator[int]:
    """Gives the openers that stay open over the blank line at `at`; the others are unclosed."""
    for start in stack:
        limit = _balanced(text, at, start + MAX_SPAN, opener, closer)
        reopened = text.find(opener, at, limit if limit > 0 else at)
        alone = _opens_line(text, start) and reopened < 0 and _ends_line(text, limit + len(closer))
        if limit > 0 and (may_be_long(start) or alone or is_page_break(at)):
            yield start
        else:
            found.append(_unclosed(text, start, opener))


def _balanced(text: str, at: int, end: int, opener: str, closer: str) -> int:
    """Gives where the bracket that is open at `at` closes, those that open behind it counted; -1 where it does not."""
    depth = 1
    for match in re.finditer(rf"{re.escape(opener)}|{re.escape(closer)}", text[at:end]):
        depth += 1 if match.group() == opener else -1
        if depth == 0:
            return at + match.start()
    return -1


def _opens_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _ends_line(text: str, end: int) -> bool:
    newline = text.find("\n", end)
    return not text[end : newline if newline >= 0 else len(text)].strip(" .\t")


def _unclosed(text: str, start: int, opener: str) -> Pair:
    """Gives the pair for a bracket that never closes: it ends with its paragraph, or where the next one closes."""
    blank = _BLANK_LINE.search(text, start, start + MAX_SPAN)
    end = blank.start() if blank else start + len(opener)
    end = start + len(text[start:end].rstrip()) if end - start < MAX_SPAN else start + len(opener)
    return Pair(start, end, len(opener), 0, is_closed=False)
