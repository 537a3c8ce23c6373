"""Law 1: the transcription comes back from the XML alone, character for character after white space is normalised.

The text of `text` is walked in document order; each element gives its delimiters (encoder/spelling.py) and its text. An
abstract that stands in the header is given where its anchor stands; a `g` gives the character it names.

>>> from lxml import etree
>>> tree = etree.ElementTree(etree.fromstring(
...     '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p>and <supplied>would</supplied> go</p></text></TEI>'))
>>> transcription_of(tree)
'and [would] go'
"""

from __future__ import annotations

from typing import Any

from tei_tools.encoder.spelling import spelled
from tei_tools.errors import ConservationError
from tei_tools.model import Document

TEI = "{http://www.tei-c.org/ns/1.0}"
CHARACTER_ID = "#char-U"


def transcription_of(tree: Any) -> str:
    """Gives the transcription that `tree` (an lxml tree of one TEI document) encodes, in its own spelling.

    White space is as it stands in the XML: compare after `normalise`. Comments and processing instructions count nothing.
    """
    root = tree.getroot() if hasattr(tree, "getroot") else tree
    pieces: list[str] = []
    for text in root.iterchildren(f"{TEI}text"):
        _collect(text, "", root, pieces)
    return "".join(pieces)


def normalise(text: str) -> str:
    """Gives `text` with every run of white space as one space and none at either end."""
    return " ".join(text.split())


def check_conservation(document: Document, tree: Any) -> None:
    """Raises ConservationError, with the first place that differs, unless `tree` gives `document.text` back."""
    wanted, got = normalise(document.text), normalise(transcription_of(tree))
    if wanted == got:
        return
    at = next((i for i, (a, b) in enumerate(zip(wanted, got, strict=False)) if a != b), min(len(wanted), len(got)))
    around = wanted[max(0, at - 10) : at + 10]
    raise ConservationError(
        f"{document.source}: the text near '{around}' would be changed by encoding, so nothing was written: "
        "this is a defect of tei-tools, please report it with the file"
    )


def _collect(element: Any, parent: str, root: Any, pieces: list[str]) -> None:
    name = element.tag.rpartition("}")[2]
    if name == "g":
        pieces.append(_character(element))
        return
    if name == "anchor" and element.get("type") == "abstract":
        _collect_abstract(root, pieces)
    before, after = spelled(name, element.attrib, parent)
    pieces.append(before)
    if element.text:
        pieces.append(element.text)
    for child in element:
        if isinstance(child.tag, str):
            _collect(child, name, root, pieces)
        if child.tail:
            pieces.append(child.tail)
    pieces.append(after)


def _collect_abstract(root: Any, pieces: list[str]) -> None:
    for abstract in root.iterfind(f"{TEI}teiHeader/{TEI}profileDesc/{TEI}abstract"):
        _collect(abstract, "profileDesc", root, pieces)


def _character(element: Any) -> str:
    ref = element.get("ref", "")
    if ref.startswith(CHARACTER_ID) and not element.text:
        return chr(int(ref[len(CHARACTER_ID) :], 16))
    return element.text or ""
