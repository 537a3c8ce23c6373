"""A record of the registers listed in a document's standOff, as `encode` lists it.

>>> print(entry_source(Record("kim", "person", "Kim Il", identifiers={"viaf": "1"})))
<person xml:id="person.kim" sameAs="person:kim">
  <persName>Kim Il</persName>
  <idno type="viaf">1</idno>
</person>
"""

from __future__ import annotations

from tei_tools.markup import Element, Markup, add_line, escape
from tei_tools.model import Record

NAMES = {"person": "persName", "place": "placeName", "org": "orgName"}
LISTS = {"person": "listPerson", "place": "listPlace", "org": "listOrg"}


def entry_source(record: Record) -> str:
    """Gives the element, its lines indented by two: the preferred name and the identifiers (encoder.standoff)."""
    name = NAMES[record.kind]
    lines = [f"<{name}>{escape(record.name)}</{name}>"]
    numbers = sorted(record.identifiers.items())
    lines += [f'<idno type="{escape(kind, chr(34))}">{escape(number)}</idno>' for kind, number in numbers]
    inner = "".join(f"\n  {line}" for line in lines)
    return f'<{record.kind} xml:id="{record.kind}.{record.xml_id}" sameAs="{record.ref}">{inner}\n</{record.kind}>'


def list_record(markup: Markup, record: Record) -> Element | None:
    """Puts the record into standOff and gives its entry, None where it stands there already."""
    if f"{record.kind}.{record.xml_id}" in markup.by_id():
        return None
    stand_off = stand_off_of(markup)
    found = stand_off.find(LISTS[record.kind])
    if found is None:
        found = add_line(stand_off, f"<{LISTS[record.kind]}/>", first=not stand_off.elements())
    return add_line(found, entry_source(record))


def stand_off_of(markup: Markup) -> Element:
    """Gives the standOff of a document; it is begun behind the header where there is none."""
    found = markup.root.find("standOff")
    if found is not None:
        return found
    behind = markup.root.elements("teiHeader", "facsimile")
    return add_line(markup.root, "<standOff/>", behind[-1] if behind else None)
