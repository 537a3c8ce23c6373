"""What one line of a closing is: the first row of a table whose test it passes.

A test looks at the line, at its words, and at the kind of the line above it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from tei_tools.readers.cable import is_code
from tei_tools.readers.contexts import OFFICE
from tei_tools.readers.credits import is_credit_line
from tei_tools.readers.direction import is_direction_label
from tei_tools.readers.distribution import ends_distribution, goes_to, opens_distribution
from tei_tools.readers.items import Reading
from tei_tools.readers.labels import label_of
from tei_tools.readers.leave import goes_on_leaving, is_valediction, runs_into_name
from tei_tools.readers.lines import WHITE, Line
from tei_tools.readers.marks import is_mark_line
from tei_tools.readers.registry import attests, is_registry_line, is_transmission
from tei_tools.readers.shapes import LIST_MARK, capital_share, is_dateline, is_day_line, is_prose, words_of
from tei_tools.readers.shelfmark import parse_shelfmark
from tei_tools.readers.signing import (
    SEAL,
    goes_on_naming,
    is_office_line,
    is_signature,
    is_signature_alone,
    is_stopped_name,
    names_office,
)

_BACK = ("registry", "distribution")
# `The meeting closed at 18.40.`, `(The talk ended at 11:40 p.m.)`, `End of the session: 9.20`
_ENDED = re.compile(
    r"[(\[]?(?:(?:The|This|Our)\s)?(?:[\w-]+\s)?"
    r"(?:meeting|session|sitting|conversation|talks?|discussions?|interview|conference|audience|plenum)\b"
    r".{0,40}\b(?:closed|ended|ends|adjourned|concluded|finished|lasted|terminated|was over|broke up)\b.{0,70}$"
    r"|[(\[]?(?:End|Close|Closing) of (?:the )?(?:meeting|session|sitting|conversation|talks?)\b.{0,40}$",
    re.IGNORECASE,
)
_TAKEN_DOWN = re.compile(r"(?:Recorded|Noted|Minuted|Transcribed|Taken down|Written down|Taken|Notes taken|Drawn up)\sby\s?:")
_TAKES_NOTES = re.compile(r"(?:record|minutes|notes?|noted|transcri|taken)", re.IGNORECASE)


def _is_text(reading: Reading, line: Line, raw: str, last: str) -> bool:
    return is_prose(raw) and len(raw) > 60 and not opens_distribution(reading, raw)


def _is_postscript(reading: Reading, line: Line, raw: str, last: str) -> bool:
    return bool(label_of(reading.profile, raw, ("postscript",))) or bool(re.match(r"P\.?\s?(?:P\.?\s?)?S\b", raw))


def _is_attached(reading: Reading, line: Line, raw: str, last: str) -> bool:
    return bool(label_of(reading.profile, raw, ("attachment",))) and len(raw) < 90


def _goes_on_distributing(reading: Reading, line: Line, raw: str, last: str) -> bool:
    return last == "distribution" and not ends_distribution(reading, line, raw)


def _takes_notes(reading: Reading, line: Line, raw: str, last: str) -> bool:
    if _TAKEN_DOWN.match(raw) and len(raw) < 100:
        return True
    return bool(label_of(reading.profile, raw, ("interpreter",))) and bool(_TAKES_NOTES.match(raw))


def _is_mark(reading: Reading, line: Line, raw: str, last: str) -> bool:
    return is_mark_line(reading.text, line.start, line.end, reading.profile) and not LIST_MARK.match(raw)


def _is_day(reading: Reading, line: Line, raw: str, last: str) -> bool:
    unremarked = re.sub(r"\s*\[[^\]\n]{1,40}\]$", "", raw)
    return is_day_line(unremarked) or is_dateline(unremarked)


def _is_leave(reading: Reading, line: Line, raw: str, last: str) -> bool:
    return is_valediction(reading, raw) or (last == "valediction" and goes_on_leaving(raw))


def _is_signed(reading: Reading, line: Line, raw: str, last: str) -> bool:
    words = len(words_of(raw))
    if last == "valediction" and words <= 6 and capital_share(re.sub(r"^(?:v|d)\.\s", "", raw)) >= 0.75:
        return True
    if last == "signed" and words <= 8 and (OFFICE.match(raw) or goes_on_naming(raw)):
        return True
    return (
        is_office_line(raw) or names_office(raw, last == "signed") or is_signature(reading, line, raw) or is_stopped_name(raw)
    )


_Test = Callable[[Reading, Line, str, str], bool]
# kind of a line (how it is told by the line, its words, and the kind of the line above it); the first that fits counts
_KINDS: tuple[tuple[str, _Test], ...] = (
    ("postscript", _is_postscript),
    ("registry", lambda reading, line, raw, last: parse_shelfmark(reading.text, line.start, line.end) is not None),
    ("note", lambda reading, line, raw, last: is_credit_line(raw)),
    ("ended", lambda reading, line, raw, last: len(raw) < 130 and bool(_ENDED.match(raw))),
    ("", _is_text),
    ("direction", lambda reading, line, raw, last: is_direction_label(raw)),
    ("registry", lambda reading, line, raw, last: is_code(raw) or attests(raw)),
    ("distribution", lambda reading, line, raw, last: opens_distribution(reading, raw)),
    ("registry", lambda reading, line, raw, last: is_transmission(reading, line)),
    ("registry", lambda reading, line, raw, last: last == "registry" and is_signature_alone(reading, line, raw)),
    ("registry", lambda reading, line, raw, last: is_registry_line(reading, raw, last)),
    ("registry", _is_attached),
    ("distribution", lambda reading, line, raw, last: goes_to(raw)),
    ("distribution", _goes_on_distributing),
    ("signed", _takes_notes),
    ("stamp", lambda reading, line, raw, last: bool(SEAL.match(raw)) and not SEAL.sub("", raw).strip(WHITE)),
    ("registry", _is_mark),
    ("dateline", _is_day),
    ("valediction", _is_leave),
    ("signed", _is_signed),
)


def line_kind(reading: Reading, line: Line, last: str) -> str:
    """Gives the kind of a line of a closing, "" where it is none; `last` is the kind of the line before it."""
    raw = line.text(reading.text)
    kind = next((kind for kind, test in _KINDS if test(reading, line, raw, last)), "")
    if kind == "dateline" and last in _BACK:
        return "registry"
    if kind == "valediction" and last != "valediction" and runs_into_name(raw, last == "signed"):
        return "signed"
    return kind
