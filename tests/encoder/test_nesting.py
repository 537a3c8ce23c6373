"""Stand-off annotations become a tree that holds every character, whatever the annotations are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_tools.encoder.conservation import normalise, transcription_of
from tei_tools.encoder.content import ContentModel, content_model
from tei_tools.encoder.nest import nest
from tei_tools.model import Annotation
from tei_tools.tei import TEI_NS, parse_written

TEXT = "".join(chr(c) for c in range(0x20, 0x7F)) + "[]…éЖ北\U0001f600\x01\ufffe\n\t "
ELEMENTS = ("p", "supplied", "gap", "note", "stamp", "unclear", "persName", "placeName", "lb", "div", "choice", "expan")


def tree_of(text: str, annotations: list[Annotation], model: ContentModel) -> etree._Element:
    return parse_written(f'<TEI xmlns="{TEI_NS}">{nest(text, annotations, model)[0]}</TEI>')


def nested(
    text: str, annotations: list[Annotation], model: ContentModel
) -> tuple[etree._Element, list[tuple[Annotation, str]]]:
    source, left_out = nest(text, annotations, model)
    return parse_written(source), left_out


@st.composite
def annotated(draw: st.DrawFn) -> tuple[str, list[Annotation]]:
    text = draw(st.text(st.sampled_from(TEXT), max_size=60))
    annotations = []
    for _ in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        lead = draw(st.integers(0, min(2, end - start)))
        trail = draw(st.integers(0, min(2, end - start - lead)))
        element = "lb" if start == end else draw(st.sampled_from(ELEMENTS))
        annotations.append(Annotation(start, end, element, lead=lead, trail=trail))
    return text, annotations


@given(annotated())
def test_any_annotations_over_any_text_conserve_the_text(case: tuple[str, list[Annotation]]) -> None:
    text, annotations = case
    root = tree_of(text, annotations, ContentModel.any())
    assert normalise(transcription_of(root)) == normalise(text)


@given(annotated())
def test_the_text_comes_back_from_the_serialised_xml_too(case: tuple[str, list[Annotation]]) -> None:
    text, annotations = case
    xml = etree.tostring(tree_of(text, annotations, content_model()), encoding="utf-8")
    assert normalise(transcription_of(etree.fromstring(xml))) == normalise(text)


def test_of_equal_ranges_the_organisation_stands_outside_the_place() -> None:
    annotations = [Annotation(0, 4, "placeName"), Annotation(0, 4, "orgName")]
    root, _ = nested("DPRK", annotations, content_model())
    assert [element.tag for element in root.iter()] == ["text"]
    root, _ = nested("DPRK", annotations, ContentModel.any())
    assert [element.tag for element in root.iter()] == ["text", "orgName", "placeName"]


def test_an_annotation_that_crosses_another_is_left_out_and_told() -> None:
    crossing = Annotation(4, 9, "placeName")
    _, left_out = nested("one two three", [Annotation(0, 7, "persName"), crossing], ContentModel.any())
    assert left_out == [(crossing, "crosses")]


def test_what_the_schema_does_not_allow_there_is_left_out() -> None:
    root, left_out = nested("a b", [Annotation(0, 3, "list"), Annotation(0, 1, "teiHeader")], ContentModel.any())
    assert not left_out
    root, left_out = nested("a b", [Annotation(0, 3, "p")], content_model())
    assert left_out and left_out[0][1] == "p may not stand in text"
    assert "".join(root.itertext()) == "a b"


def test_a_line_break_stands_before_the_name_that_begins_the_line() -> None:
    text = "to\nKim"
    root, _ = nested(text, [Annotation(3, 6, "persName"), Annotation(3, 3, "lb")], ContentModel.any())
    assert etree.tostring(root, encoding="unicode").endswith("to\n<lb/><persName>Kim</persName></text>")


def test_the_machine_names_itself_and_its_rule() -> None:
    annotation = Annotation(0, 3, "persName", resp="#tei-tools", cert="high", rule="person.title")
    root, _ = nested("Kim", [annotation], ContentModel.any())
    assert dict(root[0].attrib) == {
        "resp": "#tei-tools",
        "cert": "high",
        "source": "#rule.person.title",
        "evidence": "internal",
    }


def test_a_character_that_xml_has_not_becomes_a_g_that_names_it() -> None:
    root, _ = nested("a\x01b", [], ContentModel.any())
    assert root[0].get("ref") == "#char-U0001" and root[0].tail == "b"
