"""Who met whom as the prose of a document tells it: `I visited A`, `B called on me`, `A received B`, `C was present`.

Only what is said to have happened counts, and only between names: `I` is the document's author; a name must stand where the
verb puts it, further names follow in a list; whoever was present met those of the encounter told before. English, the language
that most of these documents are translated into.

>>> from lxml import etree
>>> from tei_tools.tables.passages import passages
>>> from tei_tools.tables.pointers import Pointers
>>> root = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="j"><text><body><p>I received '
...     '<persName>A</persName> and <persName>B</persName>, who spoke of <persName>C</persName>.</p></body></text></TEI>')
>>> found, = encounters_in(passages(root), Party("Me"), Pointers(root, "j"))
>>> [party.name for party in found.parties]
['Me', 'A', 'B']
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tei_tools.tables.blocks import local_name
from tei_tools.tables.passages import Passage, Span
from tei_tools.tables.pointers import Pointers, kind_of
from tei_tools.tables.rows import Party

_MET = (
    r"(?:visited|received|met(?: with)?|saw|called (?:on|upon)|spoke (?:to|with)|talked (?:to|with)|conversed with|"
    r"(?:dined|lunched|breakfasted|supped) with|paid an? [\w -]{0,20}?(?:visit|call) (?:to|on)|held [\w -]{0,12}?talks with|"
    r"ha(?:d|ve had) an? [\w -]{0,30}?(?:conversation|talk|meeting|interview|audience|lunch|dinner) with)"
)
_ADVERB = r"(?:(?:also|then|again|later|today|yesterday|briefly|personally|first|once|twice|had|have|has) )*"
_BY_AUTHOR = re.compile(rf"\b(?:I|We) {_ADVERB}(?:{_MET}|was (?:received|visited) by)(?: and \w+ed)?\b")
_AUTHOR_MET = re.compile(rf"\W*{_ADVERB}(?:{_MET}|came to (?:see|visit)|came to|dropped in on|paid) (?:me|us)\b")
_EACH_OTHER = re.compile(rf"\W*{_ADVERB}{_MET}(?: and \w+ed)?\b")
_WERE_PRESENT = re.compile(r"[\s,)]*(?:(?:was|were) (?:also )?present|attended|interpreted(?! as)|acted as interpreter)\b")
_PRESENT = re.compile(r"\b(?:[Pp]resent|[Aa]ttended by|[Ii]nterpreted by|[Ii]nterpreter was)\b")
_SUPPOSED = re.compile(r"\b(?:if|whether|unless|until|in case|as though)\b[^.;,]*$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b(?:Cdes?|Com|Mr|Mrs|Dr|Gen|Col|Maj|Lt|Capt|Prof)\.")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
# between a verb and the name that it governs, or between the names of a list, these say that the name is somebody else's matter
_STOPS = frozenset(
    "that who whom which whose what about concerning regarding from when where while before after because if by me him her "
    "them it named called said letter letters note notes telegram telegrams message report reports copy copies reply answer "
    "news invitation book cable instruction instructions memorandum information speech statement text factory house grave "
    "tomb portrait picture".split()
)
_GLUE = frozenset(
    "and with the of for in to at on his her wife also as well together both comrades comrade a an accompanied".split()
)
_FREE_WORDS = 3  # words of small letters that are no glue, before the first name: `the ailing old poet`
_FARTHEST = 120
_ASIDE = frozenset(("sp", "quote", "q", "said", "note", "floatingText", "epigraph", "egXML"))


@dataclass(frozen=True, slots=True)
class Encounter:
    """People who met, by one passage: `id` is its xml:id."""

    id: str
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    party: Party


def encounters_in(passages: Iterable[Passage], author: Party | None, pointers: Pointers) -> Iterator[Encounter]:
    """Yields the encounters of some passages in their order; without an `author`, `I` is nobody."""
    latest: tuple[Party, ...] = ()
    division: Any = None
    for passage in passages:
        names = _names(passage, pointers)
        if not names or _is_aside(passage.block):
            continue
        if division is not passage.block.getparent():
            division, latest = passage.block.getparent(), ()
        for parties, joins in _told(passage.text, names, author):
            met = (*latest, *parties) if joins and parties else parties
            latest = met if joins or author in met else latest
            if len(met) > 1:
                yield Encounter(passage.id, tuple(dict.fromkeys(met)))


def _told(text: str, names: Sequence[_Name], author: Party | None) -> Iterator[tuple[tuple[Party, ...], bool]]:
    """The encounters of one passage; the second part says that these joined the encounter told before."""
    if author is not None:
        for told in (found for found in _BY_AUTHOR.finditer(text) if not _SUPPOSED.search(text, 0, found.start())):
            yield (author, *_listed(text, names, told.end(), free=_FREE_WORDS)), False
        yield from (((author, name.party), False) for name in names if _AUTHOR_MET.match(text, name.end))
    for name in names:
        verb = _EACH_OTHER.match(text, name.end)
        if verb and not _SUPPOSED.search(text, 0, name.start):
            yield (name.party, *_listed(text, names, verb.end(), free=0)), False
    for at, name in enumerate(names):
        if _WERE_PRESENT.match(text, name.end):
            yield tuple(one.party for one in _before(text, names, at)), True
    for told in _PRESENT.finditer(text):
        yield tuple(_listed(text, names, told.end(), free=_FREE_WORDS)), True


def _listed(text: str, names: Sequence[_Name], at: int, *, free: int) -> list[Party]:
    """The names that follow a place in a text: the first near it, others joined to it as a list is."""
    found: list[Party] = []
    for name in names:
        if name.start < at:
            continue
        if name.start - at > _FARTHEST or not _joins(text[at : name.start], free=0 if found else free):
            break
        found.append(name.party)
        at = name.end
    return found


def _before(text: str, names: Sequence[_Name], at: int) -> list[_Name]:
    """The list of names that ends with one."""
    first = at
    while first and _joins(text[names[first - 1].end : names[first].start], free=0):
        first -= 1
    return list(names[first : at + 1])


def _joins(gap: str, *, free: int) -> bool:
    """Whether a text between names or verbs leaves them together: titles and offices, articles, `and`, commas."""
    gap = _ABBREVIATION.sub("", gap)
    if re.search(r"[.;!?]", gap):
        return False
    small = [word for word in _WORD.findall(gap) if word[0].islower()]
    return not _STOPS.intersection(small) and sum(word not in _GLUE for word in small) <= free


def _names(passage: Passage, pointers: Pointers) -> list[_Name]:
    """The people that a passage names; names inside another name are part of it."""
    found: list[_Name] = []
    for span in passage.spans:
        if kind_of(span.element) == "person" and span.end > span.start and not (found and span.start < found[-1].end):
            party = _party(span, pointers)
            if party.key:
                found.append(_Name(span.start, span.end, party))
    return found


def _party(span: Span, pointers: Pointers) -> Party:
    if span.name in ("rs", "name") and not pointers.of(span.element.get):
        return Party("")
    return Party(pointers.party(span.element).name, pointers.of(span.element.get))


def _is_aside(block: Any) -> bool:
    """Whether a passage is another's words: speech, quotation, a note."""
    return any(local_name(element) in _ASIDE for element in (block, *block.iterancestors()))
