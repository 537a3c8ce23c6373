"""Who speaks on a page: the registry, the translator, those who doubt; and the brackets that say so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tei_tools.encoder.spelling import USUAL, spelled
from tei_tools.exporters.page.remarks import bracketed_in_reading, remark_of
from tei_tools.exporters.page.settling import Settle, Work
from tei_tools.exporters.page.vocabulary import POST, PRE, TITLE, VOICE
from tei_tools.exporters.page.words import plain
from tei_tools.tables.blocks import local_name

_REGISTRY_TYPES = ("registry", "distribution", "stamp")
_SPELLED = frozenset(row[0] for row in USUAL)


def settle_registry(work: Work, element: Any, name: str) -> None:
    """A block or a mark of the registry's."""
    if name in ("stamp", "idno") or element.get("type") in _REGISTRY_TYPES or (name == "add" and element.get("hand")):
        element.set(VOICE, "registry")
    if name in ("add", "idno"):
        title = work.remarks.hand(element, work.described(element.get("hand"))) if name == "add" else ""
        title = title or (work.remarks.number(element) if name == "idno" else "")
        if title:
            element.set(TITLE, title)


def settle_doubt(work: Work, element: Any, name: str) -> None:
    """Doubtful, missing or supplied text: what kind it is, and who speaks."""
    element.set(TITLE, remark_of(work.remarks, name, element))
    if _is_translators(name, element):
        element.set(VOICE, "translator")


def settle_mark(work: Work, element: Any, name: str) -> None:
    """A classification mark: what it stands for."""
    if element.get("type") != "classification":
        return
    category = work.described((element.get("ana") or "").split(" ")[0])
    if category:
        element.set(TITLE, work.remarks.classification(category))


def settle_character(work: Work, element: Any, name: str) -> None:
    """A character without a code point: what it is called."""
    described = work.header_element(element.get("ref"))
    values = described.iter("{*}unicodeProp", "{*}localProp", "{*}value") if described is not None else ()
    element.set(TITLE, next((v.get("value") or plain(v) for v in values), "") or work.remarks("character"))


BY_NAME: dict[str, Settle] = (
    dict.fromkeys(("div", "ab", "stamp", "add", "fw", "idno"), settle_registry)
    | dict.fromkeys(("gap", "supplied", "unclear", "sic", "surplus", "ex", "expan", "corr", "reg", "figDesc"), settle_doubt)
    | {"seg": settle_mark, "g": settle_character}
)


def bracket_of(work: Work) -> Callable[[Any, str], None]:
    """Gives what puts the brackets of the page's style round an element: those of the transcription, or our own."""
    if not work.diplomatic:
        return _bracket_in_reading
    return _bracket_as_spelled if work.prepared.ours else _bracket_nothing


def _bracket_in_reading(element: Any, name: str) -> None:
    if bracketed_in_reading(name, element):
        _bracket(element, *_reading_brackets(name, element))


def _bracket_as_spelled(element: Any, name: str) -> None:
    if name in _SPELLED or element.get("rend"):
        parent = element.getparent()
        attributes = {str(key): str(value) for key, value in element.attrib.items()}
        _bracket(element, *spelled(name, attributes, "" if parent is None else local_name(parent)))


def _bracket_nothing(element: Any, name: str) -> None:
    """TEI of another make has no spelling but its own text."""


def _bracket(element: Any, before: str, after: str) -> None:
    if before:
        element.set(PRE, before)
    if after:
        element.set(POST, after)


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
        return bool(element.get("resp") == "#translator" or local_name(element.getparent()) == "choice")
    return bool(name == "figDesc" and element.get("resp") == "#translator")
