"""Compiles an ODD: joins the stages of the compiler and checks that the result can be written.

`compile_odd(odd, tei)` gives a `Compiled` with RELAX NG, Schematron and the summary of content models, all as bytes, the same
bytes for the same input.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from tei_tools.errors import SchemaError
from tei_tools.odd.attributes import resolve_attributes
from tei_tools.odd.customisation import Scheme, read_scheme
from tei_tools.odd.expansion import Expander
from tei_tools.odd.relaxng import GrammarWriter
from tei_tools.odd.schematron import write_schematron
from tei_tools.odd.summary import summarise


@dataclass(frozen=True, slots=True)
class Compiled:
    """What an ODD compiles to: RELAX NG (XML syntax), ISO Schematron, and the summary of content models as JSON."""

    grammar: bytes
    schematron: bytes
    summary: bytes


def compile_odd(odd: Path, tei: Path) -> Compiled:
    """Compiles `odd` against the TEI specifications in `tei` (p5subset.xml).

    Raises SchemaError with file and line where the ODD is incorrect or uses what is not supported.
    """
    scheme = read_scheme(odd, tei)
    _check_start(scheme, odd)
    expander = Expander(scheme)
    writer = GrammarWriter(scheme.ident, scheme.start, f"Compiled from {odd.name} by tei-tools; change the ODD, not this file.")
    elements = []
    for spec in sorted(scheme.of_kind("element"), key=lambda spec: spec.ident):
        content = expander.content(spec)
        attributes = resolve_attributes(spec, scheme, expander)
        writer.add_element(spec.ident, spec.ns, content, attributes)
        elements.append((spec.ident, content, attributes))
    return Compiled(writer.tostring(), write_schematron(scheme, odd.name), summarise(elements))


def _check_start(scheme: Scheme, odd: Path) -> None:
    for name in scheme.start:
        if scheme.get("element", name) is None:
            near = difflib.get_close_matches(name, [spec.ident for spec in scheme.of_kind("element")], n=1)
            hint = f"did you mean '{near[0]}'?" if near else "include it with a moduleRef"
            raise SchemaError(f"{odd}: the schema starts with '{name}', which it does not have: {hint}")
