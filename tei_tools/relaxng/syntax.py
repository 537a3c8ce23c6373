"""The full syntax of RELAX NG (section 3 of the specification) as one table, and the check of an element against it.

Each row: required attributes, optional ones, kinds of children in order with their number ("1", "?", "*", "+").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tei_tools.relaxng.name_chars import NAME_CHAR, NAME_START

if TYPE_CHECKING:
    from tei_tools.relaxng.reader import Node

PATTERNS = frozenset(
    "element attribute group interleave choice optional zeroOrMore oneOrMore list mixed ref parentRef empty value data "
    "notAllowed text externalRef grammar".split()
)
NAMES = frozenset("name anyName nsName".split())
_KINDS = {
    "content": PATTERNS | NAMES,  # what an except or choice stands in decides which of the two; never both
    "param": frozenset(("param",)),
    "except": frozenset(("except",)),
    "grammar": frozenset(("start", "define", "div", "include")),
    "include": frozenset(("start", "define", "div")),
}
_NCNAME = re.compile(f"(?!:)[{NAME_START}](?:(?!:)[{NAME_CHAR}])*")
_QNAME = re.compile(f"({_NCNAME.pattern}:)?{_NCNAME.pattern}")
_SOME = (("pattern", "+"),)
_Row = tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]]
SYNTAX: dict[str, _Row] = {
    "element": ((), ("name",), _SOME),
    "attribute": ((), ("name",), (("pattern", "?"),)),
    **dict.fromkeys("group interleave optional zeroOrMore oneOrMore list mixed".split(), ((), (), _SOME)),
    **dict.fromkeys(("ref", "parentRef"), (("name",), (), ())),
    **dict.fromkeys(("empty", "text", "notAllowed", "name"), ((), (), ())),
    "choice": ((), (), (("content", "+"),)),
    "value": ((), ("type",), ()),
    "data": (("type",), (), (("param", "*"), ("except", "?"))),
    "param": (("name",), (), ()),
    "except": ((), (), (("content", "+"),)),
    "externalRef": (("href",), (), ()),
    "include": (("href",), (), (("include", "*"),)),
    "grammar": ((), (), (("grammar", "*"),)),
    "div": ((), (), (("grammar", "*"),)),
    "start": ((), ("combine",), (("pattern", "1"),)),
    "define": (("name",), ("combine",), _SOME),
    "anyName": ((), (), (("except", "?"),)),
    "nsName": ((), (), (("except", "?"),)),
}
_NUMBERS = {"1": (1, 1), "?": (0, 1), "*": (0, 1 << 30), "+": (1, 1 << 30)}


def check_syntax(node: Node) -> None:
    """Checks an element whose children are complete; raises SchemaError with its place."""
    required, optional, children = SYNTAX[node.name]
    for name in required:
        if name not in node.attributes:
            raise node.fail(f"'{node.name}' must have the attribute '{name}'")
    for name in node.attributes:
        if name not in required and name not in optional:
            raise node.fail(f"'{node.name}' has no attribute '{name}'")
    _check_values(node)
    if node.name in ("element", "attribute") and "name" not in node.attributes:
        children = (("name", "1"), *children)
    _check_children(node, children)


def _check_values(node: Node) -> None:
    for name in ("name", "type"):
        value = node.attributes.get(name, "x")
        allowed = _QNAME if node.name in ("element", "attribute") else _NCNAME
        if not allowed.fullmatch(value):
            raise node.fail(f"'{value}' is no name: correct @{name} of '{node.name}'")
    if node.attributes.get("combine", "choice") not in ("choice", "interleave"):
        raise node.fail("@combine must be choice or interleave")
    if node.name == "name" and not _QNAME.fullmatch(node.text.strip(" \t\r\n")):
        raise node.fail(f"'{node.text}' is no name")


def _check_children(node: Node, children: tuple[tuple[str, str], ...]) -> None:
    place = 0
    for kind, number in children:
        low, high = _NUMBERS[number]
        count = 0
        while place < len(node.children) and count < high and _is_of_kind(node.children[place], kind):
            place += 1
            count += 1
        if count < low:
            found = f", found '{node.children[place].name}'" if place < len(node.children) else ""
            raise node.fail(f"'{node.name}' must have a {kind} as content{found}")
    if place < len(node.children):
        raise node.children[place].fail(f"'{node.children[place].name}' is not allowed here in '{node.name}'")
    if node.name in ("choice", "data", "anyName", "nsName"):
        _check_content(node)


def _is_of_kind(child: Node, kind: str) -> bool:
    if kind == "name":
        return is_name_class(child)
    if kind == "pattern":
        return child.name in PATTERNS and not is_name_class(child)
    return child.name in _KINDS[kind]


def _check_content(node: Node) -> None:
    """Checks that a choice, or an except, holds name classes only or patterns only."""
    parts = node.children if node.name == "choice" else [part for child in node.children[-1:] for part in child.children]
    wants_names = is_name_class(parts[0]) if node.name == "choice" else node.name != "data"
    for part in parts:
        if is_name_class(part) != wants_names:
            raise part.fail(
                f"'{part.name}' is no {'name class' if wants_names else 'pattern'}: it cannot stand in this {node.name}"
            )


def is_name_class(node: Node) -> bool:
    """Whether the element is a name class: for a choice its first part decides."""
    while node.name == "choice" and node.children:
        node = node.children[0]
    return node.name in NAMES
