"""A document's citation for reference managers: BibTeX, and CSL-JSON as Zotero and Pandoc read it.

>>> print(bibtex(Cited("letter", "Ada to Osk", authors=("Ada Quill",), date="1931-04-11")), end="")
@misc{letter,
  title = {{Ada to Osk}},
  author = {{Ada Quill}},
  date = {1931-04-11}
}
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tei_tools.site.citing import Publication
from tei_tools.site.settings import Settings
from tei_tools.tables import DocumentRow

_ESCAPED = str.maketrans({char: f"\\{char}" for char in "{}%&$#_"} | {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}"})


@dataclass(frozen=True, slots=True)
class Cited:
    """What is cited of a document, each empty where nobody stated it; `date` is the document's own, `year` the edition's."""

    key: str
    title: str
    authors: tuple[str, ...] = ()
    date: str = ""
    end: str = ""
    collection: str = ""
    publisher: str = ""
    year: str = ""
    archive: str = ""
    shelfmark: str = ""
    doi: str = ""
    address: str = ""
    language: str = ""
    genre: str = ""


def cited(slug: str, row: DocumentRow, publication: Publication, settings: Settings, title: str, address: str) -> Cited:
    """Gives what is cited of a document of a site."""
    return Cited(
        key=slug,
        title=title,
        authors=tuple(party.name for party in row.authors or row.senders),
        date=row.start,
        end=row.end if row.end != row.start else "",
        collection=settings.title,
        publisher=settings.publisher or _stated(row.publisher),
        year=publication.year,
        archive=_stated(row.repository),
        shelfmark=row.shelfmark,
        doi=publication.doi,
        address=address,
        language=row.language,
        genre=row.genre,
    )


def bibtex(one: Cited) -> str:
    """Gives the entry; names and title stand in braces of their own, so that nothing takes them apart."""
    fields = {
        "title": f"{{{_escaped(one.title)}}}",
        "author": " and ".join(f"{{{_escaped(name)}}}" for name in one.authors),
        "date": f"{one.date}/{one.end}" if one.end else one.date,
        "howpublished": _escaped(one.collection and f"In: {one.collection}"),
        "publisher": _escaped(one.publisher),
        "note": _escaped(", ".join(part for part in (one.archive, one.shelfmark) if part)),
        "doi": one.doi,
        "url": one.address,
        "langid": one.language,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return "@misc{" + ",\n".join([one.key, *lines]) + "\n}\n"


def csl(one: Cited) -> str:
    """Gives the entry as CSL-JSON (a list of one), archive and place in the archive in fields of their own."""
    fields: Mapping[str, Any] = {
        "id": one.key,
        "type": "personal_communication" if one.genre == "Letter" else "manuscript",
        "title": one.title,
        "author": [{"literal": name} for name in one.authors],
        "issued": {"date-parts": [_parts(day) for day in (one.date, one.end) if day]} if _parts(one.date) else None,
        "container-title": one.collection,
        "publisher": one.publisher,
        "archive": one.archive,
        "archive_location": one.shelfmark,
        "genre": one.genre,
        "language": one.language,
        "DOI": one.doi,
        "URL": one.address,
    }
    return json.dumps([{name: value for name, value in fields.items() if value}], indent=1, ensure_ascii=False) + "\n"


def _escaped(text: str) -> str:
    return " ".join(text.translate(_ESCAPED).split())


def _stated(value: str) -> str:
    return "" if value == "not stated" else value


def _parts(day: str) -> list[int]:
    parts = day.split("-")
    return [int(part) for part in parts] if all(part.isdigit() for part in parts) else []
