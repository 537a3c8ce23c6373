"""`tei-tools dates`: the dates in a text as a JSON list of TEI attributes (docs/dates.md)."""

from __future__ import annotations

import json
import sys

import click

from tei_tools.dates import date_attributes, explain_date


def _check_anchor(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    problem = explain_date(value) if value is not None else None
    if problem or (value is not None and not value[:4].isdecimal()):
        raise click.BadParameter(problem or f"'{value}' names no year: write it like 1957-05-31")
    return value


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("text", metavar="TEXT")
@click.option("--anchor", metavar="DAY", callback=_check_anchor, help="The day that relative dates count from, 1957-05-31.")
def command(text: str, anchor: str | None) -> None:
    """Print the TEI attributes of each date in TEXT as a JSON list; `-` reads standard input.

    \b
    Example:
      tei-tools dates "from 1 to 20 May of this year" --anchor 1957-05-31
    """
    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", errors="replace")
    click.echo(json.dumps(date_attributes(text, anchor), ensure_ascii=False, indent=1))
