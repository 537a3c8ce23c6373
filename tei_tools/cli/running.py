"""How a run ends: an exception to one sentence on standard error and an exit code, an interrupted run to silence.

A reader of our output that goes away (`tei-tools validate corpus | head`) ends the run quietly, Ctrl-C with one line.
A problem that nobody foresaw is a defect of ours: Python shows it, with the request to report it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import traceback
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

import click

from tei_tools.errors import EXIT_CANNOT_WORK, TeiToolsError

EXIT_INTERRUPTED = 128 + signal.SIGINT
EXIT_PIPE_CLOSED = 128 + 13  # SIGPIPE, by number: Windows has no such signal


def guarded(run: Callable[[], object]) -> NoReturn:
    """Calls `run` and exits: with the code that it gives, or with that of what stopped it."""
    _end_on_termination()
    try:
        code = run()
        sys.stdout.flush()
    except click.exceptions.Exit as ended:
        code = ended.exit_code
    except click.ClickException as error:
        error.show()
        code = EXIT_CANNOT_WORK
    except (KeyboardInterrupt, click.Abort):
        complain("interrupted: what was written is whole, the rest was not begun")
        code = EXIT_INTERRUPTED
    except TeiToolsError as error:
        complain(str(error))
        code = error.exit_code
    except BrokenPipeError:
        code = EXIT_PIPE_CLOSED
    except OSError as error:
        code = _stopped_by_system(error)
    except Exception:
        code = _defect()
    _leave(code if isinstance(code, int) else 0)


def complain(sentence: str) -> None:
    """Prints one line on standard error, as every message of a run that is no finding."""
    with contextlib.suppress(BrokenPipeError):
        click.echo(f"tei-tools: {sentence}", err=True)


def write_stdout(content: bytes) -> None:
    """Writes bytes to standard output at once, so that a full disk or a reader that went away is noticed here."""
    stream = sys.stdout.buffer
    try:
        stream.write(content)
        stream.flush()
    except BrokenPipeError as error:  # click would end with 1, which means findings
        raise click.exceptions.Exit(EXIT_PIPE_CLOSED) from error


def _stopped_by_system(error: OSError) -> int:
    if error.filename is not None:
        return _defect()  # our code should have asked for this file with care
    complain(f"the output cannot be written: {error.strerror or error}")
    return EXIT_CANNOT_WORK


def _defect() -> int:
    traceback.print_exc()
    complain("this is a defect of tei-tools: please report it with the lines above")
    return EXIT_CANNOT_WORK


def _end_on_termination() -> None:
    """Lets SIGTERM and SIGHUP unwind the run as Ctrl-C does, so that no temporary file stays behind."""

    def end(number: int, _: FrameType | None) -> NoReturn:
        sys.exit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            signal.signal(number, end)


def _leave(code: int) -> NoReturn:
    try:
        sys.stdout.flush()
    except OSError:  # the reader went away, or the disk is full: Python must not try again when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)
