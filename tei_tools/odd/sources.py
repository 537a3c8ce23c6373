"""Finds TEI P5's specifications, `p5subset.xml`: the source that every ODD is compiled against. It does not ship with us.

It is looked for in the environment variable TEI_P5SUBSET, beside the ODD, and in `shared/tei` one and two folders
higher, where a checkout has its schema folder and its shared material.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tei_tools.errors import SchemaError

NAME = "p5subset.xml"
VARIABLE = "TEI_P5SUBSET"
ADDRESS = "https://www.tei-c.org/Vault/P5/current/xml/tei/odd/p5subset.xml"


def find_tei(odd: Path) -> Path:
    """Gives the path of p5subset.xml for `odd`; raises SchemaError with what to do where there is none."""
    if not odd.is_file():
        raise SchemaError(f"{odd}: there is no such file: check the spelling and the folder")
    found = next((path for path in _candidates(odd) if path.is_file()), None)
    if found is None:
        raise SchemaError(
            f"{odd}: needs TEI P5's own declarations, {NAME}: fetch {ADDRESS} and put it beside the ODD,"
            f" or name it with --tei FILE or in the variable {VARIABLE}"
        )
    return found


def _candidates(odd: Path) -> Iterator[Path]:
    if os.environ.get(VARIABLE):
        yield Path(os.environ[VARIABLE])
        return
    beside, *above = odd.resolve().parents
    yield beside / NAME
    for folder in above[:2]:
        yield folder / "shared" / "tei" / NAME
