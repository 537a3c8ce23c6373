"""Records come back from JSON, CSV, GeoJSON and TEI as they went."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_tools.authority import read_authority
from tei_tools.authority.checking import problems_of
from tei_tools.authority.identifiers import bare_identifier, explain_identifier
from tei_tools.authority.register_files import RegisterFiles
from tei_tools.authority.tables import read_csv, read_geojson, read_json, write_csv, write_geojson, write_json
from tei_tools.errors import InputError, UsageError
from tei_tools.model import Record

ROOT = Path(__file__).parents[2]
words = st.text(st.sampled_from("aéł Z;\\,\"'\n|=<&9-"), max_size=9).map(lambda text: " ".join(text.split()))
some = words.filter(bool)
lists = st.lists(some, max_size=3, unique=True).map(tuple)
numbers = st.dictionaries(st.sampled_from(["wikidata", "viaf", "gnd", "geonames", "other"]), st.sampled_from(["1", "x;y"]))
kinds = st.sampled_from(["person", "place", "org"])
dates = st.sampled_from(["", "1957", "1957-05", "-0044-03-15"])


@st.composite
def record(draw: st.DrawFn, kind: st.SearchStrategy[str] = kinds) -> Record:
    own = draw(kind)
    person = own == "person"
    surname, forename = (draw(words), draw(words)) if person else ("", "")
    name = " ".join(filter(None, (surname, forename))) or draw(some)
    return Record(
        xml_id=f"r{draw(st.integers(0, 99))}",
        kind=own,
        name=name,
        variants=draw(lists),
        type=draw(st.sampled_from(["", "state"])),
        surname=surname,
        forename=forename,
        roles=draw(lists) if person else (),
        start=draw(dates),
        end=draw(dates),
        identifiers=draw(numbers),
        parent=draw(st.sampled_from(["", "#r1"])) if not person else "",
        geo=draw(st.sampled_from(["", "39.90 116", "-1 0.5"])) if own == "place" else "",
        note="\n".join(draw(lists)),
    )


records = st.lists(record(), max_size=5, unique_by=lambda r: r.ref)


@settings(deadline=None)
@given(records)
def test_json_and_csv_lose_nothing(given_records: list[Record]) -> None:
    assert read_json(write_json(given_records), "a.json") == given_records
    assert read_csv(write_csv(given_records), "a.csv") == given_records
    assert read_csv("\ufeff" + write_csv(given_records).replace("\n", "\r\n"), "a.csv") == given_records


@settings(deadline=None)
@given(st.lists(record(st.just("place")), max_size=5))
def test_geojson_loses_nothing(given_records: list[Record]) -> None:
    assert read_geojson(write_geojson(given_records), "a.geojson") == given_records


@settings(max_examples=25, deadline=None)
@given(records, records)
def test_registers_hold_what_is_put_in_and_what_it_is_changed_to(first: list[Record], then: list[Record]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        registers = RegisterFiles(Path(folder))
        for one in first:
            registers.add(one)
        registers.save()
        assert set(_known(folder)) == {one.ref for one in first}
        registers = RegisterFiles(Path(folder))
        for one in then:
            known = registers.authority.get(one.ref)
            registers.amend(known, one) if known else registers.add(one)
        registers.save()
        assert _known(folder) == {one.ref: one for one in (*first, *then)}


def _known(folder: str) -> dict[str, Record]:
    return dict(read_authority(Path(folder)).by_ref)


def test_a_change_touches_its_lines_alone(tmp_path: Path) -> None:
    source = (ROOT / "tei_tools/data/authority/people.xml").read_text(encoding="utf-8")
    source = source.replace("<listPerson>", "<listPerson><!-- by hand -->\n<!--\tand 'more' -->", 1)
    (tmp_path / "people.xml").write_text(source, encoding="utf-8")
    registers = RegisterFiles(tmp_path)
    kim = registers.authority.by_ref["person:kim_il_sung"]
    registers.amend(kim, Record(**{name: getattr(kim, name) for name in kim.__slots__} | {"note": "seen by Ada"}))
    registers.save()
    lines = (tmp_path / "people.xml").read_text(encoding="utf-8").splitlines(keepends=True)
    assert [line for line in lines if line not in source.splitlines(keepends=True)] == ["  <note>seen by Ada</note>\n"]
    assert "".join(line for line in lines if "seen by Ada" not in line) == source


def test_a_new_record_takes_its_place_among_sorted_ids_and_goes_without_a_trace(tmp_path: Path) -> None:
    source = (ROOT / "encoded/authority/places.xml").read_bytes()
    (tmp_path / "places.xml").write_bytes(source)
    registers = RegisterFiles(tmp_path)
    for name in ("aaa", "hh", "zzz"):
        registers.add(Record(name, "place", name))
    registers.save()
    ids = [r.xml_id for r in read_authority(tmp_path).records]
    assert ids == sorted(ids) and {"aaa", "hh", "zzz"} < set(ids)
    registers = RegisterFiles(tmp_path)
    for name in ("aaa", "hh", "zzz"):
        registers.remove(registers.authority.by_ref[f"place:{name}"])
    registers.save()
    assert (tmp_path / "places.xml").read_bytes() == source


def test_new_registers_are_valid_tei(tmp_path: Path) -> None:
    registers = RegisterFiles(tmp_path)
    for kind in ("person", "place", "org"):
        registers.add(Record("a", kind, "A B", ("C",), "t", start="1900", end="1901", identifiers={"viaf": "1"}, note="n"))
    paths = registers.save()
    grammar = etree.RelaxNG(etree.parse(str(ROOT / "schema/tei_tools.rng")))
    for path in paths:
        assert grammar.validate(etree.parse(str(path))), grammar.error_log
    with pytest.raises(UsageError, match="already"):
        RegisterFiles(tmp_path).add(Record("a", "person", "A"))


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("wikidata", "Q41117", "P31"),
        ("viaf", "56611857", "0123"),
        ("gnd", "118559230", "11855923A"),
        ("geonames", "1871859", "Pyongyang"),
    ],
)
def test_identifiers_are_told_by_their_form(kind: str, good: str, bad: str) -> None:
    assert explain_identifier(kind, good) is None
    assert bad in (explain_identifier(kind, bad) or "")


def test_an_address_is_cut_to_the_identifier_that_it_ends_with() -> None:
    assert bare_identifier("geonames", "https://www.geonames.org/1871859/pyongyang.html") == "1871859"
    assert bare_identifier("gnd", "https://d-nb.info/gnd/118559230") == "118559230"
    assert bare_identifier("viaf", "http://viaf.org/viaf/56611857/") == "56611857"
    assert bare_identifier("wikidata", "https://www.wikidata.org/wiki/Q423") == "Q423"


def test_the_records_that_ship_have_no_problem() -> None:
    assert [(r.ref, p) for r in read_authority().records for p in problems_of(r)] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind,id,nmae\n", "there is no column 'nmae'"),
        ("kind,id,name\nperson,a,A,B\n", "a.csv:2: has more cells"),
        ("kind,id,name\nship,a,A\n", "the kind 'ship' is none"),
        ("", "a.csv: is empty: its first line names the columns"),
        ("sep=;\n", "a.csv: is empty"),
        ("id,name\na,A\n", "a.csv:1: has no column 'kind'"),
        ("kind,name,kind\nperson,A,place\n", "a.csv:1: the column 'kind' stands twice"),
        ('kind,name\nperson,"A\n', "a.csv:2: is not CSV: a quote opens and does not close"),
    ],
)
def test_a_wrong_table_is_a_sentence_with_its_line(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_csv(text, "a.csv")


def test_a_table_that_a_spreadsheet_saved_with_semicolons_is_read() -> None:
    (found,) = read_csv('kind;id;name;variants\nplace;a;"A; or B";B\n', "a.csv")
    assert (found.name, found.variants) == ("A; or B", ("B",))


@pytest.mark.parametrize(
    "text",
    [
        "sep=;\r\nkind;name;note\r\nperson;Ada;x y\r\n",
        "\ufeffKind , NAME,note,,\nperson,Ada,x y,,\n",
        'kind\tname\tnote\nPerson\tAda\t"x\n y"\n',
        "kind|name|note\nperson|Ada|x y\n".replace("kind", "sep=|\nkind"),
    ],
)
def test_what_spreadsheets_make_of_a_table_is_read(text: str) -> None:
    (found,) = read_csv(text, "a.csv")
    assert (found.kind, found.name, found.note.replace("\n", " ")) == ("person", "Ada", "x y")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[" * 5000, "nested too deep"),
        ('[{"kind":"person","name":"A","kind":"place"}]', "the field 'kind' stands twice"),
        ('[{"kind":"person","name":["A"]}]', "record 1: the field 'name' is no string"),
        ('[{"kind":"person","name":"A","roles":[null]}]', "record 1: variants and roles are lists of strings"),
        ('[{"kind":"person","name":"A","identifiers":{"viaf":[1]}}]', "the values of identifiers are strings"),
        ("[1]", "record 1: is no object"),
        ("{}", "is no JSON array"),
    ],
)
def test_wrong_json_is_a_sentence(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_json(text, "a.json")


@pytest.mark.parametrize("geometry", ["[1]", '{"type":"Point","coordinates":5}', '{"type":"Point","coordinates":["a",1]}'])
def test_a_wrong_geometry_is_a_sentence(geometry: str) -> None:
    with pytest.raises(InputError, match="feature 1: its"):
        read_geojson(f'{{"features":[{{"properties":{{"name":"W"}},"geometry":{geometry}}}]}}', "a.geojson")


def test_nothing_that_xml_cannot_hold_comes_into_a_register() -> None:
    assert list(problems_of(Record("a", "person", "A\0"))) == ["a character of it cannot stand in XML: remove it"]
