"""Encodes the sets of shared/gold, prints what is found in each, and says which figure is below its floor (scores.toml).

    python bench/scores.py                 all sets, with their floors
    python bench/scores.py ehri_et --mistakes 30

It exits 1 where a figure is below its floor, and does nothing where shared/gold is not beside the checkout.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path

from tei_tools.evaluation import GoldDocument, MarkedText, check_floors, read_floors, read_gold, score_gold
from tei_tools.evaluation.reports import report_text
from tei_tools.evaluation.tei_marks import read_marks
from tei_tools.pipeline import encode, read

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold"
FLOORS = ROOT / "bench" / "scores.toml"


def main() -> int:
    """Prints a table for each set; gives 1 where a figure is too low."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", default=list(tomllib.loads(FLOORS.read_text(encoding="utf-8"))))
    parser.add_argument("--mistakes", type=int, default=0)
    arguments = parser.parse_args()
    if not GOLD.is_dir():
        print("skipped: ../shared/gold is not beside the checkout")
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


if __name__ == "__main__":
    sys.exit(main())
