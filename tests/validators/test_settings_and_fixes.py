"""Settings, baseline, which schema, and what --fix changes and does not."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_tools.errors import InputError, UsageError
from tei_tools.model import Finding
from tei_tools.validators import validate_file
from tei_tools.validators.catalogue import SHIPPED
from tei_tools.validators.fixes import mend_document
from tei_tools.validators.run import Job
from tei_tools.validators.settings import (
    Settings,
    find_settings,
    read_baseline,
    read_settings,
    without_baseline,
    write_baseline,
)

from .samples import document

MODELS = b'<?xml-model href="https://tei-tools.github.io/schema/0.1.0/tei_tools.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>'


def finding(rule: str = "ref.file", severity: str = "warning", message: str = "m", line: int = 1) -> Finding:
    return Finding("a.xml", line, 1, rule, severity, message)  # type: ignore[arg-type]


def test_a_rule_is_turned_off_or_given_another_severity_by_name_or_pattern(tmp_path: Path) -> None:
    path = tmp_path / "tei-tools.toml"
    path.write_text('[validate.rules]\n"ref.*" = "info"\n"ref.file" = "off"\n"schematron.own" = "warning"\n')
    wanted = read_settings(path)
    findings = [finding(), finding("ref.kind"), finding("schematron.own", "error"), finding("date.order", "error")]
    assert [(f.rule, f.severity) for f in wanted.apply(findings)] == [
        ("ref.kind", "info"),
        ("schematron.own", "warning"),
        ("date.order", "error"),
    ]


@pytest.mark.parametrize(("least", "count"), [("error", 1), ("warning", 2), ("info", 3)])
def test_the_least_severity_is_what_is_shown(least: str, count: int) -> None:
    findings = [finding(severity=name) for name in ("error", "warning", "info")]
    assert len(list(Settings(severity=least).apply(findings))) == count  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('[validate.rules]\n"ref.unresolve" = "off"', "did you mean 'ref.unresolved'"),
        ('[validate.rules]\n"ref.file" = "of"', "'of' is no severity"),
        ("[validate]\nseverty = 1", "no setting 'severty'"),
        ("[validate", "is not TOML"),
    ],
)
def test_what_is_no_setting_is_refused_in_one_sentence(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "tei-tools.toml"
    path.write_text(content)
    with pytest.raises(UsageError, match=reason):
        read_settings(path)


def test_the_nearest_settings_are_found_and_a_foreign_pyproject_is_passed_over(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\n")
    (tmp_path / "pyproject.toml").write_text('[tool.tei-tools.validate]\nseverity = "error"\n')
    found = find_settings(inner)
    assert found == tmp_path / "pyproject.toml"
    assert found is not None and read_settings(found).severity == "error"


def test_a_baseline_passes_over_what_it_has_wherever_it_stands_now_and_as_often(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_bytes(write_baseline([finding(line=1), finding(line=5), finding("ref.kind")]))
    now = [finding(line=3), finding(line=7), finding(line=9), finding("date.order")]
    assert list(without_baseline(now, read_baseline(path))) == [finding(line=9), finding("date.order")]


def test_a_file_that_is_no_baseline_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text("[]")
    with pytest.raises(UsageError, match="is no baseline"):
        read_baseline(path)


def test_the_schema_is_the_one_that_the_document_names(tmp_path: Path) -> None:
    grammar = '<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>'
    (tmp_path / "own.rng").write_text(grammar)
    named = '<?xml-model href="{}" schematypens="http://relaxng.org/ns/structure/1.0"?><a><b/></a>'
    path = tmp_path / "a.xml"
    path.write_text(named.format("own.rng"))
    assert [f.rule.partition(".")[0] for f in validate_file(path, file="a.xml")] == ["rng"]
    path.write_text(named.format("https://example.org/own.rng"))
    assert "schema.not-found" in [f.rule for f in validate_file(path, file="a.xml")]
    known = {"https://example.org/own.rng": tmp_path / "own.rng"}
    findings = validate_file(path, file="a.xml", catalogue=known)
    assert [f.rule.partition(".")[0] for f in findings] == ["rng"]


def test_the_addresses_of_tei_all_count_as_one_and_so_do_http_and_https(tmp_path: Path) -> None:
    (tmp_path / "all.rng").write_text('<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>')
    named = '<?xml-model href="{}" schematypens="http://relaxng.org/ns/structure/1.0"?><a/>'
    known = {
        "https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng": tmp_path / "all.rng",
        "http://example.org/a.rng": tmp_path / "all.rng",
    }
    for address in ("http://vault.tei-c.org/P5/current/xml/tei/custom/schema/relaxng/tei_all.rng", "https://example.org/a.rng"):
        assert validate_file(named.format(address).encode(), file="a.xml", catalogue=known) == []


def test_a_document_that_names_tei_all_is_checked_against_the_whole_of_tei() -> None:
    schema = "https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"
    header = "<fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>"
    named = (
        f'<?xml-model href="{schema}" schematypens="http://relaxng.org/ns/structure/1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0">'
        f"<teiHeader>{header}</teiHeader><text><body><entry><form><orth>a</orth></form></entry>{{}}</body></text></TEI>"
    )
    assert validate_file(named.format("").encode(), file="a.xml") == []
    assert [f.rule for f in validate_file(named.format("<orht/>").encode(), file="a.xml")] == ["rng.element-unknown"]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """Serves the folder `web` on the loopback interface."""
    (tmp_path / "web").mkdir()
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path / "web"))
    handler.func.log_message = lambda *_: None  # type: ignore[attr-defined]
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as found:
        thread = threading.Thread(target=found.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{found.server_port}"
        found.shutdown()
        thread.join()


def test_a_schema_is_fetched_when_asked_and_known_from_then_on(
    tmp_path: Path, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEI_TOOLS_CACHE", str(tmp_path / "cache"))
    schema = tmp_path / "web" / "own.rng"
    schema.write_text('<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>')
    content = f'<?xml-model href="{server}/own.rng" schematypens="http://relaxng.org/ns/structure/1.0"?><a/>'.encode()
    assert "schema.not-found" in {f.rule for f in validate_file(content, file="a.xml")}
    assert validate_file(content, file="a.xml", fetch=True) == []
    schema.unlink()
    assert validate_file(content, file="a.xml") == []
    with pytest.raises(InputError, match="cannot be fetched"):
        validate_file(content.replace(b"own", b"other"), file="a.xml", fetch=True)


def test_with_a_schema_only_what_is_named_is_checked(tmp_path: Path) -> None:
    (tmp_path / "any.rng").write_text(
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="x"/></start><define name="x"><element><anyName/>'
        "<zeroOrMore><choice><text/><attribute><anyName/></attribute><ref name='x'/></choice></zeroOrMore></element></define></grammar>"
    )
    content = document('<p xml:id="a"><date when="never">x</date><ref target="#none">x</ref></p>')
    assert validate_file(content, file="a.xml", schema=tmp_path / "any.rng") == []
    assert len(validate_file(content, file="a.xml")) == 2


def mend(content: bytes) -> tuple[bytes, list[str]]:
    mended, fixed = mend_document(content, Job(Path("a.xml")), Settings())
    return mended, [f.rule for f in fixed]


def test_a_misspelt_element_a_date_a_range_and_a_tag_are_mended_and_nothing_else_changes() -> None:
    before = MODELS + document(
        "<p  xml:lang='ru_RU'>On <date\n  when = '22 May 1957'>22 May</date >, <persname><hi>Kim</hi></persname > &#160;"
        '<!-- persname --><date from="1957-06-01" to="1957-05-01">x</date></p>'
    )
    expected = before.replace(b"ru_RU", b"ru-RU").replace(b"'22 May 1957'", b"'1957-05-22'")
    expected = expected.replace(b"<persname>", b"<persName>").replace(b"</persname >", b"</persName >")
    expected = expected.replace(b'from="1957-06-01" to="1957-05-01"', b'from="1957-05-01" to="1957-06-01"')
    mended, rules = mend(before)
    assert mended == expected
    assert sorted(rules) == ["date.format", "date.order", "lang.malformed", "rng.element-unknown"]


def test_missing_xml_model_instructions_are_put_behind_the_declaration() -> None:
    before = b'\xef\xbb\xbf<?xml version="1.0"?>\r\n' + document("<p>x</p>")
    mended, rules = mend(before)
    lines = mended.split(b"\r\n")
    assert rules == ["schema.missing"]
    assert lines[0] == b'\xef\xbb\xbf<?xml version="1.0"?>'
    assert lines[1].startswith(b"<?xml-model") and lines[2].startswith(b"<?xml-model")
    assert lines[3] == document("<p>x</p>")


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1251"])
def test_the_encoding_of_a_mended_file_stays(encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        + MODELS.decode()
        + document('<p><date when="5 May 1957">да</date></p>').decode()
    )
    mended, rules = mend(text.encode(encoding))
    assert rules == ["date.format"]
    assert mended == text.replace("5 May 1957", "1957-05-05").encode(encoding)


@pytest.mark.parametrize(
    "body",
    [
        '<p><date when="03/04/1957">x</date></p>',
        "<p><blort>x</blort></p>",
        '<p><ref target="#none">x</ref></p>',
        "<p>not closed",
        "<p><lisst>x</lisst></p>",
        '<p><date from="1957-05-06" to="1597-05-29">x</date></p>',
        '<p><date from="1957-12-12" to="1957-01-03">x</date></p>',
    ],
)
def test_what_cannot_be_mended_safely_stays_byte_for_byte(body: str) -> None:
    before = MODELS + document(body)
    mended, _ = mend(before)
    assert mended == before


def test_a_file_that_is_checked_with_another_schema_gets_no_instructions_of_ours(tmp_path: Path) -> None:
    content = document("<p>x</p>")
    own = Job(Path("a.xml"), schema=SHIPPED / "tei_tools.rng")
    assert mend_document(content, own, Settings()) == (content, [])
    other = document("<p><q>x</q><unknownElement/></p>")
    assert mend_document(other, Job(Path("a.xml")), Settings()) == (other, [])


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<persname>K</persname>", '<date when="22 May 1957">x</date>', "<hi >é</hi>", "&#233; 😀\r\n"]),
        max_size=4,
    )
)
def test_mending_again_changes_nothing(parts: list[str]) -> None:
    once, _ = mend(document(f"<p>{''.join(parts)}</p>"))
    assert mend(once) == (once, [])
    assert not [f for f in validate_file(once, file="a.xml") if f.severity == "error"]
