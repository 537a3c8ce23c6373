"""What a word can be: its flags in `data/names/lexicon.txt` and its uses in `data/names/tables.txt`.

>>> word("Hrubieszów").place, word("ambassador").uses & {"office"}
(3, frozenset({'office'}))

The lexicon is a sorted file that is searched where it lies (mmap), so that opening it costs nothing. It decides nothing.
"""

from __future__ import annotations

import mmap
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tei_tools.authority.folding import fold

DATA = Path(__file__).parent.parent.parent / "data" / "names"
_FLAGS = re.compile(r"([A-Za-z])(\d)")
_SURNAME_SHAPE = re.compile(
    r".{2,}(?:ov|ova|ev|eva|yev|sky|skii|skiy|ski|ska|skaya|cki|icz|ich|vich|vych|enko|chuk|yuk|shvili|dze|yan|ian|escu|eanu|ić|ic|ová|"
    r"mann|stein|berg|baum|feld|witz|thal|heimer|meyer|bauer|hofer|sson|sen|wicz|enberg|inski|insky|aitis|auskas|oglu|zadeh|nen|ák|ček|ík|ý)$"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A spelling: folded key, how plain a word it is (0 to 3), forename, surname (0 to 2), place (0 to 6), its table uses."""

    key: str
    plain: int
    forename: int
    surname: int
    place: int
    alternate: int
    uses: frozenset[str]
    surname_shape: bool


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
def _file() -> mmap.mmap:
    with (DATA / "lexicon.txt").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def flags(key: str) -> dict[str, int]:
    """Gives the flags of a folded spelling, an empty dict where the lexicon does not know it."""
    found, _, value = _line(key.encode()).partition(b"\t")
    return {letter: int(tier) for letter, tier in _FLAGS.findall(value.decode())} if found == key.encode() else {}


@lru_cache(maxsize=65536)
def begins(key: str) -> bool:
    """Whether the lexicon knows a spelling of several words that begins with this one."""
    return _line(f"{key} ".encode()).startswith(f"{key} ".encode())


def _line(wanted: bytes) -> bytes:
    """Gives the first line of the lexicon whose key is not smaller, an empty one behind the last."""
    data = _file()
    low, high = 0, len(data)
    while low < high:
        middle = (low + high) // 2
        start = data.rfind(b"\n", 0, middle) + 1
        end = data.find(b"\n", start)
        if data[start : data.find(b"\t", start, end)] < wanted:
            low = end + 1
        else:
            high = start
    return data[low : data.find(b"\n", low)] if low < len(data) else b""


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
    found, uses = flags(key), _uses().get(key, frozenset())
    return Word(
        key,
        _plain(spelling, found.get("W", 0), uses),
        max(found.get("F", 0), int("forename" in uses)),
        found.get("S", 0),
        found.get("P", 0),
        found.get("p", 0),
        uses,
        bool(_SURNAME_SHAPE.match(spelling.lower())),
    )
