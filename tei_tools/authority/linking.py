"""The record of a name: by its whole spelling, by surname and initials, or none where two records would do.

>>> kim = Record("kim_il", "person", "Kim Il", surname="Kim")
>>> gromyko = Record("gromyko", "person", "Andrei Gromyko", surname="Gromyko")
>>> links = Links(Authority((kim, gromyko)))
>>> links.person(("A", "A"), "GROMYKO"), links.person((), "Kim Il Sung")
('person:gromyko', '')

Similarity alone never links: keys are equal or there is no link. What two records share is left open (`candidates`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from tei_tools.authority.folding import fold, person_keys
from tei_tools.model import Authority, Record


class Links:
    """The indices of one authority: whole spellings of all kinds, and surnames of people."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.spellings: dict[str, list[str]] = defaultdict(list)
        self.surnames: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for record in authority.records:
            for name in (record.name, *record.variants):
                key = fold(name)
                if record.ref not in self.spellings[key]:
                    self.spellings[key].append(record.ref)
                if record.kind == "person":
                    self._add_person(record, name)

    def _add_person(self, record: Record, name: str) -> None:
        self._names[_sound(name)].append((name, record.ref))
        surname = record.surname or name.split()[-1]
        if name != record.name and " " in name and record.name.endswith(surname):
            surname = name.split()[-1]  # a variant spelling of the surname, where the surname stands last
        self.surnames[fold(surname)].add(record.ref)
        if " " in name:
            self._names[_sound(surname)].append((surname, record.ref))

    def spelling(self, name: str, kind: str) -> str:
        """Gives the ref of the only record of `kind` that is spelt `name`, else an empty string."""
        refs = [ref for ref in self.spellings.get(fold(name), ()) if ref.startswith(kind + ":")]
        return refs[0] if len(refs) == 1 else ""

    def person(self, initials: Iterable[str], name: str) -> str:
        """Gives the ref of the one person of that whole name, or of that surname whose initials agree; else nothing."""
        found = self.candidates(tuple(initials), name)
        return found[0] if len(found) == 1 else ""

    def candidates(self, initials: tuple[str, ...], name: str) -> tuple[str, ...]:
        """Gives all persons that `initials` and `name` could be, in the order of the register's refs."""
        if " " in name or "-" in name:
            exact = self.spelling(name, "person")
            if exact:
                return (exact,)
            return tuple(sorted(self._sounding(name)))
        refs = set(self.surnames.get(fold(name), set()))
        if not refs and len(name) > 4:
            refs = self._sounding(name)
        return tuple(sorted(ref for ref in refs if self._agrees(ref, initials)))

    def _sounding(self, name: str) -> set[str]:
        """Gives the people one of whose spellings has a key in common with `name`; only those that begin alike are folded."""
        keys = person_keys(name)
        return {ref for other, ref in self._names.get(_sound(name), ()) if keys & person_keys(other)}

    def _agrees(self, ref: str, initials: tuple[str, ...]) -> bool:
        record = self.authority.by_ref[ref]
        own = fold(record.forename).split() or [p for p in fold(record.name).split() if p != fold(record.surname)]
        return all(_same_initial(own, k, fold(initial)) for k, initial in enumerate(initials[:2]))


@lru_cache(maxsize=4)
def links_of(authority: Authority) -> Links:
    """Gives the indices of an authority, built once."""
    return Links(authority)


def _sound(name: str) -> str:
    """Gives what all spellings of a name begin with: the class of its first consonant, or nothing."""
    return fold(name)[:1].translate(_CLASSES)


_CLASSES = str.maketrans("cjzqgkdtpbvwxsyieuoarl", "CCCCKKTTPPVVSSIIIIIIII")


def _same_initial(own: list[str], place: int, initial: str) -> bool:
    """A record without a patronymic does not contradict one."""
    return (
        place >= len(own)
        or own[place].startswith(initial)
        or (initial[:1], own[place][:1]) in {("e", "y"), ("y", "e"), ("i", "y")}
    )
