"""`tei-tools authority`: the registers of a corpus, read and kept (docs/registers.md)."""

from __future__ import annotations

import click

from tei_tools.cli.authority.candidates import candidates
from tei_tools.cli.authority.changing import add, import_
from tei_tools.cli.authority.joining import merge, rename, split
from tei_tools.cli.authority.reading import check, export, list_, show


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Keep the registers of people, places and organisations.

    Without --authority, it is the encoded/authority/ in or above this folder. A record is named by its pointer, person:ID,
    place:ID or org:ID, or by its ID alone where only one register has it.

    \b
    Example:
      tei-tools authority list Kim
    """


for _command in (list_, show, candidates, add, merge, split, rename, check, import_, export):
    command.add_command(_command)
