"""A document that is not well-formed: one finding, at the exact place, in words that say what to do."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.errors import InputError
from tei_tools.model import Finding
from tei_tools.validators import validate_file
from tei_tools.validators.source import Source, read_source

CASES = [
    (b"<a>\n<b></a>", "xml.mismatched-tag", 2, 4),
    (b"<a>x</b>", "xml.mismatched-tag", 1, 5),
    (b"</a>", "xml.mismatched-tag", 1, 1),
    (b"<a>\n<b x='1' x='2'/></a>", "xml.duplicate-attribute", 2, 10),
    (b"<a>&foo;</a>", "xml.undefined-entity", 1, 4),
    (b"<a>a & b</a>", "xml.ampersand", 1, 6),
    (b"<a>a &b</a>", "xml.ampersand", 1, 6),
    (b"<a><p:b/></a>", "xml.unbound-prefix", 1, 4),
    (b"<a>x\x01</a>", "xml.character", 1, 5),
    (b"<a>&#0;</a>", "xml.character", 1, 4),
    (b"hello", "xml.no-root", 1, 1),
    (b"<!-- only -->", "xml.no-root", 1, 14),
    (b"<a/>\n<b/>", "xml.after-root", 2, 1),
    (b"<a>\n <b>", "xml.unclosed", 2, 5),
    (b"<a><!-- x</a>", "xml.unclosed", 1, 4),
    (b"<a><![CDATA[x</a>", "xml.unclosed", 1, 4),
    (b"<a x=1/>", "xml.attribute", 1, 6),
    (b"<a x='1'y='2'/>", "xml.attribute", 1, 9),
    (b"<a x></a>", "xml.attribute", 1, 5),
    (b"<a x='<'/>", "xml.less-than", 1, 7),
    (b"<a>1 < 2</a>", "xml.less-than", 1, 6),
    (b"<a><!-- a -- b --></a>", "xml.comment", 1, 11),
    (b"<a>]]></a>", "xml.cdata-end", 1, 4),
    (b"\n<?xml version='1.0'?><a/>", "xml.declaration", 2, 1),
    (b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "xml.entity", 1, 25),
    ("<a>é😀<b></a>".encode(), "xml.mismatched-tag", 1, 9),
]


@pytest.mark.parametrize(("content", "rule", "line", "column"), CASES)
def test_what_is_not_well_formed_is_found_at_its_place(content: bytes, rule: str, line: int, column: int) -> None:
    findings = validate_file(content, file="a.xml")
    assert [(f.rule, f.line, f.column, f.severity) for f in findings] == [(rule, line, column, "error")]


def test_a_mismatched_tag_says_which_element_is_open_and_where() -> None:
    (finding,) = validate_file(b"<p>Kim\n <hi>Il</p>", file="a.xml")
    assert finding.message == "</p> stands where </hi> is expected: hi was opened at line 2, column 2"


@pytest.mark.parametrize(
    "content", [b"", b" \n", b"<a>\xff</a>", b"<?xml version='1.0' encoding='utf-17'?><a/>", b"PK\x03\x04zip", b"<\0a\0/\0>\0"]
)
def test_bytes_that_are_no_text_are_an_input_error_in_one_sentence(content: bytes) -> None:
    with pytest.raises(InputError) as raised:
        validate_file(content, file="a.xml")
    assert str(raised.value).startswith("a.xml:")


def test_a_byte_that_its_encoding_cannot_read_is_named_with_its_place() -> None:
    with pytest.raises(InputError, match=r"a\.xml:2:3: the byte 0xE9 is not UTF-8"):
        validate_file(b"<a>\nca\xe9</a>", file="a.xml")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8", "utf-32"])
def test_an_encoding_with_a_byte_order_mark_is_read(encoding: str) -> None:
    read = read_source("<a>é<b/></a>".encode(encoding), "a.xml")
    assert isinstance(read, Source)
    assert (read.elements[1].line, read.elements[1].column) == (1, 5)


def test_a_declared_encoding_is_read() -> None:
    content = "<?xml version='1.0' encoding='windows-1251'?><a>да<b/></a>".encode("windows-1251")
    read = read_source(content, "a.xml")
    assert isinstance(read, Source)
    assert read.text.endswith("<a>да<b/></a>")
    assert b"windows" not in read.text_in_utf8


@given(st.binary(max_size=60))
def test_any_bytes_give_findings_or_an_input_error(content: bytes) -> None:
    try:
        found = read_source(content, "a.xml")
    except InputError:
        return
    assert isinstance(found, Source | Finding)


@given(st.text(alphabet="<>/&;'\"= abx!-[]?\n\x01é😀", max_size=40))
def test_any_text_gives_a_place_inside_the_document(text: str) -> None:
    content = f"<a>{text}</a>"
    found = read_source(content.encode(), "a.xml")
    if isinstance(found, Finding):
        lines = content.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert 1 <= found.line <= len(lines)
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1


@given(st.lists(st.tuples(st.sampled_from(["p", "hi", "ab"]), st.text("é x\n😀", max_size=5)), min_size=1, max_size=8))
def test_every_start_tag_is_where_its_place_says(parts: list[tuple[str, str]]) -> None:
    content = "<a>" + "".join(f"{text}<{name} n='{i}'/>" for i, (name, text) in enumerate(parts)) + "</a>"
    source = read_source(content.encode(), "a.xml")
    assert isinstance(source, Source)
    for element in source.elements[1:]:
        assert content.split("\n")[element.line - 1][element.column - 1 :].startswith(f"<{element.local} ")
        span = source.attribute_span(element, "n")
        assert span and source.encoded[span[0] : span[1]].decode() == f"n='{element.attributes['n']}'"


def test_a_file_that_cannot_be_read_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        validate_file(tmp_path / "none.xml", file="none.xml")
    assert codecs.BOM_UTF8
