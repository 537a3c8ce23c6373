"""What may stand in what: the content models of our schema as look-ups, read from the compiled schema/content.json.

>>> model = ContentModel({"p": {"text": True, "children": ["persName"], "attributes": ["xml:id"]}})
>>> model.allows("p", "persName"), model.allows("p", "div"), model.allows_attribute("p", "xml:id")
(True, False, True)
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


class ContentModel:
    """Answers what the schema lets stand where; without a schema (`any()`) everything may."""

    def __init__(self, elements: Mapping[str, Mapping[str, Any]] | None) -> None:
        self._children = {name: frozenset(spec["children"]) for name, spec in (elements or {}).items()}
        self._attributes = {name: frozenset(spec["attributes"]) for name, spec in (elements or {}).items()}
        self._text = {name: bool(spec["text"]) for name, spec in (elements or {}).items()}
        self._closed = elements is not None

    @classmethod
    def any(cls) -> ContentModel:
        """Gives the model that allows everything."""
        return cls(None)

    def allows(self, parent: str, child: str) -> bool:
        """Tells whether `child` may stand directly in `parent`."""
        return not self._closed or child in self._children.get(parent, ())

    def allows_attribute(self, element: str, attribute: str) -> bool:
        """Tells whether `element` may carry `attribute` (xml:id and xml:lang with their prefix)."""
        return not self._closed or attribute in self._attributes.get(element, ())

    def has_text(self, element: str) -> bool:
        """Tells whether text may stand directly in `element`."""
        return self._text.get(element, True)


@cache
def content_model() -> ContentModel:
    """Gives the content models of the schema that ships with the package."""
    source = files("tei_tools") / "data" / "schema" / "content.json"
    elements = json.loads(source.read_text(encoding="utf-8"))
    return ContentModel(elements.get("elements", elements))
