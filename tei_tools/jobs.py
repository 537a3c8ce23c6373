"""One job of a run, from its input to its result: the work of `encode`, `validate` and `export` on one file of many.

Each function here takes a Job and gives an Outcome, never an exception: one bad file is reported and the rest go on. It
runs in a worker process, and the result is written there, whole or not at all.

>>> encode_job(Job("missing.txt"), Encoding()).problem
'missing.txt: does not exist: check the spelling and the folder'
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

from tei_tools.corpus import Job
from tei_tools.differences import difference
from tei_tools.errors import EXIT_CANNOT_WORK, EXIT_CLEAN, EXIT_FINDINGS, OutputError, SchemaError, TeiToolsError, UsageError
from tei_tools.files import STDIN, make_folder, read_file, write_file
from tei_tools.keeping import decide, open_names, preview, update
from tei_tools.model import Authority, Document, Finding, Metadata
from tei_tools.pipeline import annotate, encode_annotated, export, folder_for, read, registers_for, stage, validate

if TYPE_CHECKING:  # starting up does not load what only some runs use
    from tei_tools.annotators.explain import Explanation
    from tei_tools.tables.rows import DocumentTables

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Encoding:
    """What `encode` was asked for, the same for every input."""

    encoding: str | None = None
    metadata: Metadata | Path | None = None
    authority: Path | None = None
    date: str | None = None
    profile: str = "translation"
    genre: str = ""
    fresh: bool = False
    explain: bool = False
    annotators: tuple[str, ...] = ()
    answer: str = ""  # to what waits for a person in a file that exists: "dismiss", "restore"
    diff: bool = False  # only show what would change


@dataclass(frozen=True, slots=True)
class Checking:
    """What `validate` was asked for, the same for every input."""

    schema: Path | None = None
    schematron: Path | None = None
    authority: Path | None = None
    transcriptions: Path | None = None
    phase: str = "#DEFAULT"
    catalogue: Mapping[str, Path] = field(default_factory=dict)
    fetch: bool = False


@dataclass(frozen=True, slots=True)
class Exporting:
    """What `export` was asked for, the same for every input."""

    to: str = "html"
    style: str = ""
    table: str = ""
    beside: Mapping[str, str] = field(default_factory=dict)  # further files of each document: table and ending
    language: str = ""
    theme: Path | None = None


@dataclass(frozen=True, slots=True)
class Deciding:
    """What `names` was asked for: `what` is "accept", "reject" or "link"; `choice` a revision.mentions.Choice; `by` who."""

    what: str
    choice: Any
    by: str
    target: str = ""
    authority: Path | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job: the `content` for standard output (empty where a file was written), what was found, and in
    `problem` the sentence that says why it could not be worked on. `trace` is where a defect of ours happened. `tables` are the
    rows of the documents in it, where those were asked for. `explanations` say why the machine marked what it did."""

    source: str
    content: bytes = b""
    findings: tuple[Finding, ...] = ()
    problem: str = ""
    trace: str = ""
    tables: tuple[DocumentTables, ...] = ()
    explanations: tuple[Explanation, ...] = ()

    def exit_code(self, *, strict: bool) -> int:
        """Gives 2 for a problem, 1 for an error found (with `strict` a warning too), else 0; an info never counts."""
        if self.problem:
            return EXIT_CANNOT_WORK
        counted = {"error", "warning"} if strict else {"error"}
        return EXIT_FINDINGS if any(finding.severity in counted for finding in self.findings) else EXIT_CLEAN


def _reported(work: Callable[P, Outcome]) -> Callable[P, Outcome]:
    """Turns what stops the work on one input into an Outcome that says so."""

    @wraps(work)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Outcome:
        job = next(arg for arg in args if isinstance(arg, Job))
        if job.problem is not None:
            return Outcome(job.source, problem=str(job.problem))
        try:
            return work(*args, **kwargs)
        except SchemaError:
            raise  # it would be the same for every document: said once, and the run ends
        except TeiToolsError as error:
            return _stopped(job, error)
        except Exception as error:  # a defect of ours: the other inputs are still done
            what = f"{type(error).__name__}: {error}"
            problem = f"{job.source}: {what}: this is a defect of tei-tools, please report it with the file"
            return Outcome(job.source, problem=problem, trace=traceback.format_exc())

    return guarded


@_reported
def encode_job(job: Job, options: Encoding) -> Outcome:
    """Encodes one transcription; the findings are those of the reader, and of bringing a file that exists up to date."""
    content = read_file(job.source)
    if stage("is standoff")(content):
        return _from_standoff(job, content, options)
    content, annotated, registers = _encoded(job, content, options)
    explained = tuple(stage("explain")(annotated)) if options.explain else ()
    file = str(job.output) if job.output is not None else "TEI"
    existing = None if options.fresh or job.output is None or not job.output.is_file() else read_file(job.output)
    if options.diff:
        shown = preview(existing, content, file=file, answer=options.answer).encode()
        return Outcome(job.source, shown, annotated.findings, explanations=explained)
    revised, findings = content, tuple[Finding, ...]()
    if existing is not None:
        folder = folder_for(job.source, options.authority)
        revised, findings = update(existing, content, file=file, authority=folder, answer=options.answer)
    said = stage("unclear")(annotated, registers, file, open_names(revised) if revised != content else None)
    to_stdout = _deliver(job, revised) if revised != existing else b""
    return Outcome(job.source, to_stdout, (*annotated.findings, *said, *findings), explanations=explained)


def _encoded(job: Job, content: bytes, options: Encoding) -> tuple[bytes, Document, Authority]:
    """The TEI of a transcription as `encode` writes it today, its annotations, and the registers that were asked."""
    named = {"profile": options.profile, "genre": options.genre}
    document = read(job.source, content=content, encoding=options.encoding, meta=options.metadata, **named)
    registers = registers_for(document.source, options.authority)
    annotated = annotate(document, registers, options.annotators)
    tree = encode_annotated(annotated, registers, date=options.date)
    return stage("wrote")(stage("serialise")(tree)), annotated, registers


def _from_standoff(job: Job, content: bytes, options: Encoding) -> Outcome:
    """The document that stand-off annotations came from. Raises OutputError where it would replace another one."""
    tree, findings = stage("standoff")(content, name=job.source)
    made = stage("serialise")(tree)
    exists = job.output is not None and job.output.is_file()
    existing = read_file(job.output) if job.output is not None and exists else b""
    if options.diff:
        return Outcome(job.source, difference(str(job.output), existing, made).encode(), findings)
    if exists and not options.fresh and existing != made:
        raise OutputError(f"{job.output}: exists and is another document: look with --diff, and replace it with --fresh")
    return Outcome(job.source, _deliver(job, made), findings)


@_reported
def validate_job(job: Job, options: Checking) -> Outcome:
    """Checks one TEI document. A schema that the document itself names and that is incorrect is a problem of this one."""
    try:
        found = validate(
            job.source,
            schema=options.schema,
            schematron=options.schematron,
            authority=options.authority,
            transcriptions=options.transcriptions,
            phase=options.phase,
            catalogue=options.catalogue,
            fetch=options.fetch,
        )
    except SchemaError as error:
        if options.schema or options.schematron:
            raise
        return _stopped(job, error)
    return Outcome(job.source, findings=tuple(found))


@_reported
def export_job(job: Job, options: Exporting) -> Outcome:
    """Exports one TEI document, with the files that stand beside it where it is written to a file."""
    tree = stage("parse")(read_file(job.source), file=job.source)
    page: dict[str, Any] = {"language": options.language, "theme": options.theme}
    content = _bytes(export(tree, options.to, options.style, table=options.table, **page))
    if job.output is not None:
        for table, ending in options.beside.items():
            beside = _bytes(export(tree, options.to, options.style, table=table))
            _deliver(replace(job, output=job.output.with_suffix(ending)), beside)
    return Outcome(job.source, _deliver(job, content))


@_reported
def tables_job(job: Job) -> Outcome:
    """Reads the rows of one TEI file, for a format that takes the corpus as a whole."""
    tree = stage("parse")(read_file(job.source), file=job.source, comments=False)
    return Outcome(job.source, tables=tuple(stage("tables")(tree, source=job.source)))


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


@_reported
def decide_job(job: Job, options: Deciding) -> Outcome:
    """Accepts, rejects or links mentions in one TEI document, which is written in its place."""
    if job.source == STDIN:
        raise UsageError("standard input cannot be changed: name the file")
    existing = read_file(job.source)
    changed, said = decide(existing, job.source, options.what, options.choice, options.by, options.target, options.authority)
    if changed != existing and not options.dry_run:
        write_file(Path(job.source), changed)
    lines = "".join(f"{job.source}: {line}\n" for line in said) or f"{job.source}: no mention is meant\n"
    return Outcome(job.source, lines.encode())


def _deliver(job: Job, content: bytes) -> bytes:
    """Writes the content where the job says; gives what is for standard output, which only the main process writes."""
    if job.output is None:
        return content
    make_folder(job.output.parent)
    write_file(job.output, content)
    return b""


def _stopped(job: Job, error: TeiToolsError) -> Outcome:
    finding = getattr(error, "finding", None)
    if isinstance(finding, Finding):  # not well-formed: an error found, not an input that could not be read
        return Outcome(job.source, findings=(finding,))
    message = str(error)
    named = job.source if job.source != STDIN else f"{STDIN}:"
    return Outcome(job.source, problem=message if message.startswith(named) else f"{job.source}: {message}")
