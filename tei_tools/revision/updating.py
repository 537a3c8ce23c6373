"""An existing TEI document brought up to date with what `encode` would write today, people's work untouched.

>>> from tei_tools.revision.account import mark_written
>>> from pathlib import Path
>>> fresh = mark_written(Path("encoded/tei/letter.xml").read_bytes())  # doctest: +SKIP
>>> revise(fresh, fresh, file="letter.xml").changes  # doctest: +SKIP
()

A file that nobody has touched is written anew. In any other only the machine's tags change, the records and rules that they
point to, and fields of the header that nobody has edited. The text follows a correction of the transcription where that is
safe (`texts`); what a person corrected in it stays (docs/keeping-edits.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tei_tools.errors import InputError, OutputError
from tei_tools.markup import Markup, parse_markup, read_markup
from tei_tools.model import Finding
from tei_tools.revision.account import is_untouched
from tei_tools.revision.merging import Answer, Before, Merged, merge
from tei_tools.revision.positions import read_positions
from tei_tools.revision.reporting import Places, account_missing, newer_rules, open_tags, suggestions
from tei_tools.revision.structure import Difference
from tei_tools.revision.tags import Change
from tei_tools.revision.texts import compare_texts
from tei_tools.revision.units import Kept
from tei_tools.revision.written import Written, read_written, strip_written
from tei_tools.tei import parse_xml

CLOSED = ("reviewed", "final")


@dataclass(frozen=True)
class Revision:
    """What the file should hold now (its own bytes where nothing changes), what was done to tags, and what there is to say.

    `differences` and `kept` are the places where rules of today would write what a person's file has otherwise.
    """

    content: bytes
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    differences: tuple[Difference, ...] = ()
    kept: tuple[Kept, ...] = ()


def revise(existing: bytes, fresh: bytes, *, file: str, answer: Answer = "") -> Revision:
    """Brings the document `existing` (of the path `file`) up to `fresh`, what `encode` writes today.

    `answer` is what a person says to what waits for them: "dismiss" what newer rules would change and tags that may have been
    taken away, or "restore" these tags. Raises OutputError for a file that is no document of tei-tools, or no well-formed XML.
    """
    markup, new = _read(existing, file), parse_markup(fresh.decode())
    written = read_written(markup)
    _check_ours(markup, file)
    if is_untouched(markup):
        return Revision(fresh)
    status = _status(markup)
    strip_written(new)
    reading, wanted = read_positions(markup), read_positions(new)
    texts = compare_texts(markup, reading, wanted, written, is_closed=status in CLOSED)
    if texts.alignment is None:
        return Revision(existing, findings=texts.findings)
    merged = merge(Before(markup, new, wanted, texts, written, answer))
    if status in CLOSED:
        said = _said_of_closed(read_markup(existing, file), merged, status)
        return Revision(existing, (), (*texts.findings, *said), merged.differences, merged.kept)
    is_changed = bool(merged.changes or merged.has_units or texts.is_carried or merged.is_answered)
    content = markup.encoded() if is_changed else existing
    parse_xml(content, file=file)
    findings = (*texts.findings, *_waiting(content, file, merged, written))
    return Revision(content, merged.changes, findings, merged.differences, merged.kept)


def _said_of_closed(markup: Markup, merged: Merged, status: str) -> Iterator[Finding]:
    """What would be done to a document that is not changed any more, and what would wait."""
    places = Places(markup)
    yield from suggestions(places, (*merged.changes, *merged.open), merged.fields, status)
    yield from newer_rules(places, merged.differences, merged.kept)


def _waiting(content: bytes, file: str, merged: Merged, written: Written | None) -> Iterator[Finding]:
    """What waits for a person, in the lines of the file as it is left."""
    if not (merged.open or merged.differences or merged.kept):
        return
    places = Places(read_markup(content, file))
    if merged.open and written is None:
        yield account_missing(file, len(merged.open))
    yield from open_tags(places, merged.open)
    yield from newer_rules(places, merged.differences, merged.kept)


def _read(existing: bytes, file: str) -> Markup:
    try:
        return read_markup(existing, file)
    except InputError as error:
        raise OutputError(
            f"{error}: it exists and is not changed: mend it, choose another -o, or replace it with --fresh"
        ) from error


def _check_ours(markup: Markup, file: str) -> None:
    applications = markup.root.iter("application") if markup.root.local == "TEI" else iter(())
    if not any(application.get("ident") == "tei-tools" for application in applications):
        raise OutputError(
            f"{file}: exists and is no TEI that tei-tools encoded, so it is not changed: choose another -o, or replace it "
            "with --fresh"
        )


def _status(markup: Markup) -> str:
    description = next(markup.root.iter("revisionDesc"), None)
    return description.get("status") if description is not None else ""
