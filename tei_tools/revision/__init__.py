"""An encoded document and what people made of it: brought up to date without touching their work.

`revise(existing, fresh)` puts what the machine would say today into a file that people have edited; `mark_written` notes in
a new document what the machine wrote, so that their edits can be told from it later; `decisions` are what people do to the
machine's tags: accept, reject, link. Everything else in a file stays byte for byte (docs/keeping-edits.md).

Each is imported when it is asked for: a new file needs `mark_written` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tei_tools.components import load

if TYPE_CHECKING:
    from tei_tools.revision.account import mark_written
    from tei_tools.revision.updating import Revision, revise

__all__ = ["Revision", "mark_written", "revise"]

_LAZY = {
    "Revision": "tei_tools.revision.updating:Revision",
    "mark_written": "tei_tools.revision.account:mark_written",
    "revise": "tei_tools.revision.updating:revise",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    return load(_LAZY, name, family="function")
