"""The documents of a corpus whose pointers change with its registers: all changes are worked out before any is written.

>>> import tempfile
>>> folder = Path(tempfile.mkdtemp())
>>> _ = (folder / "a.xml").write_text('<TEI><text><p><persName ref="person:a">A</persName></p></text></TEI>')
>>> [(change.path.name, change.count) for change in repoint_corpus([folder], {"person:a": Record("b", "person", "B")})]
[('a.xml', 1)]

Metadata beside the transcriptions and at their heads (`ref = "person:a"`) is changed too, word for word. It writes nothing.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tei_tools.errors import InputError
from tei_tools.files import read_file
from tei_tools.markup import read_markup
from tei_tools.model import Authority, Finding, Record
from tei_tools.revision.repointing import Chosen, repoint, repoint_mentions, speaks_of
from tei_tools.revision.sources import has_pointers, pointers_in, turn


@dataclass(frozen=True)
class FileChange:
    """A file, its new bytes, and how many pointers were turned."""

    path: Path
    content: bytes
    count: int


def documents_of(paths: Iterable[Path], registers: Path | None = None) -> Iterator[Path]:
    """Yields the XML files among `paths` and below them, in sorted order; the registers are left out."""
    own = registers.resolve() if registers is not None else None
    return (path for path in _files(paths) if path.suffix.lower() == ".xml" and path.resolve().parent != own)


def repoint_corpus(paths: Iterable[Path], records: Mapping[str, Record], registers: Path | None = None) -> Iterator[FileChange]:
    """Yields the files that point to the keys of `records`, turned to those records (see `repoint`).

    Raises InputError for a file that may point there and is no XML: then no pointer may be left behind.
    """
    places = list(paths)
    for path in documents_of(places, registers):
        content = read_file(path)
        if speaks_of(content, records):
            markup = read_markup(content, str(path))
            count = repoint(markup, records)
            if markup.encoded() != content:
                yield FileChange(path, markup.encoded(), count)
    yield from _repoint_metadata(places, {key: record.ref for key, record in records.items() if not key.startswith("#")})


def split_corpus(
    paths: Iterable[Path], ref: str, record: Record, is_meant: Mapping[str, Chosen], registers: Path | None = None
) -> Iterator[tuple[FileChange, list[str]]]:
    """Yields the files some of whose mentions of `ref` become mentions of `record`, with their words.

    `is_meant` maps a path, or "" for all others, to what says which.
    """
    for path in documents_of(paths, registers):
        content = read_file(path)
        if speaks_of(content, [ref]):
            markup = read_markup(content, str(path))
            words = repoint_mentions(markup, ref, record, is_meant.get(str(path.resolve()), is_meant[""]))
            if words:
                yield FileChange(path, markup.encoded(), len(words)), words


def dangling(paths: Iterable[Path], authority: Authority) -> Iterator[Finding]:
    """Yields the pointers beside documents (metadata files, sheets, heads of transcriptions) that no record answers."""
    for path in filter(has_pointers, _files(paths)):
        for line, ref in pointers_in(read_file(path), path):
            if authority.get(ref) is None:
                message = f"'{ref[:40]}' has no record: {_advice(ref, authority)}"
                yield Finding(str(path), line, 1 if line else 0, "ref.unresolved", "error", message)


def _advice(ref: str, authority: Authority) -> str:
    kind, _, xml_id = ref.partition(":")
    near = difflib.get_close_matches(xml_id, [r.xml_id for r in authority.records if r.kind == kind], n=1)
    return f"did you mean '{kind}:{near[0]}'?" if near else "add the record, or remove the pointer"


def _repoint_metadata(paths: Sequence[Path], turned: Mapping[str, str]) -> Iterator[FileChange]:
    for path in filter(has_pointers, _files(paths)) if turned else ():
        content, count = turn(read_file(path), path, turned)
        if count:
            yield FileChange(path, content, count)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_file():
            yield path
            continue
        if not path.is_dir():
            raise InputError(f"{path}: does not exist: check the spelling and the folder")
        for parent, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            yield from (Path(parent) / name for name in sorted(names) if not name.startswith("."))
