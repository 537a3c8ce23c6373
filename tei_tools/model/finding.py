"""A finding: one problem in a user's document, with its place, its rule and how to mend it.

>>> print(Finding("a.xml", 3, 7, "ref.unresolved", "error", "persName/@ref '#jdoe' has no record: add one or remove it"))
a.xml:3:7: error ref.unresolved: persName/@ref '#jdoe' has no record: add one or remove it
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One problem. Lines and columns count from 1 (0: the whole file); columns count characters.

    `path` is an XPath-like address of the node where one is known; `hint` says how to mend it. Findings sort by place.
    """

    file: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    path: str = ""
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity} {self.rule}: {self.message}"

    def as_dict(self) -> dict[str, str | int]:
        """Gives the JSON form, with the keys in the documented order."""
        names = ("file", "line", "column", "path", "rule", "severity", "message", "hint")
        return {name: getattr(self, name) for name in names}
