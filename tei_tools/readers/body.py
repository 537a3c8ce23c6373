"""The running text: paragraphs, headings, dated entries, speeches, lists, tables, separators, page breaks, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tei_tools.readers.agenda import decision_split, point_split, points_in
from tei_tools.readers.flattened import column_pieces
from tei_tools.readers.footnotes import footnote_items
from tei_tools.readers.headings import heading_kind, heads_block, is_heading
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_of
from tei_tools.readers.lines import WHITE, Block, Line
from tei_tools.readers.lists import introduced, is_list, labelled, list_item, lost_list
from tei_tools.readers.paragraphs import paragraphs
from tei_tools.readers.salutation import is_salutation
from tei_tools.readers.shapes import LIST_MARK, is_day_line, is_name_line, is_numbered_day, is_prose
from tei_tools.readers.speeches import is_speech, speech_items
from tei_tools.readers.tables import table_item


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text goes on: by speeches, by points (minutes, a protocol), by days that open its paragraphs (a diary)."""

    is_dialogue: bool = False
    has_points: bool = False
    is_diary: bool = False


def body_items(reading: Reading, block: Block, following: str, manner: Manner, follows_note: bool = False) -> Iterator[Item]:
    """Gives the items of one block of the body; `following` is the text of the next block, "" at the end.

    `follows_note` where a footnote stands before the block.
    """
    first = block.lines[0].text(reading.text)
    if manner.is_diary and not is_day_line(first) and (day := _day_run_in(reading, block)):
        yield Item("entry", block.start, day, detail="run-in")
        block = Block((Line(_behind(reading.text, day), block.lines[0].end), *block.lines[1:]))
        yield from _by_shape(reading, block, block.text(reading.text), following)
        return
    if (is_day_line(first) or (manner.is_diary and is_numbered_day(first))) and (len(block.lines) > 1 or following):
        yield Item("entry", block.lines[0].start, block.lines[0].end)
        if len(block.lines) == 1:
            return
        block = Block(block.lines[1:])
    yield from _parts(reading, block, following, replace(manner, is_diary=False), follows_note)


def _parts(reading: Reading, block: Block, following: str, manner: Manner, follows_note: bool) -> Iterator[Item]:
    """Gives the items of a block without a day before it: a point, a decision, speeches, or what its shape says."""
    if manner.has_points and len(block.lines) > 2 and len(points := points_in(reading, block)) > 1:
        for part in points:
            yield from _parts(reading, part, following, manner, follows_note)
    elif manner.has_points and (point := point_split(reading, block, following)):
        yield point[0]
        if point[1]:
            yield from body_items(reading, point[1], following, manner)
    elif (manner.is_dialogue or manner.has_points) and len(parts := _by_labels(reading, block, manner)) > 1:
        for part in parts:
            yield from body_items(reading, part, following, manner)
    elif decision := _decision(reading, block, manner):
        yield decision[0]
        if decision[1]:
            yield from _by_shape(reading, decision[1], decision[1].text(reading.text), following)
    elif manner.is_dialogue and _speaks(reading, block):
        yield from speech_items(reading, block)
    else:
        yield from _by_shape(reading, block, block.text(reading.text), following, follows_note)


_RESOLVES = re.compile(r"(?:decid|resol|decree)\w*:$", re.IGNORECASE)


def _decision(reading: Reading, block: Block, manner: Manner) -> tuple[Item, Block | None] | None:
    """Gives the head of a decision and the rest of its block; outside minutes only a verb that resolves makes one."""
    found = decision_split(reading, block)
    return found if found and (manner.has_points or _RESOLVES.search(reading.text, found[0].start, found[0].end)) else None


def _speaks(reading: Reading, block: Block) -> bool:
    return is_speech(reading, block.lines[0].text(reading.text)) and not _is_labelled_name(reading, block.text(reading.text))


def _by_labels(reading: Reading, block: Block, manner: Manner) -> list[Block]:
    """Cuts a block before each line at which somebody speaks, a decision stands or a field is filled: `Deadline: 1 May`."""
    starts = [0]
    for n, line in enumerate(block.lines[1:], 1):
        raw = line.text(reading.text)
        is_field = bool(label_of(reading.profile, raw, ("field",)))
        begins = manner.is_dialogue and is_speech(reading, raw)
        if (
            begins
            or (is_field and not label_of(reading.profile, block.lines[n - 1].text(reading.text), ("field",)))
            or (manner.has_points and decision_split(reading, Block((line,))))
        ):
            starts.append(n)
    return [Block(block.lines[start:stop]) for start, stop in zip(starts, [*starts[1:], len(block.lines)], strict=True)]


def _end_of_list(text: str, lines: Sequence[Line]) -> int:
    """Gives how many lines a list takes: text that begins anew behind an item that has ended is none of it.

    Such are a labelled line, `Deadline: 1 May`, and a sentence below an item that ends short of the margin.
    """
    widest = max(line.end - line.start for line in lines)
    last = max((n for n, line in enumerate(lines) if LIST_MARK.match(line.text(text))), default=0)
    for n in range(1, len(lines)):
        raw, before = lines[n].text(text), lines[n - 1].text(text)
        if before[-1:] in ".;" and re.match(r"[A-ZÀ-Ý][\w ]{2,24}:\s", raw) and not LIST_MARK.match(raw):
            return n
        is_short = len(before) < 0.7 * widest and before[-1:] in ".!?]"
        if n > last and is_short and raw[:1].isupper() and lines[n].indent <= lines[0].indent:
            return n
    return len(lines)


def _end_of_people(reading: Reading, lines: Sequence[Line]) -> int:
    """Gives how many lines name people by a label each, `Reporter: Bel`: behind them what was said can begin."""
    text = reading.text
    for n in range(1, len(lines)):
        raw, before = lines[n].text(text), lines[n - 1].text(text)
        is_named = before[-1:] != ":" and label_of(reading.profile, before, ("interpreter",))
        is_text = raw[:1].isupper() and is_prose(text[lines[n].start : lines[-1].end])
        if is_named and is_text and not label_of(reading.profile, raw, ("interpreter", "participants", "venue", "dateline")):
            return n
    return len(lines)


# a day before the text of a paragraph: `16 February 1961. Today I was visited`, `3 March - The minister left.`
_RUN_IN = re.compile(r"(?P<day>[^\n:–—]{3,40}?(?:[.:]| [-–—]))\s+(?=[A-ZÀ-ÝА-Я\"“«\[])")


def _day_run_in(reading: Reading, block: Block) -> int:
    """Gives where the day ends that the first line of a block begins with, 0 where it begins with none."""
    first = block.lines[0].text(reading.text)
    if not re.search(r"\d", first[:40]):
        return 0
    for match in _RUN_IN.finditer(first[:60]):
        if match.start() == 0 and is_day_line(match["day"].strip(" -–—:")) and re.search(r"\d", match["day"]):
            return block.start + match.end("day")
    return 0


def _behind(text: str, at: int) -> int:
    return at + len(text[at : at + 80]) - len(text[at : at + 80].lstrip(WHITE))


def _is_labelled_name(reading: Reading, raw: str) -> bool:
    """Tells whether a block only names who holds an office in a meeting, `Rapporteur: comrade Bel`."""
    behind = raw[raw.find(":") + 1 :].strip()
    return len(raw) < 80 and bool(label_of(reading.profile, raw, ("interpreter",))) and (not behind or is_name_line(behind))


def _by_shape(reading: Reading, block: Block, raw: str, following: str, follows_note: bool = False) -> Iterator[Item]:
    text, lines = reading.text, block.lines
    if _is_separator(reading, raw):
        yield Item("milestone", block.start, block.end)
    elif columns := column_pieces(text, block):
        yield Item("p", block.start, block.end, tuple(columns), detail="lines")
    elif table := table_item(reading, block):
        yield table
    elif kind := label_of(reading.profile, lines[0].text(text), ("participants", "subject", "agenda", "venue", "interpreter")):
        stop = _end_of_people(reading, lines) if kind == "interpreter" else len(lines)
        yield from labelled(reading, Block(lines[:stop]), kind)
        if lines[stop:]:
            yield from _by_shape(reading, Block(lines[stop:]), text[lines[stop].start : block.end], following)
    elif notes := footnote_items(reading, block, follows_note):
        yield from notes
    elif is_list(text, lines):
        stop = _end_of_list(text, lines)
        yield list_item(reading, lines[:stop], "ordered" if re.match(r"\W?\w", lines[0].text(text)) else "bulleted")
        if lines[stop:]:
            yield from _by_shape(reading, Block(lines[stop:]), text[lines[stop].start : block.end], following)
    elif before := introduced(text, lines):
        yield from paragraphs(reading, Block(lines[:before]))
        yield from _by_shape(reading, Block(lines[before:]), text[lines[before].start : block.end], following)
    elif lost := lost_list(reading, block):
        yield from lost
    elif len(lines) == 1 and is_salutation(reading, raw):
        yield Item("salute", block.start, block.end)
    elif len(lines) > 1 and heads_block(reading, lines):
        yield Item("heading", lines[0].start, lines[0].end, detail=heading_kind(lines[0].text(text)))
        yield from _by_shape(reading, Block(lines[1:]), text[lines[1].start : block.end], following)
    elif len(lines) > 1 and _is_separator(reading, lines[0].text(text)):
        yield Item("milestone", lines[0].start, lines[0].end)
        yield from _by_shape(reading, Block(lines[1:]), text[lines[1].start : block.end], following)
    elif is_heading(reading, raw, lines, following):
        yield Item("heading", block.start, block.end, detail=heading_kind(raw))
    else:
        yield from paragraphs(reading, block)


def _is_separator(reading: Reading, raw: str) -> bool:
    if raw[0] not in reading.profile.separators:
        return False
    marks = set(raw) - set(" \t")
    return len(raw.replace(" ", "")) >= 3 and len(marks) == 1 and marks <= set(reading.profile.separators)
