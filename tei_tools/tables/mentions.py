"""The names and dates of a document where they stand, each with the text around it.

A name that describes a record (in a `person`, `place` or `org`) is no mention; a part of a name without a pointer of its own
(`settlement` in a `placeName`) is part of that name. Names in the summary count: it stood in the transcription.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tei_tools.tables.blocks import local_name
from tei_tools.tables.passages import Passage, Span
from tei_tools.tables.pointers import RECORDS, Pointers, kind_of
from tei_tools.tables.rows import Kind, MentionRow
from tei_tools.tei import XML_ID

CONTEXT = 80  # characters on either side, cut at a word
_PLACE_PARTS = frozenset({"settlement", "country", "region", "district", "bloc", "geogName"})


def mentions_in(passage: Passage, document: str, pointers: Pointers) -> Iterator[MentionRow]:
    """Yields the mentions of a passage in document order, outer names before the names in them."""
    around: list[tuple[Span, str]] = []
    described: dict[Any, bool] = {}
    for span in passage.spans:
        kind = kind_of(span.element)
        if kind is None or span.end <= span.start:
            continue
        parent = span.element.getparent()
        if parent not in described:
            described[parent] = _is_description(span.element)
        if described[parent] or _is_part(span.element, pointers):
            continue
        around = [(other, id) for other, id in around if _contains(other, span)]
        row = _row(passage, span, kind, document, pointers, around[-1][1] if around else "")
        around.append((span, row.id))
        yield row


def _contains(outer: Span, inner: Span) -> bool:
    return inner.end <= outer.end and any(above is outer.element for above in inner.element.iterancestors())


def _is_description(element: Any) -> bool:
    return any(local_name(above) in RECORDS for above in element.iterancestors())


def _is_part(element: Any, pointers: Pointers) -> bool:
    if local_name(element) not in _PLACE_PARTS or pointers.of(element.get):
        return False
    return any(local_name(above) == "placeName" for above in element.iterancestors())


def _row(passage: Passage, span: Span, kind: Kind, document: str, pointers: Pointers, nested_in: str) -> MentionRow:
    get = dict(span.element.items()).get  # once for all: each question to lxml costs as much
    left, right = passage.text[: span.start], passage.text[span.end :]
    return MentionRow(
        document=document,
        kind=kind,
        element=span.name,
        text=passage.text[span.start : span.end],
        id=get(XML_ID, ""),
        ref="" if kind == "date" else pointers.of(get),
        left=_last_words(left),
        right=_first_words(right),
        passage=passage.id,
        start=span.start,
        end=span.end,
        when=get("when") or get("when-iso") or get("value") or "",
        from_=get("from") or get("from-iso") or "",
        to=get("to") or get("to-iso") or "",
        not_before=get("notBefore") or get("notBefore-iso") or "",
        not_after=get("notAfter") or get("notAfter-iso") or "",
        voice=get("resp", "").lstrip("#"),
        cert=get("cert", ""),
        rule=get("source", "").removeprefix("#rule."),
        nested_in=nested_in,
    )


def _last_words(text: str) -> str:
    return text if len(text) <= CONTEXT else text[-CONTEXT:].partition(" ")[2] or text[-CONTEXT:]


def _first_words(text: str) -> str:
    return text if len(text) <= CONTEXT else text[:CONTEXT].rpartition(" ")[0] or text[:CONTEXT]
