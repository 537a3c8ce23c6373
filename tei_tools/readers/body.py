"""The running text: paragraphs, headings, dated entries, speeches, lists, tables, separators, page breaks, footnotes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tei_tools.model import Annotation
from tei_tools.readers.agenda import decision_split, point_split
from tei_tools.readers.flattened import column_pieces
from tei_tools.readers.footnotes import footnote_items
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_of
from tei_tools.readers.lines import WHITE, Block, Line
from tei_tools.readers.lists import introduced, is_list, labelled, list_item, lost_list
from tei_tools.readers.salutation import is_salutation
from tei_tools.readers.shapes import LIST_MARK, capital_share, is_day_line, is_prose, words_of
from tei_tools.readers.tables import table_item

_SPEAKER = re.compile(
    r"(?P<who>[A-ZÀ-ÝА-Я](?:[^\n:.!?;]|(?<=\b\w)\.|(?<=\b(?:Mr|Dr|St))\.|(?<=\b(?:Cde|Com|Gen|Mrs|Col))\.){0,60}?(?:\([^)\n]{1,40}\))?):(?=\s|$)"
)
# stenographers set a full stop or a dash behind a name in capitals: `N. S. ORLOV. How did you travel?`
_STENOGRAPHED = re.compile(
    r"(?P<who>(?:(?:Cde|Comrade|Com|Mr|Mrs|Dr|Gen)\.?\s)?(?:[A-ZÀ-ÝА-Я]\.\s?){0,3}[A-ZÀ-ÝА-Я][A-ZÀ-ÝА-Я'’-]+(?:\s[A-ZÀ-ÝА-Я'’-]{2,}){0,3}"
    r"(?:\s\([^)\n]{1,60}\))?\s?(?:\.|[–—]))(?=\s+[A-ZÀ-ÝА-Я\"“«(\[…])"
)
_HEADING_NUMBER = re.compile(
    r"(?:[IVXLC]{1,5}|[A-Z])[.)]\s+\S+\s+[a-zà-ÿ\d]|[IVXLC]{2,5}[.)]\s+\S|(?:[IVXLC]|[A-Z])\)\s+\S"
    r"|[IVX]\.\s+(?!(?:[A-ZÀ-Ý]\.\s?)+\S+$)[A-ZÀ-Ý]{3,}(?:\s|$)"
)
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]")


_NO_SPEAKERS = (
    "subject",
    "participants",
    "venue",
    "dateline",
    "agenda",
    "distribution",
    "attachment",
    "abstract",
    "notes",
    "registry",
)


def is_speech(reading: Reading, text: str) -> bool:
    """Tells whether a block opens with a speaker: a name or an office of up to seven words, no label, then a colon."""
    match = speaker_of(text)
    if match is None or len(words_of(match["who"])) > 7 or capital_share(match["who"]) < 0.5:
        return False
    return not label_of(reading.profile, match.group(), _NO_SPEAKERS) and not is_day_line(match["who"])


def speaker_of(text: str) -> re.Match[str] | None:
    """Gives the match of a speaker's name and the mark behind it at the head of `text`."""
    return _SPEAKER.match(text) or _STENOGRAPHED.match(text)


def body_items(
    reading: Reading,
    block: Block,
    following: str,
    is_dialogue: bool,
    has_points: bool,
    is_diary: bool = False,
    follows_note: bool = False,
) -> Iterator[Item]:
    """Gives the items of one block of the body; `following` is the text of the next block, "" at the end.

    `is_dialogue` where speakers are known to speak, `has_points` where a document (minutes, a protocol) goes by points,
    `is_diary` where its paragraphs may begin with their day, `follows_note` where a footnote stands before the block.
    """
    text = reading.text
    raw = block.text(text)
    first = block.lines[0].text(text)
    if is_diary and (day := _day_run_in(reading, block)):
        yield Item("entry", block.start, day, detail="run-in")
        block = Block((Line(_behind(text, day), block.lines[0].end), *block.lines[1:]))
        yield from _by_shape(reading, block, block.text(text), following)
        return
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
    if has_points and (point := point_split(reading, block, following)):
        yield point[0]
        if point[1]:
            yield from body_items(reading, point[1], following, is_dialogue, has_points)
        return
    if is_dialogue and is_speech(reading, raw) and not _is_labelled_name(reading, raw):
        yield from _speeches(reading, block)
        return
    yield from _by_shape(reading, block, raw, following, follows_note)


def _end_of_list(text: str, lines: Sequence[Line]) -> int:
    """Gives how many lines a list takes: a labelled line, `Deadline: 1 May`, behind an item that has ended is none of it."""
    for n in range(1, len(lines)):
        raw, before = lines[n].text(text), lines[n - 1].text(text)
        if before[-1:] in ".;" and re.match(r"[A-ZÀ-Ý][\w ]{2,24}:\s", raw) and not LIST_MARK.match(raw):
            return n
    return len(lines)


# a day before the text of a paragraph: `16 February 1961. Today I was visited`, `3 March - The minister left.`
_RUN_IN = re.compile(r"(?P<day>[^\n:–—]{3,40}?(?:[.:]| [-–—]))\s+(?=[A-ZÀ-ÝА-Я\"“«\[])")


def _day_run_in(reading: Reading, block: Block) -> int:
    """Gives where the day ends that the first line of a block begins with, 0 where it begins with none."""
    first = block.lines[0].text(reading.text)
    for match in _RUN_IN.finditer(first[:60]):
        if match.start() == 0 and is_day_line(match["day"].strip(" -–—:")) and re.search(r"\d", match["day"]):
            return block.start + match.end("day")
    return 0


def _behind(text: str, at: int) -> int:
    return at + len(text[at : at + 80]) - len(text[at : at + 80].lstrip(WHITE))


def counted_headings(reading: Reading, items: Sequence[Item]) -> list[Item]:
    """Gives the items with numbered headings as paragraphs where the numbers do not count on: 1, 2, 4 are points."""
    numbered = [item for item in items if item.kind == "heading" and _NUMBERED.match(reading.text, item.start)]
    numbers = [int("".join(re.findall(r"\d+", reading.text[item.start : item.start + 6])[:1])) for item in numbered]
    counts_on = all(number in (1, before + 1) for before, number in itertools.pairwise([0, *numbers]))
    lone = {item.start for item in numbered} if not counts_on or len(numbered) < 2 else set()
    return [replace(item, kind="p") if item.start in lone else item for item in items]


def _is_labelled_name(reading: Reading, raw: str) -> bool:
    """Tells whether a block only names who holds an office in a meeting, `Rapporteur: comrade Bel`."""
    return len(raw) < 80 and bool(label_of(reading.profile, raw, ("interpreter",))) and raw[-1:] not in ".!?"


def _by_shape(reading: Reading, block: Block, raw: str, following: str, follows_note: bool = False) -> Iterator[Item]:
    text, lines = reading.text, block.lines
    if _is_separator(reading, raw):
        yield Item("milestone", block.start, block.end)
    elif columns := column_pieces(text, block):
        yield Item("p", block.start, block.end, tuple(columns), detail="lines")
    elif table := table_item(reading, block):
        yield table
    elif kind := label_of(reading.profile, lines[0].text(text), ("participants", "subject", "agenda", "venue", "interpreter")):
        yield from labelled(reading, block, kind)
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
    elif notes := footnote_items(reading, block, follows_note):
        yield from notes
    elif len(lines) == 1 and is_salutation(reading, raw):
        yield Item("salute", block.start, block.end)
    elif _is_heading(reading, raw, lines, following):
        yield Item("heading", block.start, block.end)
    else:
        yield from paragraphs(reading, block)


def _is_separator(reading: Reading, raw: str) -> bool:
    marks = set(raw) - set(" \t")
    return len(raw.replace(" ", "")) >= 3 and len(marks) == 1 and marks <= set(reading.profile.separators)


def is_numbered_heading(reading: Reading, raw: str, lines: Sequence[Line], following: str) -> bool:
    """Tells whether a line is a heading with a number or a letter, `I. The lines`, running text behind it."""
    return bool(_HEADING_NUMBER.match(raw) or _NUMBERED.match(raw)) and _is_heading(reading, raw, lines, following)


def _is_heading(reading: Reading, raw: str, lines: Sequence[Line], following: str) -> bool:
    if len(lines) > 2 or len(raw) > 120 or not words_of(raw) or raw.rstrip()[-1:] in ".!?,;:":
        return False
    first = following.split("\n")[0]
    if _HEADING_NUMBER.match(raw) and (raw.isupper() or first[-1:] == ":") and len(words_of(raw)) > 1 and len(first) > 20:
        return len(words_of(raw)) <= 14 and not _HEADING_NUMBER.match(first)
    if not is_prose(first) or _NUMBERED.match(first):
        return False
    if _NUMBERED.match(raw):
        return len(lines) == 1 and len(words_of(raw)) <= 8 and not is_prose(raw)
    if raw.isupper() or _HEADING_NUMBER.match(raw):
        return len(words_of(raw)) <= 14
    return capital_share(raw) >= 0.7 and len(words_of(raw)) <= 10 and not is_speech(reading, raw)


def _speeches(reading: Reading, block: Block) -> Iterator[Item]:
    text = reading.text
    at = [n for n, line in enumerate(block.lines) if is_speech(reading, line.text(text))]
    starts = [block.lines[n] for n in at]
    ends = [*(block.lines[n - 1].end for n in at[1:]), block.end]
    for line, end in zip(starts, ends, strict=True):
        match = speaker_of(text[line.start : line.end])
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
