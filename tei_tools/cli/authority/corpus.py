"""The documents that a change of the registers reaches, and the end of such a change: the registers are written last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from tei_tools.authority.register_files import RegisterFiles
from tei_tools.cli.running import complain, write_stdout
from tei_tools.files import write_file
from tei_tools.revision.corpus import FileChange

corpus_option = click.option(
    "--corpus",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Documents whose pointers follow; may be repeated. Default: the folder encoded/ of the registers.",
)
dry_run = click.option("--dry-run", is_flag=True, help="Says what would change, and changes nothing.")


def corpus_of(folder: Path, named: Sequence[Path]) -> list[Path]:
    """Gives what was named, else `encoded/` round its registers, else a folder tei/ beside other registers."""
    if named:
        return list(named)
    above = folder.resolve().parent
    if above.name == "encoded":
        return [folder.parent if folder.parent != Path() else above]
    if (above / "tei").is_dir():
        return [folder.parent / "tei"]
    complain(f"{folder}: has no corpus beside it: no document was looked at (name them with --corpus)")
    return []


def finish(registers: RegisterFiles, said: Sequence[str], changes: Sequence[FileChange], dry_run: bool) -> None:
    """Says what was done, and writes the documents and then the registers; with `dry_run` it only says so."""
    for change in () if dry_run else changes:
        write_file(change.path, change.content)
    paths = [path for path, _ in registers.changed()] if dry_run else registers.save()
    would = "would be " if dry_run else ""
    lines = [*said]
    lines += [f"{change.path}: {change.count} pointer{'s' * (change.count != 1)} {would}turned" for change in changes]
    lines += [f"{path}: {would}written" for path in paths]
    write_stdout("".join(f"{line}\n" for line in lines).encode() or b"nothing to change\n")
