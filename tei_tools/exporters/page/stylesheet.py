"""A project's own XSLT before ours: what it declares replaces or precedes what we declare.

The project's file is an ordinary stylesheet with templates for the mode `flow`, for instance

    <xsl:template match="seg[@type='motto']" mode="flow" as="element()">
      <p class="motto"><xsl:call-template name="content"/></p>
    </xsl:template>

Its match templates win over all of ours (`xsl:next-match` calls ours); its named templates, functions, variables and parameters
replace those of ours that have the same name. It may include files of its own folder. Like every stylesheet here it can read
no file, ask no network and call nothing outside (saxon.py); where it has `xsl:import`, or is not correct, SchemaError says so.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from tei_tools.errors import SchemaError
from tei_tools.saxon import XSL_NS, Stylesheet, compile_stylesheet, read_stylesheet
from tei_tools.tei import parse_xml

_BEFORE_OURS = 1000.0  # ours have priorities up to 2
_NAMED = ("template", "function", "variable", "param", "key", "mode", "output", "attribute-set")


@cache
def load_with_own(ours: Path, own: Path | None, texts: str) -> Stylesheet:
    """Compiles our stylesheet with a project's in front of it, ours alone where there is none, once for the process.

    `texts` are the words of the page's language as JSON: they are read now, not for every document.
    """
    return compile_stylesheet(read_stylesheet(ours) if own is None else _merged(ours, own), {"texts": texts})


def _merged(ours: Path, own: Path) -> str:
    base = parse_xml(read_stylesheet(ours).encode(), file=ours.name).getroot()
    project = parse_xml(read_stylesheet(own).encode(), file=own.name).getroot()
    if project.find(f"{{{XSL_NS}}}import") is not None:
        raise SchemaError(f"{own}: has xsl:import: ours is always there already: leave it out")
    declared = {key for child in project if (key := _key(child))}
    for child in [child for child in base if _key(child) in declared]:
        base.remove(child)
    for child in project:
        if isinstance(child.tag, str):
            base.append(_in_front(child, project))
    return str(etree.tostring(base, encoding="unicode"))


def _key(declaration: Any) -> tuple[str, str] | None:
    name = declaration.get("name") if isinstance(declaration.tag, str) else None
    kind = etree.QName(declaration).localname if isinstance(declaration.tag, str) else ""
    return (kind, name or "") if kind in _NAMED and (name or kind == "output") else None


def _in_front(child: Any, project: Any) -> Any:
    if child.tag == f"{{{XSL_NS}}}template" and child.get("match"):
        child.set("priority", str(_BEFORE_OURS + float(child.get("priority") or 0)))
    for name in ("xpath-default-namespace", "exclude-result-prefixes", "expand-text", "default-mode"):
        if project.get(name) is not None and child.get(name) is None:
            child.set(name if child.tag.startswith(f"{{{XSL_NS}}}") else f"{{{XSL_NS}}}{name}", project.get(name))
    return child
