"""A small pattern language over coded items: a rule is one line, and all rules of a pass are tried in one linear scan.

>>> grammar = Grammar((Rule("day", "d=DAY OF? m=MON", lambda found: [found["d"]]),), {"DAY": "NUMBER_12", "MON": "MONTH"})

Each item (a token, a point) has a code. A pattern names codes or classes of codes in capitals, with the operators of
regular expressions; `d=DAY` names what it matches. Codes become single characters, patterns become regular expressions
over the string of codes, so the rules cost what a compiled regular expression costs. Earlier rules win.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import count
from typing import Generic, Protocol, TypeVar

_SYMBOL = re.compile(r"(?:\b(?P<name>[a-z]+)=)?(?P<what>\((?!\?)|\b[A-Z][A-Z_0-9]*\b)")
_PRIVATE = 0xE000
_codes: dict[str, str] = {}


class Item(Protocol):
    """What patterns match: a token, a point or an expression."""

    @property
    def code(self) -> str: ...

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


I = TypeVar("I", bound=Item)  # noqa: E741


class Found(Generic[I]):
    """A rule's match: the items of the whole, and those of each named place of the pattern."""

    __slots__ = ("_match", "_offset", "items")

    def __init__(self, items: Sequence[I], match: re.Match[str]) -> None:
        self.items = items[match.start() : match.end()]
        self._match = match
        self._offset = match.start()

    def get(self, name: str) -> I | None:
        """Gives the item at a named place, or None where the pattern has no such name or it matched nothing."""
        start, end = self._place(name)
        return self.items[start - self._offset] if start < end else None

    def _place(self, name: str) -> tuple[int, int]:
        spans = (self._match.span(group) for group in _groups(self._match.re).get(name, ()))
        return next((span for span in spans if span[0] >= 0), (0, 0))

    def __getitem__(self, name: str) -> I:
        item = self.get(name)
        if item is None:
            raise KeyError(name)
        return item

    def span(self, name: str) -> Sequence[I]:
        """Gives all items that a named place matched."""
        start, end = self._place(name)
        return self.items[start - self._offset : end - self._offset]

    @property
    def start(self) -> int:
        return self.items[0].start

    @property
    def end(self) -> int:
        return self.items[-1].end


@cache
def _groups(pattern: re.Pattern[str]) -> Mapping[str, tuple[int, ...]]:
    names: dict[str, tuple[int, ...]] = {}
    for group, number in pattern.groupindex.items():
        name = group.partition("_")[0]
        names[name] = (*names.get(name, ()), number)
    return names


@dataclass(frozen=True, slots=True)
class Rule(Generic[I]):
    """A name, a pattern and what stands in the place of the items that it matches; None leaves them as they are."""

    name: str
    pattern: str
    build: Callable[[Found[I]], Sequence[I] | None]


@dataclass(frozen=True)
class Grammar(Generic[I]):
    """The rules of one pass with the classes of codes that they speak of; compiled when first used."""

    rules: tuple[Rule[I], ...]
    classes: Mapping[str, str]
    idle: str = ""  # codes with which no rule begins, so that they cost nothing

    @cached_property
    def _single(self) -> dict[int, re.Pattern[str]]:
        return {}

    @cached_property
    def _all(self) -> re.Pattern[str]:
        translated = (self._translate(rule.pattern, named=False) for rule in self.rules)
        begin = f"(?!{self._class('IDLE')})" if self.idle else ""
        return re.compile(
            f"{begin}(?:" + "|".join(f"(?P<r{number}>{pattern})" for number, pattern in enumerate(translated)) + ")"
        )

    def _translate(self, pattern: str, *, named: bool) -> str:
        numbers = count()
        return _SYMBOL.sub(lambda match: self._symbol(match, next(numbers) if named else None), pattern).replace(" ", "")

    def _symbol(self, match: re.Match[str], number: int | None) -> str:
        name = match["name"] if number is not None else None
        if match["what"] == "(":
            return f"(?P<{name}_{number}>" if name else "(?:"
        codes = self._class(match["what"])
        return f"(?P<{name}_{number}>{codes})" if name else codes

    def _class(self, name: str) -> str:
        names = self._expand(name)
        return f"[{''.join(encode(each) for each in names)}]"

    def _expand(self, name: str) -> list[str]:
        if name == "IDLE":
            return self.idle.split()
        if name not in self.classes:
            return [name]
        return [code for each in self.classes[name].split() for code in self._expand(each)]

    def rewrite(self, items: Sequence[I]) -> list[I]:
        """Gives the items with every match of a rule replaced by what the rule builds of it."""
        codes = "".join([encode(item.code) for item in items])
        out: list[I] = []
        done = 0
        for match in self._all.finditer(codes):
            number = int((match.lastgroup or "r0")[1:])
            pattern = self._single.get(number)
            if pattern is None:
                pattern = self._single[number] = re.compile(self._translate(self.rules[number].pattern, named=True))
            detailed = pattern.match(codes, match.start())
            if detailed is None or detailed.end() == detailed.start():
                continue
            built = self.rules[number].build(Found(items, detailed))
            out.extend(items[done : match.start()])
            out.extend(items[match.start() : match.end()] if built is None else built)
            done = match.end()
        out.extend(items[done:])
        return out


def encode(code: str) -> str:
    """Gives the character that stands for a code."""
    character = _codes.get(code)
    if character is None:
        character = _codes[code] = chr(_PRIVATE + len(_codes))
    return character
