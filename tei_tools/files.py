"""Bytes from files and to files, so that nothing is ever half-written: first a temporary file beside it, then a rename.

>>> import tempfile
>>> folder = Path(tempfile.mkdtemp())
>>> write_file(folder / "a.txt", b"whole")
>>> read_file(folder / "a.txt")
b'whole'

It does not decide what may be written where: see `corpus`.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tei_tools.errors import InputError, OutputError

STDIN = "-"


def read_file(source: str | Path) -> bytes:
    """Reads a whole file, or standard input where `source` is `-`. Raises InputError with the reason where it cannot."""
    if str(source) == STDIN:
        return sys.stdin.buffer.read()
    path = Path(source)
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {_reason(path, error)}") from error


def write_file(path: Path, content: bytes) -> None:
    """Writes `content` to `path` whole or not at all, through a symbolic link to the file that it names.

    A device or pipe (`/dev/null`) is written to directly. Raises OutputError where the disk, a quota or permissions forbid
    it; then an older file at `path` is untouched and nothing is left behind.
    """
    with written_whole(path) as file:
        file.write(content)


@contextlib.contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """Opens `path` for writing piece by piece: it is there, whole, when the block has ended without an exception.

    Raises OutputError as `write_file` does.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                yield file
        else:
            with _replaced(target) as file:
                yield file
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}: nothing was left behind") from error


def make_folder(folder: Path) -> None:
    """Makes a folder and those above it. Raises OutputError where that is not possible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: the folder cannot be made: {error.strerror or error}") from error


@contextlib.contextmanager
def _replaced(target: Path) -> Iterator[BinaryIO]:
    temporary = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    try:
        with temporary.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:  # a Ctrl-C between two lines leaves nothing behind either
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _reason(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist: check the spelling and the folder"
    if isinstance(error, PermissionError):
        return "cannot be read: permission denied: ask its owner, or change its permissions"
    if isinstance(error, IsADirectoryError):
        return "is a folder, not a file"
    return f"cannot be read: {error.strerror or error}"
