"""The opening of a document: letterhead, marks, datelines, title, labelled lines, address and salutation, line by line.

The opening ends at the first block that is running text, a speech, a list or a day's heading. What its lines are is told
by the profile's words and by shape; what is none of these, before the text begins, is the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tei_tools.model import Annotation
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_of
from tei_tools.readers.lines import Block, Line
from tei_tools.readers.lists import is_list
from tei_tools.readers.marks import is_mark_line, marks_in
from tei_tools.readers.salutation import is_salutation
from tei_tools.readers.shapes import LIST_MARK, capital_share, is_dateline, is_place_line, is_prose, words_of
from tei_tools.readers.shelfmark import shelfmark_parts
from tei_tools.readers.tables import table_item
from tei_tools.readers.telegram import is_telegram_line, telegram_parts

_REFERENCE = re.compile(r"(?=[^a-zа-я]*$)(?=.*\d)(?=.*[/()-])[\w/().:–-]{4,40}$")
_ADDRESS = re.compile(r"(?:To|TO|An|Herrn|Frau|Monsieur)\b(?!:)\s*(?:the\s|The\s)?[A-Z]|(?:Attention|c/o|P\.\s?O\.)\b")
_SALUTE_END = re.compile(r"[,!:.;—–-]?['\"”]?$")
_DOCUMENT_WORD = re.compile(
    r"\b(?:telegram|memorandum|memo|letter|report|minutes|protocol|journal|diary|record|note|conversation|transcript|cable|"
    r"aide-memoire|statement|resolution|decision|summary|information|stenogram|excerpt|despatch|dispatch|communiqu[eé])\b",
    re.IGNORECASE,
)


def opening_items(reading: Reading, block: Block, has_title: bool, is_letter: bool) -> list[Item] | None:
    """Gives the items of one block of the opening, or None where the block is no opening but begins the text."""
    if _begins_text(reading.text, block):
        return None
    if has_title and (_begins_list(reading.text, block) or (len(block.lines) > 1 and table_item(reading, block))):
        return None
    items: list[Item] = []
    for line in block.lines:
        items.append(_classify(reading, line, has_title or any(item.kind == "title" for item in items), items))
    if has_title and [item.kind for item in items] == ["title"] and _is_sentence(block.text(reading.text)):
        return None
    return list(_join(reading, items, is_letter))


def _begins_list(text: str, block: Block) -> bool:
    """Tells whether behind a title a list begins, or the words that announce one."""
    raw = block.text(text)
    announces = raw.endswith(":") and len(words_of(raw)) >= 4 and capital_share(raw) < 0.5
    return announces or is_list(text, block.lines)


def _is_sentence(raw: str) -> bool:
    """Tells whether a line that could be a title ends as a sentence does, small words in it."""
    words = words_of(raw)
    return raw.endswith(".") and len(words) >= 3 and capital_share(raw) < 0.7 and not raw.isupper()


def _begins_text(text: str, block: Block) -> bool:
    whole = block.text(text)
    if _is_long_title(whole):
        return False
    if is_prose(whole):
        return True
    return any(LIST_MARK.match(line.text(text)) and is_prose(line.text(text)) for line in block.lines)


def _is_long_title(whole: str) -> bool:
    """Tells whether a block is a title of many words: it names a kind of document early, or is in capitals throughout."""
    ends = whole.rstrip()[-1:] in ".!?" and not re.search(r"\b[ap]\.\s?m\.$", whole.rstrip())
    first = " ".join(whole.split()[:8])
    named = bool(_DOCUMENT_WORD.search(first)) and capital_share(whole) >= 0.45 and whole.count(". ") <= 2
    return (named and (not ends or len(whole) < 120) and len(whole) < 500) or (whole.isupper() and len(whole) < 400)


def _classify(reading: Reading, line: Line, has_title: bool, before: list[Item]) -> Item:
    text, raw = reading.text, line.text(reading.text)
    if is_construct(reading, line):
        return Item("stamp", line.start, line.end)
    if before and before[-1].kind == "title" and raw[:1].islower() and len(words_of(raw)) > 2:
        return Item("title", line.start, line.end, tuple(marks_in(text, line.start, line.end, reading.profile, "document")))
    if before and before[-1].kind == "address" and not is_dateline(raw) and not is_salutation(reading, raw):
        return Item("address", line.start, line.end, (Annotation(line.start, line.end, "addrLine"),))
    for kind, test in _TESTS:
        if test(reading, line, raw):
            return Item(kind, line.start, line.end, tuple(_inner(reading, line, kind)))
    kind = "place" if has_title and is_place_line(raw) and not _DOCUMENT_WORD.search(raw) else "title"
    return Item(kind, line.start, line.end, tuple(marks_in(text, line.start, line.end, reading.profile, "document")))


def is_construct(reading: Reading, line: Line) -> bool:
    """Tells whether a line is one stamp or one piece of handwriting, as in the right one of two columns."""
    return any(
        group[0].start == line.start and group[0].end == line.end and group[0].element in ("stamp", "add")
        for group in reading.constructs
    )


def _inner(reading: Reading, line: Line, kind: str) -> Iterator[Annotation]:
    if kind == "address":
        yield Annotation(line.start, line.end, "addrLine")
    elif kind == "shelfmark":
        yield from shelfmark_parts(reading.text, line.start, line.end)
    elif kind == "telegram":
        yield from telegram_parts(reading, line)
        yield from marks_in(reading.text, line.start, line.end, reading.profile, "outgoing")
    elif kind == "reference":
        yield Annotation(line.start, line.end, "idno", {"type": "document"})
    elif kind != "salute":
        yield from marks_in(reading.text, line.start, line.end, reading.profile, "outgoing")


def _is_letterhead(reading: Reading, line: Line, raw: str) -> bool:
    lowered = raw.lower()
    has_word = any(re.search(rf"\b{re.escape(word)}\b", lowered) for word in reading.profile.letterhead)
    if not has_word or _DOCUMENT_WORD.search(raw) or len(raw) > 110 or raw.rstrip()[-1:] in ".:;" or re.match(r"\d", raw):
        return False
    return capital_share(raw) >= 0.8 and not re.search(r"\b(?:from|to|with|between|on)\b", lowered)


def _is_reference(reading: Reading, line: Line, raw: str) -> bool:
    return bool(_REFERENCE.match(raw)) and not is_dateline(raw)


def _is_marks(reading: Reading, line: Line, raw: str) -> bool:
    return is_mark_line(reading.text, line.start, line.end, reading.profile)


_TESTS = (
    ("telegram", lambda reading, line, raw: is_telegram_line(reading, raw)),
    ("shelfmark", lambda reading, line, raw: bool(list(shelfmark_parts(reading.text, line.start, line.end)))),
    ("salute", lambda reading, line, raw: is_salutation(reading, raw)),
    ("dateline", lambda reading, line, raw: is_dateline(raw) and not _DOCUMENT_WORD.search(raw)),
    ("letterhead", _is_letterhead),
    ("marks", _is_marks),
    ("reference", _is_reference),
    ("telegram", lambda reading, line, raw: label_of(reading.profile, raw, ("venue", "interpreter")) != ""),
    ("address", lambda reading, line, raw: bool(_ADDRESS.match(raw)) and len(raw) < 90 and capital_share(raw) >= 0.6),
)


def _join(reading: Reading, items: list[Item], is_letter: bool) -> Iterator[Item]:
    """Joins lines of one kind: title lines into one head; places before a date, in one block, into the dateline."""
    kinds = [item.kind for item in items]
    items = _salutes(reading, items)
    kinds = [item.kind for item in items]
    dates = [i for i, kind in enumerate(kinds) if kind == "dateline"]
    if dates and (is_letter or "title" not in kinds[: dates[0]] or len(items) <= 4):
        first = dates[0]
        while first > 0 and kinds[first - 1] in ("title", "place") and _may_be_place(reading, items[first - 1], is_letter):
            first -= 1
        items = [*items[:first], *(replace(item, kind="dateline") for item in items[first : dates[0]]), *items[dates[0] :]]
    joined: list[Item] = []
    for item in items:
        kind = {"reference": "marks", "place": "dateline"}.get(item.kind, item.kind)
        if joined and joined[-1].kind == kind and kind in ("title", "dateline", "address"):
            last = joined[-1]
            joined[-1] = replace(last, end=item.end, inner=(*last.inner, *item.inner))
        else:
            joined.append(replace(item, kind=kind))
    yield from joined


def _salutes(reading: Reading, items: list[Item]) -> list[Item]:
    """Gives the items with `To Ambassador Solin:`, alone on its line, as the salutation it is."""
    alone = [item.kind for item in items].count("address") == 1
    return [
        replace(item, kind="salute", inner=()) if alone and item.kind == "address" and _is_called(reading, item) else item
        for item in items
    ]


def _is_called(reading: Reading, item: Item) -> bool:
    return reading.text[item.start : item.end].rstrip()[-1:] in ":!,"


def _may_be_place(reading: Reading, item: Item, is_letter: bool) -> bool:
    raw = reading.text[item.start : item.end]
    return len(words_of(raw)) <= (6 if is_letter else 3) and not _DOCUMENT_WORD.search(raw) and not raw.isupper()
