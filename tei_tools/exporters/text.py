"""TEI to plain text: `reading` for people who read, `diplomatic` for the transcription as it was typed, `search` for machines.

`reading` gives a block for each paragraph, wraps joined, with an empty line between blocks. The author's words are all
there; supplied words stand without brackets; of two spellings (`choice`) the author's comes first and the other follows
in brackets; the remark `[sic]` is left out; a gap is `[…]` or says what it says; a stamp or a registry block is one line
in brackets; a summary stands where it stood, labelled. `diplomatic` gives law 1: the transcription in its own spelling
(encoder/conservation.py); of TEI that tei-tools did not encode it gives all the text, a line for each block and each `lb`.
`search` is a line for each paragraph, with a table of offsets (search.py).

>>> from lxml import etree
>>> tree = etree.ElementTree(etree.fromstring(
...     '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p>and <supplied>would</supplied>\\ngo</p><p>Yes.</p></text></TEI>'))
>>> print(export_text(tree))
and would go
<BLANKLINE>
Yes.
<BLANKLINE>

It does not keep typographic emphasis, and it writes nothing of the header but the summary.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from tei_tools.encoder.conservation import transcription_of
from tei_tools.errors import UsageError
from tei_tools.exporters.inline import Reading, tidy
from tei_tools.exporters.search import search_offsets, search_text
from tei_tools.tables.blocks import BLOCKS, is_ours, local_name

_BLANK_LINES = re.compile(r"\n{3,}")

Tree = etree._ElementTree
Blocks = Iterator[str]


def export_text(tree: Tree, *, style: str = "reading", table: str = "text") -> str:
    """Gives the text of a TEI document, `style` being one of `STYLES["text"]`; it ends in a new line.

    `table` is "text", or "offsets" for the JSON that belongs to the style `search`.

    Raises UsageError for an unknown style. Never raises for a valid TEI document, and loses none of its text.
    """
    if table == "offsets" and style != "search":
        raise UsageError("only --style search has offsets: add it, or leave --table away")
    if style == "search":
        return search_offsets(tree) if table == "offsets" else search_text(tree)
    if style == "reading":
        return _join(_Page(tree).blocks(), "\n\n")
    if style != "diplomatic":
        raise UsageError(f"there is no style '{style}' of text: known are reading, diplomatic, search")
    if is_ours(tree):
        lines = (line.strip() for line in transcription_of(tree).split("\n"))
        return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n") + "\n"
    return _join((tidy(block) for block in _runs_of_all(tree)), "\n")


def _join(blocks: Iterable[str], between: str) -> str:
    text = between.join(block for block in blocks if block.strip())
    return f"{text}\n" if text else ""


def _texts(tree: Tree) -> list[Any]:
    """The outermost elements that hold the document itself: a corpus has many, a transcribed facsimile has no `text`."""
    root = tree.getroot()
    found = [element for element in root.iter("{*}text", "{*}sourceDoc", "{*}facsimile") if not _inside_text(element)]
    return found or [root]


def _inside_text(element: Any) -> bool:
    return any(local_name(above) in ("text", "sourceDoc") for above in element.iterancestors())


def _runs_of_all(tree: Tree) -> Iterator[str]:
    for element in _texts(tree):
        yield from _plain_runs(element)


def _plain_runs(element: Any) -> Iterator[str]:
    """The text of `element`, broken where a block begins or ends and at each `lb`; nothing is resolved."""
    run = [element.text or ""]
    for child in element.iterchildren():
        if local_name(child) == "lb" and child.get("break") != "no":
            yield "".join(run)
            run = []
        elif isinstance(child.tag, str):
            first, *others = _plain_runs(child)
            if others or local_name(child) in BLOCKS:
                yield from ("".join(run), first, *others[:-1])
                run = [others[-1] if others and local_name(child) not in BLOCKS else ""]
                if others and local_name(child) in BLOCKS:
                    yield others[-1]
            else:
                run.append(first)
        run.append(child.tail or "")
    yield "".join(run)


class _Page:
    """One document on its way to reading text; it remembers what the document's lines mean."""

    def __init__(self, tree: Tree) -> None:
        self.root = tree.getroot()
        self.tree = tree
        self.reading = Reading(lines_stay=is_ours(tree))

    def blocks(self) -> Blocks:
        for element in _texts(self.tree):
            yield from self.block(element)

    def block(self, element: Any) -> Blocks:
        """The blocks of one element: its own way where the table has one, else its runs of text and its blocks in order."""
        own = _OWN.get(local_name(element)) or _OWN.get(f"{local_name(element)} {element.get('type', '')}")
        yield from own(self, element) if own else self.inside(element)

    def inside(self, element: Any) -> Blocks:
        run = [element.text or ""]
        for child in element.iterchildren():
            if self.reading.is_block(child):
                yield self.tidy(run)
                yield from self.block(child)
                run = []
            else:
                run.append(self.reading.inline(child))
            run.append(child.tail or "")
        yield self.tidy(run)

    def tidy(self, run: list[str]) -> str:
        return self.reading.tidy("".join(run))

    def joined(self, element: Any, between: str = " ") -> str:
        """All of an element on one line."""
        return between.join(line for block in self.inside(element) for line in block.split("\n") if line.strip())


def _head(page: _Page, element: Any) -> Blocks:
    yield page.joined(element)


def _stamp(page: _Page, element: Any) -> Blocks:
    lines = [line for block in page.inside(element) for line in block.split("\n") if line.strip()]
    label = lines[0].rstrip(" :") if lines and element.find("{*}note[@type='label']") is not None else ""
    yield f"[{label}: {'; '.join(lines[1:])}]" if label else f"[Stamp: {'; '.join(lines)}]"


def _registry(page: _Page, element: Any) -> Blocks:
    yield f"[Registry: {page.joined(element, '; ')}]" if page.joined(element) else ""


def _lines(page: _Page, element: Any) -> Blocks:
    yield _join_lines(page.inside(element))


def _join_lines(blocks: Iterable[str]) -> str:
    return "\n".join(block for block in blocks if block.strip())


def _list(page: _Page, element: Any) -> Blocks:
    """One line an item, a list within an item set in; a label stands before its item."""
    yield _join_lines(_item_lines(page, element))


def _item_lines(page: _Page, element: Any) -> Iterator[str]:
    label = ""
    for child in element.iterchildren():
        lines = [line for block in page.block(child) for line in block.split("\n") if line.strip()]
        if local_name(child) in ("label", "headLabel"):
            label += " ".join(lines) + " "
            continue
        yield from (f"{label}{line}" if at == 0 else f"  {line}" for at, line in enumerate(lines))
        label = "" if lines else label
        yield tidy(child.tail or "")
    yield label.strip()


def _table(page: _Page, element: Any) -> Blocks:
    rows = (page.joined(row) if local_name(row) != "row" else _row(page, row) for row in element if isinstance(row.tag, str))
    yield _join_lines(rows)


def _row(page: _Page, row: Any) -> str:
    return " | ".join(page.joined(cell) for cell in row if isinstance(cell.tag, str))


def _speech(page: _Page, element: Any) -> Blocks:
    """`Speaker: text`; a second paragraph of the same speech stands alone."""
    speakers = [page.joined(speaker) for speaker in element.iterchildren("{*}speaker")]
    name = " ".join(speakers)
    blocks = [block for child in element if local_name(child) != "speaker" for block in _child_blocks(page, child)]
    first, *others = [block for block in blocks if block.strip()] or [""]
    yield f"{name.rstrip(' :.')}: {first}" if name else first
    yield from others


def _child_blocks(page: _Page, child: Any) -> Blocks:
    if isinstance(child.tag, str):
        yield from page.block(child)
    yield page.tidy([child.tail or ""])


def _abstract_anchor(page: _Page, element: Any) -> Blocks:
    for abstract in page.root.iterfind("{*}teiHeader/{*}profileDesc/{*}abstract"):
        text = page.joined(abstract)
        yield f"[Summary: {text}]" if text else ""


def _note(page: _Page, element: Any) -> Blocks:
    """A footnote stands as it stood; a remark of the editor among the blocks keeps its brackets."""
    text = page.joined(element)
    yield text if element.get("place") or text.startswith(("[", "(")) else f"[{text}]" if text else ""


def _break(page: _Page, element: Any) -> Blocks:
    yield "* * *"


# element, or element and @type: how it stands as a block
_OWN: Mapping[str, Callable[[_Page, Any], Blocks]] = {
    "head": _head,
    "stamp": _stamp,
    "ab registry": _registry,
    "opener": _lines,
    "closer": _lines,
    "signed": _lines,
    "address": _lines,
    "lg": _lines,
    "titlePage": _lines,
    "list": _list,
    "table": _table,
    "sp": _speech,
    "anchor abstract": _abstract_anchor,
    "milestone": _break,
    "note": _note,
}
