"""TEI to text with annotations beside it, in the forms that tools take in.

`offsets` keeps everything and comes back: `tei-tools encode x.standoff.json` gives the same TEI (offsets.py). `webannotation`
is the W3C's Web Annotation model (web_annotation.py), `spacy` spaCy's JSON lines (spacy.py), `inception` the UIMA CAS JSON that
INCEpTION imports (inception.py): these three hold the names and dates, in the text of `--to text --style search`.

>>> sorted(FORMS)
['inception', 'offsets', 'spacy', 'webannotation']
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tei_tools.exporters.inception import inception_cas
from tei_tools.exporters.offsets import offsets_of
from tei_tools.exporters.spacy import spacy_line
from tei_tools.exporters.web_annotation import web_annotations

FORMS: dict[str, Callable[[Any], str]] = {
    "offsets": offsets_of,
    "webannotation": web_annotations,
    "spacy": spacy_line,
    "inception": inception_cas,
}


def export_standoff(tree: Any, *, style: str = "offsets") -> str:
    """Gives the text and annotations of a document in the form that `style` names."""
    return FORMS[style](tree)
