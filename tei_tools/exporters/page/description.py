"""The description of a document from its teiHeader: the rows that a reader asks for first, and the header in full.

What the header does not state, a row says so; rows that few documents have are left out where nothing is stated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

from lxml import etree

from tei_tools.exporters.page.addresses import safe_address
from tei_tools.exporters.page.entries import when_of
from tei_tools.exporters.page.words import capitalised, language_tag, plain, words_of
from tei_tools.tables.blocks import is_ours, local_name
from tei_tools.tei import TEI_NS, XML_ID, XML_LANG, tei

NOT_STATED = frozenset({"", "not stated"})
_NS = {"t": TEI_NS}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the key of its name among the texts, its values, an address where there is one. No values: not stated."""

    key: str
    values: tuple[str, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """What the page says about its document. `summary` is shown where the text itself does not hold it.

    `headers` is the header in full, element by element, as HTML.
    """

    title: str
    kicker: tuple[str, ...]
    rows: tuple[Row, ...]
    summary: str
    language: str
    headers: str


def describe(tree: Any, *, in_full: bool = True) -> Description:
    """Gives the description of a TEI document; with `in_full` its header, element by element."""
    root = tree.getroot()
    header = root.find(tei("teiHeader")) if local_name(root) in ("TEI", "teiCorpus") else None
    find = _finder(header)
    title = next(iter(words_of(find("t:fileDesc/t:titleStmt/t:title"))), "")
    kicker = tuple(said for said in (*_categories(find, header, "#genre"), *_date(find)[:1]) if said not in NOT_STATED)
    headers = (root, *root.iterchildren(tei("TEI"))) if header is not None and in_full else ()
    found = (header for one in headers if (header := one.find(tei("teiHeader"))) is not None)
    pieces: list[str] = []
    for one in found:
        _outline(one, pieces)
    fields = "".join(pieces)
    has_place = next((a for a in root.iter(tei("anchor")) if a.get("type") == "abstract"), None) is not None
    summary = "" if has_place else " ".join(words_of(find("t:profileDesc/t:abstract")))
    return Description(
        title, kicker, tuple(_rows(find, header, is_ours(tree))), summary, language_tag(root.get(XML_LANG, "")), fields
    )


Find = Callable[[str], list[Any]]


def _finder(header: Any) -> Find:
    def find(path: str) -> list[Any]:
        return [] if header is None else list(_compiled(path)(header))

    return find


@cache
def _compiled(path: str) -> Any:
    return etree.XPath(path, namespaces=_NS, smart_strings=False)


def _rows(find: Find, header: Any, ours: bool) -> Iterator[Row]:
    """The rows in order. `always`: shown even where nothing is stated."""
    licence = find("t:fileDesc/t:publicationStmt/t:availability/t:licence")
    href = safe_address(licence[0].get("target")) if licence else ""
    rows: tuple[tuple[str, Iterable[str], bool], ...] = (
        ("author", _authors(find), True),
        ("sent_to", _recipients(find), False),
        ("date", _date(find)[1:], True),
        ("place", words_of(find("t:profileDesc/t:creation/t:placeName")), False),
        ("genre", _categories(find, header, "#genre"), False),
        ("classification", _categories(find, header, "#classification"), False),
        ("language", _languages(find), False),
        ("translator", _translators(find), ours),
        ("repository", _repository(find), True),
        ("shelfmark", [_shelfmark(idno) for idno in find("t:fileDesc/t:sourceDesc//t:msIdentifier/t:idno")], True),
        ("editor", words_of(find("t:fileDesc/t:titleStmt/t:editor")), False),
        ("publisher", _publishers(find), False),
        ("licence", words_of(find("t:fileDesc/t:publicationStmt/t:availability")), True),
        ("status", [one.get("status", "") for one in find("t:revisionDesc")], False),
        ("encoded_with", [_application(one) for one in find("t:encodingDesc/t:appInfo/t:application")], False),
    )
    for key, values, always in rows:
        stated = tuple(value for value in dict.fromkeys(values) if value not in NOT_STATED)
        if stated or always:
            yield Row(key, stated, href if key == "licence" else "")


def _authors(find: Find) -> list[str]:
    return words_of(find("t:fileDesc/t:titleStmt/t:author")) or words_of(_parties(find, "sent", "persName", "orgName"))


def _recipients(find: Find) -> list[str]:
    """Who a document was sent to, and where after a comma."""
    names = "; ".join(words_of(_parties(find, "received", "persName", "orgName")))
    said = ", ".join(part for part in (names, *words_of(_parties(find, "received", "placeName"))) if part)
    return [said] if said else []


def _parties(find: Find, action: str, *names: str) -> list[Any]:
    actions = [one for one in find("t:profileDesc/t:correspDesc/t:correspAction") if one.get("type") == action]
    return [child for one in actions for name in names for child in one.iterchildren(tei(name))]


def _date(find: Find) -> list[str]:
    """The date in short, and with what it is in the calendar; empty where none is stated."""
    dates = find("t:profileDesc/t:creation/t:date")
    if not dates:
        return []
    words, when = plain(dates[0]), when_of(dates[0].get)
    if not words or words == when:
        return [when, when] if when else []
    return [words, f"{words} ({when})" if when else words]


def _categories(find: Find, header: Any, scheme: str) -> list[str]:
    """The names of the categories of a taxonomy that the document belongs to: what stands before the colon of a catDesc."""
    refs = [one for one in find("t:profileDesc/t:textClass/t:catRef") if one.get("scheme") == scheme]
    targets = [target.lstrip("#") for one in refs for target in one.get("target", "").split()]
    if not targets:
        return []
    wanted = (one for one in header.iter(tei("category")) if one.get(XML_ID) in targets)
    known = {one.get(XML_ID): one.find(tei("catDesc")) for one in wanted}
    names = ((target, known.get(target)) for target in targets)
    return [
        (plain(desc).partition(":")[0].strip() if desc is not None else "") or capitalised(target.removeprefix("genre."))
        for target, desc in names
    ]


def _languages(find: Find) -> list[str]:
    stated = [part for words in words_of(find("t:fileDesc/t:sourceDesc//t:textLang")) for part in words.split("; ")]
    said = " ".join(stated).casefold()
    return stated + [name for name in words_of(find("t:profileDesc/t:langUsage/t:language")) if name.casefold() not in said]


def _translators(find: Find) -> list[str]:
    found = []
    for statement in find(".//t:respStmt"):
        if "transl" in " ".join(words_of(statement.iterchildren(tei("resp")))[:1]).lower():
            found += words_of(statement.iterchildren(tei("name"), tei("persName"), tei("orgName")))
    return found


def _repository(find: Find) -> list[str]:
    places = find("t:fileDesc/t:sourceDesc//t:msIdentifier")[:1]
    parts = [words for place in places for words in words_of(place.iterchildren(*map(tei, _HOLDERS)))]
    stated = [part for part in parts if part not in NOT_STATED]
    return [", ".join(stated)] if stated else []


_HOLDERS = ("repository", "institution", "settlement")


def _shelfmark(idno: Any) -> str:
    """The whole string of a shelfmark, without the parts that repeat it."""
    own = " ".join(" ".join([idno.text or "", *(child.tail or "" for child in idno.iterchildren())]).split())
    return own or plain(idno)


def _publishers(find: Find) -> list[str]:
    path = "t:fileDesc/t:publicationStmt"
    return [words for name in ("publisher", "distributor", "authority") for words in words_of(find(f"{path}/t:{name}"))]


def _application(application: Any) -> str:
    return " ".join(part for part in (application.get("ident", ""), application.get("version", "")) if part)


def _outline(element: Any, pieces: list[str]) -> None:
    """Adds the pieces of HTML for one element: its name, its attributes, what is in it (a template is four times slower)."""
    pieces.append(f'<div class="field"><span class="field-name">{element.tag.rpartition("}")[2]}')
    for name, value in element.items():
        if name not in _NOT_SHOWN:
            pieces.append(f' <span class="field-attribute">{name.rpartition("}")[2]}: {escape(value)}</span>')
    pieces.append("</span> ")
    text = element.text
    if text and not text.isspace():
        pieces.append(escape(text))
    for child in element:
        if isinstance(child.tag, str):
            _outline(child, pieces)
        tail = child.tail
        if tail and not tail.isspace():
            pieces.append(escape(tail))
    pieces.append("</div>")


_NOT_SHOWN = (XML_ID, "resp")
