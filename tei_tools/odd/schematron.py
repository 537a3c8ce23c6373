"""Writes the constraints of a scheme as one ISO Schematron schema: a pattern for each constraintSpec.

    <constraintSpec ident="pb-n">...<sch:rule context="tei:pb">...   ->   <pattern id="pattern.pb-n"><rule context="tei:pb">...

Every assert and report gets an id, its constraintSpec's ident (numbered from the second on), unless it has one. Only the
constraints of elements and classes that the customisation keeps are written, with the messages that they have in the source.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from lxml import etree

from tei_tools.odd.attributes import attribute_constraints
from tei_tools.odd.customisation import Scheme
from tei_tools.odd.spec import Constraint, Spec

SCH = "http://purl.oclc.org/dsdl/schematron"
_NAMESPACES = {
    "tei": "http://www.tei-c.org/ns/1.0",
    "teix": "http://www.tei-c.org/ns/Examples",
    "xs": "http://www.w3.org/2001/XMLSchema",
    "rng": "http://relaxng.org/ns/structure/1.0",
}
_AS_DEFAULT: Any = {None: SCH}
_TESTS = (f"{{{SCH}}}assert", f"{{{SCH}}}report")


def write_schematron(scheme: Scheme, source: str) -> bytes:
    """Gives the schema as UTF-8; patterns stand in the order of the declarations. `source` is the ODD's file name."""
    schema = etree.Element(f"{{{SCH}}}schema", nsmap=_AS_DEFAULT)
    schema.set("queryBinding", "xslt3")
    schema.append(etree.Comment(f" Compiled from {source} by tei-tools; change the ODD, not this file. "))
    etree.SubElement(schema, f"{{{SCH}}}title").text = f"Constraints of {scheme.ident}"
    for prefix, uri in _NAMESPACES.items():
        etree.SubElement(schema, f"{{{SCH}}}ns", prefix=prefix, uri=uri)
    for spec, constraint in _constraints(scheme):
        _write_constraint(schema, spec, constraint)
    etree.cleanup_namespaces(schema)
    etree.indent(schema, "  ")
    return etree.tostring(schema, xml_declaration=True, encoding="UTF-8") + b"\n"


def _constraints(scheme: Scheme) -> Iterator[tuple[Spec, Constraint]]:
    for spec in scheme.specs.values():
        for constraint in (*spec.constraints, *attribute_constraints(spec)):
            if constraint.mode != "delete":
                yield spec, constraint


def _write_constraint(schema: etree._Element, spec: Spec, constraint: Constraint) -> None:
    """Writes one constraintSpec: its rules in one pattern; what is a whole pattern already stays one."""
    children = [deepcopy(child) for body in constraint.bodies for child in body.iterchildren(f"{{{SCH}}}*")]
    for child in children:
        child.tail = None
    shared = [child for child in children if child.tag in (f"{{{SCH}}}ns", f"{{{SCH}}}key")]
    patterns = [child for child in children if child.tag == f"{{{SCH}}}pattern"]
    rules = [child for child in children if child.tag in (f"{{{SCH}}}rule", f"{{{SCH}}}let")]
    bare = [child for child in children if child.tag in _TESTS]
    schema.extend(shared)
    if bare:
        rules.append(etree.Element(f"{{{SCH}}}rule", context=_context(spec)))
        rules[-1].extend(bare)
    if rules:
        patterns.append(etree.Element(f"{{{SCH}}}pattern"))
        patterns[-1].extend(rules)
    for number, pattern in enumerate(patterns, 1):
        pattern.set("id", _numbered(f"pattern.{constraint.ident}", number))
    _name_tests(patterns, constraint.ident)
    schema.extend(patterns)


def _context(spec: Spec) -> str:
    """The context of tests that stand without a rule: the element that declares them."""
    return f"tei:{spec.ident}" if spec.kind == "element" else "tei:*"


def _name_tests(patterns: list[etree._Element], ident: str) -> None:
    unnamed = (test for pattern in patterns for test in pattern.iter(*_TESTS) if test.get("id") is None)
    for number, test in enumerate(unnamed, 1):
        test.set("id", _numbered(ident, number))


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"
