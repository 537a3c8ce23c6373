"""The restrictions of section 7: what a RELAX NG schema may not say although its syntax is right.

`check_restrictions(start, elements)` raises SchemaError for the first prohibited path (7.1), string sequence (7.2),
doubled attribute (7.3) or ambiguous interleave (7.4). It works on the shared patterns, each visited once per context.
"""

from __future__ import annotations

from tei_tools.errors import SchemaError
from tei_tools.relaxng.names import NameClass, split_name
from tei_tools.relaxng.patterns import (
    ATTRIBUTE,
    CHOICE,
    DATA,
    ELEMENT,
    EMPTY,
    GROUP,
    INTERLEAVE,
    LIST,
    NOT_ALLOWED,
    ONE_OR_MORE,
    TEXT,
    VALUE,
    Pattern,
)
from tei_tools.relaxng.reader import schema_error

_WORDS = "empty notAllowed text choice interleave group oneOrMore list data value attribute element".split()
_PROHIBITED: dict[str, frozenset[int]] = {
    "attribute": frozenset((ATTRIBUTE, ELEMENT)),
    "list": frozenset((LIST, ELEMENT, ATTRIBUTE, TEXT, INTERLEAVE)),
    "except": frozenset((ATTRIBUTE, ELEMENT, TEXT, LIST, GROUP, INTERLEAVE, ONE_OR_MORE, EMPTY)),
    "start": frozenset((ATTRIBUTE, DATA, VALUE, TEXT, LIST, GROUP, INTERLEAVE, ONE_OR_MORE, EMPTY)),
    "repeated": frozenset((ATTRIBUTE,)),  # oneOrMore//group//attribute and oneOrMore//interleave//attribute
}
_NONE, _EMPTY_CONTENT, _COMPLEX, _SIMPLE = range(4)  # 7.2: none is no content type at all


def check_restrictions(start: Pattern, elements: list[Pattern], file: str) -> None:
    """Checks the whole schema; the error names the element pattern's place, or the file for the start."""
    _Checker(file, 1).path(start, frozenset(("start",)), False)
    checker = _Checker(file, 1)
    for element in elements:
        if element.source is not None and element.content is not None:
            checker.place = element.source[0].place
            checker.element(element.content)


class _Checker:
    """The checks with their memo tables; `place` is where the error will point to."""

    def __init__(self, file: str, line: int) -> None:
        self.place = (file, line)
        self.seen: set[tuple[Pattern, frozenset[str], bool]] = set()
        self.types: dict[Pattern, int] = {}
        self.attribute_parts: dict[Pattern, list[NameClass]] = {}
        self.element_parts: dict[Pattern, tuple[list[NameClass], bool]] = {}
        self.distinct: set[Pattern] = set()

    def fail(self, problem: str) -> SchemaError:
        return schema_error(*self.place, problem)

    def element(self, content: Pattern) -> None:
        self.path(content, frozenset(), False)
        if self.content_type(content) == _NONE:
            raise self.fail("data, value or list cannot stand beside other content (section 7.2)")
        self.attributes_once(content)

    def path(self, pattern: Pattern, context: frozenset[str], is_repeated: bool) -> None:
        """7.1: `context` holds what the pattern stands in, `is_repeated` whether a oneOrMore is above."""
        key = (pattern, context, is_repeated)
        if key in self.seen:
            return
        self.seen.add(key)
        for name in context:
            if pattern.kind in _PROHIBITED[name]:
                around = "oneOrMore with group or interleave" if name == "repeated" else name
                raise self.fail(f"{_WORDS[pattern.kind]} is not allowed inside {around} (section 7.1)")
        kind = pattern.kind
        if kind == ATTRIBUTE:
            self._attribute(pattern, is_repeated)
            context |= {"attribute"}
            context -= {"repeated"}
        elif kind == LIST:
            context |= {"list"}
        elif kind == DATA:
            context |= {"except"}
        elif kind in (GROUP, INTERLEAVE) and is_repeated:
            context |= {"repeated"}
        for item in pattern.items:
            self.path(item, context, is_repeated or kind == ONE_OR_MORE)

    def _attribute(self, pattern: Pattern, is_repeated: bool) -> None:
        if pattern.name is not None and pattern.name.is_infinite and not is_repeated:
            raise self.fail("an attribute with anyName or nsName must stand in oneOrMore (section 7.3)")
        if self.content_type(pattern.items[0]) == _NONE:
            raise self.fail("data, value or list cannot stand beside other content in an attribute (section 7.2)")

    def content_type(self, pattern: Pattern) -> int:
        """7.2: empty, complex or simple; none where strings are in sequence with other content."""
        found = self.types.get(pattern)
        if found is None:
            found = self.types[pattern] = self._content_type(pattern)
        return found

    def _content_type(self, pattern: Pattern) -> int:
        kind = pattern.kind
        if kind in (VALUE, DATA, LIST):
            excluded_ok = kind != DATA or all(self.content_type(item) != _NONE for item in pattern.items)
            return _SIMPLE if excluded_ok else _NONE
        if kind in (TEXT, ELEMENT):
            return _COMPLEX
        if kind in (EMPTY, ATTRIBUTE, NOT_ALLOWED):
            return _EMPTY_CONTENT
        types = [self.content_type(item) for item in pattern.items]
        if _NONE in types:
            return _NONE
        others = [one for one in types if one != _EMPTY_CONTENT]
        if kind == ONE_OR_MORE and _SIMPLE in types:
            return _NONE
        if kind in (GROUP, INTERLEAVE) and _SIMPLE in types and len(others) > 1:
            return _NONE
        return max(types)

    def attributes_once(self, pattern: Pattern) -> list[NameClass]:
        """7.3 and 7.4: gives the name classes of the attributes; overlapping ones in one group are an error."""
        found = self.attribute_parts.get(pattern)
        if found is not None:
            return found
        if pattern.kind == ATTRIBUTE and pattern.name is not None:
            parts = [[pattern.name]]
            self.attributes_once(pattern.items[0])  # 7.4 holds in an attribute's value too
        elif pattern.kind in (CHOICE, GROUP, INTERLEAVE, ONE_OR_MORE):
            parts = [self.attributes_once(item) for item in pattern.items]
        else:
            parts = []
        if pattern.kind in (GROUP, INTERLEAVE):
            clash = _clash(parts)
            if clash:
                raise self.fail(f"attribute {clash} may occur twice (section 7.3)")
        if pattern.kind == INTERLEAVE:
            self.interleaved(pattern)
        found = self.attribute_parts[pattern] = [name for part in parts for name in part]
        return found

    def interleaved(self, pattern: Pattern) -> None:
        """7.4: operands of interleave share no element name, and text is in one of them only."""
        parts = [self.elements_in(item) for item in pattern.items]
        clash = _clash([names for names, _ in parts])
        if clash:
            raise self.fail(f"element {clash} is in two operands of one interleave (section 7.4)")
        if sum(has_text for _, has_text in parts) > 1:
            raise self.fail("text is in two operands of one interleave (section 7.4)")

    def elements_in(self, pattern: Pattern) -> tuple[list[NameClass], bool]:
        found = self.element_parts.get(pattern)
        if found is None:
            if pattern.kind == ELEMENT and pattern.name is not None:
                found = [pattern.name], False
            elif pattern.kind in (ATTRIBUTE, LIST, DATA):
                found = [], False
            else:
                parts = [self.elements_in(item) for item in pattern.items]
                found = [name for names, _ in parts for name in names], pattern.kind == TEXT or any(has for _, has in parts)
            self.element_parts[pattern] = found
        return found


def _clash(parts: list[list[NameClass]]) -> str:
    """Names what is in two parts; "" where the parts are disjoint. Finite classes are compared as sets: schemas are large."""
    seen: set[str] = set()
    for part in parts:
        names = {name for one in part for name in one.names()}
        if seen & names:
            return f"'{split_name(min(seen & names))[1]}'"
        seen |= names
    wide = [(place, one) for place, part in enumerate(parts) for one in part if one.is_infinite]
    for place, one in wide:
        others = (other for number, part in enumerate(parts) if number != place for other in part)
        if any(one.overlaps(other) for other in others):
            return "of a whole namespace"
    return ""
