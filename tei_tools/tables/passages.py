"""A TEI document as passages: each paragraph, heading, cell or line of it as one line of plain text, elements as offsets in it.

White space is settled as it is read (a wrapped line is a space, a word broken over a line end is whole again), so that
offsets are right in the text that is given. Nothing is resolved and no bracket is added: of a `choice` both forms are there,
the second in brackets; a `gap` is `[…]` or says what it says. No word is lost, in TEI of any make.

>>> from lxml import etree
>>> tree = etree.ElementTree(etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
...     '<p xml:id="p1">Dear\\n  <persName>Anna</persName>, come.</p></body></text></TEI>'))
>>> passage = next(passages(tree))
>>> passage.id, passage.text, [(span.name, span.start, span.end) for span in passage.spans]
('p1', 'Dear Anna, come.', [('p', 0, 16), ('persName', 5, 9)])
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from tei_tools.tables.blocks import BLOCKS, local_name
from tei_tools.tei import XML_ID

_CONTAINERS = ("text", "sourceDoc", "facsimile")
_DESCRIBED_FIRST = ("sic", "orig", "abbr", "unclear", "seg", "choice")


@dataclass(frozen=True, slots=True)
class Span:
    """One element in a passage: [start, end) in its text; `element` is lxml's, `name` its name without namespace."""

    start: int
    end: int
    name: str
    element: Any


@dataclass(frozen=True, slots=True)
class Passage:
    """One run of text between two block boundaries.

    `id` is the xml:id of the nearest element that has one, `block` the element that the run stands in. `spans` are in document
    order, the block itself first.
    """

    id: str
    block: Any
    text: str
    spans: tuple[Span, ...]

    @property
    def name(self) -> str:
        """The name of the block, without namespace."""
        return local_name(self.block)


def passages(tree: Any, *, abstract: bool = True) -> Iterator[Passage]:
    """Yields the passages of a document (an lxml tree, or its TEI element) in document order; empty ones are left out.

    With `abstract` the summary in the header comes first: it stood in the transcription too.
    """
    root = tree.getroot() if hasattr(tree, "getroot") else tree
    if abstract:
        for element in root.iterfind("{*}teiHeader/{*}profileDesc/{*}abstract"):
            yield from _Walk().passages(element)
    for element in texts(root):
        yield from _Walk().passages(element)


def texts(tree: Any) -> list[Any]:
    """Gives the outermost elements that hold the document itself: `text`, or the transcription of a facsimile."""
    root = tree.getroot() if hasattr(tree, "getroot") else tree
    found = list(root.iterchildren(*(f"{{*}}{name}" for name in _CONTAINERS)))
    if found or local_name(root) == "TEI":
        return found
    return [e for e in root.iter("{*}text", "{*}sourceDoc") if not any(a is not e and local_name(a) == "text" for a in _up(e))]


def _up(element: Any) -> Iterator[Any]:
    yield element
    yield from element.iterancestors()


class _Walk:
    """The text of the passage that is being read, and the elements that are open in it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.space = False
        self.joined = False
        self.open: list[list[Any]] = []  # [element, start or None]
        self.spans: list[tuple[int, Span]] = []
        self.order = 0
        self.blocks: list[Any] = []

    def passages(self, element: Any) -> Iterator[Passage]:
        """Yields what `element` holds, cut where a block begins or ends."""
        self.blocks.append(element)
        yield from self._inside(element)
        yield from self._cut()
        self.blocks.pop()

    def _inside(self, element: Any) -> Iterator[Passage]:
        self._begin(element)
        self.write(element.text)
        for child in _in_order(element):
            yield from self._child(child)
            self.write(child.tail)
        self._end()

    def _child(self, child: Any) -> Iterator[Passage]:
        name = local_name(child)
        if not name:
            return
        if name in BLOCKS and not _is_inline(child):
            yield from self._cut()
            yield from self.passages(child)
        elif name in _SIGNS:
            self._begin(child)
            self._sign(name, child)
            self._end()
        else:
            before, after = _brackets(name, child)
            self.write(before)
            yield from self._inside(child)
            self.write(after)

    def _sign(self, name: str, element: Any) -> None:
        if name in ("lb", "pb", "cb", "gb", "milestone"):
            if element.get("break") == "no":
                self._join()
            else:
                self.space = bool(self.length)
            return
        words = " ".join("".join(element.itertext("{*}*")).split())
        bare = words.startswith("[") and words.endswith("]")
        self.write(words if bare else f"[{words or '…'}]")

    def write(self, text: str | None) -> None:
        """Adds characters, white space settled."""
        if not text:
            return
        words = text.split()
        if not words:
            self.space = self.length > 0 and not self.joined
            return
        if text[0].isspace() and self.length and not self.joined:
            self.space = True
        self._put(" ".join(words))
        self.space = text[-1].isspace()

    def _put(self, words: str) -> None:
        if self.space:
            self.pieces.append(" ")
            self.length += 1
        self.space = self.joined = False
        for item in reversed(self.open):
            if item[1] is not None:
                break
            item[1] = self.length
        self.pieces.append(words)
        self.length += len(words)

    def _join(self) -> None:
        """A word goes on behind a line end: the hyphen of the line and the space go."""
        self.space = False
        self.joined = True
        if self.pieces and self.pieces[-1][-1:] in "-‐¬" and len(self.pieces[-1]) > 1:
            self.pieces[-1] = self.pieces[-1][:-1]
            self.length -= 1

    def _begin(self, element: Any) -> None:
        self.open.append([element, None, self.order])
        self.order += 1

    def _end(self) -> None:
        element, start, order = self.open.pop()
        at = self.length if start is None else min(start, self.length)
        self.spans.append((order, Span(at, self.length, local_name(element), element)))

    def _cut(self) -> Iterator[Passage]:
        """Ends the passage: what is open goes on in the next one."""
        text = "".join(self.pieces)
        if text.strip():
            block = self.blocks[-1]
            # what has ended since the last cut is in the block, and so is what was opened after it
            outside = next((number for number, item in enumerate(self.open) if item[0] is block), len(self.open))
            for element, start, order in self.open[outside:]:
                at = self.length if start is None else start
                self.spans.append((order, Span(at, self.length, local_name(element), element)))
            yield Passage(_id_of(block), block, text, tuple(span for _, span in sorted(self.spans, key=itemgetter(0))))
        self.pieces, self.length, self.space, self.spans, self.joined = [], 0, False, [], False
        for item in self.open:
            item[1] = None


def _id_of(block: Any) -> str:
    return next((str(above.get(XML_ID)) for above in _up(block) if above.get(XML_ID)), "")


def _is_inline(element: Any) -> bool:
    """A signature's mark and a note of one paragraph inside a sentence stay in it."""
    return local_name(element) == "figure" and element.get("type") == "signature"


def _in_order(element: Any) -> Iterator[Any]:
    """The children; of a `choice` the author's form first."""
    children = list(element.iterchildren())
    if local_name(element) == "choice":
        children.sort(key=lambda child: local_name(child) not in _DESCRIBED_FIRST)
    return iter(children)


def _brackets(name: str, element: Any) -> tuple[str, str]:
    """What stands round an inline element so that its words are not taken for the author's."""
    parent = element.getparent()
    if parent is not None and local_name(parent) == "choice" and next(_in_order(parent)) is not element:
        return " [", "]"
    if name == "figDesc" and parent is not None and _is_inline(parent) and not element.get("resp"):
        return "", ""  # `gez.` stands on the page
    if name in ("note", "figDesc") and element.get("type") not in ("label", "sic") and (element.text or "").strip()[:1] != "[":
        return " [", "]"
    if name == "note" and element.get("type") == "sic":
        return "[", "]"
    return "", ""


_SIGNS = frozenset({"lb", "pb", "cb", "gb", "milestone", "gap"})
