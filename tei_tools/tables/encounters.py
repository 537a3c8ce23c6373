"""Who met whom as the prose of a document tells it: `I visited A`, `B called on me`, `A received B`, `C was present`.

Only what is said to have happened counts, and only between names: `I` is the document's author; a name must stand where the
verb puts it, further names follow in a list; whoever was present met those of the encounter told before. The verbs are those of
the passage's language, English or German (tellings.py).

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
from tei_tools.tables.tellings import Telling, telling_of
from tei_tools.tei import XML_LANG

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
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
        telling = telling_of(_language(passage.block))
        for parties, joins in _told(passage.text, names, author, telling):
            met = (*latest, *parties) if joins and parties else parties
            latest = met if joins or author in met else latest
            if len(met) > 1:
                yield Encounter(passage.id, tuple(dict.fromkeys(met)))


def _told(
    text: str, names: Sequence[_Name], author: Party | None, telling: Telling
) -> Iterator[tuple[tuple[Party, ...], bool]]:
    """The encounters of one passage; the second part says that these joined the encounter told before."""
    if author is not None:
        yield from (((author, *met), False) for met in _by_author(text, names, telling) if met)
        yield from (((author, name.party), False) for name in names if telling.author_met.match(text, name.end))
    for name in names:
        verb = telling.each_other.match(text, name.end)
        if verb and not telling.supposed.search(text, 0, name.start):
            yield (name.party, *_parties(_listed(text, names, verb.end(), telling, free=0), text, telling)), False
    for at, name in enumerate(names):
        if telling.were_present.match(text, name.end):
            yield tuple(one.party for one in _before(text, names, at, telling)), True
    for told in telling.present.finditer(text):
        yield tuple(one.party for one in _listed(text, names, told.end(), telling, free=_FREE_WORDS)), True


def _by_author(text: str, names: Sequence[_Name], telling: Telling) -> Iterator[list[Party]]:
    """Those whom the author met, by each verb that says so."""
    for told in telling.by_author.finditer(text):
        if not telling.supposed.search(text, 0, told.start()):
            yield _parties(_listed(text, names, told.end(), telling, free=_FREE_WORDS), text, telling)
    for opening, closing in telling.framed:
        for told in opening.finditer(text):
            met = _listed(text, names, told.end(), telling, free=_FREE_WORDS)
            if met and closing.match(text, met[-1].end) and not telling.supposed.search(text, 0, told.start()):
                yield _parties(met, text, telling)


def _parties(met: list[_Name], text: str, telling: Telling) -> list[Party]:
    """The parties of a list of names, or nobody where the words behind it deny the encounter."""
    return [] if met and telling.denied.match(text, met[-1].end) else [name.party for name in met]


def _listed(text: str, names: Sequence[_Name], at: int, telling: Telling, *, free: int) -> list[_Name]:
    """The names that follow a place in a text: the first near it, others joined to it as a list is."""
    found: list[_Name] = []
    for name in names:
        if name.start < at:
            continue
        if name.start - at > _FARTHEST or not _joins(text[at : name.start], telling, free=0 if found else free):
            break
        found.append(name)
        at = name.end
    return found


def _before(text: str, names: Sequence[_Name], at: int, telling: Telling) -> list[_Name]:
    """The list of names that ends with one."""
    first = at
    while first and _joins(text[names[first - 1].end : names[first].start], telling, free=0):
        first -= 1
    return list(names[first : at + 1])


def _joins(gap: str, telling: Telling, *, free: int) -> bool:
    """Whether a text between names or verbs leaves them together: titles and offices, articles, `and`, commas."""
    gap = telling.abbreviation.sub("", gap)
    if re.search(r"[.;!?]", gap):
        return False
    words = _WORD.findall(gap)
    small = [word for word in words if word[0].islower()]
    if telling.stops.intersection(word.lower() for word in (words if telling.has_capital_nouns else small)):
        return False
    return sum(word not in telling.glue for word in small) <= free


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


def _language(block: Any) -> str:
    """The language of a passage, as the nearest element says it."""
    tags = (tag for element in (block, *block.iterancestors()) if (tag := element.get(XML_LANG)))
    return str(next(tags, "")).partition("-")[0].lower()


def _is_aside(block: Any) -> bool:
    """Whether a passage is another's words: speech, quotation, a note."""
    return any(local_name(element) in _ASIDE for element in (block, *block.iterancestors()))
