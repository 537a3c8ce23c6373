"""`tei-tools explain`: the page of a rule, with a wrong and a right example."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from tei_tools.cli.running import write_stdout
from tei_tools.errors import UsageError
from tei_tools.validators.rules import RULES

_PACKAGE = Path(__file__).parent.parent
# in an installed package the pages are its data; in a checkout they are where people read them
_FOLDERS = (_PACKAGE / "data" / "rules", _PACKAGE.parent / "docs" / "rules")
_SCHEMATRON = "A constraint of the Schematron schema that the document was checked with: the schema gives it this id.\n"


@click.command("explain")
@click.argument("rule", required=False, metavar="[RULE]")
def command(rule: str | None) -> None:
    """Explain a rule that a finding names; without RULE, list the rules.

    \b
    Example:
      tei-tools explain ref.unresolved
    """
    if rule is None:
        write_stdout("".join(f"{name:24} {summary}\n" for name, summary in RULES.items()).encode())
        return
    write_stdout(page_of(rule).encode())


def page_of(rule: str) -> str:
    """Gives the page of a rule, in Markdown. Raises UsageError for an unknown rule, with the nearest known one."""
    path = next((folder / f"{rule}.md" for folder in _FOLDERS if rule in RULES and (folder / f"{rule}.md").is_file()), None)
    if path is not None:
        return path.read_text(encoding="utf-8")
    if rule.startswith("schematron."):
        return f"# {rule}\n\n{_SCHEMATRON}"
    near = difflib.get_close_matches(rule, RULES, n=1)
    hint = f"did you mean '{near[0]}'?" if near else "tei-tools explain lists all rules"
    raise UsageError(f"there is no rule '{rule}': {hint}")
