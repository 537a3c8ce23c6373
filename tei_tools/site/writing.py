"""The writer of a site's pages: each is put into its frame, written where it changed, and remembered with its owner."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tei_tools.exporters.page.theme import DATA, css_of, remarks_of
from tei_tools.files import read_file
from tei_tools.site.citing import page_data
from tei_tools.site.files import digest_of, put, remove
from tei_tools.site.frame import Frame, frame_of
from tei_tools.site.settings import Settings
from tei_tools.site.store import Store
from tei_tools.site.templates import render


class Writer:
    """Writes into one site; `kept` are the files that belong to it now, `written` counts those that changed."""

    def __init__(self, store: Store, out: Path, settings: Settings) -> None:
        self.store, self.out, self.settings = store, out, settings
        self.words = remarks_of(settings.theme)
        self.kept: set[str] = set()
        self.written = 0

    @property
    def title(self) -> str:
        """The title of the site."""
        return self.settings.title or self.words("site.untitled")

    def frame(self, title: str, path: str, section: str, *, what: str = "WebPage", **more: Any) -> Frame:
        """Gives the frame of a page; `what` it is in schema.org's words, `more` as `frame_of` takes it."""
        data = more.pop("data", None) or page_data(title, what, self.settings, path, description=more.get("description", ""))
        return frame_of(self.settings, title=title, path=path, section=section, data=data, **more)

    def page(self, template: str, frame: Frame, owner: str = "site", **values: Any) -> None:
        """Fills a template and writes the page."""
        self.write(frame.path, render(self.settings.theme, template, frame=frame, **values), owner)

    def write(self, path: str, content: str | bytes, owner: str = "site") -> None:
        """Writes a file where its content changed."""
        data = content.encode() if isinstance(content, str) else content
        digest = digest_of(data)
        self.kept.add(path)
        if self.store.digest_of(path) != digest or not (self.out / path).is_file():
            put(self.out / path, data)
            self.written += 1
        self.store.wrote(path, owner, digest)

    def assets(self) -> None:
        """Writes style and scripts, and what the project brings."""
        self.write("assets/site.css", css_of(self.settings.theme, "page", "site") + _colours(self.settings))
        for name in ("site.js", "search.js"):
            self.write(f"assets/{name}", read_file(DATA / "site" / name))
        folder = self.settings.folder / "assets" if self.settings.folder is not None else None
        if folder is not None and folder.is_dir():
            for path in sorted(file for file in folder.rglob("*") if file.is_file()):
                self.write(f"assets/{path.relative_to(folder).as_posix()}", path.read_bytes())

    def sweep(self) -> int:
        """Takes away the files of documents and names that are no longer there; gives their number."""
        left = (self.store.files_of("") | self.store.files_of("site")) - self.kept
        for path in left:
            remove(self.out, path)
            self.store.forget(path)
        return len(left)


def _colours(settings: Settings) -> str:
    """The project's colours as rules that come after ours."""
    light, dark = (
        " ".join(f"--{name}: {value};" for name, value in colours) for colours in (settings.colours, settings.dark_colours)
    )
    rules = f" :root {{ {light} }}" if light else ""
    if not dark:
        return rules
    by_system = f"@media (prefers-color-scheme: dark) {{ :root:not(:has(.theme-light:checked)) {{ {dark} }} }}"
    return f"{rules} {by_system} :root:has(.theme-dark:checked) {{ {dark} }}"
