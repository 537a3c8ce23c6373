"""The profileDesc: abstract, creation, languages, genre, classes, setting, participants, calendars, correspondence."""

from __future__ import annotations

from collections.abc import Mapping

from tei_tools.encoder.agents import agent_name
from tei_tools.encoder.correspondence import Action
from tei_tools.encoder.facts import Facts
from tei_tools.encoder.languages import language_name
from tei_tools.encoder.make import Source, make
from tei_tools.encoder.participants import Participant
from tei_tools.encoder.ranges import clean, reading_of
from tei_tools.encoder.setting import Setting
from tei_tools.encoder.taxonomies import CALENDARS
from tei_tools.model import Annotation, Document

NOT_STATED = "not stated"
_DATED = ("when", "from", "to", "notBefore", "notAfter", "calendar", "dur")


def profile_description(document: Document, facts: Facts) -> Source:
    """Gives the profileDesc of a document."""
    meta = document.metadata
    genre = meta.genre or "document"
    languages = dict.fromkeys(filter(None, (meta.language, meta.original_language)))
    references = [make("catRef", {"scheme": "#genre", "target": f"#genre.{genre}", "cert": document.genre_cert})]
    references += [make("catRef", {"scheme": "#classification", "target": mark}) for mark in facts.classification]
    keywords = [make("keywords", {}, *(make("term", {}, clean(word)) for word in meta.subjects))] if meta.subjects else []
    return make(
        "profileDesc",
        {},
        make("abstract", {"xml:id": "abstract"}, make("p", {}, clean(meta.abstract))) if meta.abstract else None,
        _creation(facts),
        make("langUsage", {}, *(make("language", {"ident": tag}, language_name(tag)) for tag in languages)),
        make("textClass", {}, *references, *keywords),
        _setting(document, facts.setting),
        _participants(facts),
        _calendars(facts),
        _correspondence(facts),
    )


def _creation(facts: Facts) -> Source:
    dated = {"when": facts.date, "cert": facts.date_cert}
    date = make("date", dated, facts.date) if facts.date else make("date", {}, NOT_STATED)
    place = make("placeName", {"ref": facts.place.ref}, facts.place.name) if facts.place else None
    return make("creation", {}, date, " " if place is not None else None, place)


def _setting(document: Document, setting: Setting | None) -> Source | None:
    """Gives settingDesc with the place and time of a meeting; each says where in the text it was read."""
    if setting is None:
        return None
    places = [make(a.element, _pointing(a, ("ref",)), reading_of(document, a)) for a in setting.places]
    places += [make("placeName", {}, setting.words)] if setting.words else []
    dates = [make(a.element, _pointing(a, _DATED), reading_of(document, a)) for a in setting.dates]
    return make("settingDesc", {}, make("setting", {"cert": setting.cert}, *places, *dates))


def _pointing(annotation: Annotation, names: tuple[str, ...]) -> Mapping[str, str]:
    return {name: annotation.attributes.get(name, "") for name in names}


def _participants(facts: Facts) -> Source | None:
    """Gives particDesc, None where nobody is named as taking part."""
    persons = [_participant(person) for person in facts.participants]
    return make("particDesc", {}, make("listPerson", {}, *persons)) if persons else None


def _participant(person: Participant) -> Source:
    places = " ".join(f"#{place}" for place in person.places)
    attributes = {"xml:id": person.xml_id, "role": person.role, "corresp": places}
    office = make("occupation", {}, person.office) if person.office else None
    if not person.is_named and not person.xml_id:
        return make("person", attributes, make("p", {}, person.words))
    return make("person", attributes, make("persName", {"ref": person.ref}, person.words), office)


def _calendars(facts: Facts) -> Source | None:
    used = [calendar[1:] for calendar in facts.calendars]
    rows = [make("calendar", {"xml:id": name}, make("p", {}, CALENDARS.get(name, name))) for name in used]
    return make("calendarDesc", {}, *rows) if rows else None


def _correspondence(facts: Facts) -> Source | None:
    """Gives correspDesc with what is known of sending and receipt, None where the document was sent to nobody."""
    actions = [_action(action) for action in facts.actions]
    return make("correspDesc", {}, *actions) if actions else None


def _action(action: Action) -> Source:
    where = make("placeName", {"ref": action.place.ref}, clean(action.place.name)) if action.place else None
    date = make("date", {"when": action.date}) if action.date else None
    return make("correspAction", {"type": action.kind}, *map(agent_name, action.agents), where, date)
