"""The record of a name: by its whole spelling, by surname and initials, or none where two records would do.

>>> kim = Record("kim_il", "person", "Kim Il", surname="Kim")
>>> gromyko = Record("gromyko", "person", "Andrei Gromyko", surname="Gromyko")
>>> links = Links(Authority((kim, gromyko)))
>>> links.person(("A", "A"), "GROMYKO"), links.person((), "Kim Il Sung")
('person:gromyko', '')

Similarity alone never links: keys are equal or there is no link. What two records share is left open (`candidates`).
"""

from __future__ import annotations

import copy
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from tei_tools.authority.bodies import body_key
from tei_tools.authority.folding import fold, person_keys, spelling_abroad, spelt_abroad
from tei_tools.model import Authority, Record


class Links:
    """The indices of one authority: whole spellings of all kinds, and surnames of people.

    `year`, where it is known, is that of the document: who was born later, or a state founded later, is not meant.
    """

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.year = 0
        self._years: dict[int, Links] = {}
        self._bodies: dict[str, list[str]] = {}
        self._owners: dict[str, str] = {}
        self.spellings: dict[str, list[str]] = defaultdict(list)
        self.surnames: dict[str, set[str]] = defaultdict(set)
        self._given = {record.ref: _given(record) for record in authority.records if record.kind == "person"}
        self._names: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._keys: dict[str, dict[str, set[str]]] = {}
        self._abroad: dict[str, set[str]] = defaultdict(set)
        for record in authority.records:
            for name in (record.name, *record.variants):
                key = fold(name)
                if record.ref not in self.spellings[key]:
                    self.spellings[key].append(record.ref)
                if record.kind == "person":
                    self._add_person(record, name)

    def _add_person(self, record: Record, name: str) -> None:
        for sound in {_sound(name), _sound(name.split()[-1])}:  # Gomułka Władysław
            self._names[sound].append((name, record.ref))
        surname = record.surname or name.split()[-1]
        if name != record.name and " " in name and record.name.endswith(surname):
            surname = name.split()[-1]  # a variant spelling of the surname, where the surname stands last
        self.surnames[fold(surname)].add(record.ref)
        if " " in name:
            self._names[_sound(surname)].append((surname, record.ref))

    def at(self, year: int) -> Links:
        """Gives the same indices as a document of `year` may use them (0: not known)."""
        if year not in self._years:
            view = copy.copy(self)
            view.year = year
            self._years[year] = view
        return self._years[year]

    def exists(self, ref: str) -> bool:
        """Whether the record is there and what it stands for had begun by the year of the document."""
        record = self.authority.by_ref.get(ref)
        if record is None or not self.year or record.kind == "org" or (record.kind == "place" and record.type == "settlement"):
            return record is not None
        begun = record.start.lstrip("-")[:4]
        return not (begun.isdigit() and int(begun) > self.year)

    def spelling(self, name: str, kind: str) -> str:
        """Gives the ref of the only record of `kind` that is spelt `name`, else an empty string."""
        refs = [ref for ref in self.spellings.get(fold(name), ()) if ref.startswith(kind + ":") and self.exists(ref)]
        return refs[0] if len(refs) == 1 else ""

    def body(self, name: str) -> str:
        """Gives the ref of the only body whose name has the parts of `name`, however they are joined; else nothing."""
        refs = self.bodies.get(self.body_key(name), ())
        return refs[0] if len(refs) == 1 else ""

    def body_key(self, name: str) -> str:
        """Gives the key by which two names of one body are known."""
        return body_key(name, self.owners)

    @property
    def owners(self) -> Mapping[str, str]:
        """Maps the folded spellings of states and parties, which others belong to, to their refs; built when asked for."""
        if not self._owners:
            records = [r for r in self.authority.records if r.kind == "place" or (r.kind == "org" and " of the " not in r.name)]
            spellings = ((fold(name), record.ref) for record in records for name in (record.name, *record.variants))
            self._owners.update((name, ref) for name, ref in spellings if len(self.spellings[name]) == 1)
        return self._owners

    @property
    def bodies(self) -> Mapping[str, list[str]]:
        """Maps the keys of bodies to their refs; built when first asked for."""
        if not self._bodies:
            for record in self.authority.records:
                for name in (record.name, *record.variants) if record.kind == "org" else ():
                    refs = self._bodies.setdefault(self.body_key(name), [])
                    if record.ref not in refs:
                        refs.append(record.ref)
        return self._bodies

    def person(self, initials: Iterable[str], name: str, *, common: bool = False) -> str:
        """Gives the ref of the one person of that whole name, or of that surname whose initials agree; else nothing.

        Where the surname is a `common` one, two initials must be those of the record: one, or an unknown one, is not enough.
        """
        given = tuple(initials)
        found = self.candidates(given, name)
        if len(found) != 1 or (common and not self._confirms(found[0], given)):
            return ""
        return found[0]

    def candidates(self, initials: tuple[str, ...], name: str) -> tuple[str, ...]:
        """Gives all persons that `initials` and `name` could be, in the order of the register's refs."""
        if " " in name or "-" in name:
            exact = self.spelling(name, "person")
            if exact:
                return (exact,)
            return tuple(sorted(filter(self.exists, self._sounding(name))))
        refs = set(self.surnames.get(fold(name), set()))
        if not refs and len(name) > 4:
            refs = self._sounding(name)
        return tuple(sorted(ref for ref in refs if self.exists(ref) and self._agrees(ref, initials)))

    def _sounding(self, name: str) -> set[str]:
        """Gives the people one of whose spellings has a key in common with `name`; those that begin alike are folded once."""
        sound = _sound(name)
        if sound not in self._keys:
            known = self._keys[sound] = defaultdict(set)
            for other, ref in self._names.get(sound, ()):
                for key in person_keys(other):
                    known[key].add(ref)
        found = set[str]().union(*(self._keys[sound].get(key, ()) for key in person_keys(name)))
        return found or set().union(*(self.abroad.get(key, ()) for key in spelling_abroad(name)))

    @property
    def abroad(self) -> Mapping[str, set[str]]:
        """Maps the spellings of people in German and French to their refs; built when a name is spelt so."""
        if not self._abroad:
            for name, ref in dict.fromkeys(row for rows in self._names.values() for row in rows):
                for key in spelt_abroad(name):
                    self._abroad[key].add(ref)
        return self._abroad

    def _agrees(self, ref: str, initials: tuple[str, ...]) -> bool:
        return all(_same_initial(self._given[ref], k, fold(initial)) for k, initial in enumerate(initials[:2]))

    def _confirms(self, ref: str, initials: tuple[str, ...]) -> bool:
        return 1 < len(initials) <= len(self._given[ref]) and self._agrees(ref, initials)


@lru_cache(maxsize=4)
def links_of(authority: Authority) -> Links:
    """Gives the indices of an authority, built once."""
    return Links(authority)


def _sound(name: str) -> str:
    """Gives what all spellings of a name begin with: the class of its first consonant, or nothing."""
    return fold(name)[:1].translate(_CLASSES)


_CLASSES = str.maketrans("cjzqgkdtpbvwxsyieuoarl", "CCCCKKTTPPVVSSIIIIIIII")


def _given(record: Record) -> list[str]:
    """Gives the given names of a person, or what is known of them: `G. K. Zhukov` adds a K to Georgy."""
    own = fold(record.forename).split() or [p for p in fold(record.name).split() if p != fold(record.surname)]
    for variant in record.variants:
        initials = [fold(letter) for letter in _INITIAL.findall(variant)]
        if len(initials) > len(own) and all(name.startswith(initial) for name, initial in zip(own, initials, strict=False)):
            own += initials[len(own) :]
    return own


_INITIAL = re.compile(r"\b(\w{1,2})\.")


_LIKE = {("e", "y"), ("y", "e"), ("i", "y"), ("w", "v"), ("j", "y")}  # Wjatscheslaw, Jurij


def _same_initial(own: list[str], place: int, initial: str) -> bool:
    """A record without a patronymic does not contradict one."""
    return place >= len(own) or own[place].startswith(initial) or (initial[:1], own[place][:1]) in _LIKE
