"""What is wrong with a record, in sentences, and an id for a new one.

>>> list(problems_of(Record("kim", "person", "Kim", start="1957-02-30")))
['start: February 1957 has 28 days']
>>> new_id("Kim Il-sŏng", Authority((Record("kim_il_song", "person", "Kim Il Sung"),)), "person")
'kim_il_song_2'

The form alone is checked; whether two records are one person is asked by `validate` and decided by people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.authority.folding import fold
from tei_tools.authority.identifiers import explain_geo, explain_identifier
from tei_tools.dates import explain_date
from tei_tools.model import Authority, Record
from tei_tools.tei import is_ncname

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # XML 1.0, 2.2


def problems_of(record: Record) -> Iterator[str]:
    """Yields what is wrong with the record by itself."""
    if not is_ncname(record.xml_id):
        yield f"id: '{record.xml_id[:20]}' is no xml:id: use letters, digits, '_' and '-', a letter first"
    if not record.name:
        yield "name: is empty"
    texts = (record.name, record.surname, record.forename, *record.variants, *record.roles, record.type, record.note)
    if any(_UNWRITABLE.search(text) for text in (*texts, record.parent, *record.identifiers, *record.identifiers.values())):
        yield "a character of it cannot stand in XML: remove it"
    for field in ("start", "end"):
        problem = explain_date(getattr(record, field)) if getattr(record, field) else None
        if problem:
            yield f"{field}: {problem}"
    for field in ("surname", "forename"):
        if getattr(record, field) not in record.name:
            yield f"{field}: '{getattr(record, field)[:20]}' is no part of the name '{record.name[:40]}'"
    for kind, value in record.identifiers.items():
        problem = explain_identifier(kind, value)
        if problem:
            yield f"{kind}: {problem}"
    problem = explain_geo(record.geo) if record.geo else None
    if problem:
        yield f"geo: {problem}"


def parent_problem(record: Record, authority: Authority) -> str | None:
    """Says that the record it belongs to is missing from the register, None where it is there or none is named."""
    pointer = record.parent
    if not pointer:
        return None
    ref = f"{record.kind}:{pointer[1:]}" if pointer.startswith("#") else pointer
    if ":" not in ref or authority.get(ref):
        return None
    return f"parent: {pointer} has no record: add it first, or write #ID of the same register or KIND:ID of another"


def new_id(name: str, authority: Authority, kind: str) -> str:
    """Makes an xml:id of a name that no record of the kind has yet."""
    words = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_") or "record"
    slug = words if not words[0].isdigit() else f"n{words}"
    number, found = 1, slug
    while authority.get(f"{kind}:{found}"):
        number += 1
        found = f"{slug}_{number}"
    return found
