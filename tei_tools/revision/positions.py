"""Where each element of a document stands in its transcription, counted in characters that are no white space.

>>> from tei_tools.markup import parse_markup
>>> reading = read_positions(parse_markup("<TEI><text><p>on <date> 5 May</date></p></text></TEI>"))
>>> reading.text, [reading.spans[element] for element in reading.elements()]
('on5May', [(0, 6), (0, 6), (2, 6)])

White space counts nothing, so that a file that an editor has indented anew still has every name in its place. The words are
those of `encoder.conservation`: brackets that an element stands for are counted, an abstract where its anchor stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tei_tools.encoder.conservation import CHARACTER_ID
from tei_tools.encoder.spelling import USUAL, spelled
from tei_tools.markup import Element, Markup, Text

SPELLED = frozenset(row[0] for row in USUAL)


@dataclass
class Reading:
    """The text without white space; the half-open range of each element and text node in it, and that of its content."""

    text: str = ""
    spans: dict[Element | Text, tuple[int, int]] = field(default_factory=dict)
    insides: dict[Element, tuple[int, int]] = field(default_factory=dict)
    abstracts: dict[Element, Element] = field(default_factory=dict)

    def elements(self) -> Iterator[Element]:
        """Yields the elements of the transcription in its order."""
        return (node for node in self.spans if isinstance(node, Element))

    def inside(self, element: Element) -> tuple[int, int]:
        """Gives the range of an element without the delimiters that it stands for."""
        return self.insides.get(element, self.spans[element])


def read_positions(markup: Markup) -> Reading:
    """Reads the `text` of a document and the abstract that belongs to it."""
    reading = Reading()
    walk = _Walk(markup.root, reading)
    text = markup.root.find("text")
    if text is not None:
        walk.element(text, "")
    reading.text = "".join(walk.pieces)
    return reading


def words_of(element: Element) -> str:
    """Gives the words of an element as the transcription writes them, on one line."""
    return " ".join("".join(_written(element)).split())


def _written(element: Element) -> Iterator[str]:
    parent = element.parent.local if element.parent is not None else ""
    before, after = spelled(element.local, element.attributes, parent)
    yield before
    for child in element.children:
        if isinstance(child, Text):
            yield child.value
        elif isinstance(child, Element):
            yield from _written(child)
    yield after


def dense(text: str) -> str:
    """Gives text without its white space."""
    return "".join(text.split())


class _Walk:
    """One walk over a document: what was read so far, and how much."""

    def __init__(self, root: Element, reading: Reading) -> None:
        self.root, self.reading = root, reading
        self.pieces: list[str] = []
        self.at = 0

    def element(self, element: Element, parent: str) -> None:
        local, start = element.local, self.at
        self.reading.spans[element] = (start, start)  # in document order; the end comes below
        if local == "g":
            self._add(_character(element))
        else:
            self._content(element, local, parent)
        self.reading.spans[element] = (start, self.at)

    def _content(self, element: Element, local: str, parent: str) -> None:
        before, after = "", ""
        if local in SPELLED or "rend" in element.start:
            before, after = map(dense, spelled(local, element.attributes, parent))
        if local == "anchor" and element.get("type") == "abstract":
            self._abstract(element)
        self._add(before)
        inside = self.at
        for child in element.children:
            if isinstance(child, Text):
                start = self.at
                self._add(dense(child.value))
                self.reading.spans[child] = (start, self.at)
            elif isinstance(child, Element):
                self.element(child, local)
        if before or after:
            self.reading.insides[element] = (inside, self.at)
        self._add(after)

    def _abstract(self, anchor: Element) -> None:
        abstract = self.root.find("teiHeader", "profileDesc", "abstract")
        if abstract is not None and abstract not in self.reading.spans:
            self.reading.abstracts[anchor] = abstract
            self.element(abstract, "profileDesc")

    def _add(self, piece: str) -> None:
        if piece:
            self.pieces.append(piece)
            self.at += len(piece)


def _character(element: Element) -> str:
    ref, written = element.get("ref"), element.string
    return chr(int(ref[len(CHARACTER_ID) :], 16)) if ref.startswith(CHARACTER_ID) and not written else dense(written)
