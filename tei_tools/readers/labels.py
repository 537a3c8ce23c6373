"""Lines that open with one of the profile's labels: `Participants:`, `SUBJECT`, `FROM: PYONGYANG`, `Five copies printed:`.

>>> from tei_tools.profiles import load_profile
>>> label_of(load_profile("translation"), "Participants: Kim", ("subject", "participants"))
'participants'
"""

from __future__ import annotations

import re
from functools import cache

from tei_tools.profiles import Profile


@cache
def _pattern(profile: Profile, kind: str) -> re.Pattern[str]:
    words = sorted(profile.lines.get(kind, ()), key=len, reverse=True)
    alternatives = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) or r"(?!)"
    return re.compile(rf"(?P<label>(?:{alternatives}))\s*(?:\([^)\n]*\)\s*)?(?P<colon>:|–|—|$)", re.IGNORECASE)


def label_of(profile: Profile, line: str, kinds: tuple[str, ...]) -> str:
    """Gives the first of `kinds` whose labels open `line`, "" where none does.

    The label stands alone on the line, or a colon follows it; alone it must be in capitals or begin with one.
    """
    for kind in kinds:
        match = _pattern(profile, kind).match(line)
        if match and line[:1].isupper():
            return kind
    return ""


def opens_with(profile: Profile, line: str, kind: str) -> bool:
    """Tells whether `line` opens with a label of two words or more of `kind`, small letters and no colon allowed."""
    words = [word for word in profile.lines.get(kind, ()) if " " in word]
    return line.lower().startswith(tuple(f"{word} " for word in words))


def label_end(profile: Profile, line: str, kind: str) -> int:
    """Gives how many characters of `line` its label takes, the colon included; 0 where it has none."""
    match = _pattern(profile, kind).match(line)
    return match.end() if match else 0
