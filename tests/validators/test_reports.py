"""What machines read: each form against the rules of its published schema or grammar."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tei_tools.cli.report import FORMATS, Results, report_for, report_summary
from tei_tools.model import Finding

TEXT = st.text(alphabet="aé😀%:,<>&\"'\n\r\x01", max_size=12)
FINDINGS = st.lists(
    st.builds(
        Finding,
        st.sampled_from(["a.xml", "tei/b c.xml", "/abs/ü.xml"]),
        st.integers(0, 5),
        st.integers(0, 5),
        st.sampled_from(["ref.unresolved", "schematron.own"]),
        st.sampled_from(["error", "warning", "info"]),
        TEXT.filter(str.strip),
        st.sampled_from(["", "/TEI/text"]),
        TEXT,
    ),
    max_size=5,
)


def results(findings: list[Finding]) -> Results:
    return Results(findings, ("a.xml", "tei/b c.xml", "/abs/ü.xml", "gone.xml"), (("gone.xml", "gone.xml: does not exist"),))


@given(FINDINGS)
def test_text_is_one_line_for_each_finding(findings: list[Finding]) -> None:
    lines = report_for("text")(results(findings)).split("\n")[:-1]
    assert len(lines) == len(findings)
    assert all(re.match(r".+:\d+:\d+: (error|warning|info) [\w.\-]+: ", line) for line in lines)


@given(FINDINGS)
def test_json_holds_the_findings_with_the_keys_in_order(findings: list[Finding]) -> None:
    read = json.loads(report_for("json")(results(findings)))
    assert read == [finding.as_dict() for finding in findings]
    assert all(list(item) == ["file", "line", "column", "path", "rule", "severity", "message", "hint"] for item in read)


def require(value: dict[str, Any], required: dict[str, type], optional: dict[str, type]) -> None:
    """A closed object of a JSON schema: what must be there is, nothing else is, types fit."""
    assert set(required) <= set(value) <= set(required) | set(optional)
    for name, kind in (required | optional).items():
        assert name not in value or isinstance(value[name], kind)


@given(FINDINGS)
def test_sarif_keeps_the_rules_of_its_schema(findings: list[Finding]) -> None:
    log = json.loads(report_for("sarif")(results(findings)))
    require(log, {"version": str, "runs": list}, {"$schema": str})
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    require(run, {"tool": dict}, {"results": list, "invocations": list, "columnKind": str})
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    driver = run["tool"]["driver"]
    require(driver, {"name": str}, {"version": str, "semanticVersion": str, "informationUri": str, "rules": list})
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    assert all(rule["helpUri"].startswith("https://") for rule in driver["rules"])
    (invocation,) = run["invocations"]
    require(invocation, {"executionSuccessful": bool}, {"toolExecutionNotifications": list})
    for result, finding in zip(run["results"], findings, strict=True):
        optional = {"ruleId": str, "ruleIndex": int, "level": str, "locations": list, "partialFingerprints": dict}
        require(result, {"message": dict}, optional)
        assert ids[result["ruleIndex"]] == result["ruleId"] == finding.rule
        assert result["level"] in ("none", "note", "warning", "error")
        place = result["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"[A-Za-z0-9%._~/:\-]+", place["artifactLocation"]["uri"])
        region = place.get("region", {"startLine": 1, "startColumn": 1})
        assert region["startLine"] >= 1 and region["startColumn"] >= 1
    marks = [(r["ruleId"], r["partialFingerprints"]["teiTools/v1"]) for r in run["results"]]
    assert len(set(marks)) == len(marks)


# the JUnit schema that CI servers go by (testsuites > testsuite > testcase > error | failure, system-out), as RELAX NG
JUNIT = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><element name="testsuites"><ref name="counts"/><oneOrMore><ref name="suite"/></oneOrMore></element></start>
<define name="counts"><attribute name="tests"><data type="nonNegativeInteger"/></attribute>
<attribute name="failures"><data type="nonNegativeInteger"/></attribute><attribute name="errors"><data type="nonNegativeInteger"/></attribute>
<optional><attribute name="time"><data type="decimal"/></attribute></optional></define>
<define name="suite"><element name="testsuite"><attribute name="name"/><ref name="counts"/>
<optional><attribute name="skipped"><data type="nonNegativeInteger"/></attribute></optional><zeroOrMore><element name="testcase">
<attribute name="name"/><attribute name="classname"/><optional><attribute name="time"><data type="decimal"/></attribute></optional>
<optional><choice><element name="failure"><ref name="why"/></element><element name="error"><ref name="why"/></element></choice></optional>
<optional><element name="system-out"><text/></element></optional></element></zeroOrMore></element></define>
<define name="why"><attribute name="message"/><attribute name="type"/><text/></define></grammar>"""


@given(FINDINGS)
def test_junit_keeps_the_rules_of_its_schema_and_counts_right(findings: list[Finding]) -> None:
    root = etree.fromstring(report_for("junit")(results(findings)).encode())
    etree.RelaxNG(etree.fromstring(JUNIT)).assertValid(root)
    assert [case.get("name") for case in root.iter("testcase")] == ["a.xml", "tei/b c.xml", "/abs/ü.xml", "gone.xml"]
    assert int(root.get("tests")) == 4
    assert (
        int(root.get("failures")) == len(list(root.iter("failure"))) == len({f.file for f in findings if f.severity == "error"})
    )
    assert int(root.get("errors")) == len(list(root.iter("error"))) == 1


@given(FINDINGS)
def test_github_commands_keep_their_grammar(findings: list[Finding]) -> None:
    lines = report_for("github")(results(findings)).split("\n")[:-1]
    assert len(lines) == len(findings) + 1
    value = r"(?:[^%:,\r\n]|%25|%0D|%0A|%3A|%2C)*"
    command = re.compile(rf"::(error|warning|notice) (\w+={value})(,\w+={value})*::([^%\r\n]|%25|%0D|%0A)*")
    assert all(command.fullmatch(line) for line in lines)


@given(FINDINGS)
def test_gitlab_issues_keep_the_rules_of_the_report(findings: list[Finding]) -> None:
    issues = json.loads(report_for("gitlab")(results(findings)))
    assert len(issues) == len(findings) + 1
    for issue in issues:
        require(issue, {"description": str, "check_name": str, "fingerprint": str, "severity": str, "location": dict}, {})
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_of_nothing_is_still_a_report(name: str) -> None:
    text = report_for(name)(Results([], ("a.xml",)))
    if name in ("json", "sarif", "gitlab"):
        json.loads(text)
    elif name == "junit":
        etree.fromstring(text.encode())
    else:
        assert text == ""


def test_the_source_line_is_shown_with_a_marker_under_the_place_and_the_hint(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<a>\n\t<é b='1'/>\n</a>", encoding="utf-8")
    finding = Finding(str(path), 2, 5, "ref.file", "error", "m", hint="do this")
    lines = report_for("text")(Results([finding], with_source=True)).split("\n")
    assert lines[1:] == ["     <é b='1'/>", "        ^", "    hint: do this", ""]


def test_the_summary_counts_by_rule_and_by_file() -> None:
    findings = [Finding("a.xml", 1, 1, "ref.file", "error", "m")] * 2 + [Finding("b.xml", 1, 1, "ref.kind", "warning", "m")]
    text = report_summary(Results(findings, ("a.xml", "b.xml")))
    assert text.splitlines() == [
        "by rule:",
        "      2  error ref.file",
        "      1  warning ref.kind",
        "by file:",
        "      2  a.xml",
        "      1  b.xml",
        "2 errors, 1 warning in 2 files",
    ]
