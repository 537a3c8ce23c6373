"""Items: the pieces that a transcription is made of, in order, each with its kind and the annotations inside it.

>>> Item("p", 0, 5).zone
'body'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tei_tools.model import Annotation, Finding, Metadata, Severity
from tei_tools.profiles import Profile

# Where a kind may stand: at the head of a division, in its body, at its foot, behind the whole, or anywhere.
_ZONES = {
    "letterhead": "top", "marks": "top", "dateline": "top", "address": "top", "salute": "top", "shelfmark": "top",
    "telegram": "top", "title": "top", "stamp": "float", "add": "float", "entry": "division", "heading": "division",
    "p": "body", "list": "body", "table": "body", "sp": "body", "line": "body", "footnote": "body",
    "endnote": "body",
    "agenda": "division", "decision": "division",
    "note": "float", "gap": "global", "milestone": "global", "pb": "global", "fw": "global", "valediction": "foot",
    "signed": "foot", "direction": "foot", "postscript": "foot", "distribution": "back", "registry": "back",
    "attachment": "back",
    "notes": "back", "abstract": "back",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """A piece [start, end) of the transcription; `inner` are annotations inside it, `detail` what its rule found out."""

    kind: str
    start: int
    end: int
    inner: tuple[Annotation, ...] = ()
    detail: str = ""

    @property
    def zone(self) -> str:
        """Tells where in a division this kind may stand."""
        return _ZONES[self.kind]


@dataclass(frozen=True, slots=True)
class Reading:
    """What all rules of the reader look at: the text, the profile, what is known beside the text, the bracket constructs."""

    text: str
    profile: Profile
    metadata: Metadata
    source: str
    constructs: Sequence[tuple[Annotation, ...]] = ()
    first_line: int = 0  # lines of the file before the text: those of its front matter

    def findings(self, problems: Sequence[tuple[int, str, str]], severity: Severity = "warning") -> list[Finding]:
        """Gives findings for (offset, rule, message), sorted by offset, with lines and columns of the file."""
        found: list[Finding] = []
        line, at = self.first_line + 1, 0
        for offset, rule, message in problems:
            line, at = line + self.text.count("\n", at, offset), offset
            column = offset - self.text.rfind("\n", 0, offset)
            found.append(Finding(self.source, line, column, rule, severity, message))
        return found
