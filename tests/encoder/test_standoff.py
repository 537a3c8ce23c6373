"""A document can go out alone: what the registers know of the places it names goes with it."""

import json
from pathlib import Path

from lxml import etree

import tei_tools
from tei_tools.authority import read_authority

LETTER = (
    "Havana, 3 May 1961\n\nDear Anna,\n\nthe courier goes from Havana to Ulan Bator by Nowheresville.\n\nYours,\nMaria Bel\n"
)


def test_a_place_of_the_register_has_its_coordinates_and_ids_in_the_document(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(LETTER)
    tree = tei_tools.encode(tmp_path / "letter.txt")
    havana = tree.find(".//{*}place[@sameAs='place:havana']")
    assert [element.text for element in havana.iterfind("{*}location/{*}geo")] == ["23.13 -82.38"]
    assert [element.text for element in havana.iterfind("{*}idno[@type='geonames']")] == ["3553478"]


def test_the_map_of_a_document_needs_no_register(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(LETTER)
    tree = etree.fromstring(etree.tostring(tei_tools.encode(tmp_path / "letter.txt"))).getroottree()
    points = json.loads(tei_tools.export(tree, to="geojson"))["features"]
    assert {point["properties"]["name"] for point in points} == {"Havana", "Ulan Bator"}


def test_every_place_that_ships_can_be_drawn_on_a_map() -> None:
    records = [record for record in read_authority(None).records if record.kind == "place"]
    coordinates = [tuple(map(float, record.geo.split())) for record in records]
    assert len(records) > 400
    assert all(-90 <= latitude <= 90 and -180 <= longitude <= 180 for latitude, longitude in coordinates)
