"""Lines that only cables have: classification with the cable's number, sections, E.O. and TAGS, codes of transmission.

>>> from tei_tools.profiles import load_profile
>>> is_cable_line(load_profile("translation"), "S E C R E T SECTION 01 OF 02 SEOUL 08177"), is_code("TAGS: PFOR")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.model import Annotation
from tei_tools.model.spaced import unspaced
from tei_tools.profiles import Profile

_FIELDS = (
    ("declassification", re.compile(r"E\.?\s?O\.?\s?\d{5}\b|X?GDS\b|DECL(?:AS)?:")),
    ("tags", re.compile(r"TAGS?\s?:")),
)
_SECTION = re.compile(r"\b(?:FINAL\s)?SECTION\s\d{1,2}\sOF\s\d{1,2}\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<=\s)[A-ZÀ-Ý]{3,}(?:\s[A-ZÀ-Ý]{3,}){0,2}\s(?P<n>\d{3,6})$")
_MARKED = re.compile(
    r"(?P<mark>(?:[A-Z]\s){3,}[A-Z](?![A-Z])|UNCLAS(?:SIFIED)?(?:\sE\sF\sT\sO)?|[A-Z]{5,}(?:\s[A-Z]+){0,2}?)\s+(?=\S)"
)
_CODES = re.compile(
    r"BT|N{4}|#\d{3,6}|ZCZC.{0,20}|DE\s[A-Z]{4,8}(?:\s#?\d+.{0,20})?|Z(?:N[YR]|NZ|DK)\s.{0,20}|[OPRZ]{2}\s[A-Z]{5,8}"
)
_SERIAL = re.compile(r"(?<=\s)\d{3,6}$")


def is_cable_line(profile: Profile, raw: str) -> bool:
    """Tells whether a line is one that only a cable has."""
    if any(pattern.match(raw) for _, pattern in _FIELDS) or is_code(raw):
        return True
    marked = _MARKED.match(raw) if len(raw) < 90 and raw.isupper() else None
    if not marked or not _is_classified(profile, marked["mark"]):
        return False
    return bool(_SECTION.search(raw) or _NUMBER.search(raw))


def is_code(raw: str) -> bool:
    """Tells whether a line is a code of transmission: `BT` (break in the text), the message's number, `NNNN` (its end)."""
    return bool(_CODES.fullmatch(raw))


def cable_parts(profile: Profile, raw: str, start: int) -> Iterator[Annotation]:
    """Gives what a line that only a cable has says, as annotations of the text at `start`."""
    field = next((kind for kind, pattern in _FIELDS if pattern.match(raw)), "")
    if field:
        yield Annotation(start, start + len(raw), "seg", {"type": field})
    elif is_code(raw):
        yield from ()
    else:
        for kind, match in (("section", _SECTION.search(raw)), ("", _NUMBER.search(raw))):
            if match and kind:
                yield Annotation(start + match.start(), start + match.end(), "seg", {"type": kind})
            elif match:
                yield Annotation(start + match.start(), start + match.end(), "idno", {"type": "outgoing"})


def code_parts(raw: str, start: int) -> Iterator[Annotation]:
    """Gives the `fw` that a code of transmission is, or the `idno` of a message's number."""
    if raw.startswith("#"):
        yield Annotation(start, start + len(raw), "idno", {"type": "registry"})
    elif is_code(raw):
        yield Annotation(start, start + len(raw), "fw", {"type": "registry"})


def haste_parts(profile: Profile, raw: str, start: int) -> Iterator[Annotation]:
    """Gives the word for haste on the line of an addressee, `TO SECSTATE WASHDC IMMEDIATE 4821`, and the serial number."""
    if not raw.isupper():
        return
    words = sorted(profile.lines.get("precedence", ()), key=len, reverse=True)
    haste = re.search(r"(?<=\s)(?:" + "|".join(map(re.escape, words)) + r")(?=\s|$)", raw, re.IGNORECASE) if words else None
    if haste:
        yield Annotation(start + haste.start(), start + haste.end(), "seg", {"type": "precedence"})
    serial = _SERIAL.search(raw)
    if serial:
        yield Annotation(start + serial.start(), start + serial.end(), "idno", {"type": "outgoing"})


def _is_classified(profile: Profile, mark: str) -> bool:
    return unspaced(mark).strip().lower() in profile.classification or mark.startswith("UNCLAS")
