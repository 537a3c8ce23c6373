"""A small pattern language over coded items: a rule is one line, and all rules of a pass are tried in one linear scan.

>>> rule = Rule("day", "d=DAY OF? m=MON", lambda found: [found["d"]])
>>> grammar = Grammar((Family("MON", (rule,)),), {"DAY": "NUMBER_12", "MON": "MONTH"})

Each item (a token, a point) has a code. A pattern names codes or classes of codes in capitals, with the operators of
regular expressions; `d=DAY` names what it matches. Codes become single characters, patterns become regular expressions
over the string of codes, so the rules cost what a compiled regular expression costs. Earlier rules win.

Rules that speak of one thing are a family. It is compiled, and tried, only where a text has what all of its rules ask for: a
letter without an Arabic month never compiles the Islamic calendar.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import Generic

from tei_tools.dates.beginnings import beginnings
from tei_tools.dates.patterns import Family, Found, I, Places, Rule

_SYMBOL = re.compile(r"(?:\b(?P<name>[a-z]+)=)?(?P<what>\((?!\?)|\b[A-Z][A-Z_0-9]*\b)")
# below 256, where a regular expression knows its classes of characters by a table of bits
_SIGNS = "".join(map(chr, range(0xA1, 0x100))) + "".join(map(chr, range(0x80, 0xA0))) + string.ascii_letters + string.digits


class _Characters(dict[str, str]):
    """The character that stands for each code, made when it is first asked for."""

    def __missing__(self, code: str) -> str:
        character = self[code] = _SIGNS[len(self)]
        return character


_character = _Characters()


@dataclass(frozen=True)
class Grammar(Generic[I]):
    """The families of one pass, in the order in which they are tried at a place, and the classes that they speak of."""

    families: tuple[Family[I], ...]
    classes: Mapping[str, str]
    needs: str = ""  # codes of which every match has one; none means that every list of items is looked at

    @cached_property
    def _written(self) -> _Classes:
        return _Classes(self.classes)

    @cached_property
    def _needed(self) -> frozenset[str]:
        return frozenset(self._written.all_characters(self.needs))

    @cached_property
    def _wanted_by(self) -> Mapping[str, int]:
        """For each character the families of which a match may have it, as bits."""
        wanted: dict[str, int] = {}
        for number, family in enumerate(self.families):
            for character in self._written.all_characters(family.needs):
                wanted[character] = wanted.get(character, 0) | 1 << number
        return wanted

    @cached_property
    def _beginnings(self) -> dict[int, Mapping[str, _Tried[I]]]:
        return {}

    @cached_property
    def _together(self) -> dict[int, Mapping[str, Sequence[_Tried[I]]]]:
        return {}

    def _family(self, number: int) -> Mapping[str, _Tried[I]]:
        """Gives the rules of a family by the characters that they begin with."""
        known = self._beginnings.get(number)
        if known is None:
            rules = [_Compiled(rule, self._written) for rule in self.families[number].rules]
            beginning: dict[str, list[_Compiled[I]]] = {}
            for rule in rules:
                for character in sorted(rule.begins):
                    beginning.setdefault(character, []).append(rule)
            alike: dict[tuple[int, ...], _Tried[I]] = {}
            known = self._beginnings[number] = {
                character: alike.setdefault(tuple(map(id, tried)), _Tried(tried)) for character, tried in beginning.items()
            }
        return known

    def _tried(self, codes: str) -> Mapping[str, Sequence[_Tried[I]]]:
        """Gives, for each character that a match may begin with, what is tried in a string of codes."""
        present = set(codes)
        if self.needs and self._needed.isdisjoint(present):
            return {}
        active = 0
        for character in present:
            active |= self._wanted_by.get(character, 0)
        known = self._together.get(active)
        if known is None:
            together: dict[str, list[_Tried[I]]] = {}
            for number in (number for number in range(len(self.families)) if active >> number & 1):
                for character, tried in self._family(number).items():
                    together.setdefault(character, []).append(tried)
            known = self._together[active] = together
        return known

    def rewrite(self, items: Sequence[I]) -> list[I]:
        """Gives the items with every match of a rule replaced by what the rule builds of it."""
        codes = "".join([_character[item.code] for item in items])
        beginnings = self._tried(codes)
        if not beginnings:
            return list(items)
        out: list[I] = []
        done = 0
        for begin, character in enumerate(codes):
            if begin < done or character not in beginnings:
                continue
            found = next((found for tried in beginnings[character] if (found := tried.match(codes, begin))), None)
            if found is None:
                continue
            rule, end = found
            built = rule.build(items, codes, begin)
            out.extend(items[done:begin])
            out.extend(items[begin:end] if built is None else built)
            done = end
        out.extend(items[done:])
        return out


class _Tried(Generic[I]):
    """The rules of a family that may begin with one code, as one expression with a group for each."""

    def __init__(self, rules: Sequence[_Compiled[I]]) -> None:
        self._rules = rules

    @cached_property
    def _match(self) -> Callable[[str, int], re.Match[str] | None]:
        return re.compile("|".join(f"({rule.body})" for rule in self._rules)).match

    def match(self, codes: str, begin: int) -> tuple[_Compiled[I], int] | None:
        """Gives the first rule that matches at a place, and where its match ends."""
        match = self._match(codes, begin)
        return (self._rules[(match.lastindex or 1) - 1], match.end()) if match else None


class _Compiled(Generic[I]):
    """A rule in the classes of its grammar."""

    def __init__(self, rule: Rule[I], classes: _Classes) -> None:
        self._rule, self._classes = rule, classes

    @cached_property
    def begins(self) -> frozenset[str]:
        """The characters that a match may begin with."""
        return frozenset("".join(self._classes.characters(name) for name in beginnings(self._rule.pattern)))

    @cached_property
    def body(self) -> str:
        """The expression without the names of its places."""
        return self._classes.translate(self._rule.pattern, named=False)

    @cached_property
    def _named(self) -> tuple[re.Pattern[str], Places]:
        pattern = re.compile(self._classes.translate(self._rule.pattern, named=True))
        places: dict[str, list[int]] = {}
        for group, number in pattern.groupindex.items():
            places.setdefault(group.partition("_")[0], []).append(number)
        return pattern, places

    def build(self, items: Sequence[I], codes: str, begin: int) -> Sequence[I] | None:
        """Gives what stands in the place of the items that the rule matches at a place."""
        pattern, places = self._named
        detailed = pattern.match(codes, begin)
        return self._rule.build(Found(items, detailed, places)) if detailed else None


class _Classes:
    """The classes of codes of a grammar, and its patterns written with them."""

    def __init__(self, classes: Mapping[str, str]) -> None:
        self._classes = classes
        self._known: dict[str, str] = {}

    def characters(self, name: str) -> str:
        """Gives the characters of a code or class."""
        found = self._known.get(name)
        if found is None:
            names = self._classes.get(name)
            found = _character[name] if names is None else "".join(map(self.characters, names.split()))
            self._known[name] = found
        return found

    def all_characters(self, names: str) -> str:
        """Gives the characters of several codes and classes."""
        return "".join(map(self.characters, names.split()))

    def translate(self, pattern: str, *, named: bool) -> str:
        """Writes a pattern as a regular expression over characters."""
        numbers = count()
        return _SYMBOL.sub(lambda match: self._symbol(match, next(numbers) if named else None), pattern).replace(" ", "")

    def _symbol(self, match: re.Match[str], number: int | None) -> str:
        name = match["name"] if number is not None else None
        if match["what"] == "(":
            return f"(?P<{name}_{number}>" if name else "(?:"
        codes = f"[{self.characters(match['what'])}]"
        return f"(?P<{name}_{number}>{codes})" if name else codes
