"""Who is meant across documents: names without a record in a register are one page for each name, not one for each document.

A document's own record (`letter#person.anna`) is known by an identifier in an authority file where it has one, else by its
name and dates; a name that points nowhere by its words; a person's bare surname stays with its document. Two records of one
document that would fall together stay apart: the document tells them from each other. That two documents mean the same person
by one name is a guess: the page says that.

>>> of_name("Anna  Quill,"), of_name("ANNA QUILL", "1901")
('name:anna quill', 'name:anna quill 1901')
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tei_tools.tables import DocumentRow, DocumentTables, EntityRow, MentionRow, Party, RelationRow

SCHEME = "name:"
_AROUND = " .,;:!?\"'“”‘’«»()[]"

Key = tuple[str, str]  # kind and ref


def of_name(name: str, *more: str) -> str:
    """Gives the ref of a name that no register knows, whatever its letter case and spaces."""
    words = [name.strip(_AROUND), *(part for part in more if part)]
    return SCHEME + " ".join(" ".join(words).casefold().split())


def is_name(ref: str) -> bool:
    """Says whether a ref stands for a name alone."""
    return ref.startswith(SCHEME)


@dataclass(frozen=True, slots=True)
class Identities:
    """What the refs of one document become in the whole corpus, and which names of it have a page."""

    refs: dict[Key, str]
    known: frozenset[Key]

    def ref(self, kind: str, ref: str, words: str) -> str:
        """Gives the ref in the corpus for a ref of the document or, without one, for the words of a name."""
        if ref:
            return self.refs.get((kind, ref), ref)
        named = of_name(words)
        return named if (kind, named) in self.known else ""


def identities_of(tables: DocumentTables) -> Identities:
    """Gives the identities of the names in one document."""
    own = f"{tables.document.id}#"
    wanted: dict[Key, str] = {}
    for (kind, ref), name in _names(tables).items():
        if ref.startswith(own) and not _is_bare_surname(kind, name):
            wanted[kind, ref] = name
    shared = Counter((kind, name) for (kind, _), name in wanted.items())
    refs = {key: name for key, name in wanted.items() if shared[key[0], name] == 1}
    loose = {(m.kind, of_name(m.text)) for m in tables.mentions if _is_loose(m)}
    known = {(m.kind, refs.get((m.kind, m.ref), m.ref)) for m in tables.mentions if m.ref} | loose
    return Identities(refs, frozenset(key for key in known if key[1] != SCHEME))


def across(tables: DocumentTables, identities: Identities) -> DocumentTables:
    """Gives a document's tables with the refs of the corpus."""
    return DocumentTables(
        _document(tables.document, identities),
        tuple(_mention(mention, identities) for mention in tables.mentions),
        tuple(_relation(relation, identities) for relation in tables.relations),
        tuple(replace(record, ref=identities.ref(record.kind, record.ref, record.name)) for record in tables.records),
    )


def _names(tables: DocumentTables) -> dict[Key, str]:
    """The refs of a document, each with the ref of its record's identifier or name, else of its commonest spelling."""
    spellings: dict[Key, Counter[str]] = {}
    for mention in tables.mentions:
        if mention.ref and mention.kind != "date" and mention.element != "rs":
            spellings.setdefault((mention.kind, mention.ref), Counter())[mention.text] += 1
    commonest = {key: min(found, key=lambda text: (-found[text], text)) for key, found in spellings.items()}
    recorded = {(record.kind, record.ref): _of_record(record) for record in tables.records}
    return {key: of_name(name) for key, name in commonest.items()} | recorded


def _of_record(record: EntityRow) -> str:
    if record.identifiers:
        return ":".join(record.identifiers[0])
    return of_name(record.name, record.start, record.end)


def _is_bare_surname(kind: str, name: str) -> bool:
    """A person's single word says too little: the Bel of one document need not be the Bel of another."""
    return kind == "person" and name.startswith(SCHEME) and " " not in name


def _is_loose(mention: MentionRow) -> bool:
    """A name that points nowhere; `rs` without a pointer is no name but words for somebody."""
    return not mention.ref and mention.kind != "date" and mention.element != "rs"


def _mention(mention: MentionRow, identities: Identities) -> MentionRow:
    if mention.kind == "date" or (not mention.ref and mention.element == "rs"):
        return mention
    ref = identities.ref(mention.kind, mention.ref, mention.text)
    return mention if ref == mention.ref else replace(mention, ref=ref)


def _party(party: Party, identities: Identities) -> Party:
    return replace(party, ref=identities.ref(party.kind, party.ref, party.name))


def _parties(parties: Iterable[Party], identities: Identities) -> tuple[Party, ...]:
    return tuple(_party(party, identities) for party in parties)


def _relation(relation: RelationRow, identities: Identities) -> RelationRow:
    return replace(relation, subject=_party(relation.subject, identities), object=_party(relation.object, identities))


def _document(row: DocumentRow, identities: Identities) -> DocumentRow:
    return replace(
        row,
        authors=_parties(row.authors, identities),
        senders=_parties(row.senders, identities),
        recipients=_parties(row.recipients, identities),
        translators=_parties(row.translators, identities),
        places=_parties(row.places, identities),
    )
