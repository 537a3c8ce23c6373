"""Months as they are mistyped or misread: one letter wrong, lost, doubled, or two exchanged (`Febuary`, `Septemher`).

>>> misspelt_month("Setpember"), misspelt_month("Mav"), misspelt_month("Moscow")
(9, 5, 0)

Only beside a day and a year is such a word a month (the rules ask for both), because many a name is near to one.
"""

from __future__ import annotations

from functools import cache

_MONTHS = "January February March April May June July August September October November December".split()
_LONGEST, _SHORTEST = len("September") + 1, 5
_MISREAD = {"Mav": 5, "Maj": 5, "Juue": 6, "Jnne": 6, "Jime": 6, "Juiy": 7, "Jnly": 7, "Juty": 7}


def misspelt_month(word: str) -> int:
    """Gives the number of the month that a capitalised word may be meant for, 0 where it is near to none."""
    if word in _MISREAD:
        return _MISREAD[word]
    if not _SHORTEST - 1 <= len(word) <= _LONGEST or word[0] not in "JFMASOND":
        return 0
    low = word.lower()
    ways = {low, *_shorter(low)}
    return next((month for way in sorted(ways) if (month := _near().get(way)) and _is_near(low, month)), 0)


def _shorter(word: str) -> list[str]:
    """Gives the word with each of its letters left away."""
    return [word[:place] + word[place + 1 :] for place in range(len(word))]


@cache
def _near() -> dict[str, int]:
    """The long months whole and with one letter left away: two words of one edit share such a form."""
    named = [(name.lower(), month) for month, name in enumerate(_MONTHS, start=1) if len(name) >= _SHORTEST]
    return {form: month for name, month in named for form in (name, *_shorter(name))}


def _is_near(word: str, month: int) -> bool:
    """Says whether one letter put in, left away or changed, or two exchanged, makes the month of the word."""
    name = _MONTHS[month - 1].lower()
    if len(word) != len(name):
        return True  # it shares a shorter form, so the longer one has one letter more
    wrong = [place for place, (one, other) in enumerate(zip(word, name, strict=True)) if one != other]
    exchanged = (
        len(wrong) == 2 and wrong[1] == wrong[0] + 1 and word[wrong[0]] == name[wrong[1]] and word[wrong[1]] == name[wrong[0]]
    )
    return len(wrong) == 1 or exchanged
