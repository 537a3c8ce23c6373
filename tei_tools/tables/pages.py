"""The pages of a document: what stands on each, and the image of it where the TEI names one.

A page begins at a `pb`; its image is what @facs points to: a `surface` or `graphic` of the `facsimile`, or an address. Where no
`pb` has @facs, surfaces go to pages in their order. Text before the first `pb` is on a page of its own.

>>> from lxml import etree
>>> root = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><pb n="1" facs="1.jpg"/><p>one</p>'
...     '<p>two <pb n="2"/>three</p></body></text></TEI>')
>>> [(page.label, page.image.url if page.image else "", [words for words, _ in page.texts]) for page in pages_of(root)]
[('1', '1.jpg', ['one', 'two']), ('2', '', ['three'])]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tei_tools.tables.blocks import local_name
from tei_tools.tables.passages import Passage, passages, texts
from tei_tools.tei import XML_ID

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Image:
    """The picture of a page: its address as written, and its width and height in pixels or surface units; 0 is unknown."""

    url: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number as the TEI has it, its image, and its runs of text, each with the passage that it is part of."""

    label: str
    image: Image | None = None
    texts: list[tuple[str, Passage]] = field(default_factory=list)


def pages_of(root: Any) -> list[Page]:
    """Gives the pages of one TEI element in order; a document without page breaks is one page. Pages without text count."""
    breaks = [e for text in texts(root) for e in text.iter("{*}pb")]
    images = _images(root)
    named = [_image(root, e, images) for e in breaks]
    if not any(named):
        spare = iter(images.values())
        named = [next(spare, None) for _ in breaks]
    pages = [
        Page(str(e.get("n") or number), image) for number, (e, image) in enumerate(zip(breaks, named, strict=True), start=1)
    ]
    before = Page("", None if breaks else next(iter(images.values()), None))
    for number, words, passage in _runs(root, breaks):
        (pages[number - 1] if number else before).texts.append((words, passage))
    return [before, *pages] if before.texts or not pages else pages


def zone_of(root: Any, passage: Passage) -> tuple[int, int, int, int] | None:
    """Gives x, y, width, height of the `zone` that the block's @facs points to, in the units of its surface; else None."""
    pointer = str(passage.block.get("facs", "")).lstrip("#")
    zone = next((e for e in root.iter("{*}zone") if e.get(XML_ID) == pointer), None) if pointer else None
    corners = [_size(zone.get(name)) for name in ("ulx", "uly", "lrx", "lry")] if zone is not None else []
    if len(corners) != 4 or corners[2] <= corners[0] or corners[3] <= corners[1]:
        return None
    return corners[0], corners[1], corners[2] - corners[0], corners[3] - corners[1]


def _runs(root: Any, breaks: list[Any]) -> Iterator[tuple[int, str, Passage]]:
    """Yields the number of the page (0 before the first break), the text and its passage."""
    order = {element: at for at, element in enumerate(root.iter())}
    places = [order[e] for e in breaks]
    numbers = {e: number for number, e in enumerate(breaks, start=1)}
    current = 0
    for passage in passages(root, abstract=False):
        current = max(current, sum(place < order[passage.block] for place in places))
        at = 0
        for span in passage.spans:
            if span.name == "pb" and span.element in numbers:
                yield from _run(current, passage.text[at : span.start], passage)
                current, at = numbers[span.element], span.start
        yield from _run(current, passage.text[at:], passage)


def _run(number: int, words: str, passage: Passage) -> Iterator[tuple[int, str, Passage]]:
    if words.strip():
        yield number, words.strip(), passage


def _images(root: Any) -> dict[str, Image]:
    """The images of the facsimile, by the xml:id of the surface (or a number), in order."""
    found: dict[str, Image] = {}
    for number, surface in enumerate(root.iter("{*}surface")):
        graphic = next(surface.iter("{*}graphic"), None)
        if graphic is not None and graphic.get("url"):
            found[str(surface.get(XML_ID, number))] = _graphic(graphic)
    if not found:
        graphics = [e for e in root.iterfind("{*}facsimile/{*}graphic") if e.get("url")]
        found = {str(e.get(XML_ID, number)): _graphic(e) for number, e in enumerate(graphics)}
    return found


def _graphic(graphic: Any) -> Image:
    surface = next((above for above in graphic.iterancestors() if local_name(above) == "surface"), None)
    width, height = _size(graphic.get("width")), _size(graphic.get("height"))
    if surface is not None and surface.get("lrx"):
        width, height = (_size(surface.get(end)) - _size(surface.get(begin)) for begin, end in (("ulx", "lrx"), ("uly", "lry")))
    return Image(str(graphic.get("url")), max(width, 0), max(height, 0))


def _image(root: Any, element: Any, images: dict[str, Image]) -> Image | None:
    pointer = str(element.get("facs", "")).split()[:1]
    if not pointer:
        return None
    if not pointer[0].startswith("#"):
        return Image(pointer[0])
    id = pointer[0][1:]
    graphic = next((e for e in root.iter("{*}graphic") if e.get(XML_ID) == id), None)
    return images.get(id) or (_graphic(graphic) if graphic is not None else None)


def _size(value: str | None) -> int:
    number = _NUMBER.search(value or "")
    return round(float(number[0])) if number else 0
