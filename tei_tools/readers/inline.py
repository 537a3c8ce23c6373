"""What stands inside blocks: bracket constructs, marks of footnotes, line beginnings, page breaks inside brackets."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tei_tools.model import Annotation
from tei_tools.profiles import Profile
from tei_tools.readers.footnotes import NOTES, Notes, bare, footnote_marks
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.pages import breaks_within
from tei_tools.readers.shelfmark import shelfmark_parts
from tei_tools.readers.stamps import detail_group, is_by_hand

Group = tuple[Annotation, ...]
_LINE_END = re.compile(r"\n\s*(?=\S)")
_LINED = frozenset({"opener", "closer", "head", "stamp", "add", "ab", "signed", "dateline"})
_LONGEST_NUMBER = 40  # characters
_HYPHENATED = re.compile(r"[-\u00ad\u2010](?<=[^\W\d_].)\n[^\S\n]*(?=[^\W\d_A-Z])")


def detailed(text: str, groups: Sequence[Group], conventions: Profile) -> list[Group]:
    """Gives the constructs with what stamps and handwriting say of themselves, and the shelfmarks that stand in brackets."""
    found: list[Group] = []
    hands = 0
    for group in groups:
        if group[0].element in ("stamp", "add"):
            has_hand = group[0].element == "add" and is_by_hand(text, group)
            hands += has_hand
            found.append(tuple(detail_group(text, group, conventions, hands if has_hand else 0)))
        elif group[0].element in ("note", "supplied"):
            found.append((*group, *shelfmark_parts(text, group[0].start, group[0].end)))
        else:
            found.append(group)
    return list(_as_one(found))


def _as_one(groups: Sequence[Group]) -> Iterator[Group]:
    """Gives the parts of a stamp that two columns cut what its whole says: its type, its day, its condition."""
    known: dict[str, dict[str, str]] = {}
    for (outer, *_), chain in ((group, _chain(group)) for group in groups):
        if chain:
            said = {
                name: value
                for name in ("type", "when", "rend")
                if (value := outer.attributes.get(name, "")) not in ("", "stamp")
            }
            known[chain] = {**said, **known.get(chain, {})}
    for group in groups:
        attributes = {**group[0].attributes, **known.get(_chain(group), {})}
        yield (replace(group[0], attributes=attributes), *group[1:]) if _chain(group) else group


def _chain(group: Group) -> str:
    return group[0].attributes.get("xml:id", "").rpartition(".")[0]


def inline_annotations(reading: Reading, items: Sequence[Item], structure: Sequence[Annotation]) -> list[Annotation]:
    """Gives all annotations inside blocks; marks that a stamp and its line both gave stand once."""
    notes = Notes.of(items)
    constructs = list(_in_numbers(_constructs(reading, items, notes), structure))
    marked = {a.attributes["target"][1:] for a in constructs if a.element == "ref"}
    found = [*constructs, *footnote_marks(reading, items, notes, marked), *breaks_within(reading)]
    found += [
        Annotation(at, at, "lb", dict(attributes)) for at, attributes in _line_breaks(reading.text, structure, found, items)
    ]
    return found


def _in_numbers(constructs: Iterator[Annotation], structure: Sequence[Annotation]) -> Iterator[Annotation]:
    """Gives the constructs with what the transcriber restored inside a number, `No. [[14]]5`, as an idno of its own.

    TEI lets an `idno` hold text and `idno` alone.
    """
    numbers = sorted((a.start, a.end) for a in structure if a.element == "idno" and a.attributes.get("type") != "shelfmark")
    for construct in constructs:
        if construct.element in ("supplied", "unclear") and construct.end - construct.start < _LONGEST_NUMBER:
            near = bisect_right(numbers, (construct.start, len(numbers) and numbers[-1][1])) - 1
            if near >= 0 and construct.end <= numbers[near][1]:
                construct = replace(construct, element="idno", attributes={"type": "supplied"})
        yield construct


def without_repeats(structure: Sequence[Annotation], inline: Sequence[Annotation]) -> Iterator[Annotation]:
    """Gives the structure's annotations but for marks inside stamps and handwriting, which their construct has given."""
    known = {_mark(a) for a in inline if a.element in ("idno", "seg")}
    for annotation in structure:
        if annotation.element not in ("idno", "seg") or _mark(annotation) not in known:
            yield annotation


def _mark(annotation: Annotation) -> tuple[int, int, str, str]:
    return annotation.start, annotation.end, annotation.element, annotation.attributes.get("type", "")


def _constructs(reading: Reading, items: Sequence[Item], notes: Notes) -> Iterator[Annotation]:
    own = {item.start for item in items if item.kind in NOTES}
    for group in reading.constructs:
        outer = group[0]
        if outer.element != "ref":
            yield from group
        elif outer.start not in own and (target := notes.target(outer.attributes["n"], outer.start)):
            yield replace(outer, attributes={"type": "footnote", "target": f"#{target}"})


def note_problems(items: Sequence[Item], reading: Reading, inline: Sequence[Annotation]) -> Iterator[tuple[int, str, str]]:
    """Gives what is wrong with notes: a mark in brackets that no note explains, a note whose mark is nowhere."""
    notes = Notes.of(items)
    own = {item.start for item in items if item.kind in NOTES}
    for group in reading.constructs:
        outer = group[0]
        if outer.element == "ref" and outer.start not in own and not notes.target(outer.attributes["n"], outer.start):
            message = f"the mark [{outer.attributes['n']}] has no note: kept as text; add the note or remove the mark"
            yield outer.start, "reader.note-missing", message
    marked = {a.attributes["target"][1:] for a in inline if a.element == "ref"}
    for item in items:
        if item.kind in NOTES and notes.id_of(item) not in marked:
            yield item.start, "reader.mark-missing", f"no mark leads to the note {bare(item.detail)}: it stays where it stands"


def _line_breaks(
    text: str, structure: Sequence[Annotation], inline: Sequence[Annotation], items: Sequence[Item]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Gives where a line begins that is a line (openers, heads, stamps, closers, short lines), or that breaks a word."""
    kept = [(a.start, a.end) for a in (*structure, *inline) if a.element in _LINED]
    kept += [(item.start, item.end) for item in items if item.detail == "lines"]
    found: dict[int, dict[str, str]] = {}
    for start, end in kept:
        for match in _LINE_END.finditer(text, start, end):
            found[match.end()] = {}
    for match in _HYPHENATED.finditer(text):
        found[match.end()] = {"break": "no"}
    yield from sorted(found.items())
