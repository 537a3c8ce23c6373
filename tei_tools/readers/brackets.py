"""Brackets paired, whatever state they are in: what never closes ends with its paragraph, what never opened is text.

A row of one bracket, longer than any nesting (`[[[[[[[[[[`), is a line that somebody drew: it is one mark, opened or closed
by nothing.

>>> [(pair.start, pair.end, pair.is_closed) for pair in pair_brackets("a [b] c [d", "[", "]", lambda start: False)]
[(2, 5, True), (8, 10, False)]
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

MAX_SPAN = 4000  # characters: a bracket that is open longer was never meant to close there
MAX_DEPTH = 8
_BLANK_LINE = r"\n[^\S\n]*\n"
_BLANK = "\n"


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
    if opener not in text and closer not in text:
        return []
    page = _Page(text, opener, closer)
    found: list[Pair] = []
    stack: list[int] = []
    for mark, start, end in page.marks:
        if mark == opener:
            stack.append(start)
            if len(stack) > MAX_DEPTH:
                found.append(page.unclosed(stack.pop(0)))
        elif mark == closer:
            _close(stack, end, opener, closer, found)
        elif mark != _BLANK:
            found.append(_row(mark, start, end, opener))
        elif stack:
            kept = [at for at in stack if page.stays_open(at, start, may_be_long, is_page_break)]
            found += (page.unclosed(at) for at in stack if at not in kept)
            stack = kept
    found.extend(page.unclosed(start) for start in stack)
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


def _row(mark: str, start: int, end: int, opener: str) -> Pair:
    """Gives the pair for a row of brackets: it opens nothing, or closes nothing."""
    opens = mark[0] == opener
    return Pair(start, end, end - start if opens else 0, 0 if opens else end - start, is_closed=not opens, is_opened=opens)


class _Page:
    """A text with its brackets and blank lines found once, so that no bracket has to look for them again."""

    def __init__(self, text: str, opener: str, closer: str) -> None:
        self.text, self.opener, self.closer = text, opener, closer
        self.marks = list(self._found())  # brackets, rows of brackets and blank lines in order: (what, start, end)
        self._blanks = [start for mark, start, _ in self.marks if mark == _BLANK]
        self._closing = dict(self._closers())

    def _found(self) -> Iterator[tuple[str, int, int]]:
        one, other = re.escape(self.opener), re.escape(self.closer)
        for match in re.finditer(rf"{one}{one}*|{other}{other}*|{_BLANK_LINE}", self.text):
            mark, start, end = match.group(), match.start(), match.end()
            if mark[0] == "\n":
                yield _BLANK, start, end
            elif end - start > MAX_DEPTH:
                yield mark, start, end
            else:
                yield from ((mark[0], at, at + 1) for at in range(start, end))

    def _closers(self) -> Iterator[tuple[int, int]]:
        """Gives, for the blank lines inside brackets, where the innermost one that is open there closes."""
        open_marks: list[int] = []  # brackets, and blank lines as -1 - offset
        for mark, start, _ in self.marks:
            if mark == self.opener:
                open_marks.append(start)
            elif mark == _BLANK:
                if open_marks:
                    open_marks.append(-1 - start)
            elif mark == self.closer:
                while open_marks and open_marks[-1] < 0:
                    yield -1 - open_marks.pop(), start
                if open_marks:
                    open_marks.pop()

    def stays_open(
        self, start: int, blank: int, may_be_long: Callable[[int], bool], is_page_break: Callable[[int], bool]
    ) -> bool:
        """Tells whether the bracket at `start` goes on behind the blank line at `blank`."""
        limit = self._closing.get(blank, -1)
        if not 0 <= limit < start + MAX_SPAN:
            return False
        if may_be_long(start) or is_page_break(blank):
            return True
        is_last = self.text.find(self.opener, blank, limit) < 0
        return is_last and _opens_line(self.text, start) and _ends_line(self.text, limit + len(self.closer))

    def unclosed(self, start: int) -> Pair:
        """Gives the pair for a bracket that never closes: it ends with its paragraph, alone where that is too long."""
        nearest = bisect_left(self._blanks, start)
        end = self._blanks[nearest] if nearest < len(self._blanks) else len(self.text)
        width = len(self.opener)
        end = start + len(self.text[start:end].rstrip()) if end - start < MAX_SPAN else start + width
        return Pair(start, end, width, 0, is_closed=False)


def _opens_line(text: str, start: int) -> bool:
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def _ends_line(text: str, end: int) -> bool:
    newline = text.find("\n", end)
    return not text[end : newline if newline >= 0 else len(text)].strip(" .\t")
