"""What a document without a title is called: in brackets, as archivists supply titles, from its genre, people, place and date.

`[untitled: NAME]` is what `tei-tools encode` writes where a document has no title, and stands for none.

>>> from tei_tools.exporters.page.remarks import Remarks
>>> row = DocumentRow("a", title="[untitled: a]", genre="Letter", senders=(Party("Ada Quill"),), date="11 April 1931")
>>> title_of(row, Remarks())
'[Letter, Ada Quill, 11 April 1931]'
"""

from __future__ import annotations

import re

from tei_tools.exporters.page.remarks import Remarks
from tei_tools.tables import DocumentRow, Party

_UNTITLED = re.compile(r"\[untitled: .*\]")
_UNKNOWN_GENRE = "Document of a genre that was not recognised"


def title_of(row: DocumentRow, words: Remarks) -> str:
    """Gives the title of a document, or the one that its row supplies."""
    if row.title and not _UNTITLED.fullmatch(row.title):
        return row.title
    genre = words.term("genre", row.genre) if row.genre and row.genre != _UNKNOWN_GENRE else ""
    place = row.places[0].name if row.places else ""
    known = [part for part in (_people(row), place, row.date or row.start) if part]
    return f"[{', '.join([genre or words('title.document'), *known])}]" if known else words("untitled")


def _people(row: DocumentRow) -> str:
    """Who wrote, and to whom."""
    names = [_names(row.senders or row.authors), _names(row.recipients)]
    return " → ".join(name for name in names if name) if names[0] else ""


def _names(parties: tuple[Party, ...]) -> str:
    return ", ".join(party.name for party in parties[:2]) + (" …" if len(parties) > 2 else "")
