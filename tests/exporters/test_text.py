"""The texts: the transcription comes back, and reading text loses no word of the author's."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from lxml import etree

from tei_tools.encoder.conservation import normalise
from tei_tools.errors import UsageError
from tei_tools.exporters.text import export_text

from .conftest import SHARED, sample

LETTER = re.compile(r"\w")


def reading(xml: str) -> str:
    """The reading text of what stands in a body."""
    return export_text(
        etree.ElementTree(etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{xml}</body></text></TEI>'))
    )


def letters(text: str) -> Counter[str]:
    """How often each letter and digit occurs."""
    return Counter(LETTER.findall(text))


def test_the_diplomatic_text_is_the_transcription() -> None:
    seed = SHARED / "seed/puzanov-1957-05-22.txt"
    if not seed.is_file():
        pytest.skip("the shared transcription is not beside the checkout")
    text = export_text(sample("journal"), style="diplomatic")
    assert normalise(text) == normalise(seed.read_text(encoding="utf-8"))


def test_diplomatic_text_of_another_make_breaks_at_lines_and_blocks() -> None:
    tree = etree.ElementTree(
        etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p>one<lb/>two</p><p>three</p></text></TEI>')
    )
    assert export_text(tree, style="diplomatic") == "one\ntwo\nthree\n"


@pytest.mark.parametrize("name", ["journal", "telegram"])
def test_every_word_of_the_author_is_in_the_reading_text(name: str) -> None:
    tree = sample(name)
    words = "".join(
        str(text)
        for text in tree.getroot().xpath(
            "*[local-name()='text']//text()[not(ancestor::*[contains('note figDesc gap', local-name())])]"
        )
    )
    assert not letters(words) - letters(export_text(tree))


def test_a_reading_paragraph_is_one_line() -> None:
    assert reading("<p>a wrapped\n  line</p>\n<p>another</p>") == "a wrapped line\n\nanother\n"


def test_a_broken_word_is_joined() -> None:
    assert reading('<p>hyphen-\n<lb break="no"/>ated</p>') == "hyphenated\n"


def test_supplied_words_stand_without_brackets_and_sic_is_left_out() -> None:
    xml = '<p>and <supplied>would</supplied> go <sic>their</sic> <note type="sic">SIC</note> way</p>'
    assert reading(xml) == "and would go their way\n"


def test_the_authors_form_comes_first_in_a_choice() -> None:
    assert reading("<p><choice><expan>Central Agency</expan> <abbr>CA</abbr></choice></p>") == "CA [Central Agency]\n"


def test_a_gap_is_dots_or_says_what_it_says() -> None:
    assert (
        reading('<p>a <gap reason="editorial"/> b <gap reason="illegible"><desc>illegible</desc></gap></p>')
        == "a […] b [illegible]\n"
    )


def test_a_stamp_is_one_line_with_its_label() -> None:
    xml = (
        '<ab type="stamp"><stamp><note type="label">USSR MFA Stamp:</note>\n<lb/>Secret\n<lb/><date>12 June</date></stamp></ab>'
    )
    assert reading(xml) == "[USSR MFA Stamp: Secret; 12 June]\n"


def test_a_speech_is_the_speaker_and_the_words() -> None:
    assert reading("<sp><speaker>KIM:</speaker> <p>Yes.</p><p>No.</p></sp>") == "KIM: Yes.\n\nNo.\n"


def test_a_list_has_a_line_for_each_item_and_a_table_one_for_each_row() -> None:
    assert reading("<list><head>Present:</head><item>A</item>\n<item>B\nC</item></list>") == "Present:\nA\nB C\n"
    assert reading("<table><row><cell>a</cell><cell>b</cell></row></table>") == "a | b\n"


def test_the_summary_stands_where_it_stood_and_is_labelled() -> None:
    assert export_text(sample("journal")).rstrip().rpartition("\n\n")[2].startswith("[Summary: Puzanov meets with")


def test_the_head_is_one_line_and_the_signature_is_named() -> None:
    text = export_text(sample("journal"))
    assert "\nThe Journal of Soviet Ambassador to the DPRK A. M. PUZANOV for the period 6 through 29 May 1957\n" in text
    assert "\n[signature] (A. PUZANOV)\n" in text


def test_an_unknown_style_is_refused() -> None:
    with pytest.raises(UsageError, match="no style 'fancy'"):
        export_text(sample("journal"), style="fancy")


@pytest.mark.parametrize("style", ["reading", "diplomatic"])
def test_no_real_document_loses_text(style: str, real_documents: list[tuple[str, Any]]) -> None:
    lost = {}
    for name, tree in real_documents:
        source = "".join(
            str(element.xpath("string()"))
            for element in tree.getroot().iter("{*}text", "{*}sourceDoc")
            if not element.xpath("ancestor::*[local-name()='text' or local-name()='sourceDoc']")
        )
        missing = letters(source) - letters(export_text(tree, style=style))
        if missing:
            lost[name] = missing
    assert len(real_documents) > 80 and lost == {}
