"""Setting, participants and supplied titles in the header: what was read, where it stands, nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

import tei_tools
from tei_tools.model import Metadata
from tei_tools.readers.transcription import read_transcription
from tests.readers.encoding import errors_of

NS = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def encoded(text: str, genre: str = "") -> Any:
    """The TEI of a transcription, names and dates found; it is valid and every pointer into the document resolves."""
    tree = tei_tools.encode(_document(text, genre))
    assert errors_of(tree) == []
    ids = {element.get(XML_ID) for element in tree.iter(etree.Element)}
    pointers = [p for e in tree.iter("{*}person", "{*}sp") for p in f"{e.get('corresp', '')} {e.get('who', '')}".split()]
    assert {pointer[1:] for pointer in pointers if pointer.startswith("#")} <= ids
    return tree


def _document(text: str, genre: str) -> Any:
    return read_transcription(text, name="invented", metadata=Metadata(genre=genre))


def texts(tree: Any, path: str) -> list[str]:
    """The text of all elements of a path."""
    return ["".join(element.itertext()) for element in tree.iterfind(path, NS)]


RECORD = """RECORD OF CONVERSATION
with Minister Anton Orlov

Date: 4 March 1961
Place: Warsaw

Present: Comrade Ivan Sedov, Counselor of the Embassy
Interpreter: Comrade Karl Horn

The minister asked about the wagons, and the counselor promised to write to Moscow.
"""


def test_the_place_and_the_day_of_labelled_lines_are_the_setting() -> None:
    setting = encoded(RECORD).find(".//t:settingDesc/t:setting", NS)
    assert [(etree.QName(e).localname, e.text) for e in setting] == [("placeName", "Warsaw"), ("date", "4 March 1961")]
    assert setting.find("t:date", NS).get("when") == "1961-03-04"


def test_who_is_listed_or_named_in_the_title_takes_part_with_office_role_and_place_in_the_text() -> None:
    tree = encoded(RECORD)
    people = {"".join(p.find("t:persName", NS).itertext()): p for p in tree.iterfind(".//t:particDesc//t:person", NS)}
    assert people.keys() == {"Ivan Sedov", "Karl Horn", "Anton Orlov"}
    assert people["Ivan Sedov"].findtext("t:occupation", namespaces=NS) == "Counselor of the Embassy"
    assert people["Karl Horn"].get("role") == "interpreter"
    assert people["Anton Orlov"].get("corresp") == "#head1"
    item = tree.xpath(f"//*[@xml:id='{people['Ivan Sedov'].get('corresp')[1:]}']")[0]
    assert "Sedov" in "".join(item.itertext())


def test_who_was_absent_takes_no_part() -> None:
    tree = encoded(
        "MINUTES\nof the council, 4 March 1961\n\nPresent: Ivan Sedov\nAbsent: Karl Horn\n\nThe bridge was discussed at length."
    )
    assert "Horn" not in " ".join(texts(tree, ".//t:particDesc"))


def test_each_speech_points_to_who_speaks() -> None:
    tree = encoded("CONVERSATION\n\nNorth (X): We agree to this.\n\nSouth: We do not agree.\n\nNorth (X): Then we part.")
    who = [speech.get("who") for speech in tree.iterfind(".//t:sp", NS)]
    assert who[0] == who[2] != who[1]
    assert len(texts(tree, ".//t:particDesc//t:person")) == 2


def test_a_short_form_that_a_speaker_announces_is_the_same_speaker() -> None:
    text = "CONVERSATION\n\nPremier Bel (hereinafter Premier): We are here.\n\nGuest: Thank you for it.\n\nPremier: Not at all, sir."
    first, _, last = [speech.get("who") for speech in encoded(text).iterfind(".//t:sp", NS)]
    assert first == last


def test_a_letter_has_neither_setting_nor_participants() -> None:
    tree = encoded("Orla, 4 March 1961\n\nDear Anna,\n\nI am well and the bridge is mended.\n\nYours,\nBela Kis")
    assert tree.find(".//t:settingDesc", NS) is None
    assert tree.find(".//t:particDesc", NS) is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Warsaw, 12 May 1956\n\nDear Anna Horn,\n\nI am well.\n\nYours,\nBela Kis",
            "Letter from Bela Kis to Anna Horn, 12 May 1956",
        ),
        ("An invented scrap of paper without any beginning or end.", "Untitled document"),
    ],
)
def test_a_document_without_a_title_gets_one_that_is_marked_as_supplied(text: str, title: str) -> None:
    found = encoded(text).find(".//t:titleStmt/t:title", NS)
    assert (found.text, found.get("type"), found.get("resp")) == (title, "supplied", "#tei-tools")


def test_a_subject_is_the_title_where_there_is_no_other() -> None:
    tree = encoded(
        "Orla, 4 March 1961\n\nSubject: The mending of the bridge\n\nThe bridge has been closed since the flood of April."
    )
    found = tree.find(".//t:titleStmt/t:title", NS)
    assert (found.text, found.get("type")) == ("The mending of the bridge", None)


def test_who_talked_is_not_the_author_of_the_record() -> None:
    tree = encoded(
        "RECORD OF CONVERSATION\nof Ivan Sedov with Karl Horn\n\n4 March 1961\n\nThey spoke of the bridge and of the old mill."
    )
    assert tree.find(".//t:titleStmt/t:author", NS) is None


def test_a_short_form_that_a_named_speaker_announces_is_the_speaker_and_no_second_person() -> None:
    tree = encoded(
        "Memorandum of Conversation between Premier Anton Orlov and Ambassador Karl Horn\n\n"
        "Premier Anton Orlov (hereinafter Premier): You are welcome in this invented talk.\n\n"
        "Ambassador Karl Horn (hereinafter Ambassador): Thank you.\n\nPremier: How long have you been here?\n\nAmbassador: Two years.\n"
    )
    ids = [element.get(XML_ID) for element in tree.iter(etree.Element) if element.get(XML_ID)]
    assert len(ids) == len(set(ids))
    whos = [speech.get("who") for speech in tree.iterfind(".//t:sp", NS)]
    assert whos[0] == whos[2] and whos[1] == whos[3] and len(set(whos)) == 2
    assert len(tree.findall(".//t:particDesc//t:person", NS)) == 2
