"""What was named on the command line to a plan: which files are worked on, in which order, and where each result goes.

>>> plan = plan_work(["-"], "*.txt", out=None, ending=".xml")
>>> [(job.source, job.output) for job in plan.jobs]
[('-', None)]

Folders are walked in sorted order, hidden names are passed over. Everything is decided and checked before anything is
written: two inputs for one output, an output that is an input. It reads no file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from tei_tools.errors import InputError, OutputError, TeiToolsError, UsageError
from tei_tools.files import STDIN

STDIN_STEM = "stdin"
STANDOFF = ".standoff.json"


@dataclass(frozen=True, slots=True)
class Job:
    """One input: `source` is a path as it was named, or `-`; `output` the file to write, None for standard output.

    `problem` is why it cannot be worked on at all: it keeps its place in the order, so that messages come in order too.
    """

    source: str
    output: Path | None = None
    problem: TeiToolsError | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All jobs in order; `to_folder` says whether each result is a file of its own inside one folder."""

    jobs: tuple[Job, ...]
    to_folder: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """One file to work on: its path as named, and its place below the folder that was named (its name, for a file)."""

    source: str
    place: PurePosixPath
    problem: TeiToolsError | None = None


def plan_work(
    inputs: Iterable[str], pattern: str, *, out: str | None = None, ending: str = "", keep: Iterable[Path] = ()
) -> Plan:
    """Finds the inputs (files, folders, `-`) and gives each its output with the `ending`.

    Files in folders are those that match `pattern`, letter case aside; of several patterns, parted by spaces, the others count
    where no file matches the first. `keep` are further files that must not be overwritten.
    Raises UsageError or OutputError where two inputs have one output, or an output would overwrite an input.
    """
    named = list(inputs)
    if named.count(STDIN) > 1:
        raise UsageError("standard input (-) is named twice: it can be read once")
    found = [item for name in named for item in _find(name, pattern)]
    if out is None or out == STDIN:
        return Plan(tuple(Job(item.source, None, item.problem) for item in found))
    to_folder = _is_folder(out, named, found)
    target = Path(out)
    outputs = [target / _with_ending(item.place, ending) if to_folder else target for item in found]
    jobs = tuple(Job(item.source, output, item.problem) for item, output in zip(found, outputs, strict=True))
    _check_outputs([job for job in jobs if job.problem is None], keep)
    return Plan(jobs, to_folder)


def plan_corpus(
    inputs: Iterable[str], pattern: str, *, out: str | None, ending: str, files: Iterable[str], name: str = ""
) -> tuple[Plan, dict[str, Path | None]]:
    """Finds the inputs that go together into one output, or into several `files` of one folder; gives each file its path.

    One input gives its output its stem; several are called `name`. The only key is "" where there is one file. A path is None
    for standard output. Raises UsageError or OutputError as `plan_work` does, before anything is written.
    """
    named, several = list(inputs), list(files)
    plan = plan_work(named, pattern)
    if out is None or out == STDIN:
        return plan, dict.fromkeys(several or [""])
    target = Path(out)
    if several and target.exists() and not target.is_dir():
        raise OutputError(f"{out}: is a file, but there are {len(several)} outputs: name a folder with -o")
    if several or target.is_dir() or out.endswith(("/", os.sep)):
        single = len(named) == 1 and not Path(named[0]).is_dir()
        stem = (STDIN_STEM if named[0] == STDIN else Path(named[0]).stem) if single else name
        outputs = {file: target / f"{file}{ending}" for file in several} or {"": target / f"{stem}{ending}"}
    elif not target.parent.is_dir():
        raise OutputError(f"{out}: the folder {target.parent} does not exist: make it first")
    else:
        outputs = {"": target}
    for path in outputs.values():
        _check_outputs([*(Job(job.source, None) for job in plan.jobs if not job.problem), Job(STDIN, path)], ())
    return plan, dict(outputs)


def _with_ending(place: PurePosixPath, ending: str) -> PurePosixPath:
    """The place of an output: the ending of a stand-off file has two parts."""
    return (
        place.with_name(place.name.removesuffix(STANDOFF) + ending)
        if place.name.endswith(STANDOFF)
        else place.with_suffix(ending)
    )


def _find(name: str, pattern: str) -> Iterator[_Found]:
    path = Path(name)
    if name == STDIN:
        yield _Found(STDIN, PurePosixPath(STDIN_STEM + pattern.partition(" ")[0].lstrip("*")))
    elif path.is_dir():
        yield from _walk(path, pattern)
    elif not path.exists():
        yield _Found(name, PurePosixPath(path.name), InputError(f"{name}: does not exist: check the spelling and the folder"))
    else:
        yield _Found(name, PurePosixPath(path.name))


def _walk(folder: Path, pattern: str) -> Iterator[_Found]:
    refused: list[OSError] = []
    first, *others = pattern.split()
    files = sorted(_files(folder, [first], refused))
    if not files and others:
        refused.clear()
        files = sorted(_files(folder, others, refused))
    for error in refused:
        reason = f"{error.filename}: cannot be read: {error.strerror}: its files were left out"
        yield _Found(str(error.filename), PurePosixPath("-"), InputError(reason))
    if not files and not refused:
        problem = InputError(f"{folder}: has no {first} files, nor have its subfolders: name the files themselves")
        yield _Found(str(folder), PurePosixPath("-"), problem)
    for parts in files:
        yield _Found(str(folder.joinpath(*parts)), PurePosixPath(*parts))


def _files(folder: Path, patterns: list[str], refused: list[OSError]) -> Iterator[tuple[str, ...]]:
    for parent, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = Path(parent).relative_to(folder).parts
        visible = [name for name in names if not name.startswith(".")]
        yield from ((*below, name) for name in visible if any(fnmatchcase(name.lower(), pattern) for pattern in patterns))


def _is_folder(out: str, named: list[str], found: list[_Found]) -> bool:
    several = len(found) > 1 or len(named) > 1 or any(Path(name).is_dir() for name in named if name != STDIN)
    wanted = several or out.endswith(("/", os.sep))
    path = Path(out)
    if wanted and path.exists() and not path.is_dir():
        reason = "but there are several outputs" if several else "not a folder"
        raise OutputError(f"{out}: is a file, {reason}: name a folder with -o")
    if not wanted and not path.is_dir() and not path.parent.is_dir():
        raise OutputError(f"{out}: the folder {path.parent} does not exist: make it first")
    return wanted or path.is_dir()


def _check_outputs(jobs: list[Job], keep: Iterable[Path]) -> None:
    taken: dict[str, str] = {}
    sources = [job.source for job in jobs if job.source != STDIN]
    sidecars = [str(Path(source).with_suffix(".toml")) for source in sources]
    kept = {key: name for name in (*map(str, keep), *sidecars, *sources) for key in _keys(name)}
    for job in jobs:
        if job.output is None:
            continue
        place = os.path.realpath(str(job.output))
        if place in taken:
            raise OutputError(
                f"{taken[place]} and {job.source} would both be written to {job.output}: rename one, or work on them apart"
            )
        taken[place] = job.source
        overwritten = next((kept[key] for key in _keys(str(job.output)) if key in kept), None)
        if overwritten is not None:
            raise OutputError(f"{job.output}: is the input {overwritten}, which is never overwritten: choose another -o")


def _keys(name: str) -> Iterator[tuple[int, int] | str]:
    """What a file is known by: its real path, and its device and inode, which hard links share."""
    path = Path(name)
    if path.is_file():
        status = path.stat()
        yield os.path.realpath(path)
        yield status.st_dev, status.st_ino
