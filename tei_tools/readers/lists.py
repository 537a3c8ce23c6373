"""Lists: numbered, bulleted, labelled (`Participants:`), and those whose numbers were lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tei_tools.model import Annotation
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_end, label_of
from tei_tools.readers.lines import WHITE, Block, Line
from tei_tools.readers.shapes import LIST_MARK

_PEOPLE = ("participants", "interpreter")


def is_list(text: str, lines: Sequence[Line]) -> bool:
    """Tells whether lines are a list: two of them marked, the first one among them."""
    marked = [bool(LIST_MARK.match(line.text(text))) for line in lines]
    return len(lines) >= 2 and marked[0] and sum(marked) >= 2 and sum(marked) >= 0.4 * len(lines)


def lost_list(reading: Reading, block: Block) -> list[Item] | None:
    """Gives a paragraph and its list where numbers were lost: a line with a colon, then lines that end with semicolons."""
    text, lines = reading.text, block.lines
    ends = [line.text(text)[-1:] for line in lines]
    if len(lines) < 3 or ends[0] != ":" or any(end not in ";," for end in ends[1:-1]) or ends[-1] not in ";.":
        return None
    items = list_item(reading, lines[1:], "bulleted" if is_list(text, lines[1:]) else "ordered")
    return [Item("p", lines[0].start, lines[0].end), items]


def list_item(reading: Reading, lines: Sequence[Line], kind: str, head: int = 0) -> Item:
    """Gives a list whose items begin at marked lines, or at every line where none is marked; `head` lines come before."""
    text, inner = reading.text, []
    if head:
        inner.append(Annotation(lines[0].start, lines[head - 1].end, "head"))
    rest = list(lines[head:])
    marked = any(LIST_MARK.match(line.text(text)) for line in rest)
    starts = [line for line in rest if not marked or LIST_MARK.match(line.text(text))] or rest
    if rest and starts[0] is not rest[0]:
        starts.insert(0, rest[0])
    ends = [max(line.end for line in rest if line.start < nxt.start) for nxt in starts[1:]] + [lines[-1].end]
    for line, end in zip(starts, ends, strict=True):
        mark = LIST_MARK.match(line.text(text))
        number = (mark["n"] or mark["m"]) if mark else None
        inner.append(Annotation(line.start, end, "item", {"n": number} if number else {}))
    return Item("list", lines[0].start, lines[-1].end, tuple(inner), detail=kind)


def labelled(reading: Reading, block: Block, kind: str) -> Iterator[Item]:
    """Gives the list that a labelled block is: its label the head, each line or what follows on the label's line an item."""
    for part, own in _parts(reading, block, kind):
        yield from _labelled(reading, part, own)


def _parts(reading: Reading, block: Block, kind: str) -> Iterator[tuple[Block, str]]:
    """Cuts a block where a line bears a label of its own: `Participants:`, then `Interpreter:`."""
    text = reading.text
    kinds = [kind, *(label_of(reading.profile, line.text(text), _PEOPLE) for line in block.lines[1:])]
    starts = [i for i, own in enumerate(kinds) if own and (i == 0 or ":" in block.lines[i].text(text))]
    for start, stop in zip(starts, [*starts[1:], len(block.lines)], strict=True):
        yield Block(block.lines[start:stop]), kinds[start]


def _labelled(reading: Reading, block: Block, kind: str) -> Iterator[Item]:
    text, first = reading.text, block.lines[0]
    width = label_end(reading.profile, first.text(text), kind)
    rest_start = first.start + width + len(first.text(text)[width:]) - len(first.text(text)[width:].lstrip(WHITE))
    head = Annotation(first.start, first.start + len(first.text(text)[:width].rstrip(WHITE)), "head")
    lines = [*([Line(rest_start, first.end)] if rest_start < first.end else []), *block.lines[1:]]
    if not lines:
        yield Item("list", block.start, block.end, (head,), detail=_type(kind))
        return
    plain = list_item(reading, lines, kind)
    yield Item("list", block.start, block.end, (head, *plain.inner), detail=_type(kind))


def _type(kind: str) -> str:
    return "participants" if kind in _PEOPLE else kind
