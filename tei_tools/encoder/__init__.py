"""A Document to its TEI tree: annotations nested into `text`, the header, the records of what is mentioned.

`encode_document` is imported when it is asked for: exporters and validators need only `conservation`.

>>> from tei_tools.model import Annotation, Authority, Document
>>> tree = encode_document(Document("a", "Hello", (Annotation(0, 5, "body"), Annotation(0, 5, "p"))), Authority())
>>> tree.getroot().tag
'{http://www.tei-c.org/ns/1.0}TEI'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tei_tools.components import load

if TYPE_CHECKING:
    from tei_tools.encoder.encode import encode_document

__all__ = ["encode_document"]

_LAZY = {"encode_document": "tei_tools.encoder.encode:encode_document"}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    return load(_LAZY, name, family="function")
