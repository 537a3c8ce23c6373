"""What a line or a block looks like: prose, a name, an office, a dateline, a label. Shapes know no document.

>>> is_prose("I visited the ambassador at my own initiative.")
True
>>> is_name_line("(A. PUZANOV)"), is_name_line("I thanked him.")
(True, False)
"""

from __future__ import annotations

import re
from functools import lru_cache

from tei_tools.dates import find_dates

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_FULL_STOP = re.compile(r"[.!?][\"'”’)\]]*$")
_DIGIT, _NO_SIGN = re.compile(r"\d"), re.compile(r"[^\W_]")
_BESIDE_DAY = re.compile(r"[().]?\s*\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b[).]?")
_MONTH = re.compile(r"[^\W\d_]{3}|\d\s*[./-]\s*[\dIVX]|[年월月]")  # in words, in figures
_SENTENCE_END = re.compile(r"[.!?…:;,]['\"”’)\]]*$")
_SMALL = frozenset(
    "of the in on to for and at a an with from by de la von van der den und del di da al le du des et zu im am a.i d'affaires "
    "d’affaires ad interim".split()
)
_VERBISH = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|shall|should|can|could|may|might|must|do|does|did|said|says|told|asked|"
    r"that|which|who|whom|this|these|those|not|we|he|she|they|it|you|your|his|their|our|if|when|because|but|as|so|there|than)\b"
)
_TIME = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2})?(?:\s*[-–—]\s*\d{1,2}(?:[:.]\d{2})?)?\s*(?:a\.?\s?m\b\.?|p\.?\s?m\b\.?|hours|hrs|h\b|o['’]?\s?clock)"
    r"|\b\d{1,2}[:.]\d{2}\b|\b(?:noon|midnight|midday|morning|morng|evening|afternoon|night|ten|eleven|twelve|one|two|three)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
LIST_MARK = re.compile(
    r"(?:\(?(?P<n>\d{1,3}(?=[.)]|\.\))|[ivxlc]{1,6}(?=[.)])|[IVXLC]{2,6}(?=[.)])|[a-z](?=[.)])|[A-Z](?=\)|\.\s[A-Z]?[a-z]+\s[a-z]))\.?[.)](?=\s)|(?P<dash>[-–—•*·▪◦])(?=\s)|(?P<m>\d{1,3})\s*[-–—](?=\s)|(?P<s>\d{1,2})/(?=\s+[^\W\d_]))"
)


_DOCUMENT_WORD = re.compile(
    r"\b(?:telegram|cryptogram|cipher(?:ed)? telegram|memorandum|memo|letter|report|minutes|protocol|journal|diary|record|note|"
    r"conversation|transcript|cable|aide-memoire|statement|resolution|decision|summary|information|stenogram|stenographic|excerpt|"
    r"extract|despatch|dispatch|communiqu[eé]|telcon|memcon|agreement|decree|directive|proposal|instructions?|message|airgram|"
    r"bulletin|declaration|order|appeal|questionnaire|survey|shorthand|verbatim|draft|"
    r"speech|remarks|interview|circular|treaty|petition|testimony|biography|autobiography|plenum|sitting|session|meeting|chronology|toast|interrogation)\b",
    re.IGNORECASE,
)


def names_document(text: str) -> bool:
    """Tells whether a kind of document is named in `text`: a telegram, a record, a protocol."""
    return bool(_DOCUMENT_WORD.search(text))


def words_of(text: str) -> list[str]:
    """Gives the words of `text`, numbers left away."""
    return _WORD.findall(text)


def is_prose(text: str) -> bool:
    """Tells whether `text` reads as running text: sentences, mostly in small letters, with the words that sentences have."""
    words = words_of(text)
    if len(words) < 4:
        return False
    if text.isupper():
        return len(words) >= 15 and bool(_VERBISH.search(text.lower())) and bool(_SENTENCE_END.search(text.rstrip()))
    small = sum(word[0].islower() for word in words)
    if len(words) >= 12 and _FULL_STOP.search(text.rstrip()) and _VERBISH.search(text):
        return small >= 0.25 * len(words)  # many names, but a sentence
    ends = bool(_SENTENCE_END.search(text.rstrip()))
    if len(words) >= 40:
        return small >= 0.4 * len(words)
    if not ends:
        return small >= 0.55 * len(words) and (len(words) >= 12 or bool(_VERBISH.search(text)))
    return small >= 0.4 * len(words) and (len(words) >= 9 or bool(_VERBISH.search(text)))


_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our|us|me|you|your|You|Your)\b(?!\.)")
_SUMS_UP = re.compile(
    r"\b(?:reports?|discuss(?:es)?|describes?|informs?|summari[sz]es?|outlines?|recounts?|details|explains?|requests?|asks|provides|"
    r"notes|relays?|conveys?|thanks|tells|urges|proposes|assess(?:es)?|records?|announces|complains|expresses|criticizes|responds|"
    r"agree|talk|comments?)\b|\b(?:in|of) (?:this|the) (?:document|telegram|letter|report|record|conversation)\b"
)


def sums_up(text: str) -> bool:
    """Tells whether prose speaks of a document as catalogues do: in the third person and the present tense."""
    return not _FIRST_PERSON.search(text) and bool(_SUMS_UP.search(text[:300]))


def capital_share(text: str) -> float:
    """Gives the share of words, small ones like `of` left away, that begin with a capital."""
    words = [word for word in words_of(text) if word.lower().rstrip(".") not in _SMALL]
    return sum(not word[0].islower() for word in words) / len(words) if words else 0.0


def is_name_line(text: str) -> bool:
    """Tells whether a short line can be the name or the office of somebody who signs."""
    bare = text.strip(" \t()/[].,_\"'“”‘’«»„")
    words = words_of(bare)
    if not words or len(text) > 90 or "___" in text or len(words) > 12 or not re.search(r"[^\W\d_]", bare):
        return False
    if _VERBISH.search(bare) or (
        re.search(r"[.!?:;]$", text.rstrip("]\"')")) and not re.search(r"(?:\b[A-Z]|Jr|Sr|Esq|ret)\.$", text)
    ):
        return False
    return capital_share(bare) >= 0.75 and bare[:1].isupper()


@lru_cache(maxsize=32)  # one line is asked for by several rules
def date_share(text: str) -> tuple[float, int, int]:
    """Gives what part of the letters and digits of a line its dates and times cover, and where the dates begin and end."""
    matches = find_dates(text)
    if not matches:
        return 0.0, 0, 0
    rest = text
    for match in sorted(matches, key=lambda m: -m.start):
        rest = rest[: match.start] + " " + rest[match.end :]
    left = len(_NO_SIGN.findall(_TIME.sub(" ", rest)))
    total = len(_NO_SIGN.findall(text)) or 1
    return 1 - left / total, min(m.start for m in matches), max(m.end for m in matches)


def is_day_line(text: str) -> bool:
    """Tells whether a line is nothing but a date with a day (a weekday or a time may stand beside it)."""
    if len(text) > 60 or not _DIGIT.search(text):
        return False
    share, _, _ = date_share(_BESIDE_DAY.sub(" ", text).strip(" ,"))
    return share > 0.95 and bool(_MONTH.search(text))


_NUMBERED_DAY = re.compile(
    r"(?:[1-9]|[12]\d|3[01])[/.](?:[1-9]|[12]\d|3[01])\.?"
    r"(?:\s?[(,]?\s?(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*\.?\)?)?(?:[ ,]+[A-Z][\w ,°.-]{2,50})?"
)


def is_numbered_day(text: str) -> bool:
    """Tells whether a line can head a day of a diary as day and month in numbers: `5/3 (Sunday) Fine, wind force 3.`"""
    return len(text) < 80 and bool(_NUMBERED_DAY.fullmatch(text)) and not _VERBISH.search(text)


def is_time_line(text: str) -> bool:
    """Tells whether a line is nothing but times of the day, `8 p.m. - 11:45 p.m.`, as stand below a date."""
    return (
        len(text) < 50
        and bool(_TIME.search(text))
        and not re.search(r"[^\W_]", re.sub(r"\b(?:from|to|until|till|and|at)\b", "", _TIME.sub(" ", text)))
    )


def is_dateline(text: str) -> bool:
    """Tells whether a line gives place and date, `Pyongyang, 31 May 1957`, `Cairo, April 8, 1957—2 p.m.`, or the date alone."""
    if len(text) > 130 or not (re.search(r"\d", text) or _WEEKDAY.search(text)) or _VERBISH.search(text):
        return False
    if len(text) < 40:  # the number of a telegram may stand beside its day
        text = re.sub(r"(?:\b[Nn]os?\.|[NnН][º°]|№|#)\s?\d[\w/.-]*", " ", text).strip()
    share, start, end = date_share(text)
    if share == 0.0:
        return False
    if share > 0.9:
        return bool(re.search(r"[^\W\d_]{3}|\d\s*[./-]\s*[\dIVX]", text))
    if not re.search(r"\d", text):
        return False
    rest = (text[:start] + " " + text[end:]).strip()
    if re.search(r"[^\W\d_]:[^\W\d_]", rest):  # symbols of offices, USUN:POL:BEL
        return False
    return capital_share(_TIME.sub(" ", rest)) >= 0.6 and len(words_of(rest)) <= 9 and len(rest) <= 80


def is_place_line(text: str) -> bool:
    """Tells whether a short line can be the name of a place alone: a few capitalised words, no mark at the end but a comma."""
    words = words_of(text)
    if not 1 <= len(words) <= 4 or len(text) > 45 or re.search(r"[\d:;!?/]|[.]$|\b[A-Z]\.\s", text):
        return False
    if text.isupper() and len(words) > 2:
        return False
    return capital_share(text) == 1.0 and not _VERBISH.search(text) and words[0][0].isupper()
