"""`tei-tools schema build`: an ODD to the RELAX NG and Schematron that it compiles to (docs/schema.md)."""

from __future__ import annotations

from pathlib import Path

import click

from tei_tools.files import make_folder, write_file
from tei_tools.odd import compile_odd, find_tei


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Build the schema from its ODD.

    \b
    Example:
      tei-tools schema build schema/tei_tools.odd
    """


@command.command("build")
@click.argument("odd", type=click.Path(path_type=Path))
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path), help="Folder for the two files; else the ODD's.")
@click.option("--tei", type=click.Path(path_type=Path), help="TEI P5's declarations, p5subset.xml; else found near the ODD.")
def build(odd: Path, folder: Path | None, tei: Path | None) -> None:
    """Compile ODD, a TEI customisation, to STEM.rng (RELAX NG) and STEM.sch (ISO Schematron).

    It is compiled against TEI P5's own declarations, p5subset.xml: named with --tei or TEI_P5SUBSET, else found beside the
    ODD or in a folder shared/tei near it.

    \b
    Example:
      tei-tools schema build schema/tei_tools.odd -o build/ --tei p5subset.xml
    """
    compiled = compile_odd(odd, tei or find_tei(odd))
    target = folder or odd.parent
    make_folder(target)
    write_file(target / f"{odd.stem}.rng", compiled.grammar)
    write_file(target / f"{odd.stem}.sch", compiled.schematron)
