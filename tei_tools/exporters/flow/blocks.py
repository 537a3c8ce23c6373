"""Blocks: what kind each element begins, and which elements begin one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from tei_tools.exporters.flow.runs import Run, Voice
from tei_tools.tables import local_name
from tei_tools.tables.blocks import BLOCKS

Kind = Literal[
    "heading", "paragraph", "lines", "stamp", "registry", "item", "row", "quote", "note", "summary", "caption", "break"
]

_KINDS: dict[str, Kind] = {
    "head": "heading",
    "opener": "lines",
    "closer": "lines",
    "dateline": "lines",
    "signed": "lines",
    "salute": "lines",
    "address": "lines",
    "lg": "lines",
    "titlePage": "lines",
    "stamp": "stamp",
    "item": "item",
    "row": "row",
    "quote": "quote",
    "abstract": "summary",
    "note": "note",
    "milestone": "break",
}
_KINDS_OF_AB: dict[str, Kind] = {"registry": "registry", "stamp": "stamp", "dateline": "lines"}
# what stays of the kind that it stands in
_STAYING = ("stamp", "row", "summary", "item")
_STAYING_ELEMENTS = ("p", "ab", "lb", "signed", "cell")
_CAPTIONED = frozenset({"list", "table", "figure", "lg", "castList", "listBibl"})
# a note, gap or break is a block where it stands between blocks
_LOOSE = frozenset({"note", "gap", "milestone", "pb"})
_BETWEEN = frozenset({"div", "body", "back", "front", "list", "table", "text", "group", "div1", "div2", "div3"})


@dataclass(frozen=True, slots=True)
class Block:
    """One block: `level` is the depth of a heading or list, `cells` the runs of each cell of a row, `id` its xml:id, `voice`
    whose it is; `is_line` whether it is a line of a transcription, where nothing may be added: no bullet that was not there."""

    kind: Kind
    runs: tuple[Run, ...]
    level: int = 0
    id: str = ""
    voice: Voice = "author"
    cells: tuple[tuple[Run, ...], ...] = ()
    is_line: bool = False

    @property
    def text(self) -> str:
        """The words of the block."""
        return "".join(run.text for run in self.runs)


def is_block(element: Any) -> bool:
    """Says whether an element begins a block, or holds one that does."""
    name = local_name(element)
    if not name or (name == "figure" and element.get("type") == "signature"):
        return False
    if name == "anchor":
        return bool(element.get("type") == "abstract")
    if name in BLOCKS or (name in _LOOSE and _is_between(element)):
        return True
    return any(is_block(child) for child in element.iterchildren())


def kind_of_block(name: str, element: Any, outer: Kind) -> Kind:
    """Gives the kind of the block that an element called `name` begins inside one of the kind `outer`."""
    if outer in _STAYING and name in _STAYING_ELEMENTS:
        return outer
    if name == "head" and local_name(element.getparent()) in _CAPTIONED:
        return "caption"
    if name == "ab" and element.get("type") in _KINDS_OF_AB:
        return _KINDS_OF_AB[element.get("type")]
    return _KINDS.get(name, "quote" if outer == "quote" and name == "p" else "paragraph")


def _is_between(element: Any) -> bool:
    parent = element.getparent()
    return parent is not None and local_name(parent) in _BETWEEN
