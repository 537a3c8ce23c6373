"""A catalogue page's fields at the head of a transcription: each on a line, or its name on one and its value below.

>>> text = "Title: A letter\\nOriginal Archive: Halm Archive\\nOriginal Language:\\nRussian\\n\\nDear Anna"
>>> metadata, end = catalogue_fields(text)
>>> metadata.title, metadata.repository, metadata.original_language, text[end:]
('A letter', 'Halm Archive', 'ru', '\\n\\nDear Anna')

The words stay in the text: they are the document's summary. What stands above the first field (the catalogue's name, its own
date, the title again) belongs to the page; of a citation the shelfmark and the translator are taken.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tei_tools.errors import MetadataError
from tei_tools.model import Agent, Metadata
from tei_tools.readers.credits import read_credit
from tei_tools.readers.field_names import CATALOGUE, FIELDS, TAGS
from tei_tools.readers.metadata import metadata_from
from tei_tools.readers.shapes import is_dateline
from tei_tools.readers.shelfmark import parse_shelfmark

_LONGEST = 20000  # characters: no page's fields are longer
_LINE = re.compile(r"(?P<key>[A-Z][A-Za-z ()]{1,30}?)[ \t]*:[ \t]*(?P<value>\S.*)?$")
_LISTS = ("tuple[Agent, ...]", "tuple[str, ...]")
_TELLING = frozenset({"repository", "licence", "record_id", "shelfmark", "subjects", "source", "original_language"})
_MOST_ABOVE = 4  # lines above the first field
_LONGEST_ABOVE = 250  # characters of one of them
_FEWEST = 3  # fields: two lines with a colon may stand at the head of any document
_SITE = re.compile(
    r"\b(?:archives?|library|collection|project|centre|center|database|repository|online|digital)\b", re.IGNORECASE
)
# a blank line, or the end; a form feed or another control character is text
_STANDS_ALONE = re.compile(r"[^\S\n\x0b\x0c\x1c-\x1f]*(?:\n[^\S\n\x0b\x0c\x1c-\x1f]*\n|[^\S\x0b\x0c\x1c-\x1f]*\Z)")
_QUOTED = re.compile(r"[\"“'‘](?P<title>[^\"”]{5,300}?),?[\"”'’]")


@dataclass(slots=True)
class _Field:
    """One field of the page: its name in small letters, the lines of its value, where the last of them ends."""

    key: str
    values: list[str]
    end: int


def catalogue_fields(text: str) -> tuple[Metadata, int]:
    """Gives the metadata of a catalogue page's fields at the head of a text, and where they end (0: there are none).

    They count where three at least stand one after the other and one of them is of the kind that only catalogues have.
    """
    above, fields = _read(text[:_LONGEST])
    named = [(CATALOGUE[field.key], field.values) for field in fields]
    values: dict[str, list[str]] = {}
    for name, lines in named:
        if name and lines:
            values.setdefault(name, []).extend(lines if name in _several() else [" ".join(lines)])
    telling = _TELLING & set(values) if any(field.key != "subject" for field in fields) else set()
    if len(fields) < _FEWEST or not telling or (above and len(telling) < 2):
        return Metadata(), 0
    end = fields[-1].end
    if not _STANDS_ALONE.match(text, end, end + 2000):
        return Metadata(), 0
    return _metadata(values, above), end


def _read(text: str) -> tuple[list[str], list[_Field]]:
    """Gives the lines above the first field, and the fields up to the first line that belongs to none."""
    above: list[str] = []
    fields: list[_Field] = []
    at, is_parted = 0, False
    for line in text.split("\n"):
        raw, start = line.strip(), at
        at += len(line) + 1
        if not raw:
            is_parted = True
            continue
        found = _field(raw, is_parted or not fields)
        last = fields[-1] if fields else None
        if found:
            fields.append(_Field(found[0], [found[1]] if found[1] else [], start + len(line.rstrip())))
        elif last is None and len(above) < _MOST_ABOVE and len(raw) <= _LONGEST_ABOVE:
            above.append(raw)
        elif last and (not last.values or not is_parted):
            last.values.append(raw)
            last.end = start + len(line.rstrip())
        else:
            break
        is_parted = False
    return above, fields


def _field(raw: str, is_parted: bool) -> tuple[str, str] | None:
    """Gives name and value of a field that a line begins; without a colon its name stands alone below a blank line."""
    match = _LINE.match(raw)
    key = match["key"].lower() if match else raw.lower() if is_parted and raw[:1].isupper() else ""
    return (key, (match["value"] or "").strip() if match else "") if key in CATALOGUE else None


def _several() -> frozenset[str]:
    return frozenset(name for name, kind in FIELDS.items() if kind in _LISTS)


def _metadata(values: Mapping[str, Sequence[str]], above: Sequence[str]) -> Metadata:
    metadata = Metadata()
    for name, parts in values.items():
        try:
            metadata = merge(metadata, metadata_from({name: _value(name, parts)}, lambda _: 0, "catalogue"))
        except MetadataError:
            continue  # a date in words, say: the line stays in the text
    cited = " ".join(values.get("source", ()))
    metadata = merge(metadata, _of_citation(cited)) if cited else metadata
    credited = read_credit(" ".join([cited, *values.get("funder", ())]))
    if credited:
        metadata = dataclasses.replace(
            metadata,
            translator=metadata.translator or tuple(map(Agent, credited.translator)),
            contributor=metadata.contributor or tuple(map(Agent, credited.contributor)),
            funder=credited.funder or metadata.funder,
        )
    titles = [line for line in above if not is_dateline(line) and not (_SITE.search(line) and line is above[0])]
    return merge(metadata, Metadata(title=max(titles, key=len))) if titles else metadata


def _of_citation(cited: str) -> Metadata:
    """Gives what a citation names: `"A letter," 4 June 1965, RGANI, f. 5, op. 58, d. 266. Translated by A. Lee.`"""
    title = _QUOTED.match(cited)
    mark = next(_shelfmarks(cited), "")
    return Metadata(title=title["title"] if title else "", shelfmark=mark)


def _shelfmarks(cited: str) -> Iterator[str]:
    for comma in re.finditer(r"[,;.]\s+|\A", cited[:2000]):
        mark = parse_shelfmark(cited, comma.end(), min(len(cited), comma.end() + 300))
        if mark and mark.repository:
            yield cited[mark.start : mark.end]


def _value(name: str, parts: Sequence[str]) -> Any:
    if FIELDS[name] in _LISTS:
        return [piece.strip() for part in parts for piece in re.split(r";|\|", part) if piece.strip()]
    if name == "original_language":
        known = (TAGS.get(word.strip().lower(), "") for part in parts for word in re.split(r"[;,|]", part))
        return next((tag for tag in known if tag), "")
    return parts[0]


def merge(first: Metadata, second: Metadata) -> Metadata:
    """Gives `first` with what it does not say taken from `second`."""
    empty = Metadata()
    taken = {
        name: getattr(second, name)
        for name in FIELDS
        if getattr(first, name) == getattr(empty, name) and getattr(second, name) != getattr(empty, name)
    }
    return dataclasses.replace(first, **taken)
