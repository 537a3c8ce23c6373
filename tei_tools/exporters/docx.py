"""TEI to a Word document: description, text, index, set for reading, each voice in a style of its own.

Stamps stand in a frame, the registry's words are blue, the translator's brackets grey and italic; what the machine found is
underlined with dots. All looks are named styles (`TEI Stamp`, `TEI Translator` ...): change one and the whole document changes.
Headings are Word's own, so that its navigation works. `tei-tools encode x.docx` reads it back as a transcription; the
description and the index carry styles that say that they were added, and are left away.

python-docx is the extra `docx`. The same TEI gives the same bytes.
"""

from __future__ import annotations

import importlib
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import groupby
from typing import Any

from tei_tools.exporters.apparatus import KINDS, LEGEND, Entry, description_of, entries_of, words_of_value
from tei_tools.exporters.docx_notes import add_footnotes, add_mark, footnotes_among
from tei_tools.exporters.docx_styles import ADDED, CHARACTER, PARAGRAPH, make_styles
from tei_tools.exporters.flow import Block, Run, flow_of
from tei_tools.tables import read_tables

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP archive can hold
_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STYLES = {
    "lines": "TEI Lines",
    "stamp": "TEI Stamp",
    "registry": "TEI Registry",
    "quote": "TEI Quotation",
    "summary": "TEI Summary",
    "note": "TEI Note",
    "break": "TEI Break",
    "item": "TEI Item",
    "caption": "TEI Caption",
}


def export_docx(tree: Any, *, style: str = "") -> bytes:
    """Gives a document as a docx file; the documents of a `teiCorpus` follow each other in one."""
    docx = importlib.import_module("docx")
    document = docx.Document()
    make_styles(document)
    tables = list(read_tables(tree))
    row = tables[0].document
    _set_properties(document, row.title or row.id, ", ".join(p.name for p in row.authors), row.language)
    _describe(document, description_of(row) if len(tables) == 1 else [])
    blocks = list(flow_of(tree))
    notes = footnotes_among(blocks)
    write = _Writer(document, {id: number for number, id in enumerate(notes, 1)})
    write.blocks(blocks)
    add_footnotes(document, notes, write.fill)
    _index(document, [entry for each in tables for entry in entries_of(each)])
    buffer = io.BytesIO()
    document.save(buffer)
    return _settled(buffer.getvalue())


def _set_properties(document: Any, title: str, author: str, language: str) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.language = title[:255], author[:255], language
    properties.comments, properties.last_modified_by = "Made by tei-tools from TEI.", "tei-tools"
    properties.created = properties.modified = datetime(*_EPOCH)
    properties.revision = 1


def _describe(document: Any, description: list[tuple[str, str, Any]]) -> None:
    values = [(label, words_of_value(value)) for _, label, value in description]
    title = next((value for label, value in values if label == "Title"), "")
    if title:
        document.add_paragraph(_xml(title), style=f"{ADDED} Title")
    if len(values) > 1:
        table = document.add_table(rows=0, cols=2)
        for label, value in values:
            if label != "Title":
                cells = table.add_row().cells
                cells[0].paragraphs[0].add_run(label)
                cells[1].paragraphs[0].add_run(_xml(value))
                for cell in cells:
                    cell.paragraphs[0].style = f"{ADDED} Description"
        _set_widths(table, (3.5, 12.5))
        document.add_paragraph(style=f"{ADDED} Description")


def _set_widths(table: Any, centimetres: tuple[float, ...]) -> None:
    shared = importlib.import_module("docx.shared")
    table.autofit = False
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = shared.Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, centimetres, strict=True):
            cell.width = shared.Cm(width)


class _Writer:
    """Writes blocks into a document of python-docx. `notes` are the numbers of its footnotes by their ids."""

    def __init__(self, document: Any, notes: Mapping[str, int]) -> None:
        self.document, self.notes = document, notes
        self.stamps = 0

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Writes the text; what is a footnote stands in a part of its own."""
        standing = (block for block in blocks if block.kind != "note" or block.id not in self.notes)
        for is_row, group in groupby(standing, key=lambda block: block.kind == "row"):
            together = list(group)
            if is_row:
                self._table(together)
                continue
            for block in together:
                self.fill(self._paragraph(block), block.runs, block)

    def _paragraph(self, block: Block) -> Any:
        if block.kind == "heading":
            return self.document.add_heading(level=min(max(block.level, 1), 6))
        if block.kind == "stamp":
            self.stamps += 1
            return self.document.add_paragraph(style=f"TEI Stamp{' beside' if self.stamps % 2 == 0 else ''}")
        return self.document.add_paragraph(style=_STYLES.get(block.kind, PARAGRAPH))

    def _table(self, rows: list[Block]) -> None:
        width = max(len(row.cells) for row in rows)
        table = self.document.add_table(rows=0, cols=width)
        table.style = "Table Grid"
        for row in rows:
            for cell, runs in zip(table.add_row().cells, row.cells, strict=False):
                self.fill(cell.paragraphs[0], runs, row)
                cell.paragraphs[0].style = "TEI Cell"

    def fill(self, paragraph: Any, runs: Iterable[Run], block: Block) -> None:
        """Writes runs into a paragraph, each with its look."""
        for run in runs:
            if run.note in self.notes:
                add_mark(paragraph.add_run(), self.notes[run.note])
                continue
            for number, line in enumerate(run.text.split("\n")):
                if number:
                    paragraph.add_run().add_break()
                if line:
                    _look(paragraph.add_run(_xml(line)), run, block)


def _look(made: Any, run: Run, block: Block) -> None:
    voice = "" if run.voice == block.voice and block.kind in ("stamp", "registry", "summary") else run.voice
    style = CHARACTER.get(voice, "")
    if run.machine:
        style = {"TEI Registry words": "TEI Machine in registry", "TEI Translator": "TEI Machine in remarks"}.get(
            style, "TEI Machine"
        )
    if style:
        made.style = style
    made.bold = True if "bold" in run.marks else None
    made.italic = True if "italic" in run.marks else None
    made.underline = True if "underline" in run.marks else None
    made.font.strike = True if "strike" in run.marks else None
    made.font.superscript = True if "superscript" in run.marks else None
    made.font.subscript = True if "subscript" in run.marks else None
    made.font.small_caps = True if "small caps" in run.marks else None


def _index(document: Any, entries: list[Entry]) -> None:
    if not entries:
        return
    document.add_paragraph("Index", style=f"{ADDED} Heading")
    for kind, heading in KINDS.items():
        rows = [entry for entry in entries if entry.kind == kind]
        if rows:
            document.add_paragraph(heading, style=f"{ADDED} Subheading")
        for entry in rows:
            paragraph = document.add_paragraph(style=f"{ADDED} Entry")
            paragraph.add_run(_xml(entry.name)).bold = True
            rest = "; ".join(part for part in (entry.remarks, *entry.addresses) if part)
            paragraph.add_run(_xml(f": {rest}" if rest else ""))
    paragraph = document.add_paragraph(style=f"{ADDED} Entry")
    paragraph.add_run("Voices. ").bold = True
    paragraph.add_run("; ".join(f"{name.lower()}: {words}" for name, words in LEGEND) + ".")


def _xml(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _settled(content: bytes) -> bytes:
    """The same archive with its parts in order and without the hour: the same TEI gives the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return buffer.getvalue()
