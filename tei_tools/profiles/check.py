"""What a profile may hold: its keys and the kind of their values, and elements and attributes that the schema has.

>>> check_shape({"nme": "x"}, "mine.toml")
Traceback (most recent call last):
...
tei_tools.errors.ProfileError: mine.toml: 'nme' is no key here: did you mean 'name'?
>>> check_element("suplied", {}, "mine.toml")
Traceback (most recent call last):
...
tei_tools.errors.ProfileError: mine.toml: 'suplied' is no element of the schema: did you mean 'supplied'?
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from tei_tools.errors import ProfileError


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


_TEXT: tuple[Callable[[Any], bool], str] = (lambda value: isinstance(value, str), "a text in quotes")
_TEXTS: tuple[Callable[[Any], bool], str] = (_is_texts, 'a list of texts, ["...", "..."]')
_FLAG: tuple[Callable[[Any], bool], str] = (lambda value: isinstance(value, bool), "true or false")
_PLAIN = {"name": _TEXT, "title": _TEXT, "voice": _TEXT, "extends": _TEXT}
# table: its keys with the kind of their values; "*" is any key
_KEYS: dict[str, dict[str, tuple[Callable[[Any], bool], str]]] = {
    "classification": {"*": _TEXT},
    "signs": {"*": _TEXT},
    "numbers": dict.fromkeys(("signs", "copy", "incoming", "outgoing"), _TEXTS),
    "letterhead": {"words": _TEXTS},
    "lines": {"*": _TEXTS},
    "letters": {"salutations": _TEXTS, "valedictions": _TEXTS},
    "context": {"order": _TEXTS},
    "separators": {"marks": _TEXTS},
    "pages": {"running": _TEXT},
}
_LINES = (
    "subject", "participants", "venue", "dateline", "interpreter", "agenda", "telegram", "precedence", "distribution",
    "registry", "attachment", "notes", "field", "decision", "abstract", "postscript",
)  # fmt: skip
_DELIMITER = {"open": _TEXT, "close": _TEXT, "inherit": _FLAG, "only_rules": _FLAG}
_RULE = {"name": _TEXT, "match": _TEXT, "label": _TEXT, "element": _TEXT, "content": _TEXT, "cert": _TEXT}


def check_shape(tables: Mapping[str, Any], source: str) -> None:
    """Raises ProfileError for a key that no profile has, or a value of the wrong kind; `source` is what messages call it."""
    for key, value in tables.items():
        if key in _PLAIN:
            _check_values({key: value}, _PLAIN, source)
        elif key == "delimiter":
            _check_delimiters(value, source)
        elif key not in _KEYS:
            raise ProfileError(f"{source}: {_unknown(key, [*_PLAIN, *_KEYS, 'delimiter'])}")
        elif not isinstance(value, dict):
            raise ProfileError(f"{source}: '{key}' must be a table: write [{key}]")
        else:
            _check_values(value, _KEYS[key], f"{source}: {key}")
    lines = next((key for key in tables.get("lines", {}) if key not in _LINES), None)
    if lines is not None:
        raise ProfileError(f"{source}: lines: {_unknown(lines, _LINES)}")


def _check_delimiters(value: Any, source: str) -> None:
    if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
        raise ProfileError(f"{source}: 'delimiter' must be a list of tables: write [[delimiter]]")
    for table in value:
        where = f"{source}: delimiter {table.get('open', '?')}"
        rules = table.get("rule", [])
        _check_values({k: v for k, v in table.items() if k != "rule"}, _DELIMITER, where)
        if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
            raise ProfileError(f"{where}: 'rule' must be a list of tables: write [[delimiter.rule]]")
        for rule in rules:
            name = f"{where}, rule '{rule.get('name', '?')}'"
            attributes = rule.get("attributes", {})
            if not isinstance(attributes, dict):
                raise ProfileError(f"{name}: 'attributes' must be a table: write {{ type = \"...\" }}")
            _check_values(attributes, {"*": _TEXT}, f"{name}: attributes")
            _check_values({k: v for k, v in rule.items() if k != "attributes"}, _RULE, name)


def _check_values(table: Mapping[str, Any], keys: Mapping[str, tuple[Callable[[Any], bool], str]], where: str) -> None:
    for key, value in table.items():
        if key not in keys and "*" not in keys:
            raise ProfileError(f"{where}: {_unknown(key, keys)}")
        fits, kind = keys.get(key) or keys["*"]
        if not fits(value):
            raise ProfileError(f"{where}: '{key}' must be {kind}")


def check_element(element: str, attributes: Mapping[str, str], where: str) -> None:
    """Raises ProfileError where the schema that ships has no such element, no such attribute or value, or wants another one."""
    elements, values = _schema()
    if element not in elements:
        near = difflib.get_close_matches(element, elements, n=1)
        advice = f"did you mean '{near[0]}'?" if near else "see schema/tei_tools.odd"
        raise ProfileError(f"{where}: '{element}' is no element of the schema: {advice}")
    for name, value in attributes.items():
        if name not in elements[element]["attributes"]:
            allowed = ", ".join(sorted(elements[element]["attributes"]))
            raise ProfileError(f"{where}: {element} has no attribute '{name}' in the schema: allowed are {allowed}")
        known = values.get(f"{element}/@{name}")
        if known and any(word not in known for word in value.split()):
            raise ProfileError(f"{where}: '{value}' is no value of {element}/@{name}: allowed are {', '.join(known)}")
    missing = next((name for name in elements[element]["required"] if name not in attributes), None)
    if missing and element != "ref":
        raise ProfileError(f"{where}: {element} needs the attribute '{missing}': add attributes = {{ {missing} = \"...\" }}")


@cache
def _schema() -> tuple[dict[str, dict[str, list[str]]], dict[str, list[str]]]:
    """Gives the elements of the schema that ships, and the values that are allowed where a list of them is closed."""
    source = files("tei_tools") / "data" / "schema" / "content.json"
    content = json.loads(source.read_text(encoding="utf-8"))
    return content["elements"], content.get("values", {})


def _unknown(key: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(key, list(known), n=1)
    return f"'{key}' is no key here: " + (f"did you mean '{near[0]}'?" if near else f"known are {', '.join(sorted(known))}")
