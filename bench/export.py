"""Measures the exporters on one document in one warm process: CPU milliseconds, median of `--runs`.

python bench/export.py tests/exporters/samples/journal.xml
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import tei_tools
from tei_tools.errors import TeiToolsError
from tei_tools.exporters import FORMATS
from tei_tools.tei import parse_xml


def main() -> None:
    """Prints a line for each format and style: cold, warm, size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("document", type=Path)
    parser.add_argument("--runs", type=int, default=50)
    arguments = parser.parse_args()
    tree = parse_xml(arguments.document.read_bytes(), file=arguments.document.name)
    for name, row in FORMATS.items():
        for style in row.styles or ("",):
            for table in (row.tables or ("",)) if row.scope == "corpus" else ("",):
                _measure(tree, name, style, table, arguments.runs)


def _measure(tree: object, name: str, style: str, table: str, runs: int) -> None:
    def work() -> str | bytes:
        return tei_tools.export(tree, name, style, table=table)

    try:
        cold, size = _milliseconds(work)
    except TeiToolsError as error:
        print(f"{name:10} {style or table:14} skipped: {error}")
        return
    warm = statistics.median(_milliseconds(work)[0] for _ in range(runs))
    print(f"{name:10} {style or table:14} cold {cold:8.1f} ms   warm {warm:7.2f} ms   {size:8,} characters or bytes")


def _milliseconds(work: Callable[[], str | bytes]) -> tuple[float, int]:
    start = time.process_time()
    result = work()
    return (time.process_time() - start) * 1000, len(result)


if __name__ == "__main__":
    main()
