"""Pointers that lead nowhere: rules `ref.*`.

Passes: `<persName ref="person:kim_il_sung">` where people.xml has that record, `<p corresp="#div1">` where div1 stands in
the file. Fails: `<persName ref="#jdoe">` without such an xml:id (`ref.unresolved`), `ref="gnd:118"` without a prefixDef
(`ref.scheme`). Addresses on the network are not fetched; files that are no XML are only looked for.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import unquote

from tei_tools.model import Finding, Severity
from tei_tools.validators.pointers import Pointer, Prefix, base_folder, pointers, prefixes
from tei_tools.validators.registers import find_file, known_ids
from tei_tools.validators.source import Source

NAME = "references"

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):(.*)", re.DOTALL)
# registered with IANA and met in editions: nothing to declare
_PUBLIC_SCHEMES = "http https ftp sftp mailto urn doi info tag data geo tel news file ark isbn iiif ipfs ws wss dict sip tei"
_PUBLIC = frozenset(_PUBLIC_SCHEMES.split())
_IDENTIFIED = {"person": "persName", "place": "placeName", "org": "orgName"}
# what kind of record a name may point to; a name of another kind is no error of the pointer, only suspicious
_KINDS = {
    "persName": frozenset({"person", "personGrp", "persona"}),
    "placeName": frozenset({"place"}),
    "orgName": frozenset({"org", "person", "personGrp", "place"}),
}
# images are seldom kept beside the text that they belong to
_IMAGES = frozenset({"facs", "url"})
_REGISTER_KINDS = frozenset({"person", "personGrp", "persona", "place", "org"})


def validate_references(source: Source, *, folder: Path | None = None, authority: Path | None = None) -> Iterator[Finding]:
    """Gives a finding for each pointer that resolves neither in the file nor in the files that it names."""
    check = _Check(source, folder, authority)
    yield from check.prefix_findings()
    for pointer in pointers(source):
        yield from check.pointer(pointer)


class _Check:
    """One document's pointers, with what is looked up once: its ids, its schemes."""

    def __init__(self, source: Source, folder: Path | None, authority: Path | None) -> None:
        self.source, self.folder, self.authority = source, folder, authority
        self.prefixes = prefixes(source)
        self.missing: set[str] = set()

    def prefix_findings(self) -> Iterator[Finding]:
        for definitions in self.prefixes.values():
            for prefix in definitions:
                if prefix.regex is None:
                    message = f"prefixDef/@matchPattern {_quote(prefix.pattern)} is no regular expression"
                    yield self.source.finding(prefix.element, "ref.prefix", "error", message, attribute="matchPattern")

    def pointer(self, pointer: Pointer) -> Iterator[Finding]:
        scheme = _SCHEME.fullmatch(pointer.target)
        if scheme is None:
            return self.relative(pointer, pointer.target)
        name, rest = scheme.groups()
        if name in self.prefixes:
            return self.private(pointer, self.prefixes[name], rest)
        return iter(()) if name.lower() in _PUBLIC else self.undeclared(pointer, name)

    def undeclared(self, pointer: Pointer, name: str) -> Iterator[Finding]:
        near = difflib.get_close_matches(name, [*self.prefixes, *_PUBLIC], n=1)
        message = f"{_label(pointer)} uses the scheme '{name}:', which no prefixDef declares"
        hint = f"did you mean '{near[0]}:'?" if near else f'add <prefixDef ident="{name}" …> to encodingDesc/listPrefixDef'
        severity: Severity = "error" if name in _IDENTIFIED or near else "warning"
        yield self.source.finding(pointer.element, "ref.scheme", severity, message, attribute=pointer.attribute, hint=hint)

    def private(self, pointer: Pointer, definitions: list[Prefix], rest: str) -> Iterator[Finding]:
        expanded = [target for prefix in definitions if (target := prefix.expand(rest)) is not None]
        if expanded:
            answers = [list(self.expanded(pointer, target)) for target in expanded]
            yield from min(answers, key=len)
        elif all(prefix.regex for prefix in definitions):
            message = f"{_label(pointer)} does not match the pattern {_quote(definitions[0].pattern)} of its prefixDef"
            yield self.source.finding(pointer.element, "ref.unresolved", "error", message, attribute=pointer.attribute)

    def expanded(self, pointer: Pointer, target: str) -> Iterator[Finding]:
        scheme = _SCHEME.fullmatch(target)
        return iter(()) if scheme else self.relative(pointer, target)

    def relative(self, pointer: Pointer, target: str) -> Iterator[Finding]:
        address, _, fragment = target.partition("#")
        if address:
            return self.elsewhere(pointer, unquote(address).partition("?")[0], fragment)
        if fragment.startswith(("xpath(", "xpointer(", "range(", "string-", "left(", "right(", "match(")) or target == "#":
            return iter(())
        return self.inside(pointer, unquote(fragment))

    def inside(self, pointer: Pointer, fragment: str) -> Iterator[Finding]:
        found = self.source.ids.get(fragment)
        if found is None:
            message = f"{_label(pointer)} has no target: no element of this file has xml:id {_quote(fragment)}"
            yield self.unresolved(pointer, message, fragment, self.source.ids)
        else:
            yield from self.kind(pointer, found.local, f"#{fragment}")

    def elsewhere(self, pointer: Pointer, address: str, fragment: str) -> Iterator[Finding]:
        folder = base_folder(self.source, pointer.element, self.folder) if self.folder else None
        if self.folder is not None and folder is None:
            return
        path = find_file(address, folder, self.authority)
        if path is None:
            yield from self.no_file(pointer, address)
        elif fragment and (ids := known_ids(path)) is not None:
            if fragment in ids:
                yield from self.kind(pointer, ids[fragment], f"{path.name}#{fragment}")
            else:
                message = f"{_label(pointer)} has no record in {path.name}: no xml:id {_quote(fragment)} is there"
                yield self.unresolved(pointer, message, fragment, ids)

    def no_file(self, pointer: Pointer, address: str) -> Iterator[Finding]:
        if address in self.missing or (self.folder is None and address not in self.source.ids):
            return
        self.missing.add(address)
        message = f"{_label(pointer)} points to a file that is not there: {address}"
        hint = "the address is relative to this file; --authority FOLDER names the registers"
        severity: Severity = "info" if pointer.attribute in _IMAGES else "warning"
        if address in self.source.ids:
            severity, hint = "error", f"did you mean '#{address}'?"
        yield self.source.finding(pointer.element, "ref.file", severity, message, attribute=pointer.attribute, hint=hint)

    def unresolved(self, pointer: Pointer, message: str, fragment: str, known: Collection[str]) -> Finding:
        near = difflib.get_close_matches(fragment, known, n=1, cutoff=0.65)
        hint = f"did you mean '{near[0]}'?" if near else "add the record or remove the reference"
        return self.source.finding(pointer.element, "ref.unresolved", "error", message, attribute=pointer.attribute, hint=hint)

    def kind(self, pointer: Pointer, found: str, where: str) -> Iterator[Finding]:
        wanted = _KINDS.get(pointer.element.local, frozenset())
        if pointer.attribute == "ref" and wanted and found in _REGISTER_KINDS and found not in wanted:
            message = f"{_label(pointer)} points from {pointer.element.local} to a {found} ({where})"
            hint = f"point to a record of the right kind, or tag it as {_name_for(found)}"
            yield self.source.finding(pointer.element, "ref.kind", "warning", message, attribute="ref", hint=hint)


def _name_for(kind: str) -> str:
    return _IDENTIFIED.get(kind, "persName")


def _label(pointer: Pointer) -> str:
    return f"{pointer.element.local}/@{pointer.attribute} {_quote(pointer.target)}"


def _quote(text: str) -> str:
    return f"'{text}'" if len(text) <= 40 else f"'{text[:39]}…'"


def private_targets(target: str, declared: dict[str, list[Prefix]]) -> Iterator[str]:
    """Gives the addresses that a pointer in a private scheme stands for; none where it is in no scheme that is declared."""
    scheme = _SCHEME.fullmatch(target)
    for prefix in declared.get(scheme.group(1), ()) if scheme else ():
        expanded = prefix.expand(scheme.group(2)) if scheme else None
        if expanded is not None:
            yield expanded
