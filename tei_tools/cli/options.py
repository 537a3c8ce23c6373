"""Options that several commands share, and the types of their values."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from tei_tools.components import check_name

READABLE_FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
WRITABLE_FILE = click.Path(dir_okay=False, writable=True, path_type=Path)
READABLE_FOLDER = click.Path(exists=True, file_okay=False, readable=True, path_type=Path)


class Known(click.Choice[str]):
    """A name out of a table: completion offers them all, a wrong one is refused with the nearest."""

    def __init__(self, names: Sequence[str], family: str) -> None:
        super().__init__(names)
        self.family = family

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Gives the name as it is. Raises UsageError for one that is not known."""
        check_name([str(name) for name in self.choices], value, family=self.family)
        return value


inputs = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
out = click.option(
    "-o", "out", metavar="OUT", help="File, or folder (it exists, ends in /, or there are several inputs). Default: stdout."
)
strict = click.option("--strict", is_flag=True, help="Warnings count as errors for the exit code.")
workers = click.option(
    "-j", "workers", type=click.IntRange(min=1), default=1, metavar="N", help="Work in N processes. Default: 1."
)
