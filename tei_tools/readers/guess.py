"""Which encoding bytes that are not UTF-8 are likely in: each candidate is tried, and the most natural text wins.

>>> guess_encoding("Посол СССР в КНДР принял делегацию".encode("windows-1251"))
'windows-1251'
>>> guess_encoding("“Café” – 5 °C".encode("windows-1252"))
'windows-1252'

What is natural is judged by letters alone: those that are frequent in the languages a code page was made for, and small
letters that do not turn large in the middle of a word. It looks at the first 64 KB.
"""

from __future__ import annotations

import itertools

_SAMPLE = 65536
_RUSSIAN = frozenset("оеаинтсрвлкмдпуяызбгчйхжюшцщэф")
_RUSSIAN_COMMON = frozenset("оеаинтсрвл")
_WESTERN = frozenset("äöüßéèêëàâçñóíáúôîïûœæøåìòùÄÖÜÉÀÇÅØ")
_CENTRAL = frozenset("ąćęłńóśźżáčďéěíňřšťúůýžőűăâîșțöüäÖÜÁÉŁŚŻŐŰŠČŽ")
_SIGNS = frozenset("“”‘’„‚–—…•«»№§°ºª©®±·€£¡¿´ \u00a0\u00ad½¼¾²³")

# encoding -> the letters that text in it is made of, beside ASCII; where two read alike, the first wins
CANDIDATES: dict[str, frozenset[str]] = {
    "windows-1252": _WESTERN,
    "windows-1251": _RUSSIAN,
    "koi8-r": _RUSSIAN,
    "cp866": _RUSSIAN,
    "windows-1250": _CENTRAL,
    "iso-8859-5": _RUSSIAN,
    "mac-cyrillic": _RUSSIAN,
    "cp437": _WESTERN,
    "mac-roman": _WESTERN,
}
_WIDE = (("utf-16-le", 1), ("utf-16-be", 0))
_LEAST = 0.5  # of the characters beyond ASCII, this share must be natural, else nothing is said
_DISTURBED = 2.0  # what a capital, or a letter of the other script, inside a word takes away


def guess_encoding(content: bytes) -> str | None:
    """Names the likeliest encoding of bytes that are not UTF-8, as Python and the usual tools spell it; None: none fits."""
    sample = content[:_SAMPLE]
    wide = next((name for name, high in _WIDE if _is_wide(sample, high)), None)
    if wide is not None or b"\0" in sample:
        return wide
    scores = {name: _score(sample, name, letters) for name, letters in CANDIDATES.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= _LEAST else None


def is_mostly_utf8(content: bytes) -> bool:
    """Says whether nearly all that is beyond ASCII is good UTF-8: a damaged file rather than another encoding."""
    text = content[:_SAMPLE].decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    sound = sum(character > "\x7f" for character in text) - damaged
    return sound > 4 * damaged


def _is_wide(sample: bytes, high: int) -> bool:
    """Says whether every second byte is the high byte of a Latin or Cyrillic character: UTF-16 without its mark."""
    highs = sample[high::2]
    lows = sample[1 - high :: 2]
    if len(highs) < 2 or sum(byte in (0, 4) for byte in highs) < 0.8 * len(highs):
        return False
    return sum(byte == 0 for byte in lows) < 0.1 * len(lows) and not any(0 < byte < 9 for byte in lows if byte < 4)


def _score(sample: bytes, encoding: str, letters: frozenset[str]) -> float:
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return -1.0
    beyond = [character for character in text if character > "\x7f"]
    if not beyond:
        return 0.0
    natural = sum(_weight(character, letters) for character in beyond)
    disturbed = sum(_is_disturbed(a, b) for a, b in itertools.pairwise(text))
    return (natural - _DISTURBED * disturbed) / len(beyond)


def _is_disturbed(a: str, b: str) -> bool:
    """Says whether two neighbours seldom meet in one word: small then large, or Latin and Cyrillic."""
    if not (a.isalpha() and b.isalpha()) or (a < "\x80" and b < "\x80"):
        return False
    return (a.islower() and b.isupper()) or ("Ѐ" <= a <= "ӿ") != ("Ѐ" <= b <= "ӿ")


def _weight(character: str, letters: frozenset[str]) -> float:
    if character in _SIGNS:
        return 1.0
    if letters is _RUSSIAN:
        small = character.lower()
        return 1.3 if small in _RUSSIAN_COMMON else 0.7 if small in _RUSSIAN else -1.0
    if character in letters:
        return 1.0
    return -1.0 if not character.isalpha() else 0.0
