"""All bracket constructs of a transcription, and what had to be recovered.

>>> from tei_tools.profiles import load_profile
>>> found, findings = bracket_constructs("a [sic] b ]", load_profile("translation"))
>>> [group[0].element for group in found], [rule for _, rule, _ in findings]
(['sic'], ['reader.bracket-unopened'])
"""

from __future__ import annotations

import re

from tei_tools.model import Annotation
from tei_tools.profiles import Profile
from tei_tools.readers.brackets import Pair, join_double, pair_brackets
from tei_tools.readers.constructs import construct, find_rule, is_quiet
from tei_tools.readers.pages import is_page_break
from tei_tools.readers.signs import sign_constructs

Problem = tuple[int, str, str]
_LABEL = re.compile(r"[^\]\n:]{1,120}:")
_LABEL_BEFORE = re.compile(r"(?:^|\n)[^\S\n]*([A-Z][^\n:\[\]]{2,60}:)[^\S\n]*$")


def bracket_constructs(text: str, profile: Profile) -> tuple[list[tuple[Annotation, ...]], list[Problem]]:
    """Gives the constructs in order of the text, and (offset, rule, message) of what was recovered or not understood."""
    found: list[tuple[Annotation, ...]] = []
    problems: list[Problem] = []
    for opener, closer, doubled in _kinds(profile):
        pairs = pair_brackets(
            text, opener, closer, lambda start: _is_label(text, start, profile), lambda at: is_page_break(text, at, profile)
        )
        for pair in join_double(pairs) if doubled else pairs:
            if is_quiet(profile, opener) and not (pair.is_opened and pair.is_closed):
                continue
            _add(text, pair, opener * (2 if pair.lead == 2 and doubled else 1), profile, found, problems)
    found.extend(sign_constructs(text, profile))
    found.sort(key=lambda group: (group[0].start, -group[0].end))
    return found, sorted(problems)


def _kinds(profile: Profile) -> list[tuple[str, str, bool]]:
    """Gives the single brackets of the profile, and whether they may be doubled."""
    names = {delimiter.open: delimiter.close for delimiter in profile.delimiters}
    return [(mark, close, mark * 2 in names) for mark, close in names.items() if len(mark) == 1 and mark != close]


def _is_label(text: str, start: int, profile: Profile) -> bool:
    label = _LABEL.match(text, start + 1)
    rule = find_rule(label.group() + " x", profile, text[start])[0] if label else None
    return rule is not None and rule.is_label


def _add(
    text: str, pair: Pair, opener: str, profile: Profile, found: list[tuple[Annotation, ...]], problems: list[Problem]
) -> None:
    if not pair.is_opened:
        problems.append(
            (pair.start, "reader.bracket-unopened", f"'{text[pair.start]}' closes what was never opened: kept as text")
        )
        return
    if not pair.is_closed and not _is_construct_unclosed(text, pair, profile):
        problems.append((pair.start, "reader.bracket-unclosed", f"'{opener}' is never closed: kept as text"))
        return
    group = tuple(construct(text, _with_label_before(text, pair, profile), profile, opener))
    if not pair.is_closed:
        problems.append((pair.start, "reader.bracket-unclosed", f"'{opener}' is never closed: it was ended with its paragraph"))
    if group:
        found.append(group)
        label = text[pair.start + 1 : pair.end].partition(":")[0]
        if group[0].element == "note" and group[0].attributes.get("type") == "editor" and _is_unknown(label, text, pair):
            problems.append(
                (pair.start, "reader.unknown-label", f"the label '{label.strip()[:20]}' is not known: read as a remark")
            )


def _is_unknown(label: str, text: str, pair: Pair) -> bool:
    return len(label) < pair.end - pair.start - 3 and len(label.split()) <= 4 and bool(re.match(r"[A-Z]\w+", label.strip()))


def _is_construct_unclosed(text: str, pair: Pair, profile: Profile) -> bool:
    content = text[pair.start + pair.lead : pair.end].strip()
    if not content:
        return False
    return _is_label(text, pair.start, profile) or (len(content) < 60 and find_rule(content, profile, "[")[0] is not None)


def _with_label_before(text: str, pair: Pair, profile: Profile) -> Pair:
    """Takes a label that stands before its bracket, `Stamp: [Far East Department]`, into the construct."""
    before = _LABEL_BEFORE.search(text[max(0, pair.start - 70) : pair.start])
    if not before:
        return pair
    rule, _ = find_rule(before.group(1) + " x", profile, text[pair.start])
    if rule is None or not rule.is_label:
        return pair
    start = pair.start - (len(text[max(0, pair.start - 70) : pair.start]) - before.start(1))
    return Pair(start, pair.end, 0, 0, pair.is_closed)
