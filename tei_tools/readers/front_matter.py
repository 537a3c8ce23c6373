"""What a transcription says of itself at its head: a block between `---` lines, or a catalogue page's fields copied along.

>>> front = split_front_matter("---\\ntitle: A letter\\n---\\nDear Anna")
>>> front.metadata.title, front.text, front.lines
('A letter', 'Dear Anna', 3)

The block is no transcription and is taken away; the catalogue's fields stay in the text (their words are its summary).
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field
from typing import Any

from tei_tools.errors import MetadataError
from tei_tools.model import Metadata
from tei_tools.readers.field_names import CATALOGUE, FIELDS, TAGS, field_of, language_tag
from tei_tools.readers.metadata import metadata_from
from tei_tools.readers.plain_yaml import PlainYamlError, parse_plain_yaml

_LONGEST = 20000  # characters: no block of metadata is longer
_BLOCK = re.compile(r"\s*---[ \t]*\n(?P<body>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIRST_KEY = re.compile(r"(?:\s*(?:#.*)?\n)*\s*[A-Za-z][\w .-]{0,40}?[ \t]*:(?:\s|$)")
_LINE = re.compile(r"(?P<key>[A-Z][A-Za-z ()]{1,30}?)[ \t]*:[ \t]*(?P<value>\S.*)$")
_LISTS = ("tuple[Agent, ...]", "tuple[str, ...]")
_TELLING = frozenset({"repository", "licence", "record_id", "shelfmark", "subjects"})


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The metadata, the text behind them, how many lines were taken away, and (line, message) of what was wrong."""

    metadata: Metadata
    text: str
    lines: int = 0
    problems: tuple[tuple[int, str], ...] = ()
    values: dict[str, Any] = field(default_factory=dict)


def split_front_matter(text: str) -> FrontMatter:
    """Gives metadata and text; a text without such a block comes back as it is. Never raises: a wrong field is a problem."""
    match = _BLOCK.match(text, 0, _LONGEST) if text.lstrip()[:3] == "---" else None
    if not match or not _FIRST_KEY.match(match["body"]):
        return FrontMatter(Metadata(), text)
    before = text.count("\n", 0, match.start("body"))
    try:
        table, lines = parse_plain_yaml(match["body"])
    except PlainYamlError as error:
        return FrontMatter(Metadata(), text, 0, ((before + error.line, str(error)),))
    metadata, problems = Metadata(), []
    for key, value in table.items():
        name = field_of(key) or key.strip()
        try:
            found = metadata_from({name: _plain(name, value)}, lambda _: 0, "front matter")
        except MetadataError as error:
            problems.append((before + lines[key], str(error).partition(": ")[2]))
        else:
            more = dataclasses.replace(metadata, subjects=(*metadata.subjects, *found.subjects))
            metadata = merge(more, dataclasses.replace(found, subjects=()))
    return FrontMatter(metadata, text[match.end() :], text.count("\n", 0, match.end()), tuple(problems))


def _plain(name: str, value: Any) -> Any:
    """Gives a value of the block as the field wants it: several between semicolons as a list, a language as its tag."""
    if name in ("language", "original_language"):
        words = value if isinstance(value, list) else re.split(r"[;,|]", str(value))
        return next((tag for word in words if (tag := language_tag(str(word)))), value)
    several = isinstance(value, str) and ";" in value and FIELDS.get(name, "") in _LISTS
    return [part.strip() for part in value.split(";") if part.strip()] if several else value


def catalogue_fields(text: str) -> tuple[Metadata, int]:
    """Gives the metadata of a catalogue page's fields at the head of a text, and where they end (0: there are none).

    They count where three lines at least, one after the other, are `Field: value` with fields that catalogues have.
    """
    at, found = 0, 0
    values: dict[str, list[str]] = {}
    for line in text[:_LONGEST].split("\n"):
        match = _LINE.match(line.strip())
        if match and match["key"].lower() in CATALOGUE:
            found += 1
            name = CATALOGUE[match["key"].lower()]
            if name:
                values.setdefault(name, []).append(match["value"].strip())
        elif line.strip():
            break
        at += len(line) + 1
    end = len(text[:at].rstrip())
    stands_alone = re.match(r"[^\S\n]*(?:\n[^\S\n]*\n|\s*\Z)", text[end : end + 2000])
    if found < 3 or not stands_alone or not _TELLING & set(values):
        return Metadata(), 0
    metadata = Metadata()
    for name, parts in values.items():
        try:
            metadata = merge(metadata, metadata_from({name: _value(name, parts)}, lambda _: 0, "catalogue"))
        except MetadataError:
            continue  # a date in words, say: the line stays in the text
    return metadata, end


def _value(name: str, parts: list[str]) -> Any:
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
