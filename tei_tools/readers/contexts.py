"""What brackets without a rule are, told by what stands on either side: the translator's words, sorted by why they are there.

The completion of a word, an expansion behind its abbreviation, an office beside a name, a second name behind one, a name that
is made whole, a supplied word, a gloss, and, whatever is longer, a remark.

>>> from tei_tools.profiles import load_profile
>>> profile = load_profile("translation")
>>> [(a.element, a.attributes.get("reason")) for a in by_context("Kim [Il] rose", Pair(4, 8, 1, 1), "Il", profile)]
[('supplied', 'identity')]
>>> [a.attributes for a in by_context("Cde. Kim [Il Sung] rose", Pair(9, 18, 1, 1), "Il Sung", profile)]
[{'reason': 'completion'}]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from tei_tools.model import Annotation
from tei_tools.profiles import Profile
from tei_tools.readers.brackets import Pair

OFFICE = re.compile(
    r"\b(?:minister|ambassador|secretary|chairman|chairwoman|president|premier|director|chief|chair|head|counsel\w+|attach[eé]|consul|"
    r"charg[eé]|general|marshal|colonel|commander|commissar|deputy|member|representative|delegate|editor|professor|manager|"
    r"commissioner|envoy|governor|mayor|chancellor|rector|first secretary|aide|adviser|advisor|rapporteur|recorder|clerk|"
    r"notary|witness|typist|botschafter|gesandter|konsul|generalkonsul|leiter|direktor|abteilungsleiter|sekretär|referent|"
    r"ambassadeur|ministre|secrétaire|ambasador|dyrektor|sekretarz|nagykövet|titkár|igazgató|ambasador|director|posol|"
    r"velvyslanec|tajemník)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:ministry|committee|commission|department|directorate|administration|agency|council|union|party|bureau|republic|army|"
    r"league|front|academy|institute|association|federation|organi[sz]ation|assembly|government|states|kingdom|section|board)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"(?:[A-ZА-ЯÀ-Ý][\w.&/’'-]*[A-ZА-ЯÀ-Ý][\w.’'-]*|[A-Z][a-z]{1,5}\.|[A-Z]{2,})$")
_NAME = re.compile(r"(?:[A-ZÀ-Ý]\.\s?){0,3}[A-ZÀ-Ý][\w’'‘-]+(?:\s+(?:[A-ZÀ-Ý][\w’'-]*\.?|[a-z]{1,3})){0,4}$")
_INITIALS = re.compile(r"(?:[A-ZÀ-ÝА-Я]\w?\.[\s-]?){1,3}$")
_TITLE_BEFORE = re.compile(
    r"\b(?:Cdes?\.|Com\.|Comrades?|Mr\.|Mrs\.|Miss|Dr\.|Gen\.|General|Marshal|Colonel|Minister|Ambassador|President|Premier|"
    r"Chairman|Secretary|Consul|Attach[eé]|Counsell?or|Prof\.|Professor)[ \u00a0][A-ZÀ-Ý][\w’'-]+[ \u00a0]*\Z"
)
_POINTING = re.compile(
    r"\b(?:he|him|his|she|her|hers|they|them|their|we|us|our|here|the former|the latter|"
    r"[a-z]*(?:minister|ambassador|secretary|chairman|president|premier|consul|attach[eé]|delegate|"
    r"general|comrade))[ \u00a0]*\Z",
    re.IGNORECASE,
)
_FUNCTION = re.compile(
    r"(?:of|to|in|on|at|for|from|with|by|and|or|but|as|that|which|who|is|are|was|were|be|been|has|have|had|will|would|shall|"
    r"should|can|could|may|might|must|do|does|did|not|the|a|an|his|her|their|its|our|my|your|also|if|when|because|about|into|"
    r"upon|after|before|during|between|against|through|under|over)\b"
)
_MEANING = re.compile(r"\b(?:is|are|was|were|has|have|had|not|which|that|this)\b")


def by_context(text: str, pair: Pair, content: str, profile: Profile) -> list[Annotation]:
    """Gives what brackets that no rule knows are, by the first of the profile's contexts that fits; [] where none does."""
    before, after = text[max(0, pair.start - 80) : pair.start], text[pair.end : pair.end + 80]
    for name in profile.context:
        found = list(_CONTEXTS[name](pair, content, before, after))
        if found:
            return found
    return []


def _supplied_for(pair: Pair, reason: str, content: str) -> Annotation:
    cert = "low" if content.endswith("?") else None
    return Annotation(pair.start, pair.end, "supplied", {"reason": reason}, cert=cert, lead=pair.lead, trail=pair.trail)


def _completion(pair: Pair, content: str, before: str, after: str) -> Iterator[Annotation]:
    """`F[oreign]`, `195[7]`, `[Ja]nuary`: the brackets touch a word, whose missing part they give."""
    if not re.fullmatch(r"[\w.’'-]+\??", content) or pair.trail == 0:
        return
    left = re.search(r"[^\W_]+\.?$", before)
    right = re.match(r"[^\W_]+", after)
    if left and re.fullmatch(r"[A-ZÀ-Ý]\w?\w?\.?", left.group()) and content[0].islower() and not right:
        yield Annotation(pair.start - len(left.group()), pair.end, "expan")
        yield Annotation(pair.start, pair.end, "ex", lead=pair.lead, trail=pair.trail)
    elif left or right:
        yield _supplied_for(pair, "completion", content)


def _expansion(pair: Pair, content: str, before: str, after: str) -> Iterator[Annotation]:
    """`TsTAK [Central Telegraph Agency of Korea]`: capitals, then the words that they stand for."""
    word = re.search(r"(\S+)([ \u00a0]*)$", before)
    if not word or not content[:1].isalpha() or not pair.trail:
        return
    short = re.sub(r"['’]s$", "", word.group(1).lstrip("(\"“‘'"))
    if _ACRONYM.fullmatch(short) and _spells(short, content):
        start = pair.start - len(word.group(2)) - len(word.group(1)) + word.group(1).index(short)
        yield Annotation(start, pair.end, "choice")
        yield Annotation(start, start + len(short), "abbr")
        yield Annotation(pair.start, pair.end, "expan", lead=pair.lead, trail=pair.trail)


def _spells(short: str, words: str) -> bool:
    """Tells whether `short` abbreviates `words`: `Amb.` begins them, `UNO` has their initials, or they name a body.

    Letters of another language do not match (`MID [Ministry of Foreign Affairs]`), so that capitals before a body are enough;
    before an office they are a name (`BRAUN [Minister of Rail]`).
    """
    if short.endswith(".") and short[1:-1].islower():
        return words.lower().startswith(short[:-1].lower()[:3])
    if " " not in words and "-" not in words:
        return False
    initials = [word[0].lower() for word in re.findall(r"[^\W\d_]+", words)]
    letters = [char.lower() for char in short if char.isalpha()]
    at = found = 0
    for letter in letters:
        if letter in initials[at:]:
            at, found = initials.index(letter, at) + 1, found + 1
    if found >= 0.6 * len(letters):
        return not (OFFICE.match(words) and len(letters) > 4)
    return bool(_BODY.search(words)) and not OFFICE.search(words) and len(letters) <= 7


_ADJECTIVE = re.compile(r"[A-Z]\w*(?:ish|ese|ian|ean|iet|can|nch|ech|man)$")  # of a nation: it supplies a word, not a name


def _identity(pair: Pair, content: str, before: str, after: str) -> Iterator[Annotation]:
    """`FENG XI [STALIN]`, `Pak Seong-cheol [Pak Song Chol]`: a name behind a name; `Cde. Kim [Il Sung]`: the rest of one."""
    bare = content.rstrip("? ")
    behind_name = re.search(r"[A-ZÀ-Ý][\w’'-]+,?[ \u00a0]*\Z", before)
    before_name = re.match(r"[ \u00a0][A-ZÀ-Ý][a-zà-ÿ’'-]+", after)
    if (_INITIALS.fullmatch(bare) and (behind_name or before_name)) or (
        before_name and not behind_name and re.fullmatch(r"[A-ZÀ-Ý][a-zà-ÿ’'-]+", bare) and not _is_word(bare, before)
    ):
        yield _supplied_for(pair, "completion", content)
    elif (
        bare.isupper()
        and re.search(r"\b[A-ZÀ-Ý]{2,}[ \u00a0]*\Z", before)
        and " " not in bare
        and len(bare) <= 6
        and _is_acronym(bare)
    ):
        yield _supplied_for(pair, "gloss", content)
    elif not _NAME.fullmatch(bare) or OFFICE.search(content) or _BODY.search(content):
        return
    elif behind_name and not _POINTING.search(before):
        korean = re.search(r"(?:^|[\s(])[A-ZÀ-Ý][a-z]{1,4}[ \u00a0]*\Z", before) and re.fullmatch(r"[A-Z]\w+-\w+", bare)
        is_given = korean or (_TITLE_BEFORE.search(before) and len(bare.split()) <= 2)
        alike = _alike(before, bare)
        reason = "romanisation" if alike else "completion" if is_given and not bare.isupper() else "identity"
        yield _supplied_for(pair, reason, content)
    elif _POINTING.search(before):
        yield _supplied_for(pair, "identity", content)


_QUARTER = re.compile(r"(?:Comrade|North|South|East|West|New|Great|Upper|Lower|Central|Inner|Outer)")


def _is_word(bare: str, before: str) -> bool:
    """Tells whether a capital begins an adjective of nation, an office, or the word that opens a sentence."""
    opens = bool(re.search(r"(?:^|\n|[.!?:]\s)\s*$", before)) and bool(_FUNCTION.match(bare.lower()))
    return opens or bool(_ADJECTIVE.fullmatch(bare) or OFFICE.search(bare) or _BODY.search(bare) or _QUARTER.match(bare))


def _is_acronym(word: str) -> bool:
    """Tells whether capitals spell an abbreviation: hardly a vowel among them, as in CPSU."""
    return word.isalpha() and word.isupper() and len(word) <= 6 and sum(c in "AEIOUY" for c in word) * 4 <= len(word)


def _alike(before: str, content: str) -> bool:
    """Tells whether a name and the one in brackets share the initials of all their words, as two romanisations do."""
    initials = [word[0].lower() for word in re.split(r"[\s-]+", content) if word]
    preceding = [word[0].lower() for word in re.split(r"[\s-]+", before.strip()) if word]
    if initials and preceding[-len(initials) :] == initials:
        return True
    words = re.split(r"[\s-]+", before.strip())[-len(initials) :]
    return len(words) > 1 and SequenceMatcher(None, " ".join(words).lower(), " ".join(content.split()).lower()).ratio() > 0.65


def _office(pair: Pair, content: str, before: str, after: str) -> Iterator[Annotation]:
    """`[DPRK Minister of Construction] Kim Sung-hwa`: an office beside the name of who held it."""
    is_beside_name = re.search(r"[A-ZÀ-Ý][\w’'.-]+,?\s*$", before) or re.match(r",?\s*[A-ZÀ-Ý]", after)
    if OFFICE.search(content) and is_beside_name and not _MEANING.search(content) and len(content) < 120:
        yield _supplied_for(pair, "office", content)


def _supplied(pair: Pair, content: str, before: str, after: str) -> Iterator[Annotation]:
    """`[would]`, `[him]`, `[to the note of May]`: words that the sentence needs; `he [Kim]`, `5 ri [2 km]`: words explained."""
    words = content.split()
    content = content.strip(" ,;")
    if not content or ":" in content or len(content) > 90 or (content[-1:] in ".!" and len(words) > 2):
        return
    explains = _POINTING.search(before) or re.search(r"[\"”’»]\s*$|\d[\d.,]*[ \u00a0]+[^\W\d_]+[ \u00a0]*\Z", before)
    if content[:1].islower():
        is_phrase = bool(_FUNCTION.match(content)) and "," not in content and not _MEANING.search(content)
        names = len(words) > 1 and words[0] in ("the", "a", "an", "his", "her", "their")  # they [the peasants]
        if len(words) <= 5 or (len(words) <= 9 and is_phrase):
            glosses = explains and (names or not _FUNCTION.match(content))
            yield _supplied_for(pair, "gloss" if glosses else "omitted", content)
    elif len(words) <= 5 and len(content) <= 60:
        beside_number = content[:1].isdigit() or re.search(r"\d\s*$", before) or re.match(r"\s*\d", after)
        needed = not explains and (
            beside_number or re.match(r"[ \u00a0][a-zà-ÿ]", after) or re.search(r"(?:\b[a-z]+|^|\n|[.!?:]\s)\s*$", before)
        )
        yield _supplied_for(pair, "omitted" if needed and content[:1].isalnum() else "gloss", content)


def _gloss(pair: Pair, content: str, before: str, after: str) -> Iterator[Annotation]:
    """Whatever is longer is a remark of the editor."""
    if pair.trail:
        yield Annotation(pair.start, pair.end, "note", {"type": "editor"}, lead=pair.lead, trail=pair.trail)


_CONTEXTS: dict[str, Callable[[Pair, str, str, str], Iterator[Annotation]]] = {
    "completion": _completion,
    "expansion": _expansion,
    "identity": _identity,
    "office": _office,
    "supplied": _supplied,
    "gloss": _gloss,
}
