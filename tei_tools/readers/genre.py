"""The genre of a document, with how sure it is: by its title, else by its shape.

>>> genre_of("The Journal of Soviet Ambassador A. M. PUZANOV", frozenset())
('journal', 'high')
>>> genre_of("", frozenset({"salute", "signed"}))
('letter', 'medium')
"""

from __future__ import annotations

import re

from tei_tools.readers.shapes import unspaced

# The first row whose words stand in the title wins; rows are ordered from the narrow to the wide.
_TITLES = (
    ("journal", r"\b(?:journal|diary|diaries|daybook)\b"),
    ("telegram", r"\b(?:telegram|cable|ciphered telegram|cipher telegram|airgram|telex|cryptogram|radiogram|fernschreiben)\b"),
    ("transcript", r"\b(?:transcript|stenogram|stenographic|verbatim|telephone conversation|telcon|interview)\b"),
    (
        "conversation",
        r"\b(?:conversations?|talks?|meeting between|meeting with|discussions? (?:with|between)|audience|reception of)\b",
    ),
    ("protocol", r"\b(?:protocol|resolution|decision|decree|extract from protocol)\b"),
    ("minutes", r"\b(?:minutes|session|plenum|proceedings|notes of (?:the )?(?:\w+ )?meeting|memorandum of discussion)\b"),
    ("memorandum", r"\b(?:memorandum|memo|aide-m[eé]moire|pro memoria)\b"),
    ("letter", r"\b(?:letter|message from)\b"),
    ("report", r"\b(?:report|survey|review|analysis|summary of|information (?:on|about)|account of|background)\b"),
    ("note", r"\b(?:note|note verbale|cover note|annotation)\b"),
)
_SHAPES = (
    ("journal", {"entries"}), ("transcript", {"sp"}), ("telegram", {"telegram"}), ("letter", {"salute"}),
    ("conversation", {"participants"}), ("letter", {"valediction"}), ("minutes", {"agenda"}),
)  # fmt: skip


def genre_of(title: str, kinds: frozenset[str]) -> tuple[str, str]:
    """Gives genre and certainty (high, medium, low) from the title's words and from the kinds of items that occur."""
    title = unspaced(title)
    for genre, pattern in _TITLES:
        if re.search(pattern, title, re.IGNORECASE):
            return genre, "high"
    for genre, needed in _SHAPES:
        if needed <= kinds:
            return genre, "medium"
    return "document", "low"
