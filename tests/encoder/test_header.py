"""The header says what is known, says what is not, and every pointer in the document has its target."""

from __future__ import annotations

from lxml import etree

from tei_tools.encoder import encode_document
from tei_tools.model import Agent, Annotation, Authority, Document, Metadata
from tei_tools.readers.transcription import read_transcription

NS = {"t": "http://www.tei-c.org/ns/1.0"}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def header(document: Document) -> etree._Element:
    return encode_document(document, Authority()).getroot().find("t:teiHeader", NS)


def test_a_document_of_which_nothing_is_known_has_a_whole_header_that_says_so() -> None:
    found = header(Document("scrap", "words"))
    assert found.findtext(".//t:title", namespaces=NS) == "Untitled document"
    for path in (".//t:repository", ".//t:licence", ".//t:publisher", ".//t:respStmt/t:name", ".//t:creation/t:date"):
        assert found.findtext(path, namespaces=NS) == "not stated", path


def test_a_file_that_is_called_as_something_inside_it_has_an_id_of_its_own() -> None:
    names = ("p1", "div1", "translator", "genre.document", "tei-tools", "letter-7")
    documents = (read_transcription("He said to me that the mill was closed [sic].", name=name) for name in names)
    ids = [encode_document(document, Authority()).getroot().get(XML_ID) for document in documents]
    assert ids == ["doc-p1", "doc-div1", "doc-translator", "doc-genre.document", "doc-tei-tools", "letter-7"]


def test_each_field_of_the_metadata_has_its_place() -> None:
    metadata = Metadata(
        title="On rice", genre="report", date="1957-05-31", place="Pyongyang", author=(Agent("A. Author"),), translator=(Agent("T. Lee"),),
        repository="AVPRF", shelfmark="AVPRF F. 1", identifiers={"fond": "1"}, original_language="ru", licence="CC BY 4.0",
        licence_url="https://creativecommons.org/licenses/by/4.0/", subjects=("rice",), abstract="About rice.", encoded="2026-01-02",
        funder=("A fund",), record_id="r1", publisher="An archive",
    )  # fmt: skip
    found = header(Document("a", "words", metadata=metadata))
    expected = {
        ".//t:titleStmt/t:title": "On rice", ".//t:author/t:persName": "A. Author", ".//t:respStmt/t:name": "T. Lee",
        ".//t:repository": "AVPRF", ".//t:msIdentifier/t:idno/t:idno": "1", ".//t:textLang": "Russian; English translation encoded",
        ".//t:licence": "CC BY 4.0", ".//t:keywords/t:term": "rice", ".//t:abstract/t:p": "About rice.", ".//t:funder": "A fund",
        ".//t:publicationStmt/t:idno": "r1", ".//t:publisher": "An archive", ".//t:creation/t:placeName": "Pyongyang",
    }  # fmt: skip
    assert {path: found.findtext(path, namespaces=NS) for path in expected} == expected
    assert found.find(".//t:change", NS).get("when") == "2026-01-02"
    assert found.find(".//t:catRef", NS).get("target") == "#genre.report"


def test_the_day_stays_out_where_nobody_gave_one() -> None:
    assert header(Document("a", "words")).find(".//t:change", NS).get("when") is None


def test_every_pointer_of_a_document_has_its_target() -> None:
    text = "TOP SECRET Kim [x] in pencil \x01"
    annotations = (
        Annotation(0, 32, "body"), Annotation(0, 32, "p"), Annotation(0, 10, "seg", {"type": "classification", "ana": "#top-secret"}),
        Annotation(11, 14, "persName", resp="#tei-tools", cert="low", rule="person.initials"),
        Annotation(15, 18, "supplied", resp="#translator", lead=1, trail=1), Annotation(19, 28, "add", {"hand": "#hand1"}),
    )  # fmt: skip
    root = encode_document(Document("a", text, annotations), Authority()).getroot()
    ids = {element.get(XML_ID) for element in root.iter() if element.get(XML_ID)}
    pointers = ("resp", "ana", "hand", "source", "ref", "scheme", "target", "who", "corresp")
    wanted = {
        element.get(name)[1:] for element in root.iter("*") for name in pointers if (element.get(name) or "").startswith("#")
    }
    assert wanted and wanted <= ids


def test_the_same_document_gives_the_same_bytes() -> None:
    document = Document("a", "words", (Annotation(0, 5, "body"), Annotation(0, 5, "p")))
    first, second = (etree.tostring(encode_document(document, Authority())) for _ in range(2))
    assert first == second


def test_where_only_the_recipient_is_known_nothing_is_said_of_sending() -> None:
    found = header(Document("a", "words", metadata=Metadata(recipient=(Agent("B. Kis"),))))
    actions = found.findall(".//t:correspAction", NS)
    assert [action.get("type") for action in actions] == ["received"]
    assert found.findtext(".//t:correspAction/t:persName", namespaces=NS) == "B. Kis"


def test_a_meeting_from_one_hour_to_another_has_the_day_of_both() -> None:
    text = "Vienna, 9 July 1961, 4:30-5:45 p.m.\n\nwords"
    hours = {"from": "1961-07-09T16:30:00", "to": "1961-07-09T17:45:00"}
    parts = [
        Annotation(0, 42, "body"),
        Annotation(0, 42, "div"),
        Annotation(0, 35, "dateline"),
        Annotation(8, 35, "date", hours),
    ]
    found = header(Document("a", text, (*parts, Annotation(37, 42, "p"))))
    assert found.find(".//t:creation/t:date", NS).get("when") == "1961-07-09"


def test_a_title_in_spaced_letters_is_a_word_in_the_header_and_stays_spaced_in_the_text() -> None:
    text = "N O T E\n\nwords"
    parts = [Annotation(0, 14, "body"), Annotation(0, 14, "div"), Annotation(0, 7, "head"), Annotation(9, 14, "p")]
    tree = encode_document(Document("a", text, tuple(parts)), Authority()).getroot()
    assert tree.findtext(".//t:title", namespaces=NS) == "NOTE"
    assert tree.findtext(".//t:head", namespaces=NS) == "N O T E"
