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
    for problem in problems:
        if problem.rule in ATTRIBUTE_RULES and problem.offset >= 0:
            stream.seek(problem.offset)
            _place(problem, stream.read(_LONGEST_TAG))


def _place(problem: Problem, data: bytes) -> None:
    tag = _TAG_NAME.match(data)
    end = tag.end() if tag else 0
    uri, local = split_name(problem.name)
    while tag and (found := _ATTRIBUTE.match(data, end)):
        prefix, colon, name = found[1].rpartition(b":")
        if name == local.encode() and bool(colon) == bool(uri) and prefix != b"xmlns":
            _move(problem, data[: found.start(1)])
            return
        end = found.end()


def _move(problem: Problem, before: bytes) -> None:
    lines = _LINE_END.split(before)
    start = problem.column if len(lines) == 1 else 1
    problem.line += len(lines) - 1
    problem.column = start + len(lines[-1].decode(errors="replace"))
