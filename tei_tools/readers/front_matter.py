"""What a transcription says of itself at its head, in a block between `---` lines.

>>> front = split_front_matter("---\\ntitle: A letter\\n---\\nDear Anna")
>>> front.metadata.title, front.text, front.lines
('A letter', 'Dear Anna', 3)

The block is no transcription and is taken away.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field
from typing import Any

from tei_tools.errors import MetadataError
from tei_tools.model import Metadata
from tei_tools.readers.catalogue import merge
from tei_tools.readers.field_names import FIELDS, field_of, language_tag
from tei_tools.readers.metadata import metadata_from
from tei_tools.readers.plain_yaml import PlainYamlError, parse_plain_yaml

_LONGEST = 20000  # characters: no block of metadata is longer
_BLOCK = re.compile(r"\s*---[ \t]*\n(?P<body>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIRST_KEY = re.compile(r"(?:\s*(?:#.*)?\n)*\s*[A-Za-z][\w .-]{0,40}?[ \t]*:(?:\s|$)")
_LISTS = ("tuple[Agent, ...]", "tuple[str, ...]")


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
