"""The plain part of YAML that people write at the head of a text: keys, texts, lists and one level of tables.

>>> parse_plain_yaml("title: A letter\\nsubjects:\\n  - rail\\n  - mills")
({'title': 'A letter', 'subjects': ['rail', 'mills']}, {'title': 1, 'subjects': 2})

No anchors, no tags, no block scalars but `|` and `>`: what is not understood is refused with its line, never guessed.
"""

from __future__ import annotations

import contextlib
import json
import re
from typing import Any

_KEY = re.compile(r"(?P<key>[A-Za-z][\w .-]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>.*)|)$")
_ITEM = re.compile(r"-(?:[ \t]+(?P<value>.*)|)$")


class PlainYamlError(ValueError):
    """What cannot be read, with its line (from 1)."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def parse_plain_yaml(text: str) -> tuple[dict[str, Any], dict[str, int]]:
    """Gives the values by key, and the line of each key. Values are texts, lists of texts or tables of texts.

    Raises PlainYamlError.
    """
    table: dict[str, Any] = {}
    lines: dict[str, int] = {}
    key = ""
    for number, raw in enumerate(text.split("\n"), 1):
        body = raw.strip()
        if not body or body.startswith("#") or body in ("---", "..."):
            continue
        if raw[0] in " \t-" and key:
            _add(table, key, body, number)
            continue
        match = _KEY.match(body)
        if not match:
            raise PlainYamlError(number, f"'{body[:20]}' is no field: write key: value")
        key = match["key"]
        if key in table:
            raise PlainYamlError(number, f"the field '{key[:20]}' stands twice: keep one")
        table[key], lines[key] = _value(match["value"] or ""), number
    return table, lines


def _add(table: dict[str, Any], key: str, body: str, number: int) -> None:
    """Adds an indented line to the value of the key above it: an item, an entry of a table, or more text."""
    held, item, entry = table[key], _ITEM.match(body), _KEY.match(body)
    if (item and held in ("", [])) or (item and isinstance(held, list)):
        table[key] = [*(held or []), _value(item["value"] or "")]
    elif entry and (held == "" or isinstance(held, dict)):
        table[key] = {**(held or {}), entry["key"]: _value(entry["value"] or "")}
    elif isinstance(held, list) and held and entry and isinstance(held[-1], dict):
        held[-1][entry["key"]] = _value(entry["value"] or "")
    elif isinstance(held, str):
        table[key] = body if held in ("", "|", ">") else f"{held} {body}"
    else:
        raise PlainYamlError(number, f"'{body[:20]}' does not fit under '{key[:20]}': write - item, or key: value")


def _value(raw: str) -> Any:
    raw = raw.strip()
    if raw[:1] in ('"', "["):
        with contextlib.suppress(ValueError):
            return json.loads(raw)  # as JSON, which is YAML: its escapes, commas inside quotation marks
    if len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "\"'":
        return raw[1:-1].replace("''", "'") if raw[0] == "'" else raw[1:-1]
    if raw.startswith("[") and raw.endswith("]"):
        return [_value(part) for part in raw[1:-1].split(",") if part.strip()]
    if raw.startswith("{") and raw.endswith("}"):
        pairs = (part.partition(":") for part in raw[1:-1].split(",") if part.strip())
        return {name.strip(): _value(value) for name, _, value in pairs}
    name = _KEY.match(raw)
    if name and name["key"] == "name":
        return {"name": _value(name["value"] or "")}
    return re.sub(r"\s+#.*$", "", raw)
