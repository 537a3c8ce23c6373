"""Who writes to whom, who meets whom, and whom a copy goes to, as a document itself says it.

| relation | read from |
|---|---|
| writes to | `correspDesc`: each sender to each recipient; without a sender the author |
| meets | a list of participants, `particDesc`, the speakers of a dialogue, a heading (`Conversation with ...`) |
| meets | the prose, where it tells of an encounter (`I visited ...`, `Ich besuchte ...`, encounters.py) |
| is copied | each item of a distribution list, by the author or sender |

A meeting is one row for each pair. `cert` is high where a list or a header says it, medium where a heading or the prose does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from tei_tools.tables.blocks import local_name
from tei_tools.tables.encounters import encounters_in
from tei_tools.tables.passages import Passage
from tei_tools.tables.pointers import Pointers, kind_of, words_of
from tei_tools.tables.rows import DocumentRow, Party, RelationKind, RelationRow
from tei_tools.tei import XML_ID

_MOST = 40  # a longer list of participants is a session, not a meeting of each with each
_CONVERSATION = re.compile(
    r"\b(?:(?:conversation|talk|meeting|interview|audience|discussion|reception|visit)s?|"
    r"(?:gespräch|unterredung|unterhaltung|besprechung|aussprache|zusammenkunft|treffen|begegnung|besuch|empfang)(?:s|e|en)?)\b",
    re.IGNORECASE,
)
_CONVERSATIONS = ("conversation", "transcript", "minutes", "meeting", "interview")


def relations_in(root: Any, document: DocumentRow, pointers: Pointers, runs: Sequence[Passage] = ()) -> Iterator[RelationRow]:
    """Yields the relations of one document, each pair once for each relation; `runs` are the passages of its text."""
    seen: set[tuple[str, ...]] = set()
    for row in _all(root, document, pointers, runs):
        key = (row.relation, *_pair(row))
        if key not in seen and row.subject.key != row.object.key:
            seen.add(key)
            yield row


def _pair(row: RelationRow) -> tuple[str, ...]:
    pair = (row.subject.key, row.object.key)
    return tuple(sorted(pair)) if row.relation == "meets" else pair


def _all(root: Any, document: DocumentRow, pointers: Pointers, runs: Sequence[Passage]) -> Iterator[RelationRow]:
    senders = document.senders or document.authors
    for sender in senders:
        yield from (_relation(document, "writes to", sender, other, "correspDesc", "") for other in document.recipients)
    for basis, id, cert, parties in _meetings(root, document, pointers, runs):
        for one, other in combinations(_once(parties), 2) if len(parties) <= _MOST else ():
            yield _relation(document, "meets", one, other, basis, id, cert)
    issuer = next(iter((*document.authors, *document.senders)), Party(document.title))
    for item in root.iterfind("{*}text//{*}list[@type='distribution']/{*}item"):
        for party in _named(item, pointers):
            yield _relation(document, "is copied", party, issuer, "distribution", _id(item))


def _relation(
    document: DocumentRow, kind: RelationKind, one: Party, other: Party, basis: str, id: str, cert: str = "high"
) -> RelationRow:
    place = document.places[0].key if document.places else ""
    return RelationRow(document.id, kind, one, other, document.start, document.end, place, basis, id, cert)


def _meetings(
    root: Any, document: DocumentRow, pointers: Pointers, runs: Sequence[Passage]
) -> Iterator[tuple[str, str, str, list[Party]]]:
    for element in root.iterfind("{*}text//{*}list[@type='participants']"):
        yield "participants", _id(element), "high", [p for i in element.iterfind("{*}item") for p in _named(i, pointers)[:1]]
    for element in root.iterfind("{*}teiHeader/{*}profileDesc/{*}particDesc"):
        yield "participants", _id(element), "high", _described(element, pointers)
    speeches: dict[Any, list[Any]] = {}
    for speech in root.iterfind("{*}text//{*}sp"):
        speeches.setdefault(speech.getparent(), []).append(speech)
    for division, spoken in speeches.items():
        yield "speech", _id(division), "high", [p for speech in spoken for p in _speaker(speech, pointers)]
    author = next(iter((*document.authors, *document.senders)), None)
    yield from (("heading", _id(head), "medium", _heading(head, document, author, pointers)) for head in root.iter("{*}head"))
    for encounter in encounters_in(runs, author, pointers):
        yield "prose", encounter.id, "medium", list(encounter.parties)


def _heading(head: Any, document: DocumentRow, author: Party | None, pointers: Pointers) -> list[Party]:
    """Whom a heading says to have met: each other in a record of conversation, the author in a conversation with them."""
    named = [party for party in _named(head, pointers) if party.ref and party.kind == "person"]
    words = words_of(head)
    if not named or not _CONVERSATION.search(words):
        return []
    if author is not None and re.search(r"\b(?:with|mit|bei)\b", words.partition(named[0].name)[0]):
        return [author, *named]
    return named if any(word in document.genre.lower() for word in _CONVERSATIONS) else []


def _described(element: Any, pointers: Pointers) -> list[Party]:
    """Those of a list in the header: each by its own record, where it is one, else by the record that its name points to."""
    present = (e for e in element.iter("{*}person") if str(e.get("role", "")) not in ("author", "editor"))
    return [_one_described(e, pointers) for e in present]


def _one_described(element: Any, pointers: Pointers) -> Party:
    party, id = pointers.party(element), str(element.get(XML_ID, ""))
    is_record = id in pointers.records or (id and not party.ref)
    return Party(party.name, pointers.ref(f"#{id}")) if is_record else party


def _speaker(speech: Any, pointers: Pointers) -> list[Party]:
    speaker = speech.find("{*}speaker")
    name = pointers.party(speaker) if speaker is not None else Party("")
    ref = name.ref or pointers.ref(str(speech.get("who", "")))
    words = name.name.rstrip(" :.")
    return [Party(words or ref, ref)] if words or ref else []


def _named(element: Any, pointers: Pointers) -> list[Party]:
    """The people and bodies that an element names: the outermost names only, offices inside a name aside."""
    found: list[Party] = []
    outer: list[Any] = []
    for child in element.iter("{*}persName", "{*}orgName", "{*}name", "{*}rs"):
        if not any(above in outer for above in child.iterancestors()) and not _in_office(child, element):
            outer.append(child)
            if kind_of(child) in ("person", "org"):
                found.append(pointers.party(child))
    return found


def _in_office(child: Any, within: Any) -> bool:
    for above in child.iterancestors():
        if above is within:
            return False
        if local_name(above) == "roleName":
            return True
    return False


def _once(parties: Iterable[Party]) -> list[Party]:
    return list({party.key: party for party in parties if party.key}.values())


def _id(element: Any) -> str:
    above = (element, *element.iterancestors())
    return next((str(e.get(XML_ID)) for e in above if e.get(XML_ID)), "")
