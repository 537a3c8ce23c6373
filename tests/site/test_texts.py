"""The words of the pages: the same keys and places to fill in every language, and none of another language on a page."""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from tei_tools.encoder.taxonomies import CLASSIFICATIONS, GENRES
from tei_tools.exporters.page.texts import LANGUAGES, read_texts
from tei_tools.exporters.page.theme import DATA

OTHERS = [language for language in LANGUAGES if language != "en"]
SAID = ("title", "aria-label", "alt", "placeholder")


def filled(text: str) -> set[str]:
    """The names of what is filled into a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_there_in_every_language_with_the_same_places_to_fill(language: str) -> None:
    folder = DATA / "site" / "texts"
    own, english = (tomllib.loads((folder / f"{one}.toml").read_text(encoding="utf-8")) for one in (language, "en"))
    assert keys(own) == keys(english)
    known = read_texts("en")
    assert {key for key, text in read_texts(language).items() if filled(text) != filled(known[key])} == set()


def keys(table: dict[str, object], before: str = "") -> set[str]:
    """The dotted keys of a table."""
    return {
        key
        for name, value in table.items()
        for key in (keys(value, f"{before}{name}.") if isinstance(value, dict) else {f"{before}{name}"})
    }


def test_what_the_encoder_calls_genres_and_marks_has_a_word_in_every_language() -> None:
    for language in LANGUAGES:
        known = read_texts(language)
        assert [name for name in GENRES.values() if f"genre.{name}" not in known] == []
        assert [name for name in CLASSIFICATIONS.values() if f"classification_mark.{name}" not in known] == []


def said(page: html.HtmlElement) -> Iterator[str]:
    """What a page says in its own words: runs of text outside the documents, and what is said of elements."""
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        yield from (element.get(name) for name in SAID if element.get(name))
        if not any(is_quoted(above) for above in (element, *element.iterancestors())):
            yield from (" ".join(run.split()) for run in (element.text or "", *(child.tail or "" for child in element)))


def is_quoted(element: html.HtmlElement) -> bool:
    """Whether an element holds words of a document: its text, source, header, headings, the text around a name."""
    heading = element.tag == "a" and element.get("href", "").startswith("#") and not element.get("href").startswith("#ui:")
    return element.tag in ("article", "mark", "code") or element.get("class") in ("header", "context") or heading


def test_no_english_text_is_left_on_a_german_page(german: Path) -> None:
    english, own = read_texts("en"), read_texts("de")
    same = set(own.values())
    patterns = [
        re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(text)))
        for key, text in english.items()
        if text not in same and len(text) > 3 and not key.startswith("language_name.")
    ]
    left = set()
    for path in german.rglob("*.html"):
        for run in said(html.fromstring(path.read_bytes())):
            left |= {(path.name, run) for pattern in patterns if pattern.fullmatch(run)}
    assert left == set()
