"""The search, by Pagefind (the extra `site`): an index of what each document's page says, in parts of some hundred each.

In parts, because Pagefind makes an index as a whole: of a corpus of thousands only the parts are made again in which a document
changed. The search page merges them. Without Pagefind there is no search, and the site says so.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import shutil
import subprocess
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from tei_tools.errors import TeiToolsError
from tei_tools.site.citing import FOLDERS, entity_path
from tei_tools.site.store import Store
from tei_tools.site.templates import render
from tei_tools.site.writing import Writer

FOLDER = "pagefind"
_NAMES = f"{FOLDER}/names"
_PART = 256  # documents for each part, about
_KEPT = re.compile(r"(?:pagefind|pagefind-worker)\.js|pagefind-entry\.json|wasm\..*|.*\.pf_(?:meta|index|fragment|filter)")


def is_installed() -> bool:
    """Says whether Pagefind is there."""
    return importlib.util.find_spec("pagefind_bin") is not None


def parts_for(documents: int) -> int:
    """Gives the number of parts for a corpus: a power of two, so that it seldom changes.

    >>> parts_for(10), parts_for(2000)
    (1, 8)
    """
    return 1 << max(0, (max(documents, 1) - 1) // _PART).bit_length()


class Search:
    """The search of one build. Pagefind works beside the build: on the documents' parts while other pages are written."""

    def __init__(self, store: Store, writer: Writer, *, parts: int) -> None:
        self.store, self.writer, self.parts = store, writer, parts
        self._language = store.commonest_language().partition("-")[0] or "en"
        self._is_same = store.setting("search") == self._language
        self._pool = ThreadPoolExecutor(1)
        self._folder = Path(tempfile.mkdtemp(prefix="tei-tools-"))
        self._indexing: list[Future[None]] = []

    def __enter__(self) -> Search:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        shutil.rmtree(self._folder, ignore_errors=True)

    def begin(self) -> None:
        """Begins with the parts of the documents that changed."""
        if is_installed():
            for number in sorted(self.store.dirty_parts()) if self._is_same else range(self.parts):
                pages = ((f"documents/{slug}.html", zlib.decompress(page)) for slug, page in self.store.searchable(number))
                self._index(pages, _part(number))

    def finish(self, *, names: bool) -> None:
        """Makes the part of the `names` where they changed, waits for all parts, and writes the search page."""
        if is_installed():
            if names or not self._is_same:
                self._index(_names(self.store, self.writer), _NAMES)
            for part in self._indexing:
                part.result()
            self.store.set_setting("search", self._language)
        folders = (*map(_part, range(self.parts)), _NAMES)
        there = [part for part in folders if (self.writer.out / part / "pagefind.js").is_file()]
        title = self.writer.words("search.title")
        frame = self.writer.frame(title, "search.html", "search", what="SearchResultsPage", searches=bool(there))
        documents = list(self.store.documents())
        self.writer.page("search.html", frame, searchable=bool(there), parts=there, documents=documents)

    def _index(self, pages: Iterable[tuple[str, bytes]], part: str) -> None:
        folder = self._folder / part
        _lay_out(pages, folder / "pages")
        self._indexing.append(self._pool.submit(_make_index, folder, self.writer.out / part, self._language))


def _part(number: int) -> str:
    return f"{FOLDER}/{number:02}"


def _names(store: Store, writer: Writer) -> Iterator[tuple[str, bytes]]:
    for kind in FOLDERS:
        for row in store.entities(kind):
            yield entity_path(kind, row.ref), render(writer.settings.theme, "searched-name.html", row=row).encode()


def _lay_out(pages: Iterable[tuple[str, bytes]], folder: Path) -> None:
    """Writes pages into a folder of their own, as Pagefind wants them."""
    for path, content in pages:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _make_index(folder: Path, target: Path, language: str) -> None:
    """Makes the index of the pages that lie in a folder, at `target`, which is replaced. Raises TeiToolsError."""
    shutil.rmtree(target, ignore_errors=True)
    if (folder / "pages").is_dir():
        _run(folder / "pages", folder / "index", language)
        _take_over(folder / "index", target)
    shutil.rmtree(folder, ignore_errors=True)


def _run(pages: Path, index: Path, language: str) -> None:
    command = str(importlib.import_module("pagefind_bin").get_executable())
    arguments = [command, "--site", str(pages), "--output-path", str(index), "--keep-index-url", "--silent"]
    arguments += ["--force-language", language] if language else []
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if done.returncode != 0 or not (index / "pagefind-entry.json").is_file():
        raise TeiToolsError(f"Pagefind could not make the index: {(done.stderr or done.stdout).strip()[:200]}")


def _take_over(index: Path, target: Path) -> None:
    """Moves what the search page needs; Pagefind's own user interfaces stay behind."""
    for file in sorted(index.rglob("*")):
        if file.is_file() and _KEPT.fullmatch(file.name):
            place = target / file.relative_to(index)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)
