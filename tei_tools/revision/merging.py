"""One document merged with what the machine would write today: tags, what they point to, the account of what was written.

The text of the document is that of today, or was corrected by a person: `alignment` says where each place lies. No character
moves and no pointer breaks; what waits for a person is left as it is and given back (`Merged`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tei_tools.encoder.content import content_model
from tei_tools.errors import ConservationError
from tei_tools.markup import Element, Markup, Text
from tei_tools.revision.alignment import align
from tei_tools.revision.marks import marks_of
from tei_tools.revision.pointing import pointed_at, unresolved
from tei_tools.revision.positions import Reading
from tei_tools.revision.rejections import Rejections
from tei_tools.revision.structure import Difference, differing, structure_of
from tei_tools.revision.tags import Change, TagMerge
from tei_tools.revision.texts import Texts
from tei_tools.revision.units import Kept, UnitMerge, merge_units, units_of
from tei_tools.revision.written import Written, digest, put_written

Answer = Literal["", "dismiss", "restore"]


@dataclass(frozen=True)
class Merged:
    """What was done to tags, which fields of the header changed to what, whether any unit did; what waits for a person, and
    whether an answer has settled something."""

    changes: tuple[Change, ...]
    fields: tuple[tuple[tuple[str, ...], str], ...]
    has_units: bool
    open: tuple[Change, ...]
    differences: tuple[Difference, ...]
    kept: tuple[Kept, ...]
    is_answered: bool


@dataclass(frozen=True)
class Before:
    """The document before it is merged, and that of today with its reading; both texts; what the machine wrote (None: not
    known); what a person says to what waits."""

    markup: Markup
    new: Markup
    wanted: Reading
    texts: Texts
    written: Written | None
    answer: Answer

    @property
    def tokens(self) -> frozenset[str] | None:
        """What the machine wrote of tags, fields and records."""
        return None if self.written is None else frozenset(self.written.marks)


def merge(before: Before) -> Merged:
    """Changes the document and gives what was done and what waits. Raises ConservationError where a character would move."""
    markup = before.markup
    characters, broken = _characters(markup), unresolved(markup)
    differences, parts = _structure(before)
    tags = _tags(before)
    units = _fields(markup, before.new, before.tokens)
    if _characters(markup) != characters or not unresolved(markup) <= broken:
        raise ConservationError(
            f"{markup.file}: bringing it up to date would change its text or break a pointer, so nothing was written: "
            "this is a defect of tei-tools, please report it with the file"
        )
    put_written(markup, _account(before, tags, units, parts))
    open_, done = (tuple(change for change in tags.changes if (change.what == "open") is side) for side in (True, False))
    kept = tuple(units.kept.values())
    was_open = bool(before.written and before.written.open)
    is_answered = bool(before.answer) and bool(open_ or differences or kept or was_open)
    changed = done, tuple(units.fields), units.changed > 0
    if before.answer == "dismiss":
        return Merged(*changed, (), (), (), is_answered)
    return Merged(*changed, open_, differences, kept, is_answered)


def _structure(before: Before) -> tuple[tuple[Difference, ...], tuple[str, ...]]:
    """What newer rules would structure otherwise, and what the machine is known to have said of the structure from now on."""
    reading, wanted, written = before.texts.reading, before.wanted, before.written
    today = tuple(structure_of(wanted))
    if written is None or written.structure is None:
        return (), today
    alignment = before.texts.alignment or align(wanted.text, reading.text)
    known, here = frozenset(written.structure), tuple(structure_of(reading))
    differences = tuple(differing(reading, wanted, alignment, known))
    if before.answer == "dismiss":
        return differences, today
    standing = frozenset(here)
    own = [token for token in here if token in known]
    return differences, (*own, *(token for token in today if token in known or token in standing))


def _tags(before: Before) -> TagMerge:
    """Merges the tags of names and dates."""
    markup, texts = before.markup, before.texts
    open_ = None if before.written is None else frozenset(before.written.open)
    tags = TagMerge(
        markup,
        texts.reading,
        marks_of(texts.reading),
        [mark for mark in marks_of(before.wanted) if mark.is_machine],
        before.tokens,
        texts.alignment or align(before.wanted.text, texts.reading.text),
        texts.before,
        content_model(),
        Rejections(markup, texts.reading),
        frozenset() if before.answer == "restore" else open_,
    )
    tags.run(pointed_at(markup))
    return tags


def _fields(markup: Markup, new: Markup, tokens: frozenset[str] | None) -> UnitMerge:
    """Merges header and standOff; once more where that has changed what is pointed to, as an author in the header may."""
    merge = merge_units(markup, new, tokens, pointed_at(markup))
    known = None if tokens is None else tokens | {unit.token for unit in units_of(new)}
    for _ in range(2 if merge.changed else 0):
        again = merge_units(markup, new, known, pointed_at(markup))
        merge.changed += again.changed
        merge.removed |= again.removed
        merge.fields += again.fields
    return merge


def _account(before: Before, tags: TagMerge, units: UnitMerge, parts: tuple[str, ...]) -> Written:
    """What is written from now on. What waits for a person is left out of it, or it would count as removed by hand."""
    is_dismissed, written = before.answer == "dismiss", before.written
    said = [*tags.noted, *(unit.token for unit in units_of(before.new) if is_dismissed or unit.place not in units.kept)]
    said += tags.open.values() if is_dismissed else ()
    places, gone = {token[:4] for token in said}, tags.removed | units.removed
    old = written.marks if written and not before.texts.is_carried else ()  # places move where the text was corrected
    kept = (token for token in old if token[:4] not in places and token[:4] not in gone)
    open_ = () if is_dismissed else tuple(tags.open)
    marks, structure = (tuple(dict.fromkeys(tokens)) for tokens in ((*said, *kept), parts))
    return Written(digest(before.wanted.text), marks, "", structure, open_)


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
