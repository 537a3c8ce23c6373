"""`tei-tools validate`: TEI documents to findings."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from tei_tools.cli.options import READABLE_FILE, strict, workers
from tei_tools.cli.report import REPORTS
from tei_tools.cli.work import check_jobs
from tei_tools.corpus import plan_work
from tei_tools.jobs import Checking, validate_job


@click.command("validate")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--schema", type=READABLE_FILE, metavar="FILE", help="RELAX NG schema; then only what is named is checked.")
@click.option("--schematron", type=READABLE_FILE, metavar="FILE", help="Schematron schema; then only what is named is checked.")
@click.option("--format", "report", type=click.Choice(list(REPORTS)), default="text", help="How findings are printed.")
@strict
@workers
def command(
    paths: tuple[str, ...], schema: Path | None, schematron: Path | None, report: str, strict: bool, workers: int
) -> None:
    """Check TEI documents (files, folders with *.xml, or - for standard input).

    Without --schema or --schematron: our schema, our Schematron rules, and every pointer, id, date and language tag.

    \b
    Example:
      tei-tools validate letter.xml
      tei-tools validate tei/ --format json -j 2
    """
    plan = plan_work(paths, "*.xml")
    work = partial(validate_job, options=Checking(schema, schematron))
    check_jobs(work, plan.jobs, workers=workers, strict=strict, report=REPORTS[report])
