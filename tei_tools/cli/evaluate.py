"""`tei-tools evaluate`: encoded TEI against gold, as figures and commonest mistakes (docs/evaluation.md)."""

from __future__ import annotations

from pathlib import Path

import click

from tei_tools.cli.options import READABLE_FILE
from tei_tools.cli.running import complain, write_stdout
from tei_tools.components import load
from tei_tools.errors import EXIT_CANNOT_WORK, EXIT_FINDINGS
from tei_tools.evaluation import check_floors, evaluate, read_floors
from tei_tools.evaluation.reports import REPORTS
from tei_tools.files import STDIN, write_file

READABLE = click.Path(exists=True, readable=True, path_type=Path)


@click.command("evaluate")
@click.argument("gold", type=READABLE)
@click.argument("tei", type=READABLE)
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text", help="The form of the report.")
@click.option("-o", "out", metavar="FILE", help="Write the report to FILE. Default: stdout.")
@click.option("--mistakes", type=click.IntRange(min=0), default=20, metavar="N", help="How many mistakes to list. Default: 20.")
@click.option("--gate", type=READABLE_FILE, metavar="FILE", help="Floors (TOML): exit 1 where a figure is below its floor.")
def command(gold: Path, tei: Path, form: str, out: str | None, mistakes: int, gate: Path | None) -> None:
    """Compare encoded TEI with GOLD: precision, recall, F1 and the commonest mistakes.

    GOLD is a folder of spans (ID.txt with ID.json) or of TEI that a person has corrected (ID.xml), TEI the folder with the
    encoder's ID.xml of the same texts; or each is one file. A document whose TEI is missing counts as one in which nothing
    was found, and the exit code is 2.

    \b
    Example:
      tei-tools evaluate gold/letters tei/ --mistakes 5
      tei-tools evaluate corrected/ tei/ --format html -o evaluation.html
    """
    floors = read_floors(gate, gold.resolve().name if gold.is_dir() else gold.stem) if gate else {}
    evaluation = evaluate(gold, tei)
    report = load(REPORTS, form, family="format")(evaluation, mistakes=mistakes)
    _deliver(report.encode(), out)
    for problem in evaluation.problems:
        complain(problem)
    low = check_floors(evaluation, floors)
    for sentence in low:
        complain(sentence)
    if evaluation.problems or low:
        raise click.exceptions.Exit(EXIT_CANNOT_WORK if evaluation.problems else EXIT_FINDINGS)


def _deliver(content: bytes, out: str | None) -> None:
    if out is None or out == STDIN:
        write_stdout(content)
    else:
        write_file(Path(out), content)
