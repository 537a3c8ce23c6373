"""What a page looks and sounds like: its language, and a project's own folder of texts, templates, colours and style.

A project's folder may hold, each of them alone:

- `texts.toml`: words that go before ours;
- `style.css`: rules that come after ours;
- `templates/NAME.html`: templates that go before ours (Jinja2, always escaping);
- `page.xsl`: templates of XSLT that go before ours (see exporters/page/stylesheet.py).

It is the project's own code and is trusted as such; the Content-Security-Policy of every page holds for it all the same.
"""

from __future__ import annotations

import base64
import hashlib
import importlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from tei_tools import __version__
from tei_tools.exporters.page.remarks import Remarks
from tei_tools.exporters.page.stylesheet import load_with_own
from tei_tools.exporters.page.texts import read_texts
from tei_tools.exporters.page.words import unbroken
from tei_tools.files import read_file
from tei_tools.saxon import Stylesheet

DATA = Path(str(files("tei_tools") / "data"))
GENERATOR = f"tei-tools {__version__}"


@dataclass(frozen=True, slots=True)
class Theme:
    """The language of the page and the project's folder, where it has one."""

    language: str = "en"
    folder: Path | None = None

    def own(self, name: str) -> Path | None:
        """Gives the project's file of this name, or None."""
        path = self.folder / name if self.folder is not None else None
        return path if path is not None and path.is_file() else None


@cache
def remarks_of(theme: Theme) -> Remarks:
    """Gives the words of a theme."""
    return Remarks(read_texts(theme.language, theme.own("texts.toml")))


@cache
def stylesheet_of(theme: Theme) -> Stylesheet:
    """Gives the compiled stylesheet: ours, and the project's templates before it."""
    return load_with_own(DATA / "xslt" / "html" / "page.xsl", theme.own("page.xsl"), _texts_as_json(theme))


@cache
def css_of(theme: Theme, *names: str) -> str:
    """Gives style sheets of ours and the project's own as one, without line ends."""
    sheets = [DATA / "css" / f"{name}.css" for name in names]
    own = theme.own("style.css")
    text = " ".join(read_file(path).decode("utf-8") for path in (*sheets, *([own] if own else [])))
    return " ".join(text.replace("</", "<\\/").split())


def hash_of(content: str) -> str:
    """Gives the hash by which a Content-Security-Policy allows what stands in a page: `sha256-...`."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


@cache
def environment_of(theme: Theme) -> Any:
    """Gives the templates of a theme, the project's own before ours."""
    jinja2 = importlib.import_module("jinja2")
    folders = [*([theme.folder / "templates"] if theme.folder is not None else []), DATA / "site" / "templates"]
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
    )
    words = remarks_of(theme)
    own = {"t": words, "term": words.term, "language": theme.language, "generator": GENERATOR, "once": _once()}
    environment.globals |= own
    environment.filters["unbroken"] = unbroken
    return environment


def _once() -> Callable[[Any], Any]:
    """Gives what templates call for a macro without arguments that is the same on every page: it is worked out once."""
    made: dict[str, Any] = {}

    def once(macro: Any) -> Any:
        if macro.name not in made:
            made[macro.name] = macro()
        return made[macro.name]

    return once


def _texts_as_json(theme: Theme) -> str:
    """Gives the words that the stylesheet needs."""
    wanted = ("text.", "division.")
    chosen = {key: words for key, words in remarks_of(theme).texts.items() if key.startswith(wanted) or key == "notes"}
    return json.dumps(chosen | {"language": theme.language}, ensure_ascii=False)
