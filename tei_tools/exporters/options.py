"""What an export was asked for, checked before any work is done: the format, its style, its table, and the extra it needs.

>>> check_options("text", "", "")
'reading'
>>> check_options("csv", "", "mention")
Traceback (most recent call last):
...
tei_tools.errors.UsageError: there is no table of csv 'mention': did you mean 'mentions'? (known: documents, ...)
"""

from __future__ import annotations

import importlib.util

from tei_tools.components import check_name
from tei_tools.errors import UsageError
from tei_tools.exporters import FORMATS


def check_options(to: str, style: str = "", table: str = "") -> str:
    """Gives the style that counts: the one that is named, else the format's first, else nothing.

    Raises UsageError for a name that is not known, with the nearest one, and for an extra that is not installed.
    """
    check_name(FORMATS, to, family="export format")
    row = FORMATS[to]
    for wanted, known, family in ((style, row.styles, "style"), (table, row.tables, "table")):
        if wanted and not known:
            raise UsageError(f"{to} has no {family}s: leave --{family} away")
        if wanted:
            check_name(known, wanted, family=f"{family} of {to}")
    if row.needs and not _is_installed(row.needs):
        raise UsageError(f"{to} needs the package {row.needs}: install it with: pip install 'tei-tools[{row.extra}]'")
    return style or (row.styles[0] if row.styles else "")


def _is_installed(module: str) -> bool:
    return importlib.util.find_spec(module) is not None
