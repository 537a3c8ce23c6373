"""The documents whose verdicts are recorded in `shared.verdicts`: the shared TEI documents, and mutations of the small ones.

record("tei_all", ...) -> one "+" (valid) or "-" for each document; see bench/record_verdicts.py, which asks jing.
"""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
_SMALL = 12_000
_EVERY = 11  # a prime: it does not fall into step with the kinds of mutation


def originals(tei: Path) -> list[Path]:
    """Lists the shared documents in a stable order."""
    return sorted((tei / "documents").glob("*.xml"))


def mutated(tei: Path) -> Iterator[bytes]:
    """Yields single mutations of the small documents that are valid against tei_all, thousands in all."""
    mutations = runpy.run_path(str(HERE / "mutations.py"))["mutations"]
    invalid = {row.split("\t")[0] for row in (tei / "documents.jing.tsv").read_text().splitlines()}
    for path in originals(tei):
        source = path.read_text(encoding="utf-8", errors="replace")
        if path.name in invalid or len(source) > _SMALL or "<!" in source:
            continue
        for number, (_, document) in enumerate(mutations(source)):
            if number % _EVERY == 0:
                yield document.encode()
