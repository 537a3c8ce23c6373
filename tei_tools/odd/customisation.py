"""Reads an ODD and TEI P5 and gives the declarations that the customisation leaves: the `Scheme`.

    moduleRef include="p pb" + elementSpec ident="pb" mode="change"  ->  Scheme with p as TEI has it and pb changed

Understood: moduleRef with include or except, single elementRef, classRef, macroRef and dataRef, specGrp and specGrpRef in the
same file, and every Spec in the modes add, change, replace and delete. Not yet: ODD chaining (schemaSpec/@source), foreign
modules (moduleRef/@url).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tei_tools.errors import SchemaError
from tei_tools.odd.merging import merge
from tei_tools.odd.reading import KINDS, TEI, problem, read_spec, required
from tei_tools.odd.spec import Spec
from tei_tools.tei import NotWellFormedError, parse_xml

DEFAULT_EXCEPTIONS = "http://www.tei-c.org/ns/1.0 teix:egXML"  # TEI P5, schemaSpec/@defaultExceptions
_EXAMPLES = "http://www.tei-c.org/ns/Examples"
_REFS = {f"{TEI}{kind}Ref": kind for kind in ("element", "class", "macro", "data")}
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True)
class Scheme:
    """What a customisation declares: every spec that is in use by (kind, ident), in TEI's order, then the added ones.

    `exceptions` are what anyElement does not match: namespaces, and names as `{namespace}name`.
    """

    ident: str
    start: tuple[str, ...]
    exceptions: tuple[str, ...]
    specs: dict[tuple[str, str], Spec]

    def get(self, kind: str, ident: str) -> Spec | None:
        """Gives the declaration of `ident`, or None where the customisation does not have it."""
        return self.specs.get((kind, ident))

    def of_kind(self, kind: str) -> Iterator[Spec]:
        """Gives the declarations of one kind (element, class, macro, data)."""
        return (spec for spec in self.specs.values() if spec.kind == kind)


def read_scheme(odd: Path, tei: Path) -> Scheme:
    """Reads the customisation in `odd` against the TEI specifications in `tei`; raises SchemaError where it is incorrect."""
    source = _parse(tei)
    library = _library(source)
    modules = {str(spec.get("ident")) for spec in source.iter(f"{TEI}moduleSpec")}
    schema = _parse(odd).find(f".//{TEI}schemaSpec")
    if schema is None:
        raise SchemaError(f"{odd}: has no schemaSpec: an ODD needs one to say which modules and elements it takes")
    if schema.get("source"):
        raise problem(schema, "schemaSpec/@source (a chain of ODDs) is not supported: take modules from TEI P5 with moduleRef")
    declarations = list(_declarations(schema))
    specs = _select(declarations, library, modules)
    _apply(declarations, specs, library)
    known = [key for key in library if key in specs] + [key for key in specs if key not in library]
    return Scheme(
        ident=required(schema, "ident"),
        start=tuple(schema.get("start", "TEI").split()),
        exceptions=_exceptions(schema),
        specs={key: specs[key] for key in known},
    )


def _parse(path: Path) -> etree._Element:
    """Parses through the one door; raises SchemaError where the file is missing or not well-formed."""
    try:
        tree = parse_xml(path.read_bytes(), file=str(path), comments=False)
    except OSError as error:
        raise SchemaError(f"{path}: cannot be read: check the path and its permissions") from error
    except NotWellFormedError as error:
        raise SchemaError(f"{path}:{error.finding.line}: is not well-formed XML: {error.finding.message}") from error
    tree.docinfo.URL = str(path)  # messages name the file by it
    root: etree._Element = tree.getroot()
    return root


def _library(source: etree._Element) -> dict[tuple[str, str], etree._Element]:
    """Indexes the declarations of TEI P5; they are read only when they are chosen."""
    return {(KINDS[str(spec.tag)], str(spec.get("ident"))): spec for spec in source.iter(*KINDS)}


def _declarations(parent: etree._Element) -> Iterator[etree._Element]:
    """Gives the children of schemaSpec in order, specGrp and specGrpRef dissolved."""
    for child in parent.iterchildren("{*}*"):
        if child.tag == f"{TEI}specGrp":
            yield from _declarations(child)
        elif child.tag == f"{TEI}specGrpRef":
            yield from _declarations(_spec_group(child))
        else:
            yield child


def _spec_group(reference: etree._Element) -> etree._Element:
    target = required(reference, "target")
    found = (group for group in reference.getroottree().iter(f"{TEI}specGrp") if target == f"#{group.get(_XML_ID)}")
    group = next(found, None)
    if group is None:
        raise problem(reference, f"specGrpRef points to '{target}', and no specGrp in this file has that xml:id")
    return group


def _select(
    declarations: list[etree._Element], library: dict[tuple[str, str], etree._Element], modules: set[str]
) -> dict[tuple[str, str], Spec]:
    """Reads the declarations of TEI that moduleRef, elementRef, classRef, macroRef and dataRef take."""
    chosen: dict[tuple[str, str], Spec] = {}
    for declaration in declarations:
        if declaration.tag == f"{TEI}moduleRef":
            keys = _module_keys(declaration, library, modules)
        elif declaration.tag in _REFS:
            keys = [(_REFS[str(declaration.tag)], required(declaration, "key"))]
        else:
            continue
        for key in keys:
            if key not in library:
                raise problem(declaration, f"TEI P5 has no {key[0]} '{key[1]}': check the spelling")
            chosen[key] = read_spec(library[key])
    return chosen


def _module_keys(
    reference: etree._Element, library: dict[tuple[str, str], etree._Element], modules: set[str]
) -> list[tuple[str, str]]:
    """Lists what a moduleRef takes: its classes, macros and datatypes always, of its elements those it includes."""
    if reference.get("url"):
        raise problem(reference, "moduleRef/@url (a foreign RELAX NG module) is not supported: use a module of TEI P5")
    module = required(reference, "key")
    if module not in modules:
        raise problem(reference, f"TEI P5 has no module '{module}': known are {', '.join(sorted(modules))}")
    keys = [key for key, spec in library.items() if spec.get("module") == module]
    include, avoid = reference.get("include"), set(reference.get("except", "").split())
    wanted = {key[1] for key in keys} if include is None else set(include.split())
    for name in sorted((wanted if include is not None else set()) | avoid):
        if name not in {key[1] for key in keys}:
            homes = [f"module '{spec.get('module')}'" for key, spec in library.items() if key[1] == name]
            advice = f"take it from its own module, {homes[0][7:]}" if homes else "check the spelling"
            raise problem(reference, f"module '{module}' has no '{name}': {advice}")
    return [key for key in keys if key[1] not in avoid and (key[0] != "element" or key[1] in wanted)]


def _apply(
    declarations: list[etree._Element], specs: dict[tuple[str, str], Spec], library: dict[tuple[str, str], etree._Element]
) -> None:
    """Applies every Spec of the customisation to `specs`, in order."""
    for declaration in declarations:
        if declaration.tag not in KINDS:
            continue
        change = read_spec(declaration)
        key = (change.kind, change.ident)
        if change.mode in ("change", "delete") and key not in library and key not in specs:
            raise problem(declaration, f"there is no {key[0]} '{key[1]}' to {change.mode}: check the ident, or use mode 'add'")
        if change.mode == "delete":
            specs.pop(key, None)
        elif change.mode == "change" and key in specs:
            specs[key] = merge(specs[key], change)
        elif change.mode != "change":
            specs[key] = change


def _exceptions(schema: etree._Element) -> tuple[str, ...]:
    """Reads @defaultExceptions: namespaces, and prefixed names turned into `{namespace}name`."""
    prefixes = {"teix": _EXAMPLES, **{prefix: uri for prefix, uri in schema.nsmap.items() if prefix}}
    return tuple(_exception(token, prefixes) for token in schema.get("defaultExceptions", DEFAULT_EXCEPTIONS).split())


def _exception(token: str, prefixes: dict[str, str]) -> str:
    prefix, colon, name = token.partition(":")
    return f"{{{prefixes[prefix]}}}{name}" if colon and prefix in prefixes else token
