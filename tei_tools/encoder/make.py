"""Elements made in one expression.

>>> etree.tostring(make("p", {}, "a ", make("hi", {"rend": "bold"}, "b")), encoding="unicode")
'<p xmlns="http://www.tei-c.org/ns/1.0">a <hi rend="bold">b</hi></p>'
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from tei_tools.tei import TEI_NS, XML_NS, tei

TEI = tei("")
_DEFAULT: Any = {None: TEI_NS}


def make(name: str, attributes: Mapping[str, str] | None = None, *children: Any) -> Any:
    """Gives a TEI element with attributes (those without a value left away) and children: elements, text, or None."""
    element = etree.Element(f"{TEI}{name}", nsmap=_DEFAULT)
    for key, value in (attributes or {}).items():
        if value:
            element.set(key.replace("xml:", f"{{{XML_NS}}}"), value)
    for child in children:
        if isinstance(child, str):
            _append_text(element, child)
        elif child is not None:
            element.append(child)
    return element


def _append_text(element: Any, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
