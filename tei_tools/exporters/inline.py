"""Inline TEI to the words of a line of reading text: what is shown, what is resolved and what is left out.

The pieces are put together first and tidied once: a line that must stay a line is held as `LINE`, a broken word as
`NO_BREAK`, two characters that XML cannot hold, until the white space is settled.

>>> tidy(f"Petro{NO_BREAK}pavlovsk and{LINE}on")
'Petropavlovsk and\\non'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tei_tools.tables.blocks import BLOCKS, local_name

LINE = "\x0b"
NO_BREAK = "\x0e"

_BROKEN_WORD = re.compile(f"[-‐¬]?[ \t\r\n]*{NO_BREAK}[ \t\r\n]*")
_SPACE = re.compile("[ \t\r\n\xa0]+")
_LINES = re.compile(f" ?{LINE}[ {LINE}]*")
_AUTHORS_FORM = ("sic", "orig", "abbr", "unclear", "seg", "choice")


def tidy(text: str) -> str:
    """Joins wrapped lines and broken words, keeps lines that must stay, and drops white space at both ends."""
    joined = _SPACE.sub(" ", _BROKEN_WORD.sub("", text))
    return _LINES.sub("\n", joined).strip()


@dataclass(frozen=True, slots=True)
class Reading:
    """How inline elements read; `lines_stay`: an `lb` in a paragraph is a line of its own (it is in TEI of our making)."""

    lines_stay: bool

    def tidy(self, text: str) -> str:
        """Settles the white space of a run of text."""
        return tidy(text)

    def is_block(self, element: Any) -> bool:
        """Says whether an element breaks the run of text it stands in."""
        name = local_name(element)
        if name in ("anchor", "milestone"):
            return name == "milestone" or element.get("type") == "abstract"
        if name == "figure" and element.get("type") == "signature":
            return False
        if name in BLOCKS or _is_footnote(name, element):
            return True
        return any(self.is_block(child) for child in element.iterchildren()) if name else False

    def inline(self, element: Any) -> str:
        """Gives the words of an inline element, without what follows it."""
        name = local_name(element)
        if not name:
            return ""
        own = _OWN.get(name)
        return own(self, element) if own else self.content(element)

    def content(self, element: Any) -> str:
        """Gives the words inside an element."""
        pieces = [element.text or ""]
        for child in element.iterchildren():
            pieces += [self.inline(child), child.tail or ""]
        return "".join(pieces)


def _is_footnote(name: str, element: Any) -> bool:
    """A note at the foot that stands among the blocks; one in the middle of a sentence stays there, in brackets."""
    parent = element.getparent()
    return name == "note" and parent is not None and local_name(parent) in ("div", "body", "back", "front", "list", "table")


def _line_break(reading: Reading, element: Any) -> str:
    if element.get("break") == "no":
        return NO_BREAK
    if reading.lines_stay:
        return LINE
    in_paragraph = any(local_name(above) in ("p", "quote", "cell", "note") for above in element.iterancestors())
    return " " if in_paragraph else LINE


def _page_break(reading: Reading, element: Any) -> str:
    return NO_BREAK if element.get("break") == "no" else ""


def _bracketed(reading: Reading, element: Any) -> str:
    """`[words]`, once: where the words bring their own brackets they keep them."""
    words = reading.content(element).strip()
    return words if words.startswith(("[", "(")) and words.endswith(("]", ")")) else f"[{words}]" if words else ""


def _gap(reading: Reading, element: Any) -> str:
    return _bracketed(reading, element) or "[…]"


def _note(reading: Reading, element: Any) -> str:
    if element.get("type") == "sic":
        return ""
    if element.get("type") != "label":
        return _bracketed(reading, element)
    return reading.content(element) + (LINE if local_name(element.getparent()) == "stamp" else " ")


def _changed(reading: Reading, element: Any) -> str:
    """Handwriting, and what a label says was put in or crossed out, is one line in brackets; any other such words run on."""
    is_told = element.get("hand") or element.find("{*}note[@type='label']") is not None
    return _bracketed(reading, element).replace(LINE, " ") if is_told else reading.content(element)


def _character(reading: Reading, element: Any) -> str:
    return reading.content(element) or "\N{REPLACEMENT CHARACTER}"


def _choice(reading: Reading, element: Any) -> str:
    """The author's form, then each other one in brackets; no word is lost."""
    forms = [child for child in element.iterchildren() if isinstance(child.tag, str)]
    forms.sort(key=lambda child: local_name(child) not in _AUTHORS_FORM)
    words = [text for child in forms if (text := reading.inline(child).strip())]
    return " ".join([*words[:1], *(f"[{other.strip('[]')}]" for other in words[1:])])


def _figure(reading: Reading, element: Any) -> str:
    words = [child for child in element if local_name(child) == "figDesc" and not child.get("resp")]
    if words:  # `gez.` stands on the page
        return " ".join(reading.inline(child).strip() for child in words)
    return _bracketed(reading, element) or "[signature]"


# TEI element: how it reads in a line; every other one reads as its content
_OWN: Mapping[str, Callable[[Reading, Any], str]] = {
    "lb": _line_break,
    "pb": _page_break,
    "cb": _page_break,
    "gap": _gap,
    "note": _note,
    "add": _changed,
    "del": _changed,
    "g": _character,
    "choice": _choice,
    "figure": _figure,
    "fw": _bracketed,
}
