"""What the header says of a document: the metadata first, then what the text itself shows.

>>> from tei_tools.model import Annotation, Document
>>> document = Document("a", "Report", (Annotation(0, 6, "head"),))
>>> facts_of(document).title
'Report'
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tei_tools.encoder.correspondence import Action, Correspondence
from tei_tools.encoder.participants import Participant, participants_of
from tei_tools.encoder.ranges import clean, ranges_of
from tei_tools.encoder.setting import Setting, setting_of
from tei_tools.encoder.titles import made_title, title_in
from tei_tools.model import Agent, Document


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one header; empty where neither metadata nor text gives them. `place` and agents may carry a ref.

    `date_cert` is "low" where the day is only that of the receipt. `marks` are all classification marks that occur,
    `classification` the document's own: those of a stamp only where no other stands. `actions` are what was sent by whom, and
    received; none where the document was not sent to anybody. `made_title` stands in where no title was read.
    """

    title: str
    made_title: str
    date: str
    date_cert: str
    place: Agent | None
    authors: tuple[Agent, ...]
    actions: tuple[Action, ...]
    marks: tuple[str, ...]
    classification: tuple[str, ...]
    calendars: tuple[str, ...]
    hands: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]
    setting: Setting | None
    participants: tuple[Participant, ...]


def facts_of(document: Document) -> Facts:
    """Gives the facts, from the metadata where it has them, else from the annotations in order of the text."""
    meta, annotations = document.metadata, document.annotations
    letter = Correspondence(document)
    date, date_cert = (meta.date, "") if meta.date else letter.date()
    authors, actions = letter.authors(), tuple(letter.actions("" if date_cert else date))
    return Facts(
        title=meta.title or title_in(document),
        made_title=made_title(meta.genre, actions, authors, "" if date_cert else date),
        date=date,
        date_cert=date_cert,
        place=letter.origin(),
        authors=authors,
        actions=actions,
        marks=_marks(document, ()),
        classification=_marks(document, ("stamp", "add")) or _marks(document, ("note",)),
        calendars=tuple(sorted({a.attributes["calendar"] for a in annotations if "calendar" in a.attributes})),
        hands=tuple(_hands(document)),
        rules=tuple(sorted({a.rule for a in annotations if a.rule and a.resp})),
        setting=setting_of(document),
        participants=tuple(participants_of(document)),
    )


def _marks(document: Document, outside: tuple[str, ...]) -> tuple[str, ...]:
    """Gives the classification marks that stand in the text, in order, but not inside the elements `outside`."""
    ranges = ranges_of(document)
    marks = (a for a in ranges.of("seg") if "ana" in a.attributes and not ranges.is_inside(a, outside))
    return tuple(dict.fromkeys(a.attributes["ana"] for a in marks))


def _hands(document: Document) -> Iterator[tuple[str, str]]:
    for add in ranges_of(document).of("add"):
        if add.attributes.get("hand"):
            labels = list(ranges_of(document).within("note", add))
            label = clean(labels[0].content(document.text)).rstrip(": ") if labels else ""
            yield add.attributes["hand"][1:], label or "an unidentified hand"
