"""Findings to what is printed: a line each, or one JSON array.

>>> from tei_tools.model import Finding
>>> print(report_text([Finding("a.xml", 3, 7, "ref.unresolved", "error", "has no record")]), end="")
a.xml:3:7: error ref.unresolved: has no record
"""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Iterable

from tei_tools.model import Finding


def report_text(findings: Iterable[Finding]) -> str:
    """Gives `file:line:column: severity rule: message`, one line for each finding."""
    return "".join(f"{text_line(finding)}\n" for finding in findings)


def report_json(findings: Iterable[Finding]) -> str:
    """Gives a JSON array of objects with the keys file, line, column, path, rule, severity, message, hint."""
    json = importlib.import_module("json")
    items = ",\n".join(f"  {json.dumps(finding.as_dict(), ensure_ascii=False)}" for finding in findings)
    return f"[\n{items}\n]\n" if items else "[]\n"


# the value of --format -> what makes the report of it
REPORTS: dict[str, Callable[[Iterable[Finding]], str]] = {"text": report_text, "json": report_json}


def text_line(finding: Finding) -> str:
    """Gives a finding on one line, whatever its message holds."""
    return " ".join(str(finding).split())


def summary(findings: Iterable[Finding]) -> str:
    """Says in words how many findings there are of each severity."""
    counts = Counter(finding.severity for finding in findings)
    parts = [f"{counts[name]} {name}{'s' * (counts[name] != 1)}" for name in ("error", "warning", "info") if counts[name]]
    return ", ".join(parts) or "nothing found"
