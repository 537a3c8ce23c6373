"""What the office wrote below a document: who typed and drafted it, file notations, codes of transmission, attested copies.

>>> attests("F.d.R.: Lehmann"), attests("Kiesel")
(True, False)
"""

from __future__ import annotations

import re

from tei_tools.readers.cable import is_code
from tei_tools.readers.items import Reading
from tei_tools.readers.labels import label_of, opens_with
from tei_tools.readers.lines import Block, Line
from tei_tools.readers.shapes import is_name_line, is_prose, words_of
from tei_tools.readers.telegram import telegram_parts

_TYPIST = re.compile(
    r"[A-Za-z]{1,4}\s?/\s?[A-Za-z]{1,4}\.?$"  # me/MB
    r"|[A-Z]{2,4}:[a-zA-Z]{2,4}$"  # RSA:mk
    r"|(?:[A-Z][\w.&]*/)*[A-Z][\w.]*:[a-z]{2,4}(?:[\s/:]+[\d/. A-Za-z]{4,16})?$"  # EUR/RSAlden:mk/4 Mar 57
    r"|[a-z]{1,4}[-–][a-z]{1,4}$"  # vk-ml
    r"|(\w)\1{3,5}$"  # bbbbb: the typist's sign at the end of a British telegram
)
_NOT_TYPISTS = frozenset({"a/a", "n/a", "and/or", "s/s"})
_FILED = re.compile(
    r"(?:(?:to|in|into|for)\s(?:the\s)?(?:be\s)?(?:files?|filed|archives?|delo)\b|ad acta|a/a\b|z\.\s?d\.\s?a\.|"
    r"zu den akten|v delo\b|do akt)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"(?=[^a-zа-я]*$)(?=.*\d)(?=.*[/-])[\w/().:–-]{4,40}$")
_ATTESTS = re.compile(
    r"(?:(?:a\s)?(?:certified\s|true\s|authentic(?:ated)?\s)+copy|"
    r"(?:accurate|correct|identical|conforms|in agreement|agrees)\s(?:with|to)\sthe\soriginal|true to the original|"
    r"f\.\s?d\.\s?r|für die richtigkeit|za správnost|za zgodność|"
    r"pour copie conforme|verno|верно|authenticated|certified|collated)(?!\w)",
    re.IGNORECASE,
)
_PAGES = re.compile(r"\[?\d{1,3}\s+(?:pages?|sheets?|leaves|pp?\.)[^.!?]{0,40}\]?$", re.IGNORECASE)
_DRAFTED = re.compile(r"(?:drafted|written|typed|made|done|printed)\s(?:in|on)\s.{0,20}/", re.IGNORECASE)
_LONGEST = 110  # characters of a line that goes on with what the registry wrote
_SENT = frozenset({"sent", "received", "deciphered"})


def is_transmission(reading: Reading, line: Line) -> bool:
    """Tells whether a line says when a telegram was sent, received or deciphered, below its text."""
    raw = line.text(reading.text).strip("()[]")
    if len(raw) > 90 or not re.search(r"\d", raw) or is_prose(raw) or not reading.profile.lines.get("telegram"):
        return False
    kinds = {part.attributes["type"] for part in telegram_parts(reading, line)}
    return bool(kinds) and kinds <= _SENT


def attests(raw: str) -> bool:
    """Tells whether a line says that a copy is true, `F.d.R.: Lehmann`: the voice of who made it, not of who wrote."""
    return len(raw) < 100 and bool(_ATTESTS.match(raw)) and not is_prose(raw)


def is_registry_line(reading: Reading, raw: str, last: str) -> bool:
    """Tells whether a line is of the registry: a label says so, or it is a typist's sign or a file notation."""
    profile = reading.profile
    bare = raw.strip("()[]")
    if label_of(profile, bare, ("registry",)) or (_TYPIST.fullmatch(raw) and raw.lower() not in _NOT_TYPISTS):
        return True
    if len(raw) < 60 and len(words_of(raw)) <= 8 and opens_with(profile, raw, "registry"):
        return True
    if _DRAFTED.match(raw) or (len(raw) < 60 and raw[-1:] != ":" and _FILED.match(raw) and raw.lower() not in _NOT_TYPISTS):
        return True
    in_back = last in ("registry", "distribution")
    if in_back and re.fullmatch(r"[a-z]{1,3}\.?", raw):
        return True
    return bool(_PAGES.match(raw)) or (last in ("signed", "registry", "stamp") and bool(_REFERENCE.match(raw)))


def goes_on_registering(reading: Reading, raw: str, last: str, block: Block) -> bool:
    """Tells whether a line that says nothing by itself is of the registry, as what stands round it is."""
    if len(raw) > _LONGEST or is_prose(raw):
        return False
    if any(is_code(line.text(reading.text)) for line in block.lines):
        return True
    return last == "registry" and not (is_name_line(raw) and len(words_of(raw)) > 4)
