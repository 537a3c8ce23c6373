"""The run of `validate`: the jobs, what is wrong between the files, settings and baseline, the report, the exit code."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from tei_tools.cli.progress import progress
from tei_tools.cli.report import Results, report_for, report_summary, summary
from tei_tools.cli.running import complain, write_stdout
from tei_tools.components import load
from tei_tools.corpus import Job
from tei_tools.errors import EXIT_CLEAN
from tei_tools.files import STDIN, write_file
from tei_tools.jobs import Checking, Outcome, validate_job
from tei_tools.model import Finding
from tei_tools.pool import run_in_order
from tei_tools.validators.settings import Settings, read_baseline, without_baseline, write_baseline

_CORPUS = {"corpus": "tei_tools.validators.corpus_checks:validate_corpus"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asked of the report."""

    form: str = "text"
    strict: bool = False
    workers: int = 1
    with_summary: bool = False
    with_source: bool = False
    baseline: Path | None = None
    new_baseline: Path | None = None
    registers: bool = False  # the files are registers: one of them has something between its records already


def check_files(
    jobs: Sequence[Job], checking: Checking, settings: Settings, wanted: Wanted, beside: Iterable[Finding] = ()
) -> None:
    """Checks the files and prints the report on standard output; ends with 1 for an error found, 2 for what cannot be read.

    `beside` are findings of other files, which are reported with these.
    """
    outcomes = _work(jobs, checking, wanted.workers)
    between = [*_between(jobs, checking, 1 if wanted.registers else 2), *beside]
    findings = [finding for outcome in outcomes for finding in settings.apply(outcome.findings)] + list(settings.apply(between))
    if wanted.new_baseline is not None:
        write_file(wanted.new_baseline, write_baseline(findings))
        complain(f"{wanted.new_baseline}: passes over {summary(findings)}")
        findings = []
    elif wanted.baseline is not None:
        findings = list(without_baseline(findings, read_baseline(wanted.baseline)))
    problems = tuple((outcome.source, outcome.problem) for outcome in outcomes if outcome.problem)
    results = Results(findings, tuple(job.source for job in jobs), problems, wanted.with_source)
    write_stdout(report_for(wanted.form)(results).encode())
    _say_summary(results, wanted)
    _end(outcomes, findings, strict=wanted.strict or settings.strict)


def _work(jobs: Sequence[Job], checking: Checking, workers: int) -> list[Outcome]:
    work = partial(validate_job, options=checking)
    outcomes = []
    with progress(run_in_order(work, jobs, workers=workers), len(jobs), label="checking") as (finished, say):
        for outcome in finished:
            if outcome.problem:
                say(f"tei-tools: {outcome.problem}")
            outcomes.append(outcome)
    return outcomes


def _between(jobs: Sequence[Job], checking: Checking, least: int) -> list[Finding]:
    """What only many files show; with a schema that was named, only what is named is checked."""
    files = [job.source for job in jobs if job.source != STDIN and job.problem is None]
    if len(files) < least or checking.schema is not None or checking.schematron is not None:
        return []
    validate_corpus = load(_CORPUS, "corpus", family="validator")
    return list(validate_corpus(files, authority=checking.authority))


def _say_summary(results: Results, wanted: Wanted) -> None:
    if wanted.with_summary:
        click.echo(report_summary(results), err=True, nl=False)
    elif sys.stderr.isatty():
        files = f"{len(results.files)} file{'s' * (len(results.files) != 1)}"
        click.echo(f"{summary(results.findings)} in {files}", err=True)


def _end(outcomes: Sequence[Outcome], findings: Sequence[Finding], *, strict: bool) -> None:
    codes = [dataclasses.replace(outcome, findings=()).exit_code(strict=strict) for outcome in outcomes]
    codes.append(Outcome("", findings=tuple(findings)).exit_code(strict=strict))
    if max(codes) != EXIT_CLEAN:
        raise click.exceptions.Exit(max(codes))
