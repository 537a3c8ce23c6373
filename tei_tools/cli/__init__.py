"""The command `tei-tools`: a table of commands, each imported when it runs, so that help comes at once.

This layer alone prints, exits, and turns what went wrong into a sentence and an exit code (docs/commands.md):
0 nothing wrong, 1 an error was found, 2 some input could not be worked on.

>>> sorted(COMMANDS)[0] in SUMMARIES
True
"""

from __future__ import annotations

import click

from tei_tools import __version__
from tei_tools.cli.running import guarded
from tei_tools.components import load
from tei_tools.pool import collect_seldom

NAME = "tei-tools"

# the name of a command -> where it is (an object of click); what --help says of it without importing it
COMMANDS = {
    "encode": "tei_tools.cli.encode:command",
    "validate": "tei_tools.cli.validate:command",
    "explain": "tei_tools.cli.explain:command",
    "export": "tei_tools.cli.export:command",
    "authority": "tei_tools.cli.authority:command",
    "names": "tei_tools.cli.names:command",
    "dates": "tei_tools.cli.dates:command",
    "evaluate": "tei_tools.cli.evaluate:command",
    "train": "tei_tools.cli.train:command",
    "schema": "tei_tools.cli.schema:command",
}
SUMMARIES = {
    "encode": "Transcriptions to TEI.",
    "validate": "Check TEI documents.",
    "explain": "What a rule of validate means.",
    "export": "TEI documents to HTML, text and more.",
    "authority": "Keep the registers of people, places and organisations.",
    "names": "Accept, reject or link what the machine has tagged.",
    "dates": "The dates in a text, as TEI attributes.",
    "evaluate": "Encoded TEI against gold: precision, recall, F1.",
    "train": "A model of names from corrected TEI.",
    "schema": "Build the schema from its ODD.",
}


class Commands(click.Group):
    """The commands of the table, looked up by name when one runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Gives the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Imports the command. Raises UsageError for an unknown one, with the nearest known one."""
        command: click.Command = load(COMMANDS, cmd_name, family="command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of commands from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, SUMMARIES[name]) for name in COMMANDS])


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name=NAME)
def cli() -> None:
    """Plain transcriptions of archival documents to TEI P5: encoded, validated, exported.

    \b
    Example:
      tei-tools encode letter.txt -o letter.xml
      tei-tools validate letter.xml
      tei-tools export --to html letter.xml -o letter.html
    """


def main() -> None:
    """Runs the command line and ends the process with its exit code."""
    collect_seldom()
    guarded(lambda: cli.main(prog_name=NAME, standalone_mode=False))
