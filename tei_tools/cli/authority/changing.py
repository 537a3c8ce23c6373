"""`authority add` and `authority import`: records come into the registers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from tei_tools.authority import fold, links_of
from tei_tools.authority.checking import new_id, parent_problem, problems_of
from tei_tools.authority.identifiers import bare_identifier
from tei_tools.authority.register_files import RegisterFiles
from tei_tools.authority.tables import FORMATS
from tei_tools.cli.authority.candidates import candidate_of, is_candidate
from tei_tools.cli.authority.corpus import corpus_of, corpus_option, dry_run, finish
from tei_tools.cli.authority.folder import KINDS, folder_option, own_folder
from tei_tools.cli.options import READABLE_FILE
from tei_tools.cli.running import complain
from tei_tools.errors import InputError, UsageError
from tei_tools.files import read_file
from tei_tools.model import Record
from tei_tools.revision.candidates import record_of
from tei_tools.revision.corpus import repoint_corpus


@click.command("add")
@click.argument("kind", metavar="KIND|CANDIDATE")
@click.argument("name", required=False, default="")
@click.option("--id", "xml_id", metavar="ID", help="The id. Default: made of the name.")
@click.option("--variant", "variants", multiple=True, metavar="NAME", help="Another spelling; may be repeated.")
@click.option("--surname", default="", metavar="WORDS", help="Which part of the name is the surname.")
@click.option("--forename", default="", metavar="WORDS", help="Which part of the name is the forename.")
@click.option("--type", default="", metavar="WORD", help="What it is: country, settlement, party ...")
@click.option("--role", "roles", multiple=True, metavar="OFFICE", help="An office that the person held; may be repeated.")
@click.option("--from", "start", default="", metavar="DATE", help="Birth, or the beginning: 1957-05-31, 1957-05 or 1957.")
@click.option("--to", "end", default="", metavar="DATE", help="Death, or the end.")
@click.option("--parent", default="", metavar="ID", help="The place or body that it belongs to.")
@click.option("--geo", default="", metavar="'LAT LONG'", help="Decimal degrees, such as '39.02 125.75'.")
@click.option("--note", default="", metavar="TEXT", help="What else is known.")
@click.option(
    "--identifier", "identifiers", multiple=True, metavar="KIND=ID", help="wikidata=Q41117, viaf=, gnd=, geonames= ..."
)
@click.option("--no-link", is_flag=True, help="Of a candidate: makes the record, and leaves the documents as they are.")
@corpus_option
@folder_option
@dry_run
def add(
    kind: str,
    name: str,
    no_link: bool,
    corpus: tuple[Path, ...],
    folder: Path | None,
    dry_run: bool,
    **fields: Any,
) -> None:
    """Add a record of KIND (person, place, org) with the preferred NAME, or one made of a CANDIDATE.

    A record that exists under one of these spellings is named as a warning: two records of one person are worse than none.
    A candidate (person.anna_berg, of tei-tools authority candidates) takes its spellings along, and its mentions in the corpus
    are linked to the record; NAME and the options go before what the documents say.

    \b
    Example:
      tei-tools authority add person "Ada Quill" --surname Quill --forename Ada --variant "A. Quill" --from 1901
    """
    registers = RegisterFiles(own_folder(folder))
    paths = corpus_of(registers.folder, corpus) if is_candidate(kind) else []
    found, left = _begun(kind, name, paths, registers)
    record = _filled(found, registers, fields)
    for other in alike(record, registers):
        complain(f"{other} is spelt like it: if it is the same, remove one or join them with tei-tools authority merge")
    registers.add(record)
    said = [f"{record.ref}: added" + (f" (not taken along, as they could be others: {', '.join(left)})" if left else "")]
    link = is_candidate(kind) and not no_link
    changes = list(repoint_corpus(paths, {f"#{kind}": record}, registers.folder)) if link else []
    finish(registers, said, changes, dry_run)


def _filled(found: Record, registers: RegisterFiles, fields: dict[str, Any]) -> Record:
    """Gives the record with what the options say. Raises UsageError with all that is wrong in it."""
    given = {key: value for key, value in fields.items() if value}
    parent = given.pop("parent", "")
    variants = (" ".join(variant.split()) for variant in given.pop("variants", ()))
    record = replace(
        found,
        xml_id=given.pop("xml_id", "") or new_id(found.name, registers.authority, found.kind),
        variants=tuple(dict.fromkeys((*found.variants, *variants))),
        identifiers=dict(_identifier(word) for word in given.pop("identifiers", ())),
        parent=f"#{parent}" if parent and ":" not in parent and not parent.startswith("#") else parent,
        **given,
    )
    problems = [*problems_of(record), *filter(None, [parent_problem(record, registers.authority)])]
    if problems:
        raise UsageError("; ".join(problems))
    return record


def _begun(kind: str, name: str, paths: Sequence[Path], registers: RegisterFiles) -> tuple[Record, list[str]]:
    """Gives the record with what the words on the command line say, or the documents; and the spellings left out."""
    name = " ".join(name.split())
    if is_candidate(kind):
        found, left = record_of(candidate_of(kind, paths, registers.folder), "candidate")
        if name and name != found.name:
            variants = dict.fromkeys((found.name, *found.variants))
            found = replace(found, name=name, variants=tuple(v for v in variants if v != name), surname="", forename="")
        return found, left
    known = next((known for known in KINDS if known == kind), None)
    if known is None or not name:
        raise UsageError("say person, place or org and a name; or the id of a candidate, such as person.anna_berg")
    return Record("new", known, name), []


@click.command("import")
@click.argument("file", type=READABLE_FILE)
@click.option("--from", "form", type=click.Choice(list(FORMATS)), help="The format. Default: by the ending.")
@folder_option
@dry_run
def import_(file: Path, form: str | None, folder: Path | None, dry_run: bool) -> None:
    """Take records from FILE (csv, json, geojson): new ones are added, known ones changed where FILE says otherwise.

    FILE has what `authority export` writes. No record is removed. Where one record of FILE is wrong, nothing is changed.

    \b
    Example:
      tei-tools authority import people.csv --dry-run
    """
    form = form or file.suffix.lower().lstrip(".")
    if form not in FORMATS:
        raise UsageError(f"{file}: its ending names no format: add --from csv, json or geojson")
    text = _decoded(read_file(file), file)
    registers = RegisterFiles(own_folder(folder))
    said = take_records(registers, FORMATS[form][1](text, str(file)), str(file))
    finish(registers, said, (), dry_run)


def _decoded(content: bytes, file: Path) -> str:
    """The text of a table: UTF-8, or UTF-16 with its mark, as spreadsheets save `Unicode text`."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputError(f"{file}:{line}: is not UTF-8: save it as UTF-8 (in a spreadsheet: CSV UTF-8)") from error


def take_records(registers: RegisterFiles, records: Sequence[Record], file: str) -> list[str]:
    """Adds or amends each record and says so. Raises InputError, with every problem, before anything is written."""
    said, problems = [], []
    seen: set[str] = set()
    for number, given in enumerate(records, 1):
        record = given if given.xml_id else replace(given, xml_id=new_id(given.name, registers.authority, given.kind))
        place = f"{file}: record {number} ({record.ref})"
        found = [f"{place}: {problem}" for problem in problems_of(record)]
        if record.ref in seen:
            found.append(f"{place}: stands twice")
        seen.add(record.ref)
        problems += found
        known = registers.authority.get(record.ref)
        if found or known == record:
            continue
        if known is None:
            registers.add(record)
        else:
            registers.amend(known, record)
        said.append(f"{record.ref}: {'added' if known is None else 'changed'}")
    for number, record in enumerate(records, 1):
        problem = parent_problem(record, registers.authority)
        problems += [f"{file}: record {number} ({record.ref}): {problem}"] if problem else []
    if problems:
        raise InputError("\n  ".join([f"{len(problems)} problem{'s' * (len(problems) != 1)}: nothing was changed", *problems]))
    return said


def alike(record: Record, registers: RegisterFiles) -> list[str]:
    """Gives the refs of records that have one of the record's spellings."""
    links = links_of(registers.authority)
    names = (record.name, *record.variants)
    found = {ref for name in names for ref in links.spellings.get(fold(name), ()) if ref.startswith(f"{record.kind}:")}
    if record.kind == "person":
        found |= {ref for name in names if " " in name for ref in links.candidates((), name)}
    return sorted(found)


def _identifier(word: str) -> tuple[str, str]:
    kind, equals, value = word.partition("=")
    if not equals or not value:
        raise UsageError(f"'{word[:30]}' is no identifier: write KIND=ID, for instance wikidata=Q41117")
    return kind, bare_identifier(kind, value)
