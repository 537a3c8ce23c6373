"""TEI to spaCy: a line of JSON for each document in the form of `Doc.to_json`, ready for `Doc.from_json` and a `DocBin`.

`ents` has the outermost names and dates (PERSON, LOC, ORG, DATE), `spans["mentions"]` all of them, nested ones too, each with
what it points to as `kb_id`. Tokens are cut at the ends of spans, so that every span covers whole tokens.

>>> from lxml import etree
>>> tree = etree.ElementTree(etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
...     '<p>Dear <persName>Anna</persName></p></body></text></TEI>'))
>>> import json; json.loads(spacy_line(tree))["ents"]
[{'start': 5, 'end': 9, 'label': 'PERSON', 'kb_id': ''}]
"""

from __future__ import annotations

import json
from typing import Any

from tei_tools.exporters.spans import Labelled, cuts_of, outermost, span_text, tokens_of

LABELS = {"person": "PERSON", "place": "LOC", "org": "ORG", "date": "DATE"}


def spacy_line(tree: Any) -> str:
    """Gives the document as one line of JSON."""
    found = span_text(tree)
    tokens = tokens_of(found.text, cuts_of(found.spans))
    content = {
        "text": found.text,
        "ents": [_span(span) for span in outermost(found.spans)],
        "spans": {"mentions": [_span(span) for span in found.spans]},
        "tokens": [{"id": number, "start": start, "end": end} for number, (_, start, end) in enumerate(tokens)],
        "meta": {"document": found.id},
    }
    return json.dumps(content, ensure_ascii=False) + "\n"


def _span(span: Labelled) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "label": LABELS[span.kind], "kb_id": span.mention.ref}
