"""A document against a RELAX NG grammar, with the engine of `relaxng`: rules `rng.*`.

Passes: what the grammar allows. Fails: `<persname>` (`rng.element-unknown`), an element where it may not stand
(`rng.element-not-allowed`), an attribute that is not allowed here (`rng.attribute-not-allowed`), a value out of the list
(`rng.attribute-value`), text where there may be none (`rng.text-not-allowed`), a part that is missing
(`rng.element-incomplete`).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from tei_tools.errors import SchemaError
from tei_tools.model import Finding
from tei_tools.relaxng import Schema, load_schema
from tei_tools.validators.source import Source

NAME = "grammar"


def validate_grammar(source: Source, schema: Path) -> list[Finding]:
    """Gives the findings of a document against the grammar in `schema` (.rng); raises SchemaError where that is incorrect."""
    return grammar_at(schema).validate(source.text_in_utf8, file=source.file)


def grammar_at(schema: Path) -> Schema:
    """Gives the compiled grammar of a file, loaded once for the process. Raises SchemaError where it is incorrect."""
    try:
        stamp = schema.stat().st_mtime_ns
    except OSError as error:
        raise SchemaError(f"{schema}: cannot be read: {error.strerror or error}") from error
    return _load(schema, stamp)


@lru_cache(maxsize=8)
def _load(schema: Path, _stamp: int) -> Schema:
    return load_schema(schema)
