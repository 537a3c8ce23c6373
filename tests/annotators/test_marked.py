"""The tables in `marked/`: each line is a sentence with the names that must be marked in it, and only those."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tei_tools.annotators.names import annotate_names
from tei_tools.authority import read_authority
from tei_tools.model import Document

MARKS = {"persName": "p", "roleName": "r", "placeName": "l", "orgName": "o", "rs": "rs"}
TAG = re.compile(r"</?(?:p|r|l|o|rs)>")


def cases() -> Iterator[str]:
    for path in sorted((Path(__file__).parent / "marked").glob("*.txt")):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from (line.replace("⏎", "\n") for line in lines if line and not line.startswith("#"))


def marked(text: str) -> str:
    """The text with a tag at each end of each name."""
    open_ends: list[tuple[int, str]] = []
    pieces: list[str] = []
    at = 0
    names = [a for a in annotate_names(Document("x", text), read_authority()) if a.element in MARKS]
    for start, end, mark in [*((a.start, a.end, MARKS[a.element]) for a in names), (len(text), len(text), "")]:
        while open_ends and (open_ends[-1][0] <= start or not mark):
            stop, closing = open_ends.pop()
            pieces += [text[at:stop], f"</{closing}>"]
            at = stop
        pieces += [text[at:start], f"<{mark}>" if mark else ""]
        at = start
        open_ends.append((end, mark))
    return "".join(pieces)


@pytest.mark.parametrize("case", list(cases()))
def test_a_sentence_gets_the_marks_of_its_line(case: str) -> None:
    assert marked(TAG.sub("", case)) == case


def test_the_tables_are_not_empty() -> None:
    assert len(list(cases())) > 100
