"""The kinds of text that `encode.py` measures: ordinary transcriptions, and the worst that could be thought of.

Each makes a text of about a length in characters and stays of its kind however long it is. All is invented.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
JOURNAL = ROOT / "encoded" / "transcriptions" / "puzanov-1957-05-22.txt"
DENSE = ("journal-entries", "hard-wrapped", "brackets-nested", "remarks", "footnotes-bracketed", "paragraph-a-line")
LETTERS = ("letter-official", "letter-private", "paragraph-a-line")
SENTENCE = "He said to me that the bridge [which he knew] would be mended before the winter came, and thanked Cde. Orlov. "
COLUMNS = (
    "To the Ministry of Rail        From the Embassy in Orla\nof the Republic of Tarvia      in the matter of the bridge\n"
)
_DAY = re.compile(r"\b[0-3]?\d(?=,? [A-Z][a-z])")
LAST_PAGE = 9999  # a larger number is no page number


def varied(unit: Callable[[], str]) -> Callable[[int], str]:
    """A kind of text that is one piece again and again, the days of its dates changed each time: no line is remembered."""
    return lambda length: "".join(_up_to(length, (_later(unit(), days) for days in itertools.count())))


def _later(text: str, days: int) -> str:
    return _DAY.sub(lambda match: str(1 + (int(match.group()) + days - 1) % 28), text)


def samples(*names: str) -> str:
    """The golden transcriptions of those names, one behind the other."""
    return "\n\n".join((GOLDEN / name / "input.txt").read_text(encoding="utf-8") for name in names) + "\n\n"


def repeated(unit: Callable[[], str]) -> Callable[[int], str]:
    """A kind of text that is one piece again and again."""
    return lambda length: unit() * (1 + length // len(unit()))


def numbered(form: str, last: int = 0) -> Callable[[int], str]:
    """A kind of text whose pieces have a number of their own, beginning anew behind `last`."""
    return lambda length: "".join(_up_to(length, (form.format(i=1 + i % last if last else 1 + i) for i in itertools.count())))


def _up_to(length: int, pieces: Iterator[str]) -> Iterator[str]:
    made = 0
    for piece in pieces:
        yield piece
        made += len(piece)
        if made >= length:
            return


KINDS: dict[str, Callable[[int], str]] = {
    "journal": varied(lambda: JOURNAL.read_text(encoding="utf-8") + "\n\n"),
    "letters": varied(lambda: samples(*LETTERS)),
    "dense": varied(lambda: samples(*DENSE)),
    "one line": repeated(lambda: SENTENCE),
    "all [": repeated(lambda: "["),
    "all ]": repeated(lambda: "]"),
    "[ on every line": repeated(lambda: "the [first part\n\n"),
    "[ without a blank": repeated(lambda: "the [first part\n"),
    "[[ and ]": repeated(lambda: "the [[first part] of\n\n"),
    "stamps unclosed": repeated(lambda: "[stamp: Far East\n\n"),
    "nested 10,000 deep": repeated(lambda: "[" * 10000 + "]" * 10000 + "\n\n"),
    "nested 8 deep": repeated(lambda: "[a " * 8 + "]" * 8 + "\n\n"),
    "blank lines": repeated(lambda: "\n"),
    "footnotes": numbered("the mill{i} and\n\n{i} The text of a note.\n\n"),
    "bracketed notes": numbered("the mill [{i}] and\n\n[{i}] The text of a note.\n\n"),
    "one note's mark": repeated(lambda: "the mill [1] and\n\n[1] The text of a note.\n\n"),
    "notes without mark": repeated(lambda: "* The text of a note.\n\n"),
    "marks without note": numbered("the mill [{i}] and the river* rose\n\n"),
    "list items": numbered("{i}. item\n"),
    "one-word lines": repeated(lambda: "Word\n"),
    "one-word blocks": repeated(lambda: "Word\n\n"),
    "stamps": repeated(lambda: "[stamp: Far East, Secret, 12 June 1957]\n\n"),
    "handwriting": repeated(lambda: "the [handwritten in the left margin: yes] of\n\n"),
    "page numbers": numbered("- {i} -\n\nthe river rose in\n\n", LAST_PAGE),
    "running heads": numbered("JOURNAL OF A. ORLOV    {i}\n\nthe river rose in the year of the flood and\n\n", LAST_PAGE),
    "headings": numbered("{i}. ON THE BRIDGE\n\nHe went there.\n\n"),
    "days": repeated(lambda: "22 May 1957\n\nHe went there.\n\n"),
    "speeches": repeated(lambda: "North (KIM): yes\n\n"),
    "separators": repeated(lambda: "* * *\n"),
    "decisions": repeated(lambda: "Decided: yes\n\n"),
    "labels": repeated(lambda: "Deadline: Monday\n"),
    "points": numbered("Item {i}. The bridge\nHe went there.\n\n"),
    "signatures": repeated(lambda: "[signature] (A. ORLOV)\n\n"),
    "columns": repeated(lambda: COLUMNS),
    "pipes": repeated(lambda: "a | b | c\n"),
    "tabs": repeated(lambda: "a\tb\tc\n"),
    "digits": repeated(lambda: "1234567890"),
    "spaces": repeated(lambda: " " * 5000 + "a"),
    "full stops": repeated(lambda: "."),
    "combining marks": repeated(lambda: "\u0301\u0323"),
    "no XML": repeated(lambda: "a\x01 "),
}
