"""Notes, headings, line breaks and paragraphs on a page: what goes where, and how it is numbered."""

from __future__ import annotations

import re
from typing import Any

from tei_tools.exporters.page.blocks import is_endnote
from tei_tools.exporters.page.settling import Settle, Work
from tei_tools.exporters.page.vocabulary import DIVISIONS, ID, INLINE_NOTES, LEVEL, NOTE, NUMBER, VOICE
from tei_tools.exporters.page.words import has_text
from tei_tools.tables.blocks import local_name

_HYPHEN = re.compile(r"(?:[-‐¬]\s*|\s+)$")
_SHOWN = ("{*}gap", "{*}pb", "{*}graphic", "{*}g", "{*}figure")
_LOWEST = 6


def settle_note(work: Work, element: Any, name: str) -> None:
    """A note: whether it stands in its line, among the blocks, or goes to the end."""
    kind = element.get("type")
    if is_endnote(element):
        if any(is_endnote(above) for above in element.iterancestors()):
            element.set(NOTE, "inner")
        else:
            work.prepared.endnotes += 1
            element.set(NOTE, "end")
            element.set(NUMBER, str(work.prepared.endnotes))
    elif kind not in INLINE_NOTES:
        element.set(NOTE, "standing")
    if kind in ("sic", "editor", "translator") or element.get("resp") == "#translator":
        element.set(VOICE, "translator")


def settle_heading(work: Work, element: Any, name: str) -> None:
    """A head: the first of a division is its heading, of a level that follows from those above."""
    number = work.number("head")
    division = element.getparent()
    if (
        division is None
        or local_name(division) not in DIVISIONS
        or any(e.tag == element.tag for e in element.itersiblings(preceding=True))
    ):
        return
    if not (has_text(element) or _shows_something(element)) or any(child in work.blocks for child in element.iterchildren()):
        return
    above = sum(any(child.get(LEVEL) for child in holder.iterchildren(element.tag)) for holder in element.iterancestors())
    element.set(LEVEL, str(min(_LOWEST, 2 + above)))
    if element.get(ID) is None:
        element.set(ID, f"head:{number}")


def settle_break(work: Work, element: Any, name: str) -> None:
    """A break within a word: the hyphen of the line goes, where lines are joined."""
    if work.diplomatic or element.get("break") != "no":
        return
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = _HYPHEN.sub("", before.tail or "")
    elif parent is not None:
        parent.text = _HYPHEN.sub("", parent.text or "")


def settle_paragraph(work: Work, element: Any, name: str) -> None:
    """A paragraph with an id of its own: the label of its anchor."""
    own = element.get(ID)
    if own:
        element.set(NUMBER, own[1:] if own[0] == "p" and own[1:].isdecimal() else own)


BY_NAME: dict[str, Settle] = {
    "note": settle_note,
    "head": settle_heading,
    "lb": settle_break,
    "pb": settle_break,
    "p": settle_paragraph,
}


def _shows_something(element: Any) -> bool:
    return next(element.iter(*_SHOWN), None) is not None
