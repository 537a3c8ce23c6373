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

from tei_tools.encoder.content import content_model
from tei_tools.errors import ConservationError, InputError, OutputError
from tei_tools.markup import Element, Markup, Text, parse_markup, read_markup
from tei_tools.model import Finding
from tei_tools.revision.account import is_untouched
from tei_tools.revision.alignment import align
from tei_tools.revision.marks import marks_of
from tei_tools.revision.pointing import pointed_at, unresolved
from tei_tools.revision.positions import Reading, read_positions
from tei_tools.revision.rejections import Rejections
from tei_tools.revision.tags import Change, TagMerge
from tei_tools.revision.texts import Texts, compare_texts
from tei_tools.revision.units import UnitMerge, merge_units, units_of
from tei_tools.revision.written import Written, digest, put_written, read_written, strip_written
from tei_tools.tei import parse_xml

CLOSED = ("reviewed", "final")
_SAID = {"added": "a new tag", "changed": "a tag that would change", "removed": "a tag that the machine would not set any more"}


@dataclass(frozen=True)
class Revision:
    """What the file should hold now (its own bytes where nothing changes), what was done to tags, and what there is to say."""

    content: bytes
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()


def revise(existing: bytes, fresh: bytes, *, file: str) -> Revision:
    """Brings the document `existing` (of the path `file`) up to `fresh`, what `encode` writes today.

    Raises OutputError for a file that is no document of tei-tools, or no well-formed XML.
    """
    markup, new = _read(existing, file), parse_markup(fresh.decode())
    written = read_written(markup)
    _check_ours(markup, file)
    if is_untouched(markup):
        return Revision(fresh)
    strip_written(new)
    reading, wanted = read_positions(markup), read_positions(new)
    texts = compare_texts(markup, reading, wanted, written, is_closed=_status(markup) in CLOSED)
    if texts.alignment is None:
        return Revision(existing, findings=texts.findings)
    merged = _merged(markup, new, texts, wanted, written)
    if _status(markup) in CLOSED:
        return Revision(existing, findings=(*texts.findings, *_suggestions(merged, markup, _status(markup))))
    if not (merged.changes or merged.units or texts.is_carried):
        return Revision(existing, findings=texts.findings)
    content = markup.encoded()
    parse_xml(content, file=file)
    return Revision(content, tuple(merged.changes), texts.findings)


@dataclass(frozen=True)
class _Merged:
    changes: list[Change]
    units: int


def _merged(markup: Markup, new: Markup, texts: Texts, wanted: Reading, written: Written | None) -> _Merged:
    """Merges tags, then what they point to, then the record of what was written; checks that no character moved."""
    before, open_ = _characters(markup), unresolved(markup)
    tokens = None if written is None else frozenset(written.marks)
    fresh = marks_of(wanted)
    ours = [mark for mark in fresh if mark.is_machine]
    reading, alignment = texts.reading, texts.alignment or align(wanted.text, texts.reading.text)
    rejections = Rejections(markup, reading)
    marks = marks_of(reading)
    tags = TagMerge(markup, reading, marks, ours, tokens, alignment, texts.before, content_model(), rejections)
    tags.run(pointed_at(markup))
    units = _merge_fields(markup, new, tokens)
    if _characters(markup) != before or not unresolved(markup) <= open_:
        raise ConservationError(
            f"{markup.file}: bringing it up to date would change its text or break a pointer, so nothing was written: "
            "this is a defect of tei-tools, please report it with the file"
        )
    said = [*tags.noted, *(unit.token for unit in units_of(new))]
    places, gone = {token[:4] for token in said}, tags.removed | units.removed
    old = written.marks if written and not texts.is_carried else ()  # places move where the text was corrected
    kept = [token for token in old if token[:4] not in places and token[:4] not in gone]
    put_written(markup, Written(digest(wanted.text), tuple(dict.fromkeys((*said, *kept)))))
    return _Merged(tags.changes, units.changed)


def _merge_fields(markup: Markup, new: Markup, tokens: frozenset[str] | None) -> UnitMerge:
    """Merges header and standOff; once more where that has changed what is pointed to, as an author in the header may."""
    merge = merge_units(markup, new, tokens, pointed_at(markup))
    known = None if tokens is None else tokens | {unit.token for unit in units_of(new)}
    for _ in range(2 if merge.changed else 0):
        again = merge_units(markup, new, known, pointed_at(markup))
        merge.changed += again.changed
        merge.removed |= again.removed
    return merge


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


def _characters(markup: Markup) -> list[str]:
    """The characters of the text and of the abstract, white space and references as written."""
    holders = [*markup.root.elements("text"), *markup.root.iter("abstract")]
    return ["".join(_raw(holder)) for holder in holders]


def _raw(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, Element):
            yield from _raw(child)
        elif isinstance(child, Text):
            yield child.raw


def _suggestions(merged: _Merged, markup: Markup, status: str) -> Iterator[Finding]:
    """What would be done to a document that is not changed any more."""
    for change in merged.changes:
        message = f"{change.local} '{change.words}': {_SAID[change.what]}; the document is {status} and stays as it is"
        line, _ = markup.line_of(change.element)
        yield Finding(markup.file, line, 1, "encode.suggestion", "info", message)
