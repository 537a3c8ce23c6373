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


_ROMAN = re.compile(r"[IVXLC]+")
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
    "decision",
    "field",
)


def is_speech(reading: Reading, text: str) -> bool:
    """Tells whether a block opens with a speaker: a name or an office of up to seven words, no label, then a colon."""
    match = speaker_of(text)
    if (
        match is None
        or _ROMAN.fullmatch(match["who"].strip(" .–—"))
        or len(words_of(match["who"])) > 7
        or capital_share(match["who"]) < 0.5
    ):
        return False
    return not label_of(reading.profile, match.group(), _NO_SPEAKERS) and not is_day_line(match["who"])


def speeches_in(reading: Reading, block: Block) -> int:
    """Gives how many lines of a block begin a speech with a sentence in it: `Contents: I. Trade` is none."""
    whole = block.text(reading.text)
    raws = [line.text(reading.text) for line in block.lines]
    ended = [bool(re.search(r"[.!?…\])\"”’]$", raw)) or len(raw) > 50 for raw in raws]
    ended[0] = ended[0] or bool(re.search(r"[.!?…\])\"”’]$", whole))
    return sum(end and is_speech(reading, raw) for raw, end in zip(raws, ended, strict=True))


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
    if is_diary and not is_day_line(first) and (day := _day_run_in(reading, block)):
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
    if has_points and (point := point_split(reading, block, following)):
        yield point[0]
        if point[1]:
            yield from body_items(reading, point[1], following, is_dialogue, has_points)
        return
    if (is_dialogue or has_points) and len(parts := _by_labels(reading, block, is_dialogue, has_points)) > 1:
        for part in parts:
            yield from body_items(reading, part, following, is_dialogue, has_points)
        return
    decision = decision_split(reading, block)
    if decision and (has_points or _RESOLVES.search(reading.text, decision[0].start, decision[0].end)):
        yield decision[0]
        if decision[1]:
            yield from _by_shape(reading, decision[1], decision[1].text(text), following)
        return
    if is_dialogue and is_speech(reading, block.lines[0].text(text)) and not _is_labelled_name(reading, raw):
        yield from _speeches(reading, block)
        return
    yield from _by_shape(reading, block, raw, following, follows_note)


_RESOLVES = re.compile(r"(?:decid|resol|decree)\w*:$", re.IGNORECASE)


def _by_labels(reading: Reading, block: Block, is_dialogue: bool, has_points: bool) -> list[Block]:
    """Cuts a block before each line at which somebody speaks, a decision stands or a field is filled: `Deadline: 1 May`."""
    starts = [0]
    for n, line in enumerate(block.lines[1:], 1):
        raw = line.text(reading.text)
        is_field = bool(label_of(reading.profile, raw, ("field",)))
        begins = is_dialogue and is_speech(reading, raw)
        if (
            begins
            or (is_field and not label_of(reading.profile, block.lines[n - 1].text(reading.text), ("field",)))
            or (has_points and decision_split(reading, Block((line,))))
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


_COUNTED = {
    "roman": re.compile(r"[IVXLC]{1,6}[.)]\s+(?!(?:[A-ZÀ-Ý]\.\s?)+\S+$)[A-ZÀ-ÝА-Я\[(\"“]"),
    "decimal": re.compile(r"\d{1,2}\.\d{1,2}\.?\s+[A-ZÀ-ÝА-Я\[(\"“]"),
    "arabic": re.compile(r"\(?\d{1,3}[.)]\s+[A-ZÀ-ÝА-Я\[(\"“]"),
    "capital": re.compile(r"[A-Z][.)]\s+(?!(?:[A-ZÀ-Ý]\.\s?)+\S+$)[A-ZÀ-ÝА-Я\[(\"“]"),
    "letter": re.compile(r"[a-z]\)\s+[A-ZÀ-ÝА-Я\[(\"“]"),
}


def heading_kind(raw: str) -> str:
    """Gives how a heading is counted: roman, decimal, arabic, capital or letter; upper or plain where it is not."""
    return next((kind for kind, pattern in _COUNTED.items() if pattern.match(raw)), "upper" if raw.isupper() else "plain")


def _is_short(raw: str) -> bool:
    return len(words_of(raw)) <= 9 and raw.rstrip()[-1:] not in ".!?,;:" and not is_prose(raw)


def counted_headings(reading: Reading, items: Sequence[Item]) -> list[Item]:
    """Gives the items with numbered headings as paragraphs where the numbers do not count on: 1, 2, 4 are points."""
    numbered = [item for item in items if item.kind == "heading" and item.detail == "arabic"]
    numbers = [int("".join(re.findall(r"\d+", reading.text[item.start : item.start + 6])[:1])) for item in numbered]
    counts_on = all(number in (1, before + 1) for before, number in itertools.pairwise([0, *numbers]))
    lone = {item.start for item in numbered} if not counts_on or len(numbered) < 2 else set()
    return [replace(item, kind="p", detail="") if item.start in lone else item for item in items]


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
    elif _is_heading(reading, raw, lines, following):
        yield Item("heading", block.start, block.end, detail=heading_kind(raw))
    else:
        yield from paragraphs(reading, block)


_ABOUT = re.compile(r"(?:Regarding|Concerning|On|About|As to|With regard to|On the subject of|Re)\b")


def heads_block(reading: Reading, lines: Sequence[Line]) -> bool:
    """Tells whether the first line of a block is a heading, numbered or `Regarding trade`, with its text or another below."""
    raw, after = lines[0].text(reading.text), lines[1].text(reading.text)
    kind, below = heading_kind(raw), heading_kind(after)
    if not _is_short(raw) or after[:1].islower():
        return False
    if kind not in _COUNTED:
        return bool(_ABOUT.match(raw)) and is_prose(after) and len(after) > len(raw)
    return (below in _COUNTED and below != kind and _is_short(after)) or (
        below not in _COUNTED and is_prose(after) and len(after) > len(raw)
    )


def _is_separator(reading: Reading, raw: str) -> bool:
    marks = set(raw) - set(" \t")
    return len(raw.replace(" ", "")) >= 3 and len(marks) == 1 and marks <= set(reading.profile.separators)


def is_numbered_heading(reading: Reading, raw: str, lines: Sequence[Line], following: str) -> bool:
    """Tells whether a line is a heading with a number or a letter, `I. The lines`, running text behind it."""
    return heading_kind(raw) in _COUNTED and _is_heading(reading, raw, lines, following)


def _is_heading(reading: Reading, raw: str, lines: Sequence[Line], following: str) -> bool:
    if len(lines) > 2 or len(raw) > 120 or not words_of(raw) or raw.rstrip()[-1:] in ".!?,;:":
        return False
    first = following.split("\n")[0]
    kind = heading_kind(raw)
    if (
        kind in _COUNTED
        and heading_kind(first) in _COUNTED
        and heading_kind(first) != kind
        and _is_short(first)
        and _is_short(raw)
    ):
        return len(lines) == 1
    if kind == "roman" and _is_short(raw) and len(first) > 60 and len(words_of(raw)) > 1:
        return len(lines) == 1
    if _HEADING_NUMBER.match(raw) and (raw.isupper() or first[-1:] == ":") and len(words_of(raw)) > 1 and len(first) > 20:
        return len(words_of(raw)) <= 14 and not _HEADING_NUMBER.match(first)
    if not is_prose(first) or _NUMBERED.match(first):
        return False
    if _NUMBERED.match(raw) or kind == "letter":
        return len(lines) == 1 and len(words_of(raw)) <= 8 and not is_prose(raw)
    if raw.isupper() or _HEADING_NUMBER.match(raw):
        return len(words_of(raw)) <= 14
    if _ABOUT.match(raw):
        return len(words_of(raw)) <= 9 and not is_prose(raw)
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


def _goes_on(text: str, line: Line, after: Line) -> bool:
    """Tells whether a line ends inside a sentence: the next one begins with a small letter, or no mark ends this one."""
    return text[after.start].islower() or text[line.end - 1].isalnum() or text[line.end - 1] in ",-–—"


def paragraphs(reading: Reading, block: Block) -> Iterator[Item]:
    """Gives one paragraph for wrapped lines, one each where lines are paragraphs, lines kept where they are short lines."""
    text, lines = reading.text, block.lines
    lengths = [line.end - line.start for line in lines]
    widest = max(lengths)
    wrapped = len(lines) > 1 and sum(n >= 0.6 * widest for n in lengths[:-1]) >= 0.7 * (len(lines) - 1) and widest >= 40
    run_on = sum(_goes_on(text, before, line) for before, line in itertools.pairwise(lines))
    if len(lines) > 1 and run_on >= 0.8 * (len(lines) - 1) and is_prose(block.text(text)) and widest > 30:
        yield Item("p", block.start, block.end)
        return
    sentences = all(re.search(r"[.!?:…][\"'”’)\]]*$", line.text(text)) for line in lines)
    if len(lines) == 1 or (wrapped and not (sentences and widest > 90)):
        yield Item("p", block.start, block.end)
    elif sentences or widest > 90:
        for line in lines:
            yield Item("p", line.start, line.end)
    else:
        yield Item("line" if not is_prose(block.text(text)) else "p", block.start, block.end, detail="lines")
