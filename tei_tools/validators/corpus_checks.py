"""What only a look at many files shows: `id.corpus`, `register.name`, `register.identifier`, `register.unused`.

Passes: every document has its own xml:id; every record one name, its own external ids, and a document that mentions it.
Fails: two files whose root has the same xml:id, two people called alike, two records for one Wikidata id.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tei_tools.authority.identifiers import explain_geo, explain_identifier
from tei_tools.errors import InputError
from tei_tools.model import Finding
from tei_tools.tei import XML_ID as LXML_ID
from tei_tools.tei import parse_xml, tei
from tei_tools.validators.pointers import pointers, prefixes
from tei_tools.validators.references import private_targets
from tei_tools.validators.registers import find_file
from tei_tools.validators.source import XML_ID, Element, Source, read_source

NAME = "corpus"

_RECORDS = {tei("person"): "persName", tei("place"): "placeName", tei("org"): "orgName"}


@dataclass
class _Corpus:
    """What was seen so far: the root of each document by its id, and the records that pointers lead to, by file."""

    roots: dict[str, tuple[Source, Element]] = field(default_factory=dict)
    used: dict[Path, set[str]] = field(default_factory=dict)
    registers: dict[Path, str] = field(default_factory=dict)


def validate_corpus(files: Iterable[str], *, authority: Path | None = None) -> Iterator[Finding]:
    """Gives what is wrong between the files (paths of TEI documents and registers); a file that cannot be read is left out.

    Registers are the files among them that hold records, and those of `authority`.
    """
    corpus = _Corpus()
    documents = 0
    for file in files:
        source = _read(file)
        if source is None:
            continue
        yield from _same_id(corpus, source)
        if _is_register(source):
            corpus.registers[Path(file).resolve()] = file
        else:
            documents += 1
            _collect_uses(corpus, source, Path(file).parent, authority)
    for path in sorted(authority.glob("*.xml")) if authority else ():
        corpus.registers.setdefault(path.resolve(), str(path))
    yield from _register_findings(corpus, documents > 0)


def _read(file: str) -> Source | None:
    try:
        source = read_source(Path(file).read_bytes(), file)
    except (OSError, InputError):
        return None
    return source if isinstance(source, Source) else None


def _is_register(source: Source) -> bool:
    """A file of records has no text of its own, or next to none: no div in a body that holds anything but records."""
    names = {element.local for element in source.elements if element.is_tei}
    return bool(names & {"listPerson", "listPlace", "listOrg"}) and not names & {"div", "ab", "opener", "sp"}


def _same_id(corpus: _Corpus, source: Source) -> Iterator[Finding]:
    root = source.elements[0]
    name = root.attributes.get(XML_ID)
    if name is None:
        return
    if name in corpus.roots:
        other, place = corpus.roots[name]
        message = f"xml:id '{name}' is already that of the document {other.file}, line {place.line}"
        hint = "documents of a corpus need different ids: rename one"
        yield source.finding(root, "id.corpus", "error", message, attribute=XML_ID, hint=hint)
    else:
        corpus.roots[name] = (source, root)


def _collect_uses(corpus: _Corpus, source: Source, folder: Path, authority: Path | None) -> None:
    declared = prefixes(source)
    for pointer in pointers(source):
        for target in private_targets(pointer.target, declared):
            address, _, fragment = target.partition("#")
            path = find_file(address, folder, authority) if address else None
            if path is not None:
                corpus.used.setdefault(path.resolve(), set()).add(fragment)


def _register_findings(corpus: _Corpus, with_documents: bool) -> Iterator[Finding]:
    names: dict[tuple[str, str], tuple[str, str]] = {}
    identifiers: dict[tuple[str, str], tuple[str, str]] = {}
    for path, file in corpus.registers.items():
        source = _read(file)
        if source is None:
            continue
        for element, record in _records(source):
            yield from _ill_formed(source, element, record)
            yield from _twice(source, element, record, names, identifiers)
            used = corpus.used.get(path, set())
            if with_documents and used and record.get(LXML_ID) not in used and not _is_inner(record):
                message = f"no document mentions the {_local(record)} '{record.get(LXML_ID)}'"
                hint = "remove the record, or point to it"
                yield source.finding(element, "register.unused", "warning", message, hint=hint)


def _records(source: Source) -> Iterator[tuple[Element, Any]]:
    root = parse_xml(source.text_without_doctype.encode(), file=source.file).getroot()
    for element, node in zip(source.elements, root.iter("*"), strict=True):
        if node.tag in _RECORDS and node.get(LXML_ID):
            yield element, node


def _twice(source: Source, element: Element, record: Any, names: Any, identifiers: Any) -> Iterator[Finding]:
    own = f"{record.get(LXML_ID)} ({source.file}, line {element.line})"
    name = next((text for node in record.findall(tei(_RECORDS[record.tag])) if (text := _text(node))), "")
    if name:
        first = names.setdefault((record.tag, name.casefold()), (own, ""))[0]
        if first != own:
            message = f"the {_local(record)} '{name[:20]}' has two records: this one and {first}"
            hint = "join the two, or tell their names apart"
            yield source.finding(element, "register.name", "warning", message, hint=hint)
    for idno in record.findall(tei("idno")):
        key = (idno.get("type", "").lower(), _text(idno))
        first = identifiers.setdefault(key, (own, ""))[0] if key[1] else own
        if first != own:
            message = f"{idno.get('type', 'idno')} {key[1][:20]} is the id of two records: this one and {first}"
            yield source.finding(element, "register.identifier", "error", message, hint="join the two, or correct the id")


def _ill_formed(source: Source, element: Element, record: Any) -> Iterator[Finding]:
    """The identifiers of other registers, and coordinates: what the grammar takes for any text."""
    wrong = [explain_identifier(idno.get("type", ""), _text(idno)) for idno in record.findall(tei("idno"))]
    wrong += [explain_geo(_text(geo)) for geo in record.findall(f"{tei('location')}/{tei('geo')}")]
    for message in filter(None, wrong):
        said = f"the {_local(record)} '{record.get(LXML_ID)}': {message}"
        yield source.finding(element, "register.format", "error", said, hint="correct it, or leave it out")


def _is_inner(record: Any) -> bool:
    """A record inside another one need not be mentioned by itself."""
    return any(ancestor.tag in _RECORDS for ancestor in record.iterancestors())


def _local(record: Any) -> str:
    return str(record.tag).rpartition("}")[2]


def _text(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())
