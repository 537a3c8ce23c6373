"""A plan to its end: the jobs are done in order, what they give is printed, and the exit code is the worst of them.

`run_jobs` is for commands that write documents: findings go to standard error, documents to files or standard output.
Commands whose findings are the payload run them in `checking`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

import click

from tei_tools.cli.progress import Say, progress
from tei_tools.cli.report import Results, report_json, text_line
from tei_tools.cli.running import write_stdout
from tei_tools.corpus import Job
from tei_tools.errors import EXIT_CLEAN
from tei_tools.jobs import Outcome
from tei_tools.model import Finding
from tei_tools.pool import run_in_order

Work = Callable[[Job], Outcome]
Explained = Callable[[Outcome, Say], None]
TRACE = "TEI_TOOLS_TRACE"  # set it to see where in the code a defect happened


def run_jobs(
    work: Work,
    jobs: Sequence[Job],
    *,
    workers: int,
    strict: bool,
    label: str,
    explained: Explained | None = None,
    form: str = "text",
) -> None:
    """Does the jobs; content goes to standard output in their order, findings and problems to standard error.

    `explained` takes each outcome that has explanations, and a way to say a line. `form` is how findings are said: a line
    for each at once, or, where it is "json", all of them as one array when the work is done; problems are findings there.
    """
    code, found = EXIT_CLEAN, list[Finding]()
    with progress(run_in_order(work, jobs, workers=workers), len(jobs), label=label) as (outcomes, say):
        for outcome in outcomes:
            if outcome.content:
                write_stdout(outcome.content)
            if form == "json":
                found += outcome.findings
                found += [Finding(outcome.source, 0, 0, "input.stopped", "error", outcome.problem)] if outcome.problem else []
                code = max(code, outcome.exit_code(strict=strict))
            else:
                code = max(code, say_outcome(outcome, say, strict=strict))
            if explained is not None:
                explained(outcome, say)
    if form == "json":
        click.echo(report_json(Results(found)), nl=False, err=True)
    end(code)


def say_outcome(outcome: Outcome, say: Say, *, strict: bool) -> int:
    """Says what was found and what went wrong with one input, and gives its exit code."""
    for finding in outcome.findings:
        say(text_line(finding))
    _say_problem(outcome, say)
    return outcome.exit_code(strict=strict)


def end(code: int) -> None:
    """Ends the run with `code`, unless all went well."""
    if code != EXIT_CLEAN:
        raise click.exceptions.Exit(code)


def _say_problem(outcome: Outcome, say: Say) -> None:
    if outcome.problem:
        say(f"tei-tools: {outcome.problem}")
    if outcome.trace and os.environ.get(TRACE):
        say(outcome.trace)
