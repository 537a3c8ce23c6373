"""Which schema a document is checked against: what its xml-model instructions name, found on this disk, else ours.

Our own schemas and the grammar of tei_all ship with the package and are known by their public addresses, other addresses by the
catalogue of the settings; an address relative to the document is taken where the file is there; what was fetched before is
kept. Nothing is fetched unless asked: for an address that is not found the finding `schema.not-found` says that ours was taken.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tei_tools.model import Finding
from tei_tools.validators.source import Instruction, Source

Kind = Literal["rng", "sch"]

SHIPPED = Path(__file__).parent.parent / "data" / "schema"
ADDRESS = "https://tei-tools.github.io/schema/0.1.0/"
_OURS = re.compile(r"https?://tei-tools\.github\.io/schema/[\w.\-]+/tei_tools\.(rng|sch)")
# the addresses at which the TEI publishes one and the same schema: whoever has one of them has all
_TEI_ALL = re.compile(r"https?://(?:www\.|vault\.)?tei-c\.org/.*/tei_all\.(rng|isosch|sch)")
_PSEUDO = re.compile(r"""([\w.\-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_KINDS: dict[str, Kind] = {
    "http://relaxng.org/ns/structure/1.0": "rng",
    "http://purl.oclc.org/dsdl/schematron": "sch",
}
_ENDINGS: dict[str, Kind] = {".rng": "rng", ".sch": "sch", ".isosch": "sch", ".schematron": "sch"}


@dataclass(frozen=True, slots=True)
class Schemas:
    """The grammar and the Schematron schema to check with, and what could not be found."""

    grammar: Path | None
    schematron: Path | None
    findings: tuple[Finding, ...] = ()


def schemas_for(source: Source, folder: Path | None, catalogue: Mapping[str, Path], *, fetch: bool = False) -> Schemas:
    """Chooses the schemas of a document; `folder` is where it stands, `catalogue` maps addresses to files.

    With `fetch` an address that is not found is fetched, once. Raises InputError where that fails.
    """
    catalogue = {_canonical(address): path for address, path in catalogue.items()}
    found: dict[Kind, Path] = {}
    missing: list[Finding] = []
    for instruction, kind, address in models(source):
        path = _resolve(address, kind, folder, catalogue) or _from_network(address, fetch=fetch)
        if path is not None:
            found.setdefault(kind, path)
        else:
            missing.append(_not_found(source, instruction, address))
    if not found:
        found = {kind: path for kind in ("rng", "sch") if (path := _shipped(kind))}
    return Schemas(found.get("rng"), found.get("sch"), tuple(missing))


def models(source: Source) -> Iterator[tuple[Instruction, Kind, str]]:
    """Gives each xml-model instruction with the kind of schema that it names and its address."""
    for instruction in source.instructions:
        if instruction.target != "xml-model":
            continue
        fields = {name: first or second for name, first, second in _PSEUDO.findall(instruction.data)}
        address = fields.get("href", "")
        kind = _KINDS.get(fields.get("schematypens", "")) or _ENDINGS.get(Path(address).suffix.lower())
        # one address may stand for both: the TEI names tei_all.rng as RELAX NG and again as the Schematron inside it
        if kind and address and not (kind == "sch" and Path(address).suffix.lower() == ".rng"):
            yield instruction, kind, address


def _resolve(address: str, kind: Kind, folder: Path | None, catalogue: Mapping[str, Path]) -> Path | None:
    if _canonical(address) in catalogue:
        return catalogue[_canonical(address)]
    if _OURS.fullmatch(address):
        return _shipped(kind)
    if kind == "rng" and _TEI_ALL.fullmatch(address):
        return SHIPPED / "tei_all.rng"
    if folder is not None and not re.match(r"[A-Za-z][\w+.\-]+:", address) and (folder / address).is_file():
        return folder / address
    return None


def _canonical(address: str) -> str:
    tei = _TEI_ALL.fullmatch(address)
    return f"tei_all.{'rng' if tei[1] == 'rng' else 'sch'}" if tei else re.sub("^http:", "https:", address)


def _from_network(address: str, *, fetch: bool) -> Path | None:
    if not re.match("https?:", address):
        return None
    fetching = importlib.import_module("tei_tools.validators.fetching")
    path: Path | None = fetching.fetched_before(address) or (fetching.fetch_schema(address) if fetch else None)
    return path


def _shipped(kind: Kind) -> Path | None:
    path = SHIPPED / f"tei_tools.{kind}"
    return path if path.is_file() else None


def _not_found(source: Source, instruction: Instruction, address: str) -> Finding:
    message = f"the schema that xml-model names is not on this disk: {address}"
    hint = "name its file with --schema or in the catalogue of tei-tools.toml, or have it fetched with --fetch; ours was taken"
    return Finding(source.file, instruction.line, instruction.column, "schema.not-found", "info", message, "", hint)
