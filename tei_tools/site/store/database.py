"""The file of a site's store: its tables, whether it is of this version, what is settled in it, what is still to do.

What has to be written again stands in the file until it was written: a build that is cut off goes on where it was.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tei_tools.site.store.rows import Entity

FOLDER = ".tei-tools"
FILE = "site.sqlite"
VERSION = "2"

_SCHEMA = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE documents (slug TEXT PRIMARY KEY, source TEXT, digest TEXT, start TEXT, title TEXT, row TEXT,
  neighbours TEXT DEFAULT '', extra TEXT, shard INTEGER);
CREATE INDEX by_date ON documents (start = '', start, slug);
CREATE INDEX by_source ON documents (source);
CREATE TABLE pages (slug TEXT PRIMARY KEY, page BLOB, search BLOB);
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
CREATE INDEX file_by_owner ON files (owner);
CREATE TABLE dirty (kind TEXT, ref TEXT, PRIMARY KEY (kind, ref)) WITHOUT ROWID;
CREATE TABLE dirty_parts (part INTEGER PRIMARY KEY);
"""
# a store that was cut off is made anew, so the file waits for no disk; what a transaction changes is little
_PRAGMAS = "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -4000;"


class Database:
    """The open file, of this version and with the fingerprint of this build."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        """Opens the store of the site in `folder`; it is emptied where the fingerprint changed."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / FILE
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
        self._connection.executescript(_PRAGMAS)

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

    def dirty(self) -> list[Entity]:
        """Gives the people, places and bodies whose pages have to be written again, in order."""
        return list(self._connection.execute("SELECT kind, ref FROM dirty ORDER BY kind, ref"))

    def dirty_parts(self) -> set[int]:
        """Gives the parts of the search that have to be made again."""
        return {part for (part,) in self._connection.execute("SELECT part FROM dirty_parts")}

    def cleaned(self) -> None:
        """Keeps that everything was written that had to be."""
        self._connection.execute("DELETE FROM dirty")
        self._connection.execute("DELETE FROM dirty_parts")

    def count(self, table: str) -> int:
        """Gives the number of rows of a table."""
        return int(self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


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
