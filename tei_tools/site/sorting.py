"""Where a name stands in an index: people by their surname, whichever part of the name it is; letters without their marks.

The surname is the one that a record marks; else the form of the name shows it: `Kim Il Sung`, `Mao Zedong` and `Nagy Imre`
begin with it, `Horn L. I.` too, any other name ends with it. Particles stay before it (`von Oldershausen` stands under O).

>>> [index_name("person", name).surname for name in ("Kim Il Sung", "N. S. Solin", "Nagy Imre", "Count Bertalan von Ráday")]
['Kim', 'Solin', 'Nagy', 'Ráday']
>>> letter_of("Łukasz"), letter_of("1st Army")
('L', '#')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tei_tools.annotators.naming.lexicon import word
from tei_tools.authority.folding import fold
from tei_tools.tables import EntityRow

_EASTERN = frozenset(("koreansurname", "chinesesurname", "vietnamesesurname"))
_TITLES = frozenset(("honorific", "office", "particle"))
# a given name of East Asia as it is transcribed: up to three syllables
_SYLLABLES = re.compile(
    r"(?:(?:[zcst]h|hs|ts|[kpjb]{2}|ng|ph|kh|tr|qu|ny|[b-df-hj-np-tv-z])?[aeiouy]{1,3}(?:n[gh]?|ch|[mlrkptbhw])? ?){1,3}"
)
_INITIALS = re.compile(r"(?:\w\.[- ]?)+|[IVX]+\.?|(?:jr|sr|jun|sen|esq|junior|senior)\.?", re.IGNORECASE)
_SIGNS = re.compile(r"[^\w\s]|_")
_ARTICLES = re.compile(r"(?:the|der|die|das)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class IndexName:
    """A name in three parts, of which an index sorts by the middle one; for a place or body that is the whole name."""

    before: str
    surname: str
    after: str

    @property
    def key(self) -> tuple[str, str]:
        """What an index sorts by."""
        return folded(self.surname), folded(f"{self.before} {self.after}")


def index_name(kind: str, name: str, surname: str = "") -> IndexName:
    """Gives the parts of a name; `surname` is what a record says."""
    if kind != "person":
        article = _ARTICLES.match(name)
        return IndexName(article[0], name[article.end() :], "") if article else IndexName("", name, "")
    found = surname if surname and surname in name else _surname(name)
    at = name.rfind(found) if name.endswith(found) else name.find(found)
    return IndexName(name[:at], found, name[at + len(found) :])


def row_name(row: EntityRow) -> IndexName:
    """Gives the parts of the name of a person, place or body."""
    return index_name(row.kind, row.name, row.surname)


def letter_of(text: str) -> str:
    """Gives the letter that a name stands under, `#` for what begins with none."""
    letter = folded(text)[:1].upper()
    return letter if letter.isalpha() else "#"


def folded(text: str) -> str:
    """Gives a text as indexes sort it: without letter case, marks and signs."""
    return " ".join(_SIGNS.sub(" ", fold(text)).split())


@lru_cache(maxsize=4096)
def _surname(name: str) -> str:
    words = name.split(",")[0].split()
    full = [part for part in words if not _INITIALS.fullmatch(part)]
    if len(full) < 2:
        return full[0] if full else name
    if "," in name or _begins_with_surname(full, words):
        return full[0]
    return full[-1]


def _begins_with_surname(full: list[str], words: list[str]) -> bool:
    """Whether a name is in the order of East Asia, or of Hungary: surname first."""
    first, last, rest = word(full[0]), word(full[-1]), full[1:]
    if first.uses & _EASTERN and len(words) == len(full) <= 4 and all(_SYLLABLES.fullmatch(folded(part)) for part in rest):
        return not first.forename or len(rest) > 1 or "-" in rest[0] or len(rest[0]) < 5
    is_forename = "forename" in last.uses and "commonsurname" not in last.uses
    return is_forename and not first.forename and not first.uses & _TITLES
