"""Delimiters that markup replaces are implied where they are usual and kept in @rend where they are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_tools.encoder.conservation import check_conservation, transcription_of
from tei_tools.encoder.spelling import USUAL, spelled, spelling_tokens, usual
from tei_tools.errors import ConservationError
from tei_tools.model import Document

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


@given(st.text(max_size=8), st.text(max_size=8), st.sampled_from([row[0] for row in USUAL] + ["cell", "milestone"]))
def test_any_spelling_comes_back_from_the_tokens(before: str, after: str, element: str) -> None:
    before, after = (text.encode("utf-8", "ignore").decode() for text in (before, after))
    tokens = spelling_tokens(element, {}, before, after)
    assert all(token and not any(char.isspace() for char in token) for token in tokens)
    assert spelled(element, {"rend": " ".join(tokens)}) == (before, after)


@pytest.mark.parametrize("row", USUAL, ids=lambda row: f"{row[0]}-{row[2]}")
def test_the_usual_spelling_needs_no_token(row: tuple[str, str, str, str, str]) -> None:
    element, attribute, value, before, after = row
    attributes = {attribute: value} if attribute and attribute != "parent" else {}
    parent = value if attribute == "parent" else ""
    assert usual(element, attributes, parent) == (before, after)
    assert spelling_tokens(element, attributes, before, after, parent) == []


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ('<gap reason="editorial"/>', "[…]"),
        ('<gap reason="editorial" rend="pre:[....]"/>', "[....]"),
        ('<gap reason="illegible"><desc>2 letters</desc></gap>', "[2 letters]"),
        ('<supplied reason="illegible">TOP</supplied> SECRET', "[[TOP]] SECRET"),
        ('<choice><abbr>TsTAK</abbr> <expan>Central</expan></choice>', "TsTAK [Central]"),
        ("<expan>F<ex>oreign</ex></expan>", "F[oreign]"),
        ('<note type="sic" rend="pre:( post:)">SIC</note>', "(SIC)"),
        ('<stamp rend="post:">open', "[open"),
    ],
)  # fmt: skip
def test_constructs_are_spelled_as_the_transcription_has_them(xml: str, text: str) -> None:
    closing = "</stamp>" if xml.startswith("<stamp") else ""
    root = etree.fromstring(f"{TEI}<text><p>{xml}{closing}</p></text></TEI>")
    assert transcription_of(root) == text


def test_the_abstract_comes_back_where_its_anchor_stands() -> None:
    header = '<teiHeader><profileDesc><abstract xml:id="abstract"><p>It ends.</p></abstract></profileDesc></teiHeader>'
    root = etree.fromstring(f'{TEI}{header}<text>Begin <anchor type="abstract" corresp="#abstract"/> done</text></TEI>')
    assert transcription_of(root) == "Begin It ends. done"


def test_a_lost_character_is_told_with_its_place() -> None:
    root = etree.fromstring(f"{TEI}<text>Hello wrld</text></TEI>")
    with pytest.raises(ConservationError, match="near 'Hello wo"):
        check_conservation(Document("a", "Hello world", source="a.txt"), root)
