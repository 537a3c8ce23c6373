"""Line breaks between blocks never change the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_tools.encoder.layout import indent

BLOCKS = st.lists(
    st.tuples(st.sampled_from(["<p>a</p>", "<p> b</p>", "<p>c </p>", "<lb/>"]), st.sampled_from(["", " ", "\n\n"]))
)


@given(BLOCKS)
def test_indenting_keeps_the_text_after_white_space_is_normalised(blocks: list[tuple[str, str]]) -> None:
    root = etree.fromstring("<div>" + "".join(block + space for block, space in blocks) + "</div>")
    before = " ".join("".join(root.itertext()).split())
    indent(root, frozenset({"div"}))
    assert " ".join("".join(root.itertext()).split()) == before


def test_blocks_that_touch_go_on_touching() -> None:
    root = etree.fromstring("<div><p>a</p><p>b</p> <p>c</p></div>")
    indent(root, frozenset({"div"}))
    assert etree.tostring(root, encoding="unicode") == "<div>\n  <p>a</p><p>b</p>\n  <p>c</p>\n</div>"


def test_a_blank_line_stays_a_blank_line() -> None:
    root = etree.fromstring("<div><p>a</p>\n \n\n<p>b</p></div>")
    indent(root, frozenset({"div"}))
    assert etree.tostring(root, encoding="unicode") == "<div>\n  <p>a</p>\n\n  <p>b</p>\n</div>"


def test_mixed_content_is_never_touched() -> None:
    xml = "<div>\n  <p>a <i>b</i><i>c</i></p>\n</div>"
    root = etree.fromstring(xml)
    indent(root, frozenset({"div"}))
    assert etree.tostring(root, encoding="unicode") == xml
