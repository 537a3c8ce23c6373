"""TEI register files to an `Authority`: `people.xml`, `places.xml`, `orgs.xml` of one folder.

>>> read_authority().get("place:pyongyang").name
'Pyongyang'

A register is a TEI document with `standOff/listPerson`, `listPlace` or `listOrg`. A missing file is an empty register. The
register that ships with the package is read where no folder is given. It does not check
the registers; `register_files` writes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from tei_tools.errors import InputError
from tei_tools.model import Authority, Record
from tei_tools.model.authority import Kind
from tei_tools.tei import NotWellFormedError, parse_xml

SHIPPED = Path(__file__).parent.parent / "data" / "authority"
FILES: tuple[tuple[str, Kind, str, str], ...] = (
    ("people.xml", "person", "person", "persName"),
    ("places.xml", "place", "place", "placeName"),
    ("orgs.xml", "org", "org", "orgName"),
)
_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def read_authority(folder: Path | None = None) -> Authority:
    """Reads the registers of `folder` (None: those of the package). Raises InputError for a file that is not well-formed."""
    return _read(folder or SHIPPED, _stamp(folder or SHIPPED))


def nearest_authority(path: Path) -> Path | None:
    """Gives the folder of registers that belongs to an input: `encoded/authority` in the nearest folder above it, or None."""
    for ancestor in (path.absolute(), *path.absolute().parents):
        for folder in (ancestor / "encoded" / "authority", ancestor / "authority"):
            if (folder.parent.name == "encoded") and folder.is_dir():
                return folder
    return None


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    files = (folder / file for file, *_ in FILES)
    return tuple((f.name, f.stat().st_mtime_ns, f.stat().st_size) for f in files if f.is_file())


@lru_cache(maxsize=8)
def _read(folder: Path, stamp: tuple[tuple[str, int, int], ...]) -> Authority:
    present = {name for name, _, _ in stamp}
    records = (r for file, kind, *_ in FILES if file in present for r in _records(folder / file, kind))
    return Authority(tuple(records), str(folder))


def _records(path: Path, kind: Kind) -> Iterator[Record]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"the register {path} cannot be read: {error}") from error
    return records_in(content, kind, str(path))


def records_in(content: bytes, kind: Kind, file: str) -> Iterator[Record]:
    """Yields the records of one register from its bytes. Raises InputError where it is not well-formed."""
    tag, name = next((tag, name) for _, own, tag, name in FILES if own == kind)
    try:
        root = parse_xml(content, file=file).getroot()
    except NotWellFormedError as error:
        raise InputError(f"the register {file} cannot be read: {error}") from error
    for element in root.iter(_TEI + tag):
        if element.get(_ID):
            yield _record(element, kind, name)


def _record(element: Any, kind: Kind, name: str) -> Record:
    names: list[str] = []
    roles: list[str] = []
    notes: list[str] = []
    values: dict[str, str] = {}
    identifiers: dict[str, str] = {}
    for child in element.iterchildren(f"{_TEI}*"):
        tag = child.tag[len(_TEI) :]
        words = _words(child)
        if tag == name:
            names.append(words)
            values |= {p.tag[len(_TEI) :]: _words(p) for p in child if len(names) == 1 and isinstance(p.tag, str)}
        elif tag == "idno":
            identifiers[child.get("type", "")] = words
        elif tag in ("occupation", "affiliation"):
            roles.append(words)
        elif tag == "note":
            notes.append(words)
        elif tag == "location":
            values["geo"] = " ".join((child.findtext(f"{_TEI}geo") or "").replace(",", " ").split())
        elif tag in ("birth", "death", "event", "state"):
            values |= {_BOUND[tag, k]: child.get(k) for k in ("when", "from", "to") if child.get(k) and (tag, k) in _BOUND}
        else:
            values[tag] = words
    return Record(
        xml_id=element.get(_ID),
        kind=kind,
        name=names[0] if names else element.get(_ID),
        variants=tuple(names[1:]),
        type=element.get("type") or element.get("role") or "",
        surname=values.get("surname", ""),
        forename=values.get("forename", ""),
        roles=tuple(roles),
        start=element.get("from") or values.get("start", ""),
        end=element.get("to") or values.get("end", ""),
        identifiers=identifiers,
        parent=element.get("corresp", ""),
        geo=values.get("geo", ""),
        note="\n".join(filter(None, notes)),
    )


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


_BOUND = {
    ("birth", "when"): "start",
    ("death", "when"): "end",
    ("state", "from"): "start",
    ("state", "to"): "end",
    ("event", "from"): "start",
    ("event", "to"): "end",
}
