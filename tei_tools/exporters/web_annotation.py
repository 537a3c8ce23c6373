"""TEI to W3C Web Annotations: each name and date as an annotation of the text, in one AnnotationCollection (JSON-LD).

The target is the text of the document (`--to text --style search`): a TextPositionSelector counts its characters, a
TextQuoteSelector quotes the words with what stands around them, and a FragmentSelector names the element in the TEI where it
has an xml:id. The body says what it is (`tagging`) and which thing (`identifying`); the normalised date is a body too.

>>> from lxml import etree
>>> tree = etree.ElementTree(etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><text><body>'
...     '<p>Dear <persName>Anna</persName></p></body></text></TEI>'))
>>> import json; json.loads(web_annotations(tree))["first"]["items"][0]["target"]["selector"][0]["start"]
5
"""

from __future__ import annotations

import json
from typing import Any

from tei_tools.exporters.naming import document_iri, entity_iri
from tei_tools.exporters.spans import Labelled, SpanText, span_text
from tei_tools.tables.rows import MentionRow

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_XML = "http://tools.ietf.org/rfc/rfc3023"
_AROUND = 32

Node = dict[str, Any]


def web_annotations(tree: Any) -> str:
    """Gives the collection as JSON-LD."""
    found = span_text(tree)
    iri = document_iri(found.id)
    items = [_annotation(found, span, f"{iri}:annotation:{number}") for number, span in enumerate(found.spans, start=1)]
    page = {"id": f"{iri}:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {
        "@context": CONTEXT,
        "id": f"{iri}:annotations",
        "type": "AnnotationCollection",
        "label": f"Names and dates in {found.id}",
        "total": len(items),
        "first": page,
    }
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _annotation(found: SpanText, span: Labelled, iri: str) -> Node:
    mention = span.mention
    machine = {"creator": {"type": "Software", "name": "tei-tools"}} if mention.voice == "tei-tools" else {}
    motivation = "identifying" if mention.ref else "classifying"
    return {"id": iri, "type": "Annotation", "motivation": motivation, **machine} | {
        "body": _bodies(mention),
        "target": {"source": document_iri(found.id), "selector": _selectors(found, span)},
    }


def _bodies(mention: MentionRow) -> list[Node]:
    bodies: list[Node] = [{"type": "TextualBody", "purpose": "tagging", "value": mention.element}]
    if mention.ref:
        bodies.append({"type": "SpecificResource", "purpose": "identifying", "source": entity_iri(mention.ref)})
    span = (mention.from_ or mention.not_before, mention.to or mention.not_after)
    day = mention.when or "/".join(part or ".." for part in span if any(span))
    if day:
        bodies.append({"type": "TextualBody", "purpose": "describing", "value": day, "format": "text/plain"})
    return bodies


def _selectors(found: SpanText, span: Labelled) -> list[Node]:
    start, end = span.start, span.end
    quote = {
        "type": "TextQuoteSelector",
        "exact": found.text[start:end],
        "prefix": found.text[max(0, start - _AROUND) : start],
        "suffix": found.text[end : end + _AROUND],
    }
    selectors: list[Node] = [{"type": "TextPositionSelector", "start": start, "end": end}, quote]
    if span.mention.id:
        selectors.append({"type": "FragmentSelector", "conformsTo": _XML, "value": span.mention.id})
    return selectors
