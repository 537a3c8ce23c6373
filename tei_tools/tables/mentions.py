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
    for span in passage.spans:
        kind = kind_of(span.element)
        if kind is None or span.end <= span.start or _is_description(span.element) or _is_part(span.element, pointers):
            continue
        around = [(other, id) for other, id in around if _contains(other, span)]
        row = _row(passage, span, kind, document, pointers, around[-1][1] if around else "")
        around.append((span, row.id))
        yield row


def _contains(outer: Span, inner: Span) -> bool:
    return any(above is outer.element for above in inner.element.iterancestors())


def _is_description(element: Any) -> bool:
    return any(local_name(above) in RECORDS for above in element.iterancestors())


def _is_part(element: Any, pointers: Pointers) -> bool:
    if local_name(element) not in _PLACE_PARTS or pointers.of(element):
        return False
    return any(local_name(above) == "placeName" for above in element.iterancestors())


def _row(passage: Passage, span: Span, kind: Kind, document: str, pointers: Pointers, nested_in: str) -> MentionRow:
    element = span.element
    left, right = passage.text[: span.start], passage.text[span.end :]
    return MentionRow(
        document=document,
        kind=kind,
        element=span.name,
        text=passage.text[span.start : span.end],
        id=str(element.get(XML_ID, "")),
        ref="" if kind == "date" else pointers.of(element),
        left=_last_words(left),
        right=_first_words(right),
        passage=passage.id,
        start=span.start,
        end=span.end,
        when=_value(element, "when", "when-iso", "value"),
        from_=_value(element, "from", "from-iso"),
        to=_value(element, "to", "to-iso"),
        not_before=_value(element, "notBefore", "notBefore-iso"),
        not_after=_value(element, "notAfter", "notAfter-iso"),
        voice=str(element.get("resp", "")).lstrip("#"),
        cert=str(element.get("cert", "")),
        rule=str(element.get("source", "")).removeprefix("#rule."),
        nested_in=nested_in,
    )


def _value(element: Any, *names: str) -> str:
    return next((str(element.get(name)) for name in names if element.get(name)), "")


def _last_words(text: str) -> str:
    return text if len(text) <= CONTEXT else text[-CONTEXT:].partition(" ")[2] or text[-CONTEXT:]


def _first_words(text: str) -> str:
    return text if len(text) <= CONTEXT else text[:CONTEXT].rpartition(" ")[0] or text[:CONTEXT]
