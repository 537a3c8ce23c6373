"""Findings to what is printed: lines, with the source beneath where a person reads them, or one of the forms for machines.

>>> from tei_tools.model import Finding
>>> print(report_text(Results([Finding("a.xml", 3, 7, "ref.unresolved", "error", "has no record")])), end="")
a.xml:3:7: error ref.unresolved: has no record

The forms for machines are in `formats`, which is imported when one is asked for.
"""

from __future__ import annotations

import importlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from tei_tools.components import load
from tei_tools.errors import TeiToolsError
from tei_tools.files import STDIN
from tei_tools.model import Finding

FORMATS = {
    "text": "tei_tools.cli.report:report_text",
    "json": "tei_tools.cli.report:report_json",
    "sarif": "tei_tools.cli.formats:report_sarif",
    "junit": "tei_tools.cli.formats:report_junit",
    "github": "tei_tools.cli.formats:report_github",
    "gitlab": "tei_tools.cli.formats:report_gitlab",
}
_WIDTH = 100  # of a source line that is shown


@dataclass(frozen=True)
class Results:
    """What a run found: findings in order, every file that was named, and for some why they could not be worked on."""

    findings: Sequence[Finding]
    files: Sequence[str] = ()
    problems: Sequence[tuple[str, str]] = field(default=())
    with_source: bool = False


Report = Callable[[Results], str]


def report_for(name: str) -> Report:
    """Gives the function that makes a report of the format."""
    report: Report = load(FORMATS, name, family="format")
    return report


def report_text(results: Results) -> str:
    """Gives `file:line:column: severity rule: message`, one line for each; the source line and the hint where wanted."""
    if not results.with_source:
        return "".join(f"{text_line(finding)}\n" for finding in results.findings)
    return "".join(f"{text_line(finding)}\n{_shown(finding)}" for finding in results.findings)


def report_json(results: Results) -> str:
    """Gives a JSON array of objects with the keys file, line, column, path, rule, severity, message, hint."""
    json = importlib.import_module("json")
    items = ",\n".join(f"  {json.dumps(finding.as_dict(), ensure_ascii=False)}" for finding in results.findings)
    return f"[\n{items}\n]\n" if items else "[]\n"


def text_line(finding: Finding) -> str:
    """Gives a finding on one line, whatever its message holds."""
    return " ".join(str(finding).split())


def summary(findings: Iterable[Finding]) -> str:
    """Says in words how many findings there are of each severity."""
    counts = Counter(finding.severity for finding in findings)
    parts = [f"{counts[name]} {name}{'s' * (counts[name] != 1)}" for name in ("error", "warning", "info") if counts[name]]
    return ", ".join(parts) or "nothing found"


def report_summary(results: Results) -> str:
    """Gives how many findings each rule and each file has, the most frequent first."""
    parts = []
    for title, counts in (
        ("by rule", Counter(f"{finding.severity} {finding.rule}" for finding in results.findings)),
        ("by file", Counter(finding.file for finding in results.findings)),
    ):
        rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
        parts.append("".join([f"{title}:\n", *(f"{count:7}  {name}\n" for name, count in rows)]))
    files = f"{len(results.files)} file{'s' * (len(results.files) != 1)}"
    return "".join(parts) + f"{summary(results.findings)} in {files}\n"


def _shown(finding: Finding) -> str:
    """The source line with a marker under the place, and the hint."""
    lines = _lines(finding.file)
    parts = []
    if 0 < finding.line <= len(lines) and finding.column > 0:
        line = lines[finding.line - 1].replace("\t", " ")
        start = max(0, min(finding.column - 30, len(line) - _WIDTH))
        parts.append(f"    {line[start : start + _WIDTH].rstrip()}\n    {' ' * (finding.column - 1 - start)}^\n")
    if finding.hint:
        parts.append(f"    hint: {' '.join(finding.hint.split())}\n")
    return "".join(parts)


@lru_cache(maxsize=2)
def _lines(file: str) -> list[str]:
    if file == STDIN:
        return []
    decode = load({"decode": "tei_tools.decoding:decode"}, "decode", family="stage")
    try:
        return re.split(r"\r\n|\r|\n", decode(Path(file).read_bytes(), file))
    except (OSError, TeiToolsError):
        return []
