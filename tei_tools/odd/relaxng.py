"""Writes a scheme as RELAX NG in XML syntax: one define per element, every class flattened.

libxml2 needs minutes or never ends on grammars that reach their elements through nested classes; written out like this, the
same language loads in a fraction of a second. Large choices and attributes that many elements share have a define each, one
level deep. The grammar carries no prose of TEI's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from lxml import etree

from tei_tools.odd.attributes import Attribute, AttributeChoice, AttributeItem
from tei_tools.odd.pattern import (
    AnyElement,
    Choice,
    Data,
    Element,
    Empty,
    Group,
    NotAllowed,
    Pattern,
    Repeat,
    Text,
    TokenList,
    Value,
)

RNG = "http://relaxng.org/ns/structure/1.0"
TEI_NS = "http://www.tei-c.org/ns/1.0"
XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
_SHARED = 8  # alternatives from which on a choice is written once and referred to
_DEEP = 16  # alternatives in one choice: jing goes one call deeper for each, and its stack has an end
_AS_DEFAULT: Any = {None: RNG}
_OCCURRENCES = {(0, 1): "optional", (0, None): "zeroOrMore", (1, None): "oneOrMore"}


class GrammarWriter:
    """Builds the grammar element by element; `avoid` sets of anyElement get one define each."""

    def __init__(self, ident: str, start: Iterable[str], note: str) -> None:
        self._grammar = etree.Element(f"{{{RNG}}}grammar", nsmap=_AS_DEFAULT)
        self._grammar.set("ns", TEI_NS)
        self._grammar.set("datatypeLibrary", XSD)
        self._grammar.append(etree.Comment(f" {note} "))
        self._any: dict[AnyElement, str] = {}
        self._choices: dict[Choice, str] = {}
        self._attributes: dict[Attribute, str] = {}
        choice_of_starts = _add(_add(self._grammar, "start"), "choice")
        for name in start:
            _add(choice_of_starts, "ref", name=name)

    def add_element(self, name: str, ns: str | None, content: Pattern, attributes: Iterable[AttributeItem]) -> None:
        """Adds the define of one element; `ns` is None for TEI's namespace."""
        element = _add(_add(self._grammar, "define", name=name), "element", name=name)
        if ns is not None and ns != TEI_NS:
            element.set("ns", ns)
        for item in attributes:
            self._write_attribute_item(element, item)
        self._write(element, content)

    def tostring(self) -> bytes:
        """Gives the grammar as UTF-8, indented, with an XML declaration."""
        etree.indent(self._grammar, "  ")
        return etree.tostring(self._grammar, xml_declaration=True, encoding="UTF-8") + b"\n"

    def _write_attribute_item(self, parent: etree._Element, item: AttributeItem) -> None:
        if isinstance(item, AttributeChoice):
            branches = _add(parent, "choice")
            for branch in item.branches:
                holder = _add(branches, "group")
                for inner in branch:
                    self._write_attribute_item(holder, inner)
        else:
            if item not in self._attributes:
                self._attributes[item] = f"attribute_{len(self._attributes) + 1}.{item.name.replace(':', '.')}"
                self._define_attribute(self._attributes[item], item)
            _add(parent, "ref", name=self._attributes[item])

    def _define_attribute(self, name: str, item: Attribute) -> None:
        """Writes an attribute once for all elements that have it with the same values; most have."""
        define = _add(self._grammar, "define", name=name)
        attribute = _add(define if item.required else _add(define, "optional"), "attribute", name=item.name)
        if item.ns:
            attribute.set("ns", item.ns)
        self._write(attribute, item.pattern)

    def _write(self, parent: etree._Element, pattern: Pattern) -> None:
        _WRITERS[type(pattern)](self, parent, pattern)

    def _write_items(self, parent: etree._Element, name: str, items: Iterable[Pattern]) -> None:
        holder = _add(parent, name)
        for item in items:
            self._write(holder, item)

    def _write_repeat(self, parent: etree._Element, pattern: Repeat) -> None:
        """Writes optional, zeroOrMore, oneOrMore; other counts as copies, those above `least` optional."""
        occurrence = _OCCURRENCES.get((pattern.least, pattern.most))
        if occurrence:
            self._write(_add(parent, occurrence), pattern.item)
            return
        holder = _add(parent, "group")
        for _ in range(pattern.least):
            self._write(holder, pattern.item)
        if pattern.most is None:
            self._write(_add(holder, "zeroOrMore"), pattern.item)
        for _ in range((pattern.most or 0) - pattern.least):
            self._write(_add(holder, "optional"), pattern.item)

    def _write_choice(self, parent: etree._Element, pattern: Choice) -> None:
        """Writes a choice in place, a large one once for all as a define of its own: most elements share a few of these."""
        if len(pattern.items) < _SHARED:
            self._write_items(parent, "choice", pattern.items)
            return
        if pattern not in self._choices:
            self._choices[pattern] = f"choice_{len(self._choices) + 1}"
            holder = _add(_add(self._grammar, "define", name=self._choices[pattern]), "choice")
            for start in range(0, len(pattern.items), _DEEP):
                self._write_items(holder, "choice", pattern.items[start : start + _DEEP])
        _add(parent, "ref", name=self._choices[pattern])

    def _write_data(self, parent: etree._Element, pattern: Data) -> None:
        data = _add(parent, "data", type=pattern.type)
        for name, value in pattern.params:
            _add(data, "param", name=name).text = value

    def _write_any(self, parent: etree._Element, pattern: AnyElement) -> None:
        if pattern not in self._any:
            self._any[pattern] = f"anyElement_{len(self._any) + 1}"
            self._define_any(self._any[pattern], pattern.avoid)
        _add(parent, "ref", name=self._any[pattern])

    def _define_any(self, name: str, avoid: tuple[str, ...]) -> None:
        element = _add(_add(self._grammar, "define", name=name), "element")
        names = _add(element, "anyName")
        if avoid:
            except_names = _add(names, "except")
            for token in avoid:
                _write_name(except_names, token)
        _add(_add(_add(element, "zeroOrMore"), "attribute"), "anyName")
        content = _add(_add(element, "zeroOrMore"), "choice")
        _add(content, "text")
        _add(content, "ref", name=name)


def _write_name(parent: etree._Element, token: str) -> None:
    if token.startswith("{"):
        ns, _, local = token[1:].partition("}")
        _add(parent, "name", ns=ns).text = local
    else:
        _add(parent, "nsName", ns=token)


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{RNG}}}{tag}", attributes)


def _write_value(writer: GrammarWriter, parent: etree._Element, pattern: Value) -> None:
    _add(parent, "value").text = pattern.text


_WRITERS: Mapping[type, Callable[[GrammarWriter, etree._Element, Any], object]] = {
    Empty: lambda writer, parent, pattern: _add(parent, "empty"),
    NotAllowed: lambda writer, parent, pattern: _add(parent, "notAllowed"),
    Text: lambda writer, parent, pattern: _add(parent, "text"),
    Element: lambda writer, parent, pattern: _add(parent, "ref", name=pattern.name),
    Value: _write_value,
    Data: GrammarWriter._write_data,
    AnyElement: GrammarWriter._write_any,
    Repeat: GrammarWriter._write_repeat,
    Choice: GrammarWriter._write_choice,
    Group: lambda writer, parent, pattern: writer._write_items(parent, "group", pattern.items),
    TokenList: lambda writer, parent, pattern: writer._write_items(parent, "list", (pattern.item,)),
}
