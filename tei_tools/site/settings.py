"""What a project says of its site: `site.toml` in its folder, and what the command line says on top of it.

```toml
title = "The Embassy Journals"
url = "https://example.org/edition/"     # for the sitemap, the feed and the addresses that are cited
publisher = "State Archive of Morland"
year = "2026"
downloads = ["tei", "text", "html"]      # default: every format that is installed and quick
[colours]
accent = "#1f5d8c"
[colours.dark]
accent = "#8cc4f0"
```
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tei_tools.errors import UsageError
from tei_tools.exporters.page.texts import LANGUAGES
from tei_tools.exporters.page.theme import Theme
from tei_tools.files import read_file

FILE = "site.toml"
COLOURS = ("paper", "panel", "ink", "quiet", "rule", "accent", "wash")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-z]+|(?:rgb|hsl|oklch|oklab|lab|lch)\([0-9a-z.,%/ ]+\)")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a site. Empty means not said; `downloads` None means every format that is installed and quick."""

    title: str = ""
    description: str = ""
    url: str = ""
    language: str = "en"
    publisher: str = ""
    editor: str = ""
    year: str = ""
    licence: str = ""
    licence_url: str = ""
    doi: str = ""
    downloads: tuple[str, ...] | None = None
    colours: tuple[tuple[str, str], ...] = ()
    dark_colours: tuple[tuple[str, str], ...] = ()
    folder: Path | None = None

    @property
    def theme(self) -> Theme:
        """The language and the project's folder, as the pages take them."""
        return Theme(self.language, self.folder)

    def address(self, path: str) -> str:
        """Gives the public address of a page; empty where no address of the site is known."""
        return f"{self.url}{path}" if self.url else ""


def read_settings(folder: Path | None, **given: str | None) -> Settings:
    """Reads the settings of a project's folder; what is `given` (title, url, language) goes before them.

    Raises UsageError for an unknown key, a value of another type, an address or a colour that is none.
    """
    table: dict[str, Any] = {}
    path = folder / FILE if folder is not None else None
    if path is not None and path.is_file():
        table = _read(path)
    settings = _checked(table, str(path or FILE))
    own = {name: value for name, value in given.items() if value}
    settings = replace(settings, folder=folder, **own)  # type: ignore[arg-type]
    if settings.language not in LANGUAGES:
        raise UsageError(f"there are no texts in '{settings.language}': known are {', '.join(LANGUAGES)}")
    return replace(settings, url=_address(settings.url))


def find_folder(inputs: Sequence[str]) -> Path | None:
    """Gives the project's folder where none is named: `site/` with a site.toml, inside the first input or beside it."""
    for name in inputs:
        path = Path(name)
        for place in (path / "site", path.parent / "site", path.resolve().parent / "site"):
            if (place / FILE).is_file():
                return place
    return None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_file(path).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: is not TOML: {error}") from error


def _checked(table: dict[str, Any], file: str) -> Settings:
    known = [field.name for field in fields(Settings) if field.name not in ("folder", "dark_colours")]
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            raise UsageError(f"{file}: there is no setting '{key}': {f'did you mean {near[0]}' if near else ', '.join(known)}")
        if key == "colours":
            dark = value.pop("dark", {}) if isinstance(value, dict) else {}
            values["colours"], values["dark_colours"] = _colours(value, file), _colours(dark, file)
        elif key == "downloads":
            values[key] = _names(value, file)
        elif isinstance(value, str | int):
            values[key] = str(value)
        else:
            raise UsageError(f"{file}: '{key}' is no text: put it in quotation marks")
    return Settings(**values)


def _names(value: Any, file: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise UsageError(f'{file}: \'downloads\' is a list of formats, for instance ["tei", "text"]')
    return tuple(value)


def _colours(table: Any, file: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(table, Mapping):
        raise UsageError(f"{file}: [colours] is a table of names and colours")
    for name, value in table.items():
        if name not in COLOURS:
            raise UsageError(f"{file}: there is no colour '{name}': known are {', '.join(COLOURS)}")
        if not isinstance(value, str) or not _COLOUR.fullmatch(value.strip()):
            raise UsageError(f"{file}: '{value}' is no colour: write it as #1f5d8c")
    return tuple((name, value.strip()) for name, value in table.items())


def _address(url: str) -> str:
    if not url:
        return ""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or re.search(r"[\s<>\"']", url):
        raise UsageError(f"'{url[:40]}' is no address of a site: write it as https://example.org/edition/")
    return url if url.endswith("/") else f"{url}/"
