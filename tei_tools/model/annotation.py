"""An annotation: one TEI element over a half-open range of the transcription, kept beside the text (stand-off).

The range covers the delimiters that the transcription spells the construct with. The first `lead` and the last `trail`
characters of the range are such delimiters: they are spelled by the element itself and do not stand in the XML as text.

>>> text = "and [would] also"
>>> Annotation(4, 11, "supplied", lead=1, trail=1).content(text)
'would'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

TRANSLATOR = "#translator"  # ENCODING.md: the voice of the transcriber or translator
MACHINE = "#tei-tools"  # ENCODING.md: the voice of the machine


@dataclass(frozen=True, slots=True)
class Annotation:
    """One element over [start, end) of `Document.text`; start == end is a milestone (lb, pb, anchor).

    `element` is the TEI name, `attributes` its TEI attributes (`xml:id` allowed) without resp, cert and source, which come
    from the other fields. `resp` is None for what the document itself shows, "#translator" or "#tei-tools". `cert` is
    "high", "medium", "low" or None. `rule` names the rule that made it (`person.title`), `evidence` says in words what it
    rests on, a register id included; `candidates` are the records that a name could be where nothing decided. `lead`
    and `trail` count the delimiter characters at either end.
    """

    start: int
    end: int
    element: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    resp: str | None = None
    cert: str | None = None
    rule: str = ""
    evidence: str = ""
    lead: int = 0
    trail: int = 0
    candidates: tuple[str, ...] = ()

    def content(self, text: str) -> str:
        """Gives the characters that stand inside the element, its delimiters left away."""
        return text[self.start + self.lead : max(self.start + self.lead, self.end - self.trail)]


def annotation_order(annotation: Annotation) -> tuple[int, int]:
    """Sort key: by start, the longer range first. Equal ranges keep the order in which they were added, outer first."""
    return annotation.start, -annotation.end
