"""One table for a whole folder: a CSV or XLSX sheet whose first row names the fields, one row for each transcription.

>>> row_for([["file", "title"], ["letter.txt", "A letter"]], "letter")
({'title': 'A letter'}, 2)

The column `file` names the transcription, with or without its ending. A field that holds several values separates them with
semicolons; `identifiers.fond` is a column for one part of `identifiers`. Formulas are not calculated, only their values read.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tei_tools.errors import InputError, MetadataError
from tei_tools.readers.field_names import field_of
from tei_tools.tei import parse_xml

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LARGEST = 50_000_000  # bytes of one part of an XLSX file: a larger one is no table of metadata
_SEVERAL = ("author", "sender", "recipient", "translator", "contributor", "encoder", "funder", "sponsor", "subjects")


def read_sheet(content: bytes, path: Path) -> list[list[str]]:
    """Gives the rows of the (first) sheet as texts. Raises InputError where it cannot be read."""
    if path.suffix.lower() == ".csv":
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            raise InputError(f"{path}:{line}: is not UTF-8: save the sheet as CSV UTF-8, or as XLSX") from error
        first = text.partition("\n")[0]
        mark = max(",;\t", key=first.count)
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark)]
    try:
        return _read_xlsx(content, str(path))
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError) as error:
        raise InputError(f"{path}: cannot be read as an XLSX sheet: save it again, or as CSV") from error


def _read_xlsx(content: bytes, name: str) -> list[list[str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        shared: list[str] = []
        if "xl/sharedStrings.xml" in names:
            strings = _part(archive, "xl/sharedStrings.xml", name)
            shared = ["".join(t.text or "" for t in item.iter(f"{_MAIN}t")) for item in strings.iter(f"{_MAIN}si")]
        sheet = _part(archive, min(part for part in names if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", part)), name)
        rows: list[list[str]] = []
        for row in sheet.iter(f"{_MAIN}row"):
            cells: list[str] = []
            for cell in row.iter(f"{_MAIN}c"):
                column = _column(cell.get("r", ""), len(cells))
                cells += [""] * (column - len(cells)) + [_text(cell, shared)]
            rows.append(cells)
        return rows


def _part(archive: zipfile.ZipFile, part: str, name: str) -> Any:
    if archive.getinfo(part).file_size > _LARGEST:
        raise ValueError(part)
    return parse_xml(archive.read(part), file=f"{name}/{part}")


def _column(reference: str, default: int) -> int:
    """Gives the index of a cell such as `B7`, from 0."""
    letters = re.match(r"[A-Z]{1,3}", reference)
    number = 0
    for letter in letters.group() if letters else "":
        number = number * 26 + ord(letter) - 64
    return number - 1 if number else default


def _text(cell: Any, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return "".join(t.text or "" for t in cell.iter(f"{_MAIN}t")).strip()
    value = cell.findtext(f"{_MAIN}v") or ""
    return shared[int(value)].strip() if cell.get("t") == "s" else value.strip()


def row_for(rows: Sequence[Sequence[str]], stem: str) -> tuple[dict[str, Any], int]:
    """Gives the fields of the row for the transcription `stem`, and its line (0: no row is about it)."""
    heads = [head.strip() for head in rows[0]] if rows else []
    column = next((n for n, head in enumerate(heads) if _is_file(head)), -1)
    if column < 0:
        return {}, 0
    for number, row in enumerate(rows[1:], 2):
        if len(row) > column and stem in (row[column], Path(row[column]).stem):
            return _fields(heads, row, column), number
    return {}, 0


def check_heads(rows: Sequence[Sequence[str]], name: str) -> None:
    """Raises MetadataError for a sheet whose first row does not name the transcription, or names a field that is none.

    Two rows for one transcription are an error too: which of them is meant nobody can tell.
    """
    heads = [head.strip() for head in rows[0]] if rows else []
    if not any(_is_file(head) for head in heads):
        raise MetadataError(f"{name}:1: has no column 'file': name there the transcription that a row is about")
    for number, head in enumerate(heads, 1):
        if head and not _is_file(head) and not _field(head)[0]:
            raise MetadataError(
                f"{name}:1: column {number}, '{head[:40]}', is no field: rename it (see docs/metadata.md), or take it out"
            )
    column = next(n for n, head in enumerate(heads) if _is_file(head))
    seen: dict[str, int] = {}
    for line, row in enumerate(rows[1:], 2):
        file = row[column].strip() if len(row) > column else ""
        if file and seen.setdefault(file, line) != line:
            raise MetadataError(f"{name}:{line}: '{file[:40]}' stands in row {seen[file]} too: keep one of the two")


def _is_file(head: str) -> bool:
    return " ".join(head.lower().replace("_", " ").split()) in ("file", "filename", "file name", "transcription")


def _field(head: str) -> tuple[str, str]:
    """Gives the field that the head of a column means, and the part of it: `identifiers.fond`."""
    outer, _, inner = head.partition(".")
    return field_of(outer), inner.strip()


def _fields(heads: Sequence[str], row: Sequence[str], file: int) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for index, (head, value) in enumerate(zip(heads, row, strict=False)):
        outer, inner = _field(head)
        if index == file or not value or not head:
            continue
        if inner:
            fields.setdefault(outer, {})[inner] = value
        else:
            fields[outer] = [part.strip() for part in value.split(";") if part.strip()] if outer in _SEVERAL else value
    return fields
