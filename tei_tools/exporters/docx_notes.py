"""Footnotes of a Word document as Word has them: a mark that Word counts, and the note at the foot of its page.

python-docx has no word for them, so the part is made here (ECMA-376 part 1, 17.11). A note becomes one where its mark is `[1]`,
`[2]` ... as Word counts them, leads to it and to no other, and where nothing but notes stands behind it in a transcription:
so reading it back (readers/docx.py) gives the transcription again. Every other note stays where it stands, as a paragraph.
"""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree

from tei_tools.exporters.flow import Block, Run

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAME = "/word/footnotes.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
# the lines that part notes from text, which every part of notes begins with
_SEPARATORS = (("-1", "separator"), ("0", "continuationSeparator"))

Fill = Callable[[Any, Iterable[Run], Block], None]


def footnotes_among(blocks: Sequence[Block]) -> dict[str, Block]:
    """Gives the notes that become footnotes, by id, in the order of their marks, each without its mark."""
    last = max((at for at, block in enumerate(blocks) if block.kind != "note"), default=-1)
    notes = {block.id: block for at, block in enumerate(blocks) if _may_move(block) and (at > last or not block.is_line)}
    marks = [run for block in blocks for run in (*block.runs, *(run for cell in block.cells for run in cell)) if run.note]
    often = Counter(run.note for run in marks)
    found: dict[str, Block] = {}
    for run in marks:
        note, mark = notes.get(run.note), f"[{len(found) + 1}]"
        if note is not None and often[run.note] == 1 and run.text == mark and note.runs[0].text.startswith(f"{mark} "):
            first, *others = note.runs
            found[run.note] = replace(note, runs=(first._replace(text=first.text[len(mark) + 1 :]), *others))
    return found


def _may_move(block: Block) -> bool:
    return block.kind == "note" and block.id != "" and not any(run.note for run in block.runs)


def add_mark(run: Any, number: int) -> None:
    """Makes an empty run of python-docx the mark of a footnote."""
    mark = etree.SubElement(run._r, _w("footnoteReference"))
    mark.set(_w("id"), str(number))
    run.font.superscript = True


def add_footnotes(document: Any, notes: Mapping[str, Block], fill: Fill) -> None:
    """Adds the part of the footnotes to a document of python-docx; `fill` writes runs into a paragraph."""
    if not notes:
        return
    root = etree.Element(_w("footnotes"), nsmap={"w": _W})
    for id, kind in _SEPARATORS:
        separator = _paragraph_in(root, id, kind)
        etree.SubElement(etree.SubElement(separator, _w("r")), _w(kind))
    for number, note in enumerate(notes.values(), 1):
        _note(document, root, number, note, fill)
    part = importlib.import_module("docx.opc.part")
    uri = importlib.import_module("docx.opc.packuri").PackURI(_NAME)
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    document.part.relate_to(part.Part(uri, _TYPE, content, document.part.package), _RELATION)


def _note(document: Any, root: Any, number: int, note: Block, fill: Fill) -> None:
    element = _paragraph_in(root, str(number))
    made = importlib.import_module("docx.oxml").parse_xml(f'<w:p xmlns:w="{_W}"/>')
    paragraph = importlib.import_module("docx.text.paragraph").Paragraph(made, document._body)
    paragraph.style = "TEI Footnote"
    mark = paragraph.add_run()
    etree.SubElement(mark._r, _w("footnoteRef"))
    mark.font.superscript = True
    paragraph.add_run(" ")
    fill(paragraph, note.runs, note)
    element.getparent().replace(element, made)


def _paragraph_in(root: Any, id: str, kind: str = "") -> Any:
    note = etree.SubElement(root, _w("footnote"))
    if kind:
        note.set(_w("type"), kind)
    note.set(_w("id"), id)
    return etree.SubElement(note, _w("p"))


def _w(name: str) -> str:
    return f"{{{_W}}}{name}"
