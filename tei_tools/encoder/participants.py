"""Who took part in a conversation, a meeting or a dialogue: those who are listed, those of the title, those who speak.

Each says where it was read (the ids of list item, title or first speech) and, where a name was found, its record.

>>> from tei_tools.model import Metadata
>>> speech = (Annotation(0, 9, "sp", {"xml:id": "sp1"}), Annotation(0, 4, "speaker"))
>>> document = with_speakers(Document("a", "Bel: Yes.", speech, metadata=Metadata(genre="transcript")))
>>> [(person.words, person.role, person.xml_id, person.places) for person in participants_of(document)]
[('Bel', 'speaker', 'speaker1', ('sp1',))]
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from tei_tools.encoder.correspondence import MET
from tei_tools.encoder.ranges import BEHIND, clean, ranges_of, reading_of, titles_of, without
from tei_tools.model import Annotation, Document

_SPEAKER = "#speaker"  # and a number: those who are named by nothing but what stands before their speeches
_BETWEEN = re.compile(r"(?:\b(?:between|with|and|of|by)\s+(?:the\s|his\s|her\s)?|[,;]\s*)$", re.IGNORECASE)
_ABSENT = re.compile(r"\b(?:absent|excused|apologies|not present)\b", re.IGNORECASE)
_INTERPRETS = re.compile(r"\b(?:interpret|translat)", re.IGNORECASE)
# forms of address, which are no offices
_FORMS = re.compile(r"(?:^|[,;]?\s+)(?:Comrades?|Cdes?\.?|Com\.|Tov\.|Messrs\.?|Mrs?\.?|Ms\.?|Miss|Citizen)$", re.IGNORECASE)
_HEREINAFTER = re.compile(
    r"(?P<name>.+?)\s*[(\[](?:here(?:in)?after|below)\s(?:\w+ (?:to )?as\s|called\s)?[\"“]?(?P<alias>.+?)[\"”]?[)\]]"
)
_MOST = 200  # participants: no list of those present is longer


@dataclass(frozen=True, slots=True)
class Participant:
    """One who took part: a name, the ref of its record, the office beside it, the role, and the ids of where it stands.

    `is_named` is False where `words` are only what stands in the list or before a speech; `xml_id` is what speeches point to.
    """

    words: str
    ref: str
    office: str
    role: str
    places: tuple[str, ...]
    is_named: bool = True
    xml_id: str = ""


def participants_of(document: Document) -> list[Participant]:
    """Gives who took part, each once, in the order of the text; of the title only in documents that record a meeting."""
    listed = islice(_listed(document), _MOST)
    titled = _titled(document) if document.metadata.genre in MET else ()
    known: dict[str, Participant] = {}
    for person in (*listed, *titled, *_speaking(document)):
        key = person.ref or person.words.casefold()
        seen = known.get(key)
        known[key] = _joined(seen, person) if seen else person
    return list(known.values())


def _joined(seen: Participant, again: Participant) -> Participant:
    places = tuple(dict.fromkeys((*seen.places, *again.places)))
    return replace(seen, office=seen.office or again.office, places=places, xml_id=seen.xml_id or again.xml_id)


def with_speakers(document: Document) -> Document:
    """Gives the document with `sp/@who`: the record of the name before the speech, else the person of `particDesc`."""
    if not any(annotation.element == "sp" for annotation in document.annotations):
        return document
    numbers: dict[str, int] = {}
    records: dict[str, str] = {}  # by number: who announced a short form, or was named once, keeps the record
    turned: list[Annotation] = []
    for annotation in document.annotations:
        if annotation.element == "sp":
            words, name = _speaker(document, annotation)
            number = _numbered(words, numbers)
            who = (name.attributes.get("ref", "") if name else "") or records.get(number, number)
            records.setdefault(number, who)
            annotation = replace(annotation, attributes={**annotation.attributes, "who": who}) if words else annotation
        turned.append(annotation)
    return replace(document, annotations=tuple(turned))


def _numbered(words: str, numbers: dict[str, int]) -> str:
    """Gives the pointer to a speaker by the words before the speech: speakers are counted as they first speak."""
    called, alias = _called(words)
    number = numbers.setdefault(called, numbers.get("", 0) + 1)
    numbers[""] = max(number, numbers.get("", 0))
    if alias:
        numbers.setdefault(alias, number)
    return f"{_SPEAKER}{number}"


def _called(words: str) -> tuple[str, str]:
    """Gives how a speaker is called, and the short form that he announces: `Premier Bel (hereinafter Premier)`."""
    found = _HEREINAFTER.fullmatch(words)
    return (found["name"].casefold(), found["alias"].casefold()) if found else (words.casefold(), "")


def _listed(document: Document) -> Iterator[Participant]:
    """Gives those whom the lists of participants name; a list of those who were absent names none."""
    ranges = ranges_of(document)
    for held in ranges.of("list"):
        if held.attributes.get("type") != "participants" or ranges.is_inside(held, ("list", *BEHIND)):
            continue
        head = next((a for a in ranges.within("head", held) if a.start == held.start), None)
        label = head.content(document.text) if head else ""
        if _ABSENT.search(label):
            continue
        inner = [a.start for a in ranges.within("list", held) if a.start > held.start]
        items = (a for a in ranges.within("item", held) if bisect_right(inner, a.start) == bisect_left(inner, a.end))
        absent = _absent(document, held)
        for item in items:
            if item.start not in absent:
                yield from _of_item(document, item, bool(_INTERPRETS.search(label)))


def _absent(document: Document, held: Annotation) -> set[int]:
    """Gives where the items begin that name nobody who was there: heads of columns, and the columns of the absent."""
    ranges = ranges_of(document)
    labels = {a.start: a for a in ranges.within("label", held)}
    items = [a for a in ranges.within("item", held) if "n" in a.attributes and "xml:id" in a.attributes]
    columns = {
        a.attributes["xml:id"].rpartition(".")[0]
        for a in items
        if a.start in labels and _ABSENT.search(labels[a.start].content(document.text))
    }
    return {a.start for a in items if a.start in labels or a.attributes["xml:id"].rpartition(".")[0] in columns}


def _of_item(document: Document, item: Annotation, interprets: bool) -> Iterator[Participant]:
    ranges, text = ranges_of(document), document.text
    place = (item.attributes["xml:id"],) if "xml:id" in item.attributes else ()
    names = ranges.outermost("persName", item)
    offices = ranges.outermost("roleName", item, ("roleName",))
    words = reading_of(document, item).strip(" ;,.")
    interprets = interprets or (len(names) < 2 and bool(_INTERPRETS.search(words)))
    role = "interpreter" if interprets else "participant"
    for name in names:
        own = [a for a in offices if name.start <= a.start < name.end] if len(names) > 1 else offices
        yield Participant(_bare(document, name), name.attributes.get("ref", ""), _office(text, own), role, place)
    if words and not names and not ranges.outermost("orgName", item):
        yield Participant(words, "", "", role, place, is_named=False)


def _titled(document: Document) -> Iterator[Participant]:
    """Gives those whom the title names as they talk: `between A and B`, `of A with B`."""
    ranges = ranges_of(document)
    named = ((title, name) for title in islice(titles_of(ranges), 2) for name in ranges.outermost("persName", title))
    for title, name in named:
        if _BETWEEN.search(document.text[max(0, name.start - 12) : name.start]):
            office = _office(document.text, ranges.within("roleName", name))
            place = (title.attributes["xml:id"],) if "xml:id" in title.attributes else ()
            yield Participant(_bare(document, name), name.attributes.get("ref", ""), office, "participant", place)


def _speaking(document: Document) -> Iterator[Participant]:
    """Gives who speaks, each by the first speech; all have an id, so that what points to a speaker stays when names change."""
    numbers: dict[str, int] = {}
    seen: set[str] = set()
    used: set[str] = set()
    for speech in ranges_of(document).of("sp"):
        who = speech.attributes.get("who", "")
        if not who:
            continue
        words, name = _speaker(document, speech)
        xml_id = _numbered(words, numbers)[1:]
        if who not in seen:
            seen.add(who)
            ref = "" if who.startswith(_SPEAKER) else who
            place = (speech.attributes["xml:id"],) if "xml:id" in speech.attributes else ()
            called = _bare(document, name) if name and ref else words
            yield Participant(called, ref, "", "speaker", place, bool(ref), "" if xml_id in used else xml_id)
            used.add(xml_id)


def _speaker(document: Document, speech: Annotation) -> tuple[str, Annotation | None]:
    """Gives the words before a speech, and the name among them."""
    ranges = ranges_of(document)
    speaker = next(iter(ranges.within("speaker", speech)), None)
    if speaker is None:
        return "", None
    return reading_of(document, speaker).rstrip(" :.–—-"), next(iter(ranges.outermost("persName", speaker)), None)


def _office(text: str, roles: Iterable[Annotation]) -> str:
    """Gives the words of roleNames as an office, forms of address left away: `Comrade` is none."""
    words = (_FORMS.sub("", clean(role.content(text)).strip(" ,")) for role in roles)
    return ", ".join(dict.fromkeys(filter(None, words)))


def _bare(document: Document, name: Annotation) -> str:
    """Gives a name without the office inside it."""
    return clean(without(document.text, name, ranges_of(document).within("roleName", name))).strip(" ,;")
