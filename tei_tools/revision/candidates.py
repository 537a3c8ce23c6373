"""Names that so far only documents know: counted over a corpus, with spellings, contexts and records that they could be.

>>> entry = '<person xml:id="person.anna_berg" cert="medium"><persName>Anna Berg</persName></person>'
>>> markup = parse_markup(f"<TEI><standOff><listPerson>{entry}</listPerson></standOff>"
...     '<text><p>Dear <persName ref="#person.anna_berg">Anna</persName></p></text></TEI>')
>>> (candidate,) = gather([found_in(markup)])
>>> candidate.id, candidate.name, dict(candidate.spellings), candidate.count
('person.anna_berg', 'Anna Berg', {'Anna': 1}, 1)

A candidate is known by the id that its name gives it in each document, so that the same name in two documents is one candidate;
whether it is one person, its contexts tell. Where documents give the name different offices, or lie further apart than a life,
they are shown apart (`bearers`). Nothing is decided here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tei_tools.authority import fold, links_of
from tei_tools.markup import Element, Markup, parse_markup
from tei_tools.model import Authority, Record
from tei_tools.model.authority import Kind
from tei_tools.revision.marks import PARTS
from tei_tools.revision.mentions import mentions_of, spelling_of
from tei_tools.revision.stand_off import LISTS, NAMES

__all__ = ["Candidate", "Context", "Found", "found_in", "gather", "parse_markup", "record_of", "records_like"]

_LIFE = 80  # years between the first and the last document that may name one person
# what stands before any name and is no office
_HONORIFICS = frozenset("cde cdes com comrade comrades mr mrs ms miss dr prof professor sir m mme mlle herr frau rev".split())
_KINDS: tuple[Kind, ...] = ("person", "place", "org")


@dataclass(frozen=True)
class Context:
    """One mention: where it stands, and the words round it."""

    file: str
    line: int
    xml_id: str
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Found:
    """One candidate in one document: its id, the names of its record there, its mentions, the refs between which `encode`
    could not decide, and parts of its name."""

    id: str
    names: tuple[str, ...]
    contexts: tuple[Context, ...]
    spellings: tuple[str, ...]
    records: tuple[str, ...] = ()
    surname: str = ""
    forename: str = ""
    offices: tuple[str, ...] = ()
    year: int = 0  # of the document, 0 where it is not known


@dataclass(frozen=True)
class Bearer:
    """Documents that may speak of one and the same person: their offices for the name, their years."""

    files: tuple[str, ...]
    offices: tuple[str, ...]
    years: tuple[int, ...]

    def joins(self, other: Bearer) -> bool:
        """Says whether nothing speaks against both being one person: an office in common, or none known; years of one life."""
        same = not self.offices or not other.offices or bool({*self.offices} & {*other.offices})
        years = (*self.years, *other.years)
        return same and (not years or max(years) - min(years) <= _LIFE)

    def joined(self, other: Bearer) -> Bearer:
        """Gives the documents of both."""
        pairs = ((self.files, other.files), (self.offices, other.offices))
        files, offices = (tuple(dict.fromkeys((*one, *two))) for one, two in pairs)
        return Bearer(files, offices, tuple(sorted({*self.years, *other.years})))

    def __str__(self) -> str:
        years = f"{self.years[0]}–{self.years[-1]}" if len(self.years) > 1 else "".join(map(str, self.years))
        said = ", ".join(filter(None, (*self.offices, years))) or "no office"
        return f"{said} ({', '.join(self.files)})"


@dataclass
class Candidate:
    """One candidate over the corpus; `spellings` counts the words of its mentions without titles."""

    id: str
    kind: Kind
    name: str
    spellings: Counter[str] = field(default_factory=Counter)
    contexts: list[Context] = field(default_factory=list)
    records: set[str] = field(default_factory=set)
    surname: str = ""
    forename: str = ""
    seen: list[Bearer] = field(default_factory=list)

    @property
    def bearers(self) -> list[Bearer]:
        """The people that it may be: one, unless offices or years of its documents speak against it."""
        bearers: list[Bearer] = []
        for each in sorted(self.seen, key=lambda bearer: not bearer.offices):
            fitting = [place for place, known in enumerate(bearers) if known.joins(each)]
            if len(fitting) > 1:  # a document without an office may be of any of them: it stands with its like
                fitting = [place for place in fitting if bearers[place].offices == each.offices]
            if fitting:
                bearers[fitting[0]] = bearers[fitting[0]].joined(each)
            else:
                bearers.append(each)
        return bearers

    @property
    def count(self) -> int:
        """The number of mentions."""
        return len(self.contexts)

    @property
    def files(self) -> list[str]:
        """The documents that mention it."""
        return list(dict.fromkeys(context.file for context in self.contexts))


def found_in(markup: Markup) -> list[Found]:
    """Gives the candidates of one document, in the order of its standOff."""
    entries = [e for e in markup.root.iter(*LISTS) if e.get("xml:id").startswith(f"{e.local}.") and not e.get("sameAs")]
    entries = [entry for entry in entries if _is_in_stand_off(entry)]
    if not entries:
        return []
    mentions, year = mentions_of(markup), _year(markup)
    found = []
    for entry in entries:
        own = [mention for mention in mentions if mention.element.get("ref") == f"#{entry.get('xml:id')}"]
        contexts = tuple(Context(markup.file, m.line, m.xml_id, m.before, m.words, m.after) for m in own)
        names = tuple(" ".join(name.string.split()) for name in entry.elements(NAMES[entry.local]))
        spellings = tuple(spelling_of(mention.element) for mention in own if mention.local != "rs")
        parts = next((parts for mention in own if (parts := _parts(mention.element, names))), ("", ""))
        records = tuple(ref.get("target") for note in entry.elements("note") for ref in note.elements("ref"))
        offices = _offices(mention.element for mention in own) if entry.local == "person" else ()
        found.append(Found(entry.get("xml:id"), names, contexts, spellings, records, *parts, offices, year))
    return found


def gather(documents: Iterable[Sequence[Found]]) -> list[Candidate]:
    """Joins what documents have: the most mentioned first, those of as many in the order of their ids."""
    candidates: dict[str, Candidate] = {}
    for document in documents:
        for found in document:
            kind = next(kind for kind in _KINDS if found.id.startswith(f"{kind}."))
            candidate = candidates.setdefault(found.id, Candidate(found.id, kind, found.names[0] if found.names else found.id))
            candidate.name = max((candidate.name, *found.names), key=lambda name: (len(name.split()), len(name)))
            candidate.contexts += found.contexts
            if kind == "person" and found.contexts:
                years = (found.year,) if found.year else ()
                candidate.seen.append(Bearer((found.contexts[0].file,), found.offices, years))
            candidate.spellings.update(filter(None, found.spellings))
            candidate.records.update(found.records)
            candidate.surname = candidate.surname or found.surname
            candidate.forename = candidate.forename or found.forename
    return sorted(candidates.values(), key=lambda candidate: (-candidate.count, candidate.id))


def records_like(candidate: Candidate, authority: Authority) -> list[Record]:
    """Gives the records that the candidate could be: those between which `encode` could not decide, of one of its spellings, of
    a name that sounds like it, of its surname."""
    links = links_of(authority)
    names = dict.fromkeys((candidate.name, *candidate.spellings))
    refs = {ref for name in names for ref in links.spellings.get(fold(name), ()) if ref.startswith(f"{candidate.kind}:")}
    if candidate.kind == "person":
        for name in names:
            words = name.split()
            initials = tuple(word.rstrip(".") for word in words[:-1] if word.endswith(".") or len(word) == 1)
            refs |= set(links.candidates((), name))
            refs |= set(links.candidates(initials or tuple(words[:-1]), words[-1])) if words else set()
    return [authority.by_ref[ref] for ref in sorted(refs | candidate.records) if ref in authority.by_ref]


def record_of(candidate: Candidate, xml_id: str) -> tuple[Record, list[str]]:
    """Gives the record that the candidate would be, and the spellings that it does not take along.

    One word of a person's name (`Petrov`) would catch everybody who is called so: it stays away.
    """
    name = candidate.name
    taken: list[str] = []
    left: list[str] = []
    seen = {fold(name)}
    for spelling in sorted(candidate.spellings, key=lambda words: (-candidate.spellings[words], words)):
        if fold(spelling) in seen:
            continue
        seen.add(fold(spelling))
        (left if candidate.kind == "person" and " " not in spelling and "." not in spelling else taken).append(spelling)
    surname = candidate.surname if candidate.surname in name else ""
    forename = candidate.forename if candidate.forename in name else ""
    return Record(xml_id, candidate.kind, name, tuple(taken), surname=surname, forename=forename), left


def _offices(mentions: Iterable[Element]) -> tuple[str, ...]:
    """Gives the offices that stand in mentions of a person, titles of honour left away."""
    roles = (" ".join(role.string.split()).strip(" ,") for mention in mentions for role in mention.iter("roleName"))
    offices = (role.casefold() for role in roles if role.rstrip(".").casefold() not in _HONORIFICS)
    return tuple(sorted({office for office in offices if office}))


def _year(markup: Markup) -> int:
    """Gives the year in which a document was written, as its header says; 0 where it does not."""
    creation = next(markup.root.iter("creation"), None)
    dates = creation.iter("date") if creation is not None else iter(())
    when = next((date.get("when") for date in dates if date.get("when")), "")
    return int(when[:4]) if when[:4].isdecimal() else 0


def _is_in_stand_off(entry: Element) -> bool:
    holder = entry.parent
    while holder is not None and holder.local != "standOff":
        holder = holder.parent
    return holder is not None


def _parts(element: Element, names: Sequence[str]) -> tuple[str, str] | None:
    """Surname and forename where a mention of the whole name marks them."""
    if spelling_of(element) not in names[:1]:
        return None
    parts = {part.local: " ".join(part.string.split()) for part in element.elements(*PARTS)}
    found = parts.get("surname", ""), parts.get("forename", "")
    return found if any(found) else None
