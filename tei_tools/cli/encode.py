"""`tei-tools encode`: transcriptions to TEI."""

from __future__ import annotations

import codecs
from functools import partial
from pathlib import Path
from typing import Any

import click

from tei_tools.cli.explaining import explaining
from tei_tools.cli.options import READABLE_FILE, READABLE_FOLDER, WRITABLE_FILE, inputs, out, strict, workers
from tei_tools.cli.work import run_jobs
from tei_tools.corpus import plan_work
from tei_tools.errors import UsageError
from tei_tools.jobs import Encoding, encode_job
from tei_tools.pipeline import check_day, stage

SHEETS = (".csv", ".xlsx")  # each input has its own row in these
GENRES = (
    "journal",
    "conversation",
    "telegram",
    "letter",
    "report",
    "memorandum",
    "minutes",
    "protocol",
    "transcript",
    "note",
    "document",
)


@click.command("encode")
@inputs
@out
@click.option("--meta", type=READABLE_FILE, metavar="FILE", help="Metadata (TOML, YAML, JSON, CSV, XLSX) for all inputs.")
@click.option("--authority", type=READABLE_FOLDER, metavar="FOLDER", help="Registers; default: encoded/authority above INPUT.")
@click.option("--encoding", metavar="NAME", help="The encoding of the inputs, such as windows-1251. Default: UTF-8.")
@click.option("--profile", metavar="NAME|FILE", default="translation", help="Conventions: translation, letter, leiden, FILE.")
@click.option("--genre", type=click.Choice(GENRES), help="The genre of all inputs, where it is known.")
@click.option("--fresh", is_flag=True, help="Write OUT anew where it exists: what people did to it is lost.")
@click.option("--diff", is_flag=True, help="Write nothing: show what would change in OUT, and what newer rules would write.")
@click.option("--dismiss", "answer", flag_value="dismiss", help="What newer rules would write is seen: say it no more.")
@click.option("--restore", "answer", flag_value="restore", help="Add tags too that somebody may have taken away.")
@click.option("--date", "day", metavar="DAY", help="The day of encoding for revisionDesc: YYYY-MM-DD.")
@click.option("--annotator", "annotators", multiple=True, metavar="NAME[=MODEL]", help="Add what another annotator suggests.")
@click.option("--explain", is_flag=True, help="Say on standard error what was marked, by which rule and why.")
@click.option("--explain-to", type=WRITABLE_FILE, metavar="FILE", help="The same to FILE: JSON if it ends in .json, else text.")
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", help="How findings are said. Default: text."
)
@strict
@workers
def command(
    inputs: tuple[str, ...],
    out: str | None,
    explain: bool,
    explain_to: Path | None,
    form: str,
    strict: bool,
    workers: int,
    **asked: Any,
) -> None:
    """Encode transcriptions (files, folders with *.txt, or - for standard input) as TEI: text, Word documents, Markdown.

    The text is kept to the last character: where it would not be, nothing is written. What the reader could not make out is
    said on standard error, with line and column. An input is never overwritten. Where OUT exists it is brought up to date: only
    the machine's own tags change, and nothing in a document that is reviewed or final. With --annotator, another one (spacy,
    perceptron=FILE, one that a package adds) suggests names where our rules found none.

    \b
    Example:
      tei-tools encode letter.txt -o letter.xml
      tei-tools encode transcriptions/ -o tei/ -j 2 --date 2026-05-01
      tei-tools encode letter.txt -o letter.xml --explain-to letter.json
    """
    options = _options(asked, explain=explain or explain_to is not None)
    if options.diff and out in (None, "-"):
        raise UsageError("--diff compares with a file that exists: name it with -o")
    keep = _kept(asked["meta"], options.authority, options.profile)
    plan = plan_work(inputs, "*.txt *.docx *.standoff.json", out=out, ending=".xml", keep=keep)
    work = partial(encode_job, options=options)
    with explaining(plan.jobs, aloud=explain, to=explain_to) as explained:
        run_jobs(work, plan.jobs, workers=workers, strict=strict, label="encoding", explained=explained, form=form)


def _options(asked: dict[str, Any], *, explain: bool) -> Encoding:
    """Checks what was asked for all inputs before the first is read."""
    if asked["encoding"] is not None:
        _check_encoding(asked["encoding"])
    if asked["day"] is not None:
        check_day(asked["day"])
    stage("profile")(asked["profile"])
    for wanted in asked["annotators"]:
        stage("engine")(wanted)
    meta: Path | None = asked["meta"]
    return Encoding(
        encoding=asked["encoding"],
        metadata=meta if meta is None or meta.suffix.lower() in SHEETS else stage("metadata")(meta),
        authority=asked["authority"],
        date=asked["day"],
        profile=asked["profile"],
        genre=asked["genre"] or "",
        fresh=asked["fresh"],
        explain=explain,
        annotators=asked["annotators"],
        answer=asked["answer"] or "",
        diff=asked["diff"],
    )


def _check_encoding(name: str) -> None:
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError) as error:
        raise UsageError(f"there is no encoding '{name[:20]}': try utf-8, utf-16, windows-1251 or koi8-r") from error
    if not getattr(info, "_is_text_encoding", True):
        raise UsageError(f"'{name}' turns bytes into bytes, it is no encoding of text: try windows-1251 or koi8-r")


def _kept(meta: Path | None, authority: Path | None, profile: str) -> list[Path]:
    """The files beside the inputs that this run reads and must not write: the metadata, the registers, the profile."""
    registers = sorted(authority.glob("*.xml")) if authority is not None else []
    own = [Path(profile)] if profile.endswith(".toml") else []
    return [*own, *registers] if meta is None else [meta, *own, *registers]
