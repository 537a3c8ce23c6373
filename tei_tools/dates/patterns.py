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

from tei_tools.dates.beginnings import beginnings

_SYMBOL = re.compile(r"(?:\b(?P<name>[a-z]+)=)?(?P<what>\((?!\?)|\b[A-Z][A-Z_0-9]*\b)")
_PRIVATE = 0xE000


class _Characters(dict[str, str]):
    """The character that stands for each code, made when it is first asked for."""

    def __missing__(self, code: str) -> str:
        character = self[code] = chr(_PRIVATE + len(self))
        return character


_character = _Characters()


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
    needs: str = ""  # codes of which every match has one; none means that every list of items is looked at

    @cached_property
    def _single(self) -> dict[int, re.Pattern[str]]:
        return {}

    @cached_property
    def _needed(self) -> re.Pattern[str]:
        return re.compile(self._class("NEEDS") if self.needs else "")

    @cached_property
    def _numbers(self) -> Mapping[str, Sequence[int]]:
        """For each character that a match may begin with, the numbers of the rules that may."""
        numbers: dict[str, list[int]] = {}
        for number, rule in enumerate(self.rules):
            for code in sorted({code for name in beginnings(rule.pattern) for code in self._expand(name)}):
                numbers.setdefault(_character[code], []).append(number)
        return numbers

    @cached_property
    def _begin(self) -> re.Pattern[str]:
        return re.compile(f"[{''.join(self._numbers)}]")

    @cached_property
    def _tried(self) -> dict[str, re.Pattern[str]]:
        return {}

    def _rules_of(self, character: str) -> re.Pattern[str]:
        """Gives the pattern of all rules that may begin with a character, a group for each; compiled when first met."""
        pattern = self._tried.get(character)
        if pattern is None:
            bodies = (self._translate(self.rules[number].pattern, named=False) for number in self._numbers[character])
            pattern = self._tried[character] = re.compile("|".join(f"({body})" for body in bodies))
        return pattern

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
        return f"[{''.join(_character[each] for each in names)}]"

    def _expand(self, name: str) -> list[str]:
        if name == "NEEDS":
            return [code for each in self.needs.split() for code in self._expand(each)]
        if name not in self.classes:
            return [name]
        return [code for each in self.classes[name].split() for code in self._expand(each)]

    def rewrite(self, items: Sequence[I]) -> list[I]:
        """Gives the items with every match of a rule replaced by what the rule builds of it."""
        codes = "".join([_character[item.code] for item in items])
        if not self._needed.search(codes):
            return list(items)
        out: list[I] = []
        done = 0
        for place in self._begin.finditer(codes):
            begin = place.start()
            if begin < done:
                continue
            match = self._rules_of(codes[begin]).match(codes, begin)
            if match is None:
                continue
            number = self._numbers[codes[begin]][(match.lastindex or 1) - 1]
            pattern = self._single.get(number)
            if pattern is None:
                pattern = self._single[number] = re.compile(self._translate(self.rules[number].pattern, named=True))
            detailed = pattern.match(codes, begin)
            built = self.rules[number].build(Found(items, detailed)) if detailed else None
            out.extend(items[done:begin])
            out.extend(items[begin : match.end()] if built is None else built)
            done = match.end()
        out.extend(items[done:])
        return out
