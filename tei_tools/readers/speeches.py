"""Speeches: who speaks, by a colon, a stenographer's full stop or a dash, and what is said.

>>> speaker_of("Comrade Bel: No.")["who"], speaker_of("N. S. ORLOV. How did you travel?")["who"]
('Comrade Bel', 'N. S. ORLOV.')
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.model import Annotation
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_of
from tei_tools.readers.lines import WHITE, Block
from tei_tools.readers.shapes import capital_share, is_day_line, words_of

_SPEAKER = re.compile(
    r"(?P<who>[A-ZÀ-ÝА-Я](?:[^\n:.!?;]|(?<=\b\w)\.|(?<=\b(?:Mr|Dr|St))\.|(?<=\b(?:Cde|Com|Gen|Mrs|Col))\.){0,60}?(?:\([^)\n]{1,40}\))?):(?=\s|$)"
)
# stenographers set a full stop or a dash behind a name in capitals: `N. S. ORLOV. How did you travel?`
_STENOGRAPHED = re.compile(
    r"(?P<who>(?:(?:Cde|Comrade|Com|Mr|Mrs|Dr|Gen)\.?\s)?(?:[A-ZÀ-ÝА-Я]\.\s?){0,3}[A-ZÀ-ÝА-Я][A-ZÀ-ÝА-Я'’-]+(?:\s[A-ZÀ-ÝА-Я'’-]{2,}){0,3}"
    r"(?:\s\([^)\n]{1,60}\))?\s?(?:\.|[–—]))(?=\s+[A-ZÀ-ÝА-Я\"“«(\[…])"
)
# minutes in keywords set a dash behind a name with its form of address: `Cde. Bel — Supports it.`
_DASHED = re.compile(
    r"(?P<who>(?:Cdes?|Com|Comrade|Mr|Mrs|Dr|Gen|Marshal|Tov)\.?\s(?:[A-ZÀ-Ý]\.\s?){0,3}[A-ZÀ-Ý][\w'’-]+(?:\s\([^)\n]{1,60}\))?\s[–—-])"
    r"(?=\s+[A-ZÀ-Ý\"“«(\[…])"
)
_ENDS = frozenset('.!?…])"”’')
_COUNTED = re.compile(
    r"(?:Option|Point|Item|Step|Phase|Stage|Table|Figure|Case|Problem|Proposal|Alternative|Variant|Article|Chapter|Tab)\s+\w{1,4}",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\([^)]*\)")
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
        or _COUNTED.fullmatch(match["who"])
        or _ROMAN.fullmatch(match["who"].strip(" .–—"))
        or len(words_of(_REMARK.sub("", match["who"]))) > 7
        or (capital_share(match["who"]) < 0.5 and match["who"] not in ("Q", "A"))
    ):
        return False
    return not label_of(reading.profile, match.group(), _NO_SPEAKERS) and not is_day_line(match["who"])


def speeches_in(reading: Reading, block: Block) -> int:
    """Gives how many lines of a block begin a speech with a sentence in it: `Contents: I. Trade` is none."""
    text = reading.text
    whole_ends = text[block.end - 1] in _ENDS
    return sum(
        (line.end - line.start > 50 or text[line.end - 1] in _ENDS or (n == 0 and whole_ends) or _is_above(text, block, n))
        and is_speech(reading, line.text(text))
        for n, line in enumerate(block.lines)
    )


def _is_above(text: str, block: Block, n: int) -> bool:
    """Tells whether a line is nothing but a label, and what is said stands below it."""
    below = block.lines[n + 1] if n + 1 < len(block.lines) else None
    return below is not None and text[block.lines[n].end - 1] == ":" and text[below.end - 1] in _ENDS


def speaker_of(text: str) -> re.Match[str] | None:
    """Gives the match of a speaker's name and the mark behind it at the head of `text`."""
    if not text[:1].isupper():
        return None
    return _SPEAKER.match(text) or _STENOGRAPHED.match(text) or _DASHED.match(text)


def speech_items(reading: Reading, block: Block) -> Iterator[Item]:
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
