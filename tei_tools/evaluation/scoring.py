"""One document's marks against its gold: the counts of every type, and each mistake with its place.

A predicted mark is right where it shares a word with a gold mark of its type, one for one; exact where it covers the same
words. Titles before a name and roleNames inside it are left aside. A piece of the layout (head, dateline, salute, signed) is
right where half of its words are shared, and is counted only in documents whose gold has one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tei_tools.evaluation.alignment import align, is_mostly, name_range, pair, touch, whole_range
from tei_tools.evaluation.figures import Figures
from tei_tools.evaluation.gold import GoldDocument
from tei_tools.evaluation.marked import ENTITIES, LAYOUT, Mark, MarkedText, Range, words_of, words_within
from tei_tools.evaluation.titles import without_title

_DAY = len("1957-05-31")  # a time of day is not compared


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mark that is not as in gold, at [start, end) of the gold text.

    `kind` is "missed", "extra", "boundary" (other words than in gold) or "value" (another date). `wanted` and `got` say
    what gold has and what was found there: a type, the words or the date; empty where nothing is there.
    """

    kind: str
    type: str
    start: int
    end: int
    wanted: str = ""
    got: str = ""


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """The figures of one document by type, how many of its words the encoded text has, and its mistakes."""

    document: GoldDocument
    words: int
    kept: int
    types: Mapping[str, Figures]
    mistakes: tuple[Mistake, ...]

    @property
    def words_kept(self) -> float:
        """The part of the transcription's words that the encoded text has."""
        return self.kept / max(1, self.words)


def score_document(document: GoldDocument, marked: MarkedText, partial: Collection[str] = ()) -> DocumentScore:
    """Scores the marks of one encoded document; of the types in `partial` no mark counts as one too many."""
    page = _Page(document.marked, marked)
    types: dict[str, Figures] = {}
    mistakes: list[Mistake] = []
    for kind in ENTITIES:
        types[kind], found = _entities(page, kind, charged=kind not in partial)
        mistakes.extend(found)
    for kind in LAYOUT:
        wanted = [words for mark, words in page.wanted(kind)]
        if wanted:
            types[kind], found = _layout(page, kind, wanted)
            mistakes.extend(found)
    return DocumentScore(document, len(page.words), len(set(page.to_gold.values())), types, tuple(mistakes))


class _Page:
    """Gold and encoded text of one document, aligned."""

    def __init__(self, gold: MarkedText, marked: MarkedText) -> None:
        self.gold, self.marked = gold, marked
        self.words = words_of(gold.text)
        self.marked_words = words_of(marked.text)
        self.to_gold = align(self.words, self.marked_words, marked.boundary)
        self.forms = [word.form for word in self.words]
        void = (words_within(self.words, *each) for each in gold.passed_over)
        self.void = frozenset(place for each in void if each for place in range(*each))

    def wanted(self, kind: str) -> list[tuple[Mark, Range]]:
        """The gold marks of a type with their words."""
        found = ((mark, words_within(self.words, mark.start, mark.end)) for mark in self.gold.marks if mark.type == kind)
        return [(mark, words) for mark, words in found if words]

    def got(self, kind: str, *, whole: bool = False) -> list[tuple[Mark, Range]]:
        """The encoded marks of a type with the words of the gold text that they cover."""
        place = whole_range if whole else name_range
        marks = (mark for mark in self.marked.marks if mark.type == kind)
        found = ((mark, place(mark, self.marked_words, self.to_gold)) for mark in marks)
        return [(mark, words) for mark, words in found if words]

    def characters(self, words: Range) -> Range:
        return self.words[words[0]].start, self.words[words[1] - 1].end

    def text(self, words: Range) -> str:
        start, end = self.characters(words)
        return " ".join(self.gold.text[start:end].split())

    def type_at(self, words: Range, marks: Sequence[tuple[Mark, Range]]) -> str:
        return next((mark.type for mark, other in marks if touch(words, other)), "")


def _entities(page: _Page, kind: str, *, charged: bool) -> tuple[Figures, list[Mistake]]:
    wanted = [(mark, without_title(page.forms, words, kind)) for mark, words in page.wanted(kind)]
    got = [(mark, without_title(page.forms, words, kind)) for mark, words in page.got(kind)]
    pairs = pair([words for _, words in wanted], [words for _, words in got])
    mistakes = list(_missed(page, kind, [words for place, (_, words) in enumerate(wanted) if place not in pairs]))
    left = [words for place, (_, words) in enumerate(got) if place not in set(pairs.values())]
    extra = [words for words in left if charged and page.void.isdisjoint(range(*words))]
    mistakes.extend(_extra(page, kind, extra))
    exact = dated = normalised = 0
    for place, other in pairs.items():
        (mark, words), (found, found_words) = wanted[place], got[other]
        exact += words == found_words
        if words != found_words:
            mistakes.append(Mistake("boundary", kind, *page.characters(words), page.text(words), page.text(found_words)))
        if kind == "date" and (mark.begins or mark.until):
            dated += 1
            normalised += _is_same_value(mark, found)
            if not _is_same_value(mark, found):
                mistakes.append(Mistake("value", kind, *page.characters(words), _value(mark), _value(found)))
    paired = len(pairs)
    return Figures(len(wanted), paired + len(extra), paired, paired, exact, dated, normalised), mistakes


def _layout(page: _Page, kind: str, wanted: list[Range]) -> tuple[Figures, list[Mistake]]:
    got = [words for _, words in page.got(kind, whole=True)]
    missed = [words for words in wanted if not is_mostly(words, got)]
    extra = [words for words in got if not is_mostly(words, wanted)]
    mistakes = [*_missed(page, kind, missed), *_extra(page, kind, extra)]
    exact = len(set(wanted) & set(got))
    return Figures(len(wanted), len(got), len(wanted) - len(missed), len(got) - len(extra), exact), mistakes


def _missed(page: _Page, kind: str, ranges: Sequence[Range]) -> Iterator[Mistake]:
    others = [each for other in _rivals(kind) for each in page.got(other)] if ranges else []
    for words in ranges:
        yield Mistake("missed", kind, *page.characters(words), kind, page.type_at(words, others))


def _extra(page: _Page, kind: str, ranges: Sequence[Range]) -> Iterator[Mistake]:
    others = [each for other in _rivals(kind, itself=True) for each in page.wanted(other)] if ranges else []
    for words in ranges:
        yield Mistake("extra", kind, *page.characters(words), page.type_at(words, others), kind)


def _rivals(kind: str, *, itself: bool = False) -> list[str]:
    """The types that a mark may have been given instead; itself, where gold has one mark for two."""
    return [other for other in ENTITIES if kind in ENTITIES and (other != kind or itself)]


def _is_same_value(gold: Mark, found: Mark) -> bool:
    sides = ((gold.begins, found.begins), (gold.until, found.until))
    return all(wanted[:_DAY] == got[:_DAY] for wanted, got in sides if wanted)


def _value(mark: Mark) -> str:
    return mark.begins + (f"/{mark.until}" if mark.until else "")
