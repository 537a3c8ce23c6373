"""Names as a model finds them that was trained on an archive's own corrected documents: suggestions below our rules.

    tei-tools train reviewed/ -o ours.json
    tei-tools encode letter.txt --annotator perceptron=ours.json

The model sees what our rules see and what they marked, so it learns what they miss in documents of one kind. It ships without
a model: trained on other kinds of documents it is no better than the rules alone (docs/annotators.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tei_tools.annotators.learning.features import examples_of
from tei_tools.annotators.learning.model import Model, read_model, spans_of, tag
from tei_tools.errors import UsageError
from tei_tools.model import Annotation, Authority, Document

NAME = "perceptron"


def annotate_perceptron(document: Document, authority: Authority, *, model: str = "") -> Iterator[Annotation]:
    """Yields the names that the model in the file `model` finds in a document that our rules have marked.

    Raises UsageError without a file, InputError where it is no model.
    """
    if not model:
        raise UsageError("the annotator 'perceptron' needs a model: --annotator perceptron=FILE (tei-tools train makes one)")
    learnt = _model(Path(model))
    examples = examples_of(document)
    words = [example.features for example in examples]
    for element, weights in learnt.weights.items():
        for first, last in spans_of(tag(weights, words)):
            yield Annotation(examples[first].start, examples[last - 1].end, element, evidence=f"model {Path(model).name}")


@cache
def _model(path: Path) -> Model:
    return read_model(path)
