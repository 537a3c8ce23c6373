"""The people, places and bodies of a site: what documents have of them, and the relations between them."""

from __future__ import annotations

from collections.abc import Iterator

from tei_tools.site.store.database import Database
from tei_tools.site.store.rows import Entity, Seen, Tie, entity_row_of, json_of, tie_of
from tei_tools.tables import EntityRow


class Names(Database):
    """What the store keeps of everybody and everything that has a page of its own."""

    def records_of(self, entity: Entity) -> list[EntityRow]:
        """Gives the different records that documents have of an entity, in order of their documents."""
        query = "SELECT DISTINCT row FROM records WHERE kind = ? AND ref = ? ORDER BY slug LIMIT 50"
        return [entity_row_of(row) for (row,) in self._connection.execute(query, entity)]

    def seen(self, entity: Entity) -> Iterator[Seen]:
        """Yields the mentions of an entity, by date of the document and place in it."""
        query = """SELECT m.slug, d.title, d.start, m.text, m.before, m.after, m.anchor
          FROM mentions m JOIN documents d ON d.slug = m.slug WHERE m.kind = ? AND m.ref = ?
          ORDER BY d.start = '', d.start, m.slug, m.n"""
        for row in self._connection.execute(query, entity):
            yield Seen(*row)

    def home(self, entity: Entity) -> str:
        """Gives the title of a document that mentions an entity, or an empty string."""
        query = "SELECT d.title FROM mentions m JOIN documents d ON d.slug = m.slug WHERE m.kind = ? AND m.ref = ? LIMIT 1"
        found = self._connection.execute(query, entity).fetchone()
        return str(found[0]) if found else ""

    def dates(self, entity: Entity) -> Iterator[str]:
        """Yields the date of the document of each mention of an entity."""
        query = "SELECT d.start FROM mentions m JOIN documents d ON d.slug = m.slug WHERE m.kind = ? AND m.ref = ?"
        yield from (date for (date,) in self._connection.execute(query, entity))

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
          r.anchor, r.cert, d.start FROM relations r JOIN documents d ON d.slug = r.slug
          WHERE (r.subject = ?2 AND r.subject_kind = ?1) OR (r.object = ?2 AND r.object_kind = ?1)
          ORDER BY d.start = '', d.start, r.slug, r.rowid"""
        for row in self._connection.execute(query, entity):
            yield tie_of(row)

    def ties(self) -> Iterator[Tie]:
        """Yields every relation by document."""
        query = """SELECT r.slug, r.relation, r.subject_name, r.subject, r.subject_kind, r.object_name, r.object, r.object_kind,
          r.anchor, r.cert, d.start FROM relations r JOIN documents d ON d.slug = r.slug ORDER BY r.slug, r.rowid"""
        for row in self._connection.execute(query):
            yield tie_of(row)

    def set_entity(self, entity: Entity, row: EntityRow | None) -> None:
        """Keeps the merged row of an entity; None where no document names it any more."""
        if row is None:
            self._connection.execute("DELETE FROM entities WHERE kind = ? AND ref = ?", entity)
        else:
            self._connection.execute("INSERT OR REPLACE INTO entities VALUES (?, ?, ?, ?)", (*entity, row.name, json_of(row)))

    def entities(self, kind: str) -> Iterator[EntityRow]:
        """Yields the people, places or bodies of the corpus."""
        for (row,) in self._connection.execute("SELECT row FROM entities WHERE kind = ? ORDER BY ref", (kind,)):
            yield entity_row_of(row)

    def entity(self, entity: Entity) -> EntityRow | None:
        """Gives the merged row of an entity, or None."""
        found = self._connection.execute("SELECT row FROM entities WHERE kind = ? AND ref = ?", entity).fetchone()
        return entity_row_of(found[0]) if found else None
