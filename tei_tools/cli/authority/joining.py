"""`authority merge`, `split`, `rename`: records change, and the pointers of the corpus with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from tei_tools.authority import fold
from tei_tools.authority.checking import problems_of
from tei_tools.authority.joining import join_records, rename_record
from tei_tools.authority.register_files import RegisterFiles
from tei_tools.cli.authority.candidates import candidate_of, is_candidate
from tei_tools.cli.authority.corpus import corpus_of, corpus_option, dry_run, finish
from tei_tools.cli.authority.folder import find_record, folder_option, own_folder
from tei_tools.errors import UsageError
from tei_tools.model import Record
from tei_tools.revision.candidates import record_of
from tei_tools.revision.corpus import FileChange, repoint_corpus, split_corpus


@click.command("merge")
@click.argument("keep")
@click.argument("others", nargs=-1, required=True, metavar="OTHER...")
@corpus_option
@folder_option
@dry_run
def merge(keep: str, others: tuple[str, ...], corpus: tuple[Path, ...], folder: Path | None, dry_run: bool) -> None:
    """Join records: KEEP gets what OTHER knows more, and every pointer to OTHER leads to KEEP.

    OTHER is a record, or a candidate (person.anna_berg) that documents have found: then its mentions are linked to KEEP.

    \b
    Example:
      tei-tools authority merge person:quill_ada person:quill_a --dry-run
    """
    registers = RegisterFiles(own_folder(folder))
    paths = corpus_of(registers.folder, corpus)
    kept, said = find_record(registers.authority, keep), []
    turned = []
    for word in others:
        if is_candidate(word):
            found, left = record_of(candidate_of(word, paths, registers.folder), "candidate")
            if found.kind != kept.kind:
                raise UsageError(f"{kept.ref} is a {kept.kind} and {word} a {found.kind}: they cannot be one record")
            kept = _with_spellings(registers, kept, found)
            turned.append(f"#{word}")
            said.append(
                f"{word}: linked to {kept.ref}" + (f" (not a spelling of the record: {', '.join(left)})" if left else "")
            )
        else:
            other = find_record(registers.authority, word)
            if other.ref == kept.ref:
                raise UsageError(f"{word}: a record cannot be joined with itself")
            kept = join_records(registers, kept, other)
            turned.append(other.ref)
            said.append(f"{other.ref}: joined to {kept.ref}")
    finish(registers, said, list(repoint_corpus(paths, dict.fromkeys(turned, kept), registers.folder)), dry_run)


@click.command("rename")
@click.argument("old")
@click.argument("new")
@corpus_option
@folder_option
@dry_run
def rename(old: str, new: str, corpus: tuple[Path, ...], folder: Path | None, dry_run: bool) -> None:
    """Give the record OLD the id NEW; every pointer follows.

    \b
    Example:
      tei-tools authority rename person:quill_ada quill --dry-run
    """
    registers = RegisterFiles(own_folder(folder))
    record = find_record(registers.authority, old)
    kind, _, xml_id = new.rpartition(":")
    if kind not in ("", record.kind):
        raise UsageError(f"{record.ref} is a {record.kind}: it cannot become {new}")
    _check(replace(record, xml_id=xml_id))
    renamed = rename_record(registers, record, xml_id)
    paths = corpus_of(registers.folder, corpus)
    changes = list(repoint_corpus(paths, {record.ref: renamed}, registers.folder))
    finish(registers, [f"{record.ref}: renamed to {renamed.ref}"], changes, dry_run)


@click.command("split")
@click.argument("record")
@click.argument("new")
@click.option(
    "--name", default="", metavar="NAME", help="The name of the new record. Default: the first spelling that it takes."
)
@click.option(
    "--take", "taken", multiple=True, metavar="SPELLING", help="A spelling that goes over, with its mentions; may be repeated."
)
@click.option("--mention", "mentions", multiple=True, metavar="FILE#ID", help="A mention that goes over; may be repeated.")
@corpus_option
@folder_option
@dry_run
def split(
    record: str,
    new: str,
    name: str,
    taken: tuple[str, ...],
    mentions: tuple[str, ...],
    corpus: tuple[Path, ...],
    folder: Path | None,
    dry_run: bool,
) -> None:
    """Make two records of RECORD: one with the id NEW takes spellings and mentions over.

    \b
    Example:
      tei-tools authority split person:quill_ada quill_agnes --take "Agnes Quill" --dry-run
    """
    registers = RegisterFiles(own_folder(folder))
    old = find_record(registers.authority, record)
    if not taken and not mentions:
        raise UsageError("say what goes over: --take SPELLING or --mention FILE#ID")
    if not name and not taken:
        raise UsageError("say what the new record is called: --name NAME")
    words = [" ".join(spelling.split()) for spelling in taken]
    made = Record(
        new.rpartition(":")[2], old.kind, name or words[0], tuple(w for w in words if w != (name or words[0])), old.type
    )
    _check(made)
    registers.add(made)
    keys = {fold(word) for word in (made.name, *words)} if taken else set()
    left = tuple(variant for variant in old.variants if fold(variant) not in keys)
    if left != old.variants:
        registers.amend(old, replace(old, variants=left))
    changes, said = [], [f"{made.ref}: split from {old.ref}"]
    paths = corpus_of(registers.folder, corpus)
    for change, found in split_corpus(paths, old.ref, made, _meant(keys, mentions), registers.folder):
        changes.append(change)
        said += [f"{change.path}: '{word[:40]}' is {made.ref}" for word in found]
    _check_named(mentions, changes)
    finish(registers, said, changes, dry_run)


def _meant(keys: set[str], mentions: Iterable[str]) -> dict[str, _Meant]:
    named: dict[str, set[str]] = {}
    for mention in mentions:
        file, hash_, xml_id = mention.rpartition("#")
        if not hash_ or not file:
            raise UsageError(f"'{mention[:40]}' names no mention: write FILE#ID")
        named.setdefault(str(Path(file).resolve()), set()).add(xml_id)
    return {"": _Meant(keys, frozenset())} | {file: _Meant(keys, frozenset(ids)) for file, ids in named.items()}


class _Meant:
    """Which mentions go over: those that were named, and those that are spelt so."""

    def __init__(self, keys: set[str], named: frozenset[str]) -> None:
        self.keys, self.named = keys, named

    def __call__(self, xml_id: str, spelling: str) -> str:
        """Says why a mention goes over, nothing where it does not."""
        if xml_id in self.named:
            return "named"
        return "spelt" if fold(spelling) in self.keys else ""


def _check(record: Record) -> None:
    problems = list(problems_of(record))
    if problems:
        raise UsageError("; ".join(problems))


def _check_named(mentions: Iterable[str], changes: Iterable[FileChange]) -> None:
    changed = {str(change.path.resolve()) for change in changes}
    for mention in mentions:
        if str(Path(mention.rpartition("#")[0]).resolve()) not in changed:
            raise UsageError(f"{mention}: no mention of the record has this id in the corpus: nothing was changed")


def _with_spellings(registers: RegisterFiles, keep: Record, found: Record) -> Record:
    known = {fold(name) for name in (keep.name, *keep.variants)}
    new = [name for name in (found.name, *found.variants) if fold(name) not in known and (keep.kind != "person" or " " in name)]
    if not new:
        return keep
    amended = replace(keep, variants=(*keep.variants, *new))
    registers.amend(keep, amended)
    return amended
