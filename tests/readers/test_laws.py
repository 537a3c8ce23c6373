"""The laws of reading and encoding, on transcriptions that nobody has seen."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from lxml import etree

from tei_tools.encoder.conservation import check_conservation, normalise, transcription_of
from tei_tools.profiles import PROFILES
from tests.readers.encoding import encoded, errors_of
from tests.readers.grammar import soup, transcriptions

FEW = settings(max_examples=80, deadline=None, derandomize=True)
FEWER = settings(max_examples=25, deadline=None, derandomize=True)


@FEW
@given(transcriptions())
def test_every_transcription_is_conserved_and_valid(text: str) -> None:
    document, tree = encoded(text)
    check_conservation(document, tree)
    assert errors_of(tree) == []


@FEW
@given(soup())
def test_every_soup_of_characters_is_conserved_and_valid(text: str) -> None:
    document, tree = encoded(text)
    check_conservation(document, tree)
    assert errors_of(tree) == []


@pytest.mark.parametrize("profile", PROFILES)
@FEWER
@given(transcriptions())
def test_every_profile_conserves_and_gives_valid_tei(profile: str, text: str) -> None:
    document, tree = encoded(text, profile)
    check_conservation(document, tree)
    assert errors_of(tree) == []


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
    lines = document.text.split("\n")
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
