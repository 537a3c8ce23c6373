"""Our rules beside spaCy's English models on the same files, in one run: what is found, and words a second of one core.

    python bench/beside_spacy.py                              the sets of shared/gold, the small model of the extra
    python bench/beside_spacy.py --model en_core_web_md       another model that is installed
    python bench/beside_spacy.py --no-scores                  the speed alone

Needs `pip install '.[spacy]'`. Ours is the whole of `encode`: reading, names and dates, building the TEI, the check that no
character was lost, writing the bytes. spaCy is measured twice: its whole pipeline, and the entity recogniser alone. Both take
the same documents in turn, so that another process disturbs them alike; the time is the process's own.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from tei_tools.annotators.spacy import LABELS, MODEL, load_model
from tei_tools.evaluation import Evaluation, Gold, GoldDocument, Mark, MarkedText, read_gold, score_gold
from tei_tools.evaluation.tei_marks import read_marks
from tei_tools.pipeline import encode, read
from tei_tools.tei import serialise

GOLD = Path(__file__).parents[2] / "shared" / "gold"
SETS = ("seed", "frus_dev", "ehri_et", "edgeworth")
KINDS = ("persName", "placeName", "orgName", "date")
WHOLE = "whole pipeline"


def main() -> None:
    """Prints the scores of both, then the speed of both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", default=MODEL, help="An installed spaCy model.")
    parser.add_argument("--no-scores", action="store_true", help="Measure the speed alone.")
    arguments = parser.parse_args()
    if not GOLD.is_dir():
        print("skipped: ../shared/gold is not beside the checkout")
        return
    sets = [read_gold(GOLD / name) for name in SETS]
    if not arguments.no_scores:
        compare_scores(sets, arguments.model)
    compare_speed([document.file for document in chain.from_iterable(gold.documents for gold in sets)], arguments.model)


def compare_scores(sets: Sequence[Gold], model: str) -> None:
    """Prints a table of F1 for each set and type: overlapping, and exact in brackets."""
    pipeline = load_model(model)
    print(f"overlap F1 (exact F1)          tei-tools          {model}")
    for gold in sets:
        ours = score_gold(gold, lambda document: read_marks(encode(read(document.file))))
        theirs = score_gold(gold, lambda document: spacy_marks(document, pipeline))
        for kind in KINDS:
            if kind in ours.types and kind not in gold.partial:
                print(f"{gold.name:12} {kind:12} {figures(ours, kind):>20} {figures(theirs, kind):>22}")


def figures(evaluation: Evaluation, kind: str) -> str:
    """Gives F1 and exact F1 of one type."""
    row = evaluation.types[kind]
    return f"{row.f1:.2f} ({row.exact_f1:.2f})"


def spacy_marks(document: GoldDocument, pipeline: Any) -> MarkedText:
    """Gives what spaCy marks in the text of a gold document."""
    labels = {**LABELS, "DATE": "date"}
    entities = pipeline(document.marked.text).ents
    marks = tuple(Mark(each.start_char, each.end_char, labels[each.label_]) for each in entities if each.label_ in labels)
    return MarkedText(document.marked.text, marks)


def compare_speed(files: Sequence[str], model: str) -> None:
    """Prints words a second of one core, and how many times spaCy's ours are."""
    import spacy

    texts = [Path(file).read_text(encoding="utf-8") for file in files]
    runs: dict[str, Callable[[int], object]] = {
        "tei-tools encode, names and conservation check": lambda place: serialise(encode(read(files[place]))),
        f"{model}, {WHOLE}": _texts(spacy.load(model), texts),
        f"{model}, entities alone": _texts(load_model(model), texts),
    }
    seconds = dict.fromkeys(runs, 0.0)
    for run in runs.values():
        run(0)  # what is loaded once for the process
    for place in range(len(files)):
        for name, run in runs.items():
            start = time.process_time()
            run(place)
            seconds[name] += time.process_time() - start
    words = sum(len(text.split()) for text in texts)
    print(f"\n{words:,} words                                         words/s   tei-tools is faster by")
    ours = next(iter(seconds.values()))
    for name, spent in seconds.items():
        print(f"{name:52} {words / spent:10,.0f}   {spent / ours:6.1f} times")


def _texts(pipeline: Any, texts: Sequence[str]) -> Callable[[int], object]:
    return lambda place: pipeline(texts[place])


if __name__ == "__main__":
    main()
