"""Findings in the forms that machines read: SARIF 2.1.0, JUnit XML, GitHub's workflow commands, GitLab's code quality report.

Places count from 1 and columns count characters in all of them. What could not be worked on at all is a notification
(SARIF), an `error` (JUnit), or a problem of its own (GitHub, GitLab).

>>> from tei_tools.model import Finding
>>> print(report_github(Results([Finding("a.xml", 3, 7, "date.order", "warning", "50% wrong")])), end="")
::warning file=a.xml,line=3,col=7,title=date.order::50%25 wrong
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from tei_tools import __version__
from tei_tools.cli.report import Results, text_line
from tei_tools.model import Finding
from tei_tools.validators.rules import summary_of

_HOME = "https://tei-tools.github.io/"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_GITHUB = {"error": "error", "warning": "warning", "info": "notice"}
_GITLAB = {"error": "major", "warning": "minor", "info": "info"}
_PROBLEM = "input.unreadable"


def report_sarif(results: Results) -> str:
    """Gives a log of SARIF 2.1.0 (OASIS) with one run."""
    rules = sorted({finding.rule for finding in results.findings})
    driver = {
        "name": "tei-tools",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": _HOME,
        "rules": [
            {"id": rule, "shortDescription": {"text": summary_of(rule)}, "helpUri": f"{_HOME}rules/{quote(rule, safe='.')}"}
            for rule in rules
        ],
    }
    fingerprints = _fingerprints(results.findings)
    found = [_sarif_result(f, rules.index(f.rule), mark) for f, mark in zip(results.findings, fingerprints, strict=True)]
    notifications = [{"level": "error", "message": {"text": text}} for _, text in results.problems]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not notifications, "toolExecutionNotifications": notifications}],
        "results": found,
    }
    schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=1, ensure_ascii=False) + "\n"


def _sarif_result(finding: Finding, index: int, mark: str) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.file)}}
    if finding.line > 0:
        place["region"] = {"startLine": finding.line, "startColumn": max(1, finding.column)}
    location: dict[str, Any] = {"physicalLocation": place}
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.path, "kind": "element"}]
    text = finding.message + (f" ({finding.hint})" if finding.hint else "")
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [location],
        "partialFingerprints": {"teiTools/v1": mark},
    }


def report_junit(results: Results) -> str:
    """Gives JUnit XML: a suite with one test case for each file, which fails where the file has errors."""
    by_file: dict[str, list[Finding]] = {file: [] for file in results.files}
    for finding in results.findings:
        by_file.setdefault(finding.file, []).append(finding)
    problems = dict(results.problems)
    for file in problems:
        by_file.setdefault(file, [])
    failed = sum(any(f.severity == "error" for f in found) and file not in problems for file, found in by_file.items())
    counts = f'tests="{len(by_file)}" failures="{failed}" errors="{len(problems)}"'
    cases = "".join(_junit_case(file, found, problems.get(file, "")) for file, found in by_file.items())
    suite = f'<testsuite name="tei-tools validate" {counts} skipped="0" time="0">\n{cases}</testsuite>\n'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {counts} time="0">\n{suite}</testsuites>\n'


def _junit_case(file: str, found: list[Finding], problem: str) -> str:
    head = f'<testcase name={quoteattr(_legal(file))} classname="tei-tools.validate" time="0"'
    errors = [finding for finding in found if finding.severity == "error"]
    others = [finding for finding in found if finding.severity != "error"]
    parts = []
    if problem:
        parts.append(f"<error message={quoteattr(_legal(problem))} type={quoteattr(_PROBLEM)}/>\n")
    elif errors:
        lines = escape(_legal("\n".join(text_line(finding) for finding in errors)))
        message = quoteattr(_legal(f"{errors[0].message}" + (f" (and {len(errors) - 1} more)" if errors[1:] else "")))
        parts.append(f"<failure message={message} type={quoteattr(errors[0].rule)}>{lines}</failure>\n")
    if others:
        lines = escape(_legal("\n".join(text_line(finding) for finding in others)))
        parts.append(f"<system-out>{lines}</system-out>\n")
    return f"{head}>\n{''.join(parts)}</testcase>\n" if parts else f"{head}/>\n"


def report_github(results: Results) -> str:
    """Gives a workflow command a line, which GitHub shows at the line of the pull request."""
    lines = [_github_line(finding) for finding in results.findings]
    lines += [f"::error title={_PROBLEM}::{_github_data(text)}\n" for _, text in results.problems]
    return "".join(lines)


def _github_line(finding: Finding) -> str:
    fields = {"file": Path(finding.file).as_posix()}
    if finding.line > 0:
        fields |= {"line": str(finding.line), "col": str(max(1, finding.column))}
    shown = ",".join(f"{name}={_github_property(value)}" for name, value in (fields | {"title": finding.rule}).items())
    text = finding.message + (f"\n{finding.hint}" if finding.hint else "")
    return f"::{_GITHUB[finding.severity]} {shown}::{_github_data(text)}\n"


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")


def report_gitlab(results: Results) -> str:
    """Gives GitLab's code quality report, an array of issues in the form of Code Climate."""
    marks = _fingerprints(results.findings)
    issues = [
        _gitlab_issue(f.message, f.rule, mark, _GITLAB[f.severity], f.file, max(1, f.line))
        for f, mark in zip(results.findings, marks, strict=True)
    ]
    for file, text in results.problems:
        mark = hashlib.sha256(f"{_PROBLEM}\0{file}".encode()).hexdigest()
        issues.append(_gitlab_issue(text, _PROBLEM, mark, "critical", file, 1))
    return json.dumps(issues, indent=1, ensure_ascii=False) + "\n"


def _gitlab_issue(text: str, rule: str, mark: str, severity: str, file: str, line: int) -> dict[str, Any]:
    location = {"path": str(PurePosixPath(Path(file).as_posix())), "lines": {"begin": line}}
    return {"description": text, "check_name": rule, "fingerprint": mark, "severity": severity, "location": location}


def _fingerprints(findings: Iterable[Finding]) -> list[str]:
    """A mark for each finding that stays when lines move: file, rule, message, and which one of the same it is."""
    seen: Counter[tuple[str, str, str]] = Counter()
    marks = []
    for finding in findings:
        key = (Path(finding.file).as_posix(), finding.rule, finding.message)
        seen[key] += 1
        marks.append(hashlib.sha256("\0".join((*key, str(seen[key]))).encode()).hexdigest())
    return marks


def _uri(file: str) -> str:
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _legal(text: str) -> str:
    """XML cannot hold control characters, and file names may."""
    return "".join(char if char >= " " or char in "\n\t" else "\ufffd" for char in text)
