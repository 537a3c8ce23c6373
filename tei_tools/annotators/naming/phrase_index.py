"""The spellings that are known word by word, in an index: those of the registers, the states, places and bodies of the tables.

>>> [entry.keys for entry in phrases_of(read_authority())["soviet"].longer["union"]]
[('soviet', 'union')]

What stands in a text is compared in `phrases`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from tei_tools.annotators.naming.lexicon import tables
from tei_tools.authority import read_authority
from tei_tools.authority.folding import fold
from tei_tools.model import Authority


class Entry(NamedTuple):
    """One spelling: its folded words, the kind and the ref of what is spelt so, whether it is an abbreviation in capitals."""

    keys: tuple[str, ...]
    kind: str
    ref: str
    capitals: bool


@dataclass(slots=True)
class Known:
    """The spellings that begin with one word: those of it alone, and the longer ones by their second word, longest first."""

    alone: list[Entry] = field(default_factory=list)
    longer: dict[str, list[Entry]] = field(default_factory=dict)

    @property
    def all(self) -> Iterator[Entry]:
        """Yields every entry, the longer ones first."""
        for entries in self.longer.values():
            yield from entries
        yield from self.alone


Phrases = dict[str, Known]


@lru_cache(maxsize=4)
def phrases_of(authority: Authority) -> Phrases:
    """Gives the known spellings by their first folded word."""
    seen: dict[tuple[str, str], Entry] = {}
    for spelling, kind, ref in _spellings(authority):
        words = (spelling.replace("’", "'") if kind == "org" else spelling).split()
        keys = tuple(fold(word.strip("().,")).replace(" ", "") for word in words)
        if keys and (kind != "person" or len(keys) > 1):
            seen[" ".join(keys), kind] = Entry(keys, kind, ref, len(keys) == 1 and spelling.isupper())
    index: Phrases = {}
    for entry in sorted(seen.values(), key=lambda entry: (-len(entry.keys), entry.kind != "person", not entry.ref)):
        known = index.setdefault(entry.keys[0], Known())
        (known.longer.setdefault(entry.keys[1], []) if entry.keys[1:] else known.alone).append(entry)
    return index


def _spellings(authority: Authority) -> Iterator[tuple[str, str, str]]:
    """Yields each spelling, its kind and its ref: what the world knows serves everywhere, a ref only in its own register."""
    own = tables()
    for section, kind in (("place", "place"), ("state", "place"), ("acronymorg", "org"), ("org", "org")):
        yield from ((spelling, kind, "") for spelling in own[section])
    for record in read_authority().records:
        yield from ((name, record.kind, "") for name in (record.name, *record.variants))
    for record in authority.records:
        yield from ((name, record.kind, record.ref) for name in (record.name, *record.variants))
