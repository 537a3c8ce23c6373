"""Two records made one, and one made two, in the registers themselves.

>>> one, other = Record("a", "person", "Ada Quill", start="1901"), Record("b", "person", "A. Quill", end="1980")
>>> joined(one, other)
Record(xml_id='a', kind='person', name='Ada Quill', variants=('A. Quill',), type='', surname='', forename='', roles=(), \
start='1901', end='1980', identifiers={}, parent='', geo='', note='')

Pointers are turned elsewhere (`revision.corpus`); pointers between records here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tei_tools.authority.folding import fold
from tei_tools.authority.register_files import RegisterFiles
from tei_tools.authority.writing import NAMES
from tei_tools.errors import UsageError
from tei_tools.markup import Aside, Element, add_line
from tei_tools.model import Record

_FILES = {"person": "people.xml", "place": "places.xml", "org": "orgs.xml"}
_READ = frozenset(
    (*NAMES.values(), "idno", "occupation", "affiliation", "birth", "death", "state", "event", "location", "note")
)


def joined(keep: Record, other: Record) -> Record:
    """Gives `keep` with what `other` knows more: names, offices, notes, identifiers, and bounds where it has none.

    Raises UsageError where the two are of different kinds or have different identifiers: then they are hardly one.
    """
    if keep.kind != other.kind:
        raise UsageError(f"{keep.ref} is a {keep.kind} and {other.ref} a {other.kind}: they cannot be one record")
    for kind, number in other.identifiers.items():
        if keep.identifiers.get(kind, number) != number:
            raise UsageError(
                f"{keep.ref} has the {kind} {keep.identifiers[kind]} and {other.ref} {number}: one of them is wrong, or they "
                "are two: correct it first"
            )
    known = {fold(name): name for name in (keep.name, *keep.variants)}
    new = [name for name in (other.name, *other.variants) if fold(name) not in known or name not in known.values()]
    notes = dict.fromkeys(note for record in (keep, other) for note in record.note.split("\n") if note)
    return replace(
        keep,
        variants=tuple(dict.fromkeys((*keep.variants, *(name for name in new if name != keep.name)))),
        roles=tuple(dict.fromkeys((*keep.roles, *other.roles))),
        identifiers={**other.identifiers, **keep.identifiers},
        note="\n".join(notes),
        **{name: getattr(keep, name) or getattr(other, name) for name in ("type", "start", "end", "parent", "geo")},
    )


def join_records(registers: RegisterFiles, keep: Record, other: Record) -> Record:
    """Puts what `other` has into `keep` and takes it out; lines that tei-tools does not know move over as they are."""
    new = joined(keep, other)
    element, old = registers.element(keep), registers.element(other)
    registers.amend(keep, new)
    for child in old.children:
        if isinstance(child, Aside) or (isinstance(child, Element) and child.local not in _READ):
            _move(element, child)
    registers.remove(other)
    turn_pointers(registers, {other.ref: new})
    return registers.authority.by_ref[new.ref]


def rename_record(registers: RegisterFiles, record: Record, xml_id: str) -> Record:
    """Gives a record another id."""
    new = replace(record, xml_id=xml_id)
    if registers.authority.get(new.ref):
        raise UsageError(f"the register has a record {new.ref} already: join the two with tei-tools authority merge")
    registers.amend(record, new)
    turn_pointers(registers, {record.ref: new})
    return registers.authority.by_ref[new.ref]


def turn_pointers(registers: RegisterFiles, records: Mapping[str, Record]) -> None:
    """Turns what records point to, inside the registers: `#ID`, `people.xml#ID`, `person:ID`."""
    for own, markup in registers.markups.items():
        turned = dict(_addresses(own, records))
        for element in markup.root.iter():
            if not any(old in element.start for old in turned):
                continue
            for name, value in element.attributes.items():
                new = " ".join(turned.get(word, word) for word in value.split(" "))
                if new != value and name != "xml:id":
                    element.set(name, new)
    registers.reread()


def _addresses(own: str, records: Mapping[str, Record]) -> list[tuple[str, str]]:
    found = []
    for ref, record in records.items():
        kind, _, xml_id = ref.partition(":")
        found += [(ref, record.ref), (f"{_FILES[kind]}#{xml_id}", f"{_FILES[record.kind]}#{record.xml_id}")]
        if kind == own:
            found.append((f"#{xml_id}", f"#{record.xml_id}"))
    return found


def _move(element: Element, child: Aside | Element) -> None:
    if isinstance(child, Element):
        add_line(element, str(child))
        return
    holder = add_line(element, "<x/>")
    index = next(index for index, node in enumerate(element.children) if node is holder)
    child.parent = element
    element.children[index] = child
