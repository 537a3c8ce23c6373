"""Bytes to text: what is certain is read, what is not is named and never guessed silently."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.errors import InputError
from tei_tools.readers.decode import decode
from tei_tools.readers.guess import CANDIDATES, guess_encoding

RUSSIAN = "Дневник посла СССР в КНДР за май 1957 года. Я посетил посла КНР."
CAPITALS = "СОВЕРШЕННО СЕКРЕТНО"
GERMAN = "Präsident Müller grüßt über Österreich die Straße"
HUNGARIAN = "Őszinte tűzoltó könyvű árvíztűrő magyar népköztársaság"
POLISH = "Wrocław, żółty, Łódź, pamiętać, sąd, książka"
QUOTES = "The Ambassador’s words – “very good” … Nº 133"


@given(st.text(min_size=1), st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_a_text_behind_a_byte_order_mark_comes_back(text: str, encoding: str) -> None:
    text = "A" + text  # a mark of UTF-16 and a NUL would be the mark of UTF-32, a second mark is text
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError:  # a lone surrogate is no text
        return
    assert decode(content, name="a.txt") == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).filter(lambda text: text[0] != "\ufeff"))
def test_utf_8_comes_back(text: str) -> None:
    if not text.startswith(("%PDF", "{\\rtf", "GIF8", "PK")):
        assert decode(text.encode(), name="a.txt") == text


@given(st.binary())
def test_any_bytes_are_a_text_or_one_sentence(content: bytes) -> None:
    try:
        assert isinstance(decode(content, name="a.txt"), str)
    except InputError as error:
        assert str(error).startswith("a.txt: ")
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *(
            (RUSSIAN, name)
            for name in ("windows-1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic", "utf-16-le", "utf-16-be")
        ),
        *((CAPITALS, name) for name in ("windows-1251", "koi8-r", "cp866")),
        *((GERMAN, name) for name in ("windows-1252", "cp437", "mac-roman")),
        (HUNGARIAN, "windows-1250"),
        (POLISH, "windows-1250"),
        (QUOTES, "windows-1252"),
        (QUOTES, "utf-16-le"),
    ],
)
def test_the_likely_encoding_is_named_and_reads_the_text(text: str, encoding: str) -> None:
    content = text.encode(encoding)
    assert guess_encoding(content) == encoding
    with pytest.raises(InputError, match=f"--encoding {encoding}$"):
        decode(content, name="a.txt")
    assert decode(content, name="a.txt", encoding=encoding) == text


def test_every_candidate_is_an_encoding() -> None:
    assert all("a".encode(name) == b"a" for name in CANDIDATES)


def test_a_stray_control_character_is_still_a_text() -> None:
    assert decode(b"Dear Anna, the typist's form feed \x0c and one \x02 stay.", name="a.txt")


def test_damaged_utf_8_is_told_from_another_encoding() -> None:
    with pytest.raises(InputError, match=r"damaged places .the first: byte 0xE9 in line 2"):
        decode(("Łódź und Köln\n" * 3).encode()[:20] + b"\xe9" + ("Łódź und Köln\n" * 3).encode(), name="a.txt")
