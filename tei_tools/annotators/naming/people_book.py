"""The people of one document while it is decided who is who: by their whole names, by each part, by what a part begins with."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from tei_tools.authority import fold


@dataclass(frozen=True, slots=True)
class Who:
    """The record of a mention, the other records that it could be, and what decided where that is more than its spelling."""

    ref: str
    candidates: tuple[str, ...] = ()
    why: str = ""
    cert: str = ""


@dataclass(slots=True)
class Book:
    """The people of the document by the keys of their whole names, by each part and by what a part begins with; their surnames,
    what these begin with, and offices."""

    keys: dict[str, str] = field(default_factory=dict)
    parts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    surnames: dict[str, str] = field(default_factory=dict)
    given: dict[str, list[str]] = field(default_factory=dict)
    offices: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    initials: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    beginnings: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, ref: str, parts: list[str], surname: str, keys: frozenset[str], offices: set[str]) -> None:
        for key in sorted(keys):
            self.keys.setdefault(key, ref)
        for part in parts:
            if ref not in self.parts[part]:
                self.parts[part].append(ref)
                for size in range(max(3, len(part) - 5), min(7, len(part) - 2)):
                    self.beginnings[part[:size]].add(ref)
        for size in range(1, 4) if ref not in self.surnames else ():
            self.initials[surname[:size]].add(ref)
        self.surnames.setdefault(ref, surname)
        self.offices[ref] |= offices

    def agrees(self, ref: str, initials: tuple[str, ...]) -> bool:
        """Whether the given names that the document knows of `ref` begin with these letters, as far as both go."""
        given = self.given.get(ref, ())
        return bool(given) and all(
            name.startswith(fold(letter)) or fold(letter).startswith(name)
            for name, letter in zip(given, initials, strict=False)
        )
