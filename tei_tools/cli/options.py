"""Options that several commands share, and the types of their values."""

from __future__ import annotations

from pathlib import Path

import click

READABLE_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
READABLE_FOLDER = click.Path(exists=True, file_okay=False, readable=True, path_type=Path)

inputs = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
out = click.option(
    "-o", "out", metavar="OUT", help="File, or folder (it exists, ends in /, or there are several inputs). Default: stdout."
)
strict = click.option("--strict", is_flag=True, help="Warnings count as errors for the exit code.")
workers = click.option(
    "-j", "workers", type=click.IntRange(min=1), default=1, metavar="N", help="Work in N processes. Default: 1."
)
