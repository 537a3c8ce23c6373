"""What a grammar cannot say: pointers, ids, dates, languages, the transcription, other files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.model import Finding
from tei_tools.validators import validate_file
from tei_tools.validators.corpus_checks import validate_corpus
from tei_tools.validators.dates import explain, mend_date

from .samples import PREFIXES, document, register

PEOPLE = '<listPerson><person xml:id="kim"><persName>Kim</persName></person></listPerson>'


def found(body: str, **options: str) -> list[Finding]:
    return validate_file(document(body, **options), file="a.xml")


def rules(body: str, **options: str) -> list[str]:
    return [finding.rule for finding in found(body, **options)]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "authority").mkdir()
    (tmp_path / "authority" / "people.xml").write_bytes(register(PEOPLE))
    (tmp_path / "authority" / "places.xml").write_bytes(
        register('<listPlace><place xml:id="p"><placeName>P</placeName></place></listPlace>')
    )
    (tmp_path / "tei").mkdir()
    return tmp_path


def check(corpus: Path, body: str) -> list[Finding]:
    path = corpus / "tei" / "a.xml"
    path.write_bytes(document(body, header=PREFIXES))
    return validate_file(path, file="a.xml")


def test_a_document_without_faults_has_no_findings() -> None:
    assert rules('<p xml:id="p1">Kim <ref target="#p1">here</ref> on <date when="1957-05-22">22 May</date></p>') == []


def test_a_pointer_to_nothing_is_found_at_its_attribute_with_the_nearest_id() -> None:
    (finding,) = found('<p xml:id="para1">Kim <ref  target="#para2">x</ref></p>')
    assert (finding.rule, finding.line, finding.column) == ("ref.unresolved", 2, 41)
    assert finding.hint == "did you mean 'para1'?"
    assert finding.path == "/TEI/text/body/p/ref/@target"


@pytest.mark.parametrize("attribute", ["ana", "corresp", "target", "sameAs", "source"])
def test_every_kind_of_pointer_is_followed(attribute: str) -> None:
    assert "ref.unresolved" in rules(f'<p>Kim <ref {attribute}="#nothing">x</ref></p>')


def test_each_pointer_of_a_list_is_followed() -> None:
    findings = found('<p xml:id="a" corresp="#a #b\n #c">Kim</p>')
    assert [f.message.split("'")[1] for f in findings if f.rule == "ref.unresolved"] == ["#b", "#c"]


def test_a_record_of_the_register_is_a_target(corpus: Path) -> None:
    assert check(corpus, '<p><persName ref="person:kim">Kim</persName></p>') == []


def test_a_record_that_is_missing_is_an_error_that_names_the_register(corpus: Path) -> None:
    (finding,) = check(corpus, '<p><persName ref="person:kin">Kim</persName></p>')
    assert (finding.rule, finding.severity, finding.hint) == ("ref.unresolved", "error", "did you mean 'kim'?")
    assert "people.xml" in finding.message


def test_a_person_that_points_to_a_place_is_a_warning(corpus: Path) -> None:
    findings = check(corpus, '<p><persName ref="place:p">Kim</persName></p>')
    assert ("ref.kind", "warning") in [(f.rule, f.severity) for f in findings]


def test_the_registers_that_are_named_go_before_those_of_the_document(corpus: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "people.xml").write_bytes(register(PEOPLE.replace('"kim"', '"pak"')))
    path = corpus / "tei" / "a.xml"
    path.write_bytes(document('<p><persName ref="person:pak">Pak</persName></p>', header=PREFIXES))
    assert [f.rule for f in validate_file(path, file="a.xml")] == ["ref.unresolved"]
    assert validate_file(path, file="a.xml", authority=other) == []


def test_a_private_scheme_that_is_not_declared_is_found() -> None:
    findings = found('<p><persName ref="person:kim">Kim</persName></p>')
    assert [(f.rule, f.severity) for f in findings] == [("ref.scheme", "error")]


def test_an_address_on_the_network_is_not_fetched() -> None:
    assert rules('<p><ref target="https://nowhere.invalid/x#y">x</ref></p>') == []


def test_both_places_of_a_duplicate_id_are_told() -> None:
    (finding,) = found('<p xml:id="p1">a</p>\n<p xml:id="p1">b</p>')
    assert (finding.rule, finding.line, finding.column) == ("id.duplicate", 3, 4)
    assert "p at line 2, column 13" in finding.message


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_that_exists_is_a_date(day: date) -> None:
    assert explain(day.isoformat()) == ""


@given(st.integers(1000, 2100), st.integers(0, 14), st.integers(0, 33))
def test_a_day_is_refused_exactly_where_the_calendar_has_none(year: int, month: int, day: int) -> None:
    try:
        exists = bool(date(year, month, day))
    except ValueError:
        exists = False
    assert (explain(f"{year:04}-{month:02}-{day:02}") == "") == exists


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("1957-02-29", "February 1957 has 28 days"),
        ("1957-13-01", "there is no month 13"),
        ("--06-31", "June has 30 days"),
        ("1957-06-00", "there is no day 0"),
        ("1957-06-01T25:00:00", "there is no time 25:00:00"),
    ],
)
def test_the_reason_why_a_date_is_none_is_given(value: str, reason: str) -> None:
    (finding,) = found(f'<p><date when="{value}">x</date></p>')
    assert (finding.rule, finding.message.endswith(reason)) == ("date.impossible", True)


@pytest.mark.parametrize(
    ("value", "mended"),
    [
        ("22 May 1957", "1957-05-22"),
        ("May 22, 1957", "1957-05-22"),
        ("22.5.1957", "1957-05-22"),
        ("1957/5/2", "1957-05-02"),
        ("Sept 1957", "1957-09"),
        ("03/04/1957", ""),
        ("31 June 1957", ""),
        ("J 1957", ""),
    ],
)
def test_a_date_is_mended_only_where_it_can_be_read_in_one_way(value: str, mended: str) -> None:
    assert mend_date(value) == mended


@pytest.mark.parametrize(
    ("attributes", "wrong"),
    [
        ('from="1957-05-06" to="1957-05-29"', False),
        ('from="1957-05-29" to="1957-05-06"', True),
        ('from="1957-05" to="1957"', False),
        ('from="1957" to="1957-05-06"', False),
        ('notBefore="1958" notAfter="1957"', True),
        ('from="--12-30" to="--01-02"', False),
        ('from="1957-05-06T23:00:00" to="1957-05-06T22:00:00"', True),
    ],
)
def test_a_range_runs_from_the_earlier_to_the_later_date(attributes: str, wrong: bool) -> None:
    assert ("date.order" in rules(f"<p><date {attributes}>x</date></p>")) == wrong


@pytest.mark.parametrize(
    ("tag", "rule"),
    [
        ("ru", None),
        ("ru-Latn", None),
        ("zh-Hant-TW", None),
        ("x-own", None),
        ("sr-Latn-RS-ekavsk", None),
        ("ru_RU", "lang.malformed"),
        ("jp", "lang.unknown"),
        ("russian", "lang.unknown"),
        ("kr", "lang.suspicious"),
    ],
)
def test_a_language_tag_is_one_of_bcp_47(tag: str, rule: str | None) -> None:
    assert [r for r in rules(f'<p xml:lang="{tag}">x</p>') if r.startswith("lang.")] == ([rule] if rule else [])


def test_a_language_that_is_not_declared_is_told_once_with_the_number_of_places() -> None:
    header = '<profileDesc><langUsage><language ident="en">English</language></langUsage></profileDesc>'
    findings = found('<p xml:lang="ru">a</p><p xml:lang="ru">b</p>', header=header)
    assert [(f.rule, f.severity, "in 2 places" in f.message) for f in findings] == [("lang.undeclared", "warning", True)]


def test_a_word_that_was_changed_after_encoding_is_found(tmp_path: Path) -> None:
    for folder in ("tei", "transcriptions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "transcriptions" / "a.txt").write_text("We went  to\nPyongyang.", encoding="utf-8")
    path = tmp_path / "tei" / "a.xml"
    path.write_bytes(document("<p>We went to Pyongyang.</p>"))
    assert validate_file(path, file="a.xml") == []
    path.write_bytes(document("<p>We went to\nSinuiju.</p>"))
    (finding,) = validate_file(path, file="a.xml")
    assert (finding.rule, finding.line) == ("text.conservation", 2)
    assert "Pyongyang" in finding.message


def test_what_many_files_show_is_found(corpus: Path) -> None:
    for name in ("a", "b"):
        (corpus / "tei" / f"{name}.xml").write_bytes(
            document('<p><persName ref="person:kim">K</persName></p>', header=PREFIXES)
        )
    idno = '<idno type="wikidata">Q1</idno>'
    people = "".join(
        f'<person xml:id="{i}"><persName>{name}</persName>{idno}</person>' for i, name in (("kim", "Kim"), ("kim2", "Kim"))
    )
    (corpus / "authority" / "people.xml").write_bytes(register(f"<listPerson>{people}</listPerson>"))
    files = [str(path) for path in sorted(corpus.rglob("*.xml")) if path.name != "places.xml"]
    findings = list(validate_corpus(files))
    assert sorted((f.rule, f.severity) for f in findings) == [
        ("id.corpus", "error"),
        ("register.identifier", "error"),
        ("register.name", "warning"),
        ("register.unused", "warning"),
    ]


def test_the_grammar_and_our_own_rule_do_not_report_one_value_twice() -> None:
    assert rules('<p><date when="22 May 1957">x</date></p>') == ["date.format"]


@pytest.mark.parametrize("pattern", [r"([\p{L}\-]+)", r"\p{Lu}\p{Ll}*", r"\i\c*", "([É].+)", r"(\P{N}+)"])
def test_the_pattern_of_a_scheme_is_an_xpath_expression(pattern: str) -> None:
    header = (
        f'<encodingDesc><listPrefixDef><prefixDef ident="x" matchPattern="{pattern}" replacementPattern="http://example.org/$1">'
        "<p>x</p></prefixDef></listPrefixDef></encodingDesc>"
    )
    assert validate_file(document('<p corresp="x:Élan">x</p>', header), file="a.xml") == []
    assert [f.rule for f in validate_file(document('<p corresp="x:1">x</p>', header), file="a.xml")] == ["ref.unresolved"]
