"""Names, dates, references and pictures on a page: where each leads to, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tei_tools.exporters.page.addresses import safe_address
from tei_tools.exporters.page.entries import MENTIONS, Entry, when_of
from tei_tools.exporters.page.settling import Said, Settle, Work
from tei_tools.exporters.page.vocabulary import CLASS, HREF, ID, MENTION, TITLE
from tei_tools.exporters.page.words import has_text
from tei_tools.tei import XML_LANG, escape

_UNUSUAL = re.compile('[&<>"\\s]')  # in an id: it would not come back from the stylesheet as it is
_QUOTE = '"'
_DOUBTS = ("low", "medium", "unknown")


def settle_mention(work: Work, element: Any, name: str) -> None:
    """A name or date: the entry it leads to, and why it is marked."""
    id = work.waiting.get(element, "")
    if element not in work.in_records and has_text(element):
        id = _lead(work, element, name, id)
    if id:
        element.set(ID, id)


def _lead(work: Work, element: Any, name: str, id: str) -> str:
    """Leads a name or date to its entry; gives the id that it has still to be given."""
    number = work.number("mention")
    attributes = dict(element.items())  # once for all: each question to lxml costs as much
    entry = work.prepared.entries.add(element, name, attributes)
    if entry is None:
        return id
    id = id or f"m:{number}"
    said = _said(work, entry, name, attributes)
    if said.html and _is_bare(work, element, attributes, id):
        work.prepared.links[id] = f'{said.html} id="{id}"'
        element.set(MENTION, id)
        return ""
    for attribute, words in said.attributes:
        element.set(attribute, words)
    return id


def settle_reference(work: Work, element: Any, name: str) -> None:
    """A link: outside by a safe address, inside where the place is in the text."""
    target = (element.get("target") or "").split(" ")[0].strip()
    href = _link(work, target)
    if href:
        element.set(HREF, href)
    if element.get("type") == "footnote":
        mark = f"mark:{work.number('mark')}"
        element.set(ID, mark)
        if href.startswith("#"):
            work.marks[mark] = href[1:]


def settle_picture(work: Work, element: Any, name: str) -> None:
    """A picture: its address, where it may be linked to."""
    href = safe_address(element.get("url"))
    if href:
        element.set(HREF, href)


def _is_bare(work: Work, element: Any, attributes: Mapping[str, str], id: str) -> bool:
    """Whether a name or date is a link of its own that holds only words."""
    is_simple = not (work.whole or len(element) or XML_LANG in attributes or "rend" in attributes or _UNUSUAL.search(id))
    return is_simple and not work.is_in_link(element)


def _said(work: Work, entry: Entry, name: str, attributes: Mapping[str, str]) -> Said:
    """What is said of a mention; the same of all that are alike."""
    get = attributes.get
    source = get("source", "") if get("resp") == "#tei-tools" else None
    alike = (entry.key, when_of(get) if name == "date" else "", name, get("type"), get("cert", ""), source)
    said = work.said.get(alike)
    if said is None:
        said = work.said[alike] = _say(work, entry, alike[1], alike[4], source)
    return said


def _say(work: Work, entry: Entry, when: str, cert: str, source: str | None) -> Said:
    """Says the classes of a mention, where it leads, what it stands for, and by which rule a machine (`source`) marked it."""
    kinds, title = f"mention {entry.kind}", work.remarks.mention(entry, when)
    if source is not None:
        said = work.machine_says(cert, source)
        kinds, title = f"{kinds} machine", f"{title} · {said}" if title else said
    classes = f"{kinds} cert-{cert}" if cert in _DOUBTS else kinds
    href = work.address(entry)
    html = ""
    if href and title:
        html = f' href="{escape(href, _QUOTE)}" class="{escape(classes, _QUOTE)}" title="{escape(title, _QUOTE)}"'
    return Said(((CLASS, classes), (HREF, href), *(((TITLE, title),) if title else ())), html)


BY_NAME: dict[str, Settle] = (
    dict.fromkeys(MENTIONS, settle_mention)
    | dict.fromkeys(("ref", "ptr"), settle_reference)
    | dict.fromkeys(("graphic", "media"), settle_picture)
)


def _link(work: Work, target: str) -> str:
    """Where a pointer of the document may lead, or nothing."""
    if target.startswith("#"):
        return target if target[1:] in work.prepared.ids else ""
    return safe_address(target)
