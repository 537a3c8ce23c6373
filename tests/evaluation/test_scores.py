"""The gate: what the encoder finds in the shared gold does not fall below the floors of bench/scores.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tei_tools.evaluation import check_floors, read_floors, read_gold, score_gold
from tei_tools.evaluation.gold import GoldDocument
from tei_tools.evaluation.marked import MarkedText
from tei_tools.evaluation.tei_marks import read_marks
from tei_tools.pipeline import encode, read

ROOT = Path(__file__).parents[2]
GOLD = ROOT.parent / "shared" / "gold"
FLOORS = ROOT / "bench" / "scores.toml"
SETS = sorted(tomllib.loads(FLOORS.read_text(encoding="utf-8")))


def encoded(document: GoldDocument) -> MarkedText:
    return read_marks(encode(read(document.file, meta=None)))


@pytest.mark.parametrize("name", SETS)
def test_the_scores_of_a_shared_set_do_not_fall(name: str) -> None:
    folder = GOLD / name
    if not folder.is_dir():
        pytest.skip(f"../shared/gold/{name} is not beside the checkout")
    assert check_floors(score_gold(read_gold(folder), encoded), read_floors(FLOORS, name)) == []
