"""A schema file to a tree of its RELAX NG elements: annotations dropped, syntax checked (sections 3, 4.1 to 4.4).

`read_schema(Path("s.rng"), record)` gives the root `Node`; `record` is called with each file's bytes (the cache's key).
References to other files are not followed here (see `grammar`).
"""

from __future__ import annotations

import xml.parsers.expat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tei_tools.errors import SchemaError
from tei_tools.relaxng.names import SEPARATOR, XML_NAMESPACE, split_name
from tei_tools.relaxng.syntax import SYNTAX, check_syntax
from tei_tools.relaxng.uri import is_absolute, uri_problem

RNG = "http://relaxng.org/ns/structure/1.0"
Record = Callable[[Path, bytes], None]
_TRIMMED = ("name", "type", "combine")
_BASE = f"{XML_NAMESPACE}{SEPARATOR}base"


@dataclass(slots=True)
class Node:
    """One RELAX NG element: its local name, attributes, in-scope ns, datatypeLibrary, prefixes, base, and its place."""

    name: str
    attributes: dict[str, str]
    place: tuple[str, int]
    base: str
    ns: str
    library: str
    prefixes: dict[str, str]
    children: list[Node] = field(default_factory=list)
    text: str = ""
    own_ns: bool = False

    def fail(self, problem: str) -> SchemaError:
        """Makes the error that names this element's file and line."""
        return schema_error(*self.place, problem)

    def local_path(self, href: str) -> Path:
        """Resolves an href to a local file; raises SchemaError for a fragment, a bad URI or one that is not local."""
        problem = uri_problem(href)
        if problem or "#" in href:
            raise self.fail(f"href '{href}': {problem or 'a fragment identifier is not allowed'}: name a whole file")
        target = urljoin(self.base, href)
        parts = urlsplit(target)
        if parts.scheme != "file":
            raise self.fail(f"'{target}' is not a local file and is not fetched: keep a copy beside the schema")
        return Path(unquote(parts.path))


def schema_error(file: str, line: int, problem: str) -> SchemaError:
    """Makes the error of an incorrect schema with its place."""
    return SchemaError(f"{file}:{line}: {problem}")


def read_schema(path: Path, record: Record, named_by: Node | None = None) -> Node:
    """Reads one schema file; `named_by` is the element that refers to it, whose ns a root without ns inherits.

    Raises SchemaError with file and line.
    """
    try:
        source = path.read_bytes()
    except OSError as error:
        problem = f"{path}: cannot be read ({error.strerror}): check the name"
        raise named_by.fail(problem) if named_by else SchemaError(problem) from error
    record(path, source)
    return _Reader(path, named_by.ns if named_by else "").read(source)


class _Reader:
    """Collects nodes from expat's events; foreign elements are skipped with all that is in them."""

    def __init__(self, path: Path, ns: str) -> None:
        self.file = str(path)
        self.base = path.absolute().as_uri()
        self.ns = ns
        self.parser = xml.parsers.expat.ParserCreate(namespace_separator=SEPARATOR)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.StartNamespaceDeclHandler = self.declare
        self.parser.EntityDeclHandler = self.entity
        self.stack: list[Node] = []
        self.root: Node | None = None
        self.prefixes: list[dict[str, str]] = [{"xml": XML_NAMESPACE}]
        self.declared: dict[str, str] = {}
        self.skipped = 0

    def read(self, source: bytes) -> Node:
        try:
            self.parser.Parse(source, True)
        except xml.parsers.expat.ExpatError as error:
            problem = f"not well-formed XML: {error}"
            if source.lstrip()[:1] not in (b"<", b"\xef", b"\xfe", b"\xff"):
                problem = "is not XML: RELAX NG in compact syntax (.rnc) has to be converted to XML syntax (.rng) first"
            raise schema_error(self.file, error.lineno, problem) from error
        if self.root is None:
            raise schema_error(self.file, 1, "the root element is not of RELAX NG: name a RELAX NG schema in XML syntax")
        return self.root

    def entity(self, name: str, _is_parameter: bool, value: str | None, *_: object) -> None:
        if value is None or len(value) > 4096 or "&" in value:
            line = self.parser.CurrentLineNumber
            raise schema_error(self.file, line, f"entity '{name}' is external or too large: write it out")

    def declare(self, prefix: str | None, uri: str | None) -> None:
        self.declared[prefix or ""] = uri or ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        uri, local = split_name(name)
        self.prefixes.append({**self.prefixes[-1], **self.declared} if self.declared else self.prefixes[-1])
        self.declared = {}
        line = self.parser.CurrentLineNumber
        if self.skipped or uri != RNG:
            self.start_foreign(local, line)
            return
        parent = self.stack[-1] if self.stack else None
        if local not in SYNTAX:
            raise schema_error(self.file, line, f"RELAX NG has no element '{local}'")
        node = self.node(local, attributes, line, parent)
        if parent:
            parent.children.append(node)
        else:
            self.root = node
        self.stack.append(node)

    def start_foreign(self, local: str, line: int) -> None:
        if not self.skipped and self.stack and self.stack[-1].name in ("value", "param", "name"):
            raise schema_error(self.file, line, f"'{self.stack[-1].name}' holds text only: take '{local}' out")
        if not self.stack:
            raise schema_error(self.file, line, f"the root element '{local}' is not of RELAX NG: name a schema in XML syntax")
        self.skipped += 1

    def node(self, local: str, attributes: dict[str, str], line: int, parent: Node | None) -> Node:
        plain: dict[str, str] = {}
        for key, value in attributes.items():
            uri, attribute = split_name(key)
            if uri == RNG:
                raise schema_error(self.file, line, f"attribute '{attribute}' must have no namespace prefix")
            if not uri:
                plain[attribute] = value.strip(" \t\r\n") if attribute in _TRIMMED else value
        base = parent.base if parent else self.base
        base = urljoin(base, attributes[_BASE]) if _BASE in attributes else base
        ns = plain.pop("ns", None)
        library = plain.pop("datatypeLibrary", None)
        if library and (uri_problem(library) or not is_absolute(library) or "#" in library):
            raise schema_error(self.file, line, f"datatypeLibrary '{library}' must be an absolute URI without fragment")
        inherited = (parent.ns, parent.library) if parent else (self.ns, "")
        ns_value, library_value = inherited[0] if ns is None else ns, inherited[1] if library is None else library
        place = (self.file, line)
        return Node(local, plain, place, base, ns_value, library_value, self.prefixes[-1], own_ns=ns is not None)

    def end(self, _: str) -> None:
        self.prefixes.pop()
        if self.skipped:
            self.skipped -= 1
            return
        node = self.stack.pop()
        if node.name == "name":
            node.text = node.text.strip(" \t\r\n")
        check_syntax(node)

    def characters(self, text: str) -> None:
        if self.skipped or not self.stack:
            return
        node = self.stack[-1]
        if node.name in ("value", "param", "name"):
            node.text += text
        elif text.strip(" \t\r\n"):
            line = self.parser.CurrentLineNumber
            raise schema_error(self.file, line, f"text '{text.strip()[:20]}' is not allowed in '{node.name}'")


def walk(node: Node) -> Iterator[Node]:
    """Yields the children, those of `div` in place of the div (section 4.11)."""
    for child in node.children:
        if child.name == "div":
            yield from walk(child)
        else:
            yield child
