"""Where the transcription of an encoded document lies, if it lies near it."""

from __future__ import annotations

from pathlib import Path


def find_transcription(document: Path, transcriptions: Path | None) -> Path | None:
    """Gives the transcription STEM.txt of a document: in the folder that was named, else in `transcriptions` near it."""
    name = document.stem + ".txt"
    beside = (document.parent.parent / "transcriptions", document.parent / "transcriptions")
    folders = (transcriptions,) if transcriptions else beside
    return next((folder / name for folder in folders if (folder / name).is_file()), None)
