"""The teiHeader: what the metadata and the text say of the document; what nobody says is said to be not stated.

See docs/metadata.md for the place of each field. Nothing is invented: an unknown repository, licence or translator says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tei_tools import __version__
from tei_tools.encoder.agents import credited_name, person_name
from tei_tools.encoder.facts import Facts
from tei_tools.encoder.languages import language_name
from tei_tools.encoder.make import Source, make
from tei_tools.encoder.profile_description import NOT_STATED, profile_description
from tei_tools.encoder.ranges import clean
from tei_tools.encoder.taxonomies import CLASSIFICATIONS, GENRES
from tei_tools.model import MACHINE, Document
from tei_tools.model.rules import rule_description


def header_of(document: Document, facts: Facts, characters: Sequence[str]) -> Source:
    """Gives the teiHeader; `characters` are the ids of those in the text that XML cannot hold (`char-U0001`)."""
    return make(
        "teiHeader",
        {},
        _file_description(document, facts),
        _encoding_description(document, facts, characters),
        profile_description(document, facts),
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
    yield _title(facts)
    yield from (make("author", {}, person_name(agent)) for agent in facts.authors)
    yield from (make("sponsor", {}, clean(name)) for name in meta.sponsor)
    yield from (make("funder", {}, clean(name)) for name in meta.funder)
    translators = [credited_name(agent) for agent in meta.translator] or [make("name", {}, NOT_STATED)]
    yield make("respStmt", {"xml:id": "translator"}, make("resp", {}, "transcription and translation"), *translators)
    if meta.contributor:
        yield make("respStmt", {}, make("resp", {}, "provision of the document"), *map(credited_name, meta.contributor))
    if meta.encoder:
        yield make("respStmt", {"xml:id": "encoder"}, make("resp", {}, "encoding"), *map(credited_name, meta.encoder))


def _title(facts: Facts) -> Source:
    """Gives the title; one that the document does not have is supplied, and says by whom."""
    if facts.title:
        return make("title", {}, clean(facts.title))
    return make("title", {"type": "supplied", "resp": MACHINE}, clean(facts.made_title))


def _source(document: Document, facts: Facts) -> Iterator[Source]:
    meta = document.metadata
    if meta.source or meta.source_url:
        pointer = make("ref", {"target": meta.source_url}, clean(meta.source) or meta.source_url)
        yield make("bibl", {}, pointer if meta.source_url else clean(meta.source))
    original = language_name(meta.original_language) if meta.original_language else ""
    language = language_name(meta.language)
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


def _revision(document: Document) -> Source:
    change = make("change", {"who": MACHINE, "when": document.metadata.encoded}, "Encoded from the transcription by tei-tools.")
    return make("revisionDesc", {"status": "draft"}, change)
