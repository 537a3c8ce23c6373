"""The documents that the exporters are tried on: three made by hand for this purpose, and real ones of other makes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tei_tools.tei import parse_xml

SAMPLES = Path(__file__).parent / "samples"
SHARED = Path(__file__).parents[3] / "shared"
ENCODED = Path(__file__).parents[2] / "encoded/tei"


def sample(name: str) -> Any:
    """One of the documents in samples/, as a tree."""
    return parse_xml((SAMPLES / f"{name}.xml").read_bytes(), file=name)


def invalid_names() -> set[str]:
    """The real documents that are not valid, by the list that came with them."""
    return {line.split("\t")[0] for line in (SHARED / "tei/documents.jing.tsv").read_text(encoding="utf-8").splitlines()}


@pytest.fixture(scope="session")
def real_documents() -> list[tuple[str, Any]]:
    """Every valid TEI document of other makes, with its name."""
    folder = SHARED / "tei/documents"
    if not folder.is_dir():
        pytest.skip("the shared TEI documents are not beside the checkout")
    invalid = invalid_names()
    paths = [path for path in sorted(folder.glob("*.xml")) if path.name not in invalid]
    return [(path.name, parse_xml(path.read_bytes(), file=path.name)) for path in paths]
