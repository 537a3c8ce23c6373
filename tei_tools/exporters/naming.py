"""The names that documents and entities have outside their TEI: IRIs for graphs, and typed dates.

An address (`http:`, `https:`) is its own IRI; anything else becomes a `urn:tei-tools:` IRI that is the same in every export
of the corpus, so that graphs of several exports join.

>>> entity_iri("person:kim_il_sung"), document_iri("letter 7")
('urn:tei-tools:person:kim_il_sung', 'urn:tei-tools:document:letter%207')
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from tei_tools.tables import DocumentRow, EntityRow, Party, identifier_url

_URN = "urn:tei-tools:"
_SAFE = ":#/._-~"
_DATE_TYPES = (
    (re.compile(r"\d{4,}-\d\d-\d\d"), "date"),
    (re.compile(r"\d{4,}-\d\d"), "gYearMonth"),
    (re.compile(r"\d{4,}"), "gYear"),
)
_LETTERS = re.compile(r"letter|telegram|cable|dispatch|despatch|note|memorandum|correspondence|postcard")


def document_iri(id: str) -> str:
    """Gives the IRI of a document."""
    return f"{_URN}document:{quote(id, safe=_SAFE)}"


@lru_cache(maxsize=4096)
def entity_iri(ref: str) -> str:
    """Gives the IRI of what a ref points to."""
    return quote(ref, safe=_SAFE + "?&=%+@,;()!*'") if re.match("https?://", ref) else _URN + quote(ref, safe=_SAFE)


def same_as(row: EntityRow) -> list[str]:
    """Gives the addresses of an entity in the authority files that are known."""
    return [url for pair in row.identifiers if (url := identifier_url(*pair))]


def date_type(day: str) -> str:
    """Gives the XML Schema type that a day is written in: date, gYearMonth or gYear; string for anything else.

    Years before Christ count as anything else: tools disagree about the year 0.
    """
    return next((name for pattern, name in _DATE_TYPES if pattern.fullmatch(day)), "string")


def interval(row: DocumentRow) -> str:
    """Gives the date of a document as ISO 8601: a day, or `start/end` with `..` for an open side."""
    if row.start == row.end:
        return row.start
    return f"{row.start or '..'}/{row.end or '..'}"


def authors_of(row: DocumentRow) -> tuple[Party, ...]:
    """Gives who made the document: its authors, else its senders."""
    return row.authors or row.senders


def is_letter(row: DocumentRow) -> bool:
    """Says whether a document was sent to somebody: it has a recipient, or a sender and a genre that is sent, or none."""
    return bool(row.recipients) or bool(row.senders and (not row.genre or _LETTERS.search(row.genre.lower())))
