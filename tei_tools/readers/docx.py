"""A Word document (docx) to the words of a transcription: paragraphs, tables, lists, footnotes, page breaks, headers.

A paragraph is a block of its own; where the document itself parts blocks with empty paragraphs, as typists do, each paragraph
is a line. A manual line break is a new line, a tab a tab, a table a line for each row with tabs between the cells; automatic
numbers and bullets are written out; a footnote is `[1]` where its mark stands, its text at the end; a text box stands where it
is anchored. Of tracked changes the insertions are read. What a transcription cannot hold is reported, each with its words:
deletions, comments, headers and footers, pictures. What `export --to docx` added carries a style of its own and is left away.

>>> is_docx(b"Dear Anna")
False

It reads no formatting, and no old Word document (doc): save that as docx.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from tei_tools.errors import InputError
from tei_tools.model import Finding
from tei_tools.readers.docx_numbers import Numbering
from tei_tools.readers.words import Words
from tei_tools.tei import NotWellFormedError, parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ADDED = "TEI Added"  # the beginning of the names of styles for what the exporter adds
_DOCUMENT = "word/document.xml"
_LARGEST = 200_000_000  # bytes of one part: more is no document but an attack
_TEXT = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{W}softHyphen": "\N{SOFT HYPHEN}",
}
_SKIPPED = frozenset(
    {f"{W}{name}" for name in ("pPr", "rPr", "instrText", "del", "moveFrom", "sectPr", "tblPr", "trPr", "tcPr")}
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def is_docx(content: bytes) -> bool:
    """Says whether bytes are a Word document: a ZIP archive that holds one."""
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _DOCUMENT in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def read_docx(content: bytes, *, name: str) -> Words:
    """Gives the words of a Word document, and what could not be kept. Raises InputError where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = {part: _part(archive, part, name) for part in archive.namelist() if _wanted(part)}
    except (zipfile.BadZipFile, ValueError, RuntimeError, NotImplementedError, EOFError, NotWellFormedError) as error:
        raise InputError(f"{name}: cannot be read as a Word document: open it in Word and save it again as docx") from error
    return _Reader(parts, name).words()


def _wanted(part: str) -> bool:
    return (
        re.fullmatch(r"word/(document|styles|numbering|footnotes|endnotes|comments|header\d*|footer\d*)\.xml", part) is not None
    )


def _part(archive: zipfile.ZipFile, part: str, name: str) -> Any:
    if archive.getinfo(part).file_size > _LARGEST:
        raise ValueError(part)
    return parse_xml(archive.read(part), file=f"{name}/{part}", comments=False).getroot()


class _Reader:
    """One document on its way to words; it counts notes and numbers, and collects what could not be kept."""

    def __init__(self, parts: dict[str, Any], name: str) -> None:
        self.parts = parts
        self.name = name
        self.added = _added_styles(parts.get("word/styles.xml"))
        self.numbering = Numbering(parts.get("word/numbering.xml"), parts.get("word/styles.xml"))
        self.notes: list[tuple[str, str]] = []  # kind and id, in the order of their marks
        self.findings: list[Finding] = []

    def words(self) -> Words:
        """Gives the words of the body, then those of the notes, in the order of their marks."""
        body = self.parts[_DOCUMENT].find(f"{W}body")
        blocks = list(self.blocks(body)) if body is not None else []
        spaced = _is_spaced(blocks)
        text = ("\n" if spaced else "\n\n").join(blocks if spaced else [block for block in blocks if block.strip()])
        notes = [self._note(number, *note) for number, note in enumerate(self.notes, start=1)]
        self._report_beside()
        whole = re.sub(r"\n{3,}", "\n\n", "\n\n".join(part.strip("\n") for part in (text, *notes) if part.strip()))
        return Words(whole + "\n" if whole else "", tuple(self.findings))

    def blocks(self, container: Any) -> Iterator[str]:
        """Yields the paragraphs and tables of the body, a cell, a note; an empty paragraph is an empty string."""
        for child in container:
            if child.tag == f"{W}p":
                if not self._is_added(child):
                    yield self._paragraph(child)
            elif child.tag == f"{W}tbl":
                if not any(self._is_added(paragraph) for paragraph in child.iter(f"{W}p")):
                    yield "\n".join(self._rows(child))
            elif child.tag not in _SKIPPED:
                yield from self.blocks(child)
            else:
                self._report_deleted(child)

    def _is_added(self, paragraph: Any) -> bool:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return style is not None and style.get(f"{W}val") in self.added

    def _paragraph(self, paragraph: Any) -> str:
        boxes: list[Any] = []
        text = "".join(self._pieces(paragraph, boxes))
        text = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
        inside = [block for box in boxes for block in self.blocks(box) if block.strip()]
        mark = self.numbering.mark(paragraph) if text.strip() else ""
        return "\n".join(part for part in (f"{mark}{text}", *inside) if part.strip()) if inside or mark else text

    def _pieces(self, element: Any, boxes: list[Any]) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag == f"{W}t":
                yield child.text or ""
            elif tag in _TEXT:
                yield _TEXT[tag]
            elif tag == f"{W}br":
                yield "\n\n" if child.get(f"{W}type") == "page" else "\n"
            elif tag == f"{W}sym":
                yield self._symbol(child)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                yield self._mark(child)
            elif tag == f"{W}txbxContent":
                boxes.append(child)
            elif tag in _SKIPPED or tag == _FALLBACK:
                self._report_deleted(child)
            else:
                if tag in (f"{W}drawing", f"{W}pict") and next(child.iter(f"{W}txbxContent"), None) is None:
                    self._report("a picture was left out: transcribe what it shows")
                yield from self._pieces(child, boxes)

    def _symbol(self, symbol: Any) -> str:
        code = int(symbol.get(f"{W}char", "fffd"), 16)
        if 0xF000 <= code <= 0xF0FF:  # a sign of a symbol font, which no other font has
            self._report(f"a sign of the font {symbol.get(f'{W}font', '')} is written as U+FFFD: write it as a character")
            return "\N{REPLACEMENT CHARACTER}"
        return chr(code)

    def _mark(self, reference: Any) -> str:
        note = (reference.tag.rpartition("}")[2].removesuffix("Reference"), reference.get(f"{W}id", ""))
        if note not in self.notes:
            self.notes.append(note)
        return f"[{self.notes.index(note) + 1}]"

    def _note(self, number: int, kind: str, id: str) -> str:
        part = self.parts.get(f"word/{kind}s.xml")
        note = next((e for e in part if e.get(f"{W}id") == id), None) if part is not None else None
        words = "\n".join(block.strip() for block in self.blocks(note) if block.strip()) if note is not None else ""
        return f"[{number}] {words}"

    def _rows(self, table: Any) -> Iterator[str]:
        for row in table.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not table:
                continue  # a table in a cell is read with its cell
            cells = [" ".join(" ".join(self.blocks(cell)).split()) for cell in row if cell.tag == f"{W}tc"]
            if any(cells):
                yield "\t".join(cells).rstrip("\t")

    def _report_deleted(self, element: Any) -> None:
        if element.tag == f"{W}del":
            words = "".join(e.text or "" for e in element.iter(f"{W}delText"))
            if words.strip():
                self._report(f"a tracked deletion was left out: '{words[:40]}'")

    def _report_beside(self) -> None:
        """Says what stands beside the text: comments, headers and footers."""
        for part, root in sorted(self.parts.items()):
            kind = re.match(r"word/(comment|header|footer)", part)
            if kind is None:
                continue
            containers = list(root) if kind[1] == "comment" else [root]
            for container in containers:
                words = " ".join(" ".join(e.text or "" for e in container.iter(f"{W}t")).split())
                if words:
                    self._report(f"a {kind[1]} was left out: '{words[:60]}': write it into the text where it belongs")

    def _report(self, message: str) -> None:
        if all(finding.message != message for finding in self.findings):
            self.findings.append(Finding(self.name, 1, 1, "reader.docx", "warning", message))


def _added_styles(styles: Any) -> frozenset[str]:
    if styles is None:
        return frozenset()
    found = (style for style in styles.iter(f"{W}style") if _name_of(style).startswith(ADDED))
    return frozenset(str(style.get(f"{W}styleId")) for style in found)


def _name_of(style: Any) -> str:
    name = style.find(f"{W}name")
    return str(name.get(f"{W}val", "")) if name is not None else ""


def _is_spaced(blocks: list[str]) -> bool:
    """Says whether empty paragraphs part the blocks: one in ten at least, so that one stray does not decide."""
    inner = blocks[next((i for i, block in enumerate(blocks) if block.strip()), len(blocks)) :]
    while inner and not inner[-1].strip():
        inner = inner[:-1]
    return sum(not block.strip() for block in inner) * 10 >= len(inner) > 2
