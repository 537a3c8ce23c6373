"""Who writes to whom by a title: `The Consul-General at Halm to the Earl of Orla`, `Letter from A. Bel to B. Horn`.

>>> parties_of("The Consul-General at Halm to the Earl of Orla.")
((0, 26), (30, 46))
>>> parties_of("Journey to the mill") is None
True
"""

from __future__ import annotations

import re

Span = tuple[int, int]
_SMALL = r"(?:of|in|at|the|and|for|de|du|la|von|van|der|ad|interim|general|d['’]affaires|&)"
_WORD = rf"(?:[A-ZÀ-Ý(][\w.,'’()-]*|{_SMALL})"
_FROM_TO = re.compile(
    rf"(?:[\w' ]{{3,40}}?\s(?:from|by)\s)?(?P<sender>{_WORD}(?:\s+{_WORD}){{0,12}})"
    rf"\s+to\s+(?P<recipient>{_WORD}(?:\s+{_WORD}){{0,14}})\.?$"
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# kinds of documents and journeys go to somebody too, but are nobody
_NOBODY = re.compile(
    r"(?:Letters?|Telegrams?|Notes?|Memorand\w+|Reports?|Messages?|Instructions?|Reply|Answer|Addendum|Annex|Appendix|Attachment|Supplement|"
    r"Amendments?|Introduction|Preface|Visit|Journey|Trip|Travel|Voyage|Return|Flight|Road|Way|Access|Appeal|Call|Cable|Circular|"
    r"Despatch|Dispatch|Guide|Response|Proposals?|Invitation|Speech|Toast|Address|Statement|Declaration|Protocol|Summary|Information|"
    r"Material|Request|Petition|Recommendations?|Remarks|Comments?|Aid|Assistance|Support|Relations?|Number|Item|Point)\b"
)


def parties_of(title: str) -> tuple[Span, Span] | None:
    """Gives where a title names who writes and to whom, as offsets; None where it does not say so."""
    flat = re.sub(r"\s", " ", title)
    found = _FROM_TO.match(flat)
    if found is None or _NOBODY.match(re.sub(r"^The ", "", found["sender"])):
        return None
    spans = found.span("sender"), found.span("recipient")
    if not all(_LETTERS.search(flat[start:end]) for start, end in spans):
        return None
    return spans[0], (spans[1][0], spans[1][0] + len(found["recipient"].rstrip(".")))
