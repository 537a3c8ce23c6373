"""Greetings alone on a line: `Dear Comrade Liebermann!`, `My dear Mr. President:`."""

from __future__ import annotations

import re
from functools import cache

from tei_tools.readers.items import Reading
from tei_tools.readers.shapes import capital_share, words_of

_DIGIT = re.compile(r"\d")
_SAID = re.compile(r":\s+\S")  # `Comrade Dorn: Welcome!` speaks
_CAPITALISED = ("comrade", "mr", "sir", "gentlemen", "madam", "excellency")


@cache
def opening_words(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Gives the pattern of a line, in small letters, that opens with one of `phrases`, the longest first; `*` is any word."""
    words = "|".join(re.escape(phrase).replace(r"\*", r"[\w-]+") for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?:{words or '(?!)'})(?!\w)")


def is_salutation(reading: Reading, raw: str) -> bool:
    """Tells whether a line greets: it begins as the profile's salutations do and is short."""
    if len(raw) > 75 or _SAID.search(raw):
        return False
    lowered = raw.lower().lstrip("\"“'[( ")
    if not opening_words(reading.profile.salutations).match(lowered) or _DIGIT.search(raw):
        return False
    words = words_of(raw)
    if len(words) > 10:
        return False
    if lowered.startswith(_CAPITALISED) and capital_share(raw) < 0.7:
        return False  # `Comrade Bel said the following:` is a sentence
    only = any(lowered.rstrip(",.!:;—– -'\"”") == word for word in reading.profile.salutations)
    ends = bool(re.search(r"[,!:—–-]['\"”]?$", raw.strip()))
    return only or ends or (lowered.startswith(("dear", "my ", "esteemed", "respected", "dr")) and len(words) <= 7)
