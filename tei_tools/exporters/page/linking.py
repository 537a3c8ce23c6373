"""Names, dates, references and pictures on a page: where each leads to, and what is said of it."""

from __future__ import annotations

from typing import Any

from tei_tools.exporters.page.addresses import safe_address
from tei_tools.exporters.page.entries import MENTIONS, when_of
from tei_tools.exporters.page.settling import Settle, Work
from tei_tools.exporters.page.vocabulary import CLASS, HREF, ID, TITLE
from tei_tools.exporters.page.words import has_text

_DOUBTS = ("low", "medium", "unknown")


def settle_mention(work: Work, element: Any, name: str) -> None:
    """A name or date: the entry it leads to, and why it is marked."""
    if element in work.in_records or not has_text(element):
        return
    number = work.number("mention")
    entry = work.prepared.entries.add(element)
    if entry is None:
        return
    if element.get(ID) is None:
        element.set(ID, f"m:{number}")
    cert = element.get("cert", "")
    kinds, title = f"mention {entry.kind}", work.remarks.mention(entry, when_of(element) if name == "date" else "")
    if element.get("resp") == "#tei-tools":
        said = work.machine_says(cert, element.get("source", ""))
        kinds, title = f"{kinds} machine", f"{title} · {said}" if title else said
    element.set(CLASS, f"{kinds} cert-{cert}" if cert in _DOUBTS else kinds)
    element.set(HREF, work.address(entry))
    if title:
        element.set(TITLE, title)


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
