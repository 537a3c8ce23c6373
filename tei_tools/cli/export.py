"""`tei-tools export`: TEI documents to HTML, text and every other row of the table of exporters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from tei_tools.cli.corpora import run_corpus
from tei_tools.cli.options import READABLE_FOLDER, Known, inputs, out, workers
from tei_tools.cli.siting import SiteOptions
from tei_tools.cli.work import run_jobs
from tei_tools.components import load
from tei_tools.corpus import plan_corpus, plan_work
from tei_tools.errors import UsageError
from tei_tools.exporters import FORMATS, Format
from tei_tools.exporters.options import check_options
from tei_tools.files import STDIN
from tei_tools.jobs import Exporting, export_job

SITE = "site"
SITE_COMMAND = {SITE: "tei_tools.cli.site:run_site"}  # imported when a site is asked for
THEMED = ("html",)
LANGUAGES = ("en", "de")


@click.command("export")
@click.option(
    "--to", required=True, type=Known([*FORMATS, SITE], "export format"), metavar="FORMAT", help=", ".join([*FORMATS, SITE])
)
@inputs
@out
@click.option("--style", default="", metavar="NAME", help="What the format is like, see the manual. Default: its first.")
@click.option("--table", default="", metavar="NAME", help="One file of a format that has several, for instance mentions.")
@click.option("--authority", type=READABLE_FOLDER, metavar="FOLDER", help="Registers that people, places and bodies are in.")
@click.option("--theme", type=READABLE_FOLDER, metavar="FOLDER", help="A project's own words, style, templates (html, site).")
@click.option("--language", type=click.Choice(LANGUAGES), help="The language of the page's own words (html, site).")
@click.option("--url", metavar="URL", help="The public address of the site.")
@click.option("--title", metavar="TITLE", help="The title of the site.")
@workers
def command(
    to: str,
    inputs: tuple[str, ...],
    out: str | None,
    style: str,
    table: str,
    authority: Path | None,
    theme: Path | None,
    language: str | None,
    url: str | None,
    title: str | None,
    workers: int,
) -> None:
    """Export TEI documents (files, folders with *.xml, or - for standard input) to another format.

    \b
    Example:
      tei-tools export --to html letter.xml -o letter.html
      tei-tools export --to text --style diplomatic letter.xml
      tei-tools export --to csv --table mentions tei/
      tei-tools export --to html tei/ -o pages/ -j 2
      tei-tools export --to site tei/ -o site/ -j 2
    """
    if to == SITE:
        _refuse({"--style": style, "--table": table}, to)
        load(SITE_COMMAND, to, family="export format")(
            inputs, out, SiteOptions(theme, language, url, title, authority), workers=workers
        )
        return
    _refuse({"--url": url, "--title": title} | ({} if to in THEMED else {"--theme": theme, "--language": language}), to)
    style = check_options(to, style, table)
    row = FORMATS[to]
    if row.scope == "document":
        _each(row, Exporting(to, style, table, language=language or "", theme=theme), inputs, out, workers)
        return
    if row.tables and not table and out in (None, STDIN):
        raise UsageError(f"{to} is several files: name a folder with -o, or one of them with --table {'|'.join(row.tables)}")
    files = row.tables if not table else ()
    name = table or row.file
    plan, outputs = plan_corpus(inputs, "*.xml", out=out, ending=row.ending, files=files, name=name)
    run_corpus(plan.jobs, outputs, Exporting(to, style, table), authority=authority, workers=workers)


def _refuse(options: Mapping[str, object], to: str) -> None:
    """Refuses options that say nothing to a format, so that nobody waits for what will not come."""
    for name, value in options.items():
        if value:
            raise UsageError(f"{name} says nothing to {to}: leave it away")


def _each(row: Format, options: Exporting, inputs: tuple[str, ...], out: str | None, workers: int) -> None:
    """Exports each document to an output of its own, with the files that stand beside it."""
    beside = row.beside.get(options.style, {})
    ending = beside.get(options.table) or row.endings.get(options.style, row.ending)
    options = replace(options, beside={} if options.table else beside)
    plan = plan_work(inputs, "*.xml", out=out, ending=ending)
    run_jobs(partial(export_job, options=options), plan.jobs, workers=workers, strict=False, label="exporting")
