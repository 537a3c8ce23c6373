"""`authority list`, `show`, `check`, `export`: nothing is changed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

from tei_tools.authority import fold, person_keys, read_authority
from tei_tools.authority.identifiers import address_of
from tei_tools.authority.register_files import RegisterFiles
from tei_tools.authority.tables import FORMATS, write_json
from tei_tools.cli.authority.folder import any_folder, find_record, folder_option, kind_option, own_folder
from tei_tools.cli.checking import Wanted, check_files
from tei_tools.cli.options import strict
from tei_tools.cli.running import complain, write_stdout
from tei_tools.corpus import plan_work
from tei_tools.errors import OutputError, UsageError
from tei_tools.files import write_file
from tei_tools.jobs import Checking
from tei_tools.model import Record
from tei_tools.revision.corpus import dangling
from tei_tools.validators.settings import Settings


@click.command("list")
@click.argument("words", nargs=-1, metavar="[WORD]...")
@kind_option
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", help="How they are printed.")
@folder_option
def list_(words: tuple[str, ...], kind: str | None, form: str, folder: Path | None) -> None:
    """List the records; with WORDs those one of whose names holds them, however they are spelt.

    \b
    Example:
      tei-tools authority list Kim --kind person
    """
    authority = read_authority(any_folder(folder))
    found = [r for r in authority.records if kind in (None, r.kind) and _speaks_of(r, " ".join(words))]
    if form == "text":
        wide = max((len(record.ref) for record in found), default=0)
        write_stdout("".join(f"{record.ref:{wide}}  {summary_of(record)}\n" for record in found).encode())
    else:
        write_stdout(FORMATS[form][0](found).encode())


@click.command("show")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How they are printed.")
@folder_option
def show(ids: tuple[str, ...], form: str, folder: Path | None) -> None:
    """Show records with all that is known of them.

    \b
    Example:
      tei-tools authority show person:kim_il_sung
    """
    authority = read_authority(any_folder(folder))
    records = [find_record(authority, word) for word in ids]
    text = write_json(records) if form == "json" else "\n".join(map(_page, records))
    write_stdout(text.encode())


@click.command("check")
@folder_option
@strict
def check(folder: Path | None, strict: bool) -> None:
    """Check the registers: the schema, ids, dates, pointers, the form of identifiers, records that seem to be one.

    Pointers in the metadata of the corpus are checked too: files beside transcriptions, sheets, the heads of transcriptions;
    those in the documents by tei-tools validate.

    \b
    Example:
      tei-tools authority check
    """
    found = own_folder(folder)
    jobs = plan_work(sorted(map(str, found.glob("*.xml"))), "*.xml").jobs
    if not jobs:
        raise UsageError(f"{found}: has no registers: tei-tools authority add begins one")
    corpus = [found.resolve().parent] if found.resolve().parent.name == "encoded" else []
    beside = dangling([Path(os.path.relpath(path)) for path in corpus], read_authority(found))
    check_files(jobs, Checking(authority=found), Settings(), Wanted(strict=strict, registers=True), beside)


@click.command("export")
@click.option("--to", "form", type=click.Choice(["csv", "json", "geojson", "tei"]), default="csv", help="The format.")
@kind_option
@click.option("-o", "out", metavar="OUT", help="File (for tei, a folder). Default: standard output.")
@folder_option
def export(form: str, kind: str | None, out: str | None, folder: Path | None) -> None:
    """Write the records as a table, as JSON, or (places) as GeoJSON; as TEI, into registers of another folder.

    \b
    Example:
      tei-tools authority export --to csv --kind person -o people.csv
    """
    source = any_folder(folder)
    records = [r for r in read_authority(source).records if kind in (None, r.kind)]
    if form == "tei":
        _export_tei(records, out)
        return
    content = FORMATS[form][0](records).encode()
    if out is None or out == "-":
        write_stdout(content)
    else:
        write_file(Path(out), content)


def _export_tei(records: Iterable[Record], out: str | None) -> None:
    if out is None or out == "-":
        raise UsageError("registers are three files: name a folder with -o")
    target = Path(out)
    if target.is_dir() and any(target.glob("*.xml")):
        raise OutputError(f"{out}: has registers already, which are not overwritten: choose another folder")
    registers = RegisterFiles(target)
    for record in records:
        registers.add(record)
    for path in registers.save():
        complain(f"{path}: written")


def summary_of(record: Record) -> str:
    """Gives a record on one line: name, years, what it is."""
    years = f" ({record.start}–{record.end})" if record.start or record.end else ""
    what = record.roles[0] if record.roles else record.type
    return f"{record.name}{years}" + (f", {what}" if what else "")


def _speaks_of(record: Record, words: str) -> bool:
    names = (record.name, *record.variants)
    key = fold(words)
    if not key or key in record.xml_id or any(key in fold(name) for name in names):
        return True
    return record.kind == "person" and any(person_keys(words) & person_keys(name) for name in names)


def _page(record: Record) -> str:
    rows = [
        ("also", "; ".join(record.variants)),
        ("type", record.type),
        ("offices", "; ".join(record.roles)),
        ("from", record.start),
        ("to", record.end),
        ("belongs to", record.parent),
        ("where", record.geo),
        *((kind, f"{value} {address_of(kind, value)}".rstrip()) for kind, value in record.identifiers.items()),
        *(("note", note) for note in record.note.split("\n")),
    ]
    return f"{record.ref}\n  {record.name}\n" + "".join(f"  {name}: {value}\n" for name, value in rows if value)
