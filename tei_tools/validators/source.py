"""A document as the validators see it: its elements in document order, each with exact line, column and attributes.

Positions come from expat, which counts characters; lxml knows lines only. Text is not kept: what needs it takes `text`.

>>> source = read_source(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><p n="1"/></TEI>', "a.xml")
>>> source.elements[1].local, source.elements[1].column, source.path(1)
('p', 42, '/TEI/p')

It does not fetch anything: a document type that declares entities is refused, an external one is not read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from xml.parsers import expat

from tei_tools.decoding import decode
from tei_tools.model import Finding, Severity
from tei_tools.validators.malformed import EntityDeclared, describe_error

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "http://www.w3.org/XML/1998/namespace id"
XML_LANG = "http://www.w3.org/XML/1998/namespace lang"
XML_BASE = "http://www.w3.org/XML/1998/namespace base"

_ATTRIBUTE = re.compile(r"""\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')""")
_ENCODING = re.compile(r"""^(<\?xml\s[^>]*?)(\sencoding\s*=\s*(?:"[^"]*"|'[^']*'))""")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(\[.*?\]\s*)?>", re.DOTALL)


class Element(NamedTuple):
    """One start tag: `name` is "namespace local" or "local"; attribute names likewise; `number` is its place in
    document order, `parent` that of its parent, -1 for the root."""

    number: int
    parent: int
    name: str
    attributes: dict[str, str]
    line: int
    column: int
    offset: int

    @property
    def local(self) -> str:
        """The local name."""
        return self.name.rpartition(" ")[2]

    @property
    def is_tei(self) -> bool:
        """Whether the element is in the TEI namespace."""
        return self.name.startswith("http://www.tei-c.org/ns/1.0 ")


class Instruction(NamedTuple):
    """A processing instruction before or inside the document."""

    target: str
    data: str
    line: int
    column: int


@dataclass
class Source:
    """A well-formed document: `elements` in document order, `text` as decoded, `file` the name that findings carry."""

    file: str
    text: str
    elements: list[Element] = field(default_factory=list)
    instructions: list[Instruction] = field(default_factory=list)
    doctype: tuple[int, int] | None = None

    @cached_property
    def encoded(self) -> bytes:
        """The text in UTF-8: what element offsets count in."""
        return self.text.encode()

    @cached_property
    def ids(self) -> dict[str, Element]:
        """Maps every xml:id to the first element that bears it."""
        found: dict[str, Element] = {}
        for element in self.elements:
            if XML_ID in element.attributes:
                found.setdefault(element.attributes[XML_ID], element)
        return found

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, as XML counts them."""
        return re.split(r"\r\n|\r|\n", self.text)

    @property
    def text_in_utf8(self) -> bytes:
        """The text in UTF-8 for another parser: the declaration of another encoding is blanked out, so places stay."""
        return _ENCODING.sub(lambda match: match[1] + " " * len(match[2]), self.text, count=1).encode()

    @property
    def text_without_doctype(self) -> str:
        """The text with the document type blanked out too, for a parser that refuses one; its line breaks are kept."""
        text = _ENCODING.sub(lambda match: match[1] + " " * len(match[2]), self.text, count=1)
        if self.doctype is None:
            return text
        return _DOCTYPE.sub(lambda match: re.sub(r"[^\r\n]", " ", match.group()), text, count=1)

    @cached_property
    def _ordinals(self) -> list[tuple[int, bool]]:
        """For each element its place among the siblings of its name, and whether there are several."""
        counts: dict[tuple[int, str], int] = {}
        places = []
        for element in self.elements:
            key = (element.parent, element.name)
            counts[key] = counts.get(key, 0) + 1
            places.append((counts[key], key))
        return [(place, counts[key] > 1) for place, key in places]

    def path(self, index: int) -> str:
        """Gives the address of an element, `/TEI/text/body/p[3]`, with a place only where siblings share the name."""
        steps = []
        while index >= 0:
            place, several = self._ordinals[index]
            steps.append(self.elements[index].local + (f"[{place}]" if several else ""))
            index = self.elements[index].parent
        return "/" + "/".join(reversed(steps))

    def attribute_span(self, element: Element, attribute: str) -> tuple[int, int] | None:
        """Gives start and end of the attribute inside `encoded`, or None where its tag does not write it."""
        wanted = attribute.rpartition(" ")[2]
        prefix = "xml:" if attribute.startswith("http://www.w3.org/XML/1998/namespace ") else ""
        tag = self._tag(element)
        for match in _ATTRIBUTE.finditer(tag):
            name = match.group(1)
            if name == prefix + wanted or (not prefix and name.rpartition(":")[2] == wanted and not name.startswith("xml")):
                start = element.offset + len(tag[: match.start(1)].encode())
                return start, start + len(match.group().lstrip().encode())
        return None

    def attribute_as_written(self, element: Element, name: str) -> int | None:
        """Gives where the attribute of this name, with its prefix, begins inside `encoded`; None where its tag has none."""
        tag = self._tag(element)
        starts = (match.start(1) for match in _ATTRIBUTE.finditer(tag) if match.group(1) == name)
        return next((element.offset + len(tag[:start].encode()) for start in starts), None)

    def _tag(self, element: Element) -> str:
        """The start tag as written; quoted values may hold `>`."""
        match = re.compile(rb"""<[^\s/>]+(?:[^"'>]|"[^"]*"|'[^']*')*>""").match(self.encoded, element.offset)
        return match.group().decode() if match else ""

    def position(self, offset: int) -> tuple[int, int]:
        """Turns an offset into `encoded` into line and column, both from 1; the column counts characters."""
        line = bisect_right(self._line_starts, offset)
        start = self._line_starts[line - 1]
        return line, len(self.encoded[start:offset].decode(errors="replace")) + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(rb"\r\n|\r|\n", self.encoded))]

    def finding(
        self, element: Element, rule: str, severity: Severity, message: str, *, attribute: str = "", hint: str = ""
    ) -> Finding:
        """Makes a finding at an element's start tag, or at one of its attributes."""
        line, column, path = element.line, element.column, self.path(element.number)
        if attribute:
            span = self.attribute_span(element, attribute)
            line, column = self.position(span[0]) if span else (line, column)
            path += f"/@{'xml:' if ' ' in attribute else ''}{attribute.rpartition(' ')[2]}"
        return Finding(self.file, line, column, rule, severity, message, path, hint)


def read_source(data: bytes, file: str) -> Source | Finding:
    """Reads a document; one that is not well-formed gives the finding that says why.

    Raises InputError where the bytes are in no encoding that can be read or there are none.
    """
    return parse_text(decode(data, file), file)


def parse_text(text: str, file: str) -> Source | Finding:
    """Reads a document that is already text; whatever encoding its declaration names, offsets count in UTF-8."""
    source = Source(file, text)
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    open_elements = _listen(parser, source)
    try:
        parser.Parse(source.encoded, True)
    except expat.ExpatError as error:
        still_open = [source.elements[number] for number in open_elements]
        return describe_error(source, error.code, parser.ErrorByteIndex, still_open)
    except EntityDeclared as error:
        return error.finding
    return source


def _listen(parser: expat.XMLParserType, source: Source) -> list[int]:
    """Sets the parser's handlers so that they fill `source`; gives the stack of the indices of open elements."""
    elements = source.elements
    stack: list[int] = []
    intern: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        index = len(elements)
        parent = stack[-1] if stack else -1
        place = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, parser.CurrentByteIndex
        elements.append(Element(index, parent, intern.setdefault(name, name), attributes, *place))
        stack.append(index)

    def doctype(*_: object) -> None:
        source.doctype = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1

    def instruction(target: str, data: str) -> None:
        source.instructions.append(Instruction(target, data, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))

    def entity(name: str, *_: object) -> None:
        raise EntityDeclared(source.file, name, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: stack.pop()
    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = entity
    parser.ProcessingInstructionHandler = instruction
    return stack
