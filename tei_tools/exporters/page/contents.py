"""The contents of a document: each division with a heading or a known kind, nested as the divisions are.

Read from the copy that `prepare` made, whose headings and ids are those of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tei_tools.exporters.page.remarks import Remarks
from tei_tools.exporters.page.vocabulary import ID, LEVEL
from tei_tools.exporters.page.words import plain
from tei_tools.tables.blocks import local_name

_LONGEST = 90
_THROUGH = frozenset("text front body back group TEI teiCorpus floatingText".split())
_DIVISIONS = frozenset("div div1 div2 div3 div4 div5".split())


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the contents: its words, the id that it leads to, the lines below it."""

    name: str
    id: str
    items: tuple[Item, ...] = ()


def contents_of(root: Any, remarks: Remarks) -> tuple[Item, ...]:
    """Gives the contents of a prepared copy."""
    return tuple(_items(root, remarks))


def _items(element: Any, remarks: Remarks) -> Iterator[Item]:
    name = local_name(element)
    if name in _THROUGH:
        for child in element.iterchildren():
            yield from _items(child, remarks)
    elif name in _DIVISIONS:
        yield from _division(element, remarks)


def _division(division: Any, remarks: Remarks) -> Iterator[Item]:
    heading = next((head for head in division.iterchildren("{*}head") if head.get(LEVEL)), None)
    inner = tuple(item for child in division.iterchildren() for item in _items(child, remarks))
    words = _shortened(plain(heading)) if heading is not None else _name_of(division, remarks)
    place = heading.get(ID) if heading is not None else division.get(ID)
    if words and place:
        yield Item(words, str(place), inner)
    else:
        yield from inner


def _name_of(division: Any, remarks: Remarks) -> str:
    kind = division.get("type", "")
    head = division.find("{*}list/{*}head")
    if head is not None:
        return _shortened(plain(head)) if kind == "distribution" else ""
    return remarks.texts.get(f"division.{kind}", "")


def _shortened(words: str) -> str:
    if len(words) <= _LONGEST:
        return words.rstrip().removesuffix(":")
    return words[: _LONGEST - 2].rpartition(" ")[0] + "…"
