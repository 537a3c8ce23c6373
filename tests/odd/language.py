"""Compares two RELAX NG grammars as languages, element by element: content by derivatives, attributes as sets.

Two grammars are equal where they start alike, have the same elements, and each has the same attributes with the same values
and the same language of children. What an attribute's presence would say about the content is not compared: TEI has no such
element. Names of defines do not matter.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

RNG = "{http://relaxng.org/ns/structure/1.0}"
EMPTY: Any = ("empty",)
NEVER: Any = ("never",)
WORD = ("data", "token", (("pattern", r"[^\p{C}\p{Z}]+"),))


def choice(items: frozenset[Any]) -> Any:
    flat = frozenset(part for item in items for part in (item[1] if item[0] == "choice" else (item,))) - {NEVER}
    return NEVER if not flat else next(iter(flat)) if len(flat) == 1 else ("choice", flat)


def group(first: Any, second: Any) -> Any:
    if NEVER in (first, second):
        return NEVER
    if first == EMPTY or second == EMPTY:
        return second if first == EMPTY else first
    if first[0] == "group":  # to the right, so that equal sequences are equal
        return ("group", first[1], group(first[2], second))
    return ("group", first, second)


def star(item: Any) -> Any:
    return EMPTY if item in (EMPTY, NEVER) else item if item[0] == "star" else ("star", item)


@cache
def nullable(pattern: Any) -> bool:
    kind = pattern[0]
    if kind == "choice":
        return any(nullable(item) for item in pattern[1])
    if kind == "group":
        return nullable(pattern[1]) and nullable(pattern[2])
    return kind in ("empty", "star")


@cache
def derive(pattern: Any, symbol: Any) -> Any:
    kind = pattern[0]
    if kind == "symbol":
        return EMPTY if pattern[1] == symbol else NEVER
    if kind == "choice":
        return choice(frozenset(derive(item, symbol) for item in pattern[1]))
    if kind == "star":
        return group(derive(pattern[1], symbol), pattern)
    if kind == "group":
        first = group(derive(pattern[1], symbol), pattern[2])
        return choice(frozenset((first, derive(pattern[2], symbol)))) if nullable(pattern[1]) else first
    return NEVER


@cache
def symbols(pattern: Any) -> frozenset[Any]:
    if pattern[0] == "symbol":
        return frozenset({pattern[1]})
    parts = pattern[1] if pattern[0] == "choice" else pattern[1:]
    return frozenset().union(*(symbols(part) for part in parts)) if parts else frozenset()


@cache
def is_included(one: Any, other: Any) -> bool:
    """Says whether all that `one` matches is matched by `other`, by following both through every possible next symbol."""
    seen, queue = {(one, other)}, [(one, other)]
    while queue:
        left, right = queue.pop()
        if nullable(left) and not nullable(right):
            return False
        for symbol in symbols(left):
            pair = (derive(left, symbol), derive(right, symbol))
            if pair not in seen and pair[0] != pair[1] and pair[0] != NEVER:
                seen.add(pair)
                queue.append(pair)
    return True


def same_language(one: Any, other: Any) -> bool:
    return one == other or (is_included(one, other) and is_included(other, one))


class Grammar:
    """The elements of a grammar: (ns, name) -> (content, attributes)."""

    def __init__(self, path: Path) -> None:
        parser = etree.XMLParser(remove_comments=True, huge_tree=False)
        self.root = etree.parse(str(path), parser).getroot()
        self.defines: dict[str, list[Any]] = {}
        for define in self.root.iter(f"{RNG}define"):
            self.defines[define.get("name")] = list(define.iterchildren(f"{RNG}*"))
        self._memo: dict[str, Any] = {}
        self._attribute_memo: dict[str, Any] = {}
        self.elements = {}
        for element in self.root.iter(f"{RNG}element"):
            parts = [child for child in element.iterchildren(f"{RNG}*") if child.tag not in (f"{RNG}anyName",)]
            self.elements[self.key(element)] = (self.sequence(parts), self.attribute_groups(parts))
        self.start = symbols(self.sequence(list(next(self.root.iter(f"{RNG}start")))))
        self.elements = {key: self.elements[key] for key in self.reachable()}

    def reachable(self) -> set[str]:
        """What no document can reach does not count."""
        seen, queue = set(self.start), list(self.start)
        while queue:
            found = {key for key in symbols(self.elements[queue.pop()][0]) if key in self.elements} - seen
            seen |= found
            queue.extend(found)
        return seen

    def key(self, element: Any) -> str:
        if element.get("name") is None:
            names = sorted(
                etree.tostring(name, with_tail=False, method="c14n", exclusive=True)
                for name in element[0].iter(f"{RNG}name", f"{RNG}nsName")
            )
            return f"any {names}"
        owner = next(node for node in (element, *element.iterancestors()) if node.get("ns") is not None)
        return f"{{{owner.get('ns')}}}{element.get('name')}"

    def sequence(self, parts: list[Any]) -> Any:
        result = EMPTY
        for part in reversed([self.pattern(part) for part in parts]):
            result = group(part, result)
        return result

    def pattern(self, node: Any) -> Any:
        name = etree.QName(node).localname
        children = list(node.iterchildren(f"{RNG}*"))
        if name == "ref":
            if node.get("name") not in self._memo:
                self._memo[node.get("name")] = self.sequence(self.defines[node.get("name")])
            return self._memo[node.get("name")]
        if name == "element":
            return ("symbol", self.key(node))
        if name == "choice":
            return choice(frozenset(self.pattern(child) for child in children))
        if name in ("optional", "zeroOrMore", "oneOrMore", "group"):
            inner = self.sequence(children)
            repeated = {
                "optional": lambda: choice(frozenset((EMPTY, inner))),
                "zeroOrMore": lambda: star(inner),
                "oneOrMore": lambda: group(inner, star(inner)),
                "group": lambda: inner,
            }
            return repeated[name]()
        if name == "text":
            return star(("symbol", "text"))
        if name in ("data", "value", "list"):
            return ("symbol", self.value(node))
        return NEVER if name == "notAllowed" else EMPTY

    def attribute_groups(self, parts: list[Any]) -> frozenset[Any]:
        return frozenset(item for part in parts for item in self.attributes(part))

    def attributes(self, node: Any) -> frozenset[Any]:
        name = etree.QName(node).localname
        children = list(node.iterchildren(f"{RNG}*"))
        if name == "ref":
            if node.get("name") not in self._attribute_memo:
                self._attribute_memo[node.get("name")] = self.attribute_groups(self.defines[node.get("name")])
            return self._attribute_memo[node.get("name")]
        if name == "attribute":
            values = children or [etree.Element(f"{RNG}text")]
            return frozenset({("attribute", node.get("name", "any"), node.get("ns", ""), self.value(values[0]), "required")})
        if name in ("optional", "zeroOrMore"):
            return frozenset(optional(item) for item in self.attribute_groups(children))
        if name == "choice":
            branches = frozenset(self.attributes(child) for child in children) - {frozenset()}
            return (
                next(iter(branches)) if len(branches) == 1 else frozenset({("choice", branches)}) if branches else frozenset()
            )
        return frozenset() if name == "element" else self.attribute_groups(children)

    def value(self, node: Any) -> Any:
        name = etree.QName(node).localname
        children = list(node.iterchildren(f"{RNG}*"))
        if name == "ref":
            return self.value_of([*self.defines[node.get("name")]])
        if name == "choice":
            return absorbed(choice(frozenset(self.value(child) for child in children)))
        if name == "data":
            params = sorted((param.get("name"), param.text) for param in node.iter(f"{RNG}param"))
            return ("data", node.get("type"), tuple(params))
        if name == "value":
            return ("value", " ".join((node.text or "").split()))
        if name in ("list", "group", "optional", "zeroOrMore", "oneOrMore"):
            inner = self.value_of(children)
            if name == "oneOrMore":
                return ("list", inner, ("zeroOrMore", inner))
            return inner if name in ("group", "list") else (name, inner)
        return (name,)

    def value_of(self, parts: list[Any]) -> Any:
        flat: list[Any] = []
        for part in (self.value(part) for part in parts):
            flat.extend(part[1:] if part[0] == "list" else [part])
        return flat[0] if len(flat) == 1 else ("list", *flat)


def absorbed(item: Any) -> Any:
    """Drops values beside the datatype of words, which has them all: TEI writes suggested values so."""
    if item[0] == "choice" and WORD in item[1]:
        return choice(frozenset(part for part in item[1] if part[0] != "value" or set(part[1]) & set(" \t\n")))
    return item


def optional(item: Any) -> Any:
    return (*item[:-1], "optional") if item[0] == "attribute" else ("optional", item)


def differences(one: Grammar, other: Grammar) -> list[str]:
    """Lists what differs, one line each; nothing where the grammars allow the same documents."""
    lines = [f"only one has {key}" for key in sorted(one.elements.keys() ^ other.elements.keys())]
    lines += ["start differs"] if one.start != other.start else []
    for key in sorted(one.elements.keys() & other.elements.keys()):
        (content, attributes), (other_content, other_attributes) = one.elements[key], other.elements[key]
        if attributes != other_attributes:
            lines.append(
                f"{key} attributes: {sorted(attributes - other_attributes, key=str)} / {sorted(other_attributes - attributes, key=str)}"
            )
        if not same_language(content, other_content):
            lines.append(f"{key} content")
    return lines


def excesses(inner: Grammar, outer: Grammar) -> list[str]:
    """Lists what `inner` allows and `outer` does not, one line each; nothing where inner is a part of outer."""
    lines = [f"only inner has {key}" for key in sorted(inner.elements.keys() - outer.elements.keys())]
    for key in sorted(inner.elements.keys() & outer.elements.keys()):
        (content, attributes), (outer_content, outer_attributes) = inner.elements[key], outer.elements[key]
        known = {item[1]: item for item in flattened(outer_attributes)}
        mine = {item[1]: item for item in flattened(attributes)}
        lines += [
            f"{key}/@{name}" for name in mine if name not in known or not is_value_included(mine[name][3], known[name][3])
        ]
        required = {item[1] for item in outer_attributes if item[-1] == "required"}
        lines += [f"{key} may lack @{name}" for name in required - {n for n, item in mine.items() if item[-1] == "required"}]
        lines += [] if is_included(content, outer_content) else [f"{key} content"]
    return lines


def flattened(attributes: frozenset[Any]) -> list[Any]:
    found = []
    for item in attributes:
        if item[0] == "attribute":
            found.append(item)
        elif item[0] == "choice":
            found += [inner for branch in item[1] for inner in flattened(branch)]
        else:
            found += flattened(frozenset({item[1]}))
    return found


def is_value_included(one: Any, other: Any) -> bool:
    """Says whether the values `one` are among `other`: equal, or words out of a longer list or of the datatype of words."""
    if one == other or other == ("text",):
        return True
    if one[0] == "choice":
        return all(is_value_included(item, other) for item in one[1])
    if other[0] == "list" and one[0] == "list":
        return all(is_value_included(mine, theirs) for mine, theirs in zip(one[1:], other[1:], strict=True))
    if other[0] == "list":  # one word of several
        return is_value_included(one, other[1])
    if one[0] == "zeroOrMore" and other[0] == "zeroOrMore":
        return is_value_included(one[1], other[1])
    if other[0] == "choice":
        return any(is_value_included(one, item) for item in other[1])
    return one[0] == "value" and other == WORD
