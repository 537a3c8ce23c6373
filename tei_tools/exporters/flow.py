"""TEI as a flow of blocks and runs for the printed word: what markdown and docx write, before they know their own syntax.

A block is a heading, a paragraph, lines that belong together (a letterhead, a closer, an address), a stamp, a registry block, a
list item, a row of a table, a quotation, a summary, a break. A run is words of one voice: the author's, the registry's (stamps,
numbers, handwriting), the translator's (what stands in brackets). Names and dates carry what they name and whether the machine
found them. Brackets are those of the transcription, so that the words can be read back as one.

>>> from lxml import etree
>>> tree = etree.ElementTree(etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
...     '<p>and\\n<note resp="#translator">sic</note></p></body></text></TEI>'))
>>> block, = flow_of(tree)
>>> block.kind, [(run.text, run.voice) for run in block.runs]
('paragraph', [('and ', 'author'), ('[sic]', 'translator')])
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import Any, Literal

from tei_tools.encoder.spelling import spelled
from tei_tools.exporters.inline import LINE, NO_BREAK
from tei_tools.tables import documents_of, local_name
from tei_tools.tables.blocks import BLOCKS, is_ours
from tei_tools.tables.passages import texts
from tei_tools.tables.pointers import kind_of
from tei_tools.tei import XML_ID

Voice = Literal["author", "registry", "translator"]
Kind = Literal[
    "heading", "paragraph", "lines", "stamp", "registry", "item", "row", "quote", "note", "summary", "caption", "break"
]

PLAIN: frozenset[str] = frozenset()
_KINDS: dict[str, Kind] = {
    "head": "heading",
    "opener": "lines",
    "closer": "lines",
    "dateline": "lines",
    "signed": "lines",
    "salute": "lines",
    "address": "lines",
    "lg": "lines",
    "titlePage": "lines",
    "stamp": "stamp",
    "item": "item",
    "row": "row",
    "quote": "quote",
    "abstract": "summary",
}
_MARKS = (
    (re.compile(r"ital"), "italic"),
    (re.compile(r"bold"), "bold"),
    (re.compile(r"underline|spaced|expanded"), "underline"),
    (re.compile(r"strike|struck"), "strike"),
    (re.compile(r"^sup"), "superscript"),
    (re.compile(r"^sub"), "subscript"),
    (re.compile(r"small-?caps"), "small caps"),
)
_ELEMENT_MARKS = {
    "emph": "italic",
    "foreign": "italic",
    "del": "strike",
    "title": "italic",
    "term": "italic",
    "ref footnote": "superscript",
}
_REGISTRY = frozenset({"stamp", "idno", "add", "fw", "surplus"})
_TRANSLATOR = frozenset({"supplied", "gap", "note", "corr", "ex", "unclear"})
_AUTHORS_FORM = ("sic", "orig", "abbr", "unclear", "seg", "choice")
_BROKEN = re.compile(f"[-‐¬]?[ \t\r\n]*{NO_BREAK}[ \t\r\n]*")
_GAP = re.compile(rf"[\s{NO_BREAK}]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one voice and look. `mention` is person, place, org or date where they are a name, `ref` what it names,
    `machine` whether the machine marked it; `href` an address that the words lead to, `note` the id of their footnote."""

    text: str
    voice: Voice = "author"
    marks: frozenset[str] = PLAIN
    mention: str = ""
    ref: str = ""
    machine: bool = False
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block: `level` is the depth of a heading or list, `cells` the runs of each cell of a row, `id` its xml:id, `voice`
    whose it is; `is_line` whether it is a line of a transcription, where nothing may be added: no bullet that was not there."""

    kind: Kind
    runs: tuple[Run, ...]
    level: int = 0
    id: str = ""
    voice: Voice = "author"
    cells: tuple[tuple[Run, ...], ...] = ()
    is_line: bool = False

    @property
    def text(self) -> str:
        """The words of the block."""
        return "".join(run.text for run in self.runs)


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
            return
        if name == "sp":
            yield from self._speech(element, voice)
            return
        if name == "anchor" and element.get("type") == "abstract":
            for abstract in self.root.iterfind("{*}teiHeader/{*}profileDesc/{*}abstract"):
                yield from self.block(abstract, "summary", "translator")
            return
        kind = self._kind(element, kind)
        voice = self._voice(element, voice)
        self.depth += name == "div" or re.fullmatch(r"div\d", name) is not None
        self.lists += name == "list"
        before, after = self._brackets(element)
        run = self._runs(f"{before}{element.text or ''}", voice, PLAIN, None)
        for child in element.iterchildren():
            if self._is_block(child):
                yield from self._made(kind, run, element, voice)
                yield from self.block(child, kind, voice)
                run = []
            else:
                run += self.inline(child, voice, PLAIN)
            run += self._runs(child.tail, voice, PLAIN, None)
        yield from self._made(kind, [*run, *self._runs(after, voice, PLAIN, None)], element, voice)
        self.depth -= name == "div" or re.fullmatch(r"div\d", name) is not None
        self.lists -= name == "list"

    def inline(self, element: Any, voice: Voice, marks: frozenset[str], mention: Run | None = None) -> list[Run]:
        """Gives the runs of an element in a line."""
        name = local_name(element)
        if not name:
            return []
        if name in ("lb", "pb", "cb", "gb"):
            return [Run(self._line_break(element), voice)]
        voice = self._voice(element, voice)
        marks = marks | _marks(element)
        mention = mention or self._mention(element)  # of nested names the outermost: one link, not three
        before, after = self._brackets(element)
        runs = self._runs(f"{before}{element.text or ''}", voice, marks, mention)
        for child in self._children(element):
            runs += self.inline(child, voice, marks, mention)
            runs += self._runs(child.tail, voice, marks, mention)
        if name == "gap" and not "".join(run.text for run in runs).strip():
            return self._runs("[…]", voice, marks, mention)
        if name == "g" and not (element.text or ""):
            return self._runs("\N{REPLACEMENT CHARACTER}", voice, marks, mention)
        runs += self._runs(after, voice, marks, mention)
        target = str(element.get("target", "")) if name in ("ref", "ptr") else ""
        if target.startswith(("http://", "https://", "mailto:")):
            runs = [replace(run, href=target) for run in runs]
        elif target.startswith("#") and element.get("type") == "footnote":
            runs = [replace(run, note=target[1:]) for run in runs]
        return runs

    def _runs(self, text: str | None, voice: Voice, marks: frozenset[str], mention: Run | None) -> list[Run]:
        """The run of a text, of none where there is no text."""
        if not text:
            return []
        if mention is None:
            return [Run(text, voice, marks)]
        return [Run(text, voice, marks, mention.mention, mention.ref, mention.machine, mention.href)]

    def _mention(self, element: Any) -> Run | None:
        kind = kind_of(element)
        if kind is None:
            return None
        return Run("", mention=kind, ref=str(element.get("ref", "")), machine=element.get("resp") == "#tei-tools")

    def _children(self, element: Any) -> list[Any]:
        children = list(element.iterchildren())
        if local_name(element) == "choice":
            children.sort(key=lambda child: local_name(child) not in _AUTHORS_FORM)
        return children

    def _brackets(self, element: Any) -> tuple[str, str]:
        name, parent = local_name(element), element.getparent()
        above = local_name(parent) if parent is not None else ""
        if self.ours:
            return spelled(name, {str(key): str(value) for key, value in element.attrib.items()}, above)
        words = (element.text or "").strip()
        if above == "choice" and self._children(parent)[0] is not element:
            return " [", "]"
        if name == "figDesc" and above == "figure" and parent.get("type") == "signature" and not element.get("resp"):
            return "", ""  # `gez.` stands on the page
        if name in ("note", "figDesc", "desc") and element.get("type") != "label" and words[:1] not in ("[", "("):
            return (" [", "]") if not self._is_block(element) else ("[", "]")
        return ("[", "]") if name == "add" and element.get("hand") and words[:1] != "[" else ("", "")

    def _is_block(self, element: Any) -> bool:
        name = local_name(element)
        if name == "figure" and element.get("type") == "signature":
            return False
        if name == "anchor":
            return bool(element.get("type") == "abstract")
        parent = element.getparent()
        between = name in ("note", "gap", "milestone", "pb") and parent is not None and local_name(parent) in _BETWEEN
        if not name or between or name in BLOCKS:
            return name != ""
        return any(self._is_block(child) for child in element.iterchildren())

    def _kind(self, element: Any, outer: Kind) -> Kind:
        name = local_name(element)
        if outer in ("stamp", "row", "summary", "item") and name in ("p", "ab", "lb", "signed", "cell"):
            return outer
        if name == "note":
            return "note"
        if name == "head" and local_name(element.getparent()) in _CAPTIONED:
            return "caption"
        if name == "milestone":
            return "break"
        if name == "ab" and element.get("type") in ("registry", "stamp", "dateline"):
            return {"registry": "registry", "stamp": "stamp", "dateline": "lines"}[element.get("type")]  # type: ignore[return-value]
        return _KINDS.get(name, "quote" if outer == "quote" and name == "p" else "paragraph")

    def _voice(self, element: Any, outer: Voice) -> Voice:
        name = local_name(element)
        if element.get("resp") == "#translator" or (name in _TRANSLATOR and outer == "author"):
            return "author" if element.get("place") == "bottom" else "translator"
        if name in _REGISTRY or element.get("type") in ("registry", "classification", "distribution"):
            return "registry"
        return outer

    def _line_break(self, element: Any) -> str:
        if element.get("break") == "no":
            return NO_BREAK
        if local_name(element) != "lb":
            return ""
        if self.ours or not any(local_name(above) in ("p", "quote", "cell", "note", "ab") for above in element.iterancestors()):
            return LINE
        return " "

    def _made(self, kind: Kind, runs: list[Run], element: Any, voice: Voice) -> Iterator[Block]:
        if kind == "break" and not any(run.text.strip() for run in runs):
            runs = [Run("* * *", voice)]
        tidied = tuple(tidy_runs(runs, keep_lines=kind not in ("heading", "caption")))
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


_CAPTIONED = frozenset({"list", "table", "figure", "lg", "castList", "listBibl"})
_BETWEEN = frozenset({"div", "body", "back", "front", "list", "table", "text", "group", "div1", "div2", "div3"})


def tidy_runs(runs: list[Run], *, keep_lines: bool) -> Iterator[Run]:
    """Yields the runs with their white space settled across them, neighbours of one look joined, empty ones left out."""
    joined = [("".join(run.text for run in alike), look) for look, alike in groupby(filter(_has_text, runs), _look)]
    kept = _settled("".join(text for text, _ in joined), keep_lines=keep_lines)
    at = 0
    for whole, look in joined:
        end = at + len(whole)
        text = "".join(kept[at:end])
        at = end
        if text:
            yield Run(text, *look)


_has_text = attrgetter("text")
_look = attrgetter("voice", "marks", "mention", "ref", "machine", "href", "note")


def _settled(text: str, *, keep_lines: bool) -> list[str]:
    """What each character of a text becomes once white space is settled: itself, a space, a new line or nothing."""
    kept = list(text)
    if NO_BREAK in text:
        text = _BROKEN.sub(lambda match: NO_BREAK * len(match[0]), text)
    for match in _GAP.finditer(text):
        start, end = match.span()
        gap, is_inside = match[0], start > 0 and end < len(text)
        if gap == " " and is_inside:
            continue
        kept[start:end] = [""] * (end - start)
        white = gap.lstrip(NO_BREAK)
        if white and is_inside:
            kept[end - len(white)] = "\n" if keep_lines and LINE in white else " "
    return kept


def _marks(element: Any) -> frozenset[str]:
    rend = [token for name in ("rend", "rendition", "style") for token in str(element.get(name, "")).lower().split()]
    name = local_name(element)
    named = {_ELEMENT_MARKS.get(name), _ELEMENT_MARKS.get(f"{name} {element.get('type', '')}")}
    found = {
        mark for token in rend if not token.startswith(("pre:", "post:")) for pattern, mark in _MARKS if pattern.search(token)
    }
    return frozenset(found | {mark for mark in named if mark})
