"""Which registers a command works on, and which record a word on the command line means."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import click

from tei_tools.authority import nearest_authority
from tei_tools.cli.options import READABLE_FOLDER
from tei_tools.errors import UsageError
from tei_tools.model import Authority, Record
from tei_tools.model.authority import Kind

KINDS: tuple[Kind, ...] = ("person", "place", "org")

folder_option = click.option(
    "--authority", "folder", type=READABLE_FOLDER, metavar="FOLDER", help="Registers; default: encoded/authority here or above."
)
kind_option = click.option("--kind", type=click.Choice(KINDS), help="Only people, places or organisations.")


def own_folder(folder: Path | None) -> Path:
    """Gives the folder of registers to change. Raises UsageError where the corpus has none: the package's are not changed."""
    found = any_folder(folder)
    if found is None:
        raise UsageError(
            "there is no encoded/authority/ here or above: make the folder, or name one with --authority "
            "(tei-tools authority export --to tei -o encoded/authority/ begins one with the records that ship)"
        )
    return found


def any_folder(folder: Path | None) -> Path | None:
    """Gives the folder of registers to read, None for those that ship with the package."""
    found = nearest_authority(Path.cwd() / "-") if folder is None else folder
    return None if found is None else Path(os.path.relpath(found))


def find_record(authority: Authority, word: str) -> Record:
    """Gives the record that `person:ID`, or an ID that only one register has, means. Raises UsageError for none or several."""
    found = [r for r in authority.records if word in (r.ref, r.xml_id)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"'{word}' is in several registers: write {' or '.join(record.ref for record in found)}")
    known = [record.ref if ":" in word else record.xml_id for record in authority.records]
    near = difflib.get_close_matches(word, known, n=1)
    advice = f"did you mean '{near[0]}'?" if near else "tei-tools authority list shows all"
    raise UsageError(f"there is no record '{word[:40]}': {advice}")
