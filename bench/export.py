"""Measures the exporters on one document in one warm process: milliseconds a document, median of `--runs`.

python bench/export.py tests/exporters/samples/journal.xml
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from tei_tools.components import load
from tei_tools.exporters import EXPORTERS, STYLES
from tei_tools.tei import parse_xml


def main() -> None:
    """Prints a line for each format and style: cold, warm, size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("document", type=Path)
    parser.add_argument("--runs", type=int, default=50)
    arguments = parser.parse_args()
    tree = parse_xml(arguments.document.read_bytes(), file=arguments.document.name)
    for name in EXPORTERS:
        export = load(EXPORTERS, name, family="exporter")
        for style in STYLES[name]:
            cold, size = _milliseconds(lambda export=export, style=style: export(tree, style=style))
            warm = statistics.median(
                _milliseconds(lambda export=export, style=style: export(tree, style=style))[0] for _ in range(arguments.runs)
            )
            print(f"{name:10} {style:12} cold {cold:8.1f} ms   warm {warm:7.2f} ms   {size:8,} characters")


def _milliseconds(work: Callable[[], str]) -> tuple[float, int]:
    start = time.perf_counter()
    result = work()
    return (time.perf_counter() - start) * 1000, len(result)


if __name__ == "__main__":
    main()
