"""What a pair of brackets becomes: annotations, told by what the brackets hold and by what stands beside them.

The profile's rules come first (labels, `sic`, gaps, remarks); what no rule knows is told by its context: the completion of
a word, an expansion after its abbreviation, an office before a name, a second name behind one, a supplied word, a gloss.

>>> from tei_tools.profiles import load_profile
>>> text = "and [would] go"
>>> pairs = [Pair(4, 11, 1, 1)]
>>> [a.element for a in construct(text, pairs[0], load_profile("translation"))]
['supplied']
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from tei_tools.model import Annotation
from tei_tools.profiles import Profile, Rule
from tei_tools.readers.brackets import Pair

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
_ACRONYM = re.compile(r"(?:[A-ZА-ЯÀ-Ý][\w.&/’'-]*[A-ZА-ЯÀ-Ý][\w.’'-]*|[A-Z][a-z]{1,4}\.|[A-Z]{2,})$")
_NAME = re.compile(r"(?:[A-ZÀ-Ý]\.\s?){0,3}[A-ZÀ-Ý][\w’'‘-]+(?:\s+(?:[A-ZÀ-Ý][\w’'-]*\.?|[a-z]{1,3})){0,4}$")
OFFICE = re.compile(
    r"\b(?:minister|ambassador|secretary|chairman|president|premier|director|chief|head|counsel\w+|attach[eé]|consul|chargé|"
    r"general|marshal|commander|deputy|member|representative|delegate|editor|professor|manager|commissioner|envoy)\b",
    re.IGNORECASE,
)
_MEANING = re.compile(r"\b(?:is|are|was|were|has|have|had|not|the|which|that|this)\b")


def construct(text: str, pair: Pair, profile: Profile, opener: str = "[") -> list[Annotation]:
    """Gives the annotations of one pair of brackets, the outermost first; an empty list where it stays plain text."""
    content = text[pair.start + pair.lead : pair.end - pair.trail]
    stripped = content.strip()
    if not stripped:
        return []
    rule, label_end = find_rule(stripped, profile, opener) if len(stripped) <= LONGEST else (None, 0)
    if rule is None or (rule.content == "mark" and _completes_number(text, pair, stripped)):
        return _by_context(text, pair, stripped, profile)
    build = _BUILDERS.get(rule.content, _whole)
    label = pair.start + pair.lead + content.index(stripped) + label_end
    return [replace(a, resp=a.resp or _voice(a, profile)) for a in build(text, pair, rule, label, stripped)]


def _completes_number(text: str, pair: Pair, content: str) -> bool:
    """Tells whether digits in brackets complete a day or a year, `195[7]`: behind a whole year they are a footnote's mark."""
    before = re.search(r"\d+$", text[max(0, pair.start - 5) : pair.start])
    return bool(before) and content.isdigit() and len(before.group()) + len(content) <= 4 if before else False


def find_rule(content: str, profile: Profile, opener: str) -> tuple[Rule | None, int]:
    """Gives the first rule that fits what the brackets hold, and how far its label reaches (the colon included)."""
    colon = content.find(":") if 0 < content.find(":") < 120 else -1
    for delimiter in profile.delimiters:
        if delimiter.open != opener:
            continue
        for rule in delimiter.rules:
            subject = content[:colon] if rule.is_label else content
            if (colon > 0 or not rule.is_label) and rule.match.fullmatch(subject):
                return rule, colon + 1 if rule.is_label else 0
    return None, 0


def _voice(annotation: Annotation, profile: Profile) -> str | None:
    return profile.voice if annotation.element in _OF_THE_TRANSLATOR else None


_OF_THE_TRANSLATOR = frozenset({"supplied", "note", "gap", "unclear", "corr", "expan", "ex", "figDesc", "desc", "surplus"})


def _whole(text: str, pair: Pair, rule: Rule, label: int, content: str) -> list[Annotation]:
    attributes = dict(rule.attributes)
    return [Annotation(pair.start, pair.end, rule.element, attributes, cert=rule.cert, lead=pair.lead, trail=pair.trail)]


def _spelling_only(text: str, pair: Pair, rule: Rule, label: int, content: str) -> list[Annotation]:
    width = pair.end - pair.start
    match = rule.match.fullmatch(content)
    number = next(filter(None, match.groupdict().values()), "") if match else ""
    attributes = dict(rule.attributes) | ({"quantity": number} if number else {})
    if not number:
        attributes.pop("unit", None)
    return [Annotation(pair.start, pair.end, rule.element, attributes, lead=width, trail=0)]


def _with_description(text: str, pair: Pair, rule: Rule, label: int, content: str) -> list[Annotation]:
    attributes = dict(rule.attributes) | _extent(content)
    outer = Annotation(pair.start, pair.end, rule.element, attributes, lead=pair.lead, trail=pair.trail)
    return [outer, Annotation(pair.start + pair.lead, pair.end - pair.trail, rule.content)]


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
    match = rule.match.fullmatch(content)
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
    match = rule.match.fullmatch(content)
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
    "label": _with_label,
    "sic": _sic,
    "fw": _page,
    "mark": _mark,
}


def _by_context(text: str, pair: Pair, content: str, profile: Profile) -> list[Annotation]:
    """Gives what brackets without a rule are, by what stands on either side of them."""
    before, after = text[max(0, pair.start - 80) : pair.start], text[pair.end : pair.end + 80]
    for name in profile.context:
        found = list(_CONTEXTS[name](text, pair, content, before, after))
        if found:
            return [replace(a, resp=a.resp or _voice(a, profile)) for a in found]
    return []


def _completion(text: str, pair: Pair, content: str, before: str, after: str) -> Iterator[Annotation]:
    """`F[oreign]`, `195[7]`, `[Ja]nuary`: the brackets touch a word, whose missing part they give."""
    if not re.fullmatch(r"[\w.’'-]+\??", content) or pair.trail == 0:
        return
    left = re.search(r"[^\W_]+\.?$", before)
    right = re.match(r"[^\W_]+", after)
    if left and re.fullmatch(r"[A-ZÀ-Ý]\w?\w?\.?", left.group()) and content[0].islower() and not right:
        yield Annotation(pair.start - len(left.group()), pair.end, "expan")
        yield Annotation(pair.start, pair.end, "ex", lead=pair.lead, trail=pair.trail)
    elif left or right:
        doubt = "low" if content.endswith("?") else None
        yield Annotation(pair.start, pair.end, "supplied", {"reason": "omitted"}, cert=doubt, lead=pair.lead, trail=pair.trail)


def _expansion(text: str, pair: Pair, content: str, before: str, after: str) -> Iterator[Annotation]:
    """`TsTAK [Central Telegraph Agency of Korea]`: capitals, then the words that they stand for."""
    word = re.search(r"(\S+)([ \u00a0]*)$", before)
    if not word or " " not in content or not content[:1].isalpha():
        return
    short = word.group(1).lstrip("(\"“‘'").rstrip("’s")
    if _ACRONYM.fullmatch(short) and _spells(short, content) and pair.trail:
        start = pair.start - len(word.group(2)) - len(word.group(1)) + word.group(1).index(short)
        yield Annotation(start, pair.end, "choice")
        yield Annotation(start, start + len(short), "abbr")
        yield Annotation(pair.start, pair.end, "expan", lead=pair.lead, trail=pair.trail)


def _spells(short: str, words: str) -> bool:
    """Tells whether capitals could abbreviate the words: most letters are found there in order, the first one included."""
    letters = [char.lower() for char in short if char.isalpha()]
    at, found = 0, 0
    lowered = words.lower()
    for letter in letters:
        position = lowered.find(letter, at)
        if position >= 0:
            at, found = position + 1, found + 1
    return found >= 0.6 * len(letters) and len(words) > 1.5 * len(short)


def _identity(text: str, pair: Pair, content: str, before: str, after: str) -> Iterator[Annotation]:
    """`FENG XI [STALIN]`, `Pak Seong-cheol [Pak Song Chol]`: a name behind a name."""
    behind_name = re.search(r"[A-ZÀ-Ý][\w’'-]+,?[ \u00a0]*$", before)
    if behind_name and _NAME.fullmatch(content.rstrip("?")) and not OFFICE.search(content):
        reason = "romanisation" if _alike(before, content) else "identity"
        cert = "low" if content.endswith("?") else None
        yield Annotation(pair.start, pair.end, "supplied", {"reason": reason}, cert=cert, lead=pair.lead, trail=pair.trail)


def _alike(before: str, content: str) -> bool:
    """Tells whether a name and the one in brackets share the initials of all their words, as two romanisations do."""
    initials = [word[0].lower() for word in re.split(r"[\s-]+", content) if word]
    preceding = [word[0].lower() for word in re.split(r"[\s-]+", before.strip()) if word]
    return bool(initials) and preceding[-len(initials) :] == initials


def _office(text: str, pair: Pair, content: str, before: str, after: str) -> Iterator[Annotation]:
    """`[DPRK Minister of Construction] Kim Sung-hwa`: an office beside the name of who held it."""
    if OFFICE.search(content) and not _MEANING.search(content) and len(content) < 120:
        yield Annotation(pair.start, pair.end, "supplied", {"reason": "office"}, lead=pair.lead, trail=pair.trail)


def _supplied(text: str, pair: Pair, content: str, before: str, after: str) -> Iterator[Annotation]:
    """`[would]`, `[him]`, `[had also visited]`: words that the sentence needs."""
    cert = "low" if content.endswith("?") else None
    if len(content.split()) <= 5 and len(content) <= 60 and ":" not in content:
        attributes = {"reason": "omitted"} if content[:1].islower() else {"reason": "gloss"}
        yield Annotation(pair.start, pair.end, "supplied", attributes, cert=cert, lead=pair.lead, trail=pair.trail)


def _gloss(text: str, pair: Pair, content: str, before: str, after: str) -> Iterator[Annotation]:
    """Whatever is longer is a remark of the editor."""
    if pair.trail:
        yield Annotation(pair.start, pair.end, "note", {"type": "editor"}, lead=pair.lead, trail=pair.trail)


_Context = Callable[[str, Pair, str, str, str], Iterator[Annotation]]
_CONTEXTS: dict[str, _Context] = {
    "completion": _completion,
    "expansion": _expansion,
    "identity": _identity,
    "office": _office,
    "supplied": _supplied,
    "gloss": _gloss,
}
