"""Pointers of a document turned from one record to another, and its standOff with them.

>>> from tei_tools.markup import parse_markup
>>> markup = parse_markup('<TEI><standOff><listPerson><person xml:id="person.a" sameAs="person:a"/></listPerson></standOff>'
...     '<text><p><persName ref="person:a">A</persName></p></text></TEI>')
>>> repoint(markup, {"person:a": Record("b", "person", "B")})
2
>>> "person:a" in str(markup), markup.root.find("text", "p", "persName").get("ref")
(False, 'person:b')

What the machine wrote stays the machine's where a record is joined or renamed: the account of it (`written`) is kept in step,
so that the next `encode` does not take the change for a person's edit. Where a person has said whom a mention means, it is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from tei_tools.markup import Element, Markup, Text, add_line, drop_line, parse_markup, place_of
from tei_tools.model import Record
from tei_tools.revision.marks import MENTIONS, marks_of
from tei_tools.revision.mentions import spelling_of
from tei_tools.revision.pointing import pointed_at
from tei_tools.revision.positions import read_positions, words_of
from tei_tools.revision.stand_off import LISTS, entry_source, list_record
from tei_tools.revision.units import units_of
from tei_tools.revision.written import content_of, digest, put_written, read_written, strip_written

Chosen = Callable[[str, str], str]


def repoint(markup: Markup, records: Mapping[str, Record]) -> int:
    """Turns every pointer to a key of `records` to its record, and says how many were turned.

    A key is `person:ID` of the registers or `#person.ID`, a record that only this document has. The entry of standOff becomes
    that of the new record; where that has one already, the old one goes.
    """
    turned = dict(_turned(records))
    decided = {key for key in records if key.startswith("#")}
    with _in_step(markup) as held:
        held.update(element for element in markup.root.iter() if decided & set(element.get("ref").split()))
        count = sum(_turn(element, turned) for element in markup.root.iter())
        for key, record in records.items():
            _replace_entry(markup, key.removeprefix("#").replace(":", ".", 1), record)
    return count


def repoint_mentions(markup: Markup, ref: str, record: Record, is_meant: Chosen) -> list[str]:
    """Points those mentions of `ref` to `record` that `is_meant` says, asked with xml:id and spelling; gives their words.

    It answers "named" for one that a person has chosen, "spelt" for one that is of the new record by its spelling, else "".
    """
    found = []
    with _in_step(markup) as held:
        own = (ref, f"#{ref.replace(':', '.', 1)}")
        for element in list(read_positions(markup).elements()):
            if element.local not in MENTIONS or element.get("ref") not in own:
                continue
            why = is_meant(element.get("xml:id"), spelling_of(element))
            if why:
                element.set("ref", record.ref)
                found.append(words_of(element))
            if why == "named":
                held.add(element)
        if found:
            list_record(markup, record)
            entry = markup.by_id().get(ref.replace(":", ".", 1))
            if entry is not None and not {*own} & pointed_at(markup):
                drop_line(entry)
    return found


def speaks_of(content: bytes, keys: Iterable[str]) -> bool:
    """Says whether a file may point to one of the keys, before it is read as XML; one in UTF-16 always may."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    return any(key.removeprefix("#").replace(":", sign, 1).encode() in content for key in keys for sign in ":.")


def _turned(records: Mapping[str, Record]) -> Iterator[tuple[str, str]]:
    for key, record in records.items():
        yield key, record.ref
        if not key.startswith("#"):
            yield f"#{key.replace(':', '.', 1)}", f"#{record.kind}.{record.xml_id}"


def _turn(element: Element, turned: Mapping[str, str]) -> int:
    if not any(old in element.start for old in turned):
        return 0
    count = 0
    for name, value in element.attributes.items():
        words = value.split(" ")
        new = [turned.get(word, word) for word in words]
        if new != words:
            element.set(name, " ".join(dict.fromkeys(new)))
            count += 1
            if name == "target" and element.string == value:  # a candidate, named in words too
                element.children = []
                element.append(Text(new[0].lstrip("#")))
    return count


def _replace_entry(markup: Markup, xml_id: str, record: Record) -> None:
    ids = markup.by_id()
    entry = ids.get(xml_id)
    if entry is None or entry.local not in LISTS:
        return
    known = ids.get(f"{record.kind}.{record.xml_id}")
    parent = entry.parent
    if known is not None and known is not entry:
        drop_line(entry)
        return
    if entry.get("sameAs"):
        entry.set("xml:id", f"{record.kind}.{record.xml_id}")
        entry.set("sameAs", record.ref)
    source = entry_source(record)
    if parent is not None and content_of(entry) != content_of(source):
        new = add_line(parent, source, entry)
        first, last = place_of(entry), place_of(new)
        parent.children[first : last + 1] = [new]


@contextmanager
def _in_step(markup: Markup) -> Iterator[set[Element]]:
    """Renews the tokens of what was the machine's before a change, and the file's digest where nobody had touched it.

    Gives a set for the elements that a person has decided on: they count as edited.
    """
    held: set[Element] = set()
    written = read_written(markup)
    if written is None:
        yield held
        return
    bare = parse_markup(str(markup))
    strip_written(bare)
    untouched = bool(written.file) and digest(str(bare)) == written.file
    before = dict(_tokens(markup))
    yield held
    after = dict(_tokens(markup))
    renewed = {before[element]: token for element, token in after.items() if element in before and element not in held}
    marks = [renewed.get(mark, mark) for mark in written.marks]
    marks += [token for element, token in after.items() if element not in before]
    bare = parse_markup(str(markup))
    strip_written(bare)
    file = digest(str(bare)) if untouched and not held else ""
    put_written(markup, replace(written, marks=tuple(dict.fromkeys(marks)), file=file))


def _tokens(markup: Markup) -> Iterator[tuple[Element, str]]:
    for mark in marks_of(read_positions(markup)):
        if mark.is_machine:
            yield mark.element, mark.token
    for unit in units_of(markup):
        yield unit.element, unit.token
