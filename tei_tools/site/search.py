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
from pathlib import Path

from tei_tools.errors import TeiToolsError
from tei_tools.site.citing import FOLDERS, entity_path
from tei_tools.site.store import Store
from tei_tools.site.templates import render
from tei_tools.site.writing import Writer

EXTRA = "site"
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


def write_search(store: Store, writer: Writer, *, parts: int, names: bool) -> None:
    """Makes the parts of the index that changed (those of changed documents, and of `names`) and the search page."""
    if is_installed():
        language = store.commonest_language().partition("-")[0] or "en"
        is_same = store.setting("search") == language
        for number in sorted(store.dirty_parts()) if is_same else range(parts):
            pages = ((f"documents/{slug}.html", zlib.decompress(page)) for slug, page in store.searchable(number))
            index_pages(pages, writer.out / _part(number), language)
        if names or not is_same:
            index_pages(_names(store, writer), writer.out / _NAMES, language)
        store.set_setting("search", language)
    there = [part for part in (*map(_part, range(parts)), _NAMES) if (writer.out / part / "pagefind.js").is_file()]
    frame = writer.frame(writer.words("search.title"), "search.html", "search", what="SearchResultsPage", searches=bool(there))
    writer.page("search.html", frame, searchable=bool(there), parts=there, documents=list(store.documents()))


def _part(number: int) -> str:
    return f"{FOLDER}/{number:02}"


def _names(store: Store, writer: Writer) -> Iterator[tuple[str, bytes]]:
    for kind in FOLDERS:
        for row in store.entities(kind):
            yield entity_path(kind, row.ref), render(writer.settings.theme, "searched-name.html", row=row).encode()


def index_pages(pages: Iterable[tuple[str, bytes]], target: Path, language: str) -> None:
    """Makes the index of some pages in the folder `target`, which is replaced. Raises TeiToolsError where Pagefind fails."""
    with tempfile.TemporaryDirectory(prefix="tei-tools-") as temporary:
        folder = Path(temporary)
        count = 0
        for path, content in pages:
            file = folder / "pages" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            count += 1
        shutil.rmtree(target, ignore_errors=True)
        if count:
            _run(folder / "pages", folder / "index", language)
            _take_over(folder / "index", target)


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
