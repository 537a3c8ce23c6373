"""A document as passages: no word is lost, and an offset means what it says."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_tools.tables import documents_of, passages
from tei_tools.tables.passages import texts
from tei_tools.tei import TEI_NS, parse_xml

SHARED = Path(__file__).parents[3] / "shared/tei"
LETTER = re.compile(r"\w")


def document(body: str) -> Any:
    return etree.fromstring(f'<TEI xmlns="{TEI_NS}"><text><body>{body}</body></text></TEI>')


def lines(body: str) -> list[str]:
    return [passage.text for passage in passages(document(body))]


def spans(body: str) -> list[tuple[str, str]]:
    return [(s.name, p.text[s.start : s.end]) for p in passages(document(body)) for s in p.spans]


def test_a_wrapped_line_is_a_space_and_a_broken_word_is_whole() -> None:
    assert lines('<p>a wrapped\n  line, hyphen-\n<lb break="no"/>ated</p>') == ["a wrapped line, hyphenated"]


def test_a_block_in_a_block_cuts_the_passage_and_the_text_goes_on_behind_it() -> None:
    assert lines("<p>before <list><item>one</item><item>two</item></list> after</p>") == ["before", "one", "two", "after"]


def test_the_second_form_of_a_choice_and_a_note_stand_in_brackets() -> None:
    assert lines("<p><choice><expan>Central</expan><abbr>C</abbr></choice>, he<note>who?</note> said</p>") == [
        "C [Central], he [who?] said"
    ]


def test_a_gap_is_dots_or_says_what_it_says() -> None:
    assert lines("<p>a <gap/> b <gap><desc>illegible</desc></gap>.</p>") == ["a […] b [illegible]."]


def test_a_span_covers_the_words_of_its_element_and_no_white_space_around_them() -> None:
    assert spans("<p>I saw\n<persName> Anna\n Berg </persName> go</p>") == [
        ("p", "I saw Anna Berg go"),
        ("persName", "Anna Berg"),
    ]


def test_an_element_without_words_is_an_empty_span_where_it_stands() -> None:
    found = next(passages(document("<p>one <anchor/>two</p>")))
    anchor = found.spans[1]
    assert (anchor.name, anchor.start, anchor.end) == ("anchor", 3, 3)


def test_comments_and_processing_instructions_are_no_text() -> None:
    assert lines("<p>a<!-- not this --><?nor this?>b</p>") == ["ab"]


def test_a_passage_has_the_nearest_id() -> None:
    root = document('<div xml:id="d"><p xml:id="p1">a</p><p>b</p></div>')
    assert [passage.id for passage in passages(root)] == ["p1", "d"]


words = st.text(st.sampled_from("ab \n-"), max_size=6)
inline = st.recursive(
    words,
    lambda inner: st.tuples(st.sampled_from(["hi", "persName", "seg", "p", "note", "item"]), st.lists(inner, max_size=3)).map(
        lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"
    ),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(inline, max_size=4))
def test_every_letter_is_in_one_passage_in_order_and_every_span_lies_inside(pieces: list[str]) -> None:
    root = document("".join(pieces))
    found = list(passages(root))
    written = re.sub(r"[\s\[\]]", "", "".join(passage.text for passage in found))
    assert written == re.sub(r"[\s\[\]]", "", "".join(root.itertext()))
    for passage in found:
        assert passage.text == " ".join(passage.text.split())
        for span in passage.spans:
            assert 0 <= span.start <= span.end <= len(passage.text)
            words = "".join(passage.text[span.start : span.end].split())
            if not any(child.tag != "x" for child in span.element.iter() if child is not span.element):
                assert re.sub(r"[\s\[\]]", "", "".join(span.element.itertext())) == words.strip("[]")


def test_no_letter_of_a_real_document_is_lost() -> None:
    if not (SHARED / "documents").is_dir():
        pytest.skip("the shared TEI documents are not beside the checkout")
    for path in sorted((SHARED / "documents").glob("*.xml")):
        for root in documents_of(parse_xml(path.read_bytes(), file=path.name)):
            wanted = Counter(LETTER.findall("".join(t for e in texts(root) for t in e.itertext("{*}*"))))
            got = Counter(LETTER.findall("".join(passage.text for passage in passages(root, abstract=False))))
            assert not wanted - got, path.name
