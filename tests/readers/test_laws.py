"""The laws of reading and encoding, on transcriptions that nobody has seen.

`make laws` runs them on thousands of examples, other ones each time: LAWS is how many times the usual number.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import tei_tools
from tei_tools.encoder.conservation import check_conservation, normalise, transcription_of
from tei_tools.encoder.taxonomies import GENRES
from tei_tools.errors import InputError
from tei_tools.keeping import update
from tei_tools.model import Authority, Metadata
from tei_tools.profiles import PROFILES
from tei_tools.readers.normal import normal_form
from tei_tools.revision import mark_written
from tei_tools.tei import serialise
from tests.readers import conventions
from tests.readers.encoding import broken_laws, encoded, encoded_with_names, errors_of
from tests.readers.grammar import contents, soup, transcriptions
from tests.readers.messes import MESSES

TIMES = int(os.environ.get("LAWS", "1"))


def examples(number: int) -> settings:
    """The same ones each time in the suite, other ones each time in `make laws`."""
    return settings(max_examples=number * TIMES, deadline=None, derandomize=TIMES == 1)


FEW, FEWER = examples(60), examples(25)


@FEW
@given(transcriptions())
def test_every_transcription_is_conserved_and_valid(text: str) -> None:
    assert broken_laws(text, *encoded(text)) == []


@FEW
@given(soup())
def test_every_soup_of_characters_is_conserved_and_valid(text: str) -> None:
    assert broken_laws(text, *encoded(text)) == []


@pytest.mark.parametrize("profile", PROFILES)
@FEWER
@given(st.one_of(transcriptions(), transcriptions(), soup()))
def test_every_profile_conserves_and_gives_valid_tei(profile: str, text: str) -> None:
    assert broken_laws(text, *encoded(text, profile)) == []


@FEWER
@given(transcriptions(), st.sampled_from(sorted(GENRES)))
def test_a_genre_that_is_given_conserves_and_gives_valid_tei(text: str, genre: str) -> None:
    assert broken_laws(text, *encoded(text, metadata=Metadata(genre=genre))) == []


@pytest.mark.parametrize("profile", PROFILES)
@examples(15)
@given(st.one_of(transcriptions(), transcriptions(), soup()))
def test_with_names_and_dates_every_validator_and_tei_all_find_no_error(profile: str, text: str) -> None:
    assert broken_laws(text, *encoded_with_names(text, profile), whole=True) == []


@FEW
@given(contents())
def test_every_file_is_read_or_refused_with_a_sentence(content: bytes) -> None:
    try:
        document = tei_tools.read("case.txt", content=content, meta=Metadata())
    except InputError as error:
        assert str(error).startswith("case.txt: ")
        return
    assert errors_of(tei_tools.encode(document, authority=Authority())) == []


@FEWER
@given(transcriptions())
def test_encoding_again_changes_nothing(text: str) -> None:
    content, again = (mark_written(serialise(encoded_with_names(text)[1])) for _ in range(2))
    assert content == again
    assert update(content, again, file="case.xml")[0] == content


def test_the_grammar_makes_every_row_of_the_conventions_and_every_mess_of_its_text() -> None:
    text = (
        "\n\n".join(spelling for row in (*conventions.BODY.values(), *conventions.OPENING.values()) for spelling in row)
        + '\n\nthe café ’ "'
    )
    assert [name for name, mess in MESSES.items() if mess(text, 0) == text] == []
    rows = {**conventions.INLINE, **conventions.OPENING, **conventions.BODY, **conventions.CLOSING}
    assert all(all(spellings) for spellings in rows.values())


@FEWER
@given(transcriptions())
def test_the_same_transcription_gives_the_same_bytes(text: str) -> None:
    assert etree.tostring(encoded(text)[1]) == etree.tostring(encoded(text)[1])


@FEWER
@given(transcriptions())
def test_every_pointer_inside_the_file_resolves(text: str) -> None:
    _, tree = encoded(text)
    ids = set(tree.getroot().xpath("//@xml:id"))
    pointers = [
        p
        for value in tree.getroot().xpath("//@target|//@corresp|//@next|//@prev|//@hand|//@ana|//@resp")
        for p in value.split()
    ]
    assert [pointer for pointer in pointers if pointer.startswith("#") and pointer[1:] not in ids] == []


@FEWER
@given(transcriptions())
def test_the_transcription_of_an_encoding_reads_as_the_same_text(text: str) -> None:
    document, tree = encoded(text)
    again, second = encoded(transcription_of(tree))
    assert normalise(again.text) == normalise(document.text)
    check_conservation(again, second)


@FEWER
@given(transcriptions())
def test_findings_name_a_place_in_the_transcription(text: str) -> None:
    document, _ = encoded(text)
    lines = normal_form(text).split("\n")  # those of the file: metadata at its head count
    for finding in document.findings:
        assert finding.rule.startswith("reader.")
        assert 1 <= finding.line <= len(lines) and 1 <= finding.column <= len(lines[finding.line - 1]) + 1


@FEWER
@given(transcriptions())
def test_windows_line_ends_change_nothing(text: str) -> None:
    plain = text.replace("\r\n", "\n")
    assert etree.tostring(encoded(plain)[1]) == etree.tostring(encoded(plain.replace("\n", "\r\n"))[1])


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "[",
        "]",
        "[[[[[[[[[[[[",
        "]]]]]]]]]",
        "[" * 3000 + "]" * 3000,
        "a" * 20000,
        "[a\n" * 2000,
        "He went away.\nFive copies printed:\nP.S. More later.",
    ],
)
def test_extremes_end_and_are_conserved(text: str) -> None:
    document, tree = encoded(text)
    check_conservation(document, tree)
    assert errors_of(tree) == []
