"""TEI to text for a search engine: one line for each paragraph, and a JSON of offsets that leads from a hit back to the TEI.

The line is the passage as `tables.passages` gives it: white space settled, broken words whole, no word lost. The JSON has for
each line its first and last character in the whole text (code points, the new line not counted), the xml:id of the paragraph
or of what holds it, and each element in the line that has an xml:id or is a name or a date, with its own offsets.

>>> from lxml import etree
>>> tree = etree.ElementTree(etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
...     '<p xml:id="p1">Dear\\n<persName xml:id="n1">Anna</persName></p></body></text></TEI>'))
>>> search_text(tree)
'Dear Anna\\n'
>>> json.loads(search_offsets(tree))["lines"][0]["spans"]
[{'start': 5, 'end': 9, 'element': 'persName', 'id': 'n1'}]
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tei_tools.tables import Passage, Span, document_id, documents_of, passages
from tei_tools.tables.pointers import kind_of
from tei_tools.tei import XML_ID


def search_text(tree: Any) -> str:
    """Gives the passages of a document, a line each."""
    return "".join(f"{passage.text}\n" for passage in _passages(tree))


def search_offsets(tree: Any) -> str:
    """Gives the offsets of the lines and of what is in them, as JSON."""
    at = 0
    lines = []
    for number, passage in enumerate(_passages(tree), start=1):
        spans = [_span(span, at) for span in passage.spans if _counts(span, passage)]
        end = at + len(passage.text)
        lines.append({"line": number, "start": at, "end": end, "id": passage.id, "element": passage.name, "spans": spans})
        at = end + 1
    id = document_id(documents_of(tree)[0], "-")
    return json.dumps({"document": id, "lines": lines}, ensure_ascii=False, indent=1) + "\n"


def _passages(tree: Any) -> Iterator[Passage]:
    for root in documents_of(tree):
        yield from passages(root)


def _counts(span: Span, passage: Passage) -> bool:
    if span.element is passage.block:
        return False
    return span.element.get(XML_ID) is not None or (span.end > span.start and kind_of(span.element) is not None)


def _span(span: Span, at: int) -> dict[str, Any]:
    known = {"id": span.element.get(XML_ID), "ref": span.element.get("ref")}
    return {"start": at + span.start, "end": at + span.end, "element": span.name, **{k: v for k, v in known.items() if v}}
