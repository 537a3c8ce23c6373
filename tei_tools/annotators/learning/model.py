"""The averaged perceptron: from examples with their tags to weights, from weights to tags (Collins 2002, greedy).

A name's first word is B, its further words I, every other word O; each type of name has weights of its own, so that a model
learns persName from documents in which nobody marked the places.

>>> model = Model({"persName": {"w=anna": (1.0, 0.0, -1.0)}})
>>> tag(model.weights["persName"], [("w=anna",), ("w=went",)])
'BO'
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tei_tools.errors import InputError
from tei_tools.files import read_file

TAGS = "BIO"
_FORMAT = "tei-tools perceptron 1"
_SEED = 1957  # the order of the documents in each round: the same input gives the same model
_LEAST = 0.02  # a smaller weight decides nothing and is left away
_PLACES = 3

Features = Sequence[str]
Weights = Mapping[str, tuple[float, float, float]]


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of each type of name, and in words what they were learnt from."""

    weights: Mapping[str, Weights]
    about: Mapping[str, str | int] = field(default_factory=dict)


def learn(documents: Sequence[tuple[Sequence[Features], str]], *, rounds: int) -> Weights:
    """Gives the weights that tag documents as they are: each is the features of its words and a string of their tags."""
    perceptron = _Perceptron()
    order = list(range(len(documents)))
    shuffle = random.Random(_SEED).shuffle
    for _ in range(rounds):
        shuffle(order)
        for place in order:
            _learn_document(perceptron, *documents[place])
    return perceptron.averaged()


def tag(weights: Weights, words: Sequence[Features]) -> str:
    """Gives the tags of the words of one document."""
    tags = []
    before, earlier = "O", "O"
    for features in words:
        scores = _scores(weights, _with_history(features, before, earlier))
        chosen = _best(scores, before)
        earlier, before = before, chosen
        tags.append(chosen)
    return "".join(tags)


def _learn_document(perceptron: _Perceptron, words: Sequence[Features], tags: str) -> None:
    before, earlier = "O", "O"
    for features, right in zip(words, tags, strict=True):
        known = _with_history(features, before, earlier)
        guess = _best(_scores(perceptron.weights, known), before)
        perceptron.step()
        if guess != right:
            perceptron.move(known, TAGS.index(right), TAGS.index(guess))
        earlier, before = before, guess


def _with_history(features: Features, before: str, earlier: str) -> list[str]:
    return [*features, f"tag={before}", f"tags={earlier}{before}", f"tag={before} {features[0]}"]


def _scores(weights: Mapping[str, Sequence[float]], features: Features) -> list[float]:
    begin = inside = outside = 0.0
    for feature in features:
        weight = weights.get(feature)
        if weight is not None:
            begin += weight[0]
            inside += weight[1]
            outside += weight[2]
    return [begin, inside, outside]


def _best(scores: Sequence[float], before: str) -> str:
    """The tag with the highest score; I stands only behind a B or an I."""
    begin, inside, outside = scores
    if outside >= begin and (outside >= inside or before == "O"):
        return "O"
    return "I" if inside > begin and before != "O" else "B"


class _Perceptron:
    """Weights that learn, with the sums from which their averages come."""

    def __init__(self) -> None:
        self.weights: dict[str, list[float]] = {}
        self._sums: dict[str, list[float]] = {}
        self._steps = 0

    def step(self) -> None:
        self._steps += 1

    def move(self, features: Features, right: int, wrong: int) -> None:
        """Moves the weights of the features towards the right tag and away from the wrong one."""
        for feature in features:
            weights = self.weights.setdefault(feature, [0.0, 0.0, 0.0])
            sums = self._sums.setdefault(feature, [0.0, 0.0, 0.0])
            for place, change in ((right, 1.0), (wrong, -1.0)):
                weights[place] += change
                sums[place] += change * self._steps

    def averaged(self) -> Weights:
        """The averages over all steps, those that decide nothing left away, in alphabetical order."""
        out = {}
        for feature in sorted(self.weights):
            pairs = zip(self.weights[feature], self._sums[feature], strict=True)
            means = [round(weight - total / max(1, self._steps), _PLACES) for weight, total in pairs]
            if max(map(abs, means)) >= _LEAST:
                out[feature] = (means[0], means[1], means[2])
        return out


def write_model(model: Model) -> bytes:
    """Gives a model as JSON."""
    return json.dumps({"format": _FORMAT, "about": dict(model.about), "weights": model.weights}, ensure_ascii=False).encode()


def read_model(path: Path) -> Model:
    """Reads a model. Raises InputError where the file is none."""
    try:
        found = json.loads(read_file(path))
    except ValueError as error:
        raise InputError(f"{path}: is no model of tei-tools: make one with tei-tools train") from error
    if not isinstance(found, dict) or found.get("format") != _FORMAT:
        raise InputError(f"{path}: is no model of tei-tools, or of another release: make one with tei-tools train")
    weights = {kind: {name: tuple(three) for name, three in rows.items()} for kind, rows in found["weights"].items()}
    return Model(weights, found.get("about", {}))


def spans_of(tags: str) -> Iterator[tuple[int, int]]:
    """Yields the ranges of words that tags mark as names."""
    start = -1
    for place, each in enumerate(f"{tags}O"):
        if start >= 0 and each != "I":
            yield start, place
            start = -1
        if each == "B" or (each == "I" and start < 0):
            start = place
