"""The title of a document in its header: its own, its subject, or one that is made of what was read.

A made title says the genre, who wrote to whom, and the day, as far as the text says so; it is `title type="supplied"`.

>>> day = "1956-05-12"
>>> made_title("letter", (Action("sent", (Agent("Bel"),), None, day), Action("received", (Agent("Horn"),), None, "")), (), day)
'Letter from Bel to Horn, 12 May 1956'
>>> made_title("conversation", (), (), "1961-03"), made_title("journal", (), (Agent("A. Orlov"),), "")
('Record of conversation, March 1961', 'Journal of A. Orlov')
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from itertools import islice

from tei_tools.encoder.correspondence import Action
from tei_tools.encoder.ranges import clean, ranges_of, reading_of, title_of, titles_of
from tei_tools.model import Agent, Document
from tei_tools.model.spaced import unspaced

_NAMES = {
    "journal": "Journal",
    "conversation": "Record of conversation",
    "minutes": "Minutes",
    "transcript": "Transcript",
    "document": "Untitled document",
}
_BODY = ("p", "sp", "table", "item")  # with the first of these the text has begun
_RUNS_ON = re.compile(r"\b(?:of|by|from|to|with|between|and)$", re.IGNORECASE)
_REMARK = re.compile(r"\(.*\)|\[.*\]")
_OF = frozenset({"journal"})  # written of somebody, not by
_MOST = 3  # people named in a title
_LONGEST = 200  # characters of a subject


def title_in(document: Document) -> str:
    """Gives the title that stands in the text: its head, else the subject that a line states; "" where there is none."""
    ranges = ranges_of(document)
    begun = min((a.start for name in _BODY for a in islice(ranges.of(name), 1)), default=len(document.text))
    heads = [unspaced(reading_of(document, a)) for a in islice(titles_of(ranges), _MOST) if a.start < begun]
    words = [head for head in heads if head and not _REMARK.fullmatch(head)] or heads[:1]
    if not words and (first := title_of(ranges)):
        words = [unspaced(reading_of(document, first))]
    return _sentence(words) or _subject(document)


def _sentence(heads: Sequence[str]) -> str:
    """Gives several heads as one title: `From the diary of` and `P. Lunin` is a phrase, others are parted by full stops."""
    title = ""
    for head in heads:
        runs_on = _RUNS_ON.search(title) or head[:1].islower()
        title += head if not title else f" {head}" if runs_on or title[-1] in ".!?:" else f". {head}"
    return title


def _subject(document: Document) -> str:
    """Gives what a line such as `Subject: ...` states at the head of the document."""
    ranges = ranges_of(document)
    for kind in ("list", "seg"):
        for held in ranges.of(kind):
            if held.attributes.get("type") != "subject" or ranges.is_inside(held, ("back",)):
                continue
            items = [reading_of(document, item) for item in ranges.within("item", held)]
            words = "; ".join(items) if kind == "list" else reading_of(document, held).partition(":")[2].strip()
            if 2 < len(words) < _LONGEST:
                return words.rstrip(" .;")
    return ""


def made_title(genre: str, actions: Sequence[Action], authors: Sequence[Agent], day: str) -> str:
    """Gives a title of genre, sender, recipient and day (W3C); what is not known is left out."""
    senders = next((action.agents for action in actions if action.kind == "sent"), ()) or authors
    recipients = next((action.agents for action in actions if action.kind == "received"), ())
    words = _NAMES.get(genre) or genre.capitalize() or _NAMES["document"]
    if genre in _NAMES and genre not in _OF:
        senders = recipients = ()  # nobody sends a conversation, and who signed its record did not hold it
    if senders:
        words += f" {'of' if genre in _OF else 'from' if recipients else 'by'} {_joined(senders)}"
    words += f" to {_joined(recipients)}" if recipients else ""
    return ", ".join(filter(None, (words, _day(day))))


def _joined(agents: Sequence[Agent]) -> str:
    names = [re.sub(r"(?<=\w{3})\.$", "", clean(agent.name)) for agent in agents[:_MOST]]
    if len(agents) > _MOST:
        return f"{names[0]} and others"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _day(date: str) -> str:
    """Gives a W3C date in words: `12 May 1956`, `May 1956`, `1956`; the date as it is where it is no plain one."""
    year, _, rest = date.partition("-")
    month, _, day = rest[:5].partition("-")
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
        return date
    name = calendar.month_name[int(month)]
    return f"{int(day)} {name} {year}" if day.isdigit() else f"{name} {year}"
