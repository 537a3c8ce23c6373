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
from copy import deepcopy
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
        walk.element(element, None)
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

    def element(self, element: Any, parent: int | None) -> None:
        annotation = {"id": len(self.annotations) + 1, "start": self.length, "end": self.length, "parent": parent}
        self.annotations.append(annotation | _what(element))
        place = len(self.annotations) - 1
        if isinstance(element.tag, str):
            self.write(element.text)
            for child in element:
                self.element(child, annotation["id"])
                self.write(child.tail)
            self.annotations[place]["end"] = self.length

    def write(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)


def _what(node: Any) -> dict[str, Any]:
    """The name and attributes of an element, or the content of a comment or processing instruction."""
    if node.tag is etree.Comment:
        return {"element": "#comment", "content": node.text or ""}
    if node.tag is etree.ProcessingInstruction:
        return {"element": "#pi", "target": node.target, "content": node.text or ""}
    name = etree.QName(node)
    above = node.getparent()
    known = above.nsmap if above is not None else {}
    declared = {prefix or "": space for prefix, space in node.nsmap.items() if known.get(prefix) != space}
    element = name.localname if name.namespace == TEI_NS else f"{{{name.namespace or ''}}}{name.localname}"
    attributes = {_attribute(key): value for key, value in node.attrib.items()}
    named = {"namespaces": declared} if declared else {}
    return {"element": element, **named, **({"attributes": attributes} if attributes else {})}


# a line for each annotation; `indent` would put each value on one, and takes ten times as long
_json = json.JSONEncoder(ensure_ascii=False).encode


def _attribute(key: str) -> str:
    return key.replace(f"{{{XML_NS}}}", "xml:")
