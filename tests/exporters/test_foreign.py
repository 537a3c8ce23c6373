"""TEI that we did not write: every format takes every valid document, without an error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from lxml import etree

import tei_tools
from tei_tools.components import load
from tei_tools.errors import UsageError
from tei_tools.exporters import EXPORTERS, FORMATS
from tei_tools.tables import DocumentTables, read_tables
from tei_tools.tei import TEI_NS

from .conftest import sample

CORPUS = [name for name, row in FORMATS.items() if row.scope == "corpus" and name != "ttl"]
# the page, the books, the texts, Markdown and the flow that Word is made of have tests of their own that read every document
EACH = [(name, style) for name in ("iiif", "standoff") for style in FORMATS[name].styles or ("",) if style != "offsets"]


def variants(name: str) -> Iterator[dict[str, str]]:
    row = FORMATS[name]
    for style in row.styles or ("",):
        for table in row.tables or ("",):
            yield {"style": style, "table": table}


@pytest.fixture(scope="module")
def foreign_corpus(real_documents: list[tuple[str, Any]]) -> list[DocumentTables]:
    return [tables for _, tree in real_documents for tables in read_tables(tree)]


@pytest.mark.parametrize("name", CORPUS)
def test_all_valid_documents_together_are_exported(name: str, foreign_corpus: list[DocumentTables]) -> None:
    for style in FORMATS[name].styles or ("",):
        pieces = list(load(EXPORTERS, name, family="exporter")(foreign_corpus, style=style))
        assert all(isinstance(piece, str) for _, piece in pieces)
        assert len(pieces) > 0


@pytest.mark.parametrize(("name", "style"), EACH)
def test_valid_documents_are_exported_each(name: str, style: str, real_documents: list[tuple[str, Any]]) -> None:
    for file, tree in real_documents[::4]:
        assert tei_tools.export(tree, name, style), file


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("pdf", "site")])
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_a_document_of_almost_nothing_is_exported(name: str) -> None:
    for xml in (f'<TEI xmlns="{TEI_NS}"/>', f'<TEI xmlns="{TEI_NS}"><text/></TEI>', "<x>words</x>"):
        tree = etree.ElementTree(etree.fromstring(xml))
        for variant in variants(name):
            try:
                assert tei_tools.export(tree, name, **variant) is not None
            except UsageError as error:
                if "needs the package" in str(error):
                    pytest.skip(str(error))
                assert "only --style search has offsets" in str(error)


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("pdf", "site", "html", "epub")])
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_the_same_tree_gives_the_same_bytes_and_stays_as_it_was(name: str) -> None:
    tree = sample("telegram")
    before = etree.tostring(tree)
    for variant in variants(name):
        try:
            assert tei_tools.export(tree, name, **variant) == tei_tools.export(sample("telegram"), name, **variant)
        except UsageError as error:
            assert "needs the package" in str(error) or "only --style search" in str(error)
    assert etree.tostring(tree) == before
