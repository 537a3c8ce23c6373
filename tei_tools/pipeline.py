"""The stages joined: a transcription to a Document, to a TEI tree, to findings or an output; what `tei_tools.X` gives.

read: bytes -> text -> Document. encode: Document -> annotated -> tree -> checked against the transcription. validate: TEI ->
findings. export: TEI -> HTML, text and more. Each stage is looked up by name when it is needed, so that checking a file
does not load the encoder.

>>> tree = encode(read("letter.txt"), date="2026-05-01")  # doctest: +SKIP

It works on one document and writes nothing: for files and folders see `jobs`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tei_tools.components import load
from tei_tools.errors import InputError, UsageError
from tei_tools.files import STDIN, read_file
from tei_tools.model import Authority, Document, Finding, Metadata

STAGES = {
    "source": "tei_tools.readers.sources:read_source",
    "is standoff": "tei_tools.readers.sources:is_standoff",
    "standoff": "tei_tools.readers.standoff:read_standoff",
    "profile": "tei_tools.profiles:load_profile",
    "metadata": "tei_tools.readers.metadata:read_metadata",
    "is metadata": "tei_tools.readers.metadata:is_metadata",
    "transcription": "tei_tools.readers.transcription:read_transcription",
    "annotators": "tei_tools.annotators:ANNOTATORS",
    "engine": "tei_tools.annotators.engines:engine_for",
    "suggest": "tei_tools.annotators.engines:suggest",
    "explain": "tei_tools.annotators.explain:explain",
    "unclear": "tei_tools.annotators.unclear:unclear",
    "authority": "tei_tools.authority:read_authority",
    "nearest authority": "tei_tools.authority:nearest_authority",
    "encoder": "tei_tools.encoder:encode_document",
    "conservation": "tei_tools.encoder.conservation:check_conservation",
    "wrote": "tei_tools.revision:mark_written",
    "validators": "tei_tools.validators:validate_file",
    "exporters": "tei_tools.exporters:EXPORTERS",
    "formats": "tei_tools.exporters:FORMATS",
    "export options": "tei_tools.exporters.options:check_options",
    "theme": "tei_tools.exporters.page.theme:Theme",
    "tables": "tei_tools.tables:read_tables",
    "parse": "tei_tools.tei:parse_xml",
    "serialise": "tei_tools.tei:serialise",
}
_SIDECARS = (".toml", ".yaml", ".yml", ".json")
_SHEETS = ("metadata.csv", "metadata.xlsx")


def stage(name: str) -> Any:
    """Gives the function or table that does one stage, importing it now."""
    return load(STAGES, name, family="stage")


def read(
    path: str | Path,
    *,
    content: bytes | None = None,
    encoding: str | None = None,
    meta: str | Path | Metadata | None = None,
    profile: str | Path = "translation",
    genre: str = "",
) -> Document:
    """Reads a transcription (`-`: standard input) into a Document with the annotations that its conventions speak of.

    A Word document (docx) and Markdown are taken too. `content` is what the file holds, where it was read already. `encoding`
    is needed only where a text is neither UTF-8 nor begins with a byte order mark. `meta` is a metadata file or the metadata
    itself; without it STEM.toml (yaml, json) beside the file is read, or its row in metadata.csv or .xlsx. `profile` names the
    conventions or their file, `genre` goes before the one that is recognised. Raises InputError, MetadataError, ProfileError.
    """
    source = str(path)
    words = stage("source")(read_file(path) if content is None else content, name=source, encoding=encoding)
    if not words.text.strip():
        raise InputError(f"{source}: holds no text: there is nothing to encode")
    metadata = _metadata(source, meta)
    metadata = replace(metadata, genre=genre) if genre else metadata
    named = {"name": stem_of(source), "source": source, "profile": str(profile)}
    document: Document = stage("transcription")(words.text, metadata=metadata, **named)
    return replace(document, findings=(*words.findings, *document.findings)) if words.findings else document


def encode(
    document: Document | str | Path,
    *,
    authority: str | Path | Authority | None = None,
    date: str | date | None = None,
    annotators: Sequence[str] = (),
) -> Any:
    """Encodes a Document, or the transcription at a path, as a TEI document: an lxml tree, checked to hold the whole text.

    `authority` is a folder of registers or the registers themselves; None takes the `encoded/authority/` nearest above the
    source, else the register that ships with the package. `date` is the day for revisionDesc, YYYY-MM-DD; else it comes from
    the metadata or SOURCE_DATE_EPOCH, else it stays out. `annotators` are further ones, as in `annotate`. Raises
    ConservationError where a character would be lost.
    """
    if not isinstance(document, Document):
        content = read_file(document)
        if stage("is standoff")(content):
            return stage("standoff")(content, name=str(document))[0]
        document = read(document, content=content)
    registers = authority if isinstance(authority, Authority) else registers_for(document.source, authority)
    return encode_annotated(annotate(document, registers, annotators), registers, date=date)


def encode_annotated(document: Document, authority: Authority, *, date: str | date | None = None) -> Any:
    """Encodes a Document that `annotate` has seen; the second half of `encode`, for who wants to look between the two."""
    document = replace(document, metadata=replace(document.metadata, encoded=_day(date, document.metadata)))
    tree = stage("encoder")(document, authority)
    stage("conservation")(document, tree)
    return tree


def annotate(document: Document, authority: Authority, annotators: Sequence[str] = ()) -> Document:
    """Adds what every annotator finds, one after the other in the order of their table, so that later ones see earlier work.

    `annotators` names further ones, `NAME` or `NAME=MODEL`, whose finds are added below those of our rules.
    """
    table = stage("annotators")
    for name in table:
        document = document.annotate(load(table, name, family="annotator")(document, authority))
    for wanted in annotators:
        document = stage("suggest")(document, authority, stage("engine")(wanted))
    return document


def validate(
    source: str | Path | bytes,
    *,
    schema: str | Path | None = None,
    schematron: str | Path | None = None,
    authority: str | Path | None = None,
    **options: Any,
) -> list[Finding]:
    """Checks a TEI file (`-`: standard input), or its bytes, and gives its findings in the order of their places.

    With `schema` (RELAX NG) or `schematron` only what is named is checked; without, our schema, our Schematron and all
    references. `options` are those of `validators.validate_file`: transcriptions, phase, catalogue, fetch. Raises InputError
    where there is no XML to check, SchemaError for an incorrect schema.
    """
    paths = {"schema": schema, "schematron": schematron, "authority": authority}
    wanted = {name: None if path is None else Path(path) for name, path in paths.items()}
    if isinstance(source, bytes) or str(source) == STDIN:
        content = source if isinstance(source, bytes) else read_file(source)
        return list(stage("validators")(content, file=STDIN, **wanted, **options))
    return list(stage("validators")(Path(source), file=str(source), **wanted, **options))


def export(
    tree: Any,
    to: str = "html",
    style: str = "",
    *,
    table: str = "",
    authority: str | Path | Authority | None = None,
    language: str = "",
    theme: str | Path | None = None,
) -> str | bytes:
    """Turns a TEI document, an lxml tree or the path of a file (`-`: standard input), into another format.

    `to` names a row of `exporters.FORMATS`, `style` one of its styles (its first, where none is named), `table` one of its
    files where it has several. `authority` names the registers that entities are merged with; `language` and `theme` are the
    language of a page and a project's folder for it. Returns bytes for a binary format, else a string. Raises UsageError for a
    name that is not known, or an extra that is not installed.
    """
    style = stage("export options")(to, style, table)
    source = str(tree) if isinstance(tree, str | Path) else STDIN
    if isinstance(tree, str | Path):
        tree = stage("parse")(read_file(tree), file=source)
    row = stage("formats")[to]
    function = load(stage("exporters"), to, family="export format")
    if row.scope == "document":
        options: dict[str, Any] = {"table": table} if table else {}
        if language or theme is not None:
            options["theme"] = stage("theme")(language or "en", None if theme is None else Path(theme))
        exported: str | bytes = function(tree, style=style, **options)
        return exported
    if row.tables and not table:
        raise UsageError(f"{to} is several files: name one of them as table: {', '.join(row.tables)}")
    registers = authority if isinstance(authority, Authority) else registers_near([source], authority)
    pieces = function(stage("tables")(tree, source=source), style=style, table=table, authority=registers)
    return "".join(piece for _, piece in pieces)


def stem_of(source: str) -> str:
    """Gives the name of a document: the file's name without its last ending, or `stdin`."""
    return "stdin" if source == STDIN else Path(source).stem


def registers_for(source: str, folder: str | Path | None) -> Authority:
    """Reads the registers: of `folder`, of the nearest folder above `source`, or those that ship; again only if changed."""
    found = folder_for(source, folder)
    return _read_registers(None if found is None else found.resolve())


def folder_for(source: str, folder: str | Path | None) -> Path | None:
    """Gives the folder of the registers: `folder`, else the nearest above `source`; None for those that ship."""
    return _nearest(source) if folder is None else Path(folder)


def registers_near(sources: Iterable[str], folder: str | Path | None) -> Authority | None:
    """Reads the registers of `folder`, or those nearest above the first source that has some; None where there are none.

    Those that ship are not taken: what an export says of a person comes from the documents and their project's own registers.
    """
    if folder is None:
        folder = next((near for source in sources if (near := _nearest(source))), None)
    return None if folder is None else _read_registers(Path(folder).resolve())


def _nearest(source: str) -> Path | None:
    nearest: Path | None = stage("nearest authority")(Path.cwd() / "-" if source == STDIN else Path(source))
    return nearest


def _read_registers(folder: Path | None) -> Authority:
    registers: Authority = stage("authority")(folder)
    return registers


def _metadata(source: str, meta: str | Path | Metadata | None) -> Metadata:
    if isinstance(meta, Metadata):
        return meta
    beside = sidecar_of(source)
    path = Path(meta) if meta is not None else beside
    if path is None:
        return Metadata()
    metadata: Metadata = stage("metadata")(path, stem_of(source))
    return metadata


def sidecar_of(source: str) -> Path | None:
    """Gives the metadata file that is read by itself: STEM.toml, .yaml, .yml, .json beside the input, or the folder's sheet."""
    if source == STDIN:
        return None
    path = Path(source)
    beside = [path.with_suffix(ending) for ending in _SIDECARS]
    files = (file for file in (*beside, *map(path.with_name, _SHEETS)) if file != path and file.is_file())
    return next((file for file in files if file.suffix != ".json" or stage("is metadata")(file)), None)


def _day(given: str | date | None, metadata: Metadata) -> str:
    if given is not None:
        return str(check_day(str(given)))
    if metadata.encoded:
        return metadata.encoded
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return str(_epoch_day(epoch)) if epoch else ""


def check_day(day: str) -> date:
    """Gives the date that `day`, YYYY-MM-DD, stands for. Raises UsageError where there is no such day."""
    try:
        return datetime.strptime(day, "%Y-%m-%d").date()
    except ValueError as error:
        raise UsageError(f"'{day[:20]}' is no day: write it as YYYY-MM-DD, for instance 2026-05-01") from error


def _epoch_day(epoch: str) -> date:
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(
            f"SOURCE_DATE_EPOCH '{epoch[:20]}' is no number of seconds: unset it, or set it to a number"
        ) from error
