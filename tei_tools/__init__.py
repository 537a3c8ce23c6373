"""Plain transcriptions of archival documents to TEI P5: read, annotate, encode, validate, export.

The four functions do what the commands of the same names do, on one document:

>>> import tei_tools
>>> document = tei_tools.read("letter.txt")                      # doctest: +SKIP
>>> tree = tei_tools.encode(document)                            # doctest: +SKIP
>>> page = tei_tools.export(tree, to="html")                     # doctest: +SKIP
>>> findings = tei_tools.validate("letter.xml")                  # doctest: +SKIP

They are imported when they are first asked for, so that `import tei_tools` costs nothing. Nothing is printed or written.
"""

from typing import TYPE_CHECKING, Any

from tei_tools.components import load

if TYPE_CHECKING:
    from tei_tools.pipeline import encode, export, read, validate

__version__ = "0.1.0"
__all__ = ["encode", "export", "read", "validate"]

FUNCTIONS = {
    "read": "tei_tools.pipeline:read",
    "encode": "tei_tools.pipeline:encode",
    "validate": "tei_tools.pipeline:validate",
    "export": "tei_tools.pipeline:export",
}


def __getattr__(name: str) -> Any:
    if name not in FUNCTIONS:
        raise AttributeError(f"module 'tei_tools' has no attribute '{name}'")
    return load(FUNCTIONS, name, family="function")


def __dir__() -> list[str]:
    return sorted((*globals(), *FUNCTIONS))
