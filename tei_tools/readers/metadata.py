"""A metadata file (TOML, YAML, JSON, a sheet) to Metadata: what is known of a document beside its text, one key for each field.

>>> parse_metadata('genre = "journal"\\nauthor = "A. M. Puzanov"', name="letter.toml").author
(Agent(name='A. M. Puzanov', ref=''),)
>>> parse_metadata('title = "Journal"\\nlicense = "CC BY 4.0"', name="letter.toml")
Traceback (most recent call last):
...
tei_tools.errors.MetadataError: letter.toml:2: there is no field 'license': did you mean 'licence'?

Persons and bodies are a name, a table with `name` and `ref`, or a list of those; `identifiers` is a table of strings.
"""

from __future__ import annotations

import datetime
import difflib
import json
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tei_tools.encoder.taxonomies import GENRES
from tei_tools.errors import InputError, MetadataError
from tei_tools.files import read_file
from tei_tools.model import Agent, Metadata
from tei_tools.readers.field_names import ALIASES, FIELDS, language_tag
from tei_tools.readers.plain_yaml import PlainYamlError, parse_plain_yaml
from tei_tools.readers.sheets import check_heads, read_sheet, row_for

_DATES = ("date", "encoded")
SHEETS = (".csv", ".xlsx")
_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)")
_W3C_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class _Wrong(Exception):  # noqa: N818 (carries a reason to the place that knows the line)
    """Why a value does not fit its field."""


def read_metadata(path: Path, stem: str = "") -> Metadata:
    """Reads a metadata file: TOML, YAML, JSON, or the row for the transcription `stem` in a sheet (CSV, XLSX).

    Raises InputError where it cannot be read, MetadataError with the line where it is wrong.
    """
    content = read_file(path)
    if path.suffix.lower() in SHEETS:
        rows = read_sheet(content, path)
        check_heads(rows, str(path))
        table, line = row_for(rows, stem)
        return metadata_from(table, lambda _: line, str(path))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputError(f"{path}:{line}: is not UTF-8: save the metadata file as UTF-8") from error
    return parse_metadata(text, name=str(path))


def is_metadata(path: Path) -> bool:
    """Tells whether a JSON file beside a transcription speaks of it as metadata does: many projects keep other data there.

    It does not where under half of its keys are fields, or where one holds a list of objects that have no name.
    """
    try:
        table = json.loads(read_file(path).decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return True  # reading it will say what is wrong
    if not isinstance(table, dict):
        return False
    known = sum(key in FIELDS or key in ALIASES for key in table)
    lists = (value for value in table.values() if isinstance(value, list))
    foreign = any(isinstance(entry, dict) and "name" not in entry for value in lists for entry in value)
    return not foreign and 2 * known >= len(table)


def parse_metadata(text: str, *, name: str) -> Metadata:
    """Turns the text of a metadata file into Metadata; `name` is what messages call it, its ending tells the format.

    Raises MetadataError.
    """
    parse = _PARSERS.get(Path(name).suffix.lower(), _parse_toml)
    table, lines = parse(text, name)
    return metadata_from(table, lambda key: lines.get(key) or _line_of(text, key), name)


def _parse_toml(text: str, name: str) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        return tomllib.loads(text), {}
    except tomllib.TOMLDecodeError as error:
        raise MetadataError(f"{name}:{_toml_place(str(error), text)}") from error


def _parse_yaml(text: str, name: str) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        return parse_plain_yaml(text)
    except PlainYamlError as error:
        raise MetadataError(f"{name}:{error.line}: {error}") from error


def _parse_json(text: str, name: str) -> tuple[dict[str, Any], dict[str, int]]:
    try:
        table = json.loads(text)
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise MetadataError(f"{name}:{line}: is not JSON: check quotes and commas there") from error
    except RecursionError as error:
        raise MetadataError(f"{name}:1: is nested too deeply: write one object with a field for each key") from error
    if not isinstance(table, dict):
        raise MetadataError(f'{name}:1: must be an object: write {{"title": "..."}}')
    return table, {}


_PARSERS: dict[str, Callable[[str, str], tuple[dict[str, Any], dict[str, int]]]] = {
    ".yaml": _parse_yaml,
    ".yml": _parse_yaml,
    ".json": _parse_json,
}


def metadata_from(table: Mapping[str, Any], line_of: Callable[[str], int], name: str) -> Metadata:
    """Gives the Metadata of a table of fields; `line_of(key)` is where a field stands. Raises MetadataError."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in FIELDS:
            raise MetadataError(f"{name}:{line_of(key)}: there is no field '{key[:40]}': {_suggest(key)}")
        try:
            values[key] = _CONVERTERS[FIELDS[key]](value)
            _check_date(key, values[key])
            _check_words(key, values[key])
        except _Wrong as wrong:
            raise MetadataError(f"{name}:{line_of(key)}: '{key}' {wrong}") from wrong
    return Metadata(**values)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise _Wrong(f"must be a text in quotes, not {_kind(value)}")


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(_text(item) for item in (value if isinstance(value, list) else [value]))


def _agents(value: Any) -> tuple[Agent, ...]:
    return tuple(_agent(item) for item in (value if isinstance(value, list) else [value]))


def _agent(value: Any) -> Agent:
    if not isinstance(value, dict):
        return Agent(_text(value))
    unknown = next((key for key in value if key not in ("name", "ref")), None)
    if unknown is not None or "name" not in value:
        raise _Wrong(f"has the key '{unknown}': it takes name and ref" if unknown else 'has no name: write name = "..."')
    return Agent(_text(value["name"]), _text(value.get("ref", "")))


def _mapping(value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise _Wrong(f'must be a table, as in {{fond = "0102", opis = "13"}}, not {_kind(value)}')
    return {key: _text(item) for key, item in value.items()}


# the type of a field in Metadata -> what makes it of a TOML value
_CONVERTERS: dict[str, Callable[[Any], Any]] = {
    "str": _text,
    "tuple[str, ...]": _texts,
    "tuple[Agent, ...]": _agents,
    "Mapping[str, str]": _mapping,
}


def _check_date(key: str, value: str) -> None:
    if key not in _DATES or not value:
        return
    match = _W3C_DATE.fullmatch(value)
    try:
        year, month, day = (int(part or 1) for part in match.groups()) if match else (0, 0, 0)
        datetime.date(year, month, day)
    except ValueError as error:
        raise _Wrong(f"is '{value[:20]}', which is no date: write 1957, 1957-05 or 1957-05-31") from error


def _check_words(key: str, value: Any) -> None:
    """Raises where a genre is none of ours, or a language is no tag."""
    if key == "genre" and value and value not in GENRES:
        near = difflib.get_close_matches(value.lower(), GENRES, n=1)
        advice = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(GENRES)}"
        raise _Wrong(f"is '{value[:20]}', which is no genre: {advice}")
    if key in ("language", "original_language") and value:
        tag = language_tag(value)
        if tag != value.strip():
            raise _Wrong(f"is '{value[:20]}', which is no language tag: write {tag or 'a BCP 47 tag such as ru'}")


def _suggest(key: str) -> str:
    near = difflib.get_close_matches(key.lower(), FIELDS, n=1)
    known = ALIASES.get(key.lower()) or (near[0] if near else "")
    return f"did you mean '{known}'?" if known else f"known are {', '.join(sorted(FIELDS))}"


def _line_of(text: str, key: str) -> int:
    """The line on which a top-level key stands, as `key =`, `[key]`, `key.part =`, quoted or not; 1 where it is hidden."""
    pattern = re.compile(rf"""^\s*\[{{0,2}}\s*["']?{re.escape(key)}["']?\s*[=:.\]]""", re.MULTILINE)
    match = pattern.search(text)
    return text.count("\n", 0, match.end()) + 1 if match else 1


def _toml_place(message: str, text: str) -> str:
    match = _POSITION.search(message)
    line = int(match.group(1)) if match else text.count("\n") + 1
    return f'{line}: is not TOML: {message.partition(" (at ")[0]}: write key = "text", one to a line'


def _kind(value: Any) -> str:
    names = {bool: "true or false", list: "a list", dict: "a table", float: "a number"}
    return names.get(type(value), "a time")
