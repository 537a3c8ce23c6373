"""What the machine marked and why, for `encode --explain`: lines on standard error, or one file for the whole run.

The file is written at the end, whole, also where the run found errors; the documents never hold any of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from tei_tools.annotators.explain import Explanation
from tei_tools.cli.progress import Say
from tei_tools.cli.work import Explained
from tei_tools.corpus import Job
from tei_tools.errors import UsageError
from tei_tools.files import write_file
from tei_tools.jobs import Outcome


@contextmanager
def explaining(jobs: Iterable[Job], *, aloud: bool, to: Path | None) -> Iterator[Explained]:
    """Gives what takes the outcomes: it says their explanations where `aloud`, and writes them to the file `to` at the end.

    Raises UsageError where the file would be an input or an output of the run.
    """
    if to is not None:
        _check(to, jobs)
    rows: list[Explanation] = []

    def take(outcome: Outcome, say: Say) -> None:
        for row in outcome.explanations:
            if aloud:
                say(str(row))
        if to is not None:
            rows.extend(outcome.explanations)

    ended: click.exceptions.Exit | None = None
    try:
        yield take
    except click.exceptions.Exit as error:
        ended = error
    if to is not None:
        write_file(to, explanations_as(rows, "json" if to.suffix.lower() == ".json" else "text").encode())
    if ended is not None:
        raise ended


def explanations_as(rows: Iterable[Explanation], form: str) -> str:
    """Gives the rows as lines of text, or as a JSON array with one row a line."""
    if form == "text":
        return "".join(f"{row}\n" for row in rows)
    return "[" + ",\n ".join(json.dumps(row.as_dict(), ensure_ascii=False) for row in rows) + "]\n"


def _check(to: Path, jobs: Iterable[Job]) -> None:
    for job in jobs:
        if to.absolute() in {Path(job.source).absolute(), job.output and job.output.absolute()}:
            raise UsageError(f"{to}: is an input or output of this run: name another file for the explanations")
