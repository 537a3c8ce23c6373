"""One document through all validators, or through those that were named: `validate_file`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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
    "conservation": "tei_tools.validators.conservation:validate_conservation",
    "corpus": "tei_tools.validators.corpus_checks:validate_corpus",
}
_REFUSED = ("xml.entity-bomb", "xml.external-entity")  # not the encoding: read as text the document is well-formed
_EXPLAINED = ("date.", "id.", "lang.", "ref.")


@dataclass(frozen=True, slots=True)
class Job:
    """What one run of the validators needs besides the document."""

    path: Path | None
    schema: Path | None = None
    schematron: Path | None = None
    authority: Path | None = None
    transcriptions: Path | None = None
    phase: str = "#DEFAULT"
    catalogue: Mapping[str, Path] = field(default_factory=dict)
    fetch: bool = False

    @property
    def folder(self) -> Path | None:
        """Where the document stands."""
        return self.path.parent if self.path else None


def validate_file(
    source: Path | bytes,
    *,
    file: str,
    schema: Path | None = None,
    schematron: Path | None = None,
    authority: Path | None = None,
    transcriptions: Path | None = None,
    phase: str = "#DEFAULT",
    catalogue: Mapping[str, Path] | None = None,
    fetch: bool = False,
) -> list[Finding]:
    """Checks one document, a path or its bytes, and gives its findings in the order of their places.

    With `schema` or `schematron` only those are checked; without, the schemas that its xml-model instructions name (found in
    `catalogue`, else ours) and everything else. `authority` is the folder of the registers, `transcriptions` that of the
    transcriptions, `phase` a phase of the Schematron schema; `fetch` lets a schema that is not found be fetched. Raises
    InputError for bytes that are no text, SchemaError for a schema that is incorrect.
    """
    if schema is not None and schematron is None:
        return _validate_with_grammar(source, file, schema)
    read = read_source(_read(source, file), file)
    path = source if isinstance(source, Path) else None
    return validate_source(read, Job(path, schema, schematron, authority, transcriptions, phase, catalogue or {}, fetch))


def _validate_with_grammar(source: Path | bytes, file: str, schema: Path) -> list[Finding]:
    """The fast way for a grammar alone: the engine reads the document piece by piece, and only a broken one is read again."""
    grammar = load(_LATER, "grammar", family="stage")(schema)
    found: list[Finding] = grammar.validate(source, file=file)
    if not any(finding.rule.startswith("xml.") for finding in found):
        return found
    read = read_source(_read(source, file), file)
    if isinstance(read, Finding):
        return [read]
    refused = all(finding.rule in _REFUSED for finding in found if finding.rule.startswith("xml."))
    return found if refused else list(grammar.validate(read.text_in_utf8, file=file))


def validate_source(source: Source | Finding, job: Job) -> list[Finding]:
    """Checks a document that is read already; one that is not well-formed is its own finding."""
    if isinstance(source, Finding):
        return [source]
    named = job.schema is not None or job.schematron is not None
    return _without_repeats([*_schema_findings(source, job), *(() if named else _other_findings(source, job))])


def _schema_findings(source: Source, job: Job) -> Iterable[Finding]:
    grammar, schematron = job.schema, job.schematron
    if grammar is None and schematron is None:
        schemas = load(_LATER, "catalogue", family="stage")(source, job.folder, job.catalogue, fetch=job.fetch)
        grammar, schematron = schemas.grammar, schemas.schematron
        yield from schemas.findings
    if grammar is not None:
        yield from load(VALIDATORS, "grammar", family="validator")(source, grammar)
    if schematron is not None:
        yield from load(VALIDATORS, "schematron", family="validator")(source, schematron, phase=job.phase)


def _other_findings(source: Source, job: Job) -> Iterable[Finding]:
    references = load(VALIDATORS, "references", family="validator")
    yield from references(source, folder=job.folder, authority=job.authority)
    for name in ("ids", "dates", "languages"):
        yield from load(VALIDATORS, name, family="validator")(source)
    if job.path is not None:
        transcription = load(_LATER, "transcription", family="stage")(job.path, job.transcriptions)
        if transcription is not None:
            yield from load(VALIDATORS, "conservation", family="validator")(source, transcription)


_LATER = {
    "grammar": "tei_tools.validators.grammar:grammar_at",
    "catalogue": "tei_tools.validators.catalogue:schemas_for",
    "transcription": "tei_tools.validators.transcriptions:find_transcription",
}


def _read(source: Path | bytes, file: str) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        return source.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {error.strerror or error}") from error


def _without_repeats(found: list[Finding]) -> list[Finding]:
    """Sorts, and leaves out what a schema says of something that one of our own rules explains better."""
    explained = {(f.line, f.column) for f in found if f.rule.startswith(_EXPLAINED)}
    # the Schematron of our ODD says some things too, under the same name: `date-order` for `date.order`
    named = {(f"schematron.{f.rule.replace('.', '-')}", f.path.rpartition("/@")[0]) for f in found}
    kept = {f for f in found if not (f.rule == "rng.attribute-value" and (f.line, f.column) in explained)}
    return sorted(f for f in kept if (f.rule, f.path) not in named)
