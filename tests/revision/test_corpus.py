"""Registers and documents together: candidates counted, records joined, divided and renamed, every pointer following."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from tei_tools.authority import read_authority
from tei_tools.authority.register_files import RegisterFiles
from tei_tools.cli.authority import command
from tei_tools.corpus import Job
from tei_tools.errors import InputError, TeiToolsError, UsageError
from tei_tools.jobs import Encoding, encode_job
from tei_tools.keeping import decide
from tei_tools.markup import read_markup
from tei_tools.model import Record
from tei_tools.revision.candidates import Found, found_in, gather
from tei_tools.revision.corpus import dangling, repoint_corpus
from tei_tools.revision.mentions import Choice, mentions_of
from tei_tools.validators import validate_file

ONE = "Dear Anna,\n\nI met Ivan Sidorov in Warsaw. Sidorov, invented, spoke of Cde. Petrov.\n\nBoris Lang\n"
TWO = "Dear Anna,\n\nIvan Sidorov, invented, left Warsaw with Karel Novak.\n\nBoris Lang\n"
RECORDS = (
    Record("petrov", "person", "Ivan Petrov", ("A. Petrov",), surname="Petrov", forename="Ivan"),
    Record("petrov_2", "person", "I. Petrov", ("Petroff",), roles=("envoy",), end="1980", note="the younger"),
    Record("novak", "person", "Karel Novak", surname="Novak", forename="Karel"),
)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of two letters, encoded with registers of its own; the current folder."""
    folder = tmp_path / "encoded"
    for name in ("transcriptions", "tei", "authority"):
        (folder / name).mkdir(parents=True)
    registers = RegisterFiles(folder / "authority")
    for record in RECORDS:
        registers.add(record)
    registers.add(Record("poland", "place", "Poland", type="country"))
    registers.save()
    (folder / "transcriptions" / "one.txt").write_text(ONE)
    (folder / "transcriptions" / "two.txt").write_text(TWO)
    (folder / "transcriptions" / "two.toml").write_text('[[author]]\nname = "K. Novak"\nref = "person:novak"\n')
    encode(folder)
    monkeypatch.chdir(tmp_path)
    return folder


def encode(folder: Path) -> list[str]:
    found = []
    for path in sorted((folder / "transcriptions").glob("*.txt")):
        outcome = encode_job(Job(str(path), folder / "tei" / f"{path.stem}.xml"), Encoding())
        assert outcome.problem == ""
        found += [finding.rule for finding in outcome.findings]
    return found


def run(*arguments: str) -> str:
    result = CliRunner().invoke(command, list(arguments), catch_exceptions=False, standalone_mode=False)
    return str(result.stdout)


def refs(folder: Path) -> dict[str, list[str]]:
    """The records of the names in each document."""
    files = sorted((folder / "tei").glob("*.xml"))
    return {f.stem: [m.ref for m in mentions_of(read_markup(f.read_bytes(), str(f))) if m.local != "date"] for f in files}


def broken(folder: Path) -> list[str]:
    files = [*(folder / "tei").glob("*.xml"), *(folder / "authority").glob("*.xml")]
    return [str(finding) for file in files for finding in validate_file(file, file=str(file))]


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_one_name_of_different_offices_or_centuries_is_shown_apart() -> None:
    def document(file: str, year: str, mention: str) -> list[Found]:
        creation = f'<teiHeader><profileDesc><creation><date when="{year}"/></creation></profileDesc></teiHeader>'
        person = '<person xml:id="person.ivan_orlov"><persName>Ivan Orlov</persName></person>'
        name = f'<persName ref="#person.ivan_orlov">{mention}</persName>'
        stand_off = f"<standOff><listPerson>{person}</listPerson></standOff>"
        return found_in(read_markup(f"<TEI>{creation}{stand_off}<text><p>{name}</p></text></TEI>".encode(), file))

    counselor = document("a.xml", "1957-05-22", "<roleName>Counselor</roleName> Ivan Orlov")
    same = document("b.xml", "1958", "<roleName>Cde.</roleName> Ivan Orlov")
    engineer = document("c.xml", "1957", "<roleName>Engineer</roleName> Ivan Orlov")
    ancestor = document("d.xml", "1812-01-01", "Ivan Orlov")
    (candidate,) = gather([counselor, same, engineer, ancestor])
    assert [str(bearer) for bearer in candidate.bearers] == [
        "counselor, 1957 (a.xml)", "engineer, 1957 (c.xml)", "1958 (b.xml)", "1812 (d.xml)",
    ]  # fmt: skip
    assert [str(bearer) for bearer in gather([counselor, same])[0].bearers] == ["counselor, 1957–1958 (a.xml, b.xml)"]


def test_candidates_are_counted_over_the_corpus_with_contexts_and_records(corpus: Path) -> None:
    rows = json.loads(run("candidates", "--format", "json"))
    sidorov = next(row for row in rows if row["id"] == "person.ivan_sidorov")
    assert (sidorov["mentions"], sidorov["documents"]) == (3, 2)
    assert sidorov["spellings"] == {"Ivan Sidorov": 2, "Sidorov": 1}
    assert sidorov["contexts"][0]["before"].endswith("I met ") and sidorov["contexts"][0]["words"] == "Ivan Sidorov"
    petrov = next(row for row in rows if row["id"] == "person.petrov-new")
    assert [record["ref"] for record in petrov["records"]] == ["person:petrov", "person:petrov_2"]


def test_what_two_records_could_be_is_listed_and_not_linked(corpus: Path) -> None:
    assert "#person.petrov-new" in refs(corpus)["one"]
    page = run("candidates", str(corpus / "tei" / "one.xml"), "--kind", "person")
    assert "perhaps person:petrov: Ivan Petrov" in page and "perhaps person:petrov_2: I. Petrov" in page


def test_a_candidate_becomes_a_record_and_its_mentions_follow_for_good(corpus: Path) -> None:
    said = run("add", "person.ivan_sidorov", "--identifier", "viaf=12345")
    assert "not taken along, as they could be others: Sidorov" in said
    record = read_authority(corpus / "authority").by_ref["person:ivan_sidorov"]
    assert (record.name, record.surname, record.forename) == ("Ivan Sidorov", "Sidorov", "Ivan")
    assert refs(corpus)["one"].count("person:ivan_sidorov") == 2
    assert broken(corpus) == []
    encode(corpus)
    assert refs(corpus)["one"].count("person:ivan_sidorov") == 2
    before = everything(corpus)
    assert encode(corpus) == ["name.unclear"]  # Petrov
    assert everything(corpus) == before


def test_a_candidate_is_joined_to_a_record(corpus: Path) -> None:
    run("merge", "petrov", "person.petrov-new")
    assert "person:petrov" in refs(corpus)["one"]
    assert broken(corpus) == []
    encode(corpus)
    assert "person:petrov" in refs(corpus)["one"]


def test_a_name_that_people_have_linked_is_unclear_no_more(corpus: Path) -> None:
    one = corpus / "tei" / "one.xml"
    xml_id = next(m.xml_id for m in mentions_of(read_markup(one.read_bytes(), "")) if m.ref == "#person.petrov-new")
    assert encode(corpus) == ["name.unclear"]
    content, _ = decide(one.read_bytes(), str(one), "link", Choice((xml_id,)), "Ada", "person:petrov")
    one.write_bytes(content)
    assert encode(corpus) == []


def test_records_are_joined_with_all_that_they_know(corpus: Path) -> None:
    people = corpus / "authority" / "people.xml"
    people.write_text(
        people.read_text().replace("<note>the younger</note>", "<note>the younger</note>\n<!-- by hand --><bibl>B</bibl>")
    )
    run("merge", "petrov", "petrov_2")
    record = read_authority(corpus / "authority").by_ref["person:petrov"]
    assert record.variants == ("A. Petrov", "I. Petrov", "Petroff")
    assert (record.roles, record.end, record.note) == (("envoy",), "1980", "the younger")
    assert "<!-- by hand -->" in people.read_text() and "<bibl>B</bibl>" in people.read_text()
    assert "petrov_2" not in people.read_text()
    assert broken(corpus) == []


def test_a_record_is_renamed_everywhere_and_encoding_again_changes_nothing(corpus: Path) -> None:
    assert "person:novak" in refs(corpus)["two"]
    run("rename", "novak", "novak_karel")
    assert "person:novak_karel" in refs(corpus)["two"]
    assert 'ref = "person:novak_karel"' in (corpus / "transcriptions" / "two.toml").read_text()
    assert not [path for path, content in everything(corpus).items() if re.search(rb"person[:.]novak\b(?!_)", content)]
    assert broken(corpus) == []
    before = everything(corpus)
    assert encode(corpus) == ["name.unclear"]  # Petrov
    assert everything(corpus) == before


def test_a_record_is_divided_by_spelling_and_by_mention(corpus: Path) -> None:
    run("add", "person.ivan_sidorov")
    one = corpus / "tei" / "one.xml"
    xml_id = next(m.xml_id for m in mentions_of(read_markup(one.read_bytes(), "")) if m.words == "Sidorov")
    run("split", "ivan_sidorov", "igor_sidorov", "--name", "Igor Sidorov", "--mention", f"{one}#{xml_id}")
    assert refs(corpus)["one"].count("person:igor_sidorov") == 1
    assert broken(corpus) == []
    encode(corpus)
    assert refs(corpus)["one"].count("person:igor_sidorov") == 1
    run("split", "petrov", "a_petrov", "--take", "A. Petrov")
    authority = read_authority(corpus / "authority")
    assert authority.by_ref["person:a_petrov"].name == "A. Petrov"
    assert authority.by_ref["person:petrov"].variants == ()


@pytest.mark.parametrize(
    "arguments",
    [
        ("merge", "petrov", "petrov_2", "person.petrov-new"),
        ("rename", "novak", "kn"),
        ("split", "petrov", "other", "--take", "A. Petrov"),
        ("add", "person.ivan_sidorov"),
    ],
)
def test_a_dry_run_says_the_same_and_changes_nothing(corpus: Path, arguments: tuple[str, ...]) -> None:
    before = everything(corpus)
    would = run(*arguments, "--dry-run")
    assert everything(corpus) == before
    assert would.replace("would be ", "") == run(*arguments)
    assert everything(corpus) != before


def test_two_with_different_numbers_are_not_joined(corpus: Path) -> None:
    registers = RegisterFiles(corpus / "authority")
    for name, number in (("a", "Q1"), ("b", "Q2")):
        registers.add(Record(name, "org", name, identifiers={"wikidata": number}))
    registers.save()
    before = everything(corpus)
    with pytest.raises(UsageError, match="one of them is wrong"):
        run("merge", "a", "b")
    with pytest.raises(UsageError, match="cannot be one record"):
        run("merge", "a", "poland")
    assert everything(corpus) == before


def test_a_document_that_cannot_be_read_stops_a_change_before_anything_is_written(corpus: Path) -> None:
    (corpus / "tei" / "zz.xml").write_text('<TEI><persName ref="person:novak"></TEI>')
    before = everything(corpus)
    with pytest.raises((InputError, TeiToolsError)):
        run("rename", "novak", "kn")
    assert everything(corpus) == before


def test_a_reviewed_document_follows_too_since_a_person_asked_for_it(corpus: Path) -> None:
    two = corpus / "tei" / "two.xml"
    two.write_bytes(two.read_bytes().replace(b'status="draft"', b'status="reviewed"'))
    run("rename", "novak", "kn")
    assert "person:kn" in refs(corpus)["two"]


def test_only_documents_that_point_there_are_changed(corpus: Path) -> None:
    record = Record("kn", "person", "Karel Novak")
    changed = list(repoint_corpus([corpus], {"person:novak": record}, corpus / "authority"))
    assert [change.path.name for change in changed] == ["two.xml", "two.toml"]


def workbook(path: Path, words: str) -> None:
    """A sheet of one row, as small as a spreadsheet reads it."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{main}"><si><t>{words}</t></si></sst>')
        archive.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"/>')
        archive.writestr("docProps/core.xml", "person:novak")


def test_pointers_beside_documents_follow_wherever_they_stand(corpus: Path) -> None:
    beside = corpus / "transcriptions"
    head = "---\ntitle: A letter\nauthor: {name: K. Novak, ref: person:novak}\n---\n"
    files = {
        "one.txt": head + "\n" + ONE + "Of person:novak.\n",
        "three.md": head.replace("---\n", "---\r\n") + "Of person:novak\n",
        "four.yaml": "author:\n  - {name: K, ref: 'person:novak'}  # person:novak_2\n",
        "five.json": '{"author": [{"name": "K", "ref": "person:novak"}]}',
        "metadata.csv": "file;author\nsix;person:novak\n",
        "profile.toml": 'translator = "person:novak"\n',
    }
    for name, text in files.items():
        (beside / name).write_bytes(text.encode())
    workbook(beside / "metadata.xlsx", "person:novak")
    run("rename", "novak", "kn")
    for name, text in files.items():
        kept = "Of person:novak" if "Of person:novak" in text else "person:novak_2"
        wanted = text.replace(kept, "\0").replace("person:novak", "person:kn").replace("\0", kept)
        assert (beside / name).read_bytes().decode() == wanted, name
    with zipfile.ZipFile(beside / "metadata.xlsx") as archive:
        assert b"person:kn" in archive.read("xl/sharedStrings.xml")
        assert archive.read("docProps/core.xml") == b"person:novak"


def test_a_pointer_beside_documents_that_no_record_answers_is_found(corpus: Path) -> None:
    (corpus / "transcriptions" / "one.txt").write_text("---\nauthor: {name: N, ref: person:novack}\n---\nperson:nobody\n")
    workbook(corpus / "transcriptions" / "metadata.xlsx", "person:zzz")
    found = dangling([corpus], read_authority(corpus / "authority"))
    assert [(Path(f.file).name, f.line, f.rule, f.message) for f in found] == [
        ("metadata.xlsx", 0, "ref.unresolved", "'person:zzz' has no record: add the record, or remove the pointer"),
        ("one.txt", 2, "ref.unresolved", "'person:novack' has no record: did you mean 'person:novak'?"),
    ]


def test_every_place_of_a_document_where_an_id_may_stand_follows(corpus: Path) -> None:
    places = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><correspDesc><correspAction><persName ref="person:novak"/>'
        '</correspAction></correspDesc></teiHeader><standOff><listPerson><person xml:id="person.novak" sameAs="person:novak">'
        '<persName>K</persName></person><listRelation><relation active="#person.novak" passive="person:novak person:petrov" '
        'mutual="person:novak"/></listRelation></listPerson><person xml:id="person.x" ><note type="candidates">'
        '<ref target="person:novak">person:novak</ref></note></person><listAnnotation type="rejected"><annotation xml:id="r1" '
        'target="#p1" corresp="person:novak"><note type="persName">K</note></annotation></listAnnotation></standOff><text>'
        '<body><sp who="#person.novak"><p xml:id="p1" corresp="person:novak"><name key="person:novak">K</name></p></sp></body>'
        "</text></TEI>"
    )
    path = corpus / "tei" / "places.xml"
    path.write_text(places)
    run("rename", "novak", "kn")
    assert not re.search(r"person[:.]novak\b", path.read_text())
    assert path.read_text().count("person:kn") + path.read_text().count("person.kn") == 12
