"""TEI to INCEpTION: UIMA CAS JSON 0.4.0 with tokens, sentences and the named-entity layer that every project there has.

`value` is PER, LOC, ORG or DATE, `identifier` the address in Wikidata or another authority file, else the ref. Each line of the
text (a paragraph, a heading) is cut into sentences. Offsets count UTF-16 units, as UIMA does.

>>> from lxml import etree
>>> tree = etree.ElementTree(etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
...     '<p>\\U0001F600 <persName>Anna</persName></p></body></text></TEI>'))
>>> import json; [fs["begin"] for fs in json.loads(inception_cas(tree))["%FEATURE_STRUCTURES"] if "value" in fs]
[3]
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from tei_tools.exporters.spans import SpanText, address_of, cuts_of, span_text, tokens_of
from tei_tools.tables import read_tables

LABELS = {"person": "PER", "place": "LOC", "org": "ORG", "date": "DATE"}
_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
TOKEN = f"{_DKPRO}segmentation.type.Token"
SENTENCE = f"{_DKPRO}segmentation.type.Sentence"
NAMED_ENTITY = f"{_DKPRO}ner.type.NamedEntity"
_DOCUMENT = "uima.tcas.DocumentAnnotation"
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\W\d_a-z])")

Structure = dict[str, Any]


def inception_cas(tree: Any) -> str:
    """Gives the document as UIMA CAS JSON."""
    found = span_text(tree)
    units = [0, *accumulate(1 + (character > "\uffff") for character in found.text)]
    tables = next(read_tables(tree))
    sofa = {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "mimeType": "text/plain"}
    structures: list[Structure] = [sofa | {"sofaString": found.text}]
    language = tables.document.language or "x-unspecified"
    structures.append(_structure(2, _DOCUMENT, 0, units[-1], language=language))
    for type, start, end, features in _annotations(found, tables):
        structures.append(_structure(len(structures) + 1, type, units[start], units[end], **features))
    members = [structure["%ID"] for structure in structures[1:]]
    content = {
        "%TYPES": {name: _type(name, features) for name, features in _TYPES.items()},
        "%FEATURE_STRUCTURES": structures,
        "%VIEWS": {"_InitialView": {"%SOFA": 1, "%MEMBERS": members}},
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _annotations(found: SpanText, tables: Any) -> Iterator[tuple[str, int, int, dict[str, str]]]:
    for line in found.lines:
        yield from ((SENTENCE, start, end, {}) for start, end in _sentences(found, *line))
    for text, start, end in tokens_of(found.text, cuts_of(found.spans)):
        if text != "\n":
            yield TOKEN, start, end, {}
    for span in found.spans:
        address = address_of(span.mention, tables)
        features = {"value": LABELS[span.kind], **({"identifier": address} if address else {})}
        yield NAMED_ENTITY, span.start, span.end, features


def _sentences(found: SpanText, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a line: no name is cut, since a full stop in a name ends nothing."""
    inside = [(span.start, span.end) for span in found.spans if start <= span.start < end]
    for match in _SENTENCE_END.finditer(found.text, start, end):
        if not any(first < match.end() and match.start() < last - 1 for first, last in inside):
            yield start, match.end() - len(match.group()) + len(match.group().rstrip())
            start = match.end()
    if start < end:
        yield start, end


_TYPES: dict[str, tuple[str, ...]] = {SENTENCE: (), TOKEN: (), NAMED_ENTITY: ("value", "identifier")}


def _type(name: str, features: tuple[str, ...]) -> Structure:
    declared = {feature: {"%NAME": feature, "%RANGE": "uima.cas.String"} for feature in features}
    return {"%NAME": name, "%SUPER_TYPE": "uima.tcas.Annotation", **declared}


def _structure(id: int, type: str, begin: int, end: int, **features: str) -> Structure:
    return {"%ID": id, "%TYPE": type, "@sofa": 1, "begin": begin, "end": end, **features}
