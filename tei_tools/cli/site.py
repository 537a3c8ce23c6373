"""`tei-tools export --to site`: a corpus as a static edition, with the progress of its documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from tei_tools.cli.progress import progress
from tei_tools.cli.report import text_line
from tei_tools.cli.siting import SiteOptions
from tei_tools.corpus import plan_work
from tei_tools.errors import EXIT_CANNOT_WORK, EXIT_CLEAN, EXIT_FINDINGS, InputError, UsageError
from tei_tools.files import STDIN
from tei_tools.site.build import Site, check_folder
from tei_tools.site.settings import find_folder, read_settings


def run_site(inputs: Sequence[str], out: str | None, options: SiteOptions, *, workers: int) -> None:
    """Builds the site of some inputs in the folder `out`; what could not be worked on is said, and the rest is done."""
    if out in (None, STDIN) or STDIN in inputs:
        raise UsageError("a site is many files: name files or folders, and a folder for it with -o")
    folder = options.theme or find_folder(inputs)
    settings = read_settings(folder, language=options.language, url=options.url, title=options.title)
    target = Path(str(out))
    check_folder(target, inputs)
    plan = plan_work(inputs, "*.xml", out=f"{target / 'documents'}/", ending=".html")
    if all(job.problem is not None for job in plan.jobs):
        raise InputError("; ".join(str(job.problem) for job in plan.jobs))  # a site that is there already stays as it is
    site = Site(plan.jobs, target, settings, authority=options.authority, workers=workers)
    jobs = site.changed()
    code = EXIT_CLEAN
    with progress(site.make(jobs), len(jobs), label="building") as (results, say):
        for result in results:
            if result.finding is not None:
                say(text_line(result.finding))
                code = max(code, EXIT_FINDINGS)
            if result.problem:
                say(f"tei-tools: {result.problem}")
                code = EXIT_CANNOT_WORK
    site.finish()
    if code != EXIT_CLEAN:
        raise click.exceptions.Exit(code)
