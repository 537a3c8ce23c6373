"""What the header says of a document: the metadata first, then what the text itself shows.

>>> from tei_tools.model import Annotation, Document
>>> document = Document("a", "Report", (Annotation(0, 6, "head"),))
>>> facts_of(document).title
'Report'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tei_tools.encoder.ranges import ranges_of
from tei_tools.model import Agent, Annotation, Document

_AGENTS = ("persName", "orgName")


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one header; empty where neither metadata nor text gives them. `place` and agents may carry a ref.

    `marks` are all classification marks that occur, `classification` the document's own: those of a stamp only where no
    other stands.
    """

    title: str
    date: str
    place: Agent | None
    authors: tuple[Agent, ...]
    senders: tuple[Agent, ...]
    recipients: tuple[Agent, ...]
    destination: Agent | None
    marks: tuple[str, ...]
    classification: tuple[str, ...]
    calendars: tuple[str, ...]
    hands: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]


def facts_of(document: Document) -> Facts:
    """Gives the facts, from the metadata where it has them, else from the annotations in order of the text."""
    meta, annotations = document.metadata, document.annotations
    mainly = list(annotations)
    origin = next(_labelled(document, "sender", ("placeName",)), None)
    place = Agent(meta.place) if meta.place else origin or _first_agent(document, ("dateline", "opener"), ("placeName",))
    signers = tuple(_agents_in(document, "signed", ("persName",)))
    authors = meta.author or signers[:1] or tuple(_agents_in(document, "head", ("persName",)))[:1]
    letterheads = tuple(_agents_in(document, "opener", ("orgName",), outside=("stamp", "add")))
    return Facts(
        title=meta.title or _title(document),
        date=meta.date or _date(document),
        place=place,
        authors=authors,
        senders=meta.sender or tuple(_labelled(document, "sender", _AGENTS)) or letterheads[:1] or authors[:1],
        recipients=meta.recipient
        or tuple(_labelled(document, "recipient", _AGENTS))
        or tuple(_agents_in(document, "salute", ("persName",)))[:1],
        destination=next(_labelled(document, "recipient", ("placeName",)), None),
        marks=_marks(document, ("note",)),
        classification=_marks(document, ("stamp", "add")) or _marks(document, ("note",)),
        calendars=tuple(sorted({a.attributes["calendar"] for a in mainly if "calendar" in a.attributes})),
        hands=tuple(_hands(document)),
        rules=tuple(sorted({a.rule for a in mainly if a.rule and a.resp})),
    )


def _marks(document: Document, outside: tuple[str, ...]) -> tuple[str, ...]:
    """Gives the classification marks that stand in the text, in order, but not inside the elements `outside`."""
    ranges = ranges_of(document)
    marks = (a for a in ranges.of("seg") if "ana" in a.attributes and not ranges.is_inside(a, outside))
    return tuple(dict.fromkeys(a.attributes["ana"] for a in marks))


def clean(text: str) -> str:
    """Gives text for the header: white space as single spaces, characters that XML has not left away."""
    return " ".join(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]", "", text).split())


def _title(document: Document) -> str:
    ranges = ranges_of(document)
    entries = {a.start for a in ranges.of("div") if a.attributes.get("type") in ("entry", "section")}
    heads = (a for a in ranges.of("head") if a.start not in entries)
    title = next((a for a in heads if not ranges.is_inside(a, ("list", "table", "back"))), None)
    return clean(title.content(document.text)) if title else ""


def _date(document: Document) -> str:
    """Gives the day of the document: the first full date of a dateline or an opener, not of a stamp; else of the head."""
    for container in ("dateline", "opener", "head", "closer"):
        for date in _in(document, container, ("date",), ("stamp", "add")):
            day = date.attributes.get("when", "") or (date.attributes.get("to", "") if container == "head" else "")
            if len(day) >= 10:
                return day[:10]
    return ""


def _first_agent(document: Document, containers: tuple[str, ...], elements: tuple[str, ...]) -> Agent | None:
    for container in containers:
        for agent in _agents_in(document, container, elements, outside=("stamp", "add", "orgName", "roleName", "persName")):
            return agent
    return None


def _agents_in(
    document: Document, container: str, elements: tuple[str, ...], outside: tuple[str, ...] = ("stamp",)
) -> Iterator[Agent]:
    for annotation in _in(document, container, elements, outside):
        yield Agent(_name(document, annotation), annotation.attributes.get("ref", ""))


def _labelled(document: Document, kind: str, elements: tuple[str, ...]) -> Iterator[Agent]:
    """Gives the names on the lines of a telegram's head that are labelled as its sender or its recipient."""
    ranges = ranges_of(document)
    lines = (seg for seg in ranges.of("seg") if seg.attributes.get("type") == kind)
    for name in (name for line in lines for element in elements for name in ranges.within(element, line)):
        if not ranges.is_inside(name, ("orgName", "roleName", "persName")):
            yield Agent(_name(document, name), name.attributes.get("ref", ""))


def _name(document: Document, annotation: Annotation) -> str:
    """Gives the name as written, without the roleName inside it."""
    text = annotation.content(document.text)
    for role in ranges_of(document).within("roleName", annotation):
        text = text.replace(role.content(document.text), " ", 1)
    return clean(text)


def _in(document: Document, container: str, elements: tuple[str, ...], outside: tuple[str, ...]) -> Iterator[Annotation]:
    ranges = ranges_of(document)
    for holder in ranges.of(container):
        for annotation in (a for element in elements for a in ranges.within(element, holder)):
            if not ranges.is_inside(annotation, outside):
                yield annotation


def _hands(document: Document) -> Iterator[tuple[str, str]]:
    for add in ranges_of(document).of("add"):
        if add.attributes.get("hand"):
            labels = list(ranges_of(document).within("note", add))
            label = clean(labels[0].content(document.text)).rstrip(": ") if labels else ""
            yield add.attributes["hand"][1:], label or "an unidentified hand"
