"""`tei-tools train`: corrected documents to a model of the names in them (docs/annotators.md)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from tei_tools.annotators.learning.model import write_model
from tei_tools.cli.running import write_stdout
from tei_tools.evaluation import read_gold
from tei_tools.files import STDIN, write_file
from tei_tools.training import ROUNDS, Comparison, check_training, train

READABLE = click.Path(exists=True, readable=True, path_type=Path)


@click.command("train")
@click.argument("gold", nargs=-1, required=True, type=READABLE, metavar="GOLD...")
@click.option("-o", "out", metavar="FILE", help="Write the model to FILE. Default: stdout.")
@click.option("--check", is_flag=True, help="Write no model: say whether one would help on documents that it has not seen.")
@click.option(
    "--rounds", type=click.IntRange(min=1), default=ROUNDS, metavar="N", help=f"Times to learn it all. Default: {ROUNDS}."
)
def command(gold: tuple[Path, ...], out: str | None, check: bool, rounds: int) -> None:
    """Learn the names of an archive from documents that a person has corrected.

    GOLD is a folder of corrected TEI (ID.xml) or of spans (ID.txt with ID.json), as for evaluate. The model suggests names
    where our rules find none: encode --annotator perceptron=FILE. Try --check first: with few documents, or many kinds of
    them, a model may not help.

    \b
    Example:
      tei-tools train reviewed/ -o ours.json
      tei-tools train reviewed/ --check
    """
    sets = [read_gold(path) for path in gold]
    if check:
        write_stdout(_table(check_training(sets, rounds=rounds)).encode())
        return
    model = train(sets, rounds=rounds)
    content = write_model(model)
    if out is None or out == STDIN:
        write_stdout(content)
    else:
        write_file(Path(out), content)


def _table(rows: Mapping[str, Comparison]) -> str:
    lines = ["on documents that the model has not seen", f"{'type':10}  {'rules alone':24}  with the model's suggestions"]
    for kind, row in rows.items():
        cells = [f"P {each.precision:.3f} R {each.recall:.3f} F1 {each.f1:.3f}" for each in (row.rules, row.both)]
        lines.append(f"{kind:10}  {cells[0]:24}  {cells[1]}")
    return "\n".join(lines) + "\n"
