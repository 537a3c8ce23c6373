"""An expanded Schematron tree to plain data: patterns of rules of checks, with everything that a check refers to.

It also says what is incorrect: an element that Schematron does not have, a rule without a context, a diagnostic, phase or
pattern that nobody defines. XPath itself is checked later, when the schema is compiled.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tei_tools.errors import SchemaError
from tei_tools.validators.schematron.expanding import SCH_NS, fail, sch

_XSL = "http://www.w3.org/1999/XSL/Transform"
BINDINGS = {
    "": "1.0",
    "xslt": "1.0",
    "xslt1": "1.0",
    "xpath": "1.0",
    "xslt2": "2.0",
    "xpath2": "2.0",
    "xslt3": "3.0",
    "xpath3": "3.0",
}
_ELEMENTS = frozenset(
    {
        "active", "assert", "diagnostic", "diagnostics", "dir", "emph", "extends", "include", "let", "name", "ns", "p", "param",
        "pattern", "phase", "properties", "property", "report", "rule", "schema", "span", "title", "value-of",
    }
)  # fmt: skip
_REQUIRED = {"assert": ["test"], "report": ["test"], "let": ["name"], "ns": ["prefix", "uri"], "active": ["pattern"],
             "value-of": ["select"], "diagnostic": ["id"], "property": ["id"], "phase": ["id"]}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Check:
    """An assert or a report; `element` holds the message, `notes` the diagnostics and properties that go with it."""

    element: Any
    is_report: bool
    test: str
    identifier: str
    role: str
    subject: str
    notes: tuple[Any, ...]
    details: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: which nodes (`context`), variables, checks."""

    element: Any
    context: str
    lets: tuple[Any, ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern: of its rules only the first that matches a node looks at it."""

    element: Any
    lets: tuple[Any, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """What runs: `version` of XSLT, namespaces, global variables (`lets`), foreign XSLT, the patterns of the phase."""

    path: Path
    element: Any
    version: str
    namespaces: dict[str, str]
    lets: tuple[Any, ...]
    foreign: tuple[Any, ...]
    patterns: tuple[Pattern, ...]


def read_schema(root: Any, path: Path, phase: str = "#DEFAULT") -> Schema:
    """Reads an expanded schema for one phase; raises SchemaError with file and line where it is incorrect."""
    for element in root.iter(f"{{{SCH_NS}}}*"):
        _check_element(element, path)
    binding = root.get("queryBinding", "").lower()
    if binding not in BINDINGS:
        raise fail(path, root, f"the query binding '{binding}' is not known: xslt, xslt2 and xslt3 are")
    active = _phase(root, path, phase)
    patterns = [p for p in root.iter(sch("pattern")) if p.get("abstract") != "true"]
    wanted = _active_patterns(active, patterns, path) if active is not None else patterns
    lets = {let.get("name"): let for owner in (root, active) if owner is not None for let in owner.findall(sch("let"))}
    namespaces = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    namespaces |= {ns.get("prefix"): ns.get("uri") for ns in root.iter(sch("ns"))}
    namespaces.setdefault("xs", "http://www.w3.org/2001/XMLSchema")
    foreign = tuple(e for e in root.iter(f"{{{_XSL}}}*") if e.getparent() in (root, *patterns))
    read = tuple(_pattern(pattern, root, path) for pattern in wanted)
    return Schema(path, root, BINDINGS[binding], namespaces, tuple(lets.values()), foreign, read)


def _check_element(element: Any, path: Path) -> None:
    name = element.tag.rpartition("}")[2]
    if name not in _ELEMENTS:
        near = difflib.get_close_matches(name, _ELEMENTS, n=1)
        raise fail(path, element, f"Schematron has no element {name}" + (f": did you mean {near[0]}?" if near else ""))
    missing = [wanted for wanted in _REQUIRED.get(name, ()) if element.get(wanted) is None]
    if missing:
        raise fail(path, element, f"{name} has no @{missing[0]}")
    if name == "pattern" and element.get("documents") is not None:
        raise fail(path, element, "pattern/@documents is not supported: a rule looks at the document at hand only")


def _phase(root: Any, path: Path, phase: str) -> Any:
    if phase == "#DEFAULT":
        phase = root.get("defaultPhase", "#ALL")
    if phase == "#ALL":
        return None
    phases = {element.get("id"): element for element in root.iter(sch("phase"))}
    if phase not in phases:
        known = ", ".join(phases) or "none"
        raise SchemaError(f"{path}: there is no phase '{phase}' (known: {known})")
    return phases[phase]


def _active_patterns(phase: Any, patterns: list[Any], path: Path) -> list[Any]:
    names = {pattern.get("id"): pattern for pattern in patterns}
    for active in phase.findall(sch("active")):
        if active.get("pattern") not in names:
            raise fail(path, active, f"active: there is no pattern '{active.get('pattern')}'")
    wanted = {active.get("pattern") for active in phase.findall(sch("active"))}
    return [pattern for pattern in patterns if pattern.get("id") in wanted]


def _pattern(pattern: Any, root: Any, path: Path) -> Pattern:
    rules = [rule for rule in pattern.findall(sch("rule")) if rule.get("abstract") != "true"]
    for rule in rules:
        if rule.get("context") is None:
            raise fail(path, rule, "rule has no @context")
    read = tuple(_rule(rule, pattern, root, path) for rule in rules)
    return Pattern(pattern, tuple(pattern.findall(sch("let"))), read)


def _rule(rule: Any, pattern: Any, root: Any, path: Path) -> Rule:
    checks = tuple(_check(e, rule, pattern, root, path) for e in rule if e.tag in (sch("assert"), sch("report")))
    return Rule(rule, rule.get("context"), tuple(rule.findall(sch("let"))), checks)


def _check(element: Any, rule: Any, pattern: Any, root: Any, path: Path) -> Check:
    owners = (element, rule, pattern)
    notes = [_noted(root, path, element, kind, name) for kind in ("diagnostic", "property") for name in _names(element, kind)]
    is_report = bool(element.tag == sch("report"))
    identifier = next((owner.get("id") for owner in owners if owner.get("id")), "report" if is_report else "assert")
    role = next((owner.get("role") for owner in owners if owner.get("role")), "")
    subject = next((owner.get("subject") for owner in (element, rule) if owner.get("subject")), "")
    flags = " ".join(flag for owner in (element, rule) if (flag := owner.get("flag")))
    details = "; ".join(part for part in (flags and f"flag: {flags}", _see(owners)) if part)
    return Check(element, is_report, element.get("test"), identifier, role, subject, tuple(notes), details)


def _names(element: Any, kind: str) -> list[str]:
    return (element.get("diagnostics" if kind == "diagnostic" else "properties") or "").split()


def _see(owners: tuple[Any, ...]) -> str:
    return next((f"see {owner.get('see')}" for owner in owners if owner.get("see")), "")


def _noted(root: Any, path: Path, element: Any, kind: str, name: str) -> Any:
    found = next((note for note in root.iter(sch(kind)) if note.get("id") == name), None)
    if found is None:
        raise fail(path, element, f"there is no {kind} '{name}'")
    return found
