"""Text and annotations beside it (`export --to standoff`) back to the TEI document that they came from.

Each annotation goes where its `parent` says; one that somebody added, which names no parent, goes into the innermost element
that holds all of its range, round what stands there. One that would cross an element is left out and reported, as is one that
reaches beyond the text: the text itself always stays.

>>> source = {"format": "tei-tools standoff", "version": 1, "text": "Dear Anna", "frame": "<TEI><text/></TEI>",
...     "annotations": [{"start": 0, "end": 9, "element": "{}text", "id": 1, "parent": None},
...                     {"start": 5, "end": 9, "element": "{}hi"}]}
>>> tree, findings = read_standoff(json.dumps(source), name="x.json")
>>> etree.tostring(tree, encoding="unicode")
'<TEI><text>Dear <hi>Anna</hi></text></TEI>'
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from tei_tools.encoder.nest import NO_XML
from tei_tools.errors import InputError
from tei_tools.model import Finding
from tei_tools.tei import TEI_NS, XML_NS, parse_xml

FORMAT = "tei-tools standoff"
VERSION = 1
_NAME = re.compile(r"\{([^{}]*)\}(.+)", re.DOTALL)
_HOLDERS = ("text", "sourceDoc")
_DEEPEST = 240  # elements in one another: no reader of XML takes many more, libxml2 256


@dataclass(slots=True)
class _Node:
    """An annotation in its place; `given` is where it stands in the file, for messages."""

    start: int
    end: int
    what: dict[str, Any]
    given: int
    children: list[_Node] = field(default_factory=list)
    depth: int = 1


def read_standoff(source: str | bytes, *, name: str) -> tuple[Any, tuple[Finding, ...]]:
    """Gives the TEI tree and what was left out. Raises InputError where the file is no such JSON or names no XML element."""
    content = _content(source, name)
    findings: list[Finding] = []
    roots = _forest(content, name, findings)
    stray = NO_XML.search(content["text"])
    if stray:
        raise InputError(
            f"{name}: its text has U+{ord(stray[0]):04X} at {stray.start()}, which XML cannot hold: export it again"
        )
    tree = parse_xml(content["frame"].encode(), file=name)
    places = [e for e in tree.getroot().iter(etree.Element) if etree.QName(e).localname in _HOLDERS and not len(e)]
    if len(places) != len(roots):
        raise InputError(f"{name}: its frame has room for {len(places)} texts, but {len(roots)} are annotated: export it again")
    for place, root in zip(places, roots, strict=True):
        parent = place.getparent()
        element = _element(root, content["text"], name, parent)
        element.tail = place.tail
        if parent is None:
            tree._setroot(element)
        else:
            parent.replace(place, element)
    return tree, tuple(findings)


def _content(source: str | bytes, name: str) -> dict[str, Any]:
    try:
        content = json.loads(source)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: is no JSON: {error}: export it again, or mend it there") from error
    wanted: dict[str, type] = {"text": str, "frame": str, "annotations": list}
    wrong = [key for key, kind in wanted.items() if not isinstance(content.get(key), kind)]
    if content.get("format") != FORMAT or content.get("version") != VERSION or wrong:
        missing = f" ({', '.join(wrong)} missing)" if wrong else ""
        raise InputError(
            f"{name}: is no stand-off JSON of tei-tools, version {VERSION}{missing}: see docs/exports.md, standoff"
        )
    return dict(content)


def _forest(content: dict[str, Any], name: str, findings: list[Finding]) -> list[_Node]:
    """The annotations as trees: those with a parent first, in their order, then the others where they fit."""
    length = len(content["text"])
    nodes: dict[Any, _Node] = {}
    roots: list[_Node] = []
    added: list[_Node] = []
    for given, what in enumerate(content["annotations"], start=1):
        node = _node(what, given, length, name, findings)
        if node is None:
            continue
        parent = nodes.get(what.get("parent"))
        if what.get("parent") is None and "parent" in what:
            roots.append(node)
        elif parent is not None and parent.start <= node.start and node.end <= parent.end:
            node.depth = parent.depth + 1
            parent.children.append(node)
            if node.depth > _DEEPEST:
                raise InputError(f"{name}: annotation {given} stands in more than {_DEEPEST} others: no XML is so deep")
        else:
            added.append(node)
        if "id" in what:
            nodes[what["id"]] = node
    for node in sorted(added, key=lambda node: (node.start, -node.end)):
        home = next((root for root in roots if root.start <= node.start and node.end <= root.end), None)
        if home is None or not _place(home, node):
            findings.append(_left_out(name, node, "would cross another element, or stands too deep"))
    return roots


def _node(what: Any, given: int, length: int, name: str, findings: list[Finding]) -> _Node | None:
    fine = isinstance(what, dict) and isinstance(what.get("element"), str)
    fine = fine and all(isinstance(what.get(key, 0), int | str | None) for key in ("id", "parent"))
    fine = fine and isinstance(what.get("attributes") or {}, dict) and isinstance(what.get("namespaces") or {}, dict)
    if not fine or not all(type(what.get(key)) is int for key in ("start", "end")):
        raise InputError(f"{name}: annotation {given} has no element, start and end, or they are of another kind: correct it")
    node = _Node(what["start"], what["end"], what, given)
    if 0 <= node.start <= node.end <= length:
        return node
    findings.append(_left_out(name, node, f"reaches beyond the text of {length} characters"))
    return None


def _place(node: _Node, new: _Node) -> bool:
    """Puts `new` into the innermost element that holds it, round what it covers; False where it would cross an element."""
    if node.depth >= _DEEPEST:
        return False
    for child in node.children:
        if child.start <= new.start and new.end <= child.end and child.start < child.end and _is_element(child):
            return _place(child, new)
    if any(_crosses(child, new) for child in node.children):
        return False
    covered = [child for child in node.children if _covers(new, child)]
    at = next((i for i, child in enumerate(node.children) if child in covered or child.start >= new.end), len(node.children))
    new.children = covered + new.children
    new.depth = node.depth + 1
    rest = [child for child in node.children if child not in covered]
    node.children = [*rest[:at], new, *rest[at:]]
    return True


def _is_element(node: _Node) -> bool:
    return not node.what["element"].startswith("#")


def _crosses(child: _Node, new: _Node) -> bool:
    inside = new.start < child.start < new.end < child.end
    return inside or child.start < new.start < child.end < new.end


def _covers(new: _Node, child: _Node) -> bool:
    if child.start == child.end:
        return new.start < child.start < new.end
    return new.start <= child.start and child.end <= new.end


def _element(node: _Node, text: str, name: str, parent: Any) -> Any:
    """Makes the element of a node with all that it holds, as the last in `parent`: so it has the prefixes that hold there."""
    element = _made(node.what, node, name, parent)
    if not _is_element(node):
        return element
    last, at = None, node.start
    for child, start, end in _children(node):
        _write(element, last, text[at:start])
        last = _element(child, text, name, element)
        at = max(at, end)
    _write(element, last, text[at : node.end])
    return element


def _children(node: _Node) -> Iterator[tuple[_Node, int, int]]:
    return ((child, child.start, child.end) for child in node.children)


def _made(what: dict[str, Any], node: _Node, name: str, parent: Any) -> Any:
    try:
        if not _is_element(node):
            content: Any = what.get("content") or None
            made: Any = etree.Comment(content) if what["element"] == "#comment" else etree.PI(what.get("target", ""), content)
            parent.append(made)
            return made
        found = _NAME.fullmatch(what["element"])
        space, local = (found[1], found[2]) if found else (TEI_NS, what["element"])
        declared: Any = {prefix or None: address for prefix, address in (what.get("namespaces") or {}).items() if address}
        tag = f"{{{space}}}{local}" if space else local
        element: Any = etree.Element(tag, nsmap=declared) if parent is None else etree.SubElement(parent, tag, nsmap=declared)
        for key, value in (what.get("attributes") or {}).items():
            element.set(key.replace("xml:", f"{{{XML_NS}}}") if key.startswith("xml:") else key, value)
    except (ValueError, TypeError) as error:
        raise InputError(
            f"{name}: annotation {node.given} cannot be XML: {error}: correct its element or attributes"
        ) from error
    return element


def _write(element: Any, last: Any, text: str) -> None:
    if not text:
        return
    if last is None:
        element.text = (element.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _left_out(name: str, node: _Node, reason: str) -> Finding:
    what = f"annotation {node.given} ({node.what['element'][:20]}, {node.start}-{node.end}) {reason}: it was left out"
    return Finding(name, 1, 1, "reader.standoff", "warning", what, hint="move its start or end, or remove it")
