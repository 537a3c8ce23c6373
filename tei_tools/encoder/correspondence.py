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
from dataclasses import dataclass
from itertools import islice

from tei_tools.encoder.ranges import NAMES, clean, ranges_of, without
from tei_tools.model import Agent, Annotation, Document

_AGENTS = ("persName", "orgName")
_REGISTRY = ("stamp", "add")
_SENT = frozenset({"letter", "telegram", "note"})  # genres that are sent to somebody
_BY = re.compile(r"\b(?:of|by|from)\s+(?:the\s)?$", re.IGNORECASE)
_TO = re.compile(r"\b(?:to|for)\s+(?:the\s)?$", re.IGNORECASE)
_SIGNER = re.compile(r"[^\W\d_][\w.’' -]{2,50}")
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
        return tuple(islice(self._signers(), 1)) or tuple(islice(self._of_title(), 1))

    def origin(self) -> Agent | None:
        """Gives where it was written."""
        if self.meta.place:
            return Agent(self.meta.place)
        sent_from = next(self._labelled("sender", ("placeName",)), None)
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
        senders = self.meta.sender or _once(self._labelled("sender", _AGENTS))
        recipients = self.meta.recipient or _once(self._recipients())
        destination = next(self._labelled("recipient", ("placeName",)), None)
        if not (senders or recipients or destination or self.meta.genre in _SENT):
            return
        sent = Action("sent", senders or self._sender(), self.origin(), day)
        received = Action("received", recipients, destination, next(self._receipts(), ""))
        yield from (action for action in (sent, received) if action.agents or action.place or action.date)

    def _sender(self) -> tuple[Agent, ...]:
        """Gives who signed, and the body whose letterhead it is; who writes without either sends nothing that we know of."""
        letterhead = self._in("opener", ("orgName",), (*_REGISTRY, "seg", "address", "salute"))
        signing = islice(self._in("signed", ("orgName",), NAMES), 1)
        bodies = list(islice(letterhead, 1)) or list(signing) or list(islice(self._named_in_title(_BY, "orgName"), 1))
        return (*self.authors(), *map(self._agent, bodies))

    def _recipients(self) -> Iterator[Agent]:
        labelled = list(self._labelled("recipient", _AGENTS))
        if labelled or self.meta.genre == "journal":
            yield from labelled
            return
        for holder in ("address", "salute"):
            called = (a for a in self._in(holder, _AGENTS, NAMES) if not self.ranges.is_inside(a, ("closer",)))
            greeted = [self._agent(a) for a in islice(called, 3)]
            if greeted:
                yield from greeted
                return
        yield from map(self._agent, self._named_in_title(_TO))

    def _receipts(self) -> Iterator[str]:
        """Gives the days on which it was received, as its head says, then as the stamp of the registry does."""
        yield from self._days_labelled(("received",))
        stamps = (stamp.attributes for stamp in self.ranges.of("stamp"))
        yield from (stamp["when"] for stamp in stamps if stamp.get("type") == "incoming" and "when" in stamp)

    def _signers(self) -> Iterator[Agent]:
        """Gives the names of a signature; where none was marked up, what is left of it without office and mark."""
        named = [self._agent(a) for a in self._in("signed", ("persName",), ("stamp", "persName"))]
        yield from named
        bodies = next(self._in("signed", ("orgName",), NAMES), None)
        for signed in () if named or bodies else self.ranges.of("signed"):
            parts = [a for element in ("roleName", "figure", "note") for a in self.ranges.within(element, signed)]
            left = clean(without(self.text, signed, parts)).strip(" ()/[],:")
            if _SIGNER.fullmatch(left) and len(left.split()) <= 5:
                yield Agent(left)

    def _of_title(self) -> Iterator[Agent]:
        """Gives whose a document is by its title: a journal's keeper, `from A. Orlov`."""
        if self.meta.genre == "journal":
            yield from (self._agent(a) for a in self._in("head", ("persName",), NAMES))
        yield from map(self._agent, self._named_in_title(_BY))

    def _named_in_title(self, word: re.Pattern[str], element: str = "persName") -> Iterator[Annotation]:
        for name in self._in("head", (element,), (*NAMES, "list", "table", "back")):
            if name.start < 2000 and word.search(self.text, max(0, name.start - 20), name.start):
                yield name

    def _labelled(self, kind: str, elements: tuple[str, ...]) -> Iterator[Agent]:
        """Gives the names on the lines of a telegram's head that are labelled as its sender or its recipient."""
        lines = (seg for seg in self.ranges.of("seg") if seg.attributes.get("type") == kind)
        for name in (name for line in lines for element in elements for name in self.ranges.within(element, line)):
            if not self.ranges.is_inside(name, NAMES):
                yield self._agent(name)

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
