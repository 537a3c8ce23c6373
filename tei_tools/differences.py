"""Two states of a file as a unified difference, as `diff -u` and version control show it.

>>> print(difference("a.xml", b"<p>a</p>\\n", b"<p>b</p>\\n"), end="")
--- a/a.xml
+++ b/a.xml
@@ -1 +1 @@
-<p>a</p>
+<p>b</p>
"""

from __future__ import annotations

import difflib

from tei_tools.decoding import decode
from tei_tools.errors import InputError


def difference(file: str, before: bytes, after: bytes) -> str:
    """Gives the difference of two states of a file, empty where they are equal or no text."""
    try:
        old, new = (decode(content, file) for content in (before, after))
    except InputError:
        return ""
    return line_difference(old, new, f"a/{file}", f"b/{file}")


def line_difference(before: str, after: str, old: str, new: str) -> str:
    """Gives the difference of two texts that are called `old` and `new`."""
    lines = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), old, new)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
