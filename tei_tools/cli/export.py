"""`tei-tools export`: TEI documents to HTML, text and every other row of the table of exporters."""

from __future__ import annotations

from functools import partial

import click

from tei_tools.cli.options import inputs, out, workers
from tei_tools.cli.work import run_jobs
from tei_tools.corpus import plan_work
from tei_tools.exporters import ENDINGS, EXPORTERS
from tei_tools.jobs import Exporting, export_job

STYLES = ("reading", "diplomatic")


@click.command("export")
@click.option("--to", required=True, type=click.Choice(list(EXPORTERS)), help="The format.")
@inputs
@out
@click.option(
    "--style", type=click.Choice(STYLES), default="reading", help="For text: paragraphs or the transcription."
)
@workers
def command(to: str, inputs: tuple[str, ...], out: str | None, style: str, workers: int) -> None:
    """Export TEI documents (files, folders with *.xml, or - for standard input) to another format.

    \b
    Example:
      tei-tools export --to html letter.xml -o letter.html
      tei-tools export --to text --style diplomatic letter.xml
      tei-tools export --to html tei/ -o pages/ -j 2
    """
    plan = plan_work(inputs, "*.xml", out=out, ending=ENDINGS[to])
    run_jobs(partial(export_job, options=Exporting(to, style)), plan.jobs, workers=workers, strict=False, label="exporting")
