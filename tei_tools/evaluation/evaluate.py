"""Gold and encoded TEI to an Evaluation: figures for each type, the commonest mistakes with their contexts, what is missing.

>>> evaluation = evaluate(Path("gold/letters"), Path("tei"))  # doctest: +SKIP
>>> evaluation.types["persName"].f1                           # doctest: +SKIP
0.93
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tei_tools.errors import InputError, TeiToolsError, UsageError
from tei_tools.evaluation.figures import Figures, total
from tei_tools.evaluation.gold import Gold, GoldDocument, read_gold
from tei_tools.evaluation.marked import SCORED, MarkedText
from tei_tools.evaluation.scoring import DocumentScore, Mistake, score_document
from tei_tools.evaluation.tei_marks import read_marks
from tei_tools.files import read_file
from tei_tools.tei import parse_xml

_BESIDE = 50  # characters of context on either side
_EXAMPLES = 5  # contexts of one mistake
_SPACE = re.compile(r"\s+")
_SAME_TEXT = 0.5  # with fewer of the words kept, the TEI is that of another text
_NOTHING = MarkedText("", ())

Predict = Callable[[GoldDocument], MarkedText]


@dataclass(frozen=True, slots=True)
class Context:
    """Where a mistake stands: the document, the line in the gold's file, and the words around it."""

    document: str
    line: int
    before: str
    text: str
    after: str


@dataclass(frozen=True, slots=True)
class CommonMistake:
    """One mistake as often as it was made, with its first contexts; `kind`, `type`, `wanted`, `got` as in `Mistake`."""

    kind: str
    type: str
    text: str
    wanted: str
    got: str
    count: int
    contexts: tuple[Context, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came out: the scores of the documents in order, and the sentences that say which could not be compared, and why."""

    name: str
    documents: tuple[DocumentScore, ...]
    problems: tuple[str, ...] = ()

    @property
    def words_kept(self) -> float:
        """The part of all transcriptions' words that the encoded texts have."""
        return sum(each.kept for each in self.documents) / max(1, sum(each.words for each in self.documents))

    @property
    def types(self) -> Mapping[str, Figures]:
        """The figures of each type that gold has, in a fixed order."""
        sums = {kind: total(each.types.get(kind, Figures()) for each in self.documents) for kind in SCORED}
        return {kind: figures for kind, figures in sums.items() if figures.gold}

    def mistakes(self) -> list[CommonMistake]:
        """Gives the mistakes, the commonest first; the same words mistaken in the same way are one."""
        groups: defaultdict[tuple[str, ...], list[tuple[DocumentScore, Mistake]]] = defaultdict(list)
        for score in self.documents:
            for mistake in score.mistakes:
                text = score.document.marked.text[mistake.start : mistake.end]
                key = (mistake.kind, mistake.type, " ".join(text.split()).casefold(), mistake.wanted, mistake.got)
                groups[key].append((score, mistake))
        return [_common(found) for _, found in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))]


def evaluate(gold: str | Path, tei: str | Path) -> Evaluation:
    """Compares a folder of encoded TEI with a folder of gold (spans or corrected TEI), or one file with one file.

    Raises InputError where the gold cannot be read or `tei` is not there. A document whose TEI is missing, not well-formed
    or of another text counts as one in which nothing was found, and is named in `problems`.
    """
    gold, tei = Path(gold), Path(tei)
    if not tei.exists():
        raise InputError(f"{tei}: does not exist: name the folder with the encoded TEI")
    if gold.is_dir() != tei.is_dir():
        raise UsageError(f"{gold} and {tei}: name two folders, or two files")
    problems: list[str] = []

    def read(document: GoldDocument) -> MarkedText:
        path = tei / f"{document.name}.xml" if tei.is_dir() else tei
        try:
            return read_marks(parse_xml(read_file(path), file=str(path)))
        except TeiToolsError as error:
            problems.append(str(error))
            return _NOTHING

    scored = score_gold(read_gold(gold), read)
    others = [each for each in scored.documents if each.words_kept < _SAME_TEXT and each.kept]
    problems.extend(
        f"{each.document.name}: the TEI has {each.words_kept:.0%} of the words of {each.document.file}: is it of another text?"
        for each in others
    )
    return Evaluation(scored.name, scored.documents, tuple(problems))


def score_gold(gold: Gold, predict: Predict) -> Evaluation:
    """Scores whatever `predict` finds in each document of a gold set: an encoder's TEI, another engine's spans."""
    scores = tuple(score_document(document, predict(document), gold.partial) for document in gold.documents)
    return Evaluation(gold.name, scores)


def _common(found: list[tuple[DocumentScore, Mistake]]) -> CommonMistake:
    contexts = tuple(_context(score.document, mistake) for score, mistake in found[:_EXAMPLES])
    first = found[0][1]
    return CommonMistake(first.kind, first.type, contexts[0].text, first.wanted, first.got, len(found), contexts)


def _context(document: GoldDocument, mistake: Mistake) -> Context:
    text, start, end = document.marked.text, mistake.start, mistake.end
    before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    words = (_SPACE.sub(" ", part) for part in (before, text[start:end], after))
    return Context(document.name, document.marked.line_of(start), *words)
