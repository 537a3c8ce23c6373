"""A record to the lines of a register, and a changed record to changes of its lines alone.

>>> print(record_source(Record("nam_il", "person", "Nam Il", ("Nam Ir",), surname="Nam", forename="Il", start="1913")))
<person xml:id="nam_il">
  <persName type="preferred"><surname>Nam</surname> <forename>Il</forename></persName>
  <persName type="variant">Nam Ir</persName>
  <birth when="1913"/>
</person>

Whatever else an element holds (comments, notes in other elements, spacing) stays byte for byte when a record is amended.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tei_tools.markup import Element, Text, add_line, drop_line, escape, fragment
from tei_tools.model import Record

NAMES = {"person": "persName", "place": "placeName", "org": "orgName"}
TYPE = {"person": "role", "place": "type", "org": "type"}
# the order of TEI: names, then what is said of the thing, then numbers and notes (TEI P5, 14.3)
_ORDER = {
    "person": ("persName", "birth", "death", "state", "occupation", "affiliation", "idno", "note"),
    "place": ("placeName", "country", "region", "settlement", "location", "state", "idno", "note"),
    "org": ("orgName", "location", "state", "idno", "note"),
}


def record_source(record: Record) -> str:
    """Gives the element of a record, its lines broken by "\\n" and indented by two."""
    attributes = {"xml:id": record.xml_id, TYPE[record.kind]: record.type, "corresp": record.parent}
    lines = [*_names(record), *_facts(record)]
    inner = "".join(f"\n  {line}" for line in lines)
    return f"{_tag(record.kind, attributes)}{inner}\n</{record.kind}>"


def _names(record: Record) -> list[str]:
    name = NAMES[record.kind]
    variants = [f'<{name} type="variant">{escape(variant)}</{name}>' for variant in record.variants]
    return [f'<{name} type="preferred">{name_source(record)}</{name}>', *variants]


def _facts(record: Record) -> list[str]:
    lines = [f"<location><geo>{escape(record.geo)}</geo></location>"] if record.geo else []
    if record.kind == "person":
        lines += [f'<{tag} when="{value}"/>' for tag, value in (("birth", record.start), ("death", record.end)) if value]
    elif record.start or record.end:
        lines.append(_tag("state", {"type": "existence", "from": record.start, "to": record.end}) + "<p/></state>")
    lines += [f"<occupation>{escape(role)}</occupation>" for role in record.roles]
    lines += [_idno(kind, value) for kind, value in record.identifiers.items()]
    return [*lines, *(f"<note>{escape(note)}</note>" for note in record.note.split("\n") if note)]


def name_source(record: Record) -> str:
    """Gives the preferred name with forename and surname marked where they are its parts, in the order of the name."""
    surname, forename = record.surname, record.forename
    parts = [("surname", surname), ("forename", forename)]
    parts = sorted((part for part in parts if part[1]), key=lambda part: record.name.find(part[1]))
    pieces, at = [], 0
    for tag, words in parts:
        start = record.name.find(words, at)
        if start < 0:
            return escape(record.name)
        pieces.append(f"{escape(record.name[at:start])}<{tag}>{escape(words)}</{tag}>")
        at = start + len(words)
    return "".join(pieces) + escape(record.name[at:])


def amend(element: Element, before: Record, after: Record) -> None:
    """Changes the element of the record `before` so that it reads as `after`; only what differs is touched."""
    name = NAMES[after.kind]
    if (before.name, before.surname, before.forename) != (after.name, after.surname, after.forename):
        _rewrite_name(element, name, after)
    if before.variants != after.variants:
        _replace(element, after, name, element.elements(name)[1:], before.variants, after.variants, _names(after)[1:])
    roles = [f"<occupation>{escape(role)}</occupation>" for role in after.roles]
    if before.roles != after.roles:
        _replace(element, after, "occupation", element.elements("occupation", "affiliation"), before.roles, after.roles, roles)
    _amend_attribute(element, "xml:id", before.xml_id, after.xml_id)
    _amend_attribute(element, TYPE[after.kind], before.type, after.type)
    _amend_attribute(element, "corresp", before.parent, after.parent)
    _amend_bounds(element, before, after)
    _amend_identifiers(element, before.identifiers, after)
    _amend_place(element, before, after)
    if before.note != after.note:
        wanted = [note for note in after.note.split("\n") if note]
        sources = [f"<note>{escape(note)}</note>" for note in wanted]
        _replace(element, after, "note", element.elements("note"), before.note.split("\n"), wanted, sources)


def _rewrite_name(element: Element, name: str, record: Record) -> None:
    first = element.find(name)
    if first is None:
        _put(element, record, name, f"<{name}>{name_source(record)}</{name}>")
        return
    first.children = []
    first.append(*fragment(name_source(record)))


def _replace(
    element: Element,
    record: Record,
    tag: str,
    present: Iterable[Element],
    before: Iterable[str],
    after: Iterable[str],
    sources: Iterable[str],
) -> None:
    """Takes out the elements whose words are not wanted and puts in the words that are new, so that their order is `after`."""
    old = list(zip(before, present, strict=False))
    wanted = list(after)
    if [words for words, _ in old if words in wanted] != wanted[: sum(words in wanted for words, _ in old)]:
        old = [(words, node) for words, node in old if not _drop(node)]  # another order: all are written anew
    for words, node in old:
        if words not in wanted:
            drop_line(node)
    kept = {words for words, _ in old}
    for words, source in zip(wanted, sources, strict=True):
        if words not in kept:
            _put(element, record, tag, source)


def _drop(node: Element) -> bool:
    drop_line(node)
    return True


def _put(element: Element, record: Record, tag: str, source: str) -> None:
    """Puts a line behind the last of its kind, else where TEI wants it."""
    order = _ORDER[record.kind]
    rank = order.index(tag)
    behind = [child for child in element.elements() if child.local in order and order.index(child.local) <= rank]
    add_line(element, source, behind[-1] if behind else None, first=not behind)


def _amend_attribute(element: Element, name: str, before: str, after: str) -> None:
    if before == after:
        return
    if after:
        element.set(name, after)
    elif name in element.attributes:
        element.unset(name)
    elif name == "type":
        element.unset("role")


_BOUNDS = {
    "start": (("birth", "when"), ("state", "from"), ("event", "from")),
    "end": (("death", "when"), ("state", "to"), ("event", "to")),
}


def _amend_bounds(element: Element, before: Record, after: Record) -> None:
    for field, attribute in (("start", "from"), ("end", "to")):
        old, new = getattr(before, field), getattr(after, field)
        if old == new:
            continue
        if element.get(attribute):
            _amend_attribute(element, attribute, old, new)
            continue
        holders = [(child, name) for tag, name in _BOUNDS[field] for child in element.elements(tag) if child.get(name)]
        if holders:
            holder, name = holders[-1]
            _amend_attribute(holder, name, old, new)
            if not holder.attributes and not holder.string.strip() and not holder.elements():
                drop_line(holder)
        elif after.kind == "person":
            tag = {"start": "birth", "end": "death"}[field]
            _put(element, after, tag, f'<{tag} when="{new}"/>')
        else:
            _put_existence(element, after, attribute, new)


def _put_existence(element: Element, record: Record, attribute: str, value: str) -> None:
    state = next((s for s in element.elements("state") if s.get("type") == "existence"), None)
    if state is not None:
        state.set(attribute, value)
    else:
        _put(element, record, "state", _tag("state", {"type": "existence", attribute: value}) + "<p/></state>")


def _amend_identifiers(element: Element, before: Mapping[str, str], after: Record) -> None:
    present = {child.get("type"): child for child in element.elements("idno")}
    for kind, value in before.items():
        if kind not in after.identifiers and kind in present:
            drop_line(present[kind])
        elif after.identifiers.get(kind, value) != value and kind in present:
            _set_words(present[kind], after.identifiers[kind])
    for kind, value in after.identifiers.items():
        if kind not in before:
            _put(element, after, "idno", _idno(kind, value))


def _amend_place(element: Element, before: Record, after: Record) -> None:
    if before.geo == after.geo:
        return
    location = element.find("location")
    geo = location.find("geo") if location is not None else None
    if geo is not None and after.geo:
        _set_words(geo, after.geo)
    elif location is not None and not after.geo:
        drop_line(location)
    else:
        _put(element, after, "location", f"<location><geo>{escape(after.geo)}</geo></location>")


def _set_words(element: Element, words: str) -> None:
    element.children = []
    element.append(Text(escape(words)))


def _idno(kind: str, value: str) -> str:
    return f"{_tag('idno', {'type': kind})}{escape(value)}</idno>"


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    return f"<{name}" + "".join(f' {key}="{escape(value, chr(34))}"' for key, value in attributes.items() if value) + ">"
