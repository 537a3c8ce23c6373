"""The nodes of a document as it is written: text, elements with the source of their tags, and what is neither.

>>> element = Element('<p  n = "1">', "</p>")
>>> element.set("n", "2")
>>> str(element)
'<p  n = "2"></p>'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from tei_tools.markup.values import attributes_of, unescape
from tei_tools.tei import escape

_ATTRIBUTE = re.compile(r"""(\s+)([^\s=/>]+)(\s*=\s*)("[^"]*"|'[^']*')""")
_NAME = re.compile(r"<([^\s/>]+)")
_REFERENCE = re.compile(r"&[^;]*;|.", re.DOTALL)
_CDATA = ("<![CDATA[", "]]>")


class Text:
    """Character data as written, with its references; or one CDATA section."""

    __slots__ = ("parent", "raw")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.parent: Element | None = None

    @property
    def is_cdata(self) -> bool:
        """Whether it is a CDATA section."""
        return self.raw.startswith(_CDATA[0])

    @property
    def value(self) -> str:
        """The characters that it stands for."""
        if self.is_cdata:
            return self.raw[len(_CDATA[0]) : -len(_CDATA[1])]
        return unescape(self.raw)

    def split(self, number: int) -> Text:
        """Ends this text before its `number`-th character (as `value` counts) and gives the rest, not yet in the tree."""
        if self.is_cdata:
            value = self.value
            self.raw = value[:number].join(_CDATA)
            return Text(value[number:].join(_CDATA))
        at = number
        if "&" in self.raw:
            at = sum(len(match.group()) for match, _ in zip(_REFERENCE.finditer(self.raw), range(number), strict=False))
        rest = Text(self.raw[at:])
        self.raw = self.raw[:at]
        return rest

    def __str__(self) -> str:
        return self.raw


class Aside:
    """What is neither element nor text: a comment, a processing instruction, a document type."""

    __slots__ = ("parent", "raw")

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.parent: Element | None = None

    def __str__(self) -> str:
        return self.raw


class Element:
    """An element: its start tag and end tag as written (`end` is empty for `<p/>`), and its children."""

    __slots__ = ("_named", "_read", "children", "end", "parent", "start")

    def __init__(self, start: str, end: str = "") -> None:
        self.start = start
        self.end = end
        self.children: list[Node] = []
        self.parent: Element | None = None
        self._read: tuple[str, dict[str, str]] = ("", {})
        self._named: tuple[str, str] = ("", "")

    @property
    def name(self) -> str:
        """The name as written, with its prefix."""
        if self._named[0] is not self.start:
            match = _NAME.match(self.start)
            self._named = (self.start, match.group(1) if match else "")
        return self._named[1]

    @property
    def local(self) -> str:
        """The name without its prefix."""
        name = self.name
        return name.rpartition(":")[2] if ":" in name else name

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes by the names that are written, `xml:id` with its prefix; namespace declarations are among them."""
        return dict(self._attributes())

    def _attributes(self) -> dict[str, str]:
        """What the start tag says, read once as long as it stays."""
        if self._read[0] is not self.start:
            self._read = (self.start, attributes_of(self.start))
        return self._read[1]

    def get(self, name: str, default: str = "") -> str:
        """Gives the value of an attribute."""
        return self._attributes().get(name, default) if name in self.start else default

    def set(self, name: str, value: str) -> None:
        """Sets an attribute: its place and its quotes stay, a new one comes last."""
        for match in _ATTRIBUTE.finditer(self.start):
            if match[2] == name:
                quote = match[4][0]
                self.start = self.start[: match.start(4)] + quote + escape(value, quote) + quote + self.start[match.end(4) :]
                return
        at = len(self.start) - (2 if self.start.endswith("/>") else 1)
        while self.start[at - 1].isspace():
            at -= 1
        self.start = f'{self.start[:at]} {name}="{escape(value, chr(34))}"{self.start[at:]}'

    def unset(self, name: str) -> None:
        """Removes an attribute, and the white space before it."""
        for match in _ATTRIBUTE.finditer(self.start):
            if match[2] == name:
                self.start = self.start[: match.start()] + self.start[match.end() :]
                return

    def iter(self, *locals_: str) -> Iterator[Element]:
        """Yields this element and those in it, in document order; with names, only those of these local names."""
        stack = [self]
        while stack:
            element = stack.pop()
            if not locals_ or element.local in locals_:
                yield element
            stack.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def elements(self, *locals_: str) -> list[Element]:
        """Gives the child elements, with names only those of these local names."""
        return [c for c in self.children if isinstance(c, Element) and (not locals_ or c.local in locals_)]

    def find(self, *path: str) -> Element | None:
        """Gives the first element at the path of local names below this one."""
        element: Element | None = self
        for name in path:
            element = next(iter(element.elements(name)), None) if element is not None else None
        return element

    @property
    def string(self) -> str:
        """All text in it."""
        return "".join(
            child.value if isinstance(child, Text) else child.string if isinstance(child, Element) else ""
            for child in self.children
        )

    def insert(self, index: int, *nodes: Node) -> None:
        """Puts nodes before the child at `index`; an empty tag `<p/>` becomes a pair."""
        if not self.end and nodes:
            self.start = self.start[:-2].rstrip() + ">" if self.start.endswith("/>") else self.start
            self.end = f"</{self.name}>"
        self.children[index:index] = nodes
        for node in nodes:
            node.parent = self

    def append(self, *nodes: Node) -> None:
        """Puts nodes behind the last child."""
        self.insert(len(self.children), *nodes)

    def remove(self, node: Node) -> int:
        """Takes a child out, with all that is in it, and gives the place where it stood."""
        index = place_of(node)
        del self.children[index]
        return index

    def wrap(self, first: int, last: int, start: str) -> Element:
        """Puts a new element with the tag `start` round the children from `first` up to but not including `last`."""
        element = Element(start)
        inner = self.children[first:last]
        self.children[first:last] = [element]
        element.parent = self
        element.append(*inner)
        return element

    def unwrap(self) -> None:
        """Takes the tags away and leaves the children where they are."""
        parent = self.parent
        if parent is None:
            raise ValueError("the root cannot be unwrapped")
        index = place_of(self)
        parent.children[index : index + 1] = self.children
        for child in self.children:
            child.parent = parent

    def __str__(self) -> str:
        return "".join(self._pieces())

    def _pieces(self) -> list[str]:
        """The source of all that is in it, tag by tag."""
        pieces: list[str] = []
        stack: list[Node | str] = [self]
        while stack:
            node = stack.pop()
            if isinstance(node, Element):
                pieces.append(node.start)
                stack.append(node.end)
                stack.extend(reversed(node.children))
            else:
                pieces.append(node if isinstance(node, str) else node.raw)
        return pieces


Node: TypeAlias = Text | Aside | Element


def place_of(node: Node) -> int:
    """Gives the place of a node among its siblings."""
    siblings = node.parent.children if node.parent is not None else []
    return next(index for index, sibling in enumerate(siblings) if sibling is node)
