"""The documents of a site: their rows, their pages, what is searched of them; by date, those without one last."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tei_tools.site.store.database import Database
from tei_tools.site.store.rows import Listed, document_of, json_of
from tei_tools.tables import MentionRow, Party

if TYPE_CHECKING:
    from tei_tools.site.documents import Made

_BY_DATE = "ORDER BY start = '', start, slug"
_NAMED_BY = (
    "SELECT DISTINCT kind, ref FROM mentions WHERE slug = ?",
    "SELECT DISTINCT kind, ref FROM records WHERE slug = ?",
    "SELECT DISTINCT subject_kind, subject FROM relations WHERE slug = ? AND subject != ''",
    "SELECT DISTINCT object_kind, object FROM relations WHERE slug = ? AND object != ''",
)
_PERHAPS_CUT = 60  # characters after a mention: fewer are the end of their paragraph (tables/mentions.py cuts at 80)


class Documents(Database):
    """What the store keeps of every document. A document's rows are replaced as a whole."""

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
        for table in ("documents", "pages", "mentions", "records", "relations"):
            self._connection.execute(f"DELETE FROM {table} WHERE slug = ?", (slug,))

    def add(self, made: Made, *, source: str, digest: str) -> None:
        """Keeps a document's rows and its page."""
        slug, row = made.slug, made.tables.document
        values = (slug, source, digest, row.start or row.end, row.title, json_of(row), made.extra, made.shard)
        self._connection.execute("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, '', ?, ?)", values)
        self._connection.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", (slug, made.page, made.search))
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
            "INSERT INTO records VALUES (?, ?, ?, ?)", ((slug, r.kind, r.ref, json_of(r)) for r in made.tables.records if r.ref)
        )
        relations = zip(made.tables.relations, made.evidence, strict=True)
        self._connection.executemany(
            "INSERT INTO relations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ((slug, r.relation, *_party(r.subject), *_party(r.object), anchor, r.cert) for r, anchor in relations),
        )
        self._taint(slug)

    def _taint(self, slug: str) -> None:
        for query in _NAMED_BY:
            self._connection.execute(f"INSERT OR IGNORE INTO dirty {query}", (slug,))
        self._connection.execute("INSERT OR IGNORE INTO dirty_parts SELECT shard FROM documents WHERE slug = ?", (slug,))

    def slugs(self) -> Iterator[tuple[str, str, str]]:
        """Yields slug, title and what the neighbours were of every document."""
        yield from self._connection.execute(f"SELECT slug, title, neighbours FROM documents {_BY_DATE}")

    def documents(self) -> Iterator[Listed]:
        """Yields every document."""
        for slug, row in self._connection.execute(f"SELECT slug, row FROM documents {_BY_DATE}"):
            yield Listed(slug, document_of(row))

    def extras(self) -> Iterator[tuple[str, Any]]:
        """Yields the further data of every document."""
        for slug, extra in self._connection.execute(f"SELECT slug, extra FROM documents {_BY_DATE}"):
            yield slug, json.loads(extra)

    def page(self, slug: str) -> bytes:
        """Gives the page of a document as it was made, without its neighbours."""
        return bytes(self._connection.execute("SELECT page FROM pages WHERE slug = ?", (slug,)).fetchone()[0])

    def set_neighbours(self, slug: str, neighbours: str) -> None:
        """Keeps what stands before and after a document on its page."""
        self._connection.execute("UPDATE documents SET neighbours = ? WHERE slug = ?", (neighbours, slug))

    def searchable(self, shard: int) -> Iterator[tuple[str, bytes]]:
        """Yields what is searched of each document of a shard."""
        query = "SELECT d.slug, p.search FROM documents d JOIN pages p ON p.slug = d.slug WHERE d.shard = ? ORDER BY d.slug"
        yield from self._connection.execute(query, (shard,))

    def commonest_language(self) -> str:
        """Gives the language of most documents, or an empty string."""
        query = """SELECT json_extract(row, '$.language') AS language, count(*) AS number FROM documents
          WHERE language != '' GROUP BY language ORDER BY number DESC, language"""
        found = self._connection.execute(query).fetchone()
        return str(found[0]) if found else ""


def _context(mention: MentionRow) -> tuple[str, str]:
    """The text before and after a mention, with a sign where it was cut."""
    before = f"… {mention.left}" if mention.start > len(mention.left) else mention.left
    after = mention.right
    is_cut = len(after) > _PERHAPS_CUT and not after.rstrip().endswith((".", "!", "?", ":"))
    return before, f"{after} …" if is_cut else after


def _party(party: Party) -> tuple[str, str, str]:
    return party.ref, party.name, party.kind
