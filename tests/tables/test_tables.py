"""Rows from trees: what a document is, whom it names, who meets whom; of our own encoding and of others'."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from tei_tools.model import Authority, Record
from tei_tools.tables import DocumentTables, Entities, identifier_of, identifier_url, read_tables
from tei_tools.tables.entities import coordinates
from tei_tools.tei import TEI_NS

HEADER = """<teiHeader><fileDesc><titleStmt><title>A talk</title><author><persName ref="person:berg">A. Berg</persName></author>
<respStmt xml:id="translator"><resp>translation</resp><name>not stated</name></respStmt></titleStmt>
<publicationStmt><publisher>not stated</publisher><availability><licence target="https://example.org/l">Free</licence></availability></publicationStmt>
<sourceDesc><msDesc><msIdentifier><settlement>Harbourtown</settlement><repository>State Archive</repository>
<idno type="shelfmark">SAM F. 1, D. 2<idno type="fond">1</idno><idno type="delo">2</idno></idno></msIdentifier></msDesc></sourceDesc></fileDesc>
<encodingDesc><classDecl><taxonomy xml:id="genre"><category xml:id="g1"><catDesc>Record of conversation</catDesc></category></taxonomy>
<taxonomy xml:id="classification"><category xml:id="s"><catDesc>Secret</catDesc></category></taxonomy></classDecl></encodingDesc>
<profileDesc><creation><date when="1931-03-02">2 March 1931</date> <placeName ref="place:morland">Morland</placeName></creation>
<langUsage><language ident="en">English</language></langUsage>
<textClass><catRef scheme="#genre" target="#g1"/><catRef scheme="#classification" target="#s"/></textClass>
<correspDesc><correspAction type="sent"><persName ref="person:berg">A. Berg</persName></correspAction>
<correspAction type="received"><orgName>The Ministry</orgName></correspAction></correspDesc></profileDesc></teiHeader>"""


def tables(text: str, header: str = HEADER, lists: str = "") -> DocumentTables:
    xml = f'<TEI xmlns="{TEI_NS}" xml:id="talk" xml:lang="en">{header}{lists}<text>{text}</text></TEI>'
    (found,) = read_tables(etree.fromstring(xml))
    return found


def test_a_documents_row_is_what_its_header_says() -> None:
    row = tables("<body><p>Two words</p></body>").document
    assert (row.id, row.title, row.genre, row.classification) == ("talk", "A talk", "Record of conversation", ("Secret",))
    assert (row.start, row.end, row.date) == ("1931-03-02", "1931-03-02", "2 March 1931")
    assert (row.settlement, row.repository, row.shelfmark) == ("Harbourtown", "State Archive", "SAM F. 1, D. 2")
    assert row.identifiers == (("fond", "1"), ("delo", "2"))
    assert [party.ref for party in (*row.authors, *row.senders, *row.places)] == ["person:berg", "person:berg", "place:morland"]
    assert [(party.name, party.kind) for party in row.recipients] == [("The Ministry", "org")]
    assert (row.words, row.licence, row.licence_url) == (2, "Free", "https://example.org/l")


def test_what_is_not_stated_is_nothing() -> None:
    row = tables("<body/>").document
    assert (row.publisher, row.translators) == ("", ())


def test_a_document_with_a_bare_header_has_a_row() -> None:
    row = tables('<body><div type="letter"><p>x</p></div></body>', header="").document
    assert (row.title, row.start, row.genre) == ("", "", "letter")


def test_a_mention_has_its_context_and_points_to_one_record_however_it_is_written() -> None:
    lists = '<standOff><listPerson><person xml:id="person.berg" sameAs="person:berg"><persName>Anna Berg</persName></person></listPerson></standOff>'
    body = '<body><p xml:id="p1">Then <persName xml:id="n1" ref="#person.berg" resp="#tei-tools" cert="low" source="#rule.person.title">Berg</persName> left.</p></body>'
    (mention,) = tables(body, lists=lists).mentions
    assert (mention.text, mention.left, mention.right) == ("Berg", "Then ", " left.")
    assert (mention.ref, mention.id, mention.passage, mention.voice, mention.cert, mention.rule) == (
        "person:berg",
        "n1",
        "p1",
        "tei-tools",
        "low",
        "person.title",
    )


def test_a_nested_mention_names_the_one_around_it() -> None:
    body = '<body><p><orgName xml:id="o">the <placeName xml:id="q">Morland</placeName> navy</orgName> and <placeName>Oz</placeName></p></body>'
    assert [(m.text, m.nested_in) for m in tables(body).mentions] == [("the Morland navy", ""), ("Morland", "o"), ("Oz", "")]


def test_names_of_records_and_parts_of_places_are_no_mentions() -> None:
    body = """<body><p><placeName><settlement>Oz</settlement></placeName></p>
      <listPerson><person xml:id="a"><persName>Anna</persName></person></listPerson></body>"""
    found = tables(body)
    assert [m.element for m in found.mentions] == ["placeName"]
    assert [r.name for r in found.records] == ["Anna"]


def test_a_date_keeps_its_normalised_attributes() -> None:
    (mention,) = tables('<body><p><date notBefore="1931-03" notAfter="1931-04">spring</date></p></body>').mentions
    assert (mention.kind, mention.not_before, mention.not_after, mention.when) == ("date", "1931-03", "1931-04", "")


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<body/>", [("writes to", "person:berg", "The Ministry", "correspDesc")]),
        (
            '<body><div><list type="participants"><item><persName ref="person:berg">Berg</persName></item><item><persName>Osk</persName></item></list></div></body>',
            [("meets", "person:berg", "Osk", "participants")],
        ),
        (
            '<body><div><sp who="#a"><speaker>A:</speaker><p>x</p></sp><sp who="#b"><speaker>B:</speaker><p>y</p></sp><sp who="#a"><p>z</p></sp></div></body>',
            [("meets", "talk#a", "talk#b", "speech")],
        ),
        (
            '<body><div><head>Talk of <persName ref="person:berg">Berg</persName> with <persName ref="person:osk">Osk</persName></head></div></body>',
            [("meets", "person:berg", "person:osk", "heading")],
        ),
        (
            '<body/><back><div><list type="distribution"><item>1 - <persName ref="person:osk">Osk</persName></item><item>2 - to file</item></list></div></back>',
            [("is copied", "person:osk", "person:berg", "distribution")],
        ),
    ],
    ids=["letter", "participants", "dialogue", "heading", "distribution"],
)
def test_relations_are_read_from_what_the_document_says(body: str, wanted: list[tuple[str, ...]]) -> None:
    found = [(r.relation, r.subject.key, r.object.key, r.basis) for r in tables(body).relations]
    assert [row for row in found if row[0] == wanted[0][0]] == wanted


def test_entities_merge_the_register_and_count_their_activity() -> None:
    register = Authority((Record("berg", "person", "Anna Berg", ("A. Berg",), identifiers={"wikidata": "Q1"}),))
    entities = Entities(register)
    entities.add(tables('<body><p><persName ref="person:berg">Berg</persName> and <persName>Nobody</persName></p></body>'))
    later = HEADER.replace("1931-03-02", "1932")
    entities.add(tables('<body><p><persName ref="person:berg">B.</persName></p></body>', header=later))
    (row,) = entities.rows()
    assert (row.name, row.identifiers, row.mentions, row.documents) == ("Anna Berg", (("wikidata", "Q1"),), 2, 2)
    assert (row.first, row.last) == ("1931-03-02", "1932")


def test_a_name_that_points_to_nothing_is_an_entity_only_where_it_is_asked_for() -> None:
    found = tables("<body><p><persName>Nobody</persName></p></body>")
    quiet, all_of_them = Entities(), Entities(unresolved=True)
    quiet.add(found)
    all_of_them.add(found)
    assert (list(quiet.rows()), [row.name for row in all_of_them.rows()]) == ([], ["Nobody"])


def test_a_corpus_element_gives_each_document() -> None:
    def one(name: str) -> str:
        return f'<TEI xml:id="{name}"><text><body><p>{name}</p></body></text></TEI>'

    corpus: Any = etree.fromstring(f'<teiCorpus xmlns="{TEI_NS}">{one("a")}{one("b")}</teiCorpus>')
    assert [(t.document.id, t.document.words) for t in read_tables(corpus)] == [("a", 1), ("b", 1)]


@pytest.mark.parametrize(
    ("geo", "wanted"),
    [
        ("39.03 125.75", (39.03, 125.75)),
        ("-12.5,-130", (-12.5, -130.0)),
        ("95 10", (None, None)),
        ("near Oz 3 4", (None, None)),
    ],
)
def test_coordinates_are_two_numbers_on_the_globe(geo: str, wanted: tuple[float | None, float | None]) -> None:
    assert coordinates(geo) == wanted


def test_an_address_of_an_authority_is_its_identifier_and_back() -> None:
    assert identifier_of("https://sws.geonames.org/2643743/") == ("geonames", "2643743")
    assert identifier_url("gnd", "118540238") == "https://d-nb.info/gnd/118540238"
    assert identifier_of("12345", "VIAF") == ("viaf", "12345")
    assert identifier_url("house", "7") == ""
