"""The people, places and bodies that one document mentions, as its page lists them: by kind, those mentioned most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tei_tools.site.citing import entity_path
from tei_tools.tables import DocumentTables

KINDS = ("person", "place", "org")


@dataclass(frozen=True, slots=True)
class Named:
    """One of them: what it is called here, its page, how often it is mentioned, and where first."""

    kind: str
    name: str
    path: str
    count: int
    anchor: str


def named_in(tables: DocumentTables, anchors: Sequence[str]) -> list[Named]:
    """Gives those that have a record; the name is that of the record in the document, else its commonest spelling."""
    names: dict[tuple[str, str], str] = {(record.kind, record.ref): record.name for record in tables.records}
    spellings: dict[tuple[str, str], Counter[str]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], str] = {}
    for mention, anchor in zip(tables.mentions, anchors, strict=True):
        if mention.kind == "date" or not mention.ref:
            continue
        key = (mention.kind, mention.ref)
        counts[key] += 1
        first.setdefault(key, anchor)
        if mention.element != "rs":
            spellings.setdefault(key, Counter())[mention.text] += 1
    found = [_named(key, names, spellings, counts[key], first[key]) for key in counts]
    return sorted(found, key=lambda named: (KINDS.index(named.kind), -named.count, named.name.casefold(), named.path))


def _named(
    key: tuple[str, str],
    names: dict[tuple[str, str], str],
    spellings: dict[tuple[str, str], Counter[str]],
    count: int,
    anchor: str,
) -> Named:
    kind, ref = key
    spelled = spellings.get(key)
    commonest = min(spelled, key=lambda text: (-spelled[text], text)) if spelled else ref.rpartition(":")[2]
    return Named(kind, names.get(key) or commonest, entity_path(kind, ref), count, anchor)
