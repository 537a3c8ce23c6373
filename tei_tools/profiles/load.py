"""A profile file to a `Profile`: every key is known, every pattern compiles, every element is one of the schema's.

>>> load_profile("no-such")
Traceback (most recent call last):
...
tei_tools.errors.ProfileError: there is no profile 'no-such': known are leiden, letter, translation; or give a TOML file
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from tei_tools.errors import ProfileError
from tei_tools.profiles.check import check_element, check_shape
from tei_tools.profiles.profile import Delimiter, Profile, Rule

PROFILES = ("leiden", "letter", "translation")
_CONTENTS = ("text", "none", "desc", "figDesc", "gap", "label", "sic", "fw", "mark")
_CONTEXTS = ("completion", "expansion", "identity", "office", "supplied", "gloss")
_MILESTONES = ("lb", "pb", "cb")
_DEPTH = 8  # profiles that extend each other: more is a circle


@cache
def load_profile(name: str) -> Profile:
    """Gives the profile that ships under `name`, or that the TOML file `name` holds.

    Raises ProfileError with the file, the line, the key and what is allowed there.
    """
    try:
        return _profile(_tables(name, 0), name)
    except ProfileError as error:
        message = _with_line(str(error))
        if message == str(error):
            raise
        raise ProfileError(message) from error


def _with_line(message: str) -> str:
    """Gives a message about a file with the line that it speaks of: where the words that it quotes stand, in order."""
    source, _, rest = message.partition(": ")
    path = Path(source)
    if path.suffix != ".toml" or not path.is_file() or not rest:
        return message
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return message
    at = 0
    for quoted in re.findall(r"'([^'\n]+)'", rest.partition(": did you mean")[0].partition(" allowed are ")[0]):
        found = text.find(quoted, at)
        at = found if found >= 0 else at
    return f"{source}:{text.count(chr(10), 0, at) + 1}: {rest}" if at else message


def _tables(name: str, depth: int) -> dict[str, Any]:
    tables = _parse(name)
    check_shape(tables, name)
    parent = tables.pop("extends", None)
    if not parent:
        return tables
    if depth >= _DEPTH:
        raise ProfileError(f"{name}: 'extends' goes round in a circle: let one profile extend nothing")
    beside = Path(name).with_name(parent)
    known = str(beside) if parent not in PROFILES and beside.is_file() else parent
    return _merge(_tables(known, depth + 1), tables)


def _merge(parent: Mapping[str, Any], child: Mapping[str, Any]) -> dict[str, Any]:
    """Gives the parent's tables with the child's keys over them; the child's rules for a bracket are tried first."""
    merged = dict(parent)
    for key, value in child.items():
        if key == "delimiter":
            merged[key] = _merge_delimiters(parent.get(key, []), value)
        else:
            merged[key] = {**parent[key], **value} if isinstance(value, dict) and key in parent else value
    return merged


def _merge_delimiters(parent: list[dict[str, Any]], child: list[dict[str, Any]]) -> list[dict[str, Any]]:
    held = {table["open"]: table for table in parent if "open" in table}
    changed = {
        table["open"]: {**held.get(table["open"], {}), **table, "rule": [*table.get("rule", ()), *_rules(held, table)]}
        for table in child
        if "open" in table
    }
    kept = [changed.pop(table["open"], table) for table in parent]
    return [*kept, *changed.values(), *(table for table in child if "open" not in table)]


def _rules(held: Mapping[str, dict[str, Any]], table: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Gives the rules that a bracket takes over from the extended profile."""
    return list(held.get(table["open"], {}).get("rule", ())) if table.get("inherit", True) else []


def _parse(name: str) -> dict[str, Any]:
    if name in PROFILES:
        source = files("tei_tools") / "data" / "profiles" / f"{name}.toml"
        return tomllib.loads(source.read_text(encoding="utf-8"))
    path = Path(name)
    if path.suffix != ".toml":
        raise ProfileError(f"there is no profile '{name}': known are {', '.join(PROFILES)}; or give a TOML file")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(f"{name}: cannot be read as a profile: {error}") from error


def _profile(tables: Mapping[str, Any], source: str) -> Profile:
    letters = tables.get("letters", {})
    return Profile(
        name=_required(tables, "name", source),
        title=tables.get("title", ""),
        voice=tables.get("voice", "#translator"),
        classification=tables.get("classification", {}),
        numbers={key: tuple(value) for key, value in tables.get("numbers", {}).items()},
        letterhead=tuple(tables.get("letterhead", {}).get("words", ())),
        lines={key: tuple(value) for key, value in tables.get("lines", {}).items()},
        salutations=tuple(letters.get("salutations", ())),
        valedictions=tuple(letters.get("valedictions", ())),
        delimiters=tuple(_delimiter(table, source) for table in tables.get("delimiter", ())),
        context=_choices(tables.get("context", {}).get("order", ()), _CONTEXTS, f"{source}: context.order"),
        separators=tuple(tables.get("separators", {}).get("marks", ())),
        running_page=_pattern(tables.get("pages", {}).get("running", r"(?!)"), f"{source}: pages.running"),
        signs=_signs(tables.get("signs", {}), source),
    )


def _signs(signs: Mapping[str, str], source: str) -> Mapping[str, str]:
    _choices(signs.values(), _MILESTONES, f"{source}: signs")
    return signs


def _delimiter(table: Mapping[str, Any], source: str) -> Delimiter:
    where = f"{source}: delimiter {table.get('open', '?')}"
    rules = tuple(_rule(rule, where) for rule in table.get("rule", ()))
    return Delimiter(_required(table, "open", where), _required(table, "close", where), rules, table.get("only_rules", False))


def _rule(table: Mapping[str, Any], where: str) -> Rule:
    where = f"{where}, rule '{table.get('name', '?')}'"
    if ("match" in table) == ("label" in table):
        raise ProfileError(f"{where}: give either 'match' or 'label'")
    rule = Rule(
        name=_required(table, "name", where),
        match=_pattern(table.get("match", table.get("label")), where),
        element=_required(table, "element", where),
        attributes=table.get("attributes", {}),
        content=_choices([table.get("content", "text")], _CONTENTS, f"{where}: content")[0],
        cert=table.get("cert"),
        is_label="label" in table,
    )
    check_element(rule.element, rule.attributes, where)
    return rule


def _pattern(pattern: str, where: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE | re.DOTALL)
    except re.error as error:
        raise ProfileError(f"{where}: '{pattern[:20]}' is no regular expression: {error}") from error


def _required(table: Mapping[str, Any], key: str, where: str) -> str:
    if not isinstance(table.get(key), str):
        raise ProfileError(f"{where}: the key '{key}' is missing: add it")
    return str(table[key])


def _choices(values: Any, allowed: tuple[str, ...], where: str) -> tuple[str, ...]:
    for value in values:
        if value not in allowed:
            raise ProfileError(f"{where}: '{value}' is not known: allowed are {', '.join(allowed)}")
    return tuple(values)
