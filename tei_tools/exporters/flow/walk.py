"""The walk over a document: each block in reading order, the runs of a line in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tei_tools.exporters.flow.blocks import Block, Kind, is_block, kind_of_block
from tei_tools.exporters.flow.brackets import brackets_of, in_order
from tei_tools.exporters.flow.looks import looks_of, voice_of
from tei_tools.exporters.flow.runs import PLAIN, Run, Voice, tidy_runs
from tei_tools.exporters.inline import LINE, NO_BREAK
from tei_tools.tables import documents_of, local_name
from tei_tools.tables.blocks import is_ours
from tei_tools.tables.passages import texts
from tei_tools.tables.pointers import NAMES, kind_of
from tei_tools.tei import XML_ID

_BREAKS = frozenset({"lb", "pb", "cb", "gb"})
_NAMED = frozenset({*NAMES, "name", "rs"})
_DIVISION = re.compile(r"div\d?")
_IN_PROSE = frozenset({"p", "quote", "cell", "note", "ab"})  # where a line break of another make is only a wrap
_FLAT = ("heading", "caption")  # kinds that are one line, whatever the page had


def flow_of(tree: Any) -> Iterator[Block]:
    """Yields the blocks of a document in reading order; empty ones are left out, no word is lost."""
    for root in documents_of(tree):
        walk = _Walk(root, ours=is_ours(tree))
        for element in texts(root):
            yield from walk.block(element, "paragraph", "author")


class _Walk:
    """A document on its way to blocks; it remembers what its lines mean and how deep it is in lists and divisions."""

    def __init__(self, root: Any, *, ours: bool) -> None:
        self.root = root
        self.ours = ours
        self.depth = 0
        self.lists = 0

    def block(self, element: Any, kind: Kind, voice: Voice) -> Iterator[Block]:
        """Yields what an element holds: runs of its own between the blocks in it."""
        name = local_name(element)
        if name == "table":
            yield from self._table(element, voice)
        elif name == "sp":
            yield from self._speech(element, voice)
        elif name == "anchor" and element.get("type") == "abstract":
            for abstract in self.root.iterfind("{*}teiHeader/{*}profileDesc/{*}abstract"):
                yield from self.block(abstract, "summary", "translator")
        else:
            is_division = _DIVISION.fullmatch(name) is not None
            self.depth += is_division
            self.lists += name == "list"
            yield from self._inside(name, element, kind_of_block(name, element, kind), voice_of(name, element, voice))
            self.depth -= is_division
            self.lists -= name == "list"

    def _inside(self, name: str, element: Any, kind: Kind, voice: Voice) -> Iterator[Block]:
        before, after = brackets_of(name, element, ours=self.ours)
        runs = _run(f"{before}{element.text or ''}", voice)
        for child in element.iterchildren():
            if is_block(child):
                yield from self._made(kind, runs, element, voice)
                yield from self.block(child, kind, voice)
                runs = []
            else:
                runs += self.inline(child, voice, PLAIN)
            runs += _run(child.tail, voice)
        yield from self._made(kind, [*runs, *_run(after, voice)], element, voice)

    def inline(self, element: Any, voice: Voice, marks: frozenset[str], mention: Run | None = None) -> list[Run]:
        """Gives the runs of an element in a line."""
        name = local_name(element)
        if not name:
            return []
        if name in _BREAKS:
            return [Run(self._line_break(name, element), voice)]
        voice = voice_of(name, element, voice)
        marks = marks | looks_of(name, element)
        if mention is None and name in _NAMED:  # of nested names the outermost: one link, not three
            mention = _mention(element)
        before, after = brackets_of(name, element, ours=self.ours)
        runs = _run(f"{before}{element.text or ''}", voice, marks, mention)
        for child in in_order(name, element):
            runs += self.inline(child, voice, marks, mention)
            runs += _run(child.tail, voice, marks, mention)
        if name == "gap" and not "".join(run.text for run in runs).strip():
            return _run("[…]", voice, marks, mention)
        if name == "g" and not (element.text or ""):
            return _run("\N{REPLACEMENT CHARACTER}", voice, marks, mention)
        runs += _run(after, voice, marks, mention)
        return _leading(runs, element) if name in ("ref", "ptr") else runs

    def _line_break(self, name: str, element: Any) -> str:
        if element.get("break") == "no":
            return NO_BREAK
        if name != "lb":
            return ""
        if self.ours or not any(local_name(above) in _IN_PROSE for above in element.iterancestors()):
            return LINE
        return " "

    def _made(self, kind: Kind, runs: list[Run], element: Any, voice: Voice) -> Iterator[Block]:
        if kind == "break" and not any(run.text.strip() for run in runs):
            runs = [Run("* * *", voice)]
        tidied = tuple(tidy_runs(runs, keep_lines=kind not in _FLAT))
        if tidied:
            level = self.depth if kind == "heading" else self.lists
            yield Block(kind, tidied, level, str(element.get(XML_ID, "")), voice, is_line=self.ours)

    def _speech(self, element: Any, voice: Voice) -> Iterator[Block]:
        """The speaker stands before the first words of the speech, in one paragraph."""
        speaker: list[Run] = []
        for child in element.iterchildren():
            name = local_name(child)
            if name == "speaker":
                speaker += [*self.inline(child, voice, frozenset({"small caps"})), Run(" ")]
            elif name:
                for block in self.block(child, "paragraph", voice):
                    runs = tuple(tidy_runs([*speaker, *block.runs], keep_lines=True)) if speaker else block.runs
                    speaker = []
                    yield replace(block, runs=runs)
            yield from self._made("paragraph", [Run(child.tail or "", voice)], element, voice)
        yield from self._made("paragraph", speaker, element, voice)

    def _table(self, table: Any, voice: Voice) -> Iterator[Block]:
        for child in table.iterchildren():
            if local_name(child) == "row":
                cells = [tuple(self._cell(cell, voice)) for cell in child.iterchildren() if isinstance(cell.tag, str)]
                if any(cells):
                    yield Block("row", tuple(run for cell in cells for run in cell), 0, "", voice, tuple(cells))
            elif isinstance(child.tag, str):
                yield from self.block(child, "paragraph", voice)
            yield from self._made("paragraph", [Run(child.tail or "", voice)], table, voice)

    def _cell(self, cell: Any, voice: Voice) -> Iterator[Run]:
        runs: list[Run] = []
        for block in self.block(cell, "row", voice):
            runs += [Run(LINE), *block.runs] if runs else block.runs
        return tidy_runs(runs, keep_lines=True)


def _run(text: str | None, voice: Voice, marks: frozenset[str] = PLAIN, mention: Run | None = None) -> list[Run]:
    """The run of a text, of none where there is no text."""
    if not text:
        return []
    if mention is None:
        return [Run(text, voice, marks)]
    return [Run(text, voice, marks, mention.mention, mention.ref, mention.machine)]


def _mention(element: Any) -> Run | None:
    kind = kind_of(element)
    if kind is None:
        return None
    return Run("", mention=kind, ref=str(element.get("ref", "")), machine=element.get("resp") == "#tei-tools")


def _leading(runs: list[Run], element: Any) -> list[Run]:
    """Runs that lead to an address, or to the footnote that they are the mark of."""
    target = str(element.get("target", ""))
    if target.startswith(("http://", "https://", "mailto:")):
        return [run._replace(href=target) for run in runs]
    if target.startswith("#") and element.get("type") == "footnote":
        return [run._replace(note=target[1:]) for run in runs]
    return runs
