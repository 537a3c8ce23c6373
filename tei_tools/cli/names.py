"""`tei-tools names`: the machine's tags listed, accepted, rejected, linked (docs/keeping-edits.md)."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from tei_tools.cli.options import READABLE_FOLDER, workers
from tei_tools.cli.running import write_stdout
from tei_tools.cli.work import run_jobs
from tei_tools.components import load
from tei_tools.corpus import Plan, plan_work
from tei_tools.errors import UsageError
from tei_tools.files import read_file
from tei_tools.jobs import Deciding, decide_job
from tei_tools.markup import read_markup
from tei_tools.revision.mentions import Choice, Mention, mentions_of

EDITOR = "TEI_TOOLS_EDITOR"
_SETTINGS = {
    "find": "tei_tools.validators.settings:find_settings",
    "toml": "tomllib:loads",
}
_SHOWN = ("id", "element", "words", "ref", "cert", "resp", "rule", "line", "before", "after")

path = click.argument("path", metavar="PATH")
by = click.option("--by", metavar="NAME", help="Who decides. Default: [names] by in tei-tools.toml, or TEI_TOOLS_EDITOR.")
all_ = click.option("--all", "all_", is_flag=True, help="All that are the machine's.")
ref = click.option("--ref", default="", metavar="REF", help="Those that point to this record.")
cert = click.option("--cert", type=click.Choice(["high", "medium", "low"]), help="Those of this certainty.")
element = click.option("--element", default="", metavar="NAME", help="Those in this element, such as persName.")
dry_run = click.option("--dry-run", is_flag=True, help="Says what would change, and changes nothing.")
registers = click.option(
    "--authority", "folder", type=READABLE_FOLDER, metavar="FOLDER", help="Registers; default: encoded/authority above PATH."
)


def _selecting(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the options that choose mentions, and those that every decision has."""
    for option in (workers, dry_run, by, element, cert, ref, all_):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Decide on the names and dates that the machine has tagged.

    A tag is the machine's while its @resp is #tei-tools. What you accept, reject or link is yours, and encode leaves it alone.

    \b
    Example:
      tei-tools names list letter.xml
    """


@command.command("list")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@all_
@ref
@cert
@element
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How they are printed.")
def list_(paths: tuple[str, ...], all_: bool, ref: str, cert: str | None, element: str, form: str) -> None:
    """List the mentions in TEI files: id, element, record, certainty, rule, and the words in their context.

    Those of the machine, or with --all also those that people have decided on.

    \b
    Example:
      tei-tools names list letter.xml --cert medium
    """
    rows: list[dict[str, Any]] = []
    for job in plan_work(paths, "*.xml").jobs:
        if job.problem is not None:
            raise job.problem
        markup = read_markup(read_file(job.source), job.source)
        found = [m for m in mentions_of(markup) if _is_shown(m, Choice((), all_, ref, cert or "", element))]
        if form == "text":
            write_stdout("".join(_line(job.source, mention) for mention in found).encode())
        rows += [{"file": job.source, **_row(mention)} for mention in found]
    if form == "json":
        lines = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in rows)
        write_stdout(f"[\n{lines}\n]\n".encode() if rows else b"[]\n")


@command.command("accept")
@path
@click.argument("ids", nargs=-1, metavar="[ID]...")
@_selecting
def accept(path: str, ids: tuple[str, ...], **options: Any) -> None:
    """Make mentions your own: your name goes into the header and into their @resp.

    PATH is a file, or with --all, --ref, --cert or --element a folder too.

    \b
    Example:
      tei-tools names accept letter.xml --cert high --by "Ada Quill"
    """
    _decide("accept", path, ids, options)


@command.command("reject")
@path
@click.argument("ids", nargs=-1, metavar="[ID]...")
@_selecting
def reject(path: str, ids: tuple[str, ...], **options: Any) -> None:
    """Take tags away for good: each is recorded in standOff, and encode does not set it again.

    \b
    Example:
      tei-tools names reject letter.xml --ref "#person.nobody" --by "Ada Quill"
    """
    _decide("reject", path, ids, options)


@command.command("link")
@path
@click.argument("words", nargs=-1, required=True, metavar="ID... REF")
@registers
@_selecting
def link(path: str, words: tuple[str, ...], folder: Path | None, **options: Any) -> None:
    """Point mentions to another record: person:ID, place:ID, org:ID of the registers, or #ID of the file's standOff.

    A name of another kind becomes one of the record's kind. With --ref OLD, --cert or --element no ID is needed.

    \b
    Example:
      tei-tools names link letter.xml --ref person:nobody place:moscow --by "Ada Quill"
    """
    targets = [word for word in words if ":" in word or word.startswith("#")]
    if len(targets) != 1:
        raise UsageError("name one record to link to: person:ID, place:ID, org:ID or #ID")
    ids = tuple(word for word in words if word not in targets)
    _decide("link", path, ids, {**options, "target": targets[0], "folder": folder})


def _decide(what: str, path: str, ids: tuple[str, ...], options: dict[str, Any]) -> None:
    choice = Choice(ids, options["all_"], options["ref"], options["cert"] or "", options["element"])
    if not ids and not any((choice.all, choice.ref, choice.cert, choice.local)):
        raise UsageError("name the mentions by their ids, or choose with --all, --ref, --cert or --element")
    if ids and any((choice.all, choice.ref, choice.cert, choice.local)):
        raise UsageError("name the mentions by their ids or choose with options, not both")
    plan: Plan = plan_work([path], "*.xml")
    if ids and len(plan.jobs) > 1:
        raise UsageError(f"{path}: is a folder: ids belong to one file")
    name = _person(options["by"])
    wanted = Deciding(what, choice, name, options.get("target", ""), options.get("folder"), options["dry_run"])
    run_jobs(partial(decide_job, options=wanted), plan.jobs, workers=options["workers"], strict=False, label="deciding")


def _person(by: str | None) -> str:
    """Gives the name of the person: as given, of the environment, of the settings."""
    name = " ".join((by or os.environ.get(EDITOR, "") or _from_settings()).split())
    if not name:
        raise UsageError(
            f'say who decides: --by "Your Name", or the environment\'s {EDITOR}, or [names] by = "Your Name" in tei-tools.toml'
        )
    return name


def _from_settings() -> str:
    found: Path | None = load(_SETTINGS, "find", family="stage")(Path.cwd())
    if found is None:
        return ""
    loads = load(_SETTINGS, "toml", family="stage")
    try:
        content = loads(read_file(found).decode("utf-8-sig"))
    except ValueError as error:
        raise UsageError(f"{found}: is not TOML: {error}") from error
    if found.name == "pyproject.toml":
        content = content.get("tool", {}).get("tei-tools", {})
    return str(content.get("names", {}).get("by", ""))


def _is_shown(mention: Mention, choice: Choice) -> bool:
    return (
        (choice.all or mention.is_machine)
        and choice.ref in ("", mention.ref)
        and choice.cert in ("", mention.cert)
        and choice.local in ("", mention.local)
    )


def _line(file: str, mention: Mention) -> str:
    source = mention.rule if mention.is_machine else f"by {mention.resp or '-'}"
    said = " ".join(filter(None, (mention.ref, mention.cert, source)))
    context = f"{mention.before}[{mention.words}]{mention.after}"
    return f"{file}:{mention.line}: {mention.xml_id or '-'} {mention.local} {said}: {context}\n"


def _row(mention: Mention) -> dict[str, Any]:
    names = {"id": "xml_id", "element": "local"}
    return {name: getattr(mention, names.get(name, name)) for name in _SHOWN}
