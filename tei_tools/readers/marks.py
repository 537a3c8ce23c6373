"""What stands within one line of an opening, a stamp or a closing: classification marks and numbers.

>>> from tei_tools.profiles import load_profile
>>> profile = load_profile("translation")
>>> [(a.element, a.content("Nº 133 Copy Nº 2")) for a in marks_in("Nº 133 Copy Nº 2", 0, 16, profile, "outgoing")]
[('idno', 'Nº 133'), ('idno', 'Copy Nº 2')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tei_tools.model import Annotation
from tei_tools.model.spaced import unspaced
from tei_tools.profiles import Profile

# a number may hold digits that the transcriber restored, [[14]]5; what is classified behind its stroke is none of it
_PART = r"(?:(?!/(?:top|strictly|secret|conf))[\w./–-]|\[{1,2}\w+\??\]{1,2})*"
_NUMBER = (
    rf"\[{{1,2}}[0-9IVXLCDM]+\??\]{{1,2}}{_PART}"
    rf"|(?:[0-9]{_PART}|[IVXLCDM]+(?![^\W_])(?:[-./]{_PART})?)(?:\s?\((?:[a-z]{{1,2}}|[\w./-]*\d[\w./-]*)\))?|"
    rf"\[{{0,2}}[A-Z]{{1,4}}[-/ ]?[0-9]{_PART}\]{{0,2}}|b/n|s/n|_{{2,}}"
)
_SPACED = re.compile(r"(?<![^\W_])(?<![^\W_] )[^\W\d_](?:[ \u00a0]{1,3}[^\W\d_](?!\w)){3,}")  # `S E C R E T SECTION 01 OF 02`


@cache
def _classification(profile: Profile) -> re.Pattern[str]:
    names = sorted(profile.classification, key=len, reverse=True)
    words = "|".join(r"[\s\]]+\[{0,2}".join(map(re.escape, name.split())) for name in names) or r"(?!)"
    return re.compile(r"(?<![\w-])\[{0,2}(?:" + words + r")\]{0,2}(?![\w-])", re.IGNORECASE)


@cache
def _numbers(profile: Profile) -> re.Pattern[str]:
    kinds = ["copy", "incoming", "outgoing", "signs"]
    groups = "|".join(f"(?P<{kind}>{_alternatives(profile.numbers.get(kind, ()))})" for kind in kinds)
    return re.compile(rf"(?<!\w)(?:{groups})\s?[:.]?\s?(?P<number>{_NUMBER})(?!\w)", re.IGNORECASE)


def _alternatives(signs: tuple[str, ...]) -> str:
    return "|".join(re.escape(sign).replace(r"\ ", r"\s") for sign in sorted(signs, key=len, reverse=True)) or r"(?!)"


def marks_in(text: str, start: int, end: int, profile: Profile, number_type: str) -> Iterator[Annotation]:
    """Gives `seg type="classification"` and `idno` for what stands in [start, end); a bare number is of `number_type`.

    A classification counts where it is in capitals, or is all that its line holds.
    """
    for match in _classification(profile).finditer(text, start, end):
        if _is_mark(text, match.start(), match.end(), start, end, profile):
            category = profile.classification[" ".join(re.sub(r"[\[\]]", "", match.group()).lower().split())]
            yield Annotation(match.start(), match.end(), "seg", {"type": "classification", "ana": f"#{category}"})
    for spaced in _SPACED.finditer(text, start, end):
        category = profile.classification.get(unspaced(spaced.group()).lower(), "")
        if category:
            yield Annotation(spaced.start(), spaced.end(), "seg", {"type": "classification", "ana": f"#{category}"})
    for match in _numbers(profile).finditer(text, start, end):
        kind = match.lastgroup if match.lastgroup != "number" else None
        kind = kind or next(name for name in ("copy", "incoming", "outgoing", "signs") if match[name])
        if kind == "copy" and match["copy"].lower() == "copy" and not re.match(r"[\[\d]", match["number"]):
            continue
        yield Annotation(match.start(), match.end(), "idno", {"type": number_type if kind == "signs" else kind})


def is_mark_line(text: str, start: int, end: int, profile: Profile) -> bool:
    """Tells whether a line holds classification marks or numbers and hardly anything else."""
    found = list(marks_in(text, start, end, profile, "outgoing"))
    if not found:
        return False
    covered = sum(a.end - a.start for a in found)
    return covered >= 0.6 * len(text[start:end].replace(" ", "")) or (end - start < 60 and covered >= 0.5 * (end - start))


def _is_all(text: str, start: int, end: int, profile: Profile) -> bool:
    """Tells whether a line holds classification marks and nothing else: `Strictly secret. Copying is prohibited`."""
    return end - start < 120 and not re.search(r"[^\W_]", _classification(profile).sub(" ", text[start:end]))


def _is_mark(text: str, start: int, end: int, line_start: int, line_end: int, profile: Profile) -> bool:
    words = re.sub(r"[\[\]]", "", text[start:end])
    if words.isupper():
        return True
    if words[:1].isupper() and _is_all(text, line_start, line_end, profile):
        return True
    newline_before = max(text.rfind("\n", line_start, start) + 1, line_start)
    newline_after = text.find("\n", end, line_end)
    around = text[newline_before:start] + text[end : newline_after if newline_after >= 0 else line_end]
    return not re.search(r"[^\W\d_]{2}", around) or (words[:1].isupper() and not re.search(r"\b[a-z]{3,}", around))
