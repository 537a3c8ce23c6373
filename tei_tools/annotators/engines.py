"""Other engines as annotators: what they find is suggested below our own rules, and never instead of them.

An engine is a function `(document, authority) -> annotations` like every annotator; it need only say where a persName,
placeName or orgName stands. `suggest` gives each suggestion the certainty "low", a rule of its own (`person.spacy`) and a
record, and leaves away what touches a mark that is there already, or crosses one. Ours are in ENGINES; a package adds its own
as an entry point of the group `tei_tools.annotators` (docs/annotators.md).

>>> engine = engine_for("spacy=en_core_web_md")  # doctest: +SKIP
>>> document = suggest(document, authority, engine)  # doctest: +SKIP
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tei_tools.annotators.naming.annotations import slug
from tei_tools.annotators.naming.fitting import Fitting, uncrossed
from tei_tools.authority import links_of
from tei_tools.components import load
from tei_tools.errors import TeiToolsError
from tei_tools.model import MACHINE, Annotation, Authority, Document, annotation_order

ENGINES: Mapping[str, str] = {
    "spacy": "tei_tools.annotators.spacy:annotate_spacy",
    "perceptron": "tei_tools.annotators.perceptron:annotate_perceptron",
}
GROUP = "tei_tools.annotators"  # the entry points by which other packages plug in
_KINDS = {"persName": "person", "placeName": "place", "orgName": "org"}
# a suggestion touches none of these: what our rules have marked, and where no name is looked for
_TAKEN = frozenset({*_KINDS, "rs", "roleName", "date", "time", "idno", "seg", "num"})
_EDGES = " \t\r\n\"'“”‘’«»„,;:"

Annotate = Callable[..., Iterable[Annotation]]


@dataclass(frozen=True, slots=True)
class Engine:
    """An annotator that was asked for: its name, its function, and the model that it is to use ("" for its own choice)."""

    name: str
    annotate: Annotate
    model: str = ""


def engine_for(wanted: str) -> Engine:
    """Looks up `NAME` or `NAME=MODEL`: ours, then those that installed packages offer.

    Raises UsageError for an unknown name, with the known ones, and TeiToolsError where the package cannot be loaded.
    """
    name, _, model = wanted.partition("=")
    if name in ENGINES:
        return Engine(name, load(ENGINES, name, family="annotator"), model)
    offered = _offered()
    if name not in offered:
        return Engine(name, load({**ENGINES, **dict.fromkeys(offered, "")}, name, family="annotator"), model)
    try:
        return Engine(name, offered[name].load(), model)
    except Exception as error:
        raise TeiToolsError(f"the annotator '{name}' cannot be loaded: {type(error).__name__}: {error}") from error


def suggest(document: Document, authority: Authority, engine: Engine) -> Document:
    """Gives the document with the engine's suggestions added. Raises TeiToolsError where the engine fails."""
    options = {"model": engine.model} if engine.model else {}
    try:
        found = list(engine.annotate(document, authority, **options))
    except TeiToolsError:
        raise
    except Exception as error:
        raise TeiToolsError(f"the annotator '{engine.name}' failed: {type(error).__name__}: {error}") from error
    return document.annotate(_below(document, authority, engine.name, found))


def _offered() -> Mapping[str, Any]:
    metadata = importlib.import_module("importlib.metadata")  # not needed unless another engine is asked for
    return {point.name: point for point in metadata.entry_points(group=GROUP)}


def _below(document: Document, authority: Authority, name: str, found: Iterable[Annotation]) -> list[Annotation]:
    taken = [False] * (len(document.text) + 1)
    for each in document.annotations:
        if each.element in _TAKEN:
            taken[each.start : each.end] = [True] * (each.end - each.start)
    fitting = Fitting(document)
    links = links_of(authority)
    kept = []
    for each in sorted(_trimmed(document.text, found), key=annotation_order):
        fitted = fitting.fit(each.start, each.end)
        if fitted is None or any(taken[fitted[0] : fitted[1]]):
            continue
        taken[fitted[0] : fitted[1]] = [True] * (fitted[1] - fitted[0])
        kind = _KINDS[each.element]
        spelling = " ".join(document.text[each.start : each.end].split())
        ref = links.spelling(spelling, kind) or f"#{kind}.{slug(spelling)}"
        evidence = each.evidence or f"suggested by {name}"
        kept.append(Annotation(*fitted, each.element, {"ref": ref}, MACHINE, "low", f"{kind}.{name}", evidence))
    return uncrossed(kept)


def _trimmed(text: str, found: Iterable[Annotation]) -> Iterator[Annotation]:
    """Yields the names that lie in the text and hold a letter, without the white space and quotation marks at their ends."""
    for each in found:
        if each.element not in _KINDS or not 0 <= each.start < each.end <= len(text):
            continue
        spelled = text[each.start : each.end]
        start = each.start + len(spelled) - len(spelled.lstrip(_EDGES))
        end = each.end - (len(spelled) - len(spelled.rstrip(_EDGES)))
        if start < end and any(character.isalpha() for character in text[start:end]):
            yield Annotation(start, end, each.element, evidence=each.evidence)
