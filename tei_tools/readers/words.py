"""The words of an input that is no plain text, laid out as a transcription: what the readers of formats give.

>>> Words("Dear Anna").findings
()
"""

from __future__ import annotations

from dataclasses import dataclass

from tei_tools.model import Finding


@dataclass(frozen=True, slots=True)
class Words:
    """A transcription, and what its format had that a transcription cannot hold, each a finding."""

    text: str
    findings: tuple[Finding, ...] = ()
