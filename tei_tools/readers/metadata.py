"""A metadata file (TOML) to Metadata: what is known of a document beside its text, one key for each field.

>>> parse_metadata('genre = "journal"\\nauthor = "A. M. Puzanov"', name="letter.toml").author
(Agent(name='A. M. Puzanov', ref=''),)
>>> parse_metadata('title = "Journal"\\nlicense = "CC BY 4.0"', name="letter.toml")
Traceback (most recent call last):
...
tei_tools.errors.MetadataError: letter.toml:2: there is no field 'license': did you mean 'licence'?

Persons and bodies are a name, a table with `name` and `ref`, or a list of those; `identifiers` is a table of strings.
"""

from __future__ import annotations

import dataclasses
import datetime
import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tei_tools.errors import InputError, MetadataError
from tei_tools.files import read_file
from tei_tools.model import Agent, Metadata

_FIELDS = {field.name: str(field.type) for field in dataclasses.fields(Metadata)}
_DATES = ("date", "encoded")
# what people write for our names (Dublin Core, catalogue pages, other spellings)
_ALIASES = {
    "license": "licence",
    "license_url": "licence_url",
    "creator": "author",
    "authors": "author",
    "rights": "licence",
    "archive": "repository",
    "recipients": "recipient",
    "summary": "abstract",
    "id": "record_id",
    "identifier": "record_id",
}
_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)")
_W3C_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class _Wrong(Exception):  # noqa: N818 (carries a reason to the place that knows the line)
    """Why a value does not fit its field."""


def read_metadata(path: Path) -> Metadata:
    """Reads a metadata file. Raises InputError where it cannot be read, MetadataError with the line where it is wrong."""
    content = read_file(path)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputError(f"{path}:{line}: is not UTF-8: save the metadata file as UTF-8") from error
    return parse_metadata(text, name=str(path))


def parse_metadata(text: str, *, name: str) -> Metadata:
    """Turns the text of a metadata file into Metadata; `name` is what messages call it. Raises MetadataError."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MetadataError(f"{name}:{_toml_place(str(error), text)}") from error
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _FIELDS:
            raise MetadataError(f"{name}:{_line_of(text, key)}: there is no field '{key[:40]}': {_suggest(key)}")
        try:
            values[key] = _CONVERTERS[_FIELDS[key]](value)
            _check_date(key, values[key])
        except _Wrong as wrong:
            raise MetadataError(f"{name}:{_line_of(text, key)}: '{key}' {wrong}") from wrong
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


def _suggest(key: str) -> str:
    near = difflib.get_close_matches(key.lower(), _FIELDS, n=1)
    known = _ALIASES.get(key.lower()) or (near[0] if near else "")
    return f"did you mean '{known}'?" if known else f"known are {', '.join(sorted(_FIELDS))}"


def _line_of(text: str, key: str) -> int:
    """The line on which a top-level key stands, as `key =`, `[key]`, `key.part =`, quoted or not; 1 where it is hidden."""
    pattern = re.compile(rf"""^\s*\[{{0,2}}\s*["']?{re.escape(key)}["']?\s*[=.\]]""", re.MULTILINE)
    match = pattern.search(text)
    return text.count("\n", 0, match.end()) + 1 if match else 1


def _toml_place(message: str, text: str) -> str:
    match = _POSITION.search(message)
    line = int(match.group(1)) if match else text.count("\n") + 1
    return f'{line}: is not TOML: {message.partition(" (at ")[0]}: write key = "text", one to a line'


def _kind(value: Any) -> str:
    names = {bool: "true or false", list: "a list", dict: "a table", float: "a number"}
    return names.get(type(value), "a time")
