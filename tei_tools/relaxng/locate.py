"""Element paths for problems, from a second reading of a document that has some: `/TEI/text/body/div[2]/p[3]`.

The first reading does not count siblings, because documents without problems need no paths. Text gets its true place too:
expat tells of text when the next tag comes.
"""

from __future__ import annotations

import contextlib
import xml.parsers.expat
from collections.abc import Iterable
from typing import BinaryIO

from tei_tools.relaxng.names import SEPARATOR, split_name
from tei_tools.relaxng.problems import Problem

_CHUNK = 1 << 18


def locate(stream: BinaryIO, problems: Iterable[Problem]) -> dict[int, str]:
    """Maps the byte offset of each problem to the path of its node, and sets the place of problems with text."""
    wanted: dict[int, list[Problem]] = {}
    for problem in problems:
        wanted.setdefault(problem.offset, []).append(problem)
    locator = _Locator(wanted)
    with contextlib.suppress(xml.parsers.expat.ExpatError, ValueError, LookupError):
        while chunk := stream.read(_CHUNK):
            locator.parser.Parse(chunk, False)
        locator.parser.Parse(b"", True)
    return locator.paths


class _Locator:
    """Follows the open elements, the number of each among its siblings of one name, and where text began."""

    def __init__(self, wanted: dict[int, list[Problem]]) -> None:
        self.wanted = wanted
        self.paths: dict[int, str] = {}
        self.steps: list[str] = []
        self.counts: list[dict[str, int]] = [{}]
        self.text_place: tuple[int, int] | None = None
        self.parser = xml.parsers.expat.ParserCreate(namespace_separator=SEPARATOR)
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text

    def start(self, name: str, _: dict[str, str]) -> None:
        local = split_name(name)[1]
        counts = self.counts[-1]
        counts[name] = counts.get(name, 0) + 1
        before = "/" + "/".join(self.steps)
        self.steps.append(local if counts[name] == 1 else f"{local}[{counts[name]}]")
        self.counts.append({})
        self.note(before)

    def end(self, _: str) -> None:
        self.note("/" + "/".join(self.steps))
        self.steps.pop()
        self.counts.pop()

    def note(self, around: str) -> None:
        offset = self.parser.CurrentByteIndex
        for problem in self.wanted.get(offset, ()):
            if problem.rule == "rng.text-not-allowed":
                self.paths.setdefault(-offset, around)
                if self.text_place:
                    problem.line, problem.column = self.text_place
            else:
                self.paths[offset] = "/" + "/".join(self.steps)
        self.text_place = None

    def text(self, data: str) -> None:
        if self.text_place is None:
            bare = data.lstrip(" \t\r\n")
            if bare:
                lead = len(data) - len(bare)
                self.text_place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1 + lead
