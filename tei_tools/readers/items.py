"""Items: the pieces that a transcription is made of, in order, each with its kind and the annotations inside it.

>>> Item("p", 0, 5).zone
'body'
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tei_tools.model import Annotation, Finding, Metadata, Severity
from tei_tools.profiles import Profile

# Where a kind may stand: at the head of a division, in its body, at its foot, behind the whole, or anywhere.
_ZONES = {
    "letterhead": "top", "marks": "top", "dateline": "top", "address": "top", "salute": "top", "shelfmark": "top",
    "telegram": "top", "title": "top", "stamp": "float", "add": "float", "entry": "division", "heading": "division",
    "p": "body", "list": "body", "table": "body", "sp": "body", "line": "body", "office": "body", "dated": "body",
    "footnote": "body", "endnote": "body",
    "agenda": "division", "decision": "division",
    "note": "float", "gap": "global", "milestone": "global", "pb": "global", "fw": "global", "valediction": "foot",
    "signed": "foot", "ended": "foot", "direction": "foot", "postscript": "foot", "distribution": "back", "registry": "back",
    "attachment": "back",
    "notes": "back", "abstract": "back",
}  # fmt: skip
_WHOLE = ("stamp", "add", "figure")
_MOST = 20  # findings of one rule on one line


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


def within_text(item: Item) -> Item:
    """Gives an item of the registry or a list of copies as it stands inside the text, any other as it is."""
    if item.kind == "registry":
        return replace(item, kind="office")
    if item.kind != "distribution":
        return item
    inner = tuple(annotation for annotation in item.inner if annotation.element != "list")
    has_items = any(annotation.element == "item" for annotation in inner)
    return (
        replace(item, kind="list", inner=inner, detail="distribution") if has_items else replace(item, kind="office", inner=())
    )


@dataclass(frozen=True)
class Reading:
    """What all rules of the reader look at: the text, the profile, what is known beside the text, the bracket constructs."""

    text: str
    profile: Profile
    metadata: Metadata
    source: str
    constructs: Sequence[tuple[Annotation, ...]] = ()
    first_line: int = 0  # lines of the file before the text: those of its front matter

    @cached_property
    def whole_lines(self) -> frozenset[tuple[int, int]]:
        """The ranges of all stamps and pieces of handwriting, for the question whether a line is one."""
        return frozenset((outer.start, outer.end) for outer, *_ in self.constructs if outer.element in _WHOLE)

    @cached_property
    def signatures(self) -> Sequence[int]:
        """Where `[signature]` stands, in order."""
        return sorted(outer.start for outer, *_ in self.constructs if outer.element == "figure")

    def findings(self, problems: Sequence[tuple[int, str, str]], severity: Severity = "warning") -> list[Finding]:
        """Gives findings for (offset, rule, message), sorted by offset, with lines and columns of the file.

        Of the same rule on one line the first are given, and how many there are: a line of ten thousand brackets is one mess.
        """
        found: list[Finding] = []
        counts: Counter[tuple[int, str]] = Counter()
        line, line_start, at = self.first_line + 1, 0, 0
        for offset, rule, message in problems:
            newlines = self.text.count("\n", at, offset)
            if newlines:
                line, line_start = line + newlines, self.text.rfind("\n", at, offset) + 1
            at = offset
            counts[line, rule] += 1
            if counts[line, rule] <= _MOST:
                found.append(Finding(self.source, line, offset - line_start + 1, rule, severity, message))
        return [_counted(finding, counts[finding.line, finding.rule]) for finding in found]


def _counted(finding: Finding, count: int) -> Finding:
    return finding if count <= _MOST else replace(finding, message=f"{finding.message} ({count} times on this line)")
