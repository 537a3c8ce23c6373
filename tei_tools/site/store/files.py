"""The files of a site: whom each belongs to, and the digest of its content."""

from __future__ import annotations

from collections.abc import Iterable

from tei_tools.site.store.database import Database


class Files(Database):
    """What the store keeps of every file that was written."""

    def digest_of(self, path: str) -> str:
        """Gives the digest of a file as it was written last, or an empty string."""
        found = self._connection.execute("SELECT digest FROM files WHERE path = ?", (path,)).fetchone()
        return found[0] if found else ""

    def wrote(self, path: str, owner: str, digest: str) -> None:
        """Keeps that a file was written, and for whom: a document's slug, an entity, or `site`."""
        self._connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (path, owner, digest))

    def wrote_all(self, paths: Iterable[str], owner: str) -> None:
        """Keeps that files were written for an owner."""
        rows = ((path, owner) for path in paths)
        self._connection.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, '')", rows)

    def files_of(self, owner: str) -> set[str]:
        """Gives the files that were written for an owner; those of an earlier site have an empty one."""
        return {path for (path,) in self._connection.execute("SELECT path FROM files WHERE owner = ?", (owner,))}

    def forget(self, path: str) -> None:
        """Keeps that a file is gone."""
        self._connection.execute("DELETE FROM files WHERE path = ?", (path,))
