"""What a pair of brackets becomes: annotations, told by what the brackets hold and by what stands beside them.

The profile's rules come first (labels, `sic`, gaps, remarks); what no rule knows is told by its context: see contexts.py.

>>> from tei_tools.profiles import load_profile
>>> text = "and [would] go"
>>> pairs = [Pair(4, 11, 1, 1)]
>>> [a.element for a in construct(text, pairs[0], load_profile("translation"))]
['supplied']
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache

from tei_tools.model import Annotation
from tei_tools.profiles import Profile, Rule
from tei_tools.readers.brackets import Pair
from tei_tools.readers.contexts import by_context

LONGEST = 1500  # characters that the patterns of a profile are tried on
_QUANTITY = re.compile(
    r"(?P<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten)(?:\s*[-–]\s*(?P<to>\d+))?"
    r"(?:\s+(?:or more|illegible|handwritten))*\s+(?:\w+\s+)?"
    r"(?P<unit>letter|character|group|word|line|page|paragraph|sentence)s?",
    re.IGNORECASE,
)
_NUMBER_WORDS = "one two three four five six seven eight nine ten"
_NUMBERS = {word: str(n) for n, word in enumerate(_NUMBER_WORDS.split(), 1)}
_UNITS = {"letter": "letters", "character": "letters", "group": "groups", "word": "words", "line": "lines", "page": "pages"}
_UNITS |= {"paragraph": "paragraphs", "sentence": "sentences"}


def construct(text: str, pair: Pair, profile: Profile, opener: str = "[") -> list[Annotation]:
    """Gives the annotations of one pair of brackets, the outermost first; an empty list where it stays plain text."""
    content = text[pair.start + pair.lead : pair.end - pair.trail]
    stripped = content.strip()
    if not stripped:
        return []
    rule, label_end = find_rule(stripped, profile, opener) if len(stripped) <= LONGEST else (None, 0)
    if rule is None or (rule.content == "mark" and _completes_number(text, pair, stripped)):
        found = [] if is_quiet(profile, opener) else by_context(text, pair, stripped, profile)
        return [_voiced(a, profile) for a in found]
    build = _BUILDERS.get(rule.content, _whole)
    label = pair.start + pair.lead + content.index(stripped) + label_end
    return [_voiced(a, profile) for a in build(text, pair, rule, label, stripped)]


def _completes_number(text: str, pair: Pair, content: str) -> bool:
    """Tells whether digits in brackets complete a day or a year, `195[7]`, `[19]57`: behind a whole year they are a mark."""
    before = re.search(r"\d+$", text[max(0, pair.start - 5) : pair.start])
    if content.isdigit() and text[pair.end : pair.end + 1].isdigit():
        return True
    return bool(before) and content.isdigit() and len(before.group()) + len(content) <= 4 if before else False


def find_rule(content: str, profile: Profile, opener: str) -> tuple[Rule | None, int]:
    """Gives the first rule that fits what the brackets hold, and how far its label reaches (the colon included)."""
    colon = content.find(":")
    colon = colon if 0 < colon < 120 else -1
    for rule in _asked(profile, opener, has_label=colon > 0):
        if matched(rule, content[:colon] if rule.is_label else content):
            return rule, colon + 1 if rule.is_label else 0
    return None, 0


@cache
def _asked(profile: Profile, opener: str, *, has_label: bool) -> tuple[Rule, ...]:
    """Gives the rules that are asked, in order: for a double bracket the labels of the single one first."""
    first = (delimiter for delimiter in profile.delimiters if len(opener) == 2 and delimiter.open == opener[0])
    labels = [rule for delimiter in first for rule in delimiter.rules if rule.is_label]
    own = [rule for delimiter in profile.delimiters if delimiter.open == opener for rule in delimiter.rules]
    return tuple(rule for rule in (*labels, *own) if has_label or not rule.is_label)


def matched(rule: Rule, content: str) -> re.Match[str] | None:
    """Gives the match of a rule with the whole of `content`; a full stop at its end, `[One page omitted.]`, changes nothing."""
    return rule.match.fullmatch(content) or (rule.match.fullmatch(content[:-1].rstrip()) if content[-1:] == "." else None)


@cache
def is_quiet(profile: Profile, opener: str) -> bool:
    """Tells whether brackets that begin with `opener` are the author's own, and only what a rule knows is markup."""
    return any(delimiter.only_rules for delimiter in profile.delimiters if delimiter.open == opener)


def _voiced(annotation: Annotation, profile: Profile) -> Annotation:
    """Gives an annotation that nobody is named for, and that is no word of the author's, as the transcriber's."""
    if annotation.resp or annotation.element not in _OF_THE_TRANSLATOR:
        return annotation
    return replace(annotation, resp=profile.voice)


_OF_THE_TRANSLATOR = frozenset({"supplied", "note", "gap", "unclear", "corr", "expan", "ex", "figDesc", "desc", "surplus"})


def _whole(text: str, pair: Pair, rule: Rule, label: int, content: str) -> list[Annotation]:
    attributes = dict(rule.attributes)
    return [Annotation(pair.start, pair.end, rule.element, attributes, cert=rule.cert, lead=pair.lead, trail=pair.trail)]


def _spelling_only(text: str, pair: Pair, rule: Rule, label: int, content: str) -> list[Annotation]:
    width = pair.end - pair.start
    match = matched(rule, content)
    number = next(filter(None, match.groupdict().values()), "") if match else ""
    attributes = dict(rule.attributes) | ({"quantity": number} if number else {})
    if not number:
        attributes.pop("unit", None)
    return [Annotation(pair.start, pair.end, rule.element, attributes, lead=width, trail=0)]


def _with_description(text: str, pair: Pair, rule: Rule, label: int, content: str) -> list[Annotation]:
    attributes = dict(rule.attributes) | _extent(content)
    outer = Annotation(pair.start, pair.end, rule.element, attributes, lead=pair.lead, trail=pair.trail)
    return [outer, Annotation(pair.start + pair.lead, pair.end - pair.trail, rule.content)]


_UNREAD = re.compile(r"illegib|unreadab|ndecipherab", re.IGNORECASE)


def _with_gap(text: str, pair: Pair, rule: Rule, label: int, content: str) -> list[Annotation]:
    """What was there is not given, `[two words crossed out]`: a gap inside the element, with the transcriber's words."""
    outer = Annotation(pair.start, pair.end, rule.element, dict(rule.attributes), lead=pair.lead, trail=pair.trail)
    start, end = pair.start + pair.lead, pair.end - pair.trail
    reason = "illegible" if _UNREAD.search(content) else "editorial"
    return [outer, Annotation(start, end, "gap", {"reason": reason, **_extent(content)}), Annotation(start, end, "desc")]


def _extent(content: str) -> dict[str, str]:
    """Gives quantity or a range, and the unit, of what is missing, where the words say so (att.dimensions)."""
    match = _QUANTITY.search(content)
    if not match:
        return {}
    number = _NUMBERS.get(match["n"].lower(), match["n"])
    amount = {"atLeast": number, "atMost": match["to"]} if match["to"] else {"quantity": number}
    if re.search(r"less than\s*$", content[: match.start()], re.IGNORECASE):
        amount = {"atMost": number}
    return {**amount, "unit": _UNITS[match["unit"].lower()]}


def _with_label(text: str, pair: Pair, rule: Rule, label: int, content: str) -> list[Annotation]:
    outer = Annotation(pair.start, pair.end, rule.element, dict(rule.attributes), lead=pair.lead, trail=pair.trail)
    note = Annotation(pair.start + pair.lead, label, "note", {"type": "label"})
    return [outer, note]


def _sic(text: str, pair: Pair, rule: Rule, label: int, content: str) -> list[Annotation]:
    """The word before is the erroneous one; with a correction both stand in `choice`."""
    note = Annotation(pair.start, pair.end, "note", {"type": "sic"}, lead=pair.lead, trail=pair.trail)
    match = matched(rule, content)
    correction = (match.groupdict().get("corr") if match else None) or ""
    start, end = _erroneous(text, pair.start, correction)
    if start >= end:
        return [note]
    sic = Annotation(start, end, "sic")
    if not correction or text[end : pair.start].strip():
        return [sic, note]
    at = text.index(correction, pair.start)
    lead, trail = at - pair.start, pair.end - at - len(correction)
    return [Annotation(start, pair.end, "choice"), sic, Annotation(pair.start, pair.end, "corr", lead=lead, trail=trail)]


def _erroneous(text: str, before: int, correction: str) -> tuple[int, int]:
    """Gives the words before offset `before` that a sic speaks of: one, or as many as resemble the correction most."""
    low = max(0, before - 120, text.rfind("\n", 0, before) + 1)
    words = list(re.finditer(r"[^\s\[\]()\"“”]+", text[low:before]))
    if not words or text[low + words[-1].end() : before].strip('"“” \u00a0'):
        return before, before
    end = low + words[-1].start() + len(words[-1].group().rstrip(".,;:!?"))
    most = max(1, min(len(words), len(correction.split()), 6))
    starts = [low + words[-n].start() for n in range(1, most + 1)]
    likeness = [SequenceMatcher(None, text[start:end].lower(), correction.lower()).ratio() for start in starts]
    return starts[likeness.index(max(likeness))], end


def _page(text: str, pair: Pair, rule: Rule, label: int, content: str) -> list[Annotation]:
    match = matched(rule, content)
    number = match.groupdict().get("n", "") if match else ""
    fw = Annotation(pair.start, pair.end, "fw", {"type": "pageNum"}, resp="#translator")
    return [Annotation(pair.start, pair.start, "pb", {"n": number} if number else {}), fw]


def _mark(text: str, pair: Pair, rule: Rule, label: int, content: str) -> list[Annotation]:
    return [Annotation(pair.start, pair.end, "ref", {"type": "footnote", "n": content})]


_Builder = Callable[[str, Pair, Rule, int, str], list[Annotation]]
_BUILDERS: dict[str, _Builder] = {
    "text": _whole,
    "none": _spelling_only,
    "desc": _with_description,
    "figDesc": _with_description,
    "gap": _with_gap,
    "label": _with_label,
    "sic": _sic,
    "fw": _page,
    "mark": _mark,
}
