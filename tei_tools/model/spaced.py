"""Letter-spaced words, the typewriter's emphasis, closed up: `T O P   S E C R E T` to `TOP SECRET`.

Only for what is read or repeated elsewhere (a title in the header); the text of a document keeps its spacing.
"""

from __future__ import annotations

import re

_SPACED = re.compile(r"(?<!\S)\w(?:[ \u00a0]\w){2,}(?!\S)")


def unspaced(text: str) -> str:
    """Gives `text` with its letter-spaced words closed up: `T O P   S E C R E T` is read as `TOP SECRET`."""
    return re.sub(r"\s+", " ", _SPACED.sub(lambda match: re.sub(r"\s", "", match.group()), text))
