"""A metadata file: every field of Metadata, and a wrong one named with its line."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from tei_tools.errors import InputError, MetadataError
from tei_tools.model import Agent, Metadata
from tei_tools.readers.metadata import is_metadata, parse_metadata, read_metadata

MANUAL = Path(__file__).parents[2] / "docs" / "metadata.md"


def test_the_example_of_the_manual_is_read() -> None:
    example = MANUAL.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    metadata = parse_metadata(example, name="letter.toml")
    assert metadata.author == (Agent("A. M. Puzanov", "person:puzanov_alexander"),)
    assert metadata.recipient == (Agent("A. A. Gromyko"), Agent("N. T. Fedorenko"))
    assert metadata.identifiers == {"fond": "0102", "opis": "13", "delo": "5"}


def test_every_field_is_in_the_manual() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    assert [field.name for field in dataclasses.fields(Metadata) if f"`{field.name}`" not in text] == []


def test_nothing_is_no_metadata() -> None:
    assert parse_metadata("# nothing is known\n", name="a.toml") == Metadata()


def test_dates_are_taken_as_toml_dates_too() -> None:
    assert parse_metadata("date = 1957-05-31\nencoded = '2026-05'", name="a.toml").date == "1957-05-31"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('title = "a"\n\nlicnse = "b"', r"^a.toml:3: there is no field 'licnse': did you mean 'licence'\?$"),
        ('[identifers]\nfond = "1"', r"^a.toml:1: there is no field 'identifers': did you mean 'identifiers'\?$"),
        ('xyz = "a"', r"^a.toml:1: there is no field 'xyz': known are abstract, author"),
        ('creator = "a"', r"did you mean 'author'\?$"),
        ("title = true", r"^a.toml:1: 'title' must be a text in quotes, not true or false$"),
        ("\ntitle = ['a']", r"^a.toml:2: 'title' must be a text in quotes, not a list$"),
        ('identifiers = "F. 1"', r"^a.toml:1: 'identifiers' must be a table"),
        ('author = { nmae = "a" }', r"^a.toml:1: 'author' has the key 'nmae': it takes name and ref$"),
        ('author = { ref = "person:a" }', r"^a.toml:1: 'author' has no name"),
        ('date = "1957-02-30"', r"^a.toml:1: 'date' is '1957-02-30', which is no date"),
        ('date = "May 1957"', r"^a.toml:1: 'date' is 'May 1957', which is no date"),
        ('title = "a"\ngenre = letter', r"^a.toml:2: is not TOML"),
        ('title = "a"\ntitle = "b"', r"^a.toml:2: is not TOML"),
        ('title = "a', r"^a.toml:1: is not TOML"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(MetadataError, match=message):
        parse_metadata(text, name="a.toml")


def test_a_metadata_file_in_another_encoding_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b'title = "a"\nplace = "M\xfcnchen"')
    with pytest.raises(InputError, match=r"a.toml:2: is not UTF-8"):
        read_metadata(tmp_path / "a.toml")


def test_a_json_file_beside_a_transcription_that_holds_other_data_is_no_metadata(tmp_path: Path) -> None:
    other = tmp_path / "a.json"
    other.write_text('{"id": "a", "language": "en", "title": "x", "spans": [{"start": 0, "end": 1}]}', encoding="utf-8")
    assert not is_metadata(other)
    other.write_text('{"title": "A letter", "licens": "CC BY 4.0"}', encoding="utf-8")
    assert is_metadata(other)
