#!/usr/bin/env python3
"""Builds all that comes of tei_tools.odd: the grammar and rules beside it, their copies in the package, and content.json.

The grammar of the whole TEI, for documents that name it as their schema, comes of tei_all.odd and stands in the package only.

Usage: python schema/build.py [p5subset.xml]
"""

from __future__ import annotations

import sys
from pathlib import Path

from tei_tools.files import write_file
from tei_tools.odd import compile_odd, find_tei

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "tei_tools" / "data" / "schema"


def main(arguments: list[str]) -> None:
    """Compiles the two ODDs and writes the six files."""
    odd = HERE / "tei_tools.odd"
    specifications = Path(arguments[0]) if arguments else find_tei(odd)
    compiled = compile_odd(odd, specifications)
    for folder in (HERE, PACKAGE):
        write_file(folder / "tei_tools.rng", compiled.grammar)
        write_file(folder / "tei_tools.sch", compiled.schematron)
    write_file(PACKAGE / "content.json", compiled.summary)
    write_file(PACKAGE / "tei_all.rng", compile_odd(HERE / "tei_all.odd", specifications).grammar)


if __name__ == "__main__":
    main(sys.argv[1:])
