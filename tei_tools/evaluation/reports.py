"""An Evaluation as text for a terminal and as JSON for a program; the page is made in `page`.

letters: 12 documents, words kept 1.0000
type       gold  marked  found  precision  recall     F1  exact F1  normalised
persName    104     101     97       .960    .933   .946      .898
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tei_tools.evaluation.evaluate import CommonMistake, Context, Evaluation
from tei_tools.evaluation.figures import Figures

REPORTS = {
    "text": "tei_tools.evaluation.reports:report_text",
    "json": "tei_tools.evaluation.reports:report_json",
    "html": "tei_tools.evaluation.page:report_page",
}
_HEAD = f"{'type':10} {'gold':>6} {'marked':>7} {'found':>6}  precision  recall     F1  exact F1  normalised"


def report_text(evaluation: Evaluation, *, mistakes: int, contexts: int = 2) -> str:
    """Gives the figures as a table, then the commonest mistakes, as many as wanted, with some contexts each."""
    count = len(evaluation.documents)
    lines = [f"{evaluation.name}: {count} document{'s' * (count != 1)}, words kept {evaluation.words_kept:.4f}", _HEAD]
    lines.extend(_row(kind, figures) for kind, figures in evaluation.types.items())
    common = evaluation.mistakes()[:mistakes]
    if common:
        lines.extend(("", "the commonest mistakes"))
        for mistake in common:
            lines.append(f"{mistake.count:5}  {describe(mistake)}")
            lines.extend(f"       {_quoted(context)}" for context in mistake.contexts[:contexts])
    return "\n".join(lines) + "\n"


def _row(kind: str, figures: Figures) -> str:
    right = f"{figures.accuracy:11.3f}" if figures.accuracy is not None else ""
    return (
        f"{kind:10} {figures.gold:6} {figures.predicted:7} {figures.found:6}  {figures.precision:9.3f}  {figures.recall:6.3f}"
        f"  {figures.f1:5.3f}  {figures.exact_f1:8.3f} {right}"
    ).rstrip()


def _quoted(context: Context) -> str:
    return f"{context.document}:{context.line}: …{context.before}>>{context.text}<<{context.after}…"


def describe(mistake: CommonMistake) -> str:
    """Says in words what was mistaken for what."""
    return f"{mistake.kind} {mistake.type} '{mistake.text}'" + _instead(mistake)


def _instead(mistake: CommonMistake) -> str:
    if mistake.kind == "missed":
        return f", marked as {mistake.got}" if mistake.got else ""
    if mistake.kind == "extra" and mistake.wanted == mistake.type:
        return f", part of one {mistake.wanted}"
    if mistake.kind == "extra":
        return f", is a {mistake.wanted}" if mistake.wanted else ""
    return f": {mistake.got or 'no value'} instead of {mistake.wanted}"


def report_json(evaluation: Evaluation, *, mistakes: int, contexts: int = 5) -> str:
    """Gives all figures, those of each document, and the commonest mistakes, as one JSON object."""
    found = {
        "gold": evaluation.name,
        "documents": len(evaluation.documents),
        "words_kept": evaluation.words_kept,
        "types": {kind: as_dict(figures) for kind, figures in evaluation.types.items()},
        "mistakes": list(_mistakes(evaluation, mistakes, contexts)),
        "by_document": {
            each.document.name: {
                "words_kept": each.words_kept,
                "types": {kind: as_dict(figures) for kind, figures in each.types.items() if figures.gold or figures.predicted},
            }
            for each in evaluation.documents
        },
        "problems": list(evaluation.problems),
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def as_dict(figures: Figures) -> Mapping[str, Any]:
    """Gives counts and figures by name; normalised only where gold has values."""
    names = "gold predicted found exact precision recall f1 exact_precision exact_recall exact_f1".split()
    known = {name: getattr(figures, name) for name in names}
    return known if figures.accuracy is None else {**known, "dated": figures.dated, "normalised": figures.accuracy}


def _mistakes(evaluation: Evaluation, count: int, contexts: int) -> Iterator[Mapping[str, Any]]:
    for each in evaluation.mistakes()[:count]:
        places = [{name: getattr(context, name) for name in Context.__slots__} for context in each.contexts[:contexts]]
        names = ("kind", "type", "text", "wanted", "got", "count")
        yield {**{name: getattr(each, name) for name in names}, "contexts": places}
