"""What stands round the words of an element: its delimiters in the transcription, or in TEI of another make ours."""

from __future__ import annotations

from typing import Any

from tei_tools.encoder.spelling import USUAL, spelled
from tei_tools.exporters.flow.blocks import is_block
from tei_tools.tables import local_name

_NONE = ("", "")
_SPELLED = frozenset(row[0] for row in USUAL)
_AUTHORS_FORM = ("sic", "orig", "abbr", "unclear", "seg", "choice")


def brackets_of(name: str, element: Any, *, ours: bool) -> tuple[str, str]:
    """Gives what stands before and after the words of an element called `name`; `ours` is TEI that tei-tools made."""
    if not ours:
        return _brackets(name, element)
    if name not in _SPELLED and not element.get("rend"):
        return _NONE
    parent = element.getparent()
    return spelled(name, dict(element.items()), "" if parent is None else local_name(parent))


def in_order(name: str, element: Any) -> list[Any]:
    """Gives the children of an element called `name`; of a `choice` the author's form first."""
    children = list(element.iterchildren())
    if name == "choice":
        children.sort(key=lambda child: local_name(child) not in _AUTHORS_FORM)
    return children


def _brackets(name: str, element: Any) -> tuple[str, str]:
    parent = element.getparent()
    above = "" if parent is None else local_name(parent)
    if above == "choice" and in_order(above, parent)[0] is not element:
        return " [", "]"
    if name not in ("figDesc", "note", "desc", "add"):
        return _NONE
    if name == "figDesc" and above == "figure" and parent.get("type") == "signature" and not element.get("resp"):
        return _NONE  # `gez.` stands on the page
    words = (element.text or "").strip()
    if name == "add":
        return ("[", "]") if element.get("hand") and words[:1] != "[" else _NONE
    if element.get("type") == "label" or words[:1] in ("[", "("):
        return _NONE
    return ("[", "]") if is_block(element) else (" [", "]")
