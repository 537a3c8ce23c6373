"""What the last build of a site knew, in one SQLite file inside the site: rows of every document, and every file written.

It makes a build flat in memory (rows are asked for, not held) and a second build quick (only what changed is done again). It
holds nothing that the site itself does not show; it may be deleted at any time, and need not be published.

A document's rows are replaced as a whole; `dirty` collects the people, places and bodies whose pages have to be written again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tei_tools.tables import DocumentRow, EntityRow, MentionRow, Party

if TYPE_CHECKING:
    from tei_tools.site.documents import Made

FOLDER = ".tei-tools"
FILE = "site.sqlite"
VERSION = "1"
_PERHAPS_CUT = 60  # characters after a mention: fewer are the end of their paragraph (tables/mentions.py cuts at 80)

_SCHEMA = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE documents (slug TEXT PRIMARY KEY, source TEXT, digest TEXT, start TEXT, title TEXT, row TEXT, page BLOB,
  search BLOB, neighbours TEXT DEFAULT '', extra TEXT, shard INTEGER);
CREATE INDEX by_date ON documents (start = '', start, slug);
CREATE TABLE mentions (slug TEXT, n INTEGER, kind TEXT, ref TEXT, text TEXT, before TEXT, after TEXT, anchor TEXT, element TEXT,
  PRIMARY KEY (slug, n)) WITHOUT ROWID;
CREATE INDEX by_ref ON mentions (kind, ref);
CREATE TABLE records (slug TEXT, kind TEXT, ref TEXT, row TEXT);
CREATE INDEX record_by_slug ON records (slug);
CREATE INDEX record_by_ref ON records (kind, ref);
CREATE TABLE relations (slug TEXT, relation TEXT, subject TEXT, subject_name TEXT, subject_kind TEXT, object TEXT,
  object_name TEXT, object_kind TEXT, anchor TEXT, cert TEXT);
CREATE INDEX relation_by_slug ON relations (slug);
CREATE INDEX relation_by_subject ON relations (subject);
CREATE INDEX relation_by_object ON relations (object);
CREATE TABLE entities (kind TEXT, ref TEXT, name TEXT, row TEXT, PRIMARY KEY (kind, ref)) WITHOUT ROWID;
CREATE TABLE files (path TEXT PRIMARY KEY, owner TEXT, digest TEXT) WITHOUT ROWID;
"""

Entity = tuple[str, str]  # kind and ref


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as lists show it."""

    slug: str
    row: DocumentRow


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention of an entity: the document, the words, the text around them, and the id on the document's page."""

    slug: str
    text: str
    before: str
    after: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation, as a document says it."""

    slug: str
    relation: str
    subject: Party
    object: Party
    anchor: str
    cert: str


class Store:
    """The rows of a site, and what has to be written again."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        """Opens the store of the site in `folder`; it is emptied where the fingerprint changed."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / FILE
        self.dirty: set[Entity] = set()
        self.fresh = not path.exists()
        try:
            self._connect(path)
            known = "" if self.fresh else self.setting("fingerprint")
        except sqlite3.DatabaseError:  # cut off, or of another version: the site is built anew
            known = ""
        if known != fingerprint:
            files = [] if self.fresh else self._old_files()
            self._connection.close()
            path.unlink(missing_ok=True)
            self._connect(path)
            self._connection.executescript(_SCHEMA)
            self._connection.executemany("INSERT OR IGNORE INTO files VALUES (?, '', '')", files)
            self.set_setting("fingerprint", fingerprint)
            self.fresh = True

    def _connect(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        # a build that ends in the middle is begun again: the file needs no journal of its own
        self._connection.executescript("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;")

    def _old_files(self) -> list[tuple[str]]:
        try:
            return list(self._connection.execute("SELECT path FROM files"))
        except sqlite3.DatabaseError:
            return []

    def close(self) -> None:
        """Keeps what was done and closes the file."""
        self._connection.commit()
        self._connection.close()

    def commit(self) -> None:
        """Keeps what was done so far."""
        self._connection.commit()

    def setting(self, name: str) -> str:
        """Gives what was kept under a name, or an empty string."""
        found = self._connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return found[0] if found else ""

    def set_setting(self, name: str, value: str) -> None:
        """Keeps a value under a name."""
        self._connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    # documents

    def digests(self) -> dict[str, str]:
        """Gives for every source the digest of its bytes."""
        return dict(self._connection.execute("SELECT source, digest FROM documents"))

    def remove_source(self, source: str) -> list[str]:
        """Forgets the documents of a source; gives their slugs."""
        slugs = [slug for (slug,) in self._connection.execute("SELECT slug FROM documents WHERE source = ?", (source,))]
        for slug in slugs:
            self.remove(slug)
        return slugs

    def remove(self, slug: str) -> None:
        """Forgets a document; what it mentioned is dirty."""
        self._taint(slug)
        for table in ("documents", "mentions", "records", "relations"):
            self._connection.execute(f"DELETE FROM {table} WHERE slug = ?", (slug,))

    def add(self, made: Made, *, source: str, digest: str) -> None:
        """Keeps a document's rows and its page."""
        slug, row = made.slug, made.tables.document
        values = (
            slug,
            source,
            digest,
            row.start or row.end,
            row.title,
            _json(row),
            made.page,
            made.search,
            made.extra,
            made.shard,
        )
        self._connection.execute("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?)", values)
        mentions = zip(made.tables.mentions, made.anchors, strict=True)
        self._connection.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (slug, number, m.kind, m.ref, m.text, *_context(m), anchor, m.element)
                for number, (m, anchor) in enumerate(mentions)
                if m.kind != "date" and m.ref
            ),
        )
        self._connection.executemany(
            "INSERT INTO records VALUES (?, ?, ?, ?)", ((slug, r.kind, r.ref, _json(r)) for r in made.tables.records if r.ref)
        )
        relations = zip(made.tables.relations, made.evidence, strict=True)
        self._connection.executemany(
            "INSERT INTO relations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((slug, r.relation, *_party(r.subject), *_party(r.object), anchor, r.cert) for r, anchor in relations),
        )
        self._taint(slug)

    def _taint(self, slug: str) -> None:
        for table in ("mentions", "records"):
            self.dirty.update(self._connection.execute(f"SELECT DISTINCT kind, ref FROM {table} WHERE slug = ?", (slug,)))
        for side in ("subject", "object"):
            found = self._connection.execute(
                f"SELECT {side}_kind, {side} FROM relations WHERE slug = ? AND {side} != ''", (slug,)
            )
            self.dirty.update(found)

    def slugs(self) -> list[tuple[str, str, str]]:
        """Gives slug, title and what the neighbours were of every document, by date; those without a date come last."""
        query = "SELECT slug, title, neighbours FROM documents ORDER BY start = '', start, slug"
        return list(self._connection.execute(query))

    def documents(self) -> Iterator[Listed]:
        """Yields every document by date; those without a date come last."""
        for slug, row in self._connection.execute("SELECT slug, row FROM documents ORDER BY start = '', start, slug"):
            yield Listed(slug, document_of(row))

    def extras(self) -> Iterator[tuple[str, Any]]:
        """Yields the further data of every document by date."""
        for slug, extra in self._connection.execute("SELECT slug, extra FROM documents ORDER BY start = '', start, slug"):
            yield slug, json.loads(extra)

    def page(self, slug: str) -> bytes:
        """Gives the page of a document as it was made, without its neighbours."""
        return bytes(self._connection.execute("SELECT page FROM documents WHERE slug = ?", (slug,)).fetchone()[0])

    def set_neighbours(self, slug: str, neighbours: str) -> None:
        """Keeps what stands before and after a document on its page."""
        self._connection.execute("UPDATE documents SET neighbours = ? WHERE slug = ?", (neighbours, slug))

    def searchable(self, shard: int) -> Iterator[tuple[str, bytes]]:
        """Yields what is searched of each document of a shard."""
        yield from self._connection.execute("SELECT slug, search FROM documents WHERE shard = ? ORDER BY slug", (shard,))

    def shards_of(self, source: str) -> set[int]:
        """Gives the parts of the search that the documents of a source are in."""
        return {shard for (shard,) in self._connection.execute("SELECT shard FROM documents WHERE source = ?", (source,))}

    def count(self, table: str) -> int:
        """Gives the number of rows of a table."""
        return int(self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def commonest_language(self) -> str:
        """Gives the language of most documents, or an empty string."""
        query = """SELECT json_extract(row, '$.language') AS language, count(*) AS number FROM documents
          WHERE language != '' GROUP BY language ORDER BY number DESC, language"""
        found = self._connection.execute(query).fetchone()
        return str(found[0]) if found else ""

    # people, places, bodies

    def records_of(self, entity: Entity) -> list[EntityRow]:
        """Gives the different records that documents have of an entity, in order of their documents."""
        query = "SELECT DISTINCT row FROM records WHERE kind = ? AND ref = ? ORDER BY slug LIMIT 50"
        return [entity_row_of(row) for (row,) in self._connection.execute(query, entity)]

    def seen(self, entity: Entity) -> Iterator[Seen]:
        """Yields the mentions of an entity, by date of the document and place in it."""
        query = """SELECT m.slug, m.text, m.before, m.after, m.anchor FROM mentions m JOIN documents d ON d.slug = m.slug
          WHERE m.kind = ? AND m.ref = ? ORDER BY d.start = '', d.start, m.slug, m.n"""
        for row in self._connection.execute(query, entity):
            yield Seen(*row)

    def spellings(self, entity: Entity) -> list[str]:
        """Gives the spellings of an entity's name, the commonest first; `rs` is no name."""
        query = """SELECT text FROM mentions WHERE kind = ? AND ref = ? AND element != 'rs'
          GROUP BY text ORDER BY count(*) DESC, text LIMIT 20"""
        return [text for (text,) in self._connection.execute(query, entity)]

    def activity(self, entity: Entity) -> tuple[int, int, str, str]:
        """Gives the numbers of mentions and documents, and the first and the last date."""
        query = """SELECT count(*), count(DISTINCT m.slug), coalesce(min(nullif(d.start, '')), ''), coalesce(max(d.start), '')
          FROM mentions m JOIN documents d ON d.slug = m.slug WHERE m.kind = ? AND m.ref = ?"""
        mentions, documents, first, last = self._connection.execute(query, entity).fetchone()
        return mentions, documents, first, last

    def ties_of(self, entity: Entity) -> Iterator[Tie]:
        """Yields the relations that an entity stands in, by date."""
        query = """SELECT r.slug, r.relation, r.subject_name, r.subject, r.subject_kind, r.object_name, r.object, r.object_kind,
          r.anchor, r.cert FROM relations r JOIN documents d ON d.slug = r.slug
          WHERE (r.subject = ?2 AND r.subject_kind = ?1) OR (r.object = ?2 AND r.object_kind = ?1)
          ORDER BY d.start = '', d.start, r.slug, r.rowid"""
        for row in self._connection.execute(query, entity):
            yield _tie(row)

    def ties(self) -> Iterator[Tie]:
        """Yields every relation by document."""
        query = """SELECT slug, relation, subject_name, subject, subject_kind, object_name, object, object_kind, anchor, cert
          FROM relations ORDER BY slug, rowid"""
        for row in self._connection.execute(query):
            yield _tie(row)

    def set_entity(self, entity: Entity, row: EntityRow | None) -> None:
        """Keeps the merged row of an entity; None where no document names it any more."""
        if row is None:
            self._connection.execute("DELETE FROM entities WHERE kind = ? AND ref = ?", entity)
        else:
            self._connection.execute("INSERT OR REPLACE INTO entities VALUES (?, ?, ?, ?)", (*entity, row.name, _json(row)))

    def entities(self, kind: str) -> Iterator[EntityRow]:
        """Yields the people, places or bodies of the corpus."""
        for (row,) in self._connection.execute("SELECT row FROM entities WHERE kind = ? ORDER BY ref", (kind,)):
            yield entity_row_of(row)

    def entity(self, entity: Entity) -> EntityRow | None:
        """Gives the merged row of an entity, or None."""
        found = self._connection.execute("SELECT row FROM entities WHERE kind = ? AND ref = ?", entity).fetchone()
        return entity_row_of(found[0]) if found else None

    # files

    def digest_of(self, path: str) -> str:
        """Gives the digest of a file as it was written last, or an empty string."""
        found = self._connection.execute("SELECT digest FROM files WHERE path = ?", (path,)).fetchone()
        return found[0] if found else ""

    def wrote(self, path: str, owner: str, digest: str) -> None:
        """Keeps that a file was written, and for whom: a document's slug, an entity, or `site`."""
        self._connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (path, owner, digest))

    def files_of(self, owner: str) -> set[str]:
        """Gives the files that were written for an owner; those of an earlier site have an empty one."""
        return {path for (path,) in self._connection.execute("SELECT path FROM files WHERE owner = ?", (owner,))}

    def forget(self, path: str) -> None:
        """Keeps that a file is gone."""
        self._connection.execute("DELETE FROM files WHERE path = ?", (path,))


def _context(mention: MentionRow) -> tuple[str, str]:
    """The text before and after a mention, with a sign where it was cut."""
    before = f"… {mention.left}" if mention.start > len(mention.left) else mention.left
    after = mention.right
    is_cut = len(after) > _PERHAPS_CUT and not after.rstrip().endswith((".", "!", "?", ":"))
    return before, f"{after} …" if is_cut else after


def document_of(text: str) -> DocumentRow:
    """Gives a document's row back from its JSON."""
    values: dict[str, Any] = json.loads(text)
    for name, value in values.items():
        if isinstance(value, list):
            parties = name in ("authors", "senders", "recipients", "translators", "places")
            values[name] = tuple(Party(*item) if parties else tuple(item) if isinstance(item, list) else item for item in value)
    return DocumentRow(**values)


def entity_row_of(text: str) -> EntityRow:
    """Gives the row of a person, place or body back from its JSON."""
    values: dict[str, Any] = json.loads(text)
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(tuple(item) if isinstance(item, list) else item for item in value)
    return EntityRow(**values)


def _json(row: DocumentRow | EntityRow) -> str:
    values = asdict(row)
    if isinstance(row, DocumentRow):
        for name in ("authors", "senders", "recipients", "translators", "places"):
            values[name] = [astuple(party) for party in getattr(row, name)]
    return json.dumps(values, ensure_ascii=False)


def _party(party: Party) -> tuple[str, str, str]:
    return party.ref, party.name, party.kind


def _tie(row: tuple[str, ...]) -> Tie:
    slug, relation, subject_name, subject, subject_kind, object_name, other, object_kind, anchor, cert = row
    one, two = Party(subject_name, subject, subject_kind), Party(object_name, other, object_kind)  # type: ignore[arg-type]
    return Tie(slug, relation, one, two, anchor, cert)


def is_site(folder: Path) -> bool:
    """Says whether a folder holds a site that was built here."""
    path = folder / FOLDER / FILE
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            connection.execute("SELECT 1 FROM files LIMIT 1")
    except sqlite3.DatabaseError:
        return path.is_file()
    return True
