"""What one line of a closing is: a leave taken, a signature, a distribution list, registry matter."""

from __future__ import annotations

import re
from bisect import bisect_left

from tei_tools.model.spaced import unspaced
from tei_tools.readers.contexts import OFFICE
from tei_tools.readers.credits import is_credit_line
from tei_tools.readers.distribution import COPY_TO, ends_distribution, opens_distribution
from tei_tools.readers.items import Reading
from tei_tools.readers.labels import label_of, opens_with
from tei_tools.readers.lines import Line
from tei_tools.readers.marks import is_mark_line
from tei_tools.readers.salutation import opening_words
from tei_tools.readers.shapes import (
    LIST_MARK,
    capital_share,
    is_dateline,
    is_day_line,
    is_name_line,
    is_prose,
    words_of,
)
from tei_tools.readers.shelfmark import parse_shelfmark

_DIRECTED = re.compile(r"\[?(?:Address|Addressed|Superscription|Superscribed|Directed|Envelope)\b[^\]:\n]{0,30}[:\]]")
_TYPIST = re.compile(r"[A-Za-z]{1,4}\s?/\s?[A-Za-z]{1,4}\.?$|[A-Z]{2,4}:[a-zA-Z]{2,4}$")
SIGNER = re.compile(r"^ss\.\s|/-/|[/(]\s*[A-Z][^/()\n]{2,50}[/)]\s*$|^(?:signed|sgd\.?|s/)\b|(?:^|\s)/s/\s", re.IGNORECASE)
# a sentence whose end is the name below it, `I am your grateful friend`, belongs to the signature (TEI has the closing
# salutation appended to a division in `signed`); parted from the name by a comma, `I am, dear Sir,`, it is a greeting
_RUNS_INTO_NAME = re.compile(
    r"(?:I|We) (?:am|remain|are)\b(?!.*\b(?:sir|madam|dear|dr|my|comrade|mr|mrs|miss|lord|lady|excellency|gentlemen)\b"
    r".*[,;:–—-]$)",
    re.IGNORECASE,
)
_RECORDS = re.compile(r"(?:record|minutes|notes?|transcri|taken)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:i|we) (?:am|are|remain|have)\b.*[.!?]$")  # `We are all well.` takes no leave


def line_kind(reading: Reading, line: Line, last: str) -> str:
    """Gives the kind of a line of a closing, "" where it is none; `last` is the kind of the line before it."""
    raw = line.text(reading.text)
    if label_of(reading.profile, raw, ("postscript",)) or re.match(r"P\.?\s?S\b", raw):
        return "postscript"
    if parse_shelfmark(reading.text, line.start, line.end):
        return "registry"
    if is_credit_line(raw):
        return "note"
    if is_prose(raw) and len(raw) > 60:
        return ""
    return _kind_by_words(reading, line, raw, last) or _kind_by_shape(reading, line, raw, last)


def _kind_by_words(reading: Reading, line: Line, raw: str, last: str) -> str:
    """Gives the kind of a line whose label, mark or first words say what it is."""
    if _DIRECTED.match(raw):
        return "direction"
    if opens_distribution(reading, raw):
        return "distribution"
    if label_of(reading.profile, raw, ("registry",)) or _TYPIST.fullmatch(raw) or _names_typist(reading, raw):
        return "registry"
    if label_of(reading.profile, raw, ("attachment",)) and len(raw) < 90:
        return "registry"
    if COPY_TO.match(raw) and len(raw) < 80:
        return "distribution"
    if last == "distribution" and not ends_distribution(reading, line, raw):
        return "distribution"
    if label_of(reading.profile, raw, ("interpreter",)) and _RECORDS.match(raw):
        return "signed"
    return "registry" if is_mark_line(reading.text, line.start, line.end, reading.profile) and not LIST_MARK.match(raw) else ""


def _kind_by_shape(reading: Reading, line: Line, raw: str, last: str) -> str:
    """Gives the kind of a line that is a date, takes leave, or is a name or an office."""
    unremarked = re.sub(r"\s*\[[^\]\n]{1,40}\]$", "", raw)
    if is_day_line(unremarked) or is_dateline(unremarked):
        return "registry" if last in ("registry", "distribution") else "dateline"
    if is_valediction(reading, raw):
        runs_on = _RUNS_INTO_NAME.match(raw) or raw[:1] in "&a" or (last == "signed" and raw[:1] in "Yy")
        return "signed" if runs_on else "valediction"
    if last == "valediction" and raw[-1:] == "," and len(words_of(raw)) <= 7:
        return "valediction"
    if last == "valediction" and len(words_of(raw)) <= 6 and capital_share(raw) >= 0.75:
        return "signed"
    if _is_office(raw) or (last == "signed" and OFFICE.match(raw) and len(words_of(raw)) <= 8):
        return "signed"
    is_name = is_name_line(unspaced(raw)) and not LIST_MARK.match(raw)
    return "signed" if is_name or _signs(raw) or _has_signature(reading, line) else ""


def _signs(raw: str) -> bool:
    """Tells whether a line has a name between strokes or brackets at its end, or a word for signing, and is no sentence."""
    return bool(SIGNER.search(raw)) and not LIST_MARK.match(raw) and not re.search(r"[!?]|[a-z]{3}\.[ )]", raw)


def _is_office(raw: str) -> bool:
    """Tells whether a line is an office, however long: `Head of the Department of the Central Committee for Relations with`."""
    first = " ".join(raw.split()[:4])
    long = 60 < len(raw) < 150 and raw[-1:] not in ".:;!?" and raw[:1].isupper()
    return long and bool(OFFICE.search(first)) and capital_share(raw) >= 0.75 and not is_prose(raw)


def _names_typist(reading: Reading, raw: str) -> bool:
    """Tells whether a short line says who typed or drafted, `typed by M/B`, without a colon."""
    return len(raw) < 50 and len(words_of(raw)) <= 6 and opens_with(reading.profile, raw, "registry")


def is_valediction(reading: Reading, raw: str) -> bool:
    """Tells whether a line takes leave: it begins as the profile's valedictions do and is short."""
    lowered = re.sub(r"^(?:&|and)\s+", "", raw.lower().strip('"“ '))
    if len(raw) > 80 or len(words_of(raw)) > 12 or (_SENTENCE.match(lowered) and not re.search(r"\b(?:you|yr)", lowered)):
        return False
    return bool(opening_words(reading.profile.valedictions).match(lowered))


def _has_signature(reading: Reading, line: Line) -> bool:
    nearest = bisect_left(reading.signatures, line.start)
    return line.end - line.start < 120 and any(at < line.end for at in reading.signatures[nearest : nearest + 1])
