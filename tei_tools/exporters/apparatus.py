"""What an edition adds to a document: the description at its head and the index at its end; the same for all printed formats.

The description has the fields of metadata (docs/metadata.md), so that the front matter of Markdown is read back as metadata.
The index has each person, place and body that the document mentions, with what its record says.

>>> from tei_tools.tables import DocumentRow
>>> description_of(DocumentRow("a", title="Note", start="1931", end="1931"))
[('title', 'Title', 'Note'), ('date', 'Date', '1931')]
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tei_tools.exporters.naming import interval, same_as
from tei_tools.tables import DocumentRow, DocumentTables, Entities, Party
from tei_tools.tables.rows import Kind

# what stands between these was added by us; readers of formats leave it away
BEGIN = "tei-tools: added"
END = "tei-tools: end"
KINDS: dict[Kind, str] = {"person": "People", "place": "Places", "org": "Organisations"}
LEGEND = (
    ("Author", "plain words"),
    ("Registry", "stamps, numbers, handwriting, distribution"),
    ("Translator", "words in brackets, remarks, gaps"),
    ("Machine", "names and dates that were found by rule: to be checked"),
)
_GENRES = ("journal", "conversation", "telegram", "letter", "report", "memorandum", "minutes", "protocol", "transcript", "note")

Value = str | list[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the index: a name, what it is, where else it is known, and how often it is mentioned."""

    ref: str
    anchor: str
    kind: Kind
    name: str
    variants: tuple[str, ...]
    note: str
    addresses: tuple[str, ...]
    mentions: int

    @property
    def remarks(self) -> str:
        """What the record says, in one line."""
        also = f"also {', '.join(self.variants)}" if self.variants else ""
        times = "once" if self.mentions == 1 else f"{self.mentions} times"
        return "; ".join(part for part in (self.note, also, f"mentioned {times}" if self.mentions else "") if part)


def description_of(row: DocumentRow) -> list[tuple[str, str, Value]]:
    """Gives (field of metadata, label, value) for what is known of a document."""
    genre = next((genre for genre in _GENRES if genre in row.genre.lower()), "")
    fields: list[tuple[str, str, Value]] = [
        ("title", "Title", row.title),
        ("genre", "Genre", genre),
        ("date", "Date", row.start if row.start == row.end else ""),
        ("", "Date", interval(row) if row.start != row.end else ""),
        ("place", "Place", ", ".join(party.name for party in row.places)),
        ("author", "Author", _names(row.authors)),
        ("sender", "From", _names(row.senders)),
        ("recipient", "To", _names(row.recipients)),
        ("translator", "Translator", _names(row.translators)),
        ("", "Classification", list(row.classification)),
        ("repository", "Archive", row.repository),
        ("shelfmark", "Shelfmark", row.shelfmark),
        ("language", "Language", row.language),
        ("original_language", "Original", row.original_language),
        ("publisher", "Publisher", row.publisher),
        ("licence", "Licence", row.licence),
        ("licence_url", "Licence address", row.licence_url),
        ("subjects", "Subjects", list(row.subjects)),
    ]
    return [field for field in fields if field[2]]


def entries_of(tables: DocumentTables) -> list[Entry]:
    """Gives the index of a document: what it mentions or lists, by kind and name."""
    entities = Entities()
    entities.add(tables)
    return [
        Entry(
            row.ref,
            _anchor(row.ref),
            row.kind,
            row.name,
            row.variants,
            "; ".join((*row.roles, *((row.note,) if row.note else ()))),
            tuple(same_as(row)),
            row.mentions,
        )
        for row in entities.rows()
        if row.ref and row.mentions
    ]


def words_of_value(value: Value) -> str:
    """Gives a value as words."""
    return value if isinstance(value, str) else ", ".join(value)


def _names(parties: tuple[Party, ...]) -> Value:
    names = [party.name for party in parties if party.name]
    return names[0] if len(names) == 1 else names


def _anchor(ref: str) -> str:
    return re.sub(r"[^\w.-]+", "-", ref).strip("-").lower()
