"""TEI to Markdown (CommonMark with tables): the document to read and to edit in any editor, metadata as front matter.

The registry's words are bold, a stamp is a block quotation; the translator's brackets are italic; names are links into the
index at the end, which says what each one is and where else it is known. Text is escaped, so that nothing in a document
becomes markup. `tei-tools encode x.md` reads it back as a transcription: the words are the document's, the front matter its
metadata, and the index, which is marked as added, is left away.

>>> from lxml import etree
>>> tree = etree.ElementTree(etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
...     '<head>Note</head><p>1*2 <supplied>is</supplied></p></body></text></TEI>'))
>>> print(export_markdown(tree))
# Note
<BLANKLINE>
1\\*2 *is*
<BLANKLINE>
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from tei_tools.exporters.apparatus import BEGIN, END, KINDS, LEGEND, Entry, Value, description_of, entries_of
from tei_tools.exporters.flow import Block, Run, flow_of
from tei_tools.tables import DocumentTables, documents_of, read_tables
from tei_tools.tables.pointers import Pointers

_SIGNS = re.compile(r"[\\`*_\[\]<>|~#]")
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~#&]")  # what most words have none of
_LINE_START = re.compile(r"(?m)^([ \t]*)([-+=:]|(\d{1,9})([.)]))(?=[ \t]|$|[-=:])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_MARKED_ITEM = re.compile(r"\d|[-–—•*·]|[a-zA-Z][.)]")
_HARD_BREAK = "\\\n"

Anchor = Callable[[str], str]


def export_markdown(tree: Any, *, style: str = "", tables: Sequence[DocumentTables] = ()) -> str:
    """Gives a document as Markdown; several documents of a `teiCorpus` follow each other. `tables` are those of the tree, where
    they have been read already."""
    found = list(zip(documents_of(tree), tables or read_tables(tree), strict=True))
    pieces = [_front_matter(description_of(found[0][1].document))] if len(found) == 1 else []
    entries = {entry.ref: entry for _, tables in found for entry in entries_of(tables)}
    pieces += _pieces(flow_of(tree), _anchors(found, entries))
    if entries:
        pieces.append(_index(list(entries.values())))
    return "\n\n".join(piece for piece in pieces if piece) + "\n"


def _anchors(found: list[tuple[Any, DocumentTables]], entries: dict[str, Entry]) -> Anchor:
    pointers = [Pointers(root, tables.document.id) for root, tables in found]

    @cache
    def anchor(ref: str) -> str:
        return next((entries[key].anchor for each in pointers if (key := each.ref(ref)) in entries), "")

    return anchor


def _front_matter(description: list[tuple[str, str, Value]]) -> str:
    """YAML's plain part, each value as JSON, which YAML takes as it is.

    `<` is written as its code: a viewer that knows no front matter takes it for text of the document, and a tag in it for one.
    """
    values = (
        (field, json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")) for field, _, value in description if field
    )
    lines = [f"{field}: {value}" for field, value in values]
    return "\n".join(("---", *lines, "---")) if lines else ""


def _pieces(blocks: Iterable[Block], anchor: Anchor) -> Iterator[str]:
    """The blocks as Markdown; rows of one table and items of one list stay together."""
    for kind, group in groupby(blocks, key=lambda block: block.kind if block.kind in ("row", "item") else id(block)):
        together = list(group)
        if kind == "row":
            yield _table(together, anchor)
        elif kind == "item":
            yield _items(together, anchor)
        else:
            yield from (_block(block, anchor) for block in together)


def _block(block: Block, anchor: Anchor) -> str:
    if block.kind == "break" and block.text == "* * *":
        return "* * *"
    text = _words(block.runs, block, anchor)
    if block.kind == "heading":
        return f"{'#' * min(max(block.level, 1), 6)} {text.replace(_HARD_BREAK, ' ')}"
    if block.kind == "caption":
        plain = tuple(run._replace(marks=run.marks - {"italic", "bold"}, voice="author") for run in block.runs)
        return f"**{_words(plain, block, anchor)}**"
    if block.kind in ("stamp", "registry", "quote", "summary"):
        return "\n".join(f"> {line}" for line in text.split("\n"))
    return text


def _items(items: list[Block], anchor: Anchor) -> str:
    """A list; items that bring their own numbers or bullets are lines, so that none is counted twice, and so are those of a
    transcription, which comes back as it was."""
    texts = [_words(item.runs, item, anchor) for item in items]
    if all(item.is_line or _MARKED_ITEM.match(item.text) for item in items):
        return _HARD_BREAK.join(texts)
    depths = [max(item.level - 1, 0) for item in items]
    return "\n".join(f"{'  ' * depth}- {text.replace(_HARD_BREAK, ' ')}" for depth, text in zip(depths, texts, strict=True))


def _table(rows: list[Block], anchor: Anchor) -> str:
    width = max(len(row.cells) for row in rows)
    lines = []
    for row in rows:
        cells = [_words(cell, row, anchor).replace(_HARD_BREAK, "<br>") for cell in row.cells]
        lines.append(f"| {' | '.join([*cells, *[''] * (width - len(cells))])} |")
    return "\n".join((lines[0], "|" + "---|" * width, *lines[1:]))


def _words(runs: tuple[Run, ...], block: Block, anchor: Anchor) -> str:
    """The runs of a block with their emphasis and links, new lines as hard breaks."""
    whole = "".join(run.text for run in runs)
    pieces: list[str] = []
    at = 0
    glued = False
    for run in runs:
        before, after = whole[at - 1 : at], whole[at + len(run.text) : at + len(run.text) + 1]
        at += len(run.text)
        wrap = "" if glued else _wrap(run, block)
        piece, is_wrapped = _run(run, wrap, before, after, anchor)
        glued = is_wrapped and run.text == run.text.rstrip()
        pieces.append(piece)
    text = _LINE_START.sub(_escape_start, "".join(pieces))
    return text.replace("\n", _HARD_BREAK)


def _escape_start(match: re.Match[str]) -> str:
    number, sign = match[3], match[4]
    return f"{match[1]}{number}\\{sign}" if number else f"{match[1]}\\{match[2]}"


def _run(run: Run, wrap: str, before: str, after: str, anchor: Anchor) -> tuple[str, bool]:
    words = run.text.strip()
    if not words:
        return run.text, False
    lead, _, tail = run.text.partition(words)
    target = _target(run.href) if run.href else f"#{found}" if run.mention and (found := anchor(run.ref)) else ""
    fits = _opens(words[0], lead or before) and _closes(words[-1], tail or after)
    wrap = wrap if (fits or target) and "\n" not in words else ""
    text = f"{wrap}{_escaped(words)}{wrap}"
    return f"{lead}[{text}]({target}){tail}" if target else f"{lead}{text}{tail}", bool(wrap) and not target


def _opens(first: str, before: str) -> bool:
    """CommonMark 6.2: a mark before a sign opens only behind white space or a sign."""
    return first.isalnum() or not before or not before[-1].isalnum()


def _closes(last: str, after: str) -> bool:
    return last.isalnum() or not after or not after[0].isalnum()


def _wrap(run: Run, block: Block) -> str:
    registry = run.voice == "registry" and block.voice != "registry"
    if "bold" in run.marks or registry:
        return "**"
    return "*" if "italic" in run.marks or (run.voice == "translator" and block.kind != "heading") else ""


def _escaped(text: str) -> str:
    return _ENTITY.sub(r"\\&", _SIGNS.sub(r"\\\g<0>", text)) if _SPECIAL.search(text) else text


def _target(address: str) -> str:
    return re.sub(r"[\s()<>\\]", lambda match: f"%{ord(match[0]):02X}", address)


def _index(entries: list[Entry]) -> str:
    """The index and the legend, between marks that say that they were added."""
    lines = [f"<!-- {BEGIN} -->", "", "## Index"]
    for kind, heading in KINDS.items():
        rows = [entry for entry in entries if entry.kind == kind]
        if rows:
            lines += ["", f"### {heading}", "", *(_entry(entry) for entry in rows)]
    legend = "; ".join(f"{name.lower()}: {words}" for name, words in LEGEND)
    return "\n".join((*lines, "", f"*Voices. {legend[0].upper()}{legend[1:]}.*", "", f"<!-- {END} -->"))


def _entry(entry: Entry) -> str:
    links = " ".join(f"<{address}>" for address in entry.addresses)
    remarks = f": {_escaped(entry.remarks)}" if entry.remarks else ""
    return f'- <a id="{entry.anchor}"></a>**{_escaped(entry.name)}**{remarks}{" " + links if links else ""}'
