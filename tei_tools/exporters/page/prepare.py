"""A document's text made ready for the page: a copy in which each element says what the stylesheet would have to look for.

The stylesheet (data/xslt/html) turns elements into elements; what needs a look at the whole document is settled here and
stands in attributes of a namespace of our own, `t:` below: which elements are blocks, what id each keeps on the page, where
a link leads, which brackets stand round the words, whose voice speaks, what is explained to those who point or listen.

>>> from lxml import etree
>>> tree = etree.ElementTree(etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
...     '<p>I <supplied>am</supplied></p></body></text></TEI>'))
>>> etree.tostring(prepare(tree).root).count(b':post="]"')
1
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from lxml import etree

from tei_tools.encoder.spelling import spelled
from tei_tools.exporters.page.addresses import safe_address
from tei_tools.exporters.page.entries import MENTIONS, RECORDS, Entries, Entry, when_of
from tei_tools.exporters.page.remarks import Remarks, bracketed_in_reading, remark_of
from tei_tools.exporters.page.words import has_text, plain
from tei_tools.tables.blocks import BLOCKS, is_ours, local_name
from tei_tools.tei import TEI_NS, XML_ID, tei

PAGE_NS = "urn:tei-tools:page"
BLOCK, ID, HREF, TITLE, LEVEL, VOICE, PRE, POST, NOTE, NUMBER, KIND, BACK, CLASS = (
    f"{{{PAGE_NS}}}{name}"
    for name in ("block", "id", "href", "title", "level", "voice", "pre", "post", "note", "n", "kind", "back", "class")
)
# what the stylesheet does not ask for: attributes of ours say it; the parser would spend a third of its time on them
_READ_ALREADY = (XML_ID, "resp", "source", "evidence", "ref", "key", "cert", "ana")
# remarks that stay in their line
INLINE_NOTES = ("sic", "editor", "translator", "label")
# parents that hold blocks only: a note among them stays where it stands
_DESCRIPTION = (tei("teiHeader"), tei("standOff"))
NOTE_HOLDERS = frozenset(
    "div div1 div2 div3 body back front text group list table row lg sp castList figure".split()
)  # fmt: skip
DIVISIONS = frozenset("div div1 div2 div3 div4 div5 div6 div7 lg castList listBibl body front back group".split())
CONTAINERS = ("text", "sourceDoc", "facsimile")

_HYPHEN = re.compile(r"(?:[-‐¬]\s*|\s+)$")
_REGISTRY_TYPES = ("registry", "distribution", "stamp")

# where an entry of the index is found: its place on this page, or a page of its own
Address = Callable[[Entry], str]


@dataclass(slots=True)
class Prepared:
    """The copy, and what was found on the way. `endnotes` counts the notes that go to the end of the page."""

    root: Any
    ours: bool
    entries: Entries
    endnotes: int = 0
    graphics: list[str] = field(default_factory=list)
    ids: dict[str, Any] = field(default_factory=dict)


def place_of(entry: Entry) -> str:
    """Gives the place of an entry in the index of the same page."""
    return f"#{entry.id}"


def prepare(
    tree: Any, *, style: str = "reading", remarks: Remarks | None = None, address: Address = place_of, header: bool = False
) -> Prepared:
    """Gives the copy of a TEI document's text that the stylesheet works on.

    `remarks` are the words of the page's language, `address` says where a name leads to. With `header` the teiHeader and all
    attributes stay in the copy, for a project's own stylesheet.
    """
    original = tree.getroot()
    ours = is_ours(tree)
    prepared = Prepared(_copy_of(original, header), ours, Entries(original))
    diplomatic = style == "diplomatic"
    _Work(prepared, remarks or Remarks(), address, diplomatic=diplomatic, original=original, whole=header).settle()
    return prepared


def _copy_of(original: Any, header: bool) -> Any:
    """The text alone: what describes it is not in its flow. The summary goes where the text says that it stood."""
    if header or local_name(original) != "TEI":
        root = deepcopy(original)
    else:
        root = etree.Element(original.tag, original.attrib, original.nsmap)
        root.text = original.text
        root.extend(deepcopy(child) for child in original.iterchildren() if child.tag not in _DESCRIPTION)
    anchor = next((a for a in root.iter(tei("anchor")) if a.get("type") == "abstract"), None)
    if anchor is not None:
        anchor.extend(deepcopy(abstract) for abstract in original.iter(tei("abstract")))
    if not header:
        for part in [part for part in root.iter(*_DESCRIPTION) if local_name(part.getparent()) in ("TEI", "teiCorpus")]:
            part.getparent().remove(part)
    return root


class _Work:
    """The walks over the copy: first what is a block and what has which id, then what each kind of element needs."""

    def __init__(
        self, prepared: Prepared, remarks: Remarks, address: Address, *, diplomatic: bool, original: Any, whole: bool
    ) -> None:
        self.prepared = prepared
        self.remarks = remarks
        self.address = address
        self.diplomatic = diplomatic
        self.original = original
        self.whole = whole
        self.elements = list(prepared.root.iter(etree.Element))
        self.blocks: set[Any] = set()
        self.counts = {"head": 0, "mention": 0, "mark": 0}
        self.marks: dict[str, str] = {}
        self.header_ids: dict[str, Any] = {}

    def settle(self) -> None:
        """Writes all attributes of ours into the copy."""
        ids = self.prepared.ids
        for element in self.elements:
            xml_id = element.get(XML_ID)
            if xml_id and xml_id not in ids:
                ids[xml_id] = element
                element.set(ID, xml_id)
            self._mark_block(element)
        for element in self.blocks:
            element.set(BLOCK, "1")
        for element in self.elements:
            if element.tag.startswith(_TEI_PREFIX):
                self._settle_one(element, element.tag[_PREFIX_LENGTH:])
        for mark, note in self.marks.items():
            if note in ids:
                ids[note].set(BACK, mark)
        if not self.whole:
            self.lighten()

    def lighten(self) -> None:
        """Takes out what the stylesheet does not ask for."""
        for element in self.elements:
            attributes = element.attrib
            if attributes:
                for name in _READ_ALREADY:
                    if name in attributes:
                        del attributes[name]

    def _settle_one(self, element: Any, name: str) -> None:
        own = _OWN.get(name)
        if own is not None:
            own(self, element, name)
        if self.diplomatic and self.prepared.ours:
            self._bracket(element, *spelled(name, _attributes(element), _name_above(element)))
        elif not self.diplomatic and bracketed_in_reading(name, element):
            self._bracket(element, *_reading_brackets(name, element))

    def _bracket(self, element: Any, before: str, after: str) -> None:
        if before:
            element.set(PRE, before)
        if after:
            element.set(POST, after)

    # blocks

    def _mark_block(self, element: Any) -> None:
        if not self._is_block_by_itself(element):
            return
        self.blocks.add(element)
        above = element.getparent()
        while above is not None and above not in self.blocks and not _ends_blocks(above) and not _is_endnote(above):
            self.blocks.add(above)
            above = above.getparent()

    def _is_block_by_itself(self, element: Any) -> bool:
        name = _name(element.tag)
        if name == "note":
            return _is_tei(element) and _is_standing_note(element)
        return name in BLOCKS and not (name == "figure" and element.get("type") == "signature")

    def holds_block(self, element: Any) -> bool:
        """Says whether a child of the element stands on lines of its own."""
        return any(child in self.blocks for child in element.iterchildren())

    # what each kind of element needs

    def mention(self, element: Any, name: str) -> None:
        """A name or date: the entry it leads to, and why it is marked."""
        if _in_record(element) or not has_text(element):
            return
        self.counts["mention"] += 1
        entry = self.prepared.entries.add(element)
        if entry is None:
            return
        if element.get(ID) is None:
            element.set(ID, f"m:{self.counts['mention']}")
        element.set(KIND, entry.kind)
        element.set(CLASS, _class_of(element, entry))
        element.set(HREF, self.address(entry))
        element.set(TITLE, self.remarks.mention(element, entry, when_of(element) if name == "date" else ""))

    def reference(self, element: Any, name: str) -> None:
        """A link: outside by a safe address, inside where the place is in the text."""
        target = (element.get("target") or "").split(" ")[0].strip()
        href = self.link(target)
        if href:
            element.set(HREF, href)
        if element.get("type") == "footnote":
            self.counts["mark"] += 1
            element.set(ID, f"mark:{self.counts['mark']}")
            if href.startswith("#"):
                self.marks.setdefault(f"mark:{self.counts['mark']}", href[1:])

    def link(self, target: str) -> str:
        """Gives where a pointer of the document may lead, or nothing."""
        if target.startswith("#"):
            found = self.prepared.ids.get(target[1:])
            return f"#{target[1:]}" if found is not None else ""
        return safe_address(target)

    def graphic(self, element: Any, name: str) -> None:
        """A picture: its address, where it may be linked to."""
        href = safe_address(element.get("url"))
        if href:
            element.set(HREF, href)

    def note(self, element: Any, name: str) -> None:
        """A note: whether it stands in its line, among the blocks, or goes to the end."""
        if _is_endnote(element):
            if any(_is_endnote(above) for above in element.iterancestors()):
                element.set(NOTE, "inner")
            else:
                self.prepared.endnotes += 1
                element.set(NOTE, "end")
                element.set(NUMBER, str(self.prepared.endnotes))
        elif element.get("type") not in INLINE_NOTES:
            element.set(NOTE, "standing")
        if element.get("type") in ("sic", "editor", "translator") or element.get("resp") == "#translator":
            element.set(VOICE, "translator")

    def heading(self, element: Any, name: str) -> None:
        """A head: the first of a division is its heading, of a level that follows from those above."""
        self.counts["head"] += 1
        division = element.getparent()
        if local_name(division) not in DIVISIONS or any(e.tag == element.tag for e in element.itersiblings(preceding=True)):
            return
        if not (has_text(element) or _shows_something(element)) or self.holds_block(element):
            return
        above = sum(any(child.get(LEVEL) for child in holder.iterchildren(element.tag)) for holder in element.iterancestors())
        element.set(LEVEL, str(min(6, 2 + above)))
        if element.get(ID) is None:
            element.set(ID, f"head:{self.counts['head']}")

    def line_break(self, element: Any, name: str) -> None:
        """A break within a word: the hyphen of the line goes, where lines are joined."""
        if self.diplomatic or element.get("break") != "no":
            return
        before = element.getprevious()
        if before is not None:
            before.tail = _HYPHEN.sub("", before.tail or "")
        else:
            parent = element.getparent()
            parent.text = _HYPHEN.sub("", parent.text or "")

    def registry(self, element: Any, name: str) -> None:
        """A block or a mark of the registry's."""
        if name in ("stamp", "idno") or element.get("type") in _REGISTRY_TYPES or (name == "add" and element.get("hand")):
            element.set(VOICE, "registry")
        if name in ("add", "idno"):
            title = self.remarks.hand(element, self.described(element.get("hand"))) if name == "add" else None
            title = title or (self.remarks.number(element) if name == "idno" else "")
            if title:
                element.set(TITLE, title)

    def doubt(self, element: Any, name: str) -> None:
        """Doubtful, missing or supplied text: what kind it is, and who speaks."""
        element.set(TITLE, remark_of(self.remarks, name, element))
        if _is_translators(name, element):
            element.set(VOICE, "translator")

    def mark(self, element: Any, name: str) -> None:
        """A classification mark: what it stands for."""
        if element.get("type") != "classification":
            return
        category = self.described((element.get("ana") or "").split(" ")[0])
        if category:
            element.set(TITLE, self.remarks.classification(category))

    def character(self, element: Any, name: str) -> None:
        """A character without a code point: what it is called."""
        described = self.header_element(element.get("ref"))
        values = described.iter("{*}unicodeProp", "{*}localProp", "{*}value") if described is not None else ()
        element.set(TITLE, next((v.get("value") or plain(v) for v in values), "") or self.remarks("character"))

    def described(self, pointer: str | None) -> str:
        """Gives what the header says about a hand or a category, as one line."""
        element = self.header_element(pointer)
        if element is None:
            return ""
        inner = element.find("{*}catDesc")
        return plain(inner if inner is not None else element)

    def header_element(self, pointer: str | None) -> Any:
        """Gives the element of the header that a pointer leads to, or None."""
        if not self.header_ids:
            self.header_ids = {"": None} | {
                element.get(XML_ID): element
                for header in self.original.iter(tei("teiHeader"))
                for element in header.iter(etree.Element)
                if element.get(XML_ID)
            }
        return self.header_ids.get((pointer or "").lstrip("#"))


_RECORD_TAGS = tuple(f"{{*}}{name}" for name in RECORDS)
_TEI_PREFIX = f"{{{TEI_NS}}}"
_PREFIX_LENGTH = len(_TEI_PREFIX)
_OWN: Mapping[str, Callable[[_Work, Any, str], None]] = (
    dict.fromkeys(MENTIONS, _Work.mention)
    | dict.fromkeys(("ref", "ptr"), _Work.reference)
    | dict.fromkeys(("graphic", "media"), _Work.graphic)
    | dict.fromkeys(("lb", "pb"), _Work.line_break)
    | dict.fromkeys(("div", "ab", "stamp", "add", "fw", "idno"), _Work.registry)
    | dict.fromkeys(("gap", "supplied", "unclear", "sic", "surplus", "ex", "expan", "corr", "reg", "figDesc"), _Work.doubt)
    | {"note": _Work.note, "head": _Work.heading, "seg": _Work.mark, "g": _Work.character}
)


@cache
def _name(tag: str) -> str:
    """The name in a tag; each document has few different ones."""
    return tag.rpartition("}")[2]


def _name_above(element: Any) -> str:
    parent = element.getparent()
    return "" if parent is None or not isinstance(parent.tag, str) else _name(parent.tag)


def _is_tei(element: Any) -> bool:
    return bool(element.tag.startswith(_TEI_PREFIX))


def _is_standing_note(note: Any) -> bool:
    return _name_above(note) in NOTE_HOLDERS


def _is_endnote(element: Any) -> bool:
    if element.tag != f"{_TEI_PREFIX}note" or element.get("type") in INLINE_NOTES:
        return False
    return not _is_standing_note(element)


def _ends_blocks(element: Any) -> bool:
    """A figure holds what it holds; every other element that holds a block becomes one."""
    return bool(element.tag == f"{_TEI_PREFIX}figure")


def _in_record(element: Any) -> bool:
    return next(element.iterancestors(*_RECORD_TAGS), None) is not None


def _class_of(mention: Any, entry: Entry) -> str:
    """The classes of a mention: what it is, whether software marked it, how sure that is."""
    cert = mention.get("cert") or ""
    machine = " machine" if mention.get("resp") == "#tei-tools" else ""
    return f"mention {entry.kind}{machine}{f' cert-{cert}' if cert in _DOUBTS else ''}"


_DOUBTS = ("low", "medium", "unknown")


def _shows_something(element: Any) -> bool:
    return next(element.iter("{*}gap", "{*}pb", "{*}graphic", "{*}g", "{*}figure"), None) is not None


def _attributes(element: Any) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _reading_brackets(name: str, element: Any) -> tuple[str, str]:
    words = " ".join("".join(element.itertext()).split())
    if name == "gap" and not words:
        return "[…]", ""
    return ("", "") if words.startswith("[") and words.endswith("]") else ("[", "]")


def _is_translators(name: str, element: Any) -> bool:
    if name in ("gap", "ex", "corr"):
        return True
    if name == "supplied":
        return bool(element.get("resp") == "#translator" and element.get("reason") != "illegible")
    if name == "expan":
        return bool(element.get("resp") == "#translator" or _name_above(element) == "choice")
    return bool(name == "figDesc" and element.get("resp") == "#translator")
