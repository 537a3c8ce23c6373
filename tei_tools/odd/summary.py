"""Summarises a grammar as JSON for programs that write TEI: what may stand directly in what, and the closed value lists.

    {"elements": {"pb": {"attributes": ["n", ...], "children": [], "empty": true, "text": false}},
     "values": {"stamp/@type": ["incoming", ...]}}

Order and number of the children are not in it: that is the grammar's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from tei_tools.odd.attributes import Attribute, AttributeChoice, AttributeItem
from tei_tools.odd.pattern import Choice, Data, Element, Group, Pattern, Repeat, Text, TokenList, Value


def summarise(elements: Iterable[tuple[str, Pattern, tuple[AttributeItem, ...]]]) -> bytes:
    """Gives the summary of (name, content, attributes) as UTF-8 JSON with sorted keys, one element a line."""
    models: dict[str, object] = {}
    values: dict[str, tuple[str, ...]] = {}
    for name, content, items in elements:
        attributes = list(_attributes(items))
        models[name] = _model(content, attributes)
        values |= {f"{name}/@{item.name}": item.closed for item in attributes if item.closed}
    return ('{\n"elements": {\n' + _lines(models) + '\n},\n"values": {\n' + _lines(values) + "\n}\n}\n").encode()


def _lines(table: dict[str, object] | dict[str, tuple[str, ...]]) -> str:
    return ",\n".join(f"{json.dumps(key)}: {json.dumps(value, sort_keys=True)}" for key, value in sorted(table.items()))


def _model(content: Pattern, attributes: list[Attribute]) -> dict[str, object]:
    parts = list(_leaves(content))
    children = sorted({part.name for part in parts if isinstance(part, Element)})
    text = any(isinstance(part, Text | Data | Value) for part in parts)
    return {
        "attributes": sorted({item.name for item in attributes}),
        "required": sorted({item.name for item in attributes if item.required}),
        "children": children,
        "empty": not text and not children,
        "text": text,
    }


def _attributes(items: Iterable[AttributeItem]) -> Iterator[Attribute]:
    for item in items:
        if isinstance(item, AttributeChoice):
            for branch in item.branches:
                yield from _attributes(branch)
        else:
            yield item


def _leaves(pattern: Pattern) -> Iterator[Pattern]:
    if isinstance(pattern, Choice | Group):
        for item in pattern.items:
            yield from _leaves(item)
    elif isinstance(pattern, Repeat | TokenList):
        yield from _leaves(pattern.item)
    else:
        yield pattern
