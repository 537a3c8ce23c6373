"""Signs of the profile that begin a line, a column or a page inside the text: `|` and `||` in a Leiden-like notation.

>>> from tei_tools.profiles import load_profile
>>> [(a.element, a.start) for (a,) in sign_constructs("Imp | Cae|sar || f", load_profile("leiden"))]
[('lb', 4), ('lb', 9), ('pb', 14)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.model import Annotation
from tei_tools.profiles import Profile


def sign_constructs(text: str, profile: Profile) -> Iterator[tuple[Annotation, ...]]:
    """Gives a milestone for each sign, spelled by it; one between two letters does not break the word (@break)."""
    if not profile.signs:
        return
    signs = sorted(profile.signs, key=len, reverse=True)
    for match in re.finditer("|".join(map(re.escape, signs)), text):
        start, end = match.span()
        inside = text[start - 1 : start].isalpha() and text[end : end + 1].isalpha()
        attributes = {"break": "no"} if inside else {}
        yield (Annotation(start, end, profile.signs[match.group()], attributes, lead=end - start),)
