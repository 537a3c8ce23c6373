"""The mentions of a document for people to choose from: each with its id, words, record, and what stands round it.

>>> from tei_tools.markup import parse_markup
>>> name = '<placeName xml:id="place2" resp="#tei-tools" cert="low">Reading</placeName>'
>>> markup = parse_markup(f"<TEI><text><p>at {name} a book</p></text></TEI>")
>>> [(m.xml_id, m.words, m.is_machine, m.before, m.after) for m in mentions_of(markup)]
[('place2', 'Reading', True, 'at ', ' a book')]
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tei_tools.decoding import decode
from tei_tools.errors import UsageError
from tei_tools.markup import Element, Markup, Text, parse_markup
from tei_tools.revision.marks import MENTIONS, is_machine
from tei_tools.revision.positions import read_positions, words_of

_WIDTH = 40


@dataclass(frozen=True)
class Mention:
    """One name or date; `rule` is the machine's rule, `resp` who answers for it, `before` and `after` its context."""

    element: Element
    xml_id: str
    local: str
    words: str
    ref: str
    cert: str
    resp: str
    rule: str
    is_machine: bool
    line: int
    before: str
    after: str


@dataclass(frozen=True)
class Choice:
    """Which mentions are meant: by their ids, or all of the machine's that have what is not empty here."""

    ids: tuple[str, ...] = ()
    all: bool = False
    ref: str = ""
    cert: str = ""
    local: str = ""


def mentions_of(markup: Markup) -> list[Mention]:
    """Gives the mentions in the text, in its order."""
    lines = _lines(markup)
    return [_mention(element, lines[element]) for element in read_positions(markup).elements() if element.local in MENTIONS]


def chosen(markup: Markup, choice: Choice) -> list[Mention]:
    """Gives the mentions that are meant. Raises UsageError for an id that no mention has."""
    mentions = mentions_of(markup)
    if choice.ids:
        return [_named(markup, mentions, xml_id) for xml_id in choice.ids]
    return [
        mention
        for mention in mentions
        if mention.is_machine
        and choice.ref in ("", mention.ref)
        and choice.cert in ("", mention.cert)
        and choice.local in ("", mention.local)
    ]


def open_names(content: bytes) -> dict[str, list[str]]:
    """Gives the mentions of a document that the machine could link to nobody: their pointers, and the ids of each."""
    markup = parse_markup(decode(content, "-"))
    notes = (note.parent for note in markup.root.iter("note") if note.get("type") == "candidates")
    refs = {f"#{holder.get('xml:id')}" for holder in notes if holder is not None}
    found: dict[str, list[str]] = {}
    for element in markup.root.iter("persName"):
        if element.get("ref") in refs and is_machine(element):
            found.setdefault(element.get("ref"), []).append(element.get("xml:id"))
    return found


def spelling_of(element: Element) -> str:
    """Gives the words of a mention without its titles and brackets."""
    pieces = []
    for child in element.children:
        if isinstance(child, Element):
            pieces.append("" if child.local == "roleName" else f" {child.string} ")
        else:
            pieces.append(getattr(child, "value", ""))
    words = " ".join("".join(pieces).split())
    return words.replace(" ,", ",").strip(" ,;:–—()[]/")


def _named(markup: Markup, mentions: Sequence[Mention], xml_id: str) -> Mention:
    found = next((mention for mention in mentions if mention.xml_id == xml_id), None)
    if found is None:
        near = difflib.get_close_matches(xml_id, [mention.xml_id for mention in mentions], n=1)
        advice = f"did you mean '{near[0]}'?" if near else "tei-tools names list shows them"
        raise UsageError(f"{markup.file}: no mention has the xml:id '{xml_id[:30]}': {advice}")
    return found


def _mention(element: Element, line: int) -> Mention:
    before, after = _context(element)
    return Mention(
        element=element,
        xml_id=element.get("xml:id"),
        local=element.local,
        words=words_of(element),
        ref=element.get("ref") or element.get("when"),
        cert=element.get("cert"),
        resp=element.get("resp"),
        rule=element.get("source").removeprefix("#rule."),
        is_machine=is_machine(element),
        line=line,
        before=before,
        after=after,
    )


def _context(element: Element) -> tuple[str, str]:
    """What stands before and behind an element in its block, on one line."""
    block = element.parent
    while block is not None and block.local in (*MENTIONS, "roleName", "hi", "supplied", "unclear", "signed", "seg"):
        block = block.parent
    if block is None:
        return "", ""
    before: list[str] = []
    after: list[str] = []
    behind = False
    for node in _walk(block):
        if node is element:
            behind = True
        elif isinstance(node, Text) and not _is_in(node, element):
            (after if behind else before).append(node.value)
    return _end("".join(before)), _start("".join(after))


def _walk(element: Element) -> Iterator[Element | Text]:
    for child in element.children:
        if isinstance(child, Text | Element):
            yield child
        if isinstance(child, Element):
            yield from _walk(child)


def _is_in(text: Text, element: Element) -> bool:
    holder = text.parent
    while holder is not None and holder is not element:
        holder = holder.parent
    return holder is element


def _end(text: str) -> str:
    line = " ".join(f"|{text}|".split())[1:-1]
    return line if len(line) <= _WIDTH else "…" + line[-_WIDTH:]


def _start(text: str) -> str:
    line = " ".join(f"|{text}|".split())[1:-1]
    return line if len(line) <= _WIDTH else line[:_WIDTH] + "…"


def _lines(markup: Markup) -> dict[Element, int]:
    """The line of every start tag."""
    found: dict[Element, int] = {}
    line = 1

    def walk(element: Element) -> None:
        nonlocal line
        found[element] = line
        line += element.start.count("\n")
        for child in element.children:
            if isinstance(child, Element):
                walk(child)
            else:
                line += child.raw.count("\n")
        line += element.end.count("\n")

    for node in markup.nodes:
        if isinstance(node, Element):
            walk(node)
        else:
            line += node.raw.count("\n")
    return found
