"""Notes at the foot of a page and at the end, where they stand, and their marks in the running text: `[1]`, `1`, `*`.

A number behind a word counts only where a note explains it. Numbers that begin anew on each page are told apart by order: a
mark belongs to the next note with its number.

>>> note_id("[12]"), note_id("**"), note_id("†", 2)
('n12', 'n-star2', 'n-dagger1-2')
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tei_tools.model import Annotation
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_of
from tei_tools.readers.lines import Block

NOTES = ("footnote", "endnote")
_MARK = r"\[(?:\d{1,3}|[*†‡]{1,3})\]|[*†‡]{1,3}|\d{1,2}\)?(?=[\s ]+[^\W\d_a-z])"
_NOTE = re.compile(rf"(?P<mark>{_MARK})\s*(?=\S)")
_LISTED = re.compile(r"(?P<mark>\[?\d{1,3}\]?[.)]?|[*†‡]{1,3})\s+(?=\S)")
_PUNCT = r"[.,;:!?)\"”’]"
# what stands before a mark is asked behind its first character: so the text is searched for such characters alone
_IN_TEXT = re.compile(
    r"\[(?:\d{1,3}|[*†‡]{1,3})\]"
    rf"|\d(?:(?<=[^\W\d_].)|(?<=[^\W\d_]{_PUNCT}.)|(?<=[^\W\d_]{_PUNCT}{_PUNCT}.)|(?<=\d[.,;:].))\d?\)?(?![\w*†‡]|[.,]\d)"
    # before * a figure and a space may stand too: `in 1912 *`
    rf"|[*†‡](?:(?<=[^\W_].)|(?<=[^\W_]{_PUNCT}.)|(?<=[^\W_]{_PUNCT}{_PUNCT}.)|(?<=[^\W_][ \u00a0].))"
    r"[*†‡]{0,2}(?![\w*†‡]|[.,]\d)"
)
_REACH = 60000  # characters before a note in which its mark is looked for


def footnote_items(reading: Reading, block: Block, follows_note: bool = False) -> list[Item] | None:
    """Gives the footnotes that a block holds, one for each line that opens with a mark; None where it opens with none.

    A line whose mark is nowhere before it is a note only behind another one (`follows_note`).
    """
    first = _NOTE.match(reading.text, block.lines[0].start, block.lines[0].end)
    if not first:
        return None
    marks = [_NOTE.match(reading.text, line.start, line.end) for line in block.lines]
    known = [match is not None and _mark_before(reading.text, match["mark"], block.start) is not None for match in marks]
    behind = follows_note or any(known)
    starts = [n for n, match in enumerate(marks) if match and (known[n] or (behind and _follows(marks, n)))]
    if not starts or starts[0] != 0 or (not known[0] and not any(known) and first["mark"][0] != "["):
        return None
    return [_note(reading, block, n, stop) for n, stop in zip(starts, [*starts[1:], len(block.lines)], strict=True)]


def _follows(marks: Sequence[re.Match[str] | None], n: int) -> bool:
    """Tells whether a line among notes, whose own mark is nowhere, begins one: by a sign, or by the next number."""
    mark, before = marks[n], marks[n - 1] if n else None
    if n == 0 or mark is None or mark["mark"][0] in "[*†‡":
        return True
    numbers = [re.sub(r"\D", "", match["mark"]) for match in (before, mark) if match]
    return len(numbers) == 2 and all(numbers) and int(numbers[1]) == int(numbers[0]) + 1


def _note(reading: Reading, block: Block, first: int, stop: int) -> Item:
    match = _NOTE.match(reading.text, block.lines[first].start)
    return Item("footnote", block.lines[first].start, block.lines[stop - 1].end, detail=match["mark"] if match else "")


def notes_start(reading: Reading, blocks: Sequence[Block | None]) -> int:
    """Gives the index of the block that a list of end notes begins with, `Notes:` and numbered lines; -1 where none does."""
    for i in range(len(blocks) - 1, 0, -1):
        block = blocks[i]
        if block is None:
            continue
        first = block.lines[0].text(reading.text)
        if len(first) < 40 and label_of(reading.profile, first.rstrip(": ") + ":", ("notes",)):
            later = [line for other in blocks[i : i + 2] if other for line in other.lines][1:]
            return i if later and _LISTED.match(reading.text, later[0].start, later[0].end) else -1
        if not _LISTED.match(first) and not _goes_on(reading, block):
            return -1
    return -1


def _goes_on(reading: Reading, block: Block) -> bool:
    """Tells whether a block can be the second paragraph of a note."""
    return any(_LISTED.match(line.text(reading.text)) for line in block.lines)


def end_notes(reading: Reading, blocks: Iterable[Block]) -> Iterator[Item]:
    """Gives the heading of a list of end notes and the notes; lines without a mark belong to the note above them."""
    head, notes = None, []
    for block in blocks:
        for line in block.lines:
            match = _LISTED.match(reading.text, line.start, line.end)
            if head is None:
                head = Item("notes", line.start, line.end)
            elif match:
                notes.append(Item("endnote", line.start, line.end, detail=match["mark"].strip("[].)")))
            elif notes:
                notes[-1] = replace(notes[-1], end=line.end)
            else:
                head = replace(head, end=line.end)
    if head:
        yield head
    yield from notes


def _mark_before(text: str, mark: str, before: int) -> tuple[int, int] | None:
    """Gives where a note's mark stands last in the text before it: a bracketed one anywhere, else one behind a word."""
    places = _marks_of(text).get(mark, [])
    nearest = bisect_right(places, before - len(mark))
    at = places[nearest - 1] if nearest else -1
    return (at, at + len(mark)) if at >= max(0, before - _REACH) else None


@lru_cache(maxsize=1)
def _marks_of(text: str) -> dict[str, list[int]]:
    """Gives where each mark stands that can be one of a note, in order: one look at the text, however many notes it has."""
    places: dict[str, list[int]] = {}
    for match in _IN_TEXT.finditer(text):
        places.setdefault(match.group(), []).append(match.start())
        if match.group().endswith(")"):  # `(see Horn1)`: the bracket may be the sentence's
            places.setdefault(match.group()[:-1], []).append(match.start())
    return places


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a document by what their mark says, in order: (start, xml:id)."""

    by_mark: dict[str, list[tuple[int, str]]]

    @classmethod
    def of(cls, items: Iterable[Item]) -> Notes:
        """Gathers the notes among the items."""
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for item in items:
            if item.kind in NOTES:
                known = found[bare(item.detail)]
                known.append((item.start, note_id(item.detail, len(known) + 1)))
        return cls(dict(found))

    def target(self, mark: str, at: int) -> str:
        """Gives the xml:id of the note that a mark at offset `at` speaks of: the next one, else the last; "" for none."""
        known = self.by_mark.get(bare(mark), [])
        nearest = bisect_right(known, (at, "\U0010ffff"))
        return (known[nearest] if nearest < len(known) else known[-1])[1] if known else ""

    def id_of(self, item: Item) -> str:
        """Gives the xml:id of a note."""
        known = self.by_mark[bare(item.detail)]
        return known[bisect_left(known, (item.start, ""))][1]


def footnote_marks(reading: Reading, items: Sequence[Item], notes: Notes, marked: set[str]) -> Iterator[Annotation]:
    """Gives a `ref` for the mark of each note where it is no bracket: those, the ids in `marked`, are constructs already."""
    for item in items:
        if item.kind in NOTES and item.detail[0] != "[" and notes.id_of(item) not in marked:
            span = _mark_before(reading.text, item.detail, item.start)
            if span:
                yield Annotation(*span, "ref", {"type": "footnote", "target": f"#{notes.id_of(item)}"})


def bare(mark: str) -> str:
    """Gives a mark without what stands round it: `[1]`, `1.` and `1)` are one."""
    return mark.strip("[].)")


def note_id(mark: str, number: int = 1) -> str:
    """Gives the xml:id of the note with a mark: its number, or which signs; `number` counts notes with one mark."""
    shown = bare(mark)
    again = f"-{number}" if number > 1 else ""
    if shown.isdigit():
        return f"n{shown}{again}"
    name = {"*": "star", "†": "dagger"}.get(shown[0], "double")
    return f"n-{name}{len(shown)}{again}"
