"""The look-up of a component by name: a family's table maps a name to `module:function`, imported when it is called for.

Every family (readers, annotators, validators, exporters, commands) is one such table in its package's `__init__`. Help
and completion read the tables without importing what stands in them, so that starting up costs nothing.

>>> load({"text": "tei_tools.exporters.text:export_text"}, "text", family="exporter")  # doctest: +SKIP
<function export_text at ...>
"""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Iterable, Mapping
from typing import Any

from tei_tools.errors import UsageError


def load(table: Mapping[str, str], name: str, *, family: str) -> Any:
    """Returns the object that `table` names for `name`, importing its module now.

    Raises UsageError for an unknown name, with the nearest known one.
    """
    check_name(table, name, family=family)
    module, _, attribute = table[name].partition(":")
    return getattr(importlib.import_module(module), attribute)


def check_name(known: Iterable[str], name: str, *, family: str) -> None:
    """Raises UsageError where `name` is not among the `known` ones, with the nearest of them."""
    names = list(known)
    if name not in names:
        raise UsageError(f"there is no {family} '{name[:40]}': {_suggest(names, name)}")


def _suggest(names: list[str], name: str) -> str:
    near = difflib.get_close_matches(name.lower(), names, n=1)
    known = ", ".join(sorted(names))
    return f"did you mean '{near[0]}'? (known: {known})" if near else f"known are {known}"
