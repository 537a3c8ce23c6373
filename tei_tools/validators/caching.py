"""Compiled schemas on the disk, in the user's cache folder: read whole or not at all, written by a rename.

`TEI_TOOLS_CACHE` names another folder; empty, it turns the cache off. A cache that cannot be read or written is no error.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path


def cache_folder() -> Path | None:
    """Gives the folder of the cache by the platform's convention, or None where it is turned off."""
    named = os.environ.get("TEI_TOOLS_CACHE")
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "tei-tools"


def read_cache(name: str) -> str | None:
    """Gives what was written under `name`, or None."""
    folder = _folder()
    try:
        return (folder / name).read_text(encoding="utf-8") if folder else None
    except (OSError, UnicodeDecodeError):
        return None


def write_cache(name: str, text: str) -> None:
    """Keeps `text` under `name`; two processes that do it at once do not disturb each other."""
    folder = _folder()
    if folder is None:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, delete=False) as file:
            file.write(text)
        Path(file.name).replace(folder / name)


def _folder() -> Path | None:
    try:
        return cache_folder()
    except RuntimeError:  # no home folder
        return None
