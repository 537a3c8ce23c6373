"""The running text: paragraphs, headings, dated entries, speeches, lists, tables, separators, page breaks, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tei_tools.model import Annotation
from tei_tools.readers.agenda import decision_split, is_point
from tei_tools.readers.footnotes import footnote_items
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_of
from tei_tools.readers.lines import WHITE, Block, Line
from tei_tools.readers.lists import is_list, labelled, list_item, lost_list
from tei_tools.readers.salutation import is_salutation
from tei_tools.readers.shapes import capital_share, is_day_line, is_prose, words_of
from tei_tools.readers.tables import table_item

_SPEAKER = re.compile(r"(?P<who>[A-ZÀ-ÝА-Я][^\n:.!?;]{0,60}?(?:\([^)\n]{1,40}\))?):(?=\s|$)")
_HEADING_NUMBER = re.compile(r"(?:[IVXLC]{1,5}|[A-Z])[.)]\s+\S+\s+[a-zà-ÿ\d]|[IVXLC]{2,5}[.)]\s+\S|(?:[IVXLC]|[A-Z])\)\s+\S")
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]")


def is_speech(text: str) -> bool:
    """Tells whether a block opens with a speaker: a name or an office of up to seven words, then a colon."""
    match = _SPEAKER.match(text)
    return match is not None and len(words_of(match["who"])) <= 7 and capital_share(match["who"]) >= 0.5


def body_items(reading: Reading, block: Block, following: str, is_dialogue: bool, has_points: bool) -> Iterator[Item]:
    """Gives the items of one block of the body; `following` is the text of the next block, "" at the end.

    `is_dialogue` where speakers are known to speak, `has_points` where a document (minutes, a protocol) goes by points.
    """
    text = reading.text
    raw = block.text(text)
    first = block.lines[0].text(text)
    if is_day_line(first) and (len(block.lines) > 1 or following):
        yield Item("entry", block.lines[0].start, block.lines[0].end)
        if len(block.lines) == 1:
            return
        block = Block(block.lines[1:])
        raw = block.text(text)
    decision = decision_split(reading, block)
    if decision and (has_points or reading.text[decision[0].start : decision[0].end][-1:] == ":"):
        yield decision[0]
        if decision[1]:
            yield from _by_shape(reading, decision[1], decision[1].text(text), following)
        return
    if has_points and is_point(reading, block, following):
        yield Item("agenda", block.start, block.end)
        return
    if is_dialogue and is_speech(raw):
        yield from _speeches(reading, block)
        return
    yield from _by_shape(reading, block, raw, following)


def _by_shape(reading: Reading, block: Block, raw: str, following: str) -> Iterator[Item]:
    text, lines = reading.text, block.lines
    if _is_separator(reading, raw):
        yield Item("milestone", block.start, block.end)
    elif table := table_item(reading, block):
        yield table
    elif kind := label_of(reading.profile, lines[0].text(text), ("participants", "subject", "agenda", "venue", "interpreter")):
        yield from labelled(reading, block, kind)
    elif is_list(text, lines):
        yield list_item(reading, lines, "ordered" if re.match(r"\W?\w", lines[0].text(text)) else "bulleted")
    elif lost := lost_list(reading, block):
        yield from lost
    elif notes := footnote_items(reading, block):
        yield from notes
    elif len(lines) == 1 and is_salutation(reading, raw):
        yield Item("salute", block.start, block.end)
    elif _is_heading(raw, lines, following):
        yield Item("heading", block.start, block.end)
    else:
        yield from paragraphs(reading, block)


def _is_separator(reading: Reading, raw: str) -> bool:
    marks = set(raw) - set(" \t")
    return len(raw.replace(" ", "")) >= 3 and len(marks) == 1 and marks <= set(reading.profile.separators)


def is_numbered_heading(raw: str, lines: Sequence[Line], following: str) -> bool:
    """Tells whether a line is a heading with a Roman number or a letter, `I. The lines`, running text behind it."""
    return bool(_HEADING_NUMBER.match(raw)) and _is_heading(raw, lines, following)


def _is_heading(raw: str, lines: Sequence[Line], following: str) -> bool:
    if len(lines) > 2 or len(raw) > 120 or not words_of(raw) or not is_prose(following.split("\n")[0]):
        return False
    if raw.rstrip()[-1:] in ".!?,;:" or _NUMBERED.match(raw):
        return False
    if raw.isupper() or _HEADING_NUMBER.match(raw):
        return len(words_of(raw)) <= 14
    return capital_share(raw) >= 0.7 and len(words_of(raw)) <= 10 and not is_speech(raw)


def _speeches(reading: Reading, block: Block) -> Iterator[Item]:
    text = reading.text
    starts = [line for line in block.lines if is_speech(line.text(text))]
    ends = [max(line.end for line in block.lines if line.start < nxt.start) for nxt in starts[1:]] + [block.end]
    for line, end in zip(starts, ends, strict=True):
        match = _SPEAKER.match(text[line.start : line.end])
        width = match.end() if match else 0
        speech = line.start + width + len(text[line.start + width : end]) - len(text[line.start + width : end].lstrip(WHITE))
        inner = [Annotation(line.start, line.start + width, "speaker")]
        if speech >= end:
            yield Item("p", line.start, end)
            continue
        inner.append(Annotation(speech, end, "p"))
        yield Item("sp", line.start, end, tuple(inner))


def paragraphs(reading: Reading, block: Block) -> Iterator[Item]:
    """Gives one paragraph for wrapped lines, one each where lines are paragraphs, lines kept where they are short lines."""
    text, lines = reading.text, block.lines
    lengths = [line.end - line.start for line in lines]
    widest = max(lengths)
    wrapped = len(lines) > 1 and sum(n >= 0.6 * widest for n in lengths[:-1]) >= 0.7 * (len(lines) - 1) and widest >= 40
    sentences = all(re.search(r"[.!?:…][\"'”’)\]]*$", line.text(text)) for line in lines)
    if len(lines) == 1 or (wrapped and not (sentences and widest > 90)):
        yield Item("p", block.start, block.end)
    elif sentences or widest > 90:
        for line in lines:
            yield Item("p", line.start, line.end)
    else:
        yield Item("line" if not is_prose(block.text(text)) else "p", block.start, block.end, detail="lines")
