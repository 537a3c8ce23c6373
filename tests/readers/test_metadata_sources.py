"""Where metadata come from: the head of the text, a file beside it, one sheet for a folder, a catalogue page."""

from __future__ import annotations

import dataclasses
import io
import json
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest

from tei_tools.errors import InputError, MetadataError
from tei_tools.model import Agent, Metadata
from tei_tools.pipeline import read
from tei_tools.readers.catalogue import catalogue_fields
from tei_tools.readers.front_matter import split_front_matter
from tei_tools.readers.metadata import parse_metadata, read_metadata
from tei_tools.readers.transcription import read_transcription

WANTED = Metadata(title="A letter", author=(Agent("B. Solin"),), subjects=("rail", "mills"), identifiers={"fond": "3"})
FORMS = {
    "a.toml": 'title = "A letter"\nauthor = "B. Solin"\nsubjects = ["rail", "mills"]\nidentifiers = { fond = "3" }\n',
    "a.yaml": "title: A letter\nauthor: B. Solin\nsubjects:\n  - rail\n  - mills\nidentifiers:\n  fond: 3\n",
    "a.yml": "title: 'A letter'\nauthor: {name: B. Solin}\nsubjects: [rail, mills]\nidentifiers: {fond: 3}\n",
    "a.json": '{"title": "A letter", "author": "B. Solin", "subjects": ["rail", "mills"], "identifiers": {"fond": "3"}}',
    "a.csv": 'file;title;author;subjects;identifiers.fond\na.txt;A letter;B. Solin;"rail; mills";3\n',
}


def xlsx(rows: list[list[str]]) -> bytes:
    """A workbook with one sheet of texts, the second cell of each row a shared string."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    shared = [row[1] for row in rows]
    cells = [
        "".join(
            f'<c r="{chr(65 + i)}{n}" t="s"><v>{n - 1}</v></c>' if i == 1 else f'<c t="inlineStr"><is><t>{value}</t></is></c>'
            for i, value in enumerate(row)
        )
        for n, row in enumerate(rows, 1)
    ]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        strings = "".join(f"<si><t>{text}</t></si>" for text in shared)
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}">{strings}</sst>')
        rows_xml = "".join(f"<row>{row}</row>" for row in cells)
        archive.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{rows_xml}</sheetData></worksheet>')
    return held.getvalue()


@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_a_metadata_file_says_the_same(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(FORMS[name], encoding="utf-8")
    assert read_metadata(path, "a") == WANTED


def test_a_workbook_is_read_as_a_sheet_of_texts(tmp_path: Path) -> None:
    path = tmp_path / "metadata.xlsx"
    path.write_bytes(xlsx([["file", "title", "author"], ["b.txt", "Another", "X"], ["a.txt", "A letter", "B. Solin"]]))
    assert read_metadata(path, "a") == Metadata(title="A letter", author=(Agent("B. Solin"),))
    assert read_metadata(path, "c") == Metadata()


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "metadata.xlsx"
    path.write_bytes(b"PK no")
    with pytest.raises(InputError, match="cannot be read as an XLSX sheet"):
        read_metadata(path, "a")


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.toml", 'title = "x"\nlicnse = "y"', "a.toml:2: there is no field 'licnse'"),
        ("a.yaml", "title: x\n\nlicnse: y", "a.yaml:3: there is no field 'licnse'"),
        ("a.yaml", "title: x\nno field", "a.yaml:2: 'no field' is no field"),
        ("a.json", '{"title": "x",\n "licnse": "y"}', "a.json:2: there is no field 'licnse'"),
        ("a.json", '{"title": "x",\n', "a.json:2: is not JSON"),
        ("a.json", "[]", "a.json:1: must be an object"),
        ("a.yaml", "title: x\ndate: soon", "a.yaml:2: 'date' is 'soon'"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(name: str, text: str, place: str) -> None:
    with pytest.raises(MetadataError) as caught:
        parse_metadata(text, name=name)
    assert str(caught.value).startswith(place)


def test_a_wrong_cell_of_a_sheet_is_named_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "metadata.csv"
    path.write_text("file,date\nb.txt,1957\na.txt,soon\n")
    with pytest.raises(MetadataError, match=r"metadata\.csv:3: 'date'"):
        read_metadata(path, "a")


def test_a_block_at_the_head_is_metadata_and_no_text() -> None:
    document = read_transcription("---\ntitle: A letter\nauthors: B. Solin\n---\nDear [Anna\n", name="a")
    assert document.text == "Dear [Anna\n"
    assert document.metadata.author == (Agent("B. Solin"),)
    assert [(f.rule, f.line, f.column) for f in document.findings] == [("reader.bracket-unclosed", 5, 6)]


def test_a_wrong_field_at_the_head_is_a_finding_with_its_line() -> None:
    document = read_transcription("---\ntitle: A letter\nlicnse: x\n---\nDear Anna\n", name="a")
    assert [(f.rule, f.line, f.severity) for f in document.findings] == [("reader.front-matter", 3, "error")]
    assert document.metadata.title == "A letter"


def test_a_line_of_dashes_is_no_block() -> None:
    assert split_front_matter("---\nDear Anna\n---\nYours").text == "---\nDear Anna\n---\nYours"


def test_a_catalogue_page_is_recognised_and_kept_as_the_summary() -> None:
    text = "Title: A letter\nOriginal Archive: Halm Archive\nOriginal Language: Russian\nPeople: Bel; Solin\n\nDear Anna,\n\nI am well."
    metadata, end = catalogue_fields(text)
    assert (metadata.title, metadata.repository, metadata.original_language) == ("A letter", "Halm Archive", "ru")
    assert metadata.subjects == ("Bel", "Solin") and text[end:].startswith("\n\nDear")
    assert read_transcription(text, name="a").text == text


PAGE = """Halm Digital Archive

April 20, 1967
Excerpts from a report of an invented embassy

Citation:
"A report on coal," June 4, 1965, RGANI, fond 5, opis 58, delo 266, ll. 90-95. Translated by Ada Quill.

Summary:
The embassy reports on coal.

Original Language
Russian

Contents:
Translation - English"""


def test_the_values_of_a_catalogue_page_may_stand_below_their_names() -> None:
    metadata, end = catalogue_fields(f"{PAGE}\n\nSecret\n4 June 1965\n\nREPORT ON COAL\n\nThe coal is gone.")
    assert (metadata.title, metadata.original_language) == ("A report on coal", "ru")
    assert metadata.abstract == "The embassy reports on coal."
    assert metadata.shelfmark == "RGANI, fond 5, opis 58, delo 266, ll. 90-95"
    assert [agent.name for agent in metadata.translator] == ["Ada Quill"]
    assert end == len(PAGE)


def test_the_date_of_a_catalogue_page_is_not_that_of_the_document() -> None:
    document = read_transcription(f"{PAGE}\n\nSecret\n4 June 1965\n\nREPORT ON COAL\n\nThe coal is gone.", name="a")
    assert document.metadata.date == ""
    assert [a.content(document.text) for a in document.annotations if a.element == "head"] == ["REPORT ON COAL"]


def test_an_ordinary_head_is_no_catalogue_page() -> None:
    assert catalogue_fields("FROM: ORLA\nTO: TARVIA\nDate: 1957\n\nText.")[1] == 0


def test_a_sheet_of_the_folder_is_read_by_itself_and_a_file_beside_goes_before(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dear Anna,\n\nI am well.")
    (tmp_path / "metadata.csv").write_text("file,title\na.txt,From the sheet\n")
    assert read(tmp_path / "a.txt").metadata.title == "From the sheet"
    (tmp_path / "a.json").write_text('{"title": "From beside"}')
    assert read(tmp_path / "a.txt").metadata.title == "From beside"


def test_two_rows_for_one_transcription_are_named_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dear Anna,\n\nI am well.")
    (tmp_path / "metadata.csv").write_text("file,title\na.txt,One\nb.txt,Two\na.txt,Three\n")
    with pytest.raises(MetadataError, match=r"metadata\.csv:4: 'a\.txt' stands in row 2 too"):
        read(tmp_path / "a.txt")


def test_the_json_schema_has_every_field() -> None:
    schema = json.loads((files("tei_tools") / "data" / "schema" / "metadata.json").read_text(encoding="utf-8"))
    assert list(schema["properties"]) == [field.name for field in dataclasses.fields(Metadata)]


def test_genre_and_profile_can_be_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Imp | Cae|sar")
    document = read(tmp_path / "a.txt", profile="leiden", genre="note")
    assert (document.profile, document.metadata.genre) == ("leiden", "note")
    assert [a.element for a in document.annotations if a.element == "lb"] == ["lb", "lb"]


def test_the_head_of_a_text_may_use_the_names_of_catalogues() -> None:
    text = "---\nOriginal Archive: AVPRF\nRecord ID: 7\nlanguages: Russian; English\npeople: Bel; Horn\nplaces: [Orla]\nauthors: A. Bel; C. Horn\n---\nThe mill."
    front = split_front_matter(text)
    assert front.problems == ()
    wanted = Metadata(
        repository="AVPRF",
        record_id="7",
        original_language="ru",
        subjects=("Bel", "Horn", "Orla"),
        author=(Agent("A. Bel"), Agent("C. Horn")),
    )
    assert front.metadata == wanted


def test_the_first_row_of_a_sheet_may_use_the_names_of_catalogues(tmp_path: Path) -> None:
    path = tmp_path / "metadata.csv"
    path.write_text("File name,Title,Original Archive,identifiers.opis\na.txt,The mill,AVPRF,3\n", encoding="utf-8")
    assert read_metadata(path, "a") == Metadata(title="The mill", repository="AVPRF", identifiers={"opis": "3"})


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"file,title,notes\na.txt,x,y\n", "metadata.csv:1: column 3, 'notes', is no field"),
        (b"name,title\na.txt,x\n", "metadata.csv:1: has no column 'file'"),
        (b"file,genre\na.txt,reprot\n", "metadata.csv:2: 'genre' is 'reprot', which is no genre: did you mean 'report'"),
        (b"file,original_language\na.txt,Russian\n", "metadata.csv:2: 'original_language' is 'Russian'.*write ru"),
        (b"file,title\na.txt,caf\xe9\n", "metadata.csv:2: is not UTF-8"),
    ],
)
def test_a_wrong_sheet_is_named_with_its_line(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "metadata.csv"
    path.write_bytes(content)
    with pytest.raises((InputError, MetadataError), match=message):
        read_metadata(path, "a")
