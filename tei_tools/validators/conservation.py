"""An encoded document against the transcription that it was made from: rule `text.conservation`.

Passes: every character of the transcription is in the TEI, in order, or implied by its markup. Fails: a word that was
changed or lost after encoding. Only documents that lie beside their transcription (`../transcriptions/STEM.txt`), or whose
transcription is in the folder that was named, are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tei_tools.encoder.conservation import normalise, transcription_of
from tei_tools.model import Finding
from tei_tools.tei import parse_xml
from tei_tools.validators.source import Source

NAME = "conservation"


def validate_conservation(source: Source, transcription: Path) -> Iterator[Finding]:
    """Gives a finding where the text of the document differs from its transcription, white space aside."""
    try:
        wanted = normalise(transcription.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return
    tree = parse_xml(source.text_without_doctype.encode(), file=source.file)
    got = normalise(transcription_of(tree))
    if wanted == got:
        return
    at = next((i for i, (a, b) in enumerate(zip(wanted, got, strict=False)) if a != b), min(len(wanted), len(got)))
    line, column = _place(source, got, at)
    message = f"the text differs from {transcription.name}: it has '{_around(wanted, at)}', this document '{_around(got, at)}'"
    hint = "correct the document, or the transcription and encode it again"
    yield Finding(source.file, line, column, "text.conservation", "error", message, "", hint)


def _around(text: str, at: int) -> str:
    """At most twenty characters round the place."""
    return text[max(0, at - 6) : at + 14]


def _place(source: Source, text: str, at: int) -> tuple[int, int]:
    """Where the text before the difference ends in the file, found by its last words; else the body."""
    body = max(source.text.find("<text"), 0)
    words = [re.escape(word) for word in text[:at].split()[-4:]]
    pattern = r"(?:\s|<[^>]*>|&[^;]*;|\[)*".join(words)
    places = [match.end() for match in re.finditer(pattern, source.text[body:])] if words else []
    offset = body + places[0] if len(places) == 1 else body
    before = source.text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
