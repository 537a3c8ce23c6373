"""Counts to figures: how many marks are right, and precision, recall and F1 of them, overlapping and exact.

>>> figures = Figures(gold=4, predicted=5, found=3, right=3, exact=2)
>>> round(figures.precision, 2), round(figures.recall, 2), round(figures.f1, 2), round(figures.exact_f1, 2)
(0.6, 0.75, 0.67, 0.44)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Figures:
    """The counts of one type.

    `gold` marks are wanted and `predicted` ones are charged for; `found` gold marks are met by a predicted one, and `right`
    predicted ones meet a gold one (for names and dates the same number); `exact` are word for word the same. Of the found
    dates `dated` have a value in gold, and `normalised` of them the same value here.
    """

    gold: int = 0
    predicted: int = 0
    found: int = 0
    right: int = 0
    exact: int = 0
    dated: int = 0
    normalised: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    @property
    def precision(self) -> float:
        """The part of the predicted marks that is right."""
        return _part(self.right, self.predicted)

    @property
    def recall(self) -> float:
        """The part of the gold marks that is found."""
        return _part(self.found, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _mean(self.precision, self.recall)

    @property
    def exact_precision(self) -> float:
        """The part of the predicted marks that is exact."""
        return _part(self.exact, self.predicted)

    @property
    def exact_recall(self) -> float:
        """The part of the gold marks that is found word for word."""
        return _part(self.exact, self.gold)

    @property
    def exact_f1(self) -> float:
        """The harmonic mean of exact precision and recall."""
        return _mean(self.exact_precision, self.exact_recall)

    @property
    def accuracy(self) -> float | None:
        """The part of the found dates whose value is right; None where gold gives no values."""
        return self.normalised / self.dated if self.dated else None


def total(figures: Iterable[Figures]) -> Figures:
    """Adds figures up."""
    return sum(figures, Figures())


def _part(some: int, whole: int) -> float:
    return some / whole if whole else 0.0


def _mean(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
