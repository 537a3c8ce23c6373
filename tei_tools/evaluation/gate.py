"""Floors: the figures below which a set must not fall, in a TOML file with one table for each set.

    [letters]
    words-kept = 1.0
    persName = { f1 = 0.93, recall = 0.96 }
    date = { f1 = 0.95, normalised = 0.93 }

>>> read_floors(Path("scores.toml"), "letters")  # doctest: +SKIP
{('', 'words-kept'): 1.0, ('persName', 'f1'): 0.93, ...}

Figures are compared as they are printed, to three places.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from tei_tools.errors import InputError
from tei_tools.evaluation.evaluate import Evaluation
from tei_tools.evaluation.figures import Figures
from tei_tools.evaluation.marked import SCORED
from tei_tools.files import read_file

Floors = Mapping[tuple[str, str], float]

KEPT = "words-kept"
_FIGURES: Mapping[str, Callable[[Figures], float]] = {
    "precision": lambda figures: figures.precision,
    "recall": lambda figures: figures.recall,
    "f1": lambda figures: figures.f1,
    "exact-f1": lambda figures: figures.exact_f1,
    "normalised": lambda figures: figures.accuracy or 0.0,
}
_PLACES = 3


def read_floors(path: Path, name: str) -> Floors:
    """Reads the floors of one set: type ("" for words-kept) and figure to number. Raises InputError for what is malformed."""
    table = _table(path)
    if not isinstance(table.get(name), Mapping):
        known = ", ".join(sorted(table)) or "none"
        raise InputError(f"{path}: has no floors for '{name}': add a table [{name}] (there are: {known})")
    floors: dict[tuple[str, str], float] = {}
    for key, value in table[name].items():
        if key == KEPT:
            floors["", KEPT] = _number(path, f"{name}.{key}", value)
            continue
        _check(path, key, SCORED, f"[{name}]")
        if not isinstance(value, Mapping):
            raise InputError(f"{path}: {name}.{key} is no table: write it as {{ f1 = 0.9 }}")
        for figure, floor in value.items():
            _check(path, figure, _FIGURES, f"{name}.{key}")
            floors[key, figure] = _number(path, f"{name}.{key}.{figure}", floor)
    return floors


def check_floors(evaluation: Evaluation, floors: Floors) -> list[str]:
    """Gives a sentence for each figure that is below its floor."""
    low = []
    for (kind, figure), floor in floors.items():
        value = evaluation.words_kept if figure == KEPT else _FIGURES[figure](evaluation.types.get(kind, Figures()))
        if round(value, _PLACES) < floor:
            low.append(f"{evaluation.name}: {' '.join(filter(None, (kind, figure)))} is {value:.3f}, its floor is {floor:.3f}")
    return low


def _table(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(read_file(path).decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: is no TOML: {error}") from error


def _check(path: Path, word: str, known: Collection[str], where: str) -> None:
    if word not in known:
        near = difflib.get_close_matches(word, known, n=1)
        says = f"did you mean '{near[0]}'?" if near else f"known are {', '.join(known)}"
        raise InputError(f"{path}: {where}: there is no '{word[:20]}': {says}")


def _number(path: Path, where: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise InputError(f"{path}: {where} is no number from 0 to 1")
    return float(value)
