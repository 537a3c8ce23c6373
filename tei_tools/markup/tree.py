"""XML as it is written: a tree that knows the source of every tag, so that one change leaves every other byte as it was.

>>> markup = parse_markup('<p  n = "1">a &amp; <b/>c</p>')
>>> markup.root.set("n", "2")
>>> str(markup)
'<p  n = "2">a &amp; <b/>c</p>'

lxml gives the meaning of a document and forgets its quotes, the order of attributes and the white space in tags; people's
files come back from here byte for byte. What is read is well-formed: `read_markup` has it checked at the one door to XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.decoding import decode, encoding_of
from tei_tools.markup.nodes import Aside, Element, Node, Text
from tei_tools.tei import parse_xml

TOKEN = re.compile(  # no two of them begin alike: the commonest stand first
    r"(?P<text>[^<]+)"
    r"|(?P<close></[^>]*>)"
    r"""|(?P<open><[^\s/>!?]+[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>)"""
    r"|(?P<aside><!--.*?-->|<\?.*?\?>)"
    r"|(?P<cdata><!\[CDATA\[.*?\]\]>)"
    r"""|(?P<doctype><!DOCTYPE(?:[^\[>"']|"[^"]*"|'[^']*'|\[.*?\]\s*(?=>))*>)""",
    re.DOTALL,
)


class Markup:
    """A document: `nodes` before, with and behind its root; `file` is the name that messages carry."""

    def __init__(self, nodes: list[Node], file: str = "-", mark: bytes = b"", encoding: str = "utf-8") -> None:
        self.nodes = nodes
        self.file = file
        self._mark, self._encoding = mark, encoding

    @property
    def root(self) -> Element:
        """The root element."""
        return next(node for node in self.nodes if isinstance(node, Element))

    @property
    def newline(self) -> str:
        """How this file ends its lines."""
        return "\r\n" if "\r\n" in str(self) else "\n"

    def by_id(self) -> dict[str, Element]:
        """Maps every xml:id to the first element that bears it."""
        found: dict[str, Element] = {}
        for element in self.root.iter():
            name = element.get("xml:id")
            if name:
                found.setdefault(name, element)
        return found

    def line_of(self, element: Element) -> tuple[int, int]:
        """Gives line and column, from 1, of an element's start tag."""
        before = "".join(self._before(element))
        return before.count("\n") + 1, len(before) - before.rfind("\n")

    def _before(self, element: Element) -> Iterator[str]:
        trail: list[tuple[Element | None, Node]] = []
        node: Node | None = element
        while node is not None:
            trail.append((node.parent, node))
            node = node.parent
        for parent, child in reversed(trail):
            siblings = self.nodes if parent is None else parent.children
            if parent is not None:
                yield parent.start
            for sibling in siblings:
                if sibling is child:
                    break
                yield str(sibling)

    def __str__(self) -> str:
        return "".join(str(node) for node in self.nodes)

    def encoded(self) -> bytes:
        """Gives the bytes of the file in its own encoding; what that lacks is written as character references."""
        return self._mark + str(self).encode(self._encoding, errors="xmlcharrefreplace")


def read_markup(data: bytes, file: str) -> Markup:
    """Reads a file. Raises InputError or NotWellFormedError as `parse_xml` does."""
    text = decode(data, file)
    parse_xml(data, file=file)
    mark, encoding = encoding_of(data, file)
    return Markup(parse_markup(text).nodes, file, mark, encoding)


def parse_markup(text: str) -> Markup:
    """Reads text that is known to be well-formed."""
    nodes: list[Node] = []
    open_: Element | None = None
    siblings = nodes
    for match in TOKEN.finditer(text):
        kind, raw = match.lastgroup, match.group()
        if kind == "close" and open_ is not None:
            open_.end = raw
            open_ = open_.parent
            siblings = nodes if open_ is None else open_.children
        elif kind == "open":
            element = Element(raw)
            element.parent = open_
            siblings.append(element)
            if raw[-2] != "/":
                open_, siblings = element, element.children
        else:
            node: Node = Text(raw) if kind in ("text", "cdata") else Aside(raw)
            node.parent = open_
            siblings.append(node)
    return Markup(nodes)


def fragment(source: str) -> list[Node]:
    """Gives the nodes of a piece of XML that we wrote, not yet in a tree."""
    nodes = parse_markup(f"<x>{source}</x>").root.children
    for node in nodes:
        node.parent = None
    return nodes
