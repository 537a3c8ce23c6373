"""Who wrote a document, and who sent it whence and when to whom, as far as metadata and text say so.

A telegram's head and a letter's greeting say it; a journal, minutes or a record of a conversation are sent to nobody unless
they name a recipient, so that they get no correspDesc (TEI P5, chapter 2, section 4.6, is on correspondence alone).

>>> from tei_tools.model import Metadata
>>> document = Document("a", "Dear Bela", (Annotation(0, 9, "salute"), Annotation(5, 9, "persName")), Metadata(genre="letter"))
>>> [(action.kind, [agent.name for agent in action.agents]) for action in Correspondence(document).actions("")]
[('received', ['Bela'])]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from tei_tools.encoder.parties import parties_of
from tei_tools.encoder.ranges import NAMES, clean, ranges_of, without
from tei_tools.model import Agent, Annotation, Document

_AGENTS = ("persName", "orgName")
_REGISTRY = ("stamp", "add")
MET = frozenset({"conversation", "minutes", "protocol", "transcript"})  # genres that record what was said somewhere
_SENT = frozenset({"letter", "telegram", "note"})  # genres that are sent to somebody
_BY = re.compile(r"\b(?:of|by|from)\s+(?:the\s)?$", re.IGNORECASE)
_WRITTEN_BY = re.compile(r"\bby\s+(?:the\s)?$", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|for)\s+(?:the\s)?$", re.IGNORECASE)
# who takes the minutes or attests a copy signs, but sends nothing
_RECORDER = re.compile(
    r"\s*(?:(?:Recorded|Noted|Minuted|Transcribed|Taken down|Written down|Taken|Drawn up|Translated|Interpreted)\sby|Recorder|"
    r"Record(?:ed)?|Minutes|Notes|Note-?taker|Rapporteur)\b[^:\n]{0,30}:",
    re.IGNORECASE,
)
# the addresses of cables are bodies: embassies, departments, commands
_STATION = re.compile(
    r"(?:AM)?(?:EMB(?:ASSY)?|CONSUL|CONGEN|LEGATION)\b|(?:SEC|US|CINC|COM|DEPT?|JCS|CIA|NSC|DIA|NSA|STATE|WHITE HOUSE|"
    r"ARMY|NAVY|FOREIGN OFFICE|CABINET OFFICE|UKMIS|UKDEL|UKREP|FCO|MOD|FCODESKBY)"
)
_BODY = re.compile(
    r"\b(?:Department|Ministry|Office|Committee|Embassy|Legation|Board|Council|Bureau|Government|Commission|Agency)\b"
)
_LABEL = re.compile(r"\s*(?:FM|FROM|TO|INFO|ACTION|REPEATED(?: FOR INFORMATION)? TO|ADDRESSED TO)\b:?\s*", re.IGNORECASE)
_SIGNER = re.compile(r"[^\W\d_][\w.’' -]{2,50}")
_TITLE_BEFORE = 2000  # characters: a title stands at the head
_NEAR = 120  # characters between the number of an incoming document and the day of its receipt


@dataclass(frozen=True, slots=True)
class Action:
    """One correspAction: `kind` is sent or received, `date` a W3C date or empty."""

    kind: str
    agents: tuple[Agent, ...]
    place: Agent | None
    date: str


class Correspondence:
    """Looks for author, sender and recipient in one document."""

    def __init__(self, document: Document) -> None:
        self.document, self.meta, self.text = document, document.metadata, document.text
        self.ranges = ranges_of(document)

    def authors(self) -> tuple[Agent, ...]:
        """Gives who wrote it: who signed, the keeper of a journal, or `by A. Orlov` in the title."""
        if self.meta.author:
            return self.meta.author
        signed = islice(self._signers(), 1)
        return tuple(signed) or tuple(islice(self._of_title(), 1)) or self._writer()

    def origin(self) -> Agent | None:
        """Gives where it was written."""
        if self.meta.place:
            return Agent(self.meta.place)
        sent_from = next(self._places("sender"), None)
        outside = (*_REGISTRY, *NAMES, "seg")
        written = (place for holder in ("dateline", "opener") for place in self._in(holder, ("placeName",), outside))
        return sent_from or next(map(self._agent, written), None)

    def date(self) -> tuple[str, str]:
        """Gives the day of the document and how sure it is: "" or "low", where only its receipt is dated."""
        sent = next(self._days_labelled(("sent",)), "")
        own = sent or next(self._days(), "")
        received = "" if own else next(self._days_labelled(("received", "deciphered")), "")
        return own or received, "low" if received else ""

    def actions(self, day: str) -> Iterator[Action]:
        """Gives what is known of sending (on `day`) and receipt, nothing where the document was sent to nobody."""
        senders = self.meta.sender or _once(self._labelled("sender"))
        recipients = self.meta.recipient or _once(self._recipients())
        destination = next(self._places("recipient"), None)
        if not (senders or recipients or destination or self.meta.genre in _SENT):
            return
        if not senders or all(agent.element == "orgName" for agent in senders):
            received_by = {agent.name.lower() for agent in recipients}
            signed = self._sender() if not senders else tuple(islice(self._signers(sending=True), 1))
            senders = (*(agent for agent in signed if agent.name.lower() not in received_by), *senders)
        sent = Action("sent", senders, None if self.meta.genre in MET else self.origin(), day)
        received = Action("received", recipients, destination, next(self._receipts(), ""))
        yield from (action for action in (sent, received) if action.agents or action.place or action.date)

    def _sender(self) -> tuple[Agent, ...]:
        """Gives who signed, and the body whose letterhead it is, else whom the title says to write."""
        letterhead = self._in("opener", ("orgName",), (*_REGISTRY, "seg", "address", "salute"))
        signing = islice(self._in("signed", ("orgName",), NAMES), 1)
        bodies = list(islice(letterhead, 1)) or list(signing) or list(islice(self._named_in_title(_BY, "orgName"), 1))
        people = self.meta.author or tuple(islice(self._signers(sending=True), 1))
        if self.meta.genre != "conversation":  # `Record of a conversation of A. Bel` is not sent by Bel
            people = people or tuple(islice(self._of_title(), 1))
        return (*people, *map(self._agent, bodies)) or self._parties()[0]

    def _writer(self) -> tuple[Agent, ...]:
        """Gives the person whom the title says to write, of letters and the like."""
        return tuple(agent for agent in self._parties()[0] if agent.element == "persName") if self.meta.genre in _SENT else ()

    def _parties(self) -> tuple[tuple[Agent, ...], tuple[Agent, ...]]:
        """Gives sender and recipients as a title names them, `The Consul at Halm to the Earl of Orla`."""
        for head in self.ranges.of("head"):
            spans = parties_of(self.text[head.start : head.end]) if head.start < _TITLE_BEFORE else None
            if spans and not self.ranges.is_inside(head, ("list", "table", "back")):
                senders, recipients = (self._named_at(head.start + start, head.start + end) for start, end in spans)
                return senders, recipients
        return (), ()

    def _named_at(self, start: int, end: int) -> tuple[Agent, ...]:
        """Gives who is named in a part of a title: persons or bodies, else the office that the part is."""
        part = Annotation(start, end, "head")
        for element in _AGENTS:
            names = [name for name in self.ranges.within(element, part) if not self.ranges.is_inside(name, NAMES)]
            if names:
                return tuple(replace(self._agent(name), element=element) for name in names)
        element = "orgName" if _BODY.search(self.text, start, end) else "roleName"
        return (Agent(clean(self.text[start:end]), element=element),)

    def _recipients(self) -> Iterator[Agent]:
        labelled = list(self._labelled("recipient"))
        if labelled or self.meta.genre == "journal":
            yield from labelled
            return
        addressed = list(self._in("address", _AGENTS, NAMES))
        opening = [name for name in addressed if not self.ranges.is_inside(name, ("closer",))]
        for called in (opening, self._in("salute", _AGENTS, NAMES), addressed):
            greeted = [self._agent(name) for name in islice(called, 3)]
            if greeted:
                yield from greeted
                return
        named = list(map(self._agent, self._named_in_title(_TO)))
        yield from named or self._parties()[1]

    def _receipts(self) -> Iterator[str]:
        """Gives the days on which it was received, as its head says, then as the stamp of the registry does."""
        yield from self._days_labelled(("received",))
        stamps = (stamp.attributes for stamp in self.ranges.of("stamp"))
        yield from (stamp["when"] for stamp in stamps if stamp.get("type") == "incoming" and "when" in stamp)

    def _signers(self, sending: bool = False) -> Iterator[Agent]:
        """Gives the names of a signature; where none was marked up, what is left of it without office and mark.

        `sending` leaves those away who only took the minutes.
        """
        signatures = [a for a in self.ranges.of("signed") if not (sending and _RECORDER.match(self.text, a.start, a.end))]
        names = (name for signed in signatures for name in self.ranges.within("persName", signed))
        agents = (self._agent(name) for name in names if not self.ranges.is_inside(name, ("stamp", "persName")))
        named = [agent for agent in agents if agent.name]
        yield from named
        bodies = next(self._in("signed", ("orgName",), NAMES), None)
        for signed in () if named or bodies else signatures:
            parts = [a for element in ("roleName", "figure", "note") for a in self.ranges.within(element, signed)]
            left = clean(without(self.text, signed, parts)).strip(" ()/[],:")
            if _SIGNER.fullmatch(left) and len(left.split()) <= 5:
                yield Agent(left)

    def _of_title(self) -> Iterator[Agent]:
        """Gives whose a document is by its title: a journal's keeper, `from A. Orlov`."""
        if self.meta.genre == "journal":
            yield from (self._agent(a) for a in self._in("head", ("persName",), NAMES))
        # `Record of a talk of A. Orlov with B. Bel`: who talked did not write it
        yield from map(self._agent, self._named_in_title(_WRITTEN_BY if self.meta.genre in MET else _BY))

    def _named_in_title(self, word: re.Pattern[str], element: str = "persName") -> Iterator[Annotation]:
        for name in self._in("head", (element,), (*NAMES, "list", "table", "back")):
            if name.start < _TITLE_BEFORE and word.search(self.text, max(0, name.start - 20), name.start):
                yield name

    def _labelled(self, kind: str) -> Iterator[Agent]:
        """Gives the names on the lines of a telegram's head that are labelled as its sender or its recipient."""
        for line in self._lines(kind):
            station = self._station(line)
            if station:
                yield station
                continue
            for element in _AGENTS:
                names = self.ranges.within(element, line)
                yield from (self._agent(name) for name in names if not self.ranges.is_inside(name, NAMES))

    def _lines(self, kind: str) -> Iterator[Annotation]:
        return (seg for seg in self.ranges.of("seg") if seg.attributes.get("type") == kind)

    def _station(self, line: Annotation) -> Agent | None:
        """Gives the body that a line in capitals addresses, `AMEMBASSY HALM`, without its label, haste and number."""
        raw = self.text[line.start : line.end]
        parts = [part for element in ("seg", "idno") for part in self.ranges.within(element, line) if part != line]
        bare = _LABEL.sub("", clean(without(self.text, line, parts)), count=1) if raw.isupper() else ""
        return Agent(bare, element="orgName") if _STATION.match(bare) else None

    def _places(self, kind: str) -> Iterator[Agent]:
        """Gives the places on the first line that is labelled so; those on further ones get a copy."""
        for line in islice(self._lines(kind), 1):
            names = self.ranges.within("placeName", line)
            yield from (self._agent(name) for name in names if not self.ranges.is_inside(name, NAMES))

    def _days_labelled(self, kinds: tuple[str, ...]) -> Iterator[str]:
        lines = (seg for kind in kinds for seg in self.ranges.of("seg") if seg.attributes.get("type") == kind)
        yield from (day for line in lines for date in self.ranges.within("date", line) for day in _day(date))

    def _days(self) -> Iterator[str]:
        """Gives the full dates of datelines, opener, title and closing, but not those of registry and receipt."""
        for holder in ("dateline", "opener", "head", "closer"):
            for date in self._in(holder, ("date",), _REGISTRY):
                if not self._is_receipt(date):
                    yield from _day(date, holder == "head")

    def _is_receipt(self, date: Annotation) -> bool:
        """Tells whether a date is that of the receipt: labelled so, or the first behind the number of an incoming document."""
        lines = (seg for seg in self.ranges.of("seg") if seg.attributes.get("type") in ("received", "deciphered"))
        if any(seg.start <= date.start and date.end <= seg.end for seg in islice(lines, 20)):
            return True
        numbers = islice((n for n in self.ranges.of("idno") if n.attributes.get("type") == "incoming"), 20)
        near = [n for n in numbers if 0 <= date.start - n.end < _NEAR and not self.ranges.is_inside(n, _REGISTRY)]
        return bool(near) and not any(near[-1].end <= d.start < date.start for d in islice(self.ranges.of("date"), 20))

    def _in(self, container: str, elements: Iterable[str], outside: Iterable[str]) -> Iterator[Annotation]:
        for holder in self.ranges.of(container):
            for annotation in (a for element in elements for a in self.ranges.within(element, holder)):
                if not self.ranges.is_inside(annotation, outside):
                    yield annotation

    def _agent(self, name: Annotation) -> Agent:
        """Gives the name as written, without the roleName inside it."""
        written = without(self.text, name, self.ranges.within("roleName", name))
        return Agent(clean(written), name.attributes.get("ref", ""))


def _once(agents: Iterable[Agent]) -> tuple[Agent, ...]:
    """Gives each agent once: a second name of the same person, `VOLSKY [HORN]`, is no second recipient."""
    return tuple({agent.ref or agent.name: agent for agent in reversed(list(agents))}.values())[::-1]


def _day(date: Annotation, takes_end: bool = False) -> Iterator[str]:
    start, end = date.attributes.get("from", ""), date.attributes.get("to", "")  # hours of one day: `July 9, 4:30-5:45 p.m.`
    day = date.attributes.get("when", "") or (end if takes_end or start[:10] == end[:10] else "")
    if len(day) >= 10:
        yield day[:10]
