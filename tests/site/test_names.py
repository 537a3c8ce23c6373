"""Who is meant across documents, and where a name stands in an index."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tei_tools.site.identities import across, identities_of, of_name
from tei_tools.site.sorting import index_name, letter_of
from tei_tools.tables import DocumentRow, DocumentTables, EntityRow, MentionRow, Party, RelationRow

from .conftest import build


def tables(
    *mentions: MentionRow, records: tuple[EntityRow, ...] = (), relations: tuple[RelationRow, ...] = ()
) -> DocumentTables:
    """The tables of a document `d`."""
    return DocumentTables(DocumentRow("d"), mentions, relations, records)


def person(text: str, ref: str = "", element: str = "persName") -> MentionRow:
    """A mention of a person."""
    return MentionRow("d", "person", element, text, ref=ref)


def refs(found: DocumentTables) -> list[str]:
    """What the mentions of a document point to in the corpus."""
    return [mention.ref for mention in across(found, identities_of(found)).mentions]


def test_a_name_of_a_document_is_the_same_name_in_every_document() -> None:
    record = EntityRow("d#p1", "person", "Ada Quill")
    assert refs(tables(person("Quill", "d#p1"), person("ADA  QUILL"), records=(record,))) == ["name:ada quill"] * 2


def test_a_pointer_to_a_register_or_elsewhere_stays() -> None:
    assert refs(tables(person("Ada", "person:ada"), person("Bert", "https://example.org/bert"))) == [
        "person:ada",
        "https://example.org/bert",
    ]


def test_an_identifier_in_an_authority_file_says_more_than_a_name() -> None:
    record = EntityRow("d#p1", "person", "Ada Quill", identifiers=(("wikidata", "Q1"),))
    assert refs(tables(person("Ada", "d#p1"), records=(record,))) == ["wikidata:Q1"]


def test_two_of_one_name_in_one_document_stay_two() -> None:
    records = (EntityRow("d#p1", "person", "Ada Quill"), EntityRow("d#p2", "person", "Ada Quill"))
    assert refs(tables(person("Ada", "d#p1"), person("Ada", "d#p2"), records=records)) == ["d#p1", "d#p2"]


def test_a_bare_surname_stays_with_its_document() -> None:
    records = (EntityRow("d#p1", "person", "Quill"), EntityRow("d#pl1", "place", "Quillton"))
    place = MentionRow("d", "place", "placeName", "Quillton", ref="d#pl1")
    assert refs(tables(person("Quill", "d#p1"), place, records=records)) == ["d#p1", "name:quillton"]


def test_words_for_somebody_are_no_name() -> None:
    assert refs(tables(person("the ambassador", element="rs"))) == [""]


def test_who_meets_whom_is_known_by_the_same_refs() -> None:
    relation = RelationRow("d", "meets", Party("Ada Quill", "d#p1"), Party("Nobody that the text names"))
    found = tables(person("Ada Quill", "d#p1"), relations=(relation,))
    (row,) = across(found, identities_of(found)).relations
    assert (row.subject.ref, row.object.ref) == ("name:ada quill", "")


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Ada Quill", "Quill"), ("A. P. Quill", "Quill"), ("Quill A. P.", "Quill"), ("Quill, Ada", "Quill"),
        ("Ho Chi Minh", "Ho"), ("Chang Wei-kuo", "Chang"), ("Kádár János", "Kádár"), ("János Kádár", "Kádár"),
        ("Bruce Lee", "Lee"), ("Martin King Jr.", "King"), ("Ludwig van Beethoven", "Beethoven"), ("Ada", "Ada"), ("A. P.", "A. P."),
    ],
)  # fmt: skip
def test_people_stand_under_their_surname(name: str, surname: str) -> None:
    found = index_name("person", name)
    assert found.surname == surname and f"{found.before}{found.surname}{found.after}" == name


def test_a_surname_that_the_record_marks_goes_before_a_guess() -> None:
    assert index_name("person", "Maria del Carmen Ruiz", "Carmen Ruiz").surname == "Carmen Ruiz"


def test_places_and_bodies_stand_under_their_whole_name_without_its_article() -> None:
    assert (
        index_name("place", "The Moor").key[0] == "moor" and index_name("org", "Ministry of Rail").surname == "Ministry of Rail"
    )
    assert [letter_of(name) for name in ("Łódź", "Éire", "Øst", "3rd Army")] == ["L", "E", "O", "#"]
    assert of_name("") == "name:"


TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}"><teiHeader><fileDesc><titleStmt><title>{id}</title></titleStmt>
</fileDesc></teiHeader><standOff><listPerson><person xml:id="p1"><persName>Ada Quill</persName></person></listPerson></standOff>
<text><body><p><persName ref="#p1">Quill</persName> and <persName>Osk</persName>, in <placeName>the Moor</placeName>.</p></body></text></TEI>"""


def test_who_share_a_name_are_told_apart_by_the_year_or_the_document(tmp_path: Path) -> None:
    for id, year in (("one", 1955), ("two", 1957)):
        (tmp_path / "tei").mkdir(exist_ok=True)
        (tmp_path / "tei" / f"{id}.xml").write_text(MET.format(id=id, year=year))
    build(tmp_path / "tei", tmp_path / "out")
    network = html.fromstring((tmp_path / "out" / "network.html").read_bytes())
    assert sorted(network.xpath("//g[@class='names']/text/text()")) == ["Ada Quill", "Dorn (1955)", "Dorn (1957)"]
    ada = html.fromstring((tmp_path / "out" / "people" / "ada-quill.html").read_bytes())
    assert ada.xpath("//ul[@class='entries']/li/a/text()") == ["Dorn (1955)", "Dorn (1957)"]
    listed = html.fromstring((tmp_path / "out" / "people" / "index.html").read_bytes())
    assert listed.xpath("//li[a='Dorn']/span[@class='remark']/text()") == ["Talk one", "Talk two"]


MET = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}"><teiHeader><fileDesc><titleStmt><title>Talk {id}</title></titleStmt>
</fileDesc><profileDesc><creation><date when="{year}-05-01"/></creation></profileDesc></teiHeader><standOff><listPerson>
<person xml:id="p1"><persName>Dorn</persName></person></listPerson></standOff><text><body>
<list type="participants"><item><persName ref="person:ada-quill">Ada Quill</persName></item><item><persName ref="#p1">Dorn</persName></item>
</list></body></text></TEI>"""


def test_a_name_without_a_record_has_a_page_with_all_its_documents(tmp_path: Path) -> None:
    for id in ("one", "two"):
        (tmp_path / "tei").mkdir(exist_ok=True)
        (tmp_path / "tei" / f"{id}.xml").write_text(TEI.format(id=id))
    build(tmp_path / "tei", tmp_path / "out")
    listed = html.fromstring((tmp_path / "out" / "people" / "index.html").read_bytes())
    assert listed.xpath("//ul[@class='entries']//b/text()") == ["Quill"]
    links = listed.xpath("//ul[@class='entries']//a/@href")
    assert len(links) == 2
    osk, quill = (html.fromstring((tmp_path / "out" / "people" / link.rpartition("/")[2]).read_bytes()) for link in links)
    assert osk.xpath("//h1/text()") == ["Osk"] and quill.xpath("//h1/text()") == ["Ada Quill"]
    for page in (osk, quill):
        assert page.xpath("//section[@class='appearance']/h3/a/text()") == ["one", "two"]
        assert "No register has a record" in page.xpath("//p[@class='remark']")[0].text_content()
    text = html.fromstring((tmp_path / "out" / "documents" / "one.html").read_bytes())
    assert text.xpath("//article//a[string()='Osk']/@href") == [f"../{links[0].removeprefix('../')}"]
