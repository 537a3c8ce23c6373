"""What annotation tools are given: the text in lines, the names and dates in it as labelled spans, and its tokens.

The text is that of `--to text --style search`. Tokens are words, numbers and single signs, cut too where a span begins or
ends, so that every span covers whole tokens.

>>> [text for text, *_ in tokens_of("Dr. Kim's", frozenset())]
['Dr', '.', 'Kim', "'", 's']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tei_tools.exporters.naming import same_as
from tei_tools.tables import DocumentTables, MentionRow, document_id, documents_of, passages
from tei_tools.tables.mentions import mentions_in
from tei_tools.tables.pointers import Pointers
from tei_tools.tables.rows import Kind

_TOKEN = re.compile(r"\w+|[^\w\s]|\n")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A mention at its place in the whole text."""

    start: int
    end: int
    kind: Kind
    mention: MentionRow


@dataclass(frozen=True, slots=True)
class SpanText:
    """A document for an annotation tool: `lines` are (start, end) of each line of `text`, `spans` the mentions in order."""

    id: str
    text: str
    lines: tuple[tuple[int, int], ...]
    spans: tuple[Labelled, ...]


def span_text(tree: Any) -> SpanText:
    """Gives the text and the spans of a document."""
    pieces: list[str] = []
    lines: list[tuple[int, int]] = []
    spans: list[Labelled] = []
    at = 0
    roots = documents_of(tree)
    for root in roots:
        id = document_id(root, "-")
        pointers = Pointers(root, id)
        for passage in passages(root):
            found = mentions_in(passage, id, pointers)
            spans += [Labelled(at + m.start, at + m.end, m.kind, m) for m in found]
            lines.append((at, at + len(passage.text)))
            pieces.append(passage.text)
            at += len(passage.text) + 1
    return SpanText(document_id(roots[0], "-"), "\n".join(pieces), tuple(lines), tuple(spans))


def outermost(spans: tuple[Labelled, ...]) -> Iterator[Labelled]:
    """Yields the spans that stand in no other: a flat layer, as named-entity recognisers are trained on."""
    end = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield span
            end = span.end


def tokens_of(text: str, cuts: frozenset[int]) -> Iterator[tuple[str, int, int]]:
    """Yields the tokens of a text with their offsets; none goes over one of the `cuts`."""
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        inside = sorted(cut for cut in cuts if start < cut < end) if end - start > 1 else []
        for cut in (*inside, end):
            yield text[start:cut], start, cut
            start = cut


def cuts_of(spans: tuple[Labelled, ...]) -> frozenset[int]:
    """Gives the offsets at which a span begins or ends."""
    return frozenset(offset for span in spans for offset in (span.start, span.end))


def address_of(mention: MentionRow, tables: DocumentTables) -> str:
    """Gives the best address of what a mention points to: in an authority file, else its ref."""
    record = next((record for record in tables.records if record.ref == mention.ref), None)
    return next(iter(same_as(record)), mention.ref) if record else mention.ref
