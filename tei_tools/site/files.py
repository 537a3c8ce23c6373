"""The files of a site as they are written: whole, only where they changed, each known to the store with whom it belongs to.

A site is built anew where a build was cut off, so a file need not survive the machine: no waiting for the disk.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from tei_tools.errors import OutputError


def digest_of(content: bytes) -> str:
    """Gives a short digest of a file's content."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def put(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all. Raises OutputError where the disk, a quota or permissions forbid it.

    A file that is new is written in its place, which spares half the calls of the system: nothing leads to it before the pages
    over the whole are written. One that is there is replaced in one step.
    """
    if _create(path, content):
        return
    temporary = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        try:
            temporary.write_bytes(content)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(content)
        temporary.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from error


def _create(path: Path, content: bytes) -> bool:
    """Writes a file where there is none yet; False where there is one, or it must be tried again with its folder."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    except OSError:
        return False
    try:
        whole = os.write(file, content) == len(content)
    except OSError:
        whole = False
    finally:
        os.close(file)
    if not whole:
        path.unlink(missing_ok=True)
    return whole


def remove(folder: Path, path: str) -> None:
    """Removes a file of a site, and the folders that it leaves empty."""
    file = folder / path
    with contextlib.suppress(OSError):
        file.unlink()
    for parent in file.relative_to(folder).parents:
        if parent == Path():
            break
        try:
            (folder / parent).rmdir()
        except OSError:
            break
