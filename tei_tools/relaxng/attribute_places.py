"""Moves a problem with an attribute from the start tag to where the attribute stands in it.

expat tells where a tag begins and no more; the tag is read again from the bytes. In an encoding whose `<` is not one byte
(UTF-16) the place stays that of the tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import BinaryIO

from tei_tools.relaxng.names import split_name
from tei_tools.relaxng.problems import Problem

ATTRIBUTE_RULES = frozenset(("rng.attribute-value", "rng.attribute-not-allowed"))
_LONGEST_TAG = 1 << 16
_TAG_NAME = re.compile(rb"<[^\s/>]+")
_ATTRIBUTE = re.compile(rb"""\s+([^\s=/>]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_LINE_END = re.compile(rb"\r\n|\r|\n")


def place_attributes(stream: BinaryIO, problems: Iterable[Problem]) -> None:
    """Sets line and column of each problem of an attribute that is found in its tag; the stream must be seekable."""
    tags: dict[int, list[Problem]] = {}
    for problem in problems:
        if problem.rule in ATTRIBUTE_RULES and problem.offset >= 0:
            tags.setdefault(problem.offset, []).append(problem)
    for offset, in_tag in tags.items():
        stream.seek(offset)
        places = _attribute_places(stream.read(_LONGEST_TAG))
        for problem in in_tag:
            uri, local = split_name(problem.name)
            _move(problem, places.get((bool(uri), local)))


def _attribute_places(data: bytes) -> dict[tuple[bool, str], tuple[int, int]]:
    """Maps whether it has a prefix, and its local name, to where each attribute stands: lines and columns after the tag's."""
    found: dict[tuple[bool, str], tuple[int, int]] = {}
    tag = _TAG_NAME.match(data)
    end, line, column = 0, 0, 0
    match = _ATTRIBUTE.match(data, tag.end()) if tag else None
    while match:
        lines = _LINE_END.split(data[end : match.start(1)])
        line += len(lines) - 1
        column = (column if len(lines) == 1 else 0) + len(lines[-1].decode(errors="replace"))
        end = match.start(1)
        prefix, colon, name = match[1].decode(errors="replace").rpartition(":")
        if prefix != "xmlns":
            found.setdefault((bool(colon), name), (line, column))
        match = _ATTRIBUTE.match(data, match.end())
    return found


def _move(problem: Problem, place: tuple[int, int] | None) -> None:
    if place is not None:
        lines, column = place
        problem.column = column + (1 if lines else problem.column)
        problem.line += lines
