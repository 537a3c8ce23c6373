"""Who found, gave, transcribed and translated a document, for whom and with whose money: `Translated for X by Y.`

A credit is a line, a bracket or the sentence behind a shelfmark. Persons and bodies are read by their capitals alone.

>>> credit = read_credit("Obtained for THP by Jan Weil and translated by Ada Kun. With support from the Rail Fund.")
>>> credit.contributor, credit.translator, credit.sponsor, credit.funder
(('Jan Weil',), ('Ada Kun',), ('THP',), ('the Rail Fund',))
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tei_tools.model import Annotation

LONGEST = 600  # characters
_WORD = r"[^\W\d_a-zà-ÿ](?:\w?\.(?=\s|$|,|;|[^\W\d_a-z])|[\w’'-]*)"  # a full stop ends a sentence but for initials, `Jr.`
_PERSON = rf"(?-i:{_WORD}(?:\s?(?:(?:\s?(?:de|van|von|der|den|al|el|bin|la|du|da|di))+\s)?{_WORD}){{0,5}})"
_AND = r"(?:,?\s(?:and|&)\s|,\s)"
_PEOPLE = rf"(?:the\s)?{_PERSON}(?:{_AND}(?!(?:and\s)?(?:obtained|translated|transcribed|provided|with|sponsored)){_PERSON})*"
_BODY = (
    r"(?:the\s)?(?-i:[^\W\d_a-zà-ÿ][\w’'&/-]*"
    r"(?:\s(?:(?:of|for|the|and|on|in|at|de|des|der|für|zur)\s)*[^\W\d_a-zà-ÿ(][\w’'&/()-]*){0,12})"
)
_VERBS = {
    "translat": "translator", "transcrib": "transcriber", "obtain": "contributor", "provid": "contributor",
    "donat": "contributor", "contribut": "contributor", "locat": "contributor", "found": "contributor",
    "suppl": "contributor", "discover": "contributor",
}  # fmt: skip
_VERB = r"(?:translated|transcribed|obtained|provided|contributed|donated|located|found|supplied|discovered)"
_DONE = re.compile(
    rf"\b(?P<verbs>{_VERB}(?:(?:,\s|,?\sand\s|\s&\s){_VERB})*)(?:\s(?:from|out of|into)\s[^,.;]{{2,40}}?)?"
    rf"(?:\s(?:for|on behalf of)\s(?P<body>{_BODY}))?(?:\s(?:from|out of|into)\s[^,.;]{{2,40}}?)?"
    rf"\s?:?\s?by:?\s(?P<who>{_PEOPLE})",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"\b(?P<noun>translations?|translator|transcription|transcriber|courtesy)(?:\s(?:by|of))?(?:\s(?:for)\s(?P<body>{_BODY})\sby)?(?::|\s)\s?(?P<who>{_PEOPLE})",
    re.IGNORECASE,
)
_NOUNS = {"translation": "translator", "translations": "translator", "translator": "translator", "courtesy": "contributor"}
_FUNDED = re.compile(
    rf"\b(?:(?:sponsored|funded|financed|supported|made possible|paid for)(?:\sin part|\sthrough)?\sby"
    rf"|with\s(?:the\s)?(?:generous\s|kind\s|financial\s)*(?:support|assistance|funding|help)\s(?:of|from|by)"
    rf"|(?:support|funding)(?:\sfor\s[^,.;]{{2,60}}?)?\s(?:was\s|has been\s|is\s)?"
    rf"(?:generously\s|kindly\s)?(?:provided|given)\sby"
    rf"|through\s(?:a|the)\s(?:generous\s)?(?:grant|gift)\s(?:of|from))\s"
    rf"(?:(?:a\s|the\s)?(?:generous\s)?(?:grant|gift|support)s?\s(?:of|from)\s)?"
    rf"(?P<who>{_BODY}(?:{_AND}(?:the\s)?{_BODY})*)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    rf"[\[(]?(?:(?:this|the)\s)?(?:document|text|translation|copy|original)?\s?(?:was\s|is\s)?(?:kindly\s|originally\s|first\s)?"
    rf"(?:{_VERB}|translations?|translator|transcription|courtesy|sponsored|funded|supported|support|funding|with\s(?:the\s)?"
    rf"(?:\w+\s)?(?:support|assistance|funding)|made possible)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Credit:
    """The names of a credit, each as it is written; `sponsor` are those for whom the work was done."""

    translator: tuple[str, ...] = ()
    transcriber: tuple[str, ...] = ()
    contributor: tuple[str, ...] = ()
    sponsor: tuple[str, ...] = ()
    funder: tuple[str, ...] = ()


def read_credit(text: str) -> Credit | None:
    """Gives what a line or some sentences credit, None where they credit nobody."""
    found: dict[str, dict[str, None]] = {}
    for kind, name in _credited(" ".join(text[:LONGEST].split())):
        found.setdefault(kind, {}).setdefault(name)
    return Credit(**{kind: tuple(names) for kind, names in found.items()}) if found else None


def is_credit_line(raw: str) -> bool:
    """Tells whether a line does nothing but credit: it begins as one, and what it says can be read."""
    return len(raw) <= LONGEST and bool(_OPENS.match(raw)) and raw.count("\n") < 6 and read_credit(raw) is not None


def credit_note(start: int, end: int) -> Annotation:
    """Gives the note that a credit is: the words of those who publish the translation."""
    return Annotation(start, end, "note", {"type": "credit"}, resp="#translator")


def _credited(text: str) -> Iterator[tuple[str, str]]:
    paid = [match.span() for match in _FUNDED.finditer(text)]
    for match in _DONE.finditer(text):
        if any(start <= match.start() < end for start, end in paid):
            continue
        kinds = {kind for stem, kind in _VERBS.items() if re.search(stem, match["verbs"], re.IGNORECASE)}
        yield from ((kind, name) for kind in sorted(kinds) for name in _people(match["who"]))
        yield from (("sponsor", name) for name in [_bare(match["body"] or "")] if name)
    for match in _NAMED.finditer(text):
        kind = _NOUNS.get(match["noun"].lower(), "transcriber")
        yield from ((kind, name) for name in _people(match["who"]))
        yield from (("sponsor", name) for name in [_bare(match["body"] or "")] if name)
    for match in _FUNDED.finditer(text):
        yield "funder", _bare(match["who"])


def _people(names: str) -> Iterator[str]:
    """Gives the names of `A. Lee, Jan Weil and Ada Kun` one by one."""
    for name in re.split(_AND, names):
        if _bare(name):
            yield _bare(name)


def _bare(name: str) -> str:
    """Gives a name without the full stop of its sentence; that of an initial stays."""
    name = name.strip(" ,;:)]")
    return name[:-1] if name.endswith(".") and not re.search(r"(?:^|[\s.])\w\.$", name) else name
