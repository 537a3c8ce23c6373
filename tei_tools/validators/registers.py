"""The ids that a register or another XML file defines, read once per file and remembered.

>>> known_ids(Path("encoded/authority/people.xml"))  # doctest: +SKIP
{'kim_il_sung': 'person', 'puzanov': 'person'}

A register is found where the document's prefixDef points, else in the folder that was named, else in the nearest
`encoded/authority` above the document, else in what ships with the package. Nothing is fetched.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from tei_tools.errors import InputError
from tei_tools.validators.source import Source, read_source

SHIPPED = Path(__file__).parent.parent / "data" / "authority"


def find_file(relative: str, folder: Path | None, authority: Path | None) -> Path | None:
    """Gives the existing file that a relative address means, or None.

    `folder` is where the document stands (None: it has no place); `authority` is the folder of registers that was named.
    """
    name = Path(relative).name
    if authority is not None and (authority / name).is_file():
        return authority / name
    if folder is not None:
        if (folder / relative).is_file():
            return folder / relative
        for above in (folder, *folder.absolute().parents):
            if (above / "encoded" / "authority" / name).is_file():
                return above / "encoded" / "authority" / name
    return SHIPPED / name if (SHIPPED / name).is_file() else None


def known_ids(path: Path) -> dict[str, str] | None:
    """Maps every xml:id of an XML file to the local name of its element; None where the file cannot be read as XML."""
    stamp = path.stat().st_mtime_ns
    return _read_ids(str(path), stamp)


@lru_cache(maxsize=512)
def _read_ids(path: str, _stamp: int) -> dict[str, str] | None:
    source = read_register(Path(path))
    return {name: element.local for name, element in source.ids.items()} if source else None


def read_register(path: Path) -> Source | None:
    """Reads an XML file, or gives None where it is none."""
    try:
        source = read_source(path.read_bytes(), str(path))
    except (InputError, OSError):
        return None
    return source if isinstance(source, Source) else None
