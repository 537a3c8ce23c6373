"""Lists: numbered, bulleted, labelled (`Participants:`), lists in lists, and those whose numbers were lost.

>>> from tei_tools.readers.lines import lines_of
>>> text = "1. Grain\\n  a) rye\\n  b) oats\\n2. Coal"
>>> [(a.element, a.attributes.get("n"), a.content(text)[-4:]) for a in nested_items(text, lines_of(text))]
[('item', '1', 'oats'), ('list', None, 'oats'), ('item', 'a', ' rye'), ('item', 'b', 'oats'), ('item', '2', 'Coal')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tei_tools.model import Annotation
from tei_tools.readers.attendance import attendance, ends_groups, heads_groups, is_headed_by_labels
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_end, label_of
from tei_tools.readers.lines import WHITE, Block, Line
from tei_tools.readers.shapes import LIST_MARK, is_prose

_PEOPLE = ("participants", "interpreter")
_WHERE = ("venue", "dateline")
_LABELS = (*_PEOPLE, "subject", "agenda", "venue", "dateline", "distribution")
_DEEPEST = 4
# how those who get copies are counted: `1 - `, `5-7.`, `Copy No. 3:`, `2x`
COPY_MARK = re.compile(
    r"(?:orig(?:inal)?\.?(?:\s?&\s?\d{1,2})?|(?:(?:copy|copies|ex\.|expl\.|no\.|nº|№|#)\s*(?:no\.?|nº|№|#)?\s*)?(?P<n>\d{1,3}(?:\s?[-–,]\s?\d{1,3}(?=\s*[-–—.):]))*)"
    r")(?:\s*[-–—](?!\d)|[.):](?=\s|$)|\s?x(?=\s))\s*",
    re.IGNORECASE,
)


def is_list(text: str, lines: Sequence[Line]) -> bool:
    """Tells whether lines are a list: two of them marked, the first one among them."""
    if len(lines) < 2 or not LIST_MARK.match(text, lines[0].start, lines[0].end):
        return False
    marked = [bool(LIST_MARK.match(text, line.start, line.end)) for line in lines]
    return sum(marked) >= 2 and (sum(marked) >= 0.4 * len(lines) or _counts(text, lines))


def _counts(text: str, lines: Sequence[Line]) -> bool:
    """Tells whether the marks of wrapped items count on: 1, 2, 3."""
    marks = [match for line in lines if (match := LIST_MARK.match(line.text(text)))]
    numbers = [int(mark["n"]) for mark in marks if mark["n"] and mark["n"].isdigit()]
    return len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def introduced(text: str, lines: Sequence[Line]) -> int:
    """Gives how many lines stand before a list that a block goes over to, `He said:` and its points; 0 where it does not."""
    first = next((n for n, line in enumerate(lines) if LIST_MARK.match(text, line.start, line.end)), 0)
    if not first or not is_list(text, lines[first:]):
        return 0
    return first if re.search(r"[:.;?!…—–-][\"'”’)\]]*$", lines[first - 1].text(text)) else 0


def lost_list(reading: Reading, block: Block) -> list[Item] | None:
    """Gives a paragraph and its list where numbers were lost: a line with a colon, then lines that end with semicolons."""
    text, lines = reading.text, block.lines
    if len(lines) < 3 or text[lines[0].end - 1] not in ":;":
        return None
    ends = [text[line.end - 1] for line in lines]
    if ends[0] == ";":  # what announces them stands in the block above
        return [list_item(reading, lines, "ordered")] if all(end == ";" for end in ends[:-1]) and ends[-1] in ";." else None
    if not (all(end in ";," for end in ends[1:-1]) and ends[-1] in ";.") and not are_entries(text, lines[1:]):
        return None
    items = list_item(reading, lines[1:], "bulleted" if is_list(text, lines[1:]) else "ordered")
    return [Item("p", lines[0].start, lines[0].end), items]


def are_entries(text: str, lines: Sequence[Line]) -> bool:
    """Tells whether lines are the entries of a list that has no marks: two or more, short, and no sentences."""
    raws = [line.text(text) for line in lines]
    return len(raws) >= 2 and all(len(raw) <= 60 and not is_prose(raw) and raw[-1:] not in ".:?!" for raw in raws)


def list_item(reading: Reading, lines: Sequence[Line], kind: str, head: int = 0) -> Item:
    """Gives a list whose items begin at marked lines, or at every line where none is marked; `head` lines come before."""
    inner = [Annotation(lines[0].start, lines[head - 1].end, "head")] if head else []
    mark = COPY_MARK if kind == "distribution" else LIST_MARK
    inner += nested_items(reading.text, lines[head:], mark)
    return Item("list", lines[0].start, lines[-1].end, tuple(inner), detail=kind)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One item: where it starts and ends, the number before it, how deep it stands."""

    start: int
    end: int
    number: str
    depth: int


def nested_items(text: str, lines: Sequence[Line], mark: re.Pattern[str] = LIST_MARK) -> list[Annotation]:
    """Gives the items of a list, and the lists inside them: another kind of mark goes one deeper, a known one comes back."""
    matches = [mark.match(line.text(text)) for line in lines]
    starts = [n for n, match in enumerate(matches) if match] if any(matches) else list(range(len(lines)))
    if starts and starts[0] > 0:
        starts.insert(0, 0)
    entries: list[_Entry] = []
    kinds: list[str] = []
    for n, stop in zip(starts, [*starts[1:], len(lines)], strict=True):
        match = matches[n]
        number = _number(match) if match else ""
        kind = _kind(match.group(), number, kinds) if match else ""
        kind = kind if mark is LIST_MARK else "copy"  # who gets copies is one list, however they are counted
        kinds = kinds[: kinds.index(kind) + 1] if kind in kinds else [*kinds, kind] if len(kinds) < _DEEPEST else kinds
        entries.append(_Entry(lines[n].start, lines[stop - 1].end, number, len(kinds) - 1))
    return list(_laid_out(entries, 0))


def _number(match: re.Match[str]) -> str:
    """Gives the number of a mark, "" for a dash and for a count of copies, `2x`."""
    counts = match.group().rstrip().endswith("x")
    return "" if counts else next((value for value in match.groupdict().values() if value and value[0].isalnum()), "")


def _kind(mark: str, number: str, known: Sequence[str]) -> str:
    """Gives the kind of a mark: `1.` and `1)` differ, a small letter is a letter unless Roman numbers were counted here."""
    closing = mark.strip(WHITE)[-1:]
    if not number:
        return "-"
    if number[0].isdigit():
        return f"1{closing}" if closing in ".)" else "1"
    roman = re.fullmatch(r"[ivxlc]+", number, re.IGNORECASE)
    case = "a" if number[0].islower() else "A"
    is_roman = roman and (len(number) > 1 or f"{case}r" in known or (number in "iI" and f"{case}l" not in known))
    return f"{case}{'r' if is_roman else 'l'}"


def _laid_out(entries: Sequence[_Entry], depth: int) -> Iterator[Annotation]:
    """Gives the items of one depth, each followed by the list that the deeper entries behind it make."""
    at = 0
    while at < len(entries):
        stop = at + 1
        while stop < len(entries) and entries[stop].depth > depth:
            stop += 1
        first, inside = entries[at], entries[at + 1 : stop]
        yield Annotation(first.start, entries[stop - 1].end, "item", {"n": first.number} if first.number else {})
        if inside:
            kind = "ordered" if inside[0].number else "bulleted"
            yield Annotation(inside[0].start, inside[-1].end, "list", {"type": kind})
            yield from _laid_out(inside, depth + 1)
        at = stop


def labelled(reading: Reading, block: Block, kind: str) -> Iterator[Item]:
    """Gives the list that a labelled block is: its label the head, each line or what follows on the label's line an item."""
    for part, own in _parts(reading, block, kind):
        yield from _labelled(reading, part, own)


_OTHER = re.compile(r"[A-ZÀ-Ý][\w '’()./-]{2,40}:\s+\S")  # a line with a label of its own, `Beginning of session: 10:00`
SIDE = re.compile(r"(?:on|from|for|our|their|the)\b[^:\n]{2,50}:", re.IGNORECASE)  # one side of those present
_WHEN = re.compile(r"(?:beginning|begin|end|start|duration|time|date|place|hour|opened|closed|venue|location)\b", re.IGNORECASE)
OTHER = "other"  # the kind of a list whose label no profile knows


def _other(kind: str, raw: str) -> str:
    """Gives the kind of a labelled line in a block of `kind` whose label no profile knows, "" where it has none."""
    if not _OTHER.match(raw):
        return ""
    return "venue" if _WHEN.match(raw) else "participants" if kind in _PEOPLE else OTHER


def _parts(reading: Reading, block: Block, kind: str) -> Iterator[tuple[Block, str]]:
    """Cuts a block where a line bears a label of its own: `Participants:`, then `Interpreter:`."""
    text = reading.text
    if kind == "agenda":
        return iter([(block, kind)])
    kinds = [kind, *(label_of(reading.profile, line.text(text), _PEOPLE) for line in block.lines[1:])]
    if kind in (*_PEOPLE, "subject"):
        kinds = [own or _other(kind, line.text(text)) for own, line in zip(kinds, block.lines, strict=True)]
    elif kind == "venue":
        kinds = [kind, *(kind if label_of(reading.profile, line.text(text), _WHERE) else "" for line in block.lines[1:])]
    if kind in _PEOPLE and heads_groups(text, block.lines):  # `Present:` and below it `Members: ...`: one list
        stop = next((n for n, line in enumerate(block.lines) if n and ends_groups(line.text(text))), len(kinds))
        kinds = [kind, *[""] * (stop - 1), *kinds[stop:]]
    elif block.lines[0].text(text)[-1:] == ":":  # and so with `On our side: ...`
        kinds = [
            kind,
            *("" if SIDE.match(line.text(text)) else own for own, line in zip(kinds[1:], block.lines[1:], strict=True)),
        ]
    starts = [i for i, own in enumerate(kinds) if own and (i == 0 or ":" in block.lines[i].text(text))]
    return ((Block(block.lines[i:stop]), kinds[i]) for i, stop in zip(starts, [*starts[1:], len(block.lines)], strict=True))


def _labelled(reading: Reading, block: Block, kind: str) -> Iterator[Item]:
    text, first = reading.text, block.lines[0]
    if kind in _PEOPLE and is_headed_by_labels(text, block.lines) and (columns := attendance(text, block.lines)):
        yield Item("list", block.start, block.end, tuple(columns), detail=_type(kind))
        return
    raw = first.text(text)
    width = label_end(reading.profile, raw, kind) or label_end(reading.profile, raw, "dateline") or raw.find(":") + 1
    rest_start = first.start + width + len(first.text(text)[width:]) - len(first.text(text)[width:].lstrip(WHITE))
    head = Annotation(first.start, first.start + len(first.text(text)[:width].rstrip(WHITE)), "head")
    lines = [*([Line(rest_start, first.end)] if rest_start < first.end else []), *block.lines[1:]]
    if not lines:
        yield Item("list", block.start, block.end, (head,), detail=_type(kind))
        return
    inner = attendance(text, lines, goes_on=len(lines) < len(block.lines)) if kind in _PEOPLE else []
    inner = inner or list(list_item(reading, lines, kind).inner)
    yield Item("list", block.start, block.end, (head, *inner), detail=_type(kind))


def _type(kind: str) -> str:
    return "participants" if kind in _PEOPLE else "" if kind == OTHER else kind
