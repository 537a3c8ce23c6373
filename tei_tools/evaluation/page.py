"""An Evaluation as one small page of HTML: the figures, the commonest mistakes in their contexts, the documents.

It fetches nothing, runs no script, and is readable on a phone, in the dark and on paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from tei_tools import __version__
from tei_tools.evaluation.evaluate import CommonMistake, Context, Evaluation
from tei_tools.evaluation.figures import Figures
from tei_tools.evaluation.reports import describe
from tei_tools.evaluation.scoring import DocumentScore

_STYLE = """
:root { color-scheme: light dark; --line: #8886; --faint: light-dark(#5a5a5a, #a8a8a8); --mark: light-dark(#ffe9a8, #5c4a00); }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 64rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; }
.wide { overflow-x: auto; }
th, td { padding: .2rem .6rem; border-bottom: 1px solid var(--line); text-align: right; font-variant-numeric: tabular-nums; }
th:first-child { text-align: left; font-weight: 600; }
thead th { border-bottom-width: 2px; }
details { border-bottom: 1px solid var(--line); padding: .2rem 0; }
summary { cursor: pointer; }
blockquote { margin: .3rem 1rem; overflow-wrap: anywhere; }
cite, footer { color: var(--faint); font-size: .85rem; font-style: normal; }
mark { background: var(--mark); color: inherit; padding: 0 .1em; }
@media print { details > * { display: block; } }
"""
_HEADS = ("gold", "marked", "found", "precision", "recall", "F1", "exact F1", "normalised")


def report_page(evaluation: Evaluation, *, mistakes: int, contexts: int = 5) -> str:
    """Gives the page as one string, with the commonest mistakes, as many as wanted, and some contexts each."""
    name, count = escape(evaluation.name), len(evaluation.documents)
    parts = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{name}: evaluation</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{name}</h1>",
        f"<p>{count} document{'s' * (count != 1)}, words kept {evaluation.words_kept:.4f}.</p>",
        *(f"<p><strong>{escape(problem)}</strong></p>" for problem in evaluation.problems),
        "<h2>Figures</h2>",
        _table("type", evaluation.types.items()),
        "<h2>The commonest mistakes</h2>",
        *(_mistake(each, contexts) for each in evaluation.mistakes()[:mistakes]),
        "<h2>Documents</h2>",
        _documents(evaluation.documents),
        f"</main>\n<footer><p>tei-tools {escape(__version__)}. Found: a word shared with gold; exact: the same words.</p>",
        "</footer>\n</body>\n</html>\n",
    ]
    return "\n".join(parts)


def _table(first: str, rows: Iterable[tuple[str, Figures]]) -> str:
    heads = "".join(f'<th scope="col">{head}</th>' for head in (first, *_HEADS))
    body = "\n".join(f'<tr><th scope="row">{escape(name)}</th>{_cells(figures)}</tr>' for name, figures in rows)
    return f'<div class="wide" tabindex="0"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table></div>'


def _cells(figures: Figures) -> str:
    counts = (str(each) for each in (figures.gold, figures.predicted, figures.found))
    parts = (f"{each:.3f}" for each in (figures.precision, figures.recall, figures.f1, figures.exact_f1))
    right = "" if figures.accuracy is None else f"{figures.accuracy:.3f}"
    return "".join(f"<td>{each}</td>" for each in (*counts, *parts, right))


def _mistake(mistake: CommonMistake, contexts: int) -> str:
    places = "\n".join(_context(each) for each in mistake.contexts[:contexts])
    return f"<details><summary>{mistake.count} × {escape(describe(mistake))}</summary>\n{places}\n</details>"


def _context(context: Context) -> str:
    before, text, after = (escape(part) for part in (context.before, context.text, context.after))
    place = f"<cite>{escape(context.document)}, line {context.line}</cite>"
    return f"<blockquote><p>…{before}<mark>{text}</mark>{after}… {place}</p></blockquote>"


def _documents(documents: Iterable[DocumentScore]) -> str:
    """All documents, the one with the most mistakes first."""
    ordered = sorted(documents, key=lambda each: (-len(each.mistakes), each.document.name))
    body = "\n".join(
        f'<tr><th scope="row">{escape(each.document.name)}</th><td>{each.words}</td><td>{each.words_kept:.4f}</td>'
        f"<td>{len(each.mistakes)}</td></tr>"
        for each in ordered
    )
    heads = "".join(f'<th scope="col">{head}</th>' for head in ("document", "words", "words kept", "mistakes"))
    return f'<div class="wide" tabindex="0"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table></div>'
