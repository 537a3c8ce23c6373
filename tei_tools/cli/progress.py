"""A progress bar on standard error, only where that is a terminal and there is more than one thing to wait for.

rich is loaded only then: a pipe gets the payload and nothing else. Messages meanwhile go above the bar.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

T = TypeVar("T")
Say = Callable[[str], None]


@contextmanager
def progress(results: Iterable[T], total: int, *, label: str) -> Iterator[tuple[Iterable[T], Say]]:
    """Gives the results, counted on a bar as they are taken, and the function that says a line on standard error."""
    if total < 2 or not sys.stderr.isatty():
        yield results, lambda line: click.echo(line, err=True)
        return
    rich = importlib.import_module("rich.progress")
    console = importlib.import_module("rich.console").Console(stderr=True)
    columns = (*rich.Progress.get_default_columns(), rich.MofNCompleteColumn())
    with rich.Progress(*columns, console=console, transient=True) as bar:
        counted = bar.track(results, total=total, description=label)
        yield counted, lambda line: console.print(line, markup=False, highlight=False, soft_wrap=True)
