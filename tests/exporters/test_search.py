"""Search text: one line a paragraph, and offsets that lead back to the element."""

from __future__ import annotations

import json

import pytest

from tei_tools.errors import UsageError
from tei_tools.exporters.text import export_text
from tei_tools.tei import XML_ID

from .conftest import sample


def test_each_offset_gives_the_words_of_the_element_that_it_names() -> None:
    tree = sample("telegram")
    text, offsets = export_text(tree, style="search"), json.loads(export_text(tree, style="search", table="offsets"))
    elements = {element.get(XML_ID): element for element in tree.getroot().iter() if element.get(XML_ID)}
    lines = text.split("\n")
    assert len(offsets["lines"]) == len(lines) - 1
    for line, found in zip(lines, offsets["lines"], strict=False):
        assert text[found["start"] : found["end"]] == line
        assert found["id"] in elements
        for span in found["spans"]:
            if span["element"] == "persName" and "id" in span:
                assert text[span["start"] : span["end"]] == " ".join("".join(elements[span["id"]].itertext()).split())


def test_only_the_search_style_has_offsets() -> None:
    with pytest.raises(UsageError, match="only --style search has offsets"):
        export_text(sample("telegram"), style="reading", table="offsets")
