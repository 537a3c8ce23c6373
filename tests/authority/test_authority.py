"""Registers: read, folded, linked; the records of a document."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_tools.authority import Links, fold, nearest_authority, person_keys, read_authority, records_of
from tei_tools.errors import InputError
from tei_tools.model import Annotation, Authority, Document, Record

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
REGISTERS = [*sorted((ROOT / "tei_tools/data/authority").glob("*.xml")), *sorted((ROOT / "encoded/authority").glob("*.xml"))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mao Tse-tung", "Mao Zedong"),
        ("Chou En-lai", "Zhou Enlai"),
        ("Pak Song Chol", "Pak Seong-cheol"),
        ("Ch’oe Yonggŏn", "Choe Yong-gon"),
        ("Kim Ch'ang-man", "Kim Chang Man"),
        ("Ivan Kurdiukov", "Ivan Kurdyukov"),
        ("Andrei Vyshinskii", "Andrei Vyshinsky"),
    ],
)
def test_two_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert person_keys(one) & person_keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kim Il", "Kim Il Sung"), ("Chen Yi", "Chen Yun"), ("Nam Il", "Kim Il"), ("Pak Chang-ok", "Pak Chong-ae")],
)
def test_two_people_share_no_key(one: str, other: str) -> None:
    assert not person_keys(one) & person_keys(other)


@given(st.text(max_size=40))
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_likeness_alone_never_links() -> None:
    links = Links(Authority((Record("kim_il", "person", "Kim Il", surname="Kim"),)))
    assert links.person((), "Kim Il Sung") == ""


def test_two_bearers_of_a_surname_leave_it_open() -> None:
    pair = (
        Record("a", "person", "Anna Berg", surname="Berg"),
        Record("b", "person", "Bruno Berg", surname="Berg", forename="Bruno"),
    )
    links = Links(Authority(pair))
    assert links.candidates((), "Berg") == ("person:a", "person:b")
    assert links.person((), "Berg") == ""
    assert links.person(("B",), "Berg") == "person:b"


def test_initials_that_contradict_the_record_do_not_link() -> None:
    assert Links(read_authority()).person(("B",), "Gromyko") == ""


@cache
def tei_all() -> etree.RelaxNG:
    """TEI with everything, which libxml2 takes seconds to load."""
    schema = SHARED / "tei" / "tei_all.rng"
    if not schema.exists():
        pytest.skip("shared/tei is not beside the checkout")
    return etree.RelaxNG(etree.parse(str(schema)))


@pytest.mark.parametrize("path", REGISTERS, ids=lambda path: "/".join(path.parts[-2:]))
def test_a_register_is_valid_tei(path: Path) -> None:
    grammar = tei_all()
    assert grammar.validate(etree.parse(str(path))), grammar.error_log


@pytest.mark.parametrize("folder", [None, ROOT / "encoded/authority"])
def test_ids_of_a_register_are_unique_and_parents_exist(folder: Path | None) -> None:
    authority = read_authority(folder)
    refs = [record.ref for record in authority.records]
    assert len(refs) == len(set(refs)) > 20
    assert all(f"{r.kind}:{r.parent.lstrip('#')}" in authority.by_ref for r in authority.records if r.parent)


def test_no_whole_name_in_the_starting_register_means_two_people() -> None:
    links = Links(read_authority())
    double = {name: refs for name, refs in links.spellings.items() if len([r for r in refs if r.startswith("person:")]) > 1}
    assert double == {}


def test_a_register_that_is_not_xml_is_a_sentence_and_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / "people.xml").write_text("<TEI", encoding="utf-8")
    with pytest.raises(InputError, match=r"people\.xml cannot be read"):
        read_authority(tmp_path)


def test_a_folder_without_registers_is_an_empty_authority(tmp_path: Path) -> None:
    assert read_authority(tmp_path).records == ()


def test_a_changed_register_is_read_again(tmp_path: Path) -> None:
    form = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listOrg>{}</listOrg></standOff></TEI>'
    org = '<org xml:id="o{}"><orgName>Body</orgName></org>'
    (tmp_path / "orgs.xml").write_text(form.format(org.format(1)), encoding="utf-8")
    assert len(read_authority(tmp_path).records) == 1
    (tmp_path / "orgs.xml").write_text(form.format(org.format(1) + org.format(2)), encoding="utf-8")
    assert len(read_authority(tmp_path).records) == 2


def test_the_nearest_encoded_folder_above_an_input_holds_its_registers(tmp_path: Path) -> None:
    folder = tmp_path / "encoded" / "authority"
    folder.mkdir(parents=True)
    (tmp_path / "encoded" / "transcriptions").mkdir()
    assert nearest_authority(tmp_path / "encoded" / "transcriptions" / "a.txt") == folder
    assert nearest_authority(tmp_path / "a.txt") == folder


def test_a_document_names_its_records_known_ones_first() -> None:
    text = "Kim Il Sung met Cde. Ivan Petrov. Petrov spoke."
    register = Authority((Record("kim_il_sung", "person", "Kim Il Sung"), Record("other", "person", "Nobody Else")))
    marks = [
        Annotation(0, 11, "persName", {"ref": "person:kim_il_sung"}),
        Annotation(16, 32, "persName", {"ref": "#person.ivan_petrov"}),
        Annotation(16, 20, "roleName"),
        Annotation(34, 40, "persName", {"ref": "#person.ivan_petrov"}),
    ]
    records = records_of(Document("x", text).annotate(marks), register)
    assert [(r.xml_id, r.name, r.variants) for r in records] == [
        ("kim_il_sung", "Kim Il Sung", ()),
        ("ivan_petrov", "Ivan Petrov", ("Petrov",)),
    ]
