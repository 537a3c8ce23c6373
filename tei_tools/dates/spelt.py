"""Numbers in words: the years of treaties (`one thousand nine hundred and fifty-seven`) and ordinals above thirty-one.

>>> spelt_year("nineteen hundred and fifty-seven"), spelt_year("one thousand nine hundred and five")
(1957, 1905)

Centuries from the seventeenth to the twentieth; a number of hundreds alone (`nineteen hundred`) is no year.
"""

from __future__ import annotations

import re

_ONES = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_CENTURIES = {"sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "six": 16, "seven": 17, "eight": 18, "nine": 19}
_VALUES = {
    **{word: number for number, word in enumerate(_ONES, start=1)},
    **{word: number for number, word in enumerate(_TEENS, start=10)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
}
_ONE, _TEEN, _TEN = ("|".join(words) for words in (_ONES, _TEENS, _TENS))
_REST = rf"(?:(?:{_TEN})(?:[\s-]+(?:{_ONE}))?|{_TEEN})"
_GAP = r"[\s,-]+(?:and\s+)?"
SPELT_YEAR = (
    rf"\b(?i:one\s+thousand{_GAP}(?:six|seven|eight|nine)\s+hundred(?:{_GAP}(?:{_REST}|{_ONE}))?"
    rf"|(?:six|seven|eigh|nine)teen(?:\s+hundred{_GAP}(?:{_REST}|{_ONE})|[\s-]+{_REST}))\b(?!-)"
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth".split()
_WORD = re.compile(r"[a-z]+")


def spelt_year(words: str) -> int:
    """Gives the year that a match of SPELT_YEAR spells."""
    parts = [word for word in _WORD.findall(words.lower()) if word not in ("thousand", "hundred", "and")]
    century, *rest = parts[1:] if words.lower().startswith("one") else parts
    return _CENTURIES[century] * 100 + sum(_VALUES[word] for word in rest)


def spelt_ordinal(words: str) -> int:
    """Gives the value of an ordinal such as `forty-sixth`, 0 for what is none."""
    tens, _, ones = words.lower().partition("-")
    return _VALUES.get(tens, 0) + _ORDINALS.index(ones) + 1 if ones in _ORDINALS else 0


def spelt_number(words: str) -> int:
    """Gives the value of a number such as `forty-six`, 0 for what is none."""
    tens, _, ones = words.lower().partition("-")
    return _VALUES.get(tens, 0) + _ONES.index(ones) + 1 if ones in _ONES else 0
