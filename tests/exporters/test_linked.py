"""Graphs, finding aids and indices: each is what its specification asks for, and says what the document says."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import etree

from tei_tools.components import load
from tei_tools.exporters import EXPORTERS, FORMATS
from tei_tools.model import Authority, Record
from tei_tools.relaxng import load_schema
from tei_tools.tables import DocumentRow, DocumentTables, Party, read_tables
from tei_tools.tei import TEI_NS, XML_ID, parse_xml

from .conftest import SHARED, sample
from .shapes import GEOJSON, MANIFEST, RICO_CLASSES, RICO_LINKS, RICO_VALUES, check

# rdflib 7 warns of a class of its own that its JSON-LD parser still uses
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
DC = "{http://purl.org/dc/elements/1.1/}"
EAD = "{http://ead3.archivists.org/schema/}"
REGISTER = Authority(
    (
        Record("anna", "person", "Anna Berg", ("A. Berg",), start="1890", identifiers={"gnd": "118540238"}),
        Record("oz", "place", "Oz", geo="55.5 -3.25", identifiers={"geonames": "2643743"}),
    )
)
LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="letter" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>A letter</title><author><persName ref="person:anna">A. Berg</persName></author></titleStmt>
<publicationStmt><publisher>Us</publisher>
<availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC BY</licence></availability></publicationStmt>
<sourceDesc><msDesc><msIdentifier><settlement>Oz</settlement><repository>State Archive</repository>
<idno type="shelfmark">F. 1</idno></msIdentifier></msDesc></sourceDesc></fileDesc>
<profileDesc><creation><date when="1931-03">March 1931</date></creation>
<langUsage><language ident="en"/><language ident="ru"/></langUsage><correspDesc>
<correspAction type="sent"><persName ref="person:anna">A. Berg</persName><placeName ref="place:oz">Oz</placeName></correspAction>
<correspAction type="received"><orgName>The Ministry</orgName></correspAction></correspDesc></profileDesc>
<revisionDesc><change when="2026-05-01">x</change></revisionDesc></teiHeader>
<text><body><p>Seen <persName ref="person:anna">Anna</persName> in <placeName ref="place:oz">Oz</placeName>.</p></body></text></TEI>"""


def letter() -> DocumentTables:
    return next(read_tables(etree.ElementTree(etree.fromstring(LETTER))))


def exported(to: str, documents: list[DocumentTables] | None = None, style: str = "") -> str:
    """What a format gives for the letter above and the sample telegram, or for the documents that are named."""
    corpus = [letter(), *read_tables(sample("telegram"))] if documents is None else documents
    style = style or next(iter(FORMATS[to].styles), "")
    return "".join(piece for _, piece in load(EXPORTERS, to, family="exporter")(corpus, style=style, authority=REGISTER))


@pytest.mark.parametrize(("to", "style"), [(to, style) for to in ("jsonld", "ttl") for style in ("schema", "ric")])
def test_a_graph_says_who_wrote_and_who_is_the_same_as_whom(to: str, style: str) -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=exported(to, style=style), format="json-ld" if to == "jsonld" else "turtle")
    space = rdflib.Namespace("https://schema.org/" if style == "schema" else "https://www.ica.org/standards/RiC/ontology#")
    document, anna = rdflib.URIRef("urn:tei-tools:document:letter"), rdflib.URIRef("urn:tei-tools:person:anna")
    sender, same = (space.sender, space.sameAs) if style == "schema" else (space.hasSender, rdflib.OWL.sameAs)
    assert graph.value(document, sender) == anna
    assert rdflib.Literal("Anna Berg") in set(graph.objects(anna, space.name))
    assert graph.value(anna, same) == rdflib.URIRef("https://d-nb.info/gnd/118540238")


def test_the_archivists_graph_speaks_only_terms_of_their_ontology_each_as_what_it_is() -> None:
    said: dict[str, set[str]] = {"class": set(), "value": set(), "link": set()}

    def read(node: Any) -> None:
        for name, value in node.items():
            values = value if isinstance(value, list) else [value]
            if name == "@type":
                said["class"] |= {one.partition(":")[2] for one in values if one.startswith("rico:")}
            elif name.startswith("rico:"):
                is_link = [isinstance(one, dict) and "@value" not in one for one in values]
                said["link" if any(is_link) else "value"].add(name.partition(":")[2])
                assert all(is_link) or not any(is_link), name
            for one in values:
                if isinstance(one, dict):
                    read(one)

    for node in json.loads(exported("jsonld", style="ric"))["@graph"]:
        read(node)
    assert said["class"] <= RICO_CLASSES and said["value"] <= RICO_VALUES and said["link"] <= RICO_LINKS
    assert {"Record", "Person"} <= said["class"] and "hasSender" in said["link"] and "title" in said["value"]


def test_turtle_is_the_same_bytes_each_time() -> None:
    pytest.importorskip("rdflib")
    assert exported("ttl") == exported("ttl")


def test_nothing_is_fetched_to_read_the_json_ld() -> None:
    assert isinstance(json.loads(exported("jsonld"))["@context"], dict)


def test_geojson_has_longitude_first_and_names_the_places_without_coordinates() -> None:
    found = json.loads(exported("geojson"))
    check(found, GEOJSON)
    places = [(f["properties"]["name"], f["geometry"]["coordinates"]) for f in found["features"]]
    assert places == [("Morland", [3.2, 55.1]), ("Oz", [-3.25, 55.5])]
    check(json.loads(exported("geojson", [])), GEOJSON)


def test_cmif_keeps_the_rules_of_the_format() -> None:
    root = etree.fromstring(exported("cmif").encode())
    letters = list(root.iter("{*}correspDesc"))
    assert len(letters) == 2
    sources = {e.get(XML_ID) for e in root.iter("{*}bibl")}
    for description in letters:
        assert [action.get("type") for action in description] == ["sent", "received"]
        assert str(description.get("source")).lstrip("#") in sources
        assert all(set(date.attrib) & {"when", "notBefore", "notAfter"} for date in description.iter("{*}date"))
    assert [e.get("ref") for e in letters[0].iter("{*}persName", "{*}placeName")] == [
        "https://d-nb.info/gnd/118540238",
        "https://sws.geonames.org/2643743/",
    ]
    assert [e.get("target") for e in root.iter("{*}licence")] == ["https://creativecommons.org/licenses/by/4.0/"]
    assert [e.get("when") for e in root.iterfind(".//{*}publicationStmt/{*}date")] == ["2026-05-01"]


def test_cmif_is_valid_against_tei_all() -> None:
    if not (SHARED / "tei/tei_all.rng").is_file():
        pytest.skip("tei_all.rng is not beside the checkout")
    assert not list(load_schema(SHARED / "tei/tei_all.rng").validate(exported("cmif").encode()))


def test_in_cmif_an_unknown_addressee_is_called_unknown_and_a_journal_is_no_letter() -> None:
    rows = [
        DocumentRow("a", genre="Letter", senders=(Party("Anna"),)),
        DocumentRow("b", genre="Journal", senders=(Party("Bo"),)),
    ]
    root = etree.fromstring(exported("cmif", [DocumentTables(row) for row in rows]).encode())
    assert [e.text for e in root.iter("{*}persName")] == ["Anna", "Unknown"]


def test_dublin_core_has_only_its_fifteen_elements_and_the_registers_names() -> None:
    names = "title creator subject description publisher contributor date type format identifier source language relation coverage rights"
    root = etree.fromstring(exported("dc", [letter()]).encode())
    assert {child.tag for child in root} <= {DC + name for name in names.split()}
    assert [e.text for e in root.iter(DC + "creator", DC + "date")] == ["Anna Berg", "1931-03"]
    assert len(etree.fromstring(exported("dc").encode())) == 2


def test_ead3_describes_one_document_as_an_item_and_several_as_components() -> None:
    single, several = etree.fromstring(exported("ead3", [letter()]).encode()), etree.fromstring(exported("ead3").encode())
    assert [e.get("level") for e in single.iter(EAD + "archdesc")] == ["item"]
    assert single.findtext(f".//{EAD}unitid") == "F. 1"
    assert [e.get("standarddate") for e in single.iter(EAD + "datesingle")] == ["1931-03"]
    assert [c.get("id") for c in several.iter(EAD + "c")] == ["letter", "telegram-sample"]
    assert [e.get("standarddate") for e in several.iter(EAD + "fromdate", EAD + "todate")] == ["1931-03", "1931-03-02"]


def test_ead3_has_what_its_tag_library_requires_in_its_order() -> None:
    root = etree.fromstring(exported("ead3").encode())
    control = [etree.QName(child).localname for child in root.iterfind(f"{EAD}control/*")]
    assert control == ["recordid", "filedesc", "maintenancestatus", "maintenanceagency", "maintenancehistory"]
    for name in ("persname", "corpname", "geogname", "genreform", "subject"):
        assert all(child.tag == EAD + "part" for element in root.iter(EAD + name) for child in element)
    assert all(len(did) for did in root.iter(EAD + "did"))


def manifest(body: str, facsimile: str = "") -> Any:
    xml = f'<TEI xmlns="{TEI_NS}" xml:id="a">{facsimile}<text><body>{body}</body></text></TEI>'
    found = json.loads(load(EXPORTERS, "iiif", family="exporter")(etree.ElementTree(etree.fromstring(xml))))
    check(found, MANIFEST)
    return found


def test_a_iiif_manifest_has_a_canvas_for_each_page_with_its_text_and_image() -> None:
    first, second = manifest('<pb n="1r" facs="https://example.org/1.jpg"/><p>one</p><p>and <pb n="1v"/>two</p>')["items"]
    assert first["label"] == {"none": ["1r"]}
    assert first["items"][0]["items"][0]["body"]["id"] == "https://example.org/1.jpg"
    assert [a["body"]["value"] for a in first["annotations"][0]["items"]] == ["one", "and"]
    assert [a["body"]["value"] for a in second["annotations"][0]["items"]] == ["two"]


def test_a_zone_of_the_facsimile_is_the_place_of_the_annotation() -> None:
    zone = '<zone xml:id="z" ulx="10" uly="20" lrx="110" lry="40"/>'
    surface = f'<surface xml:id="s" ulx="0" uly="0" lrx="200" lry="300"><graphic url="p.png"/>{zone}</surface>'
    (canvas,) = manifest('<pb facs="#s"/><p facs="#z">one</p>', f"<facsimile>{surface}</facsimile>")["items"]
    assert (canvas["width"], canvas["height"]) == (200, 300)
    assert canvas["annotations"][0]["items"][0]["target"].endswith("/canvas/1#xywh=10,20,100,20")


@pytest.mark.parametrize("body", ["<p>one</p>", "", "<pb/>"])
def test_a_document_without_images_is_a_canvas_all_the_same(body: str) -> None:
    assert len(manifest(body)["items"]) == 1


def test_a_tree_that_was_read_from_a_file_is_called_by_it() -> None:
    tree = parse_xml(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>', file="letters/seven.xml")
    assert next(read_tables(tree)).document.id == "seven"
