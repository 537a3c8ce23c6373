"""TEI trees to typed rows: documents, mentions, entities, relations, and the passages of text that they stand in.

`read_tables(tree)` gives the rows of one tree, `read_corpus(paths)` streams over files, `Entities` merges what they name with
the registers, `passages(tree)` gives the text with offsets. It works on TEI of any make, with lxml alone, and writes nothing:
the exporters and the site do.
"""

from tei_tools.tables.blocks import local_name
from tei_tools.tables.documents import document_id
from tei_tools.tables.entities import Entities, entity_of
from tei_tools.tables.identifiers import identifier_of, identifier_url
from tei_tools.tables.passages import Passage, Span, passages
from tei_tools.tables.reading import documents_of, read_corpus, read_tables
from tei_tools.tables.rows import DocumentRow, DocumentTables, EntityRow, MentionRow, Party, RelationRow

__all__ = [
    "DocumentRow",
    "DocumentTables",
    "Entities",
    "EntityRow",
    "MentionRow",
    "Party",
    "Passage",
    "RelationRow",
    "Span",
    "document_id",
    "documents_of",
    "entity_of",
    "identifier_of",
    "identifier_url",
    "local_name",
    "passages",
    "read_corpus",
    "read_tables",
]
