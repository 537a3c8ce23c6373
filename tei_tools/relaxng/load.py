"""Loads a schema: from its files, or from the cache of compiled schemas (see `cache`)."""

from __future__ import annotations

from pathlib import Path

from tei_tools.errors import SchemaError
from tei_tools.relaxng.grammar import Compiler, reachable_elements
from tei_tools.relaxng.patterns import Pattern, Patterns
from tei_tools.relaxng.restrictions import check_restrictions
from tei_tools.relaxng.schema import Schema


def load_schema(path: Path | str, *, use_cache: bool = True) -> Schema:
    """Loads the RELAX NG schema (XML syntax) at `path`, with the files that it includes.

    Raises SchemaError, with file, line and what to do, for one that is incorrect or cannot be read. `use_cache` keeps the
    compiled schema in the user's cache folder and takes it from there.
    """
    file = Path(path)
    try:
        return _compile(file)
    except RecursionError as error:
        raise SchemaError(f"{file}:1: is nested too deeply: split its patterns into definitions") from error


def _compile(file: Path) -> Schema:
    patterns = Patterns()
    compiler = Compiler(patterns, lambda *_: None)
    start = compiler.compile(file)
    elements = reachable_elements(start)
    check_restrictions(start, elements, str(file))
    return Schema(patterns, start, elements, needs_prefixes(patterns))


def needs_prefixes(patterns: Patterns) -> bool:
    """Whether any datatype of the schema looks at namespace prefixes (QName, NOTATION)."""
    return any(_is_qualified(pattern) for pattern in patterns.all())


def _is_qualified(pattern: Pattern) -> bool:
    return pattern.datum is not None and pattern.datum.type.needs_context
