"""Corrected documents to a model of the names in them, and whether it would help on documents that it has not seen.

>>> gold = [read_gold(Path("corrected"))]         # doctest: +SKIP
>>> model = train(gold)                           # doctest: +SKIP
>>> check_training(gold)["persName"]              # doctest: +SKIP
Comparison(rules=Figures(...), both=Figures(...))

A type of name is learnt from the sets that mark it throughout. The model sees a document as `encode` does: read, and marked by
our rules. It writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tei_tools.annotators.engines import Engine, suggest
from tei_tools.annotators.learning.features import NAMES, Example, examples_of
from tei_tools.annotators.learning.model import Model, learn, spans_of, tag
from tei_tools.errors import InputError
from tei_tools.evaluation import Figures, Gold, GoldDocument, Mark, MarkedText, score_gold
from tei_tools.evaluation.marked import words_within
from tei_tools.model import Annotation, Authority, Document, Metadata
from tei_tools.pipeline import annotate, registers_for, stage

ROUNDS = 6
_FEWEST = 4  # documents from which halves say anything


@dataclass(frozen=True, slots=True)
class Comparison:
    """The figures of our rules alone, and of our rules with the model's suggestions, on documents that it did not see."""

    rules: Figures
    both: Figures


@dataclass(frozen=True, slots=True)
class Lesson:
    """One gold document as the rules have marked it, its words, and the set that it comes from."""

    gold: GoldDocument
    document: Document
    examples: Sequence[Example]
    partial: frozenset[str]


def train(sets: Sequence[Gold], *, rounds: int = ROUNDS) -> Model:
    """Gives the model of all sets. Raises InputError where no document has a name in it."""
    lessons = [lesson for gold in sets for lesson in lessons_of(gold)]
    model = learn_from(lessons, rounds)
    if not model.weights:
        raise InputError("the documents hold no persName, placeName or orgName: there is nothing to learn")
    return model


def check_training(sets: Sequence[Gold], *, rounds: int = ROUNDS) -> dict[str, Comparison]:
    """Compares the rules with and without a model: each half of the documents is tagged by a model of the other half.

    Raises InputError where there are fewer than four documents.
    """
    lessons = [lesson for gold in sets for lesson in lessons_of(gold)]
    if len(lessons) < _FEWEST:
        raise InputError(f"{len(lessons)} documents are too few to hold some back: give at least {_FEWEST}")
    halves = (lessons[0::2], lessons[1::2])
    rules, both = ({kind: Figures() for kind in NAMES} for _ in range(2))
    for seen, unseen in (halves, halves[::-1]):
        model = learn_from(seen, rounds)
        for lesson in unseen:
            _add(rules, score_marks(lesson, rule_marks(lesson)))
            _add(both, score_marks(lesson, both_marks(lesson, model)))
    return {kind: Comparison(rules[kind], both[kind]) for kind in NAMES if rules[kind].gold}


def _add(sums: dict[str, Figures], figures: Mapping[str, Figures]) -> None:
    for kind in NAMES:
        sums[kind] += figures.get(kind, Figures())


def lessons_of(gold: Gold) -> Iterator[Lesson]:
    """Yields the documents of a set as `encode` sees them: read, and marked by our rules."""
    for each in gold.documents:
        document = annotate(_read(each), registers_for(each.file, None))
        yield Lesson(each, document, examples_of(document), gold.partial)


def _read(gold: GoldDocument) -> Document:
    """The gold's text as the reader sees it, its offsets kept."""
    text = gold.marked.text
    named = {"name": gold.name, "source": gold.file, "profile": "translation"}
    document: Document = stage("transcription")(text, metadata=Metadata(), **named)
    return document if document.text == text else Document(gold.name, text, source=gold.file)


def learn_from(lessons: Sequence[Lesson], rounds: int) -> Model:
    """Gives the model of some documents, with weights for each type of name that one of them has."""
    weights = {}
    for kind in NAMES:
        rows = [
            ([example.features for example in lesson.examples], _tags(lesson, kind))
            for lesson in lessons
            if kind not in lesson.partial
        ]
        if any("B" in tags for _, tags in rows):
            weights[kind] = learn(rows, rounds=rounds)
    about: dict[str, str | int] = {"documents": len(lessons), "words": sum(len(lesson.examples) for lesson in lessons)}
    return Model(weights, about)


def _tags(lesson: Lesson, kind: str) -> str:
    """The tags of the words of a document: those of the outermost marks of one type, their titles left out."""
    tags = ["O"] * len(lesson.examples)
    for mark in lesson.gold.marked.marks:
        if mark.type != kind:
            continue
        begun = False
        for place in range(*(words_within(lesson.examples, mark.start, mark.end) or (0, 0))):
            start = lesson.examples[place].start
            if tags[place] == "O" and not any(begin <= start < end for begin, end in mark.holes):
                tags[place] = "I" if begun else "B"
                begun = True
    return "".join(tags)


def model_marks(lesson: Lesson, model: Model) -> tuple[Mark, ...]:
    """Gives the names that the model alone finds in a document."""
    return _marks(Document(lesson.gold.name, lesson.document.text, tuple(_find(lesson, model))))


def rule_marks(lesson: Lesson) -> tuple[Mark, ...]:
    """Gives the names that our rules found."""
    return _marks(lesson.document)


def both_marks(lesson: Lesson, model: Model) -> tuple[Mark, ...]:
    """Gives the names of our rules, and below them those that the model suggests."""
    engine = Engine("perceptron", lambda document, authority: _find(lesson, model))
    return _marks(suggest(lesson.document, Authority(), engine))


def score_marks(lesson: Lesson, marks: tuple[Mark, ...]) -> Mapping[str, Figures]:
    """Scores the names found in one document against its gold."""
    one = Gold("", (lesson.gold,), lesson.partial)
    return score_gold(one, lambda _: MarkedText(lesson.gold.marked.text, marks)).documents[0].types


def _find(lesson: Lesson, model: Model) -> Iterator[Annotation]:
    words = [example.features for example in lesson.examples]
    for element, weights in model.weights.items():
        for first, last in spans_of(tag(weights, words)):
            yield Annotation(lesson.examples[first].start, lesson.examples[last - 1].end, element)


def _marks(document: Document) -> tuple[Mark, ...]:
    roles = [(each.start, each.end) for each in document.annotations if each.element == "roleName"]
    return tuple(
        Mark(each.start, each.end, each.element, holes=tuple(r for r in roles if each.start <= r[0] and r[1] <= each.end))
        for each in document.annotations
        if each.element in NAMES
    )
