#!/usr/bin/env python3
"""Records jing's verdicts on the shared documents and their mutations in tests/relaxng/shared.verdicts (needs jing and Java).

    python bench/record_verdicts.py ../shared/tei

The tests replay them without Java. A row: the schema, the documents (originals or mutated), "+" or "-" for each.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests" / "relaxng"
sys.path.insert(0, str(TESTS))
from shared_documents import mutated, originals  # type: ignore[import-not-found]  # noqa: E402 (the tests are no package)

_AT_ONCE = 500


def verdicts(schema: Path, documents: list[Path]) -> str:
    """Asks jing (without its ID checks) and gives one sign for each document."""
    signs = ""
    for start in range(0, len(documents), _AT_ONCE):
        names = [str(path) for path in documents[start : start + _AT_ONCE]]
        output = subprocess.run(["jing", "-i", str(schema), *names], capture_output=True, text=True, check=False).stdout
        wrong = set(re.findall(r"^(.*?):\d+:\d+: (?:error|fatal)", output, re.MULTILINE))
        signs += "".join("-" if name in wrong else "+" for name in names)
    return signs


def write_all(contents: Iterable[bytes], folder: Path) -> list[Path]:
    """Writes documents into files."""
    paths = []
    for number, content in enumerate(contents):
        paths.append(folder / f"{number}.xml")
        paths[-1].write_bytes(content)
    return paths


def main(tei: Path) -> None:
    """Writes the record."""
    rows = []
    for schema in [tei / "tei_all.rng", *sorted((tei / "odd").glob("*.rng"))]:
        rows.append(f"{schema.stem}\toriginals\t{verdicts(schema, originals(tei))}")
    with tempfile.TemporaryDirectory() as folder:
        rows.append(f"tei_all\tmutated\t{verdicts(tei / 'tei_all.rng', write_all(mutated(tei), Path(folder)))}")
    (TESTS / "shared.verdicts").write_text("\n".join(rows) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
