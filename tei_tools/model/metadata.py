"""What is known of a document beside its text: each field has one place in teiHeader (docs/metadata.md).

>>> Metadata(genre="journal", original_language="ru").language
'en'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Agent:
    """A person or body in the header: a name, and a `ref` such as "person:puzanov" where a record is known.

    `element` is the TEI element of the name where the ref does not tell it: "" is persName, else orgName or roleName.
    """

    name: str
    ref: str = ""
    element: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The descriptive fields of one document; an empty string or tuple means that it is not known.

    Dates are W3C dates as TEI's att.datable takes them (`1957-05-31`, `1957-05`). Languages are BCP 47 tags. `shelfmark` is
    the archive's string as printed, `identifiers` its parts by type (fond, opis, delo ...). `encoded` is the day of encoding.
    """

    title: str = ""
    genre: str = ""
    date: str = ""
    place: str = ""
    author: tuple[Agent, ...] = ()
    sender: tuple[Agent, ...] = ()
    recipient: tuple[Agent, ...] = ()
    translator: tuple[Agent, ...] = ()
    contributor: tuple[Agent, ...] = ()
    encoder: tuple[Agent, ...] = ()
    repository: str = ""
    shelfmark: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    record_id: str = ""
    language: str = "en"
    original_language: str = ""
    publisher: str = ""
    licence: str = ""
    licence_url: str = ""
    source: str = ""
    source_url: str = ""
    funder: tuple[str, ...] = ()
    sponsor: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    abstract: str = ""
    encoded: str = ""
