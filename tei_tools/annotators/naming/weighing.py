"""What speaks for a single word as a person and as a place: the hints, the lexicon, and what the document knows, added up."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from tei_tools.annotators.naming.hints import Score
from tei_tools.annotators.naming.lexicon import Word, word
from tei_tools.annotators.naming.weights import ADMINISTERED, PLACE_TIERS, SETTLED, STREET
from tei_tools.authority import Links

UNFIT = frozenset(("notname", "people", "nationality", "office", "orghead", "honorific", "foreign", "abbreviation"))
_AT = 1.2  # what `at` weighs before a place


@dataclass(frozen=True, slots=True)
class Known:
    """What the document and the registers know: people's names and how sure they are, what given names begin with, places,
    words in lower case."""

    people: Mapping[str, float]
    parts: Set[str]
    places: Set[str]
    lower: Set[str]
    links: Links


def weigh_person(key: str, info: Word, score: Score, known: Known) -> float:
    person = (
        known.people.get(key, 0.0)
        + (0.0, 1.6, 2.2)[info.forename]
        + (0.0, 0.5, 0.9)[info.surname]
        + (1.0 if info.surname_shape else 0.0)
    )
    person += min(3.0, score.person)
    if not (info.plain or info.place or info.alternate) and score.place < 1.0 + max(0.0, score.person):
        person += 1.0
    if {"chinesesurname", "koreansurname"} & info.uses and len(key) > 3:
        person += 0.8
    if key in known.parts:
        person += 1.0
    if key[-1] == "s" and key[:-1] in known.people:  # the Khrushchevs
        person += 2.5
    elif key[-1] == "s" and score.inside and not info.plain and word(key[:-1]).forename:  # Sophias progress
        person += 1.2
    elif key[-1] == "s" and score.many and _is_family(key[:-1]):  # the Goldbergs
        person += 3.0
    return person


@lru_cache(maxsize=16384)
def _is_family(key: str) -> bool:
    """Whether a word is a surname and no other word, so that `the` and an `s` make a family of it."""
    info = word(key)
    plain = info.plain > (1 if info.surname == _COMMON else 0)
    return bool(info.surname and not (plain or info.place > _CITY or info.uses & UNFIT))


_COMMON = 2  # a surname that many bear
_CITY = 3  # the tier of places that are better known than people of their name


def weigh_place(key: str, info: Word, score: Score, famous: bool) -> float:
    place = max(PLACE_TIERS[info.place], 0.7 * PLACE_TIERS[info.alternate])
    ambiguous = "ambiguous" in info.uses
    if info.surname == 2 and info.place < 4 and not ambiguous:
        place *= 0.6
    personal = info.surname or info.forename or famous or score.person > 0.9
    if score.place < 1.0 and not ambiguous and personal and place < 3.5:
        place *= 0.5
    place += min(4.0, score.place) + (1.5 if ambiguous else 0.0)
    if " " in key and not info.plain and not info.place:
        place += 0.8 * max(PLACE_TIERS[0 if word(part).plain else word(part).place] for part in key.split())
    unheard = not (info.plain or info.place or info.alternate or personal or ambiguous)
    if unheard and score.place >= _AT and score.person <= 0:  # at Bowood
        place += 0.7
    if SETTLED.search(key) and not (personal or info.plain or info.place):
        place += 1.0
    return place + (3.0 if STREET.search(key) or ADMINISTERED.search(key) else 0.0)
