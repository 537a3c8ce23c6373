"""Many documents into one output: each is read in turn, what it gives goes out at once, and no more than one is in memory.

Findings and problems go to standard error as they come. A document that cannot be read is left out, and the exit code says
so; where none could be read, nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from tei_tools.cli.progress import Say, progress
from tei_tools.cli.running import write_stdout
from tei_tools.cli.work import end, say_outcome
from tei_tools.components import load
from tei_tools.corpus import Job
from tei_tools.errors import EXIT_CLEAN
from tei_tools.exporters import EXPORTERS
from tei_tools.files import make_folder, written_whole
from tei_tools.jobs import Exporting, Outcome, tables_job
from tei_tools.pipeline import registers_near
from tei_tools.pool import run_in_order
from tei_tools.tables.rows import DocumentTables

Write = Callable[[bytes], object]


class _NothingReadError(Exception):
    """No document could be read: the files that were begun are given up."""


def run_corpus(
    jobs: Sequence[Job],
    outputs: Mapping[str, Path | None],
    options: Exporting,
    *,
    authority: Path | None,
    workers: int,
) -> None:
    """Exports all jobs together into `outputs`: the file of each table, None for standard output."""
    export = load(EXPORTERS, options.to, family="export format")
    registers = registers_near([job.source for job in jobs], authority)
    with progress(run_in_order(tables_job, jobs, workers=workers), len(jobs), label="exporting") as (outcomes, say):
        reading = _Reading(outcomes, say)
        pieces = export(reading.documents(), style=options.style, table=options.table, authority=registers)
        with suppress(_NothingReadError):
            _write(pieces, outputs, reading)
    end(reading.code)


class _Reading:
    """The documents of a run as they come, and the worst of their exit codes."""

    def __init__(self, outcomes: Iterable[Outcome], say: Say) -> None:
        self._outcomes, self._say = outcomes, say
        self.code = EXIT_CLEAN
        self.read = 0

    def documents(self) -> Iterator[DocumentTables]:
        for outcome in self._outcomes:
            self.code = max(self.code, say_outcome(outcome, self._say, strict=False))
            self.read += len(outcome.tables)
            yield from outcome.tables


def _write(pieces: Iterator[tuple[str, str]], outputs: Mapping[str, Path | None], reading: _Reading) -> None:
    only = next(iter(outputs))
    with ExitStack() as stack:
        writers = {file: _writer(path, stack) for file, path in outputs.items()}
        for file, piece in pieces:
            writers[file if len(outputs) > 1 else only](piece.encode())
        if not reading.read:
            raise _NothingReadError


def _writer(path: Path | None, stack: ExitStack) -> Write:
    if path is None:
        return write_stdout
    make_folder(path.parent)
    return stack.enter_context(written_whole(path)).write
