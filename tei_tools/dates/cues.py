"""What the words round a date say of it: that it is past, to come, a limit, a birth, a receipt.

>>> text = "They dined on Sunday, and are to leave."
>>> Cues(text).looks_ahead(Point(14, 20, "P_WEEKDAY"), default=True)
False

The clause of a date counts before its sentence. The words are English: the language of most translations.
"""

from __future__ import annotations

import re
from functools import cache

from tei_tools.dates.points import Point

_FUTURE = (
    r"\b(?:will|shall|would|won['’]t|going to|to go|invite[ds]?|plan(?:s|ned)?|intend(?:s|ed)?|propos(?:e[sd]?|al)|schedul\w+|"
    r"coming|upcoming|forthcoming|expect(?:s|ed)?|tomorrow|soon|agreed to|is to|are to|was to|were to|"
    r"ought to|not later than|hope[sd]?|asks? for|beg for|"
    r"request(?:s|ed)? (?:\w+ ){0,4}to|future|deadline|postponed?)\b"
)
_SURELY = r"\b(?:will|shall)\b"
_PAST = (
    r"\b(?:was|were|had|did|has been|have been|ago|since|already|last|came|went|took|said|told|met|held|saw|spoke|wrote|gave|"
    r"left|"
    r"began|brought|sent|heard|read|found|got|became|made|paid|lost|won|fell|rode|drove|flew|rose|sat|stood|ran|kept|thought|"
    r"bought|taught|caught|fought|built|sold|led|felt|dealt|slept|spent|broke|chose|drew|threw|knew|grew|ate|drank|sang|"
    r"\w{2,}ed)\b"
)
_LIMIT = r"\b(?:by|until|till|later than)\s+(?:the\s+)?$"
_BORN = re.compile(r"(?:\bborn|\bb\.|\bnée|\bgeb\.?|\bborn:)\W{0,3}(?:\w+\W{1,2}){0,5}$", re.IGNORECASE)
_RECEIVED = re.compile(r"\b(?:received|rec['’]?d|recvd|incoming|vkh|eingegangen|reçue?)\W{0,9}$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[;:&()\[\]]|,\s|\s[–—-]\s|\b(?:and|but|or|which|who|und|et)\b")
_SENTENCE_END = re.compile(r"[.!?][\s\"”')\]]+(?=[\"“(\[]?[A-ZÀ-Þ])|\n\s*\n")
# `(Received October 3.)` on a line or in a bracket of its own: no document comes in before it was written
_RECEIPT = re.compile(r"(?:\A|\n|[(\[])[ \t]*(?:Received|Rec[’']?d|Arrived)\b[^\n()\[\]]{0,30}\Z")
_LOOK = 160  # characters of a sentence that are looked at


_PLUPERFECT = (
    r"\bhad\s+(?:(?:already|also|just|never|not|even|long|once)\s+){0,2}"
    r"(?:been|\w{2,}(?:ed|en|wn)|gone|come|become|begun|made|done|left|lost|sent|told|held|met|had|brought|taught|bought|fought|"
    r"built|paid|said|found|heard|read|run|led|kept|felt|put|set|cut|shot|got|won)\b"
)
_EARLIER = r"\b(?:earlier|previously|beforehand|formerly|before that|already in|back in|the year before|before the war)\b"
_ONWARD = (
    r"\b(?:then|later|afterwards?|after (?:that|this)|thereafter|thereupon|next|finally|eventually|at last|at length|soon|"
    r"subsequently|from there)\b"
)
_BY = re.compile(r"\b(?:by|until|till)\s+(?:the\s+)?(?:end\s+of\s+|beginning\s+of\s+)?$", re.IGNORECASE)
_SUBORDINATE = re.compile(r"\b(?:which|who|whom|whose|where|that|when|because|since|as|if|and|but|after|before)\b|[;:()\[\]]")
_BRACKET_BEFORE = re.compile(r"\([^()\n]{0,80}$")


class Cues:
    """A text, asked what it says round its dates."""

    def __init__(self, text: str) -> None:
        self._text = text

    def sentence(self, point: Point) -> str:
        """Gives the sentence round a date, as far as it is looked at; ` | ` stands where the date does."""
        before = self._text[max(0, point.start - _LOOK) : point.start]
        after = self._text[point.end : point.end + _LOOK]
        cut = 0
        for end in _SENTENCE_END.finditer(before):
            cut = end.end()
        stop = _SENTENCE_END.search(after)
        return before[cut:] + " | " + after[: stop.start() if stop else None]

    def is_receipt(self, point: Point) -> bool:
        """Says whether a date is that of a receipt, from which the writer's own dates do not count."""
        return _RECEIVED.search(self._text, max(0, point.start - 30), point.start) is not None

    def clause(self, point: Point) -> str:
        """Gives the part of its sentence in which a date stands."""
        before, _, after = self.sentence(point).partition(" | ")
        return f"{_CLAUSE_END.split(before)[-1]} | {_CLAUSE_END.split(after)[0]}"

    def looks_ahead(self, point: Point, *, default: bool) -> bool:
        """Says whether the words round a date speak of what is to come; `default` where they say nothing."""
        clause = self.clause(point)
        if _cue(_PAST).search(clause) and not _cue(_FUTURE).search(clause):
            return False
        sentence = self.sentence(point)
        if _cue(_FUTURE).search(sentence) or _cue(_LIMIT).search(self._text, max(0, point.start - 20), point.start):
            return True
        return default and not _cue(_PAST).search(sentence)

    def tells_of_before(self, point: Point) -> bool:
        """Says whether a story looks back at a date from where it stands: its main clause says what had been."""
        if _BY.search(self._text, max(0, point.start - 30), point.start):
            return False  # by May they had finished
        before, _, after = self.sentence(point).partition(" | ")
        clause = f"{_SUBORDINATE.split(before)[-1]} | {_SUBORDINATE.split(after)[0]}"
        return bool(_cue(_PLUPERFECT).search(clause) or _cue(_EARLIER).search(clause))

    def tells_of_after(self, point: Point) -> bool:
        """Says whether a story goes on to a date, by a word of sequence in its clause."""
        before, _, after = self.sentence(point).partition(" | ")
        return bool(_cue(_ONWARD).search(_SUBORDINATE.split(before)[-1]) or _cue(_ONWARD).search(_CLAUSE_END.split(after)[0]))

    def is_in_passing(self, point: Point) -> bool:
        """Says whether a story names a date by the way: in brackets, or as what had been before."""
        start = max(0, point.start - 90)
        return bool(_BRACKET_BEFORE.search(self._text, start, point.start)) or self.tells_of_before(point)

    def looks_back(self, point: Point) -> bool:
        """Says whether they speak of what has been, and of nothing to come."""
        sentence = self.clause(point) if point.rule == "feast" else self.sentence(point)
        return bool(_cue(_PAST).search(sentence)) and not _cue(_FUTURE).search(sentence)

    def is_sure(self, point: Point) -> bool:
        """Says whether a sentence speaks of the future without any doubt (`shall`), and of nothing past."""
        sentence = self.sentence(point)
        return bool(_cue(_SURELY).search(sentence)) and not _cue(_PAST).search(sentence)

    def is_receipt_alone(self, point: Point) -> bool:
        """Says whether a date is that of a receipt on a line or in a bracket of its own."""
        return _RECEIPT.search(self._text[max(0, point.start - 45) : point.start]) is not None

    def ends_between(self, start: int, end: int) -> bool:
        """Says whether a sentence ends in a range of the text."""
        return _SENTENCE_END.search(self._text, start, end) is not None


@cache
def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def is_told(text: str, point: Point) -> bool:
    """Says whether a date belongs to what a text tells: a date of birth does not."""
    return not _BORN.search(text, max(0, point.start - 60), point.start)
