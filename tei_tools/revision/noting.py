"""What the machine wrote into a document that nobody has touched yet: the tokens of its tags and fields, from its source.

>>> tag = '<date xml:id="date2" resp="#tei-tools" when="1957">'
>>> note_of(f"<TEI><teiHeader/><text><p>in {tag}1957</date></p></text></TEI>").text
'in1957'

They are the tokens that `marks`, `units` and `structure` give of the tree of the same source (a test holds them to each
other), in a fifth of the time: every run of `encode` comes here. No tree is made, a tag is looked at once, and of a field or
record that stands in many documents the digest is remembered. What it reads is as `tei.serialise` writes it: no CDATA, no `>`
in an attribute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from tei_tools.encoder.conservation import CHARACTER_ID
from tei_tools.encoder.spelling import spelled
from tei_tools.markup.values import attributes_of, unescape
from tei_tools.model import MACHINE
from tei_tools.revision.positions import SPELLED, dense
from tei_tools.revision.structure import NO_STRUCTURE, bare_tag, part_token
from tei_tools.revision.units import CONTAINERS, LEFT_ALONE, key_of
from tei_tools.revision.written import content_of, content_token, place_token

_TAG = re.compile(r"([^<]*)<(/?)([^\s/>]+)([^>]*)>")
_OPENING = re.compile(r"<(/?)([^\s/>!?]+)([^>]*)>")
_TEXT = re.compile(r"<text[\s>]")
_ANCHOR = re.compile(r"""<anchor\s(?:[^>]*\s)?type=["']abstract["']""")
_ID = re.compile(r"""\sxml:id=(?:"[^"]*"|'[^']*')""")


class Noted(NamedTuple):
    """The text without white space; the tokens of the marks in their order, then of the units; those of the structure."""

    text: str
    marks: tuple[str, ...]
    structure: tuple[str, ...]


def note_of(source: str) -> Noted:
    """Gives what there is to note of a document that `encode` made."""
    end = source.rindex("</")  # of the root
    begun = _TEXT.search(source)
    begins = begun.start() if begun else end
    is_transcribed = _ANCHOR.search(source, begins) is not None
    walk = _Walk(_abstract_in(source, begins) if is_transcribed else "")
    walk.go(source[begins:end])
    text, units = "".join(walk.pieces), _units(source, begins, is_transcribed)
    structure = (part_token(tag, text, low, high) for low, high, tag in walk.parts if low < high)
    return Noted(text, tuple(dict.fromkeys((*walk.marks, *units))), tuple(dict.fromkeys(structure)))


# an element that is being read: its name, what it ends with, where it began, what it is, and its place among the like
_Open: TypeAlias = tuple[str, str, int, "_Kind", int]


class _Walk:
    """One walk over the text: its characters, how many they are, the tokens of the marks; `abstract` stands at its anchor."""

    def __init__(self, abstract: str) -> None:
        self.abstract = abstract
        self.pieces: list[str] = []
        self.marks: list[str] = []
        self.parts: list[tuple[int, int, str]] = []
        self.at = 0

    def go(self, source: str) -> None:
        """Walks over the source of an element."""
        open_: list[_Open] = []
        for text, is_end, local, attributes in _TAG.findall(source):
            if text:
                self._add(dense(unescape(text) if "&" in text else text))
            if not is_end:
                open_.append(self._begin(local, attributes, open_[-1][0] if open_ else ""))
            if is_end or attributes[-1:] == "/":
                self._end(open_.pop())

    def _begin(self, local: str, attributes: str, parent: str) -> _Open:
        kind = _kind_of(local, _ID.sub("", attributes, count=1))
        start, before, after = self.at, "", ""
        number = len(self.marks if kind.is_mark else self.parts)
        if kind.is_mark:
            self.marks.append("")  # in the order of the text; its end is not known yet
        elif kind.token:
            self.parts.append((start, start, kind.token))
        if kind.is_spelled:
            before, after = map(dense, spelled(local, attributes_of(attributes), parent))
        elif local == "g":
            before = _character(attributes)
        elif self.abstract and _ANCHOR.match(f"<{local}{attributes}"):
            abstract, self.abstract = self.abstract, ""
            self.go(abstract)
        self._add(before)
        return local, after, start, kind, number

    def _end(self, element: _Open) -> None:
        local, after, start, kind, number = element
        self._add(after)
        if kind.is_mark:
            self.marks[number] = place_token((local, start, self.at)) + kind.token
        elif kind.token:
            self.parts[number] = (start, self.at, kind.token)

    def _add(self, piece: str) -> None:
        if piece:
            self.pieces.append(piece)
            self.at += len(piece)


class _Kind(NamedTuple):
    """What a tag is: a mark of the machine, with the part of its token that its attributes make; or a part of the structure,
    with its bare tag; or neither, and then `token` is empty."""

    token: str
    is_mark: bool
    is_spelled: bool


@lru_cache(maxsize=1024)
def _kind_of(local: str, attributes: str) -> _Kind:
    """Gives what a tag is by its name and its attributes without xml:id."""
    given = attributes_of(attributes)
    is_spelled = local in SPELLED or "rend" in given
    if given.get("resp") == MACHINE:
        return _Kind(content_token(repr(sorted(given.items()))), True, is_spelled)
    return _Kind("" if local in NO_STRUCTURE else bare_tag(local, given), False, is_spelled)


def _character(attributes: str) -> str:
    """Gives the character that an empty `g` stands for."""
    ref = attributes_of(attributes).get("ref", "") if attributes.endswith("/") else ""
    return chr(int(ref[len(CHARACTER_ID) :], 16)) if ref.startswith(CHARACTER_ID) else ""


def _units(source: str, end: int, is_transcribed: bool) -> Iterator[str]:
    """Gives the tokens of the fields of the header and the records of standOff, which stand before the text."""
    path: tuple[str, ...] = ()
    counts: dict[str, int] = {}
    above: list[tuple[tuple[str, ...], dict[str, int]]] = []
    at = _root_end(source)
    while tag := _OPENING.search(source, at, end):
        is_end, local, attributes = tag.groups()
        at = tag.end()
        if is_end:
            path, counts = above.pop()
            continue
        is_empty = attributes[-1:] == "/"
        if local not in CONTAINERS and not is_empty:
            at = _end_of(source, local, at)
        if local in LEFT_ALONE or (local == "abstract" and is_transcribed):
            continue
        key = _key_of(local, attributes)
        counts[key] = counts.get(key, 0) + 1
        inner = (*path, key if counts[key] == 1 else f"{key}{counts[key]}")
        if local not in CONTAINERS:
            yield _path_token(inner) + _field_token(source[tag.start() : at])
            continue
        yield _path_token(inner) + content_token("")
        if not is_empty:
            above.append((path, counts))
            path, counts = inner, {}


def _root_end(source: str) -> int:
    """Gives where the start tag of the root ends; processing instructions may stand before it."""
    root = _OPENING.search(source)
    return root.end() if root else len(source)


def _abstract_in(source: str, end: int) -> str:
    """Gives the source of the abstract in the header."""
    start = source.find("<abstract", 0, end)
    return source[start : source.index("</abstract>", start) + len("</abstract>")] if start >= 0 else ""


def _end_of(source: str, local: str, at: int) -> int:
    """Gives where the element ends whose start tag ends at `at`: others of its name may stand in it."""
    close, depth = f"</{local}>", 1
    while depth:
        end = source.index(close, at)
        inner = source.count(f"<{local} ", at, end) + source.count(f"<{local}>", at, end)
        if inner:
            inner -= len(re.findall(rf"<{local}\s[^>]*/>", source[at:end]))
        depth += inner - 1
        at = end + len(close)
    return at


@lru_cache(maxsize=4096)
def _key_of(local: str, attributes: str) -> str:
    return key_of(local, attributes_of(attributes).get)


_path_token = lru_cache(maxsize=4096)(place_token)


@lru_cache(maxsize=4096)
def _field_token(source: str) -> str:
    """Gives the part of a token that a field or record makes; many stand in every document."""
    return content_token(content_of(source))
