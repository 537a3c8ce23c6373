"""What a word can be: its flags in `data/names/lexicon.txt` and its uses in `data/names/tables.txt`.

>>> word("Hrubieszów").place, word("ambassador").uses & {"office"}
(3, frozenset({'office'}))

The lexicon is a sorted file that is searched where it lies (mmap), so that opening it costs nothing. It decides nothing.
"""

from __future__ import annotations

import mmap
import re
from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from tei_tools.authority.folding import fold

DATA = Path(__file__).parent.parent.parent / "data" / "names"
_SURNAME_SHAPE = re.compile(
    r".{2,}(?:ov|ova|ev|eva|yev|sky|skii|skiy|ski|ska|skaya|cki|icz|ich|vich|vych|enko|chuk|yuk|shvili|dze|yan|ian|escu|eanu|ić|ic|ová|"
    r"mann|stein|berg|baum|feld|witz|thal|heimer|meyer|bauer|hofer|sson|sen|wicz|enberg|inski|insky|aitis|auskas|oglu|zadeh|nen|ák|ček|ík|ý)$"
)


_LOOKED_UP = ("plain", "forename", "surname", "place", "alternate")
_LATER = (*_LOOKED_UP, "begins", "surname_shape")


class Word:
    """A spelling: folded key, how plain a word it is (0 to 3), forename, surname (0 to 2), place (0 to 6), its table uses.

    `solid` is the key without spaces. `stirs` says whether a name could begin with it, or show by it: other words are looked at
    only as neighbours. `begins` says whether a place of several words begins with it. What the lexicon tells is looked up when
    it is first asked for: of most words in lower case it never is.
    """

    __slots__ = ("_spelling", "key", "solid", "stirs", "uses", *_LATER)
    plain: int
    forename: int
    surname: int
    place: int
    alternate: int
    surname_shape: bool
    begins: bool

    def __init__(self, spelling: str, key: str, uses: frozenset[str]) -> None:
        self._spelling, self.key, self.uses = spelling, key, uses
        self.solid = key.replace(" ", "")
        self.stirs = not spelling.islower() or bool(uses & _STIRRING)

    def __getattr__(self, name: str) -> int:
        """Looks up what was not asked for yet."""
        if name == "begins":
            self.begins = self.stirs and _begins(self.key)
        elif name == "surname_shape":
            self.surname_shape = bool(_SURNAME_SHAPE.match(self._spelling.lower()))
        elif name in _LOOKED_UP:
            found = flags(self.key)
            self.plain = _plain(self._spelling, found.get("W", 0), self.uses)
            self.forename = max(found.get("F", 0), int("forename" in self.uses))
            self.surname, self.place, self.alternate = found.get("S", 0), found.get("P", 0), found.get("p", 0)
        else:
            raise AttributeError(name)
        known: int = object.__getattribute__(self, name)
        return known


@lru_cache(maxsize=1)
def tables() -> dict[str, frozenset[str]]:
    """Gives the sections of tables.txt: words separated by spaces, or by bars in the sections of phrases."""
    sections: dict[str, list[str]] = defaultdict(list)
    name = ""
    for line in (DATA / "tables.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            sections[name].extend(line.split("|") if "|" in line else line.split())
    return {name: frozenset(words) for name, words in sections.items()}


@lru_cache(maxsize=1)
def _uses() -> dict[str, frozenset[str]]:
    uses: dict[str, set[str]] = defaultdict(set)
    for name, words in tables().items():
        if name not in ("place", "state", "acronymorg", "org"):
            for item in words:
                uses[fold(item)].add(name)
    return {key: frozenset(names) for key, names in uses.items()}


@lru_cache(maxsize=1)
def _file() -> tuple[mmap.mmap, list[bytes], list[int]]:
    """Opens the lexicon: its bytes, and of one line in each block of them the key and where it begins."""
    with (DATA / "lexicon.txt").open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    starts = [0, *(data.find(b"\n", at) + 1 for at in range(_BLOCK, len(data) - _BLOCK, _BLOCK))]
    return data, [data[start : data.find(b"\t", start)] for start in starts], starts


_BLOCK = 4096  # bytes, more than any line has


def flags(key: str) -> dict[str, int]:
    """Gives the flags of a folded spelling, an empty dict where the lexicon does not know it."""
    found = _behind(key.encode() + b"\t").decode()
    return {found[k]: int(found[k + 1]) for k in range(0, len(found), 2)}


def _behind(begin: bytes) -> bytes:
    """Gives what stands behind `begin` in the first line of the lexicon that begins so, nothing where none does."""
    data, keys, starts = _file()
    block = max(0, bisect_right(keys, begin[:-1]) - 1)
    if data[: len(begin)] == begin:
        return data[len(begin) : data.find(b"\n")]
    stop = starts[block + 2] if block + 2 < len(starts) else len(data)
    at = data.find(b"\n" + begin, max(0, starts[block] - 1), stop)
    return data[at + 1 + len(begin) : data.find(b"\n", at + 1)] if at >= 0 else b""


@lru_cache(maxsize=65536)
def long_place(key: str) -> int:
    """Gives the tier of a place of several words, 0 where the lexicon knows none of that spelling."""
    known = flags(key)
    return max(known.get("P", 0), known.get("p", 0))


def _begins(key: str) -> bool:
    """Whether the lexicon knows a spelling of several words that begins with this one."""
    return bool(_behind(f"{key} ".encode()))


def _plain(spelling: str, tier: int, uses: frozenset[str]) -> int:
    """Gives how plain a word it is: a name that the dictionary has too is hardly one, foreign letters (`Pál`) make it none."""
    if not spelling.translate(_APOSTROPHES).isascii():
        return 0
    return min(tier, 1) if "nameword" in uses else tier


_APOSTROPHES = str.maketrans("", "", "’ʼ‘‐‑")


@lru_cache(maxsize=65536)
def word(spelling: str) -> Word:
    """Gives what is known of one spelling."""
    key = fold(spelling)
    uses = _uses().get(key, _NONE)
    before, _, last = key.rpartition(" ")
    if before in _UNDER and "office" in _uses().get(last, ()):  # Vice-Premiers
        uses |= {"office"}
    return Word(spelling, key, uses)


_NONE: frozenset[str] = frozenset()
_UNDER = frozenset("vice under deputy co ex sub first second third prime commander minister".split())
_STIRRING = frozenset(("streetbefore", "particle", "orglower", "works", "publisher", "parallel"))
