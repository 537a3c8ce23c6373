"""A schema's files to simplified patterns: section 4 of the RELAX NG specification, from include to the removal of ref.

`Compiler(patterns, record).compile(path)` gives the start pattern; the contents of all elements are then set. Definitions
that are not reachable are checked too, as the specification asks, and then forgotten. `restrictions` checks section 7.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tei_tools.relaxng.data import Datum
from tei_tools.relaxng.name_nodes import name_class
from tei_tools.relaxng.patterns import EMPTY, NOT_ALLOWED, Pattern, Patterns
from tei_tools.relaxng.reader import Node, Record, read_schema, walk
from tei_tools.relaxng.syntax import PATTERNS


@dataclass(eq=False)
class Scope:
    """One grammar: its definitions by name ("" is start), as (combine, node), and the grammar around it."""

    node: Node
    parent: Scope | None
    trail: tuple[Path, ...]
    definitions: dict[str, list[tuple[Node, tuple[Path, ...]]]] = field(default_factory=dict)
    built: dict[str, Pattern] = field(default_factory=dict)


class Compiler:
    """Turns nodes into patterns; elements are put on a queue, so that recursion through elements ends."""

    def __init__(self, patterns: Patterns, record: Record) -> None:
        self.patterns = patterns
        self.record = record
        self.queue: list[tuple[Pattern, Node, Scope | None, tuple[Path, ...]]] = []
        self.scopes: list[Scope] = []
        self.building: set[tuple[Scope, str]] = set()
        self.elements: dict[tuple[int, Scope | None, tuple[Path, ...]], Pattern] = {}
        self.is_lenient = False
        self.makers: dict[str, Callable[[Node, Scope | None, tuple[Path, ...]], Pattern]] = {
            "element": self._element,
            "attribute": self._attribute,
            "ref": self._ref,
            "parentRef": self._parent_ref,
            "value": self._value,
            "data": self._data,
            "externalRef": self._external,
            "grammar": self._grammar,
        }

    def compile(self, path: Path) -> Pattern:
        """Compiles the schema at `path` and gives its start; every reachable element's content is then set."""
        root = read_schema(path, self.record)
        if root.name not in PATTERNS:
            raise root.fail(f"a schema cannot be a '{root.name}': it must be a grammar or a pattern")
        start = self.build(root, None, (path.absolute(),))
        self._drain()
        self._check_unreachable()
        return start

    def _drain(self) -> None:
        while self.queue:
            element, node, scope, trail = self.queue.pop()
            element.content = self.patterns.group(self._contents(node, scope, trail))

    def _check_unreachable(self) -> None:
        self.is_lenient = True
        for scope in self.scopes:  # grows while it is walked over
            for name in scope.definitions:
                self._define(scope, name, scope.node)
                self._drain()

    def build(self, node: Node, scope: Scope | None, trail: tuple[Path, ...]) -> Pattern:
        """Builds the pattern of one node; `trail` is the chain of files that led here."""
        maker = self.makers.get(node.name)
        if maker is not None:
            return maker(node, scope, trail)
        patterns = self.patterns
        if node.name in ("empty", "text", "notAllowed"):
            return {"empty": patterns.empty, "text": patterns.text}.get(node.name, patterns.not_allowed)
        parts = self._contents(node, scope, trail)
        if node.name == "choice":
            return patterns.choice(parts)
        if node.name == "interleave":
            return patterns.interleave(parts)
        inner = patterns.group(parts)
        if node.name == "mixed":
            return patterns.interleave((inner, patterns.text))
        if node.name == "list":
            return patterns.list(inner)
        if node.name in ("oneOrMore", "zeroOrMore"):
            inner = patterns.one_or_more(inner)
        return patterns.optional(inner) if node.name in ("optional", "zeroOrMore") else inner

    def _contents(self, node: Node, scope: Scope | None, trail: tuple[Path, ...]) -> list[Pattern]:
        children = node.children
        if node.name in ("element", "attribute") and "name" not in node.attributes:
            children = children[1:]
        return [self.build(child, scope, trail) for child in children]

    def _element(self, node: Node, scope: Scope | None, trail: tuple[Path, ...]) -> Pattern:
        key = (id(node), scope, trail)
        element = self.elements.get(key)
        if element is None:
            element = self.elements[key] = self.patterns.element(name_class(node), ("source", len(self.elements)))
            element.source = (node, scope)
            self.queue.append((element, node, scope, trail))
        return element

    def _attribute(self, node: Node, scope: Scope | None, trail: tuple[Path, ...]) -> Pattern:
        contents = self._contents(node, scope, trail)
        return self.patterns.attribute(name_class(node), contents[0] if contents else self.patterns.text)

    def _value(self, node: Node, _: Scope | None, __: tuple[Path, ...]) -> Pattern:
        context = {**node.prefixes, "": node.ns}
        has_type = "type" in node.attributes
        library, name = (node.library, node.attributes["type"]) if has_type else ("", "token")
        return self.patterns.value(self._datum(node, library, name, (), node.text, context))

    def _data(self, node: Node, scope: Scope | None, trail: tuple[Path, ...]) -> Pattern:
        parameters = tuple((child.attributes["name"], child.text) for child in node.children if child.name == "param")
        datum = self._datum(node, node.library, node.attributes["type"], parameters, None, {})
        excepts = [child for child in node.children if child.name == "except"]
        excluded = self.patterns.choice(self._contents(excepts[0], scope, trail)) if excepts else None
        return self.patterns.data(datum, excluded)

    def _datum(
        self,
        node: Node,
        library: str,
        name: str,
        parameters: tuple[tuple[str, str], ...],
        value: str | None,
        context: dict[str, str],
    ) -> Datum:
        try:
            return Datum(library, name, parameters, value, context)
        except ValueError as error:
            raise node.fail(f"{node.name}: {error}") from error

    def _ref(self, node: Node, scope: Scope | None, _: tuple[Path, ...]) -> Pattern:
        if scope is None:
            raise node.fail("ref is allowed in a grammar only")
        return self._define(scope, node.attributes["name"], node)

    def _parent_ref(self, node: Node, scope: Scope | None, _: tuple[Path, ...]) -> Pattern:
        if scope is None or scope.parent is None:
            raise node.fail("parentRef is allowed in a grammar inside a grammar only")
        return self._define(scope.parent, node.attributes["name"], node)

    def _define(self, scope: Scope, name: str, node: Node) -> Pattern:
        built = scope.built.get(name)
        if built is not None:
            return built
        if name not in scope.definitions:
            problem = f"there is no definition of '{name}': add it or correct the ref" if name else "the grammar has no start"
            raise node.fail(problem)
        if (scope, name) in self.building:
            if self.is_lenient:
                return self.patterns.empty
            raise node.fail(f"the definition of '{name or 'start'}' refers to itself without an element between")
        self.building.add((scope, name))
        built = scope.built[name] = self._combine(scope.definitions[name], scope, name)
        self.building.discard((scope, name))
        return built

    def _combine(self, parts: list[tuple[Node, tuple[Path, ...]]], scope: Scope, name: str) -> Pattern:
        plain = [node for node, _ in parts if "combine" not in node.attributes]
        kinds = {node.attributes["combine"] for node, _ in parts if "combine" in node.attributes}
        if len(plain) > 1 or len(kinds) > 1:
            problem = "more than once without combine" if len(plain) > 1 else "with different values of combine"
            raise (plain or [parts[0][0]])[-1].fail(f"'{name or 'start'}' is defined {problem}")
        built = [self.patterns.group(self._contents(node, scope, trail)) for node, trail in parts]
        return self.patterns.interleave(built) if kinds == {"interleave"} else self.patterns.choice(built)

    def _external(self, node: Node, scope: Scope | None, trail: tuple[Path, ...]) -> Pattern:
        """Builds the pattern of another file as if it stood here (4.6): its ref means a definition of this grammar."""
        root, inner_trail = self._read_external(node, trail)
        return self.build(root, scope, inner_trail)

    def _read_external(self, node: Node, trail: tuple[Path, ...]) -> tuple[Node, tuple[Path, ...]]:
        path = node.local_path(node.attributes["href"])
        if path in trail:
            raise node.fail(f"'{path}' refers to itself through externalRef")
        root = read_schema(path, self.record, node)
        if root.name not in PATTERNS:
            raise root.fail(f"externalRef must lead to a pattern, not to '{root.name}'")
        return root, (*trail, path)

    def _grammar(self, node: Node, scope: Scope | None, trail: tuple[Path, ...]) -> Pattern:
        inner = Scope(node, scope, trail)
        self._collect(inner, walk(node), trail)
        self.scopes.append(inner)
        return self._define(inner, "", node)

    def _collect(
        self, scope: Scope, nodes: Iterable[Node], trail: tuple[Path, ...], overridden: frozenset[str] = frozenset()
    ) -> set[str]:
        """Adds definitions to the scope but those that an include overrides; gives the names that were met."""
        met: set[str] = set()
        for node in nodes:
            if node.name == "include":
                met |= self._include(scope, node, trail, overridden)
                continue
            name = node.attributes.get("name", "")
            met.add(name)
            if name not in overridden:
                scope.definitions.setdefault(name, []).append((node, trail))
            else:
                self._check_files(node, trail)
        return met

    def _check_files(self, node: Node, trail: tuple[Path, ...]) -> None:
        """Checks the files that an overridden definition refers to: they are put in (4.6) before it is taken out (4.7)."""
        if node.name == "externalRef":
            self._check_files(*self._read_external(node, trail))
        for child in node.children:
            self._check_files(child, trail)

    def _include(self, scope: Scope, node: Node, trail: tuple[Path, ...], overridden: frozenset[str]) -> set[str]:
        path = node.local_path(node.attributes["href"])
        if path in trail:
            raise node.fail(f"'{path}' includes itself")
        root = read_schema(path, self.record, node)
        if root.name != "grammar":
            raise root.fail(f"include must lead to a grammar, not to '{root.name}'")
        own = list(walk(node))
        for child in own:
            if child.name == "include":
                raise child.fail("an include cannot stand in an include, nor in a div of one")
        names = frozenset(child.attributes.get("name", "") for child in own)
        met = self._collect(scope, walk(root), (*trail, path), overridden | names)
        for child in own:
            name = child.attributes.get("name", "")
            if name not in met:
                raise child.fail(f"'{name or 'start'}' overrides nothing: the included grammar does not define it")
        return met | self._collect(scope, own, trail, overridden)


def reachable_elements(start: Pattern) -> list[Pattern]:
    """Lists the elements that a document can reach from the start, in a stable order."""
    found: dict[Pattern, None] = {}
    stack = [start]
    seen = {start}
    while stack:
        pattern = stack.pop()
        inner = pattern.items
        if pattern.content is not None:
            found[pattern] = None
            inner = (pattern.content,)
        for item in inner:
            if item not in seen and item.kind not in (EMPTY, NOT_ALLOWED):
                seen.add(item)
                stack.append(item)
    return list(found)
