"""A Schematron schema to an XSLT 3 stylesheet that lists what fails, and a table of what its checks are called.

Each pattern is a mode, each rule a template of it, the first with the highest priority: so the first rule that matches a
node is the only one, and nodes inside a matched node are still looked at. The result is a list of `f` elements with the
number of the check and the node's address: the ordinal of its element in the document, `12/@ref`, `12/text()[2]`.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from tei_tools.validators.schematron.contexts import candidates, rename_variables
from tei_tools.validators.schematron.expanding import sch
from tei_tools.validators.schematron.reading import Check, Pattern, Rule, Schema

_XSL = "http://www.w3.org/1999/XSL/Transform"
_OWN = "https://tei-tools.github.io/ns/schematron"
# @role to severity, as editors and the TEI use the words
_SEVERITIES = {
    **dict.fromkeys(["fatal", "error"], "error"),
    **dict.fromkeys(["warn", "warning", "caution", "nonfatal", "non-fatal", "minor"], "warning"),
    **dict.fromkeys(["info", "information", "informational", "hint", "note", "debug", "trace"], "info"),
}
_HELPERS = f"""
<xsl:variable name="own:numbers" as="map(*)" select="Q{{http://www.w3.org/2005/xpath-functions/map}}merge(//* ! Q{{http://www.w3.org/2005/xpath-functions/map}}entry(generate-id(.), position()))" xmlns:own="{_OWN}"/>
<xsl:function name="own:at" as="xs:string" xmlns:own="{_OWN}" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xsl:param name="node" as="node()"/>
<xsl:variable name="owner" as="node()?" select="if ($node instance of element()) then $node else $node/.."/>
<xsl:variable name="number" select="if ($owner instance of element()) then $own:numbers(generate-id($owner)) else 0"/>
<xsl:choose>
<xsl:when test="$node instance of attribute()"><xsl:sequence select="$number || '/@' || name($node)"/></xsl:when>
<xsl:when test="$node instance of text()"><xsl:sequence select="$number || '/text()[' || (count($node/preceding-sibling::text()) + 1) || ']'"/></xsl:when>
<xsl:when test="$node instance of comment()"><xsl:sequence select="$number || '/comment()[' || (count($node/preceding-sibling::comment()) + 1) || ']'"/></xsl:when>
<xsl:when test="$node instance of processing-instruction()"><xsl:sequence select="$number || '/processing-instruction(' || name($node) || ')'"/></xsl:when>
<xsl:otherwise><xsl:sequence select="string($number)"/></xsl:otherwise>
</xsl:choose>
</xsl:function>
"""  # noqa: E501


@dataclass
class _Writer:
    """The stylesheet under way: its lines, from which line of the schema each comes, and the table of checks."""

    careful: bool
    lines: list[str] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)
    checks: list[dict[str, str]] = field(default_factory=list)
    renamed: Mapping[str, str] = field(default_factory=dict)

    def write(self, text: str, element: Any = None) -> None:
        for line in text.split("\n"):
            self.lines.append(line)
            self.origins.append(getattr(element, "sourceline", None) or 0)

    def quoted(self, expression: str) -> str:
        return quoteattr(rename_variables(expression, self.renamed)).replace("\n", "&#10;").replace("\r", "&#13;")


def compile_schema(schema: Schema, *, careful: bool = False) -> str:
    """Gives JSON with `stylesheet` (XSLT as text), `checks` (rule, severity, details), `origins` (schema line by line).

    A `careful` stylesheet catches an error inside each single test and reports it; it is slower.
    """
    writer = _Writer(careful)
    writer.write(_head(schema), schema.element)
    for foreign in schema.foreign:
        writer.write(_serialise(foreign), foreign)
    for let in schema.lets:
        _write_let(writer, let)
    for number, pattern in enumerate(schema.patterns):
        _write_pattern(writer, pattern, number, schema)
    calls = "".join(
        f'<xsl:apply-templates mode="own:m{number}" select={quoteattr(candidates(r.context for r in pattern.rules))}/>'
        for number, pattern in enumerate(schema.patterns)
        if pattern.rules
    )
    writer.write(f'<xsl:template match="/" priority="1000000"><r>{calls}</r></xsl:template></xsl:stylesheet>')
    compiled = {"stylesheet": "\n".join(writer.lines), "checks": writer.checks, "origins": writer.origins}
    return json.dumps(compiled, ensure_ascii=False)


def _head(schema: Schema) -> str:
    spaces = {prefix: uri for prefix, uri in schema.namespaces.items() if prefix not in ("xsl", "own", "xml")}
    declared = " ".join(f"xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in spaces.items())
    default = schema.element.get("xpath-default-namespace") or schema.element.get(f"{{{_XSL}}}xpath-default-namespace")
    default = f" xpath-default-namespace={quoteattr(default)}" if default else ""
    start = f'<xsl:stylesheet version="{schema.version}" xmlns:xsl="{_XSL}" xmlns:own="{_OWN}" {declared}{default}'
    output = '<xsl:output method="xml" indent="no" omit-xml-declaration="yes"/>'
    return f'{start} exclude-result-prefixes="#all">{output}' + _versioned(_HELPERS)


def _versioned(helpers: str) -> str:
    """Our own helpers are XSLT 3 in a stylesheet of any version."""
    return helpers.replace('<xsl:variable name="own:', '<xsl:variable version="3.0" name="own:').replace(
        "<xsl:function ", '<xsl:function version="3.0" '
    )


def _write_pattern(writer: _Writer, pattern: Pattern, number: int, schema: Schema) -> None:
    taken = {let.get("name") for let in schema.lets}
    taken |= {let.get("name") for other in schema.patterns[:number] for let in other.lets}
    # a pattern's variables are its own (ISO/IEC 19757-3, 5.4.5): one that another pattern has too gets another name
    writer.renamed = {let.get("name"): f"{let.get('name')}.{number}" for let in pattern.lets if let.get("name") in taken}
    for let in pattern.lets:
        _write_let(writer, let)
    writer.write(f'<xsl:mode name="own:m{number}" on-no-match="deep-skip"/>')
    # deep-skip would go on to the children of the document node, which are candidates themselves (XSLT 3.0, 6.7.4)
    writer.write(f'<xsl:template match="document-node()" mode="own:m{number}" priority="0"/>')
    for place, rule in enumerate(pattern.rules):
        _write_rule(writer, rule, number, priority=len(pattern.rules) - place)
    writer.renamed = {}


def _write_rule(writer: _Writer, rule: Rule, mode: int, *, priority: int) -> None:
    head = f'<xsl:template match={writer.quoted(rule.context)} mode="own:m{mode}" priority="{priority}">'
    writer.write(head, rule.element)
    local = {let.get("name") for let in rule.lets}
    writer.renamed = {old: new for old, new in writer.renamed.items() if old not in local}
    for let in rule.lets:
        _write_let(writer, let)
    for check in rule.checks:
        _write_check(writer, check)
    writer.write("</xsl:template>")


def _write_let(writer: _Writer, let: Any) -> None:
    name = writer.renamed.get(let.get("name"), let.get("name"))
    typed = f" as={quoteattr(let.get('as'))}" if let.get("as") else ""
    if let.get("value") is not None:
        writer.write(f"<xsl:variable name={quoteattr(name)}{typed} select={writer.quoted(let.get('value'))}/>", let)
    else:
        content = escape(let.text or "") + "".join(_serialise(child) + escape(child.tail or "") for child in let)
        writer.write(f"<xsl:variable name={quoteattr(name)}{typed}>{content}</xsl:variable>", let)


def _write_check(writer: _Writer, check: Check) -> None:
    number = len(writer.checks)
    severity = _SEVERITIES.get(check.role.strip().lower(), "error")
    rule = f"schematron.{check.identifier}"
    writer.checks.append({"rule": rule, "severity": severity, "details": check.details})
    test = check.test if check.is_report else f"not({check.test})"
    subject = f"(({check.subject}), .)[1]" if check.subject else "."
    notes = "".join(f"<d>{_content(writer, note)}</d>" for note in check.notes)
    finding = f'<f n="{number}" at="{{own:at({escape(subject, {chr(34): "&quot;"})})}}">'
    body = f"<xsl:if test={writer.quoted(test)}>{finding}<m>{_content(writer, check.element)}</m>{notes}</f></xsl:if>"
    if writer.careful:
        caught = f'<f n="{number}" at="{{own:at(.)}}" error="{{$Q{{http://www.w3.org/2005/xqt-errors}}description}}"/>'
        body = f'<xsl:try version="3.0">{body}<xsl:catch>{caught}</xsl:catch></xsl:try>'
    writer.write(body.replace("\n", " "), check.element)


def _content(writer: _Writer, element: Any) -> str:
    """A message as XSLT: text, sch:name, sch:value-of; XSLT inside is taken as it is, other markup for its text."""
    parts = [_text(element.text)]
    for child in element:
        if child.tag == sch("value-of"):
            parts.append(f"<xsl:value-of select={writer.quoted(child.get('select'))}/>")
        elif child.tag == sch("name"):
            path = writer.quoted(f"name({child.get('path') or '.'})")
            parts.append(f"<xsl:value-of select={path}/>")
        elif isinstance(child.tag, str) and child.tag.startswith(f"{{{_XSL}}}"):
            parts.append(_serialise(child))
        elif isinstance(child.tag, str):
            parts.append(_content(writer, child))
        parts.append(_text(child.tail))
    return "".join(parts)


def _text(text: str | None) -> str:
    return f"<xsl:text>{escape(' '.join(text.split(' ')))}</xsl:text>" if text else ""


def _serialise(element: Any) -> str:
    clean = copy.deepcopy(element)
    clean.tail = None
    return str(etree.tostring(clean, encoding="unicode"))
