"""Lines that open with one of the profile's labels: `Participants:`, `SUBJECT`, `FROM: PYONGYANG`, `Five copies printed:`.

>>> from tei_tools.profiles import load_profile
>>> label_of(load_profile("translation"), "Participants: Kim", ("subject", "participants"))
'participants'
"""

from __future__ import annotations

import re
from functools import cache

from tei_tools.profiles import Profile

# words that are titles of documents too, and words that begin sentences: they are labels only before a colon
_ONLY_BEFORE_COLON = ("telegram", "dateline")
_LONGEST = 160  # characters: no label alone on a line is longer
_TITLES = frozenset({"minutes", "record", "protocol", "report", "notes", "remarks", "references", "annotations"})


# `Present on the Soviet side:`, `Participants, comrades:`
_WHOSE = r"(?:,?\s+(?:on|from|for|at|in|with|were|was|comrades?|by)\b[^:\n]{0,50}(?=:))?"
# `Sent to Cdes.:`, `Copies to the following:`
_TO_WHOM = r"(?:\s+(?:cdes?\.?|comrades?|members\s[^:\n]{2,40}|the\sfollowing(?:\s\w+){0,2})(?=\s*:))?"


@cache
def _pattern(profile: Profile, kind: str) -> re.Pattern[str]:
    words = sorted(profile.lines.get(kind, ()), key=len, reverse=True)
    alternatives = "|".join(re.escape(word).replace(r"\ ", r"\s+").replace(r"\*", r"[\w-]+") for word in words) or r"(?!)"
    further = {"participants": _WHOSE, "distribution": _TO_WHOM}.get(kind, "")
    return re.compile(rf"(?P<label>(?:{alternatives}){further})\s*(?:\([^)\n]*\)\s*)?(?P<colon>:|–|—|$)", re.IGNORECASE)


def label_of(profile: Profile, line: str, kinds: tuple[str, ...]) -> str:
    """Gives the first of `kinds` whose labels open `line`, "" where none does.

    The label stands alone on the line, or a colon follows it; it begins with a capital, but for those who get copies (`cc:`).
    """
    if not _may_be_labelled(line, kinds):
        return ""
    for kind in kinds:
        match = _pattern(profile, kind).match(line)
        if match and _is_label(match, kind):
            return kind
    return ""


def _may_be_labelled(line: str, kinds: tuple[str, ...]) -> bool:
    """Tells whether a line can have a label, before its words are asked for: a mark behind it, or nothing, and a capital."""
    has_mark = ":" in line
    if not line[:1].isupper():
        return has_mark and ("distribution" in kinds or "registry" in kinds)
    return has_mark or len(line) < _LONGEST or line[-1:] == ")" or "–" in line or "—" in line


def _is_label(match: re.Match[str], kind: str) -> bool:
    if match["colon"] == ":":
        return match["label"][0].isupper() or kind in ("distribution", "registry")
    may_stand_alone = kind == "notes" or match["label"].lower() not in _TITLES
    return match["label"][0].isupper() and kind not in _ONLY_BEFORE_COLON and may_stand_alone


def opens_with(profile: Profile, line: str, kind: str) -> bool:
    """Tells whether `line` opens with a label of `kind` and no colon: two words or more, or one before a name."""
    words = profile.lines.get(kind, ())
    if line.lower().startswith(tuple(f"{word}{mark}" for word in words if " " in word for mark in " ,")):
        return True
    first, _, rest = line.partition(" ")
    return first.lower() in words and bool(re.fullmatch(r"(?:[A-ZÀ-Ý]\.\s?)*[A-ZÀ-Ý][\w'’-]+\.?(?:\s?[A-ZÀ-Ý]\.)*", rest))


def label_end(profile: Profile, line: str, kind: str) -> int:
    """Gives how many characters of `line` its label takes, the colon included; 0 where it has none."""
    match = _pattern(profile, kind).match(line)
    return match.end() if match else 0
