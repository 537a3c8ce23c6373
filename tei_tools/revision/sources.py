"""The pointers to records that stand beside documents: in metadata files, in sheets, at the head of transcriptions.

>>> turn(b'author = {ref = "person:a"}', Path("letter.toml"), {"person:a": "person:b"})
(b'author = {ref = "person:b"}', 1)
>>> turn(b"---\\nauthor: {ref: person:a}\\n---\\nOf person:a", Path("letter.txt"), {"person:a": "person:b"})
(b'---\\nauthor: {ref: person:b}\\n---\\nOf person:a', 1)

Only the pointer itself changes, byte for byte; the text of a transcription is never looked at. It writes nothing.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

METADATA = (".toml", ".yaml", ".yml", ".json", ".csv")
TRANSCRIPTIONS = (".txt", ".md", ".markdown")
SHEETS = (".xlsx",)
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*---[ \t]*\r?\n.*?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_LONGEST = 20000  # bytes of a head (readers.front_matter)
_PARTS = re.compile(r"xl/(?:sharedStrings|worksheets/sheet\d+)\.xml")
_POINTER = re.compile(r"(?<![\w.:/-])(?:person|place|org):[^\W\d][\w.-]*(?<![.-])")


def has_pointers(path: Path) -> bool:
    """Says whether a file may point to records."""
    return path.suffix.lower() in (*METADATA, *TRANSCRIPTIONS, *SHEETS)


def turn(content: bytes, path: Path, turned: Mapping[str, str]) -> tuple[bytes, int]:
    """Gives the bytes of a file with each pointer to a key of `turned` led to its value, and how many there were."""
    pattern = re.compile("|".join(rf"(?<![\w.:-]){re.escape(ref)}(?![\w.-]*\w)" for ref in turned))
    if path.suffix.lower() in SHEETS:
        return _turned_sheet(content, pattern, turned)
    start, end = _range(content, path)
    try:
        text = content[start:end].decode()
    except UnicodeDecodeError:
        return content, 0
    new, count = pattern.subn(lambda match: turned[match.group()], text)
    return content[:start] + new.encode() + content[end:], count


def pointers_in(content: bytes, path: Path) -> Iterator[tuple[int, str]]:
    """Yields each pointer to a record with its line, 0 in a sheet; words of a file that look like one are one."""
    if path.suffix.lower() in SHEETS:
        yield from ((0, match.group()) for _, text in _parts(content) for match in _POINTER.finditer(text))
        return
    start, end = _range(content, path)
    try:
        text = content[start:end].decode()
    except UnicodeDecodeError:
        return
    for match in _POINTER.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match.group()


def _range(content: bytes, path: Path) -> tuple[int, int]:
    """What of a file is metadata: all, or of a transcription its head."""
    if path.suffix.lower() in METADATA:
        return 0, len(content)
    head = _HEAD.match(content[:_LONGEST])
    return (0, head.end()) if head else (0, 0)


def _parts(content: bytes) -> Iterator[tuple[str, str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                if _PARTS.fullmatch(name):
                    yield name, archive.read(name).decode()
    except (zipfile.BadZipFile, UnicodeDecodeError):
        return


def _turned_sheet(content: bytes, pattern: re.Pattern[str], turned: Mapping[str, str]) -> tuple[bytes, int]:
    """The same sheet with other words in its cells; every other part of the archive stays as it is."""
    new = {name: pattern.subn(lambda match: turned[match.group()], text) for name, text in _parts(content)}
    count = sum(number for _, number in new.values())
    if not count:
        return content, 0
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as made:
        for item in source.infolist():
            made.writestr(item, new[item.filename][0] if item.filename in new else source.read(item))
    return target.getvalue(), count
