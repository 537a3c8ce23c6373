"""A compiled schema over a document to its findings; the compiled form is kept in memory and in the user's cache folder."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast
from xml.parsers import expat

import tei_tools
from tei_tools.errors import SchemaError
from tei_tools.model import Finding, Severity
from tei_tools.saxon import Stylesheet, TransformError, compile_stylesheet
from tei_tools.validators.caching import read_cache, write_cache
from tei_tools.validators.source import Element, Source

NAME = "schematron"

_FORM = "2"  # of the compiled schema: another number makes older cache files stale


@dataclass(frozen=True, slots=True)
class _Compiled:
    stylesheet: Stylesheet
    checks: list[dict[str, str]]


@dataclass
class _Result:
    """One `f` of the stylesheet's result."""

    number: int
    at: str
    error: str
    message: str = ""
    notes: tuple[str, ...] = ()


def validate_schematron(source: Source, schema: Path, *, phase: str = "#DEFAULT") -> Iterator[Finding]:
    """Gives the findings of a document against a schema, in one of its phases (`#ALL`, `#DEFAULT`, or an id).

    Raises SchemaError where the schema is incorrect or cannot be read.
    """
    compiled = load_schema(schema, phase)
    try:
        results = compiled.stylesheet.transform(source.text_without_doctype)
    except TransformError:
        # one test that fails on one node must not silence the others: the slower stylesheet catches each by itself
        compiled = load_schema(schema, phase, careful=True)
        try:
            results = compiled.stylesheet.transform(source.text_without_doctype)
        except TransformError as error:  # what the other validators found still counts
            message = f"the rules of {schema.name} could not be worked out for this document: {error}"
            yield Finding(source.file, 1, 1, "schematron.failed", "error", " ".join(message.split()))
            return
    for result in _results(results):
        yield _finding(source, compiled.checks[result.number], result)


def load_schema(schema: Path, phase: str = "#DEFAULT", *, careful: bool = False) -> _Compiled:
    """Compiles a schema, or takes it from memory or the cache. Raises SchemaError where it is incorrect."""
    try:
        stamp = schema.stat().st_mtime_ns
    except OSError as error:
        raise SchemaError(f"{schema}: cannot be read: {error.strerror or error}") from error
    return _load(schema, phase, careful, stamp)


@lru_cache(maxsize=8)
def _load(schema: Path, phase: str, careful: bool, _stamp: int) -> _Compiled:
    text = _cached(schema, phase, careful)
    if text is None:
        text, files = _compile(schema, phase, careful)
        compiled = _executable(schema, json.loads(text))
        hashes = {str(file.resolve()): _hash(file) for file in files}
        write_cache(_key(schema, phase, careful), json.dumps({"files": hashes, "schema": text}))
        return compiled
    return _executable(schema, json.loads(text))


def _compile(schema: Path, phase: str, careful: bool) -> tuple[str, list[Path]]:
    """Only a schema that is not in the cache loads the compiler."""
    package = "tei_tools.validators.schematron"
    root, files = import_module(f"{package}.expanding").expand_schema(schema)
    read = import_module(f"{package}.reading").read_schema(root, schema, phase)
    return import_module(f"{package}.compiling").compile_schema(read, careful=careful), files


def _executable(schema: Path, compiled: dict[str, Any]) -> _Compiled:
    try:
        return _Compiled(compile_stylesheet(compiled["stylesheet"]), compiled["checks"])
    except SchemaError as error:
        raise SchemaError(_explain(schema, str(error), compiled)) from error


def _explain(schema: Path, message: str, compiled: dict[str, Any]) -> str:
    """Turns the place in the stylesheet that Saxon names into the place in the schema."""
    place = re.search(r"on line (\d+)", message)
    line = compiled["origins"][int(place[1]) - 1] if place and 0 < int(place[1]) <= len(compiled["origins"]) else 0
    reason = re.search(r"\b(X[A-Z]{3}\d{4}|SX\w{6})\s+(.*?)(?= Error in | Error at | Error evaluating |$)", message)
    where = re.search(r"Error in \{(.*?)\}", message)
    shown = f" in '{where[1]}'" if where else ""
    return f"{schema}:{line or 1}: is no correct Schematron: {reason[2].strip() if reason else message}{shown}"


def _key(schema: Path, phase: str, careful: bool) -> str:
    name = "\0".join((_FORM, tei_tools.__version__, str(schema.resolve()), phase, str(careful), _hash(schema)))
    return "schematron-" + hashlib.sha256(name.encode()).hexdigest()[:32] + ".json"


def _hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _cached(schema: Path, phase: str, careful: bool) -> str | None:
    """The compiled form from the cache, unless one of the files that it was made of has changed."""
    text = read_cache(_key(schema, phase, careful))
    try:
        entry = json.loads(text or "{}")
        fresh = all(_hash(Path(file)) == value for file, value in entry["files"].items())
        return str(entry["schema"]) if fresh else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _results(text: str) -> list[_Result]:
    results: list[_Result] = []
    notes: list[str] = []
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "f":
            results.append(_Result(int(attributes["n"]), attributes["at"], attributes.get("error", "")))
            notes.clear()
        elif name == "d":
            notes.append("")

    def data(part: str) -> None:
        if notes:
            notes[-1] += part
        elif results:
            results[-1].message += part

    def end(name: str) -> None:
        if name == "f":
            results[-1].notes = tuple(notes)
            notes.clear()

    parser.StartElementHandler, parser.CharacterDataHandler, parser.EndElementHandler = start, data, end
    parser.Parse(text.encode(), True)
    return results


def _finding(source: Source, check: dict[str, str], result: _Result) -> Finding:
    number, _, rest = result.at.partition("/")
    element = source.elements[max(int(number) - 1, 0)]
    path = (source.path(element.number) if int(number) else "") + (f"/{rest}" if rest else "")
    hint = "; ".join(part for part in (*(" ".join(note.split()) for note in result.notes), check["details"]) if part)
    message = " ".join(result.message.split())
    rule, severity = check["rule"], cast(Severity, check["severity"])
    if result.error:
        message = f"the test of {rule} cannot be worked out here: {' '.join(result.error.split())}"
        rule, severity = "schematron.failed", "error"
    line, column = _place(source, element, rest)
    return Finding(source.file, line, column, rule, severity, message, path or "/", hint)


def _place(source: Source, element: Element, rest: str) -> tuple[int, int]:
    """Line and column of an element's start tag, or of the attribute that `rest` (`@ref`) names in it."""
    span = source.attribute_as_written(element, rest[1:]) if rest.startswith("@") else None
    return source.position(span) if span is not None else (element.line, element.column)
