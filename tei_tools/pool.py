"""Work on many jobs in spawned processes, with results in the order of the jobs: the same as doing them one by one.

Spawned, never forked and never threads: a saxonche processor that is made in a worker thread aborts the process. At most a
few jobs a worker are under way, so that memory does not grow with the corpus.

>>> list(run_in_order(str.upper, ["a", "b"], workers=1))
['A', 'B']

An exception of the work ends the run; work that must go on reports its failure in its result.
"""

from __future__ import annotations

import gc
import importlib
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from tei_tools.errors import TeiToolsError

T = TypeVar("T")
R = TypeVar("R")

_SELDOM = 100_000  # new objects: a document makes that many, and all but a few go without the collector
AHEAD = 4  # jobs under way for each worker: enough to keep it busy, few enough to hold their results


def run_in_order(work: Callable[[T], R], jobs: Sequence[T], *, workers: int) -> Iterator[R]:
    """Yields `work(job)` for every job in order, in `workers` processes; with one worker or one job, in this process.

    `work` is a module's function (or a partial of one) and jobs and results can be pickled. Raises TeiToolsError where a
    worker dies, for instance for want of memory.
    """
    if workers <= 1 or len(jobs) <= 1:
        return map(work, jobs)
    return _run_in_processes(work, jobs, min(workers, len(jobs)))


def collect_seldom() -> None:
    """Lets the garbage collector of this process look seldom: what a document is made of goes without it.

    At Python's own pace a fifth of the time of encoding goes to looking.
    """
    gc.set_threshold(_SELDOM)


def _run_in_processes(work: Callable[[T], R], jobs: Iterable[T], workers: int) -> Iterator[R]:
    # looked up by name: a run with one worker does not load multiprocessing
    futures = importlib.import_module("concurrent.futures.process")
    spawn = importlib.import_module("multiprocessing").get_context("spawn")
    pool = futures.ProcessPoolExecutor(workers, mp_context=spawn, initializer=_begin)
    pending = iter(jobs)
    try:
        with _without_interrupts():
            waiting: deque[Any] = deque(pool.submit(work, job) for job in islice(pending, workers * AHEAD))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(work, job) for job in islice(pending, 1))
    except futures.BrokenProcessPool as error:
        raise TeiToolsError("a worker process ended by itself, perhaps for want of memory: try again with -j 1") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    collect_seldom()
    # Ctrl-C reaches every process of the terminal: the workers finish the file they are at, the main process ends the run
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Ignores Ctrl-C while the workers start: what is ignored here stays ignored in a process that is spawned now."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not the main thread: signals are somebody else's
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
