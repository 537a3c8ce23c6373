"""`tei-tools validate`: TEI documents to findings, or to mended documents."""

from __future__ import annotations

import dataclasses
import os
import sys
from pathlib import Path
from typing import Any

import click

from tei_tools.cli.checking import Wanted, check_files
from tei_tools.cli.options import READABLE_FILE, READABLE_FOLDER, strict, workers
from tei_tools.cli.report import FORMATS
from tei_tools.components import load
from tei_tools.corpus import plan_work
from tei_tools.errors import UsageError
from tei_tools.jobs import Checking
from tei_tools.validators.settings import SEVERITIES, Settings, find_settings, read_settings

_MENDING = {"mend": "tei_tools.cli.mending:mend_files"}


@click.command("validate")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--schema", type=READABLE_FILE, metavar="FILE", help="RELAX NG schema; then only what is named is checked.")
@click.option("--schematron", type=READABLE_FILE, metavar="FILE", help="Schematron schema; then only what is named is checked.")
@click.option("--phase", metavar="NAME", help="Phase of the Schematron schema, or #ALL. Default: the schema's own.")
@click.option("--fetch", is_flag=True, help="Fetches a schema that a document names and that is not on this disk, once.")
@click.option("--authority", type=READABLE_FOLDER, metavar="FOLDER", help="Folder of the registers that names point to.")
@click.option("--transcriptions", type=READABLE_FOLDER, metavar="FOLDER", help="Folder of the transcriptions to compare with.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How findings are printed.")
@click.option("--severity", type=click.Choice(SEVERITIES), help="The least that is reported. Default: info.")
@click.option("--config", type=READABLE_FILE, metavar="FILE", help="Settings. Default: the nearest tei-tools.toml.")
@click.option("--baseline", type=READABLE_FILE, metavar="FILE", help="Passes over the findings that stand in this file.")
@click.option("--write-baseline", "new_baseline", type=click.Path(path_type=Path), metavar="FILE", help="Writes such a file.")
@click.option("--summary", "with_summary", is_flag=True, help="Counts by rule and by file, on standard error.")
@click.option(
    "--show-source/--no-show-source", "with_source", default=None, help="Show source and hint. Default: on a terminal."
)
@click.option("--diff", is_flag=True, help="Shows what --fix would change, and changes nothing.")
@click.option("--fix", is_flag=True, help="Mends what can be mended safely, in the files themselves.")
@strict
@workers
def command(paths: tuple[str, ...], config: Path | None, severity: str | None, **options: Any) -> None:
    """Check TEI documents (files, folders with *.xml, or - for standard input).

    Without --schema or --schematron: the document's schema or ours, our Schematron rules, and every pointer, id, date and
    language tag; with several files also what is wrong between them.

    \b
    Example:
      tei-tools validate letter.xml
      tei-tools validate tei/ --format json -j 2
    """
    settings = _settings(config, severity)
    jobs = plan_work(paths, "*.xml").jobs
    checking = _checking(settings, options)
    if options["diff"] or options["fix"]:
        load(_MENDING, "mend", family="stage")(jobs, checking, settings, write=options["fix"], show=options["diff"])
        return
    with_source = options["with_source"]
    wanted = Wanted(
        form=options["form"],
        strict=options["strict"],
        workers=options["workers"],
        with_summary=options["with_summary"],
        with_source=sys.stdout.isatty() if with_source is None else with_source,
        baseline=options["baseline"] or settings.paths.get("baseline"),
        new_baseline=options["new_baseline"],
    )
    check_files(jobs, checking, settings, wanted)


def _settings(config: Path | None, severity: str | None) -> Settings:
    found = find_settings(Path.cwd())
    path = config or (Path(os.path.relpath(found)) if found else None)
    settings = read_settings(path) if path else Settings()
    named: Any = severity or settings.severity
    return dataclasses.replace(settings, severity=named)


def _checking(settings: Settings, options: dict[str, Any]) -> Checking:
    """What the command line names goes before the settings; a schema in the settings is for documents, not `--schema`."""
    named = {name: options[name] for name in ("schema", "schematron", "authority", "transcriptions")}
    if named["schema"] is None and named["schematron"] is None:
        named |= {name: settings.paths.get(name) for name in ("schema", "schematron")}
    for name in ("authority", "transcriptions"):
        named[name] = named[name] or settings.paths.get(name)
    missing = next((path for path in named.values() if path is not None and not path.exists()), None)
    if missing is not None:
        raise UsageError(f"{missing}: does not exist: correct the settings")
    return Checking(**named, phase=options["phase"] or "#DEFAULT", catalogue=settings.catalogue, fetch=options["fetch"])
