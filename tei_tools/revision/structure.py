"""What newer rules would do with the structure of a document that people have edited: paragraphs, closings, stamps, lists.

>>> from tei_tools.markup import parse_markup
>>> old, new = (parse_markup(f"<TEI><text><body>{inner}</body></text></TEI>")
...     for inner in ("<p>Dear Anna</p><p>Boris</p>", "<p>Dear Anna</p><closer><signed>Boris</signed></closer>"))
>>> reading, wanted = read_positions(old), read_positions(new)
>>> known = frozenset(structure_of(reading))
>>> [(d.words, d.old, d.new) for d in differing(reading, wanted, align(wanted.text, reading.text), known)]
[('Boris', '<p>', '<closer> <signed>')]

The structure itself is never changed: a person may have worked on it. What the machine wrote before (`known`) and a person has
changed is no difference; what it would write today and did not then is one. A token has the words at both ends of its element
and not its place, so that a correction elsewhere changes none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from tei_tools.markup import Element, Text
from tei_tools.revision.alignment import Alignment, align
from tei_tools.revision.marks import MENTIONS, PARTS, is_machine
from tei_tools.revision.positions import Reading, read_positions
from tei_tools.revision.written import digest

__all__ = ["Difference", "align", "differing", "read_positions", "structure_of"]

NO_STRUCTURE = frozenset((*MENTIONS, *PARTS, "text"))
_WHOLE = frozenset(("body", "front", "back", "div"))  # what stands in them differs for itself
_POINTERS = frozenset(("xml:id", "corresp", "target", "who", "hand", "next", "prev", "resp"))  # they follow the numbers of ids
_LENGTH, _ENDS, _SHOWN, _TAGS = 5, 16, 40, 5
Span = tuple[int, int]


@dataclass(frozen=True)
class Difference:
    """One place: where it begins in the document's reading, its words; the tags there, those that rules would set today;
    the source of both."""

    start: int
    words: str
    old: str
    new: str
    before: str
    after: str


@dataclass(frozen=True, eq=False)
class _Part:
    """One element of the structure, with its range in the document's reading and the token of what it says."""

    element: Element
    span: Span
    token: str

    @property
    def key(self) -> tuple[Span, str]:
        """What makes it the same as one of the other document."""
        return self.span, _tag(self.element)

    @property
    def is_whole(self) -> bool:
        """Whether it is a division, whose tag is all that is compared."""
        return self.element.local in _WHOLE


def structure_of(reading: Reading) -> Iterator[str]:
    """Yields the token of each element of the text that is no name, in its order."""
    return (_token(reading, element) for element in _elements(reading))


def differing(reading: Reading, wanted: Reading, alignment: Alignment, known: Set[str]) -> Iterator[Difference]:
    """Yields the places, in order, that rules of today would structure as they did not when they wrote `known`.

    `alignment` leads from `wanted`, today's reading, to `reading`, that of the document.
    """
    here = [_Part(element, reading.spans[element], _token(reading, element)) for element in _elements(reading)]
    there = list(_mapped(wanted, alignment))
    standing, asked = {part.key for part in here}, {part.key for part in there}
    new = [part for part in there if part.key not in standing and part.token not in known]
    old = [part for part in here if part.key not in asked and part.token in known]
    of_today = frozenset(new)
    for group in _grouped([*old, *new]):
        olds, news = ([part for part in group if (part in of_today) is side] for side in (False, True))
        first = group[0]
        words = " ".join(first.element.string.split())
        before, after = (_tags(parts) for parts in (olds, news))
        if not first.is_whole:
            span = first.span[0], max(part.span[1] for part in group)
            before, after = _source(reading, span), _source(wanted, _bounds(alignment.to_here, span) or (0, 0))
        yield Difference(first.span[0], words[:_SHOWN], _tags(olds), _tags(news), before, after)


def _elements(reading: Reading) -> Iterator[Element]:
    for element in reading.elements():
        low, high = reading.spans[element]
        if low < high and element.local not in NO_STRUCTURE and not is_machine(element):
            yield element


def _token(reading: Reading, element: Element) -> str:
    return part_token(_tag(element), reading.text, *reading.spans[element])


def _tag(element: Element) -> str:
    return bare_tag(element.local, element.attributes)


def part_token(tag: str, text: str, low: int, high: int) -> str:
    """Gives the token of an element that bears `tag` over [low, high) of the text without white space."""
    return digest(f"{tag}{text[low : min(high, low + _ENDS)]} {text[max(low, high - _ENDS) : high]}", _LENGTH)


def bare_tag(local: str, attributes: Mapping[str, str]) -> str:
    """Gives a start tag without what only numbers and points."""
    said = sorted(item for item in attributes.items() if item[0] not in _POINTERS)
    return f"<{local}" + "".join(f' {name}="{value}"' for name, value in said) + ">"


def _tags(parts: Iterable[_Part]) -> str:
    tags = [_tag(part.element) for part in parts]
    return " ".join(tags[:_TAGS]) + (f" and {len(tags) - _TAGS} more" if len(tags) > _TAGS else "")


def _mapped(wanted: Reading, alignment: Alignment) -> Iterator[_Part]:
    """The parts of today's reading; those at whose ends the two texts differ are left out."""
    for element in _elements(wanted):
        span = _bounds(alignment.to_other, wanted.spans[element])
        if span is not None:
            yield _Part(element, span, _token(wanted, element))


def _bounds(across: Callable[[int, int], Span | None], span: Span) -> Span | None:
    """The range of the other text from the first character to the last one, whatever stands between."""
    first, last = across(span[0], span[0] + 1), across(span[1] - 1, span[1])
    return (first[0], last[1]) if first and last else None


def _grouped(parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    """Puts together what overlaps; a division only with one that begins where it does."""
    open_: list[_Part] = []
    for part in sorted(parts, key=lambda part: (not part.is_whole, part.span[0], -part.span[1])):
        begins = part.span[0]
        joins = open_ and part.is_whole == open_[0].is_whole
        if joins and (begins == open_[0].span[0] if part.is_whole else begins < max(one.span[1] for one in open_)):
            open_.append(part)
            continue
        if open_:
            yield open_
        open_ = [part]
    if open_:
        yield open_


def _source(reading: Reading, span: Span) -> str:
    """The source of the blocks that hold a range: the innermost element that is the range, or the children that touch it."""
    holder = next(reading.elements(), None)
    inner = holder
    while inner is not None:
        holder = inner
        if reading.spans[holder] == span:
            return str(holder)
        inner = next((e for e in holder.elements() if e in reading.spans and _holds(reading.spans[e], span)), None)
    if holder is None:
        return ""
    touched = [c for c in holder.children if isinstance(c, Element | Text) and c in reading.spans]
    return "".join(str(child) for child in touched if reading.spans[child][0] < span[1] and span[0] < reading.spans[child][1])


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
