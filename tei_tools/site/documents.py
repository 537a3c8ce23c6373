"""One TEI file of a corpus to its part of a site: the rows, the page of each document in it, the source, the downloads.

It runs in a worker process and writes there all that depends on this file alone; what depends on others (the documents before
and after it) is put into the page later, where `NEIGHBOURS` stands. It gives back what the store keeps.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lxml import etree

from tei_tools.corpus import Job
from tei_tools.errors import TeiToolsError
from tei_tools.exporters.html import Text, export_article
from tei_tools.exporters.page.description import describe
from tei_tools.exporters.page.entries import Entry
from tei_tools.exporters.page.theme import remarks_of
from tei_tools.exporters.page.words import plain
from tei_tools.files import read_file
from tei_tools.model import Finding
from tei_tools.pipeline import registers_near
from tei_tools.site.bibliography import bibtex, cited, csl
from tei_tools.site.citing import citation, citation_tags, datacite, document_data, entity_path, page_data, publication_of
from tei_tools.site.downloads import Download, make_downloads
from tei_tools.site.drawing.timeline import year_of
from tei_tools.site.facsimile import Picture, pictures_of
from tei_tools.site.files import digest_of, put
from tei_tools.site.frame import Frame, frame_of
from tei_tools.site.highlight import source_lines
from tei_tools.site.identities import across, identities_of
from tei_tools.site.names import Named, named_in
from tei_tools.site.settings import Settings
from tei_tools.site.slugs import slug_of
from tei_tools.site.templates import render
from tei_tools.site.titles import title_of
from tei_tools.tables import DocumentTables, documents_of, read_tables
from tei_tools.tables.pointers import Pointers, kind_of
from tei_tools.tei import parse_xml, serialise

# a comment that no text of a document can be: the stylesheet writes none
NEIGHBOURS = "<!--tei-tools:neighbours-->"

# the number of a paragraph in the margin: no word of the text
_ANCHOR = re.compile(r'<a class="anchor"[^>]*>[^<]*</a>')


@dataclass(frozen=True, slots=True)
class Making:
    """What every document of a site is made with."""

    settings: Settings
    out: Path
    base: Path
    shards: int
    formats: tuple[str, ...]
    authority: Path | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """One document: its rows, its page and its words for the search (compressed), the files that were written for it."""

    slug: str
    tables: DocumentTables
    anchors: tuple[str, ...]
    evidence: tuple[str, ...]
    page: bytes
    search: bytes
    extra: str
    shard: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file: its documents, or why there are none."""

    source: str
    digest: str = ""
    made: tuple[Made, ...] = ()
    finding: Finding | None = None
    problem: str = ""
    notes: tuple[str, ...] = field(default=())


def make_documents(job: Job, *, making: Making) -> Result:
    """Makes the documents of one file; a file that cannot be worked on is reported, never raised."""
    try:
        source = read_file(job.source)
        tree = parse_xml(source, file=job.source)
        made = tuple(_make(tree, source, job, making))
    except TeiToolsError as error:
        finding = getattr(error, "finding", None)
        if isinstance(finding, Finding):
            return Result(job.source, finding=finding)
        message = str(error)
        return Result(job.source, problem=message if message.startswith(job.source) else f"{job.source}: {message}")
    except Exception as error:  # a defect of ours: the other documents are still made
        what = f"{type(error).__name__}: {error}"
        return Result(
            job.source, problem=f"{job.source}: {what}: this is a defect of tei-tools, please report it with the file"
        )
    return Result(job.source, digest_of(source), made)


def _make(tree: Any, source: bytes, job: Job, making: Making) -> Iterator[Made]:
    place = job.output.relative_to(making.out / "documents").with_suffix("").as_posix() if job.output else Path(job.source).stem
    roots = documents_of(tree)
    several = len(roots) > 1
    for number, root in enumerate(roots, 1):
        own = etree.ElementTree(deepcopy(root)) if several or root.getparent() is not None else tree
        tables = next(read_tables(own, source=job.source))
        slug = slug_of(f"{place}/{tables.document.id}-{number}" if several else place)
        yield _One(own, serialise(own) if several else source, slug, tables, job, making).made()


class _One:
    """One document on its way: the parts are made once and go into several pages."""

    def __init__(self, tree: Any, source: bytes, slug: str, tables: DocumentTables, job: Job, making: Making) -> None:
        self.tree, self.source, self.slug, self.tables, self.job, self.making = tree, source, slug, tables, job, making
        self.settings = making.settings
        self.root = tree.getroot()
        self.path = f"documents/{slug}.html"
        self.words = remarks_of(self.settings.theme)
        self.pointers = Pointers(self.root, tables.document.id)
        self.identities = identities_of(tables)
        self.title = title_of(tables.document, self.words)
        rows = across(tables, self.identities)
        self.rows = replace(rows, document=replace(rows.document, title=self.title))
        self.files: list[str] = []

    def made(self) -> Made:
        """Gives what the store keeps, after the files were written."""
        text = export_article(self.tree, theme=self.settings.theme, address=self.address)
        anchors = tuple(self.anchor(text, m.id, m.passage) for m in self.tables.mentions)
        evidence = tuple(self.anchor(text, r.evidence) for r in self.tables.relations)
        pictures = self.pictures()
        downloads = self.downloads()
        self.source_page()
        names = named_in(self.rows, anchors)
        page = self.page(text, names, pictures, downloads)
        publication = publication_of(self.root, self.settings)
        extra = json.dumps({"changed": publication.changed, "doi": publication.doi})
        search = self.searched(text, names)
        shard = int(digest_of(self.slug.encode())[:8], 16) % self.making.shards
        compressed = zlib.compress(page.encode(), 1), zlib.compress(search.encode(), 1)
        return Made(self.slug, self.rows, anchors, evidence, *compressed, extra, shard, tuple(self.files))

    def address(self, entry: Entry) -> str:
        """Where a name of the text leads to: the page of its person, place or body."""
        mention = entry.mentions[-1]
        kind = kind_of(mention)
        if kind is None or kind == "date":
            return ""
        ref = self.identities.ref(kind, self.pointers.ref(entry.target) if entry.target else "", plain(mention))
        return f"../{entity_path(kind, ref)}" if ref else ""

    def anchor(self, text: Text, *ids: str) -> str:
        """The first of some ids that is a place on the page."""
        known = text.prepared.ids
        return next((name for name in ids if name in known and known[name].getparent() is not None), "")

    def put(self, path: str, content: str | bytes) -> None:
        """Writes a file of the site that belongs to this document."""
        put(self.making.out / path, content.encode() if isinstance(content, str) else content)
        self.files.append(path)

    def pictures(self) -> list[Picture]:
        """The pictures of its pages, copied where they lie beside the TEI."""
        pictures = pictures_of(self.root, source=Path(self.job.source), base=self.making.base, slug=self.slug)
        for picture in pictures:
            if picture.file is not None:
                self.put(picture.href, picture.file.read_bytes())
        return pictures

    def downloads(self) -> list[Download]:
        """The document in every format that the site offers, its TEI first."""
        done = []
        registers = registers_near([self.job.source], self.making.authority)
        offered = make_downloads(self.tree, self.source, self.tables, self.slug, self.making.formats, registers)
        for download, content in offered:
            self.put(download.path, content)
            done.append(download)
        return done

    def citations(self) -> list[Download]:
        """What reference managers and the registration of a DOI take of it."""
        row, publication = self.rows.document, publication_of(self.root, self.settings)
        address = self.settings.address(self.path)
        one = cited(self.slug, row, publication, self.settings, self.title, address)
        fields = datacite(row, publication, self.settings, address, self.words)
        forms = {
            "bibtex": (".bib", bibtex(one)),
            "csl": (".csl.json", csl(one)),
            "datacite": (".datacite.json", json.dumps(fields, indent=1, ensure_ascii=False) + "\n"),
        }
        for ending, content in forms.values():
            self.put(f"downloads/{self.slug}{ending}", content)
        return [Download(name, f"downloads/{self.slug}{ending}") for name, (ending, _) in forms.items()]

    def source_page(self) -> None:
        """The page that shows the TEI source."""
        path = f"sources/{self.slug}.html"
        frame = self.frame(f"{self.words('source.title')}: {self.title}", path)
        lines = source_lines(self.source.decode("utf-8-sig", errors="replace"))
        self.put(path, self.render("source.html", frame=frame, lines=lines, slug=self.slug, title=self.title))

    def frame(self, title: str, path: str, **more: Any) -> Frame:
        """The frame of a page of this document."""
        data = more.pop("data", None) or page_data(title, "WebPage", self.settings, path)
        return frame_of(self.settings, title=title, path=path, section="documents", data=data, **more)

    def page(self, text: Text, names: list[Named], pictures: list[Picture], downloads: list[Download]) -> str:
        """The page of the document, without its neighbours."""
        row, publication = self.rows.document, publication_of(self.root, self.settings)
        address = self.settings.address(self.path)
        frame = self.frame(
            self.title,
            self.path,
            description=row.summary[:300],
            kind="article",
            data=document_data(row, publication, self.settings, address),
            origins=sorted({picture.origin for picture in pictures} - {""}),
        )
        return self.render(
            "document.html",
            frame=frame,
            description=describe(self.tree),
            title=self.title,
            text=text,
            row=row,
            slug=self.slug,
            names=names,
            pictures=pictures,
            downloads=downloads,
            citations=self.citations(),
            citation=citation(row, publication, self.settings, address, self.words),
            tags=citation_tags(row, publication, self.settings, address),
            neighbours=NEIGHBOURS,
        )

    def searched(self, text: Text, names: list[Named]) -> str:
        """What the search takes in: title and text, with the facets."""
        row = self.rows.document
        year = year_of(row.start)
        decade = f"{year[:-1]}0–{year[:-1]}9" if year else ""
        words = _ANCHOR.sub("", text.html)
        return self.render("searched.html", row=row, title=self.title, text=words, names=names, decade=decade)

    def render(self, template: str, **values: Any) -> str:
        """Fills a template."""
        return render(self.settings.theme, template, **values)
