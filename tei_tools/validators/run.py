"""One document through all validators, or through those that were named: `validate_file`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tei_tools.components import load
from tei_tools.errors import InputError
from tei_tools.model import Finding
from tei_tools.validators.source import Source, read_source

# the name of a validator -> where it is; imported when it is used, so that a small check starts fast
VALIDATORS: dict[str, str] = {
    "grammar": "tei_tools.validators.grammar:validate_grammar",
    "schematron": "tei_tools.validators.schematron:validate_schematron",
    "references": "tei_tools.validators.references:validate_references",
    "ids": "tei_tools.validators.ids:validate_ids",
    "dates": "tei_tools.validators.dates:validate_dates",
    "languages": "tei_tools.validators.languages:validate_languages",
}
SCHEMA = Path(__file__).parent.parent / "data" / "schema"


@dataclass(frozen=True, slots=True)
class _Job:
    """What one run of the validators needs besides the document."""

    schema: Path | None
    schematron: Path | None
    folder: Path | None
    authority: Path | None


# how each validator is called
_CALLS: Mapping[str, Callable[[Callable[..., Iterable[Finding]], Source, _Job], Iterable[Finding]]] = {
    "grammar": lambda check, source, job: check(source, job.schema) if job.schema else (),
    "schematron": lambda check, source, job: check(source, job.schematron) if job.schematron else (),
    "references": lambda check, source, job: check(source, folder=job.folder, authority=job.authority),
    "ids": lambda check, source, job: check(source),
    "dates": lambda check, source, job: check(source),
    "languages": lambda check, source, job: check(source),
}


def validate_file(
    source: Path | bytes,
    *,
    file: str,
    schema: Path | None = None,
    schematron: Path | None = None,
    authority: Path | None = None,
) -> list[Finding]:
    """Checks one document, a path or its bytes, and gives its findings in the order of their places.

    With `schema` or `schematron` only those are checked; without, our schema, our Schematron and everything else.
    `authority` is the folder of the registers. Raises InputError for bytes that are no text, SchemaError for a schema
    that is incorrect.
    """
    read = read_source(_read(source, file), file)
    if isinstance(read, Finding):
        return [read]
    folder = source.parent if isinstance(source, Path) else None
    named = [name for name, path in (("grammar", schema), ("schematron", schematron)) if path is not None]
    if not named:
        schema, schematron = _ours("tei_tools.rng"), _ours("tei_tools.sch")
    job = _Job(schema, schematron, folder, authority)
    found: list[Finding] = []
    for name in named or VALIDATORS:
        found += _CALLS[name](load(VALIDATORS, name, family="validator"), read, job)
    return _without_repeats(found)


def _ours(name: str) -> Path | None:
    path = SCHEMA / name
    return path if path.is_file() else None


def _read(source: Path | bytes, file: str) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        return source.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror or error}") from error


def _without_repeats(found: list[Finding]) -> list[Finding]:
    """Sorts, and leaves out what the grammar says of a value that one of our own rules explains better."""
    explained = {(f.line, f.path) for f in found if f.rule.startswith(("date.", "id.", "lang.", "ref.")) and "@" in f.path}
    return sorted({f for f in found if not (f.rule.startswith("rng.") and (f.line, f.path) in explained)})
