"""The words of an encoded text and those of the transcription, tied to each other; and how far two ranges are the same.

Brackets, labels and quotation marks may have become markup and the abstract may have moved to the header, so the two are
aligned as sequences: first the text, then the abstract with the words that are left.

>>> from tei_tools.evaluation.marked import words_of
>>> align(words_of("a b c"), words_of("a c"), None)
{0: 0, 1: 2}
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from tei_tools.evaluation.marked import Mark, Range, Word, words_within

_LONGEST_STEP = 3  # words that may be missing inside one mark: it never jumps across the document
_HALF = 0.5  # the part that two ranges of the layout share at least


def align(gold: Sequence[Word], marked: Sequence[Word], boundary: int | None) -> dict[int, int]:
    """Gives for each word of the encoded text that the transcription has too its place there."""
    cut = len(marked) if boundary is None else sum(word.start < boundary for word in marked)
    found = _match(range(cut), marked, range(len(gold)), gold)
    taken = set(found.values())
    left = [place for place in range(len(gold)) if place not in taken]
    return found | _match(range(cut, len(marked)), marked, left, gold)


def _match(places: Sequence[int], marked: Sequence[Word], gold_places: Sequence[int], gold: Sequence[Word]) -> dict[int, int]:
    forms, gold_forms = [marked[place].form for place in places], [gold[place].form for place in gold_places]
    if forms == gold_forms:
        return dict(zip(places, gold_places, strict=True))
    blocks = SequenceMatcher(None, forms, gold_forms, autojunk=False).get_matching_blocks()
    return {places[a + step]: gold_places[b + step] for a, b, size in blocks for step in range(size)}


def name_range(mark: Mark, words: Sequence[Word], to_gold: Mapping[int, int]) -> Range | None:
    """Gives the words of the transcription that a mark covers, those of its roleNames left out."""
    found = words_within(words, mark.start, mark.end)
    if found is None:
        return None
    kept = (place for place in range(*found) if not any(a <= words[place].start < b for a, b in mark.holes))
    run = _longest_run(sorted(to_gold[place] for place in kept if place in to_gold))
    return (run[0], run[-1] + 1) if run else None


def whole_range(mark: Mark, words: Sequence[Word], to_gold: Mapping[int, int]) -> Range | None:
    """Gives the words of the transcription from the first to the last that a mark covers."""
    found = words_within(words, mark.start, mark.end)
    places = sorted(to_gold[place] for place in range(*found) if place in to_gold) if found else []
    return (places[0], places[-1] + 1) if places else None


def _longest_run(places: Iterable[int]) -> list[int]:
    runs: list[list[int]] = []
    for place in places:
        if runs and place - runs[-1][-1] <= _LONGEST_STEP:
            runs[-1].append(place)
        else:
            runs.append([place])
    return max(runs, key=len, default=[])


def pair(wanted: Sequence[Range], got: Sequence[Range]) -> dict[int, int]:
    """Pairs ranges that touch, one with one: equal ones first, then those that share the largest part."""
    ways = sorted(
        (one != other, -share(one, other), i, j)
        for i, one in enumerate(wanted)
        for j, other in enumerate(got)
        if touch(one, other)
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in ways:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def touch(one: Range, other: Range) -> bool:
    """Says whether two ranges share a word."""
    return one[0] < other[1] and other[0] < one[1]


def share(one: Range, other: Range) -> float:
    """Gives the words that two ranges share as a part of the words from the first of both to the last."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, both) / (max(one[1], other[1]) - min(one[0], other[0]))


def is_mostly(one: Range, others: Collection[Range]) -> bool:
    """Says whether one of the others shares at least half with a range."""
    return any(share(one, other) >= _HALF for other in others)
