"""XML as it is written comes back as it was written, and a change touches one place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_tools.markup import Element, add_line, drop_line, parse_markup, read_markup

ROOT = Path(__file__).parents[2]
FILES = [*sorted((ROOT / "schema/instances").rglob("*.xml")), *sorted((ROOT / "encoded").rglob("*.xml"))]
ODD = """<?xml version='1.0'?>
<!DOCTYPE a [ <!ELEMENT a ANY> <!-- > ] --> ]>
<?pi <b> ?><!-- <c> --><a  x = '1>"2'\ty="&lt;&#233;'"
 z=""><![CDATA[<d>]]>t &amp; <e /> u<f
/></a >
<!-- end -->
"""
values = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_comes_back_byte_for_byte(path: Path) -> None:
    assert read_markup(path.read_bytes(), "a.xml").encoded() == path.read_bytes()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_every_spelling_and_encoding_comes_back(encoding: str) -> None:
    name = "" if encoding.startswith("utf-8") else f" encoding='{encoding}'"
    data = ODD.replace("'1.0'", f"'1.0'{name}").replace("end", "é").encode(encoding)
    assert read_markup(data, "a.xml").encoded() == data


def test_what_is_read_is_what_xml_means() -> None:
    root = parse_markup(ODD).root
    assert root.attributes == {"x": '1>"2', "y": "<é'", "z": ""}
    assert root.string == "<d>t &  u"
    assert [child.local for child in root.elements()] == ["e", "f"]


@settings(deadline=None)
@given(values, values)
def test_an_attribute_that_is_set_is_read_back_and_the_rest_stays(old: str, new: str) -> None:
    root = parse_markup("<a b='1' c = \"2\" />").root
    root.set("b", old)
    root.set("b", new)
    root.set("d", new)
    assert (root.get("b"), root.get("c"), root.get("d")) == (new, "2", new)
    root.unset("d")
    root.set("b", "1")
    assert str(root) == "<a b='1' c = \"2\" />"


@settings(deadline=None)
@given(st.text(st.sampled_from("ab&<é \n"), max_size=9), st.integers(0, 9), st.booleans())
def test_a_text_is_split_by_the_characters_that_it_means(value: str, number: int, in_section: bool) -> None:
    raw = f"<![CDATA[{value}]]>" if in_section else value.replace("&", "&amp;").replace("<", "&#60;")
    text = parse_markup(f"<a>{raw}</a>").root.children
    if text:
        first = text[0]
        assert not isinstance(first, Element)
        rest = first.split(number)
        assert (first.value, rest.value) == (value[:number], value[number:])


def test_a_line_is_indented_as_its_neighbours_and_leaves_no_trace_when_it_goes() -> None:
    source = "<a>\r\n\t<!-- one --><b/>\r\n\t<c/> <!-- two -->\r\n</a>"
    markup = parse_markup(source)
    new = add_line(markup.root, "<d>\n  <e/>\n</d>", after=markup.root.elements()[0])
    assert "<b/>\r\n\t<d>\r\n\t  <e/>\r\n\t</d>\r\n\t<c/>" in str(markup)
    drop_line(new)
    assert str(markup) == source


def test_the_first_line_of_an_empty_element_opens_it() -> None:
    markup = parse_markup("<a>\n  <b/>\n</a>")
    child = add_line(markup.root.elements()[0], "<c/>")
    assert str(markup) == "<a>\n  <b>\n    <c/>\n  </b>\n</a>"
    drop_line(child)
    assert str(markup) == "<a>\n  <b></b>\n</a>"


def test_wrapping_and_unwrapping_leave_the_text_alone() -> None:
    root = parse_markup("<p>one <b>two</b> three</p>").root
    element = root.wrap(0, 2, "<q>")
    assert str(root) == "<p><q>one <b>two</b></q> three</p>"
    element.unwrap()
    assert str(root) == "<p>one <b>two</b> three</p>"
