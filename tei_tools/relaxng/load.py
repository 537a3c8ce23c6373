"""Loads a schema: from its files, or from the cache of compiled schemas (see `cache`)."""

from __future__ import annotations

from pathlib import Path

from tei_tools.errors import SchemaError
from tei_tools.relaxng.cache import Compiled, digest, read_cache, write_cache
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
    compiled = read_cache(file) if use_cache else None
    if compiled is None:
        files: dict[str, str] = {}
        try:
            compiled = _compile(file, files)
        except RecursionError as error:
            raise SchemaError(f"{file}:1: is nested too deeply: split its patterns into definitions") from error
        if use_cache:
            write_cache(file, files, compiled)
    return Schema(*compiled)


def _compile(file: Path, files: dict[str, str]) -> Compiled:
    patterns = Patterns()
    compiler = Compiler(patterns, lambda path, source: files.update({str(path.absolute()): digest(source)}))
    start = compiler.compile(file)
    elements = reachable_elements(start)
    check_restrictions(start, elements, str(file))
    return patterns, start, elements, needs_prefixes(patterns)


def needs_prefixes(patterns: Patterns) -> bool:
    """Whether any datatype of the schema looks at namespace prefixes (QName, NOTATION)."""
    return any(_is_qualified(pattern) for pattern in patterns.all())


def _is_qualified(pattern: Pattern) -> bool:
    return pattern.datum is not None and pattern.datum.type.needs_context
