"""A Schematron file to one tree without references: includes put in, `extends` replaced, abstract patterns instantiated.

`<include href="f.sch#id"/>` becomes that element; `<extends rule="r"/>` the content of the abstract rule r; a pattern with
`is-a` a copy of the abstract pattern with its parameters in every expression (ISO/IEC 19757-3, 5.4 and 6.2 to 6.4). Files
are read from the disk only; none is fetched. What is incorrect is a SchemaError with file and line.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tei_tools.errors import InputError, SchemaError
from tei_tools.files import read_file
from tei_tools.tei import XML_ID, parse_xml

SCH_NS = "http://purl.oclc.org/dsdl/schematron"
_VARIABLE = re.compile(r"\$([\w.\-]+)")
_SOURCE = "{https://tei-tools.github.io/ns/schematron}file"


def sch(name: str) -> str:
    """Gives the name of a Schematron element as lxml spells it."""
    return f"{{{SCH_NS}}}{name}"


def expand_schema(path: Path) -> tuple[Any, list[Path]]:
    """Gives the root of the expanded schema, and the files that it was made of, the schema's own first.

    Raises SchemaError where a file is no Schematron or a reference leads nowhere or in a circle.
    """
    files: list[Path] = []
    root = _read(path, files)
    if root.tag != sch("schema"):
        raise SchemaError(f"{path}: is no Schematron schema: its root is {_show(root)}, not schema in {SCH_NS}")
    _include(root, path, files, (path.resolve(),))
    _extend(root, path)
    _instantiate(root, path)
    return root, files


def fail(path: Path | str, element: Any, message: str) -> SchemaError:
    """Makes the error for something incorrect at `element`."""
    file = next((e.get(_SOURCE) for e in (element, *element.iterancestors()) if e.get(_SOURCE)), path)
    return SchemaError(f"{file}:{element.sourceline or 1}: {message}")


def _show(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _read(path: Path, files: list[Path]) -> Any:
    try:
        root = parse_xml(read_file(path), file=str(path)).getroot()
    except InputError as error:
        raise SchemaError(f"{path}: is no Schematron schema: {error}") from error
    files.append(path)
    return root


def _include(root: Any, path: Path, files: list[Path], opened: tuple[Path, ...]) -> None:
    """Replaces each include, and each extends with @href, by what it names; relative to the file that it stands in."""
    for element in list(root.iter(sch("include"), sch("extends"))):
        href = element.get("href")
        if href is None:
            if element.tag == sch("include"):
                raise fail(path, element, "include has no @href")
            continue
        file, _, fragment = href.partition("#")
        target = (path.parent / file) if file else path
        if target.resolve() in opened and not fragment:
            raise fail(path, element, f"'{href}' includes itself")
        if len(opened) > 40:
            raise fail(path, element, f"'{href}' is included in a circle")
        found = _fragment(copy.deepcopy(root) if not file else _read(target, files), fragment)
        if found is None:
            raise fail(path, element, f"'{href}' has no element with the id '{fragment}'")
        found = copy.deepcopy(found)
        found.set(_SOURCE, str(target))
        wrapper = found.makeelement(sch("schema"))
        wrapper.append(found)
        if file:
            _include(wrapper, target, files, (*opened, target.resolve()))
        _replace(element, list(wrapper) if element.tag == sch("include") else list(wrapper[0]))


def _fragment(root: Any, fragment: str) -> Any:
    if not fragment:
        return root
    return next((e for e in root.iter("*") if fragment in (e.get("id"), e.get(XML_ID))), None)


def _replace(element: Any, replacements: list[Any]) -> None:
    parent, tail = element.getparent(), element.tail
    at = parent.index(element)
    parent[at : at + 1] = replacements
    if tail and replacements:
        replacements[-1].tail = (replacements[-1].tail or "") + tail


def _extend(root: Any, path: Path) -> None:
    """Puts the content of abstract rules in place of `extends`; a rule of the same pattern goes before one of another."""
    for _round in range(60):
        pending = list(root.iter(sch("extends")))
        if not pending:
            return
        for element in pending:
            name = element.get("rule")
            if not name:
                raise fail(path, element, "extends has neither @rule nor @href")
            rule = _abstract_rule(element, name)
            if rule is None:
                raise fail(path, element, f"extends: there is no abstract rule '{name}'")
            if rule in element.iterancestors():
                raise fail(path, element, f"the abstract rule '{name}' extends itself")
            _replace(element, [copy.deepcopy(child) for child in rule])
    raise fail(path, root, "rules extend each other in a circle")


def _abstract_rule(element: Any, name: str) -> Any:
    for scope in element.iterancestors(sch("pattern"), sch("schema")):
        for rule in scope.iter(sch("rule")):
            if rule.get("id") == name and rule.get("abstract") == "true":
                return rule
    return None


def _instantiate(root: Any, path: Path) -> None:
    """Gives each pattern with @is-a the content of its abstract pattern, parameters replaced in every attribute."""
    abstract = {p.get("id"): p for p in root.iter(sch("pattern")) if p.get("abstract") == "true"}
    for pattern in list(root.iter(sch("pattern"))):
        name = pattern.get("is-a")
        if name is None:
            continue
        if name not in abstract:
            raise fail(path, pattern, f"pattern/@is-a: there is no abstract pattern '{name}'")
        parameters = dict(_parameters(abstract[name], path)) | dict(_parameters(pattern, path))
        body = [copy.deepcopy(child) for child in abstract[name] if child.tag != sch("param")]
        for child in body:
            _substitute(child, parameters)
        for param in pattern.findall(sch("param")):
            pattern.remove(param)
        pattern.extend(body)


def _parameters(pattern: Any, path: Path) -> Iterator[tuple[str, str]]:
    for param in pattern.findall(sch("param")):
        if param.get("name") is None or param.get("value") is None:
            if pattern.get("abstract") != "true":
                raise fail(path, param, "param needs @name and @value")
            continue
        yield param.get("name"), param.get("value")


def _substitute(tree: Any, parameters: Mapping[str, str]) -> None:
    for element in tree.iter("*"):
        for name, value in element.attrib.items():
            if "$" in value:
                element.set(name, _VARIABLE.sub(lambda match: _parameter(match, parameters), value))


def _parameter(match: re.Match[str], parameters: Mapping[str, str]) -> str:
    """The value of the parameter with this name, or with the longest beginning of it (`$a-1` where only a is one)."""
    name = match.group(1)
    best = max((p for p in parameters if name == p or (name.startswith(p) and name[len(p)] in ".-")), key=len, default=None)
    return match.group() if best is None else parameters[best] + name[len(best) :]
