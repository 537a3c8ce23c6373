"""The teiHeader: what the metadata and the text say of the document; what nobody says is said to be not stated.

See docs/metadata.md for the place of each field. Nothing is invented: an unknown repository, licence or translator says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tei_tools import __version__
from tei_tools.encoder.correspondence import Action
from tei_tools.encoder.facts import Facts
from tei_tools.encoder.make import Source, make
from tei_tools.encoder.ranges import clean
from tei_tools.encoder.taxonomies import CALENDARS, CLASSIFICATIONS, GENRES
from tei_tools.model import MACHINE, Agent, Document
from tei_tools.model.rules import rule_description

NOT_STATED = "not stated"
_LANGUAGES = {
    "en": "English", "ru": "Russian", "ko": "Korean", "zh": "Chinese", "de": "German", "hu": "Hungarian", "pl": "Polish",
    "cs": "Czech", "ro": "Romanian", "sq": "Albanian", "fr": "French", "es": "Spanish", "vi": "Vietnamese", "ja": "Japanese",
    "mn": "Mongolian", "bg": "Bulgarian", "sr": "Serbian", "it": "Italian", "uk": "Ukrainian", "sk": "Slovak", "ar": "Arabic",
    "la": "Latin", "yi": "Yiddish", "he": "Hebrew",
}  # fmt: skip


def header_of(document: Document, facts: Facts, characters: Sequence[str]) -> Source:
    """Gives the teiHeader; `characters` are the ids of those in the text that XML cannot hold (`char-U0001`)."""
    return make(
        "teiHeader",
        {},
        _file_description(document, facts),
        _encoding_description(document, facts, characters),
        _profile_description(document, facts),
        _revision(document),
    )


def _file_description(document: Document, facts: Facts) -> Source:
    meta = document.metadata
    licence = make("licence", {"target": meta.licence_url}, clean(meta.licence) or NOT_STATED)
    publication = make(
        "publicationStmt",
        {},
        make("publisher", {}, clean(meta.publisher) or NOT_STATED),
        make("idno", {"type": "record"}, clean(meta.record_id)) if meta.record_id else None,
        make("availability", {}, licence),
    )
    source = make("sourceDesc", {}, *_source(document, facts))
    return make("fileDesc", {}, make("titleStmt", {}, *_title_statement(document, facts)), publication, source)


def _title_statement(document: Document, facts: Facts) -> Iterator[Source]:
    meta = document.metadata
    yield make("title", {}, clean(facts.title) or f"[untitled: {clean(document.name)}]")
    yield from (make("author", {}, _person(agent)) for agent in facts.authors)
    yield from (make("sponsor", {}, clean(name)) for name in meta.sponsor)
    yield from (make("funder", {}, clean(name)) for name in meta.funder)
    translators = [_name(agent) for agent in meta.translator] or [make("name", {}, NOT_STATED)]
    yield make("respStmt", {"xml:id": "translator"}, make("resp", {}, "transcription and translation"), *translators)
    if meta.contributor:
        yield make("respStmt", {}, make("resp", {}, "provision of the document"), *map(_name, meta.contributor))
    if meta.encoder:
        yield make("respStmt", {"xml:id": "encoder"}, make("resp", {}, "encoding"), *map(_name, meta.encoder))


def _source(document: Document, facts: Facts) -> Iterator[Source]:
    meta = document.metadata
    if meta.source or meta.source_url:
        pointer = make("ref", {"target": meta.source_url}, clean(meta.source) or meta.source_url)
        yield make("bibl", {}, pointer if meta.source_url else clean(meta.source))
    original = _language(meta.original_language) if meta.original_language else ""
    language = _language(meta.language)
    words = f"{original}; {language} translation encoded" if original and original != language else f"{language}"
    main = meta.original_language or meta.language
    contents = make("msContents", {}, make("msItem", {}, make("textLang", {"mainLang": main}, words)))
    hands = [make("handNote", {"xml:id": xml_id}, label) for xml_id, label in facts.hands]
    physical = make("physDesc", {}, make("handDesc", {}, *hands)) if hands else None
    yield make("msDesc", {}, _identifier(document), contents, physical)


def _identifier(document: Document) -> Source:
    meta = document.metadata
    shelfmark: Source | None = None
    repository = clean(meta.repository)
    if meta.shelfmark:
        parts = [make("idno", {"type": kind}, clean(value)) for kind, value in meta.identifiers.items()]
        shelfmark = make("idno", {"type": "shelfmark"}, clean(meta.shelfmark), *parts)
    return make("msIdentifier", {}, make("repository", {}, repository or NOT_STATED), shelfmark)


def _encoding_description(document: Document, facts: Facts, characters: Sequence[str]) -> Source:
    return make(
        "encodingDesc",
        {},
        _editorial(document),
        make("classDecl", {}, *_taxonomies(document, facts)),
        make("listPrefixDef", {}, *map(_prefix, ("person", "place", "org"))),
        _application(),
        _characters(characters),
    )


def _editorial(document: Document) -> Source:
    supplied = (
        "Words that the transcriber or translator supplied, explained or could not read stood in brackets; they are marked up "
        'with resp="#translator" and the brackets are implied. Where they were spelled otherwise, @rend keeps the spelling '
        "(pre: and post:), so that the transcription comes back from this file character for character."
    )
    voices = (
        "Four voices are kept apart: the author's text; the registry's stamps, numbers and handwriting; the transcriber's or "
        'translator\'s remarks (resp="#translator"); what the machine found (resp="#tei-tools", its rule in @source).'
    )
    return make(
        "editorialDecl",
        {"n": document.profile},
        make("p", {}, "Errors of the source are kept and marked as sic."),
        make("p", {}, "Line ends are kept where they are lines; wrapped lines are joined."),
        make("p", {}, voices),
        make("p", {}, supplied),
    )


def _taxonomies(document: Document, facts: Facts) -> Iterator[Source]:
    genre = document.metadata.genre or "document"
    used = [mark[1:] for mark in facts.marks]
    yield _taxonomy("genre", "Genres", [(f"genre.{genre}", GENRES.get(genre, genre))])
    if used:
        yield _taxonomy("classification", "Classification marks", [(mark, CLASSIFICATIONS.get(mark, mark)) for mark in used])
    if facts.rules:
        yield _taxonomy("rules", "Rules of tei-tools", [(f"rule.{rule}", rule_description(rule)) for rule in facts.rules])


def _taxonomy(xml_id: str, title: str, rows: Iterable[tuple[str, str]]) -> Source:
    categories = [make("category", {"xml:id": name}, make("catDesc", {}, words)) for name, words in rows]
    return make("taxonomy", {"xml:id": xml_id}, make("bibl", {}, title), *categories)


def _prefix(kind: str) -> Source:
    file = {"person": "people", "place": "places", "org": "orgs"}[kind]
    attributes = {"ident": kind, "matchPattern": "(.+)", "replacementPattern": f"../authority/{file}.xml#$1"}
    return make("prefixDef", attributes, make("p", {}, f"A record in the register of {file}."))


def _application() -> Source:
    attributes = {"xml:id": "tei-tools", "ident": "tei-tools", "version": __version__}
    return make("appInfo", {}, make("application", attributes, make("label", {}, "tei-tools")))


def _characters(characters: Sequence[str]) -> Source | None:
    """Gives charDecl for the characters that XML cannot hold, None where there is none."""
    chars = [
        make("char", {"xml:id": name}, make("note", {}, f"U+{name.partition('U')[2]}, a character that XML cannot hold"))
        for name in characters
    ]
    return make("charDecl", {}, *chars) if chars else None


def _profile_description(document: Document, facts: Facts) -> Source:
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
        make("langUsage", {}, *(make("language", {"ident": tag}, _language(tag)) for tag in languages)),
        make("textClass", {}, *references, *keywords),
        _calendars(facts),
        _correspondence(facts),
    )


def _creation(facts: Facts) -> Source:
    dated = {"when": facts.date, "cert": facts.date_cert}
    date = make("date", dated, facts.date) if facts.date else make("date", {}, NOT_STATED)
    place = make("placeName", {"ref": facts.place.ref}, facts.place.name) if facts.place else None
    return make("creation", {}, date, " " if place is not None else None, place)


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
    return make("correspAction", {"type": action.kind}, *map(_agent, action.agents), where, date)


def _revision(document: Document) -> Source:
    change = make("change", {"who": MACHINE, "when": document.metadata.encoded}, "Encoded from the transcription by tei-tools.")
    return make("revisionDesc", {"status": "draft"}, change)


def _person(agent: Agent) -> Source:
    return make("persName", {"ref": agent.ref}, clean(agent.name))


def _agent(agent: Agent) -> Source:
    is_org = agent.ref.startswith(("org:", "#org"))
    return make("orgName" if is_org else "persName", {"ref": agent.ref}, clean(agent.name))


def _name(agent: Agent) -> Source:
    return make("persName", {"ref": agent.ref}, clean(agent.name)) if agent.ref else make("name", {}, clean(agent.name))


def _language(tag: str) -> str:
    return _LANGUAGES.get(tag.split("-")[0].lower(), tag)
