"""Whether a trained model is better than our rules: on sets that it was not trained on, and on halves of one set.

    python bench/training.py

Prints precision, recall and F1 of the rules, of the model alone, and of the model's suggestions below the rules. It takes some
minutes, and does nothing where shared/gold is not beside the checkout.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tei_tools.evaluation import Figures, read_gold
from tei_tools.training import ROUNDS, Lesson, both_marks, learn_from, lessons_of, model_marks, rule_marks, score_marks

GOLD = Path(__file__).parents[2] / "shared" / "gold"
SETS = {"persName": ("frus_dev", "ehri_et", "edgeworth"), "placeName": ("ehri_et", "edgeworth")}


def main() -> None:
    """Prints a block for each type and split."""
    if not GOLD.is_dir():
        print("skipped: ../shared/gold is not beside the checkout")
        return
    lessons = {name: list(lessons_of(read_gold(GOLD / name))) for name in SETS["persName"]}
    for kind, sets in SETS.items():
        for test in sets:
            seen = [name for name in sets if name != test]
            print(f"{kind}: trained on {' and '.join(seen)}, tested on {test}")
            compare(kind, [lesson for name in seen for lesson in lessons[name]], lessons[test])
        for name in sets:
            print(f"{kind}: trained on one half of {name}, tested on the other")
            compare(kind, lessons[name][0::2], lessons[name][1::2])


def compare(kind: str, seen: Sequence[Lesson], unseen: Sequence[Lesson]) -> None:
    """Prints the three lines of one split."""
    model = learn_from(seen, ROUNDS)
    ways: dict[str, Callable[[Lesson], object]] = {
        "rules": rule_marks,
        "model alone": lambda lesson: model_marks(lesson, model),
        "both": lambda lesson: both_marks(lesson, model),
    }
    for name, marks in ways.items():
        total = sum((score_marks(lesson, marks(lesson)).get(kind, Figures()) for lesson in unseen), Figures())  # type: ignore[arg-type]
        print(f"  {name:12} P {total.precision:.3f}  R {total.recall:.3f}  F1 {total.f1:.3f}  exact F1 {total.exact_f1:.3f}")


if __name__ == "__main__":
    main()
