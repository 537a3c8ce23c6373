"""A site from its corpus: what changed is done again, everything else stands.

The stages in their order: sources are read and compared with the last build; documents that changed are made, in worker
processes; pages are written whose neighbours changed; then those of people, places and bodies that a changed document names;
then the pages over the whole; the search; and what no longer belongs to the site is taken away.

It prints nothing: `make` yields a `Result` for every file, and `finish` gives a `Report`.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from tei_tools import __version__
from tei_tools.corpus import Job
from tei_tools.errors import OutputError
from tei_tools.exporters.page.theme import DATA
from tei_tools.pipeline import registers_near
from tei_tools.pool import run_in_order
from tei_tools.site import search
from tei_tools.site.citing import FOLDERS, entity_path
from tei_tools.site.documents import NEIGHBOURS, Making, Result, make_documents
from tei_tools.site.downloads import formats_of
from tei_tools.site.entities import merged, write_entity
from tei_tools.site.files import digest_of, put
from tei_tools.site.overview_pages import write_overview
from tei_tools.site.settings import Settings
from tei_tools.site.store import FOLDER, VERSION, Entity, Store, is_site
from tei_tools.site.templates import render
from tei_tools.site.writing import Writer

Near: TypeAlias = tuple[str, str] | None  # slug and title of a document beside another
_KEPT_AFTER = 100  # documents: a build that is cut off has lost the work on these at most


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: documents in the site, made again, files written and taken away, and whether there is a search."""

    documents: int
    made: int
    written: int
    removed: int
    searchable: bool


class Site:
    """One build of one site."""

    def __init__(
        self, jobs: Sequence[Job], out: Path, settings: Settings, *, authority: Path | None = None, workers: int = 1
    ) -> None:
        """Takes the sources with their places; nothing is written before `changed`. See `check_folder` for `out`."""
        self.jobs = [job for job in jobs if job.problem is None]
        self.problems = [Result(job.source, problem=str(job.problem)) for job in jobs if job.problem is not None]
        self.out, self.settings, self.authority, self.workers = out, settings, authority, workers
        self.registers = registers_near([job.source for job in self.jobs], authority)
        self.formats = formats_of(settings, len(self.jobs))
        self.parts = search.parts_for(len(self.jobs))
        self.made = 0

    def changed(self) -> list[Job]:
        """Opens the store, takes out what is gone, and gives the sources that have to be made again."""
        self.store = Store(self.out / FOLDER, self._fingerprint())
        self.writer = Writer(self.store, self.out, self.settings)
        known = self.store.digests()
        for source in known.keys() - {job.source for job in self.jobs}:
            self._drop(source)
        jobs = [job for job in self.jobs if job.source not in known or known[job.source] != _digest(job)]
        for job in jobs:
            self._drop(job.source)
        return jobs

    def make(self, jobs: Sequence[Job]) -> Iterator[Result]:
        """Makes documents, and keeps each as it is done."""
        yield from self.problems
        making = Making(self.settings, self.out, _base(self.jobs), self.parts, self.formats, self.authority)
        for result in run_in_order(partial(make_documents, making=making), jobs, workers=self.workers):
            for made in result.made:
                self.store.add(made, source=result.source, digest=result.digest)
                self.store.wrote_all(made.files, made.slug)
                self.made += 1
                if self.made % _KEPT_AFTER == 0:
                    self.store.commit()
            self.writer.written += sum(len(made.files) for made in result.made)
            yield replace(result, made=())
        self.store.commit()

    def finish(self) -> Report:
        """Writes the pages that depend on more than one document, makes the search, takes away what is left over."""
        try:
            return self._finish()
        finally:  # what was done is kept, what is still to do is known: the next build goes on
            self.store.close()

    def _finish(self) -> Report:
        searchable = search.is_installed()
        self.writer.assets()
        with search.Search(self.store, self.writer, parts=self.parts) as searching:
            searching.begin()
            self._write_documents()
            names = self._write_entities()
            write_overview(self.store, self.writer, formats=self.formats, searchable=searchable)
            searching.finish(names=names)
        removed = self.writer.sweep()
        self.store.cleaned()
        documents = self.store.count("documents")
        return Report(documents, self.made, self.writer.written, removed, searchable)

    def _fingerprint(self) -> str:
        """What every page depends on: this version with its data, the settings, the project's folder, the registers."""
        mark = hashlib.blake2b(digest_size=16)
        folder = self.settings.folder
        own = sorted(path for path in folder.rglob("*") if path.is_file()) if folder is not None else []
        ours = [path for name in ("site", "xslt", "css") for path in sorted((DATA / name).rglob("*")) if path.is_file()]
        for path in (*ours, *own):
            mark.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        records = self.registers.records if self.registers else ()
        said = (__version__, VERSION, self.settings, self.formats, self.parts, records)
        mark.update(repr(said).encode())
        return mark.hexdigest()

    def _drop(self, source: str) -> None:
        """Forgets a source; its files are nobody's, and go at the end where they are not written again."""
        for slug in self.store.remove_source(source):
            self.store.wrote_all(self.store.files_of(slug), "")

    def _write_documents(self) -> None:
        """Writes each page whose document changed, or whose documents before or after it did."""
        for previous, (slug, _, before), following in _with_neighbours(self.store.slugs()):
            neighbours = json.dumps([previous, following], ensure_ascii=False)
            path = f"documents/{slug}.html"
            self.writer.kept.add(path)
            if neighbours == before and (self.out / path).is_file():
                continue
            theme = self.settings.theme
            shown = render(theme, "parts/neighbours.html", previous=previous, following=following)
            page = zlib.decompress(self.store.page(slug)).replace(NEIGHBOURS.encode(), shown.encode())
            put(self.out / path, page)
            self.store.wrote(path, slug, digest_of(page))
            self.store.set_neighbours(slug, neighbours)
            self.writer.written += 1

    def _write_entities(self) -> bool:
        """Writes the pages of those that a changed document names; says whether there were any."""
        dirty = [entity for entity in self.store.dirty() if entity[0] in FOLDERS]
        there = {entity for entity in dirty if self._merge(entity)}  # all before the first page, which may name the others
        for entity in dirty:
            if entity in there:
                write_entity(entity, self.store, self.writer)
            else:
                self.store.wrote(entity_path(*entity), "", "")
        return bool(dirty)

    def _merge(self, entity: Entity) -> bool:
        row = merged(entity, self.store, self.registers)
        self.store.set_entity(entity, row)
        return row is not None


def _with_neighbours(slugs: Iterable[tuple[str, str, str]]) -> Iterator[tuple[Near, tuple[str, str, str], Near]]:
    """Yields each document with slug and title of the one before and the one after."""
    previous: Near = None
    current: tuple[str, str, str] | None = None
    for following in slugs:
        if current is not None:
            yield previous, current, following[:2]
            previous = current[:2]
        current = following
    if current is not None:
        yield previous, current, None


def check_folder(out: Path, inputs: Sequence[str]) -> None:
    """Refuses a folder that holds anything but a site of ours, or lies among the sources. Raises OutputError."""
    if out.exists() and not out.is_dir():
        raise OutputError(f"{out}: is a file: name a folder with -o")
    for folder in (Path(name) for name in inputs if Path(name).is_dir()):
        if out.resolve().is_relative_to(folder.resolve()):
            raise OutputError(f"{out}: lies in {folder}, among the sources: name a folder elsewhere with -o")
    if out.is_dir() and any(out.iterdir()) and not is_site(out):
        raise OutputError(f"{out}: is not empty, and not a site that was built here: name a new folder with -o")


def _digest(job: Job) -> str:
    try:
        return digest_of(Path(job.source).read_bytes())
    except OSError:
        return ""


def _base(jobs: Sequence[Job]) -> Path:
    """The folder that pictures are taken from: the one above all sources, `encoded/` for `encoded/tei/*.xml`."""
    folders = [str(Path(job.source).resolve().parent) for job in jobs]
    return Path(os.path.commonpath(folders)).parent if folders else Path.cwd()
