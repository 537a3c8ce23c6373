"""A document's row: what its header says of it, and how long it is; TEI of any make.

Each field has a list of places where encoders put it, tried in order. "not stated" and the like count as nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tei_tools.tables.blocks import local_name
from tei_tools.tables.days import span_of
from tei_tools.tables.passages import Passage
from tei_tools.tables.pointers import Pointers, words_of
from tei_tools.tables.rows import DocumentRow, Party
from tei_tools.tei import XML_ID, XML_LANG

_HEADER = "{*}teiHeader"
_FILE = f"{_HEADER}/{{*}}fileDesc"
_PROFILE = f"{_HEADER}/{{*}}profileDesc"
_MS = f"{_FILE}/{{*}}sourceDesc//{{*}}msIdentifier"
# where the date of the document itself may stand, the surest place first
_DATES = (
    f"{_PROFILE}/{{*}}creation//{{*}}date",
    f"{_PROFILE}/{{*}}creation",
    f"{_PROFILE}/{{*}}correspDesc/{{*}}correspAction[@type='sent']/{{*}}date",
    f"{_FILE}/{{*}}sourceDesc//{{*}}origDate",
    "{*}text//{*}opener//{*}dateline//{*}date",
    "{*}text//{*}dateline//{*}date",
    "{*}text//{*}docDate//{*}date",
    f"{_FILE}/{{*}}sourceDesc//{{*}}bibl//{{*}}date",
)
_PLACES = (
    f"{_PROFILE}/{{*}}creation//{{*}}placeName",
    f"{_PROFILE}/{{*}}correspDesc/{{*}}correspAction[@type='sent']/{{*}}placeName",
    f"{_PROFILE}/{{*}}correspDesc/{{*}}correspAction[@type='sent']/{{*}}settlement",
    f"{_FILE}/{{*}}sourceDesc//{{*}}origPlace",
    "{*}text//{*}opener//{*}dateline//{*}placeName",
)
_NOTHING = frozenset({"", "not stated", "unknown", "n/a", "none", "not known"})
_CORRESPONDENTS = ("persName", "orgName", "name", "rs")


def document_id(root: Any, source: str) -> str:
    """Gives the id of a document: its xml:id, else the stem of its file, else `document`."""
    source = str(root.getroottree().docinfo.URL or source) if source == "-" else source
    stem = source.replace("\\", "/").rsplit("/", 1)[-1].rpartition(".")[0] or source.rsplit("/", 1)[-1]
    return str(root.get(XML_ID) or (stem if source != "-" else "") or "document")


def document_row(root: Any, source: str, pointers: Pointers, passages: Iterable[Passage]) -> DocumentRow:
    """Gives the row of one TEI element; `passages` are those of its text, for the counts."""
    start, end, date = _date(root)
    words = characters = 0
    for passage in passages:
        words += len(passage.text.split())
        characters += len(passage.text)
    language, original, languages = _languages(root)
    sent, received = (f"{_PROFILE}/{{*}}correspDesc/{{*}}correspAction[@type='{t}']" for t in ("sent", "received"))
    return DocumentRow(
        id=pointers.document,
        source="" if source == "-" else source,
        title=_title(root),
        date=date,
        start=start,
        end=end,
        genre=_genre(root),
        classification=_categories(root, "classification"),
        settlement=_first(root, f"{_MS}/{{*}}settlement"),
        repository=_first(root, f"{_MS}/{{*}}repository", f"{_MS}/{{*}}institution"),
        shelfmark=_first(root, f"{_MS}/{{*}}idno[@type='shelfmark']", f"{_MS}/{{*}}idno"),
        identifiers=_identifiers(root),
        language=language,
        original_language=original,
        languages=languages,
        authors=_parties(root, pointers, f"{_FILE}/{{*}}titleStmt/{{*}}author"),
        senders=_correspondents(root, pointers, sent),
        recipients=_correspondents(root, pointers, received),
        translators=_translators(root, pointers),
        places=_unique(pointers.party(e, "place") for path in _PLACES for e in root.iterfind(path))[:1],
        subjects=_subjects(root),
        summary=_first(root, f"{_PROFILE}/{{*}}abstract"),
        publisher=_first(root, f"{_FILE}/{{*}}publicationStmt/{{*}}publisher", f"{_FILE}/{{*}}publicationStmt/{{*}}authority"),
        licence=_first(root, f"{_FILE}/{{*}}publicationStmt//{{*}}licence", f"{_FILE}/{{*}}publicationStmt/{{*}}availability"),
        licence_url=_attribute(root, f"{_FILE}/{{*}}publicationStmt//{{*}}licence", "target"),
        url=_url(root),
        changed=max(
            (str(e.get("when")) for e in root.iterfind(f"{_HEADER}/{{*}}revisionDesc//{{*}}change[@when]")), default=""
        ),
        words=words,
        characters=characters,
        pages=len({pb.get("n") or pb for pb in root.iterfind("{*}text//{*}pb")}),
    )


def _stated(words: str) -> str:
    return "" if words.lower().rstrip(".") in _NOTHING else words


def _first(root: Any, *paths: str) -> str:
    found = (_stated(_own_words(e)) for path in paths for e in root.iterfind(path))
    return next((words for words in found if words), "")


def _own_words(element: Any) -> str:
    """A shelfmark is written whole before its parts, which are `idno` inside it."""
    parts = list(element.iterchildren("{*}idno"))
    own = " ".join(((element.text or "") + "".join(part.tail or "" for part in parts)).split()) if parts else ""
    return own or words_of(element)


def _attribute(root: Any, path: str, name: str) -> str:
    return next((str(e.get(name)) for e in root.iterfind(path) if e.get(name)), "")


def _title(root: Any) -> str:
    titles = [(e.get("type", ""), words_of(e)) for e in root.iterfind(f"{_FILE}/{{*}}titleStmt/{{*}}title")]
    main = next((words for type, words in titles if type in ("main", "") and words), "")
    return main or next((words for _, words in titles if words), "")


def _date(root: Any) -> tuple[str, str, str]:
    for path in _DATES:
        for element in root.iterfind(path):
            start, end = span_of(element)
            if start or end:
                return start, end, words_of(element) if local_name(element) != "creation" else ""
    words = next((words_of(e) for path in _DATES[:1] for e in root.iterfind(path) if words_of(e)), "")
    return "", "", _stated(words)


def _genre(root: Any) -> str:
    found = _categories(root, "genre")
    if found:
        return found[0]
    body = root.find("{*}text/{*}body")
    divisions = [] if body is None else list(body.iterchildren("{*}div", "{*}div1"))
    if len(divisions) == 1 and divisions[0].get("type"):
        return str(divisions[0].get("type"))
    return str(next((e.get("type") for e in root.iterchildren("{*}text") if e.get("type")), ""))


def _categories(root: Any, scheme: str) -> tuple[str, ...]:
    """The words of the categories of one taxonomy that the header names with catRef."""
    targets = [
        target
        for ref in root.iterfind(f"{_PROFILE}/{{*}}textClass/{{*}}catRef")
        if str(ref.get("scheme", "")).lstrip("#") == scheme
        for target in str(ref.get("target", "")).split()
    ]
    categories = {e.get(XML_ID): e for e in root.iterfind(f"{_HEADER}/{{*}}encodingDesc/{{*}}classDecl//{{*}}category")}
    words = (words_of(categories.get(target.lstrip("#"))) or target.lstrip("#").rpartition(".")[2] for target in targets)
    return tuple(dict.fromkeys(words))


def _identifiers(root: Any) -> tuple[tuple[str, str], ...]:
    parts = (e for e in root.iterfind(f"{_MS}//{{*}}idno[@type]") if e.get("type") != "shelfmark")
    return tuple(dict.fromkeys((str(e.get("type")), words_of(e)) for e in parts if words_of(e)))


def _languages(root: Any) -> tuple[str, str, tuple[str, ...]]:
    used = [str(e.get("ident")) for e in root.iterfind(f"{_PROFILE}/{{*}}langUsage/{{*}}language") if e.get("ident")]
    own = str(root.get(XML_LANG) or _attribute(root, "{*}text", XML_LANG) or "")
    original = _attribute(root, f"{_FILE}/{{*}}sourceDesc//{{*}}textLang", "mainLang")
    own = own or (used[0] if used else "")
    return own, original if original != own else "", tuple(dict.fromkeys(tag for tag in (own, *used, original) if tag))


def _unique(parties: Iterable[Party]) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for party in parties:
        if _stated(party.name) or party.ref:
            found.setdefault(party.key, party)
    return tuple(found.values())


def _parties(root: Any, pointers: Pointers, path: str) -> tuple[Party, ...]:
    return _unique(pointers.party(e) for e in root.iterfind(path))


def _correspondents(root: Any, pointers: Pointers, path: str) -> tuple[Party, ...]:
    return _unique(
        pointers.party(child) for action in root.iterfind(path) for child in action if local_name(child) in _CORRESPONDENTS
    )


def _translators(root: Any, pointers: Pointers) -> tuple[Party, ...]:
    statements = (
        e
        for e in root.iterfind(f"{_FILE}/{{*}}titleStmt/{{*}}respStmt")
        if any("translat" in words_of(resp).lower() for resp in e.iterchildren("{*}resp"))
    )
    return _unique(pointers.party(name) for e in statements for name in e if local_name(name) in _CORRESPONDENTS)


def _subjects(root: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words for words in map(words_of, _keywords(root)) if words))


def _keywords(root: Any) -> Iterator[Any]:
    for keywords in root.iterfind(f"{_PROFILE}/{{*}}textClass/{{*}}keywords"):
        inside = list(keywords.iter("{*}term", "{*}item"))
        yield from (e for e in inside if not any(child is not e and child in inside for child in e.iter("{*}term", "{*}item")))


def _url(root: Any) -> str:
    numbers = (words_of(e) for e in root.iterfind(f"{_FILE}/{{*}}publicationStmt//{{*}}idno"))
    return next((words for words in numbers if words.startswith(("http://", "https://")) and " " not in words), "")
