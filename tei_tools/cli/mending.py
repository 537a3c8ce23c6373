"""`validate --fix` and `--diff`: the safe changes in the files, or the differences that they would make."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from tei_tools.cli.running import complain, write_stdout
from tei_tools.corpus import Job
from tei_tools.differences import difference
from tei_tools.errors import EXIT_CANNOT_WORK, TeiToolsError, UsageError
from tei_tools.files import STDIN, read_file, write_file
from tei_tools.jobs import Checking
from tei_tools.validators.fixes import mend_document
from tei_tools.validators.run import Job as Document
from tei_tools.validators.settings import Settings


def mend_files(jobs: Sequence[Job], checking: Checking, settings: Settings, *, write: bool, show: bool) -> None:
    """Mends each file, or shows a unified difference of it; ends with 2 where one could not be worked on."""
    if any(job.source == STDIN for job in jobs):
        raise UsageError("standard input cannot be mended: name the file")
    codes = [_mend(job, checking, settings, write=write, show=show) for job in jobs]
    if any(codes):
        raise click.exceptions.Exit(max(codes))


def _mend(job: Job, checking: Checking, settings: Settings, *, write: bool, show: bool) -> int:
    try:
        if job.problem is not None:
            raise job.problem
        before = read_file(job.source)
        after, fixed = mend_document(before, _document(job.source, checking), settings)
        if show and after != before:
            write_stdout(difference(job.source, before, after).encode())
        if write and after != before:
            write_file(Path(job.source), after)
    except TeiToolsError as error:
        complain(str(error))
        return EXIT_CANNOT_WORK
    for finding in fixed if write else ():
        complain(f"{finding.file}:{finding.line}:{finding.column}: mended {finding.rule}: {finding.hint}")
    return 0


def _document(source: str, checking: Checking) -> Document:
    names = ("schema", "schematron", "authority", "transcriptions", "phase", "catalogue", "fetch")
    return Document(Path(source), **{name: getattr(checking, name) for name in names})
