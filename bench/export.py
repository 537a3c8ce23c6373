"""Measures the exporters on one document in one warm process: CPU milliseconds, median of `--runs`.

python bench/export.py encoded/tei/puzanov-1957-05-22.xml [--to html] [--tei html.xsl]

Beside our page, where they are installed: the TEI's own stylesheets to HTML, in the same process and the same Saxon
(`apt-get install tei-xsl`, or `--tei` with the path of its html/html.xsl).
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from saxonche import PySaxonProcessor

import tei_tools
from tei_tools.errors import TeiToolsError
from tei_tools.exporters import FORMATS
from tei_tools.tei import parse_xml

TEI_STYLESHEETS = Path("/usr/share/xml/tei/stylesheet/html/html.xsl")


def main() -> None:
    """Prints a line for each format and style: cold, warm, size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("document", type=Path)
    parser.add_argument("--to", choices=list(FORMATS))
    parser.add_argument("--tei", type=Path, default=TEI_STYLESHEETS)
    parser.add_argument("--runs", type=int, default=50)
    arguments = parser.parse_args()
    tree = parse_xml(arguments.document.read_bytes(), file=arguments.document.name)
    for name, row in FORMATS.items() if arguments.to is None else ((arguments.to, FORMATS[arguments.to]),):
        for style in row.styles or ("",):
            for table in (row.tables or ("",)) if row.scope == "corpus" else ("",):
                export = partial(tei_tools.export, tree, name, style, table=table)
                _measure(export, name, style or table, arguments.runs)
    if arguments.tei.is_file():
        _measure(_tei_stylesheets(arguments.tei, arguments.document), "TEI's html", "", arguments.runs)
    else:
        print(f"TEI's own stylesheets are not at {arguments.tei}: not measured")


def _tei_stylesheets(path: Path, document: Path) -> Callable[[], str]:
    processor = PySaxonProcessor(license=False)
    sheet = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(path))
    source = document.read_text(encoding="utf-8")
    return lambda: str(sheet.transform_to_string(xdm_node=processor.parse_xml(xml_text=source)))


def _measure(work: Callable[[], str | bytes], name: str, style: str, runs: int) -> None:
    try:
        cold, size = _milliseconds(work)
    except TeiToolsError as error:
        print(f"{name:10} {style:14} skipped: {error}")
        return
    warm = statistics.median(_milliseconds(work)[0] for _ in range(runs))
    print(f"{name:10} {style:14} cold {cold:8.1f} ms   warm {warm:7.2f} ms   {size:8,} characters or bytes")


def _milliseconds(work: Callable[[], str | bytes]) -> tuple[float, int]:
    start = time.process_time()
    result = work()
    return (time.process_time() - start) * 1000, len(result)


if __name__ == "__main__":
    main()
