"""The running text: paragraphs, headings, dated entries, speeches, lists, tables, separators, page breaks, footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tei_tools.model import Annotation
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_end, label_of
from tei_tools.readers.lines import WHITE, Block, Line
from tei_tools.readers.salutation import is_salutation
from tei_tools.readers.shapes import LIST_MARK, capital_share, is_day_line, is_prose, words_of
from tei_tools.readers.tables import table_item

_SPEAKER = re.compile(r"(?P<who>[A-ZÀ-ÝА-Я][^\n:.!?;]{0,60}?(?:\([^)\n]{1,40}\))?):(?=\s|$)")
_FOOTNOTE = re.compile(r"(?P<mark>\[(?:\d{1,3}|[*†‡]{1,3})\]|[*†‡]{1,3}|\d{1,3})\s+(?=\S)")
_HEADING_NUMBER = re.compile(r"(?:[IVXLC]{1,5}|[A-Z])[.)]\s+\S")
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]")


def is_speech(text: str) -> bool:
    """Tells whether a block opens with a speaker: a name or an office of up to seven words, then a colon."""
    match = _SPEAKER.match(text)
    return match is not None and len(words_of(match["who"])) <= 7 and capital_share(match["who"]) >= 0.5


def body_items(reading: Reading, block: Block, following: str, is_dialogue: bool) -> Iterator[Item]:
    """Gives the items of one block of the body; `following` is the text of the next block, "" at the end."""
    text = reading.text
    raw = block.text(text)
    first = block.lines[0].text(text)
    if is_day_line(first) and (len(block.lines) > 1 or following):
        yield Item("entry", block.lines[0].start, block.lines[0].end)
        if len(block.lines) == 1:
            return
        block = Block(block.lines[1:])
        raw = block.text(text)
    if is_dialogue and is_speech(raw):
        yield from _speeches(reading, block)
        return
    yield from _by_shape(reading, block, raw, following)


def _by_shape(reading: Reading, block: Block, raw: str, following: str) -> Iterator[Item]:
    text, lines = reading.text, block.lines
    if _is_separator(reading, raw):
        yield Item("milestone", block.start, block.end)
    elif reading.profile.running_page.fullmatch(raw) and len(lines) == 1 and not raw.isdigit():
        yield Item("pb", block.start, block.end, detail="".join(re.findall(r"\d+", raw)[:1]))
    elif table := table_item(reading, block):
        yield table
    elif kind := label_of(reading.profile, lines[0].text(text), ("participants", "subject", "agenda", "venue", "interpreter")):
        yield from labelled(reading, block, kind)
    elif _is_list(text, lines):
        yield list_item(reading, lines, "ordered" if re.match(r"\W?\w", lines[0].text(text)) else "bulleted")
    elif (mark := _FOOTNOTE.match(raw)) and _is_footnote(reading, block, raw):
        yield Item("footnote", block.start, block.end, detail=mark["mark"])
    elif len(lines) == 1 and is_salutation(reading, raw):
        yield Item("salute", block.start, block.end)
    elif _is_heading(raw, lines, following):
        yield Item("heading", block.start, block.end)
    else:
        yield from paragraphs(reading, block)


def _is_separator(reading: Reading, raw: str) -> bool:
    marks = set(raw) - set(" \t")
    return len(raw.replace(" ", "")) >= 3 and len(marks) == 1 and marks <= set(reading.profile.separators)


def _is_list(text: str, lines: Sequence[Line]) -> bool:
    marked = [bool(LIST_MARK.match(line.text(text))) for line in lines]
    return len(lines) >= 2 and marked[0] and sum(marked) >= 2 and sum(marked) >= 0.4 * len(lines)


def _is_footnote(reading: Reading, block: Block, raw: str) -> bool:
    """Tells whether the mark that opens the block is used earlier as a mark: in brackets, or a star behind a word."""
    mark = _FOOTNOTE.match(raw)
    if mark is None or mark["mark"].isdigit():
        return False
    return reading.text.find(mark["mark"], max(0, block.start - 60000), block.start) >= 0


def _is_heading(raw: str, lines: Sequence[Line], following: str) -> bool:
    if len(lines) > 2 or len(raw) > 120 or not words_of(raw) or not is_prose(following.split("\n")[0]):
        return False
    if raw.rstrip()[-1:] in ".!?,;:" or _NUMBERED.match(raw):
        return False
    if raw.isupper() or _HEADING_NUMBER.match(raw):
        return len(words_of(raw)) <= 14
    return capital_share(raw) >= 0.7 and len(words_of(raw)) <= 10 and not is_speech(raw)


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
    text, first = reading.text, block.lines[0]
    width = label_end(reading.profile, first.text(text), kind)
    rest_start = first.start + width + len(first.text(text)[width:]) - len(first.text(text)[width:].lstrip(WHITE))
    head = Annotation(first.start, first.start + len(first.text(text)[:width].rstrip(WHITE)), "head")
    lines = [*([Line(rest_start, first.end)] if rest_start < first.end else []), *block.lines[1:]]
    if not lines:
        yield Item("list", block.start, block.end, (head,), detail=kind)
        return
    plain = list_item(reading, lines, kind)
    yield Item("list", block.start, block.end, (head, *plain.inner), detail=kind)


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
