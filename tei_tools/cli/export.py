"""`tei-tools export`: TEI documents to HTML, text and every other row of the table of exporters."""

from __future__ import annotations

from functools import partial

import click

from tei_tools.cli.options import inputs, out, workers
from tei_tools.cli.work import run_jobs
from tei_tools.corpus import plan_work
from tei_tools.errors import UsageError
from tei_tools.exporters import ENDINGS, EXPORTERS, STYLES
from tei_tools.jobs import Exporting, export_job

ALL_STYLES = list(dict.fromkeys(style for styles in STYLES.values() for style in styles))


@click.command("export")
@click.option("--to", required=True, type=click.Choice(list(EXPORTERS)), help="The format.")
@inputs
@out
@click.option("--style", type=click.Choice(ALL_STYLES), help="Paragraphs to read (the default), or the transcription itself.")
@workers
def command(to: str, inputs: tuple[str, ...], out: str | None, style: str | None, workers: int) -> None:
    """Export TEI documents (files, folders with *.xml, or - for standard input) to another format.

    \b
    Example:
      tei-tools export --to html letter.xml -o letter.html
      tei-tools export --to text --style diplomatic letter.xml
      tei-tools export --to html tei/ -o pages/ -j 2
    """
    style = style or STYLES[to][0]
    if style not in STYLES[to]:
        raise UsageError(f"there is no style '{style}' for {to}: it has {' and '.join(STYLES[to])}")
    plan = plan_work(inputs, "*.xml", out=out, ending=ENDINGS[to])
    run_jobs(partial(export_job, options=Exporting(to, style)), plan.jobs, workers=workers, strict=False, label="exporting")
