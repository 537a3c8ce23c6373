"""The name of a body to a key that forgets how its parts are joined, so that its spellings meet.

>>> names = {"kwp": "org:kwp", "korean workers party": "org:kwp", "prc": "place:prc", "dprk": "place:dprk"}
>>> body_key("KWP CC", names) == body_key("Central Committee of the Korean Workers' Party", names)
True
>>> body_key("Embassy of the PRC in the DPRK", names) == body_key("PRC Embassy in the DPRK", names)
True
>>> body_key("Embassy of the PRC in the DPRK", names) == body_key("DPRK Embassy in the PRC", names)
False

The head stands first and what it belongs to behind it, whatever joins them; a state or party counts as itself under every
spelling of `names`. The order of what a head governs is kept: it tells an embassy's sender from its host.
"""

from __future__ import annotations

from collections.abc import Mapping

from tei_tools.authority.folding import fold

_LINKS = frozenset("of in to at for under".split())
_SMALL = frozenset({"the"})
_LONGEST = 7  # words of a state's or party's name
_SHORT = {
    ("central", "committee"): "cc",
    ("foreign", "ministry"): "mfa",
    ("ministry", "of", "foreign", "affairs"): "mfa",
    ("ministry", "for", "foreign", "affairs"): "mfa",
    ("political", "bureau"): "politburo",
    ("politbureau",): "politburo",
    ("department", "of", "state"): "state department",
    ("far", "eastern"): "far east",
    ("far", "east"): "far east",
}
_HEADS = frozenset(
    "cc mfa politburo presidium plenum secretariat congress embassy government ministry department council committee "
    "commission mission delegation army parliament consulate legation bureau division".split()
)


def body_key(name: str, names: Mapping[str, str]) -> str:
    """Gives the key of a body's name; `names` maps folded spellings of states and parties to their refs."""
    words = [word for word in fold(name.replace("-", " ")).split() if word not in _SMALL]
    return " ".join(_ordered(_shortened(_replaced(words, names))))


def _replaced(words: list[str], names: Mapping[str, str]) -> list[str]:
    """Puts the ref of a state or party for its spelling, the longest first; a name that is nothing else stays as it is."""
    result, at = [], 0
    while at < len(words):
        sizes = range(min(_LONGEST, len(words) - at, len(words) - 1), 0, -1)
        size = next((n for n in sizes if " ".join(words[at : at + n]) in names), 0)
        result.append(names[" ".join(words[at : at + size])] if size else words[at])
        at += size or 1
    return result


def _shortened(words: list[str]) -> list[str]:
    result, at = [], 0
    while at < len(words):
        size = next((n for n in (4, 3, 2, 1) if tuple(words[at : at + n]) in _SHORT), 0)
        result.append(_SHORT[tuple(words[at : at + size])] if size else words[at])
        at += size or 1
    return result


def _ordered(words: list[str]) -> list[str]:
    """Gives the head, then what it belongs to, ordered likewise."""
    link = next((k for k, word in enumerate(words) if word in _LINKS and k), len(words))
    before, after = words[:link], words[link + 1 :]
    heads = [k for k, word in enumerate(before) if word in _HEADS]
    if not heads or not words:
        return [word for word in words if word not in _LINKS]
    head = heads[-1]
    owner, rest = before[:head], before[head + 1 :]
    return [before[head], *rest, *(_ordered(owner) if owner else ()), *(_ordered(after) if after else ())]
