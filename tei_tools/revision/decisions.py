"""What people decide about the machine's tags: accepted, rejected, linked to another record.

>>> from tei_tools.markup import parse_markup
>>> markup = parse_markup('<TEI><teiHeader><fileDesc><titleStmt/></fileDesc></teiHeader><text><p xml:id="p1">at '
...     '<placeName xml:id="place2" resp="#tei-tools" cert="low">Reading</placeName></p></text></TEI>')
>>> accept(markup, chosen(markup, Choice(("place2",))), "Ada Quill")
["place2 placeName 'Reading': accepted"]
>>> next(markup.root.iter("placeName")).attributes
{'xml:id': 'place2', 'resp': '#ada-quill', 'cert': 'high'}

The person stands in the header and in @resp. A tag that is rejected is taken away and recorded in standOff; it does not come
back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tei_tools.encoder.content import content_model
from tei_tools.errors import UsageError
from tei_tools.markup import Element, Markup, drop_line
from tei_tools.model import Authority
from tei_tools.revision.marks import PARTS, is_machine
from tei_tools.revision.mentions import Choice, Mention, chosen
from tei_tools.revision.people import editor_of
from tei_tools.revision.pointing import pointed_at
from tei_tools.revision.positions import Reading, read_positions
from tei_tools.revision.rejections import record_rejection
from tei_tools.revision.stand_off import LISTS, NAMES, list_record
from tei_tools.revision.units import units_of
from tei_tools.revision.written import place_token, put_written, read_written

__all__ = ["Choice", "accept", "chosen", "link", "reject"]

_KINDS = {name: kind for kind, name in NAMES.items()}
_ACCEPTED = {True: "accepted", False: "is a person's already"}


def accept(markup: Markup, mentions: Sequence[Mention], by: str) -> list[str]:
    """Puts `by` into @resp of each mention and of its parts, and says so; what is a person's already stays."""
    open_ = [mention for mention in mentions if mention.is_machine]
    who = editor_of(markup, by) if open_ else ""
    for mention in open_:
        _sign(mention.element, who)
    return [f"{_label(mention)}: {_ACCEPTED[mention.is_machine]}" for mention in mentions]


def reject(markup: Markup, mentions: Sequence[Mention], by: str) -> list[str]:
    """Takes each mention's tag away and records it as rejected by `by`; what stands inside stays, but its parts go with it.

    Raises UsageError where something in the document points to a mention.
    """
    if not mentions:
        return []
    reading, pointed = read_positions(markup), pointed_at(markup)
    for mention in mentions:
        if mention.xml_id and f"#{mention.xml_id}" in pointed:
            raise UsageError(f"{markup.file}: something points to '{mention.xml_id}': remove the pointer first")
    who = editor_of(markup, by)
    _forget(markup, reading, mentions)
    for mention in mentions:
        record_rejection(markup, reading, mention.element, who)
    for mention in mentions:
        for part in _parts(mention.element):
            part.unwrap()
        mention.element.unwrap()
    _tidy(markup, pointed)
    return [f"{_label(mention)}: rejected" for mention in mentions]


def link(markup: Markup, mentions: Sequence[Mention], ref: str, by: str, authority: Authority) -> list[str]:
    """Points each mention to `ref` (`person:ID`, or `#ID` in the document) and puts `by` into its @resp.

    A name of another kind becomes one of the record's kind. Raises UsageError for a record that does not exist.
    """
    kind = _kind_of(markup, ref, authority)
    pointed = pointed_at(markup)
    who = editor_of(markup, by) if mentions else ""
    for mention in mentions:
        _make_of_kind(markup, mention, kind)
        mention.element.set("ref", ref)
        _sign(mention.element, who)
    record = authority.get(ref)
    entry = list_record(markup, record) if record is not None and mentions else None
    if entry is not None:
        _note(markup, entry)
    _tidy(markup, pointed)
    return [f"{_label(mention)}: linked to {ref}" for mention in mentions]


def _sign(element: Element, who: str) -> None:
    for signed in (element, *_parts(element)):
        signed.set("resp", who)
        if signed.get("cert"):
            signed.set("cert", "high")  # a person is sure


def _parts(element: Element) -> list[Element]:
    """The machine's parts of a name: roleName, forename and the like, not the names inside them."""
    return [part for part in element.elements(*PARTS) if is_machine(part)]


def _label(mention: Mention) -> str:
    return f"{mention.xml_id or '-'} {mention.local} '{mention.words[:40]}'"


def _kind_of(markup: Markup, ref: str, authority: Authority) -> str:
    if ref.startswith("#"):
        target = markup.by_id().get(ref[1:])
        if target is None or target.local not in LISTS:
            raise UsageError(f"{markup.file}: no record of its standOff has the xml:id '{ref[1:][:30]}'")
        return target.local
    record = authority.get(ref)
    if record is None:
        raise UsageError(f"there is no record '{ref[:40]}' in the registers: tei-tools authority list shows all")
    return record.kind


def _make_of_kind(markup: Markup, mention: Mention, kind: str) -> None:
    """Turns a persName into a placeName where the record is a place, and so on."""
    element, own = mention.element, _KINDS.get(mention.local, "")
    if mention.local == "rs":
        element.set("type", kind)
        return
    if not own:
        raise UsageError(f"{markup.file}: '{mention.xml_id}' is a {mention.local}: only names are linked")
    if own == kind:
        return
    parent, new = element.parent, NAMES[kind]
    model = content_model()
    if parent is not None and not model.allows(parent.local, new):
        raise UsageError(f"{markup.file}: '{mention.xml_id}' stands in {parent.local}, which may hold no {new}")
    for part in _parts(element):
        part.unwrap()
    element.start = element.start.replace(mention.local, new, 1)
    element.end = element.end.replace(mention.local, new, 1)


def _note(markup: Markup, entry: Element) -> None:
    """Counts a record among what the machine wrote, so that it follows the register as the others do."""
    written = read_written(markup)
    if written is not None:
        units = [unit.token for unit in units_of(markup) if unit.element in (entry, entry.parent)]
        own = [token for token in units if token not in written.marks]
        marks = [mark for mark in written.marks if mark[:4] not in {token[:4] for token in own}]
        put_written(markup, replace(written, file="", marks=(*marks, *own)))


def _forget(markup: Markup, reading: Reading, mentions: Iterable[Mention]) -> None:
    """What is rejected stands in standOff: without that record there, the machine may suggest it again."""
    written = read_written(markup)
    if written is not None:
        places = {place_token((mention.local, *reading.spans[mention.element])) for mention in mentions}
        marks = tuple(mark for mark in written.marks if mark[:4] not in places)
        put_written(
            markup, replace(written, file="", marks=marks, open=tuple(place for place in written.open if place not in places))
        )


def _tidy(markup: Markup, before: frozenset[str]) -> None:
    """Takes out the machine's records that nothing points to any more."""
    written, pointed = read_written(markup), pointed_at(markup)
    if written is None:
        return
    for unit in list(units_of(markup)):
        names = {f"#{unit.element.get('xml:id')}", unit.element.get("sameAs")}
        was, parent = bool(names & before), unit.element.parent
        if unit.element.local in LISTS and was and not names & pointed and unit.token in written.marks:
            drop_line(unit.element)
            if parent is not None and not parent.elements():
                drop_line(parent)
