"""TEI to text and annotations beside it, so that it can be read back: no element, attribute or character is lost.

The text is that of the document's `text` element (of a transcribed facsimile its `sourceDoc`), exactly as it stands in the XML,
white space included. Each element in it is an annotation with `start` and `end` (Unicode characters, half-open), its
attributes, the namespaces that it declares, and its `parent`; comments and processing instructions are annotations without
extent. `frame` is the rest of the document, with `<text/>` where the text stands. readers/standoff.py turns it back;
docs/exports.md describes the form.

>>> from lxml import etree
>>> tree = etree.ElementTree(etree.fromstring('<TEI><text><p>a <hi>b</hi></p></text></TEI>'))
>>> import json; found = json.loads(offsets_of(tree))
>>> found["text"], [(a["element"], a["start"], a["end"], a["parent"]) for a in found["annotations"]]
('a b', [('{}text', 0, 3, None), ('{}p', 0, 3, 1), ('{}hi', 2, 3, 2)])
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from typing import Any

from lxml import etree

from tei_tools.tables import document_id, documents_of, local_name
from tei_tools.tei import TEI_NS, XML_NS, serialise

FORMAT = "tei-tools standoff"
VERSION = 1
_HOLDERS = ("text", "sourceDoc")


def offsets_of(tree: Any) -> str:
    """Gives the document as JSON: text, annotations, frame."""
    whole = deepcopy(tree)
    root = whole.getroot()
    walk = _Walk()
    for element in _holders(root):
        above = element.getparent()
        walk.element(element, None, {} if above is None else above.nsmap)
        tail = element.tail
        element.clear()
        element.tail = tail
    before = {
        "format": FORMAT,
        "version": VERSION,
        "document": document_id(documents_of(tree)[0], "-"),
        "text": "".join(walk.pieces),
    }
    annotations = ",\n  ".join(map(_json, walk.annotations))
    fields = [*(f'"{name}": {_json(value)}' for name, value in before.items()), f'"annotations": [\n  {annotations}]']
    fields.append(f'"frame": {_json(serialise(whole).decode())}')
    return "{" + ",\n ".join(fields) + "}\n"


def _holders(root: Any) -> list[Any]:
    """The outermost elements that hold text, in document order."""
    found = [e for e in root.iter(etree.Element) if local_name(e) in _HOLDERS]
    return [e for e in found if not any(local_name(above) in _HOLDERS for above in e.iterancestors())]


class _Walk:
    """The text and the annotations so far."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.annotations: list[dict[str, Any]] = []

    def element(self, element: Any, parent: int | None, known: Mapping[str | None, str]) -> None:
        """Adds an element with all in it; `known` are the namespaces that are declared above it."""
        spaces = element.nsmap
        number = len(self.annotations) + 1
        annotation = {"id": number, "start": self.length, "end": self.length, "parent": parent} | _what(element, spaces, known)
        self.annotations.append(annotation)
        if isinstance(element.tag, str):
            self.write(element.text)
            for child in element:
                self.element(child, number, spaces)
                self.write(child.tail)
            annotation["end"] = self.length

    def write(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)


def _what(node: Any, spaces: Mapping[str | None, str], known: Mapping[str | None, str]) -> dict[str, Any]:
    """The name and attributes of an element, or the content of a comment or processing instruction."""
    if node.tag is etree.Comment:
        return {"element": "#comment", "content": node.text or ""}
    if node.tag is etree.ProcessingInstruction:
        return {"element": "#pi", "target": node.target, "content": node.text or ""}
    what: dict[str, Any] = {"element": _name(node.tag)}
    if spaces != known:
        what["namespaces"] = {prefix or "": space for prefix, space in spaces.items() if known.get(prefix) != space}
    attributes = {_attribute(key): value for key, value in node.items()}
    return what | {"attributes": attributes} if attributes else what


@lru_cache(maxsize=4096)
def _name(tag: str) -> str:
    """A TEI element by its name alone, any other by its namespace and name."""
    space, _, name = tag.rpartition("}")
    return name if space == f"{{{TEI_NS}" else f"{space or '{'}}}{name}"


# a line for each annotation; `indent` would put each value on one, and takes ten times as long
_json = json.JSONEncoder(ensure_ascii=False).encode


def _attribute(key: str) -> str:
    return key.replace(f"{{{XML_NS}}}", "xml:")
