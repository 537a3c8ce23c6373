"""A TEI file that people have worked on: brought up to date by `encode`, changed by what they decide with `names`.

`update` never writes over a person's work and adds no error; `decide` accepts, rejects or links mentions: see
docs/keeping-edits.md.

>>> content, findings = update(existing, fresh, file="letter.xml")  # doctest: +SKIP

It takes and gives bytes: for files see `jobs`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tei_tools.components import load
from tei_tools.differences import difference
from tei_tools.model import Authority, Finding
from tei_tools.pipeline import registers_for, stage

_STAGES = {
    "untouched": "tei_tools.revision.account:is_untouched_file",
    "revise": "tei_tools.revision.updating:revise",
    "shown": "tei_tools.revision.showing:show",
    "open": "tei_tools.revision.mentions:open_names",
    "decide": "tei_tools.revision.decide:decide",
}


def update(
    existing: bytes, content: bytes, *, file: str, authority: Path | None = None, answer: str = ""
) -> tuple[bytes, tuple[Finding, ...]]:
    """Brings a TEI file that exists up to `content`, what `encode` writes today, and gives its bytes and what there is to say.

    `authority` is the folder of the registers, `answer` what a person says to what waits for them: "dismiss", "restore" (see
    `revise`). People's work stays (docs/keeping-edits.md); what would add an error to the file is not written. Raises
    OutputError for a file that tei-tools did not encode.
    """
    if existing == content or load(_STAGES, "untouched", family="stage")(existing):
        return content, ()
    revision = load(_STAGES, "revise", family="stage")(existing, content, file=file, answer=answer)
    findings: tuple[Finding, ...] = revision.findings
    if revision.content == existing:
        return existing, findings
    before, after = (_errors(state, file, authority) for state in (existing, revision.content))
    worse = after - before
    if worse:
        said = "; ".join(f"{rule}: {message}" for rule, message in list(worse)[:3])
        message = f"bringing it up to date would add an error ({said}): nothing was written"
        hint = "mend the errors that tei-tools validate shows, then encode again; or replace the file with --fresh"
        return existing, (*findings, Finding(file, 0, 0, "encode.not-updated", "error", message, hint=hint))
    summary = [_summary(revision.changes, file)] if revision.changes else []
    return revision.content, (*findings, *summary)


def preview(existing: bytes | None, content: bytes, *, file: str, answer: str = "") -> str:
    """Gives what `update` would change in a file as a unified difference, and behind it what newer rules would write where
    people have edited. Raises OutputError as `update` does."""
    if existing is None or load(_STAGES, "untouched", family="stage")(existing):
        return difference(file, existing or b"", content)
    revision = load(_STAGES, "revise", family="stage")(existing, content, file=file, answer=answer)
    shown: str = load(_STAGES, "shown", family="stage")(file, existing, revision)
    return shown


def open_names(content: bytes) -> Mapping[str, Sequence[str]]:
    """Gives the pointers of the names in a TEI file that nobody has decided on, and the ids of the mentions of each."""
    names: dict[str, list[str]] = load(_STAGES, "open", family="stage")(content)
    return names


def decide(
    existing: bytes, file: str, what: str, choice: Any, by: str, target: str = "", authority: Path | None = None
) -> tuple[bytes, list[str]]:
    """Accepts, rejects or links mentions of a TEI document: gives its new bytes and what was done, a line for each.

    `choice` is a `revision.mentions.Choice`, `target` the record to link to. Raises UsageError for an id or a record that does
    not exist.
    """
    registers = registers_for(file, authority) if what == "link" else Authority()
    changed: tuple[bytes, list[str]] = load(_STAGES, "decide", family="stage")(
        existing, file, what, choice, by, target, registers
    )
    return changed


def _errors(content: bytes, file: str, authority: Path | None) -> Counter[tuple[str, str]]:
    """The errors of a document without their places."""
    found = stage("validators")(content, file=file, authority=authority)
    return Counter((finding.rule, finding.message) for finding in found if finding.severity == "error")


def _summary(changes: Sequence[Any], file: str) -> Finding:
    counts = Counter(change.what for change in changes)
    said = ", ".join(f"{counts[what]} {what}" for what in ("added", "changed", "removed") if counts[what])
    return Finding(file, 0, 0, "encode.updated", "info", f"machine's tags: {said}; all else stays as it was")
