"""Encodes the sets of shared/gold, prints what is found in each, and says which figure is below its floor (scores.toml).

    python bench/scores.py                 all sets, with their floors
    python bench/scores.py ehri_et --mistakes 30
    python bench/scores.py --beside-spacy                     what spaCy finds in the same files, by the same scorer
    python bench/scores.py --beside-spacy --model en_core_web_md

It exits 1 where a figure is below its floor, and does nothing where shared/gold is not beside the checkout.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tei_tools.annotators.spacy import LABELS, MODEL, load_model
from tei_tools.evaluation import (
    Evaluation,
    GoldDocument,
    Mark,
    MarkedText,
    check_floors,
    read_floors,
    read_gold,
    score_gold,
)
from tei_tools.evaluation.reports import report_text
from tei_tools.evaluation.tei_marks import read_marks
from tei_tools.pipeline import encode, read

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold"
FLOORS = ROOT / "bench" / "scores.toml"
KINDS = ("persName", "placeName", "orgName", "date")


def main() -> int:
    """Prints a table for each set; gives 1 where a figure is too low."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=list(tomllib.loads(FLOORS.read_text(encoding="utf-8"))))
    parser.add_argument("--mistakes", type=int, default=0)
    parser.add_argument("--beside-spacy", action="store_true", help="compare with one of spaCy's English models")
    parser.add_argument("--model", default=MODEL, help="an installed spaCy model")
    arguments = parser.parse_args()
    if not GOLD.is_dir():
        print("skipped: ../shared/gold is not beside the checkout")
        return 0
    if arguments.beside_spacy:
        compare(arguments.sets, arguments.model)
        return 0
    low: list[str] = []
    for name in arguments.sets:
        evaluation = score_gold(read_gold(GOLD / name), encoded)
        print(report_text(evaluation, mistakes=arguments.mistakes))
        low.extend(check_floors(evaluation, read_floors(FLOORS, name)))
    print("\n".join(low) or "no figure is below its floor")
    return int(bool(low))


def encoded(document: GoldDocument) -> MarkedText:
    """Gives what the encoder marks in one document."""
    return read_marks(encode(read(document.file)))


def compare(sets: Sequence[str], model: str) -> None:
    """Prints a table of F1 for each set and type: overlapping, and exact in brackets."""
    pipeline = load_model(model)
    print(f"overlap F1 (exact F1)          tei-tools          {model}")
    for name in sets:
        gold = read_gold(GOLD / name)
        ours, theirs = score_gold(gold, encoded), score_gold(gold, lambda document: spacy_marks(document, pipeline))
        for kind in KINDS:
            if kind in ours.types and kind not in gold.partial:
                print(f"{name:12} {kind:12} {figures(ours, kind):>20} {figures(theirs, kind):>22}")


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


if __name__ == "__main__":
    sys.exit(main())
