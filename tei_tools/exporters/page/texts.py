"""The words of the pages in the languages that they come in: a flat table of keys, from data/site/texts/LANGUAGE.toml.

A project's own texts.toml goes on top; a key that it leaves out keeps our word. English stands behind every language.

>>> read_texts("en")["contents"], read_texts("de")["contents"]
('Contents', 'Inhalt')
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from tei_tools.errors import UsageError
from tei_tools.files import read_file

LANGUAGES = ("en", "de")
_FOLDER = Path(str(files("tei_tools") / "data" / "site" / "texts"))


@cache
def read_texts(language: str, own: Path | None = None) -> Mapping[str, str]:
    """Gives the texts of a language, those of a project's file `own` on top of them.

    Raises UsageError for a language that there is none of, and for a file that is no table of texts.
    """
    if language not in LANGUAGES:
        raise UsageError(f"there are no texts in '{language}': known are {', '.join(LANGUAGES)}")
    tables = [_FOLDER / "en.toml", _FOLDER / f"{language}.toml", *([own] if own else [])]
    return {key: text for table in tables for key, text in _flat(_read(table), table)}


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_file(path).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: is no table of texts: {error}") from error


def _flat(table: Mapping[str, Any], path: Path, before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        name = f"{before}{key}"
        if isinstance(value, Mapping):
            yield from _flat(value, path, f"{name}.")
        elif isinstance(value, str):
            yield name, value
        else:
            raise UsageError(f"{path}: '{name}' is no text: put it in quotation marks")
