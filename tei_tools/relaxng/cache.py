"""Compiled schemas on disk, as JSON in the user's cache folder, so that a large schema is there at once.

A record is found by the schema's path and used only if every file that the schema was made of still has the same SHA-256 and
the engine is the same. It is plain data: reading it runs nothing. A folder that cannot be written to is no error.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from tei_tools.relaxng.data import Datum
from tei_tools.relaxng.names import NameClass
from tei_tools.relaxng.patterns import (
    ATTRIBUTE,
    CHOICE,
    DATA,
    EMPTY,
    GROUP,
    INTERLEAVE,
    LIST,
    NOT_ALLOWED,
    ONE_OR_MORE,
    TEXT,
    VALUE,
    Pattern,
    Patterns,
)

ENGINE = 2  # raise it whenever a record of an older engine would be read differently
Compiled = tuple[Patterns, Pattern, list[Pattern], bool]


def cache_file(schema: Path) -> Path:
    """Gives the record's place for the schema at this path."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path("~").expanduser() / ".cache")
    name = hashlib.sha256(os.fsencode(schema.absolute())).hexdigest()[:32]
    return Path(base) / "tei-tools" / "relaxng" / f"{name}.json"


def digest(source: bytes) -> str:
    """Gives the hash that a file is known by."""
    return hashlib.sha256(source).hexdigest()


def read_cache(schema: Path) -> Compiled | None:
    """Gives the compiled schema from its record; None where there is no record, or an outdated or damaged one."""
    try:
        record = json.loads(cache_file(schema).read_bytes())
        is_old = any(digest(Path(name).read_bytes()) != known for name, known in record["files"].items())
        if is_old or record["engine"] != ENGINE:
            return None
        return _Reader(record).compiled()
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def write_cache(schema: Path, files: Mapping[str, str], compiled: Compiled) -> None:
    """Writes the record in one step (a reader never sees half of it); does nothing where that is not possible."""
    target = cache_file(schema)
    record = {"engine": ENGINE, "files": dict(files), **_Writer().record(compiled)}
    with contextlib.suppress(OSError, RecursionError):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(record, stream, separators=(",", ":"))
        Path(name).replace(target)


class _Writer:
    """Numbers the patterns so that each stands after its items, elements apart."""

    def __init__(self) -> None:
        self.rows: list[list[Any]] = []
        self.numbers: dict[Pattern, int] = {}

    def record(self, compiled: Compiled) -> dict[str, Any]:
        _, start, elements, needs_prefixes = compiled
        for place, element in enumerate(elements):
            self.numbers[element] = -place - 1
        contents = [self.number(element.content) if element.content else 0 for element in elements]
        names = [element.name.as_data() for element in elements if element.name]
        top = self.number(start)
        return {"rows": self.rows, "names": names, "contents": contents, "start": top, "prefixes": needs_prefixes}

    def number(self, pattern: Pattern) -> int:
        found = self.numbers.get(pattern)
        if found is None:
            items = [self.number(item) for item in pattern.items]
            name = pattern.name.as_data() if pattern.name else None
            datum = pattern.datum.key if pattern.datum else None
            found = self.numbers[pattern] = len(self.rows)
            self.rows.append([pattern.kind, items, name, datum])
        return found


class _Reader:
    """Builds patterns from rows when they are asked for: most of a large schema is never met in one document."""

    def __init__(self, record: dict[str, Any]) -> None:
        self.record = record
        self.rows: list[list[Any]] = record["rows"]
        self.patterns = Patterns()
        self.built: dict[int, Pattern] = {}

    def compiled(self) -> Compiled:
        elements = []
        for place, name in enumerate(self.record["names"]):
            element = self.patterns.element(NameClass.from_data(name), ("cached", place))
            element.source = partial(self.build, self.record["contents"][place])
            self.built[-place - 1] = element
            elements.append(element)
        return self.patterns, self.build(self.record["start"]), elements, self.record["prefixes"]

    def build(self, number: int) -> Pattern:
        found = self.built.get(number)
        if found is None:
            kind, items, name, datum = self.rows[number]
            parts = [self.build(item) for item in items]
            found = self.built[number] = self.make(kind, parts, name, datum)
        return found

    def make(self, kind: int, items: list[Pattern], name: Any, datum: Any) -> Pattern:
        build = self.patterns
        if kind == ATTRIBUTE:
            return build.attribute(NameClass.from_data(name), items[0])
        if kind in (DATA, VALUE):
            library, type_name, parameters, value, context = datum
            made = Datum(library, type_name, tuple((facet, text) for facet, text in parameters), value, dict(context))
            return build.value(made) if kind == VALUE else build.data(made, items[0] if items else None)
        if kind in _BASIC:
            return getattr(build, _BASIC[kind])  # type: ignore[no-any-return]
        makers: dict[int, Callable[[list[Pattern]], Pattern]] = {
            CHOICE: build.choice,
            GROUP: build.group,
            INTERLEAVE: build.interleave,
            ONE_OR_MORE: lambda parts: build.one_or_more(parts[0]),
            LIST: lambda parts: build.list(parts[0]),
        }
        return makers[kind](items)


_BASIC = {EMPTY: "empty", TEXT: "text", NOT_ALLOWED: "not_allowed"}
