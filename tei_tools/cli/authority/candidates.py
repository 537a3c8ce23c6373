"""`authority candidates`: the names that so far only documents know, counted over the corpus."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from tei_tools.authority import read_authority
from tei_tools.cli.authority.corpus import corpus_of
from tei_tools.cli.authority.folder import any_folder, folder_option, kind_option
from tei_tools.cli.authority.reading import summary_of
from tei_tools.cli.options import workers
from tei_tools.cli.progress import progress
from tei_tools.cli.running import complain, write_stdout
from tei_tools.errors import EXIT_CANNOT_WORK, TeiToolsError, UsageError
from tei_tools.files import read_file
from tei_tools.markup import read_markup
from tei_tools.model import Authority
from tei_tools.pool import run_in_order
from tei_tools.revision.candidates import Candidate, Found, found_in, gather, records_like
from tei_tools.revision.corpus import documents_of

_SHOWN = 3  # contexts of each in the text form


@click.command("candidates")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[CORPUS]...")
@kind_option
@click.option("--least", type=click.IntRange(min=1), default=1, metavar="N", help="Only those with N mentions or more.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How they are printed.")
@click.option("--contexts", type=click.IntRange(min=0), default=_SHOWN, metavar="N", help="Mentions shown of each. Default: 3.")
@folder_option
@workers
def candidates(
    paths: tuple[Path, ...], kind: str | None, least: int, form: str, contexts: int, folder: Path | None, workers: int
) -> None:
    """List the names that no register has yet: how often, where, under which spellings, and which records they could be.

    CORPUS are TEI files or folders; without it, the folder encoded/ of the registers. What is listed is not linked: only you
    can say who is meant. tei-tools authority add ID makes a record, tei-tools authority merge RECORD ID links to one.

    \b
    Example:
      tei-tools authority candidates tei/ --kind person
    """
    registers = any_folder(folder)
    places = list(paths) or (corpus_of(registers, ()) if registers is not None else [])
    if not places:
        raise UsageError("name the documents: tei-tools authority candidates tei/")
    found, problems = _gathered(places, registers, workers)
    wanted = [candidate for candidate in found if kind in (None, candidate.kind) and candidate.count >= least]
    authority = read_authority(registers)
    if form == "json":
        rows = ",\n".join(f"  {json.dumps(_row(candidate, authority), ensure_ascii=False)}" for candidate in wanted)
        write_stdout(f"[\n{rows}\n]\n".encode() if wanted else b"[]\n")
    else:
        write_stdout("".join(_page(candidate, authority, contexts) for candidate in wanted).encode())
    for problem in problems:
        complain(problem)
    if problems:
        raise click.exceptions.Exit(EXIT_CANNOT_WORK)


def is_candidate(word: str) -> bool:
    """Says whether a word on the command line is the id of a candidate, `person.anna_berg`."""
    return word.startswith(("person.", "place.", "org."))


def candidate_of(word: str, paths: Sequence[Path], registers: Path | None) -> Candidate:
    """Gives the candidate of that id. Raises UsageError where no document has it."""
    found, problems = _gathered(paths, registers, 1)
    if problems:
        raise TeiToolsError(problems[0])
    candidate = next((candidate for candidate in found if candidate.id == word), None)
    if candidate is None:
        where = ", ".join(map(str, paths)) or "the corpus"
        raise UsageError(
            f"no document in {where} has the candidate '{word[:40]}': tei-tools authority candidates lists them, and "
            "--corpus names other documents"
        )
    if len(candidate.bearers) > 1:
        complain(f"{word} may be several people: {_several(candidate)}: tei-tools names link links single mentions")
    return candidate


def _several(candidate: Candidate) -> str:
    return "; ".join(map(str, candidate.bearers))


def _gathered(paths: Sequence[Path], registers: Path | None, workers: int) -> tuple[list[Candidate], list[str]]:
    files = [str(path) for path in documents_of(paths, registers)]
    results: list[list[Found]] = []
    problems: list[str] = []
    with progress(run_in_order(_read, files, workers=workers), len(files), label="reading") as (outcomes, _):
        for outcome in outcomes:
            if isinstance(outcome, str):
                problems.append(outcome)
            else:
                results.append(outcome)
    return gather(results), problems


def _read(file: str) -> list[Found] | str:
    """The candidates of one file, or why it cannot be read; in a worker process."""
    try:
        return found_in(read_markup(read_file(file), file))
    except TeiToolsError as error:
        return str(error)


def _page(candidate: Candidate, authority: Authority, shown: int) -> str:
    mentions = f"{candidate.count} mention{'s' * (candidate.count != 1)}"
    documents = f"{len(candidate.files)} document{'s' * (len(candidate.files) != 1)}"
    spellings = ", ".join(f"{words} ({count})" for words, count in candidate.spellings.most_common())
    records = [f"  perhaps {record.ref}: {summary_of(record)}\n" for record in records_like(candidate, authority)]
    several = f"  may be several: {_several(candidate)}\n" if len(candidate.bearers) > 1 else ""
    contexts = [f"  {c.file}:{c.line}: {c.before}[{c.words}]{c.after}\n" for c in candidate.contexts[:shown]]
    more = [f"  and {candidate.count - shown} more\n"] if shown and candidate.count > shown else []
    heading = f"{candidate.id}  {candidate.name}: {mentions} in {documents}\n"
    return "".join([heading, f"  spelt {spellings}\n" if spellings else "", several, *records, *contexts, *more])


def _row(candidate: Candidate, authority: Authority) -> dict[str, Any]:
    return {
        "id": candidate.id,
        "kind": candidate.kind,
        "name": candidate.name,
        "mentions": candidate.count,
        "documents": len(candidate.files),
        "spellings": dict(candidate.spellings.most_common()),
        "records": [{"ref": record.ref, "name": record.name} for record in records_like(candidate, authority)],
        "bearers": [{"files": b.files, "offices": b.offices, "years": b.years} for b in candidate.bearers],
        "contexts": [
            {"file": c.file, "line": c.line, "id": c.xml_id, "before": c.before, "words": c.words, "after": c.after}
            for c in candidate.contexts
        ],
    }
