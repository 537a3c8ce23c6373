"""A document against a RELAX NG grammar: rules `rng.*`.

Passes: what the grammar allows. Fails: `<persname>` (`rng.element`), an attribute that is not allowed here
(`rng.attribute`), a value out of the list (`rng.value`), text where there may be none (`rng.text`).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from lxml import etree

from tei_tools.errors import SchemaError
from tei_tools.model import Finding
from tei_tools.validators.source import Source

NAME = "grammar"


def validate_grammar(source: Source, schema: Path) -> list[Finding]:
    """Gives the findings of a document against the grammar in `schema` (.rng); raises SchemaError where that is incorrect."""
    grammar = _load(schema, schema.stat().st_mtime_ns)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True, huge_tree=False)
    tree = etree.fromstring(source.text_without_doctype.encode("utf-8"), _utf8(parser))
    grammar.validate(tree.getroottree())
    return [Finding(source.file, e.line, 1, "rng.invalid", "error", e.message) for e in grammar.error_log]


def _utf8(parser: etree.XMLParser) -> etree.XMLParser:
    return parser


@lru_cache(maxsize=8)
def _load(schema: Path, _stamp: int) -> etree.RelaxNG:
    try:
        return etree.RelaxNG(etree.parse(str(schema)))
    except (etree.RelaxNGParseError, etree.XMLSyntaxError) as error:
        raise SchemaError(f"{schema}: is no correct RELAX NG grammar: {error}") from error
