"""The opening of a document: letterhead, marks, datelines, title, labelled lines, address and salutation, line by line.

The opening ends at the first block that is running text, a speech, a list or a day's heading. What its lines are is told
by the profile's words and by shape; what is none of these, before the text begins, is the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tei_tools.readers.columns import gutters
from tei_tools.readers.credits import is_credit_line
from tei_tools.readers.genre import genre_of
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.lines import Block, Line
from tei_tools.readers.lists import are_entries, is_list
from tei_tools.readers.marks import is_mark_line
from tei_tools.readers.opening_joins import join, with_recipients
from tei_tools.readers.opening_lines import Sofar, classify, is_construct
from tei_tools.readers.salutation import is_salutation
from tei_tools.readers.shapes import (
    LIST_MARK,
    capital_share,
    is_dateline,
    is_prose,
    names_document,
    words_of,
)
from tei_tools.readers.shelfmark import parse_shelfmark
from tei_tools.readers.tables import table_item
from tei_tools.readers.telegram import is_telegram_line

_CALLED = re.compile(
    r"(?!(?:For|To|From|At|In|The)\b)[A-ZÀ-Ý][\w'’]+(?:\s[A-ZÀ-Ý][\w'’.]+){0,2}\s?[—–,!]$"
)  # `Carl—` alone before the text


def opening_items(reading: Reading, block: Block, sofar: Sofar) -> list[Item] | None:
    """Gives the items of one block of the opening, or None where the block is no opening but begins the text."""
    if _begins_text(reading, block, sofar):
        return None
    has_title = sofar.has_title
    if has_title and (_begins_list(reading.text, block) or _is_table(reading, block)):
        return None
    items: list[Item] = []
    for line in _parted(reading, block):
        title = " ".join(reading.text[item.start : item.end] for item in items if item.kind == "title")
        is_telegram = sofar.is_telegram or genre_of(title[:300], frozenset())[0] == "telegram"
        items.append(
            classify(reading, line, replace(sofar, has_title=has_title or bool(title), is_telegram=is_telegram), items)
        )
    if len(items) == 1 and items[0].kind in ("title", "place") and _CALLED.match(block.text(reading.text)):
        items = [replace(items[0], kind="salute", inner=())]
    if has_title and [item.kind for item in items] == ["title"] and _is_sentence(block.text(reading.text)):
        return None
    joined = list(join(reading, items, sofar.is_letter))
    return with_recipients(reading, joined) if sofar.has_telegram_head else joined


def _is_table(reading: Reading, block: Block) -> bool:
    """Tells whether a block is a table, and not two columns of which one has the marks and dates of an opening."""
    if len(block.lines) < 2 or not table_item(reading, block):
        return False
    return not any(len(list(_parted(reading, Block((line,))))) == 2 for line in block.lines)


def _parted(reading: Reading, block: Block) -> Iterator[Line]:
    """Gives the lines, those with a gap cut in two where a side is a mark or a date: `Journal of A. Orlov      Secret`."""
    text = reading.text
    for line in block.lines:
        cells = [Line(line.start + a, line.start + b, line.indent) for a, b in gutters(line.text(text))]
        is_spaced = re.fullmatch(r"(?:\w\s+)+\w\W*", line.text(text))
        telling = not is_spaced and any(_tells(reading, cell) for cell in cells)
        yield from (
            cells if len(cells) == 2 and telling and not is_construct(reading, line) and _is_balanced(text, cells) else [line]
        )


def _is_balanced(text: str, cells: Sequence[Line]) -> bool:
    """Tells whether no bracket reaches from one cell to the other."""
    return all(cell.text(text).count("[") == cell.text(text).count("]") for cell in cells)


def _tells(reading: Reading, cell: Line) -> bool:
    """Tells whether one side of a line is a mark, a date or a greeting: then the sides are two things."""
    raw = cell.text(reading.text)
    return is_mark_line(reading.text, cell.start, cell.end, reading.profile) or is_dateline(raw) or is_salutation(reading, raw)


def _begins_list(text: str, block: Block) -> bool:
    """Tells whether behind a title a list begins, or the words that announce one."""
    raw = block.text(text)
    announces = raw.endswith(":") and len(words_of(raw)) >= 4 and capital_share(raw) < 0.5
    first, rest = block.lines[0].text(text), block.lines[1:]
    return announces or is_list(text, block.lines) or (first[-1:] == ":" and (are_entries(text, rest) or is_list(text, rest)))


def _is_sentence(raw: str) -> bool:
    """Tells whether a line that could be a title ends as a sentence does, small words in it."""
    words = words_of(raw)
    return raw.endswith(".") and len(words) >= 2 and capital_share(raw) < 0.7 and not raw.isupper()


def _begins_text(reading: Reading, block: Block, sofar: Sofar) -> bool:
    text, whole = reading.text, block.text(reading.text)
    if _is_long_title(whole) or (not sofar.has_title and _DESPATCH.fullmatch(whole) and capital_share(whole) >= 0.6):
        return False
    if all(len(raw) < 130 and is_telegram_line(reading, raw, sofar.is_telegram) for raw in _raws(text, block)):
        return False
    if sofar.is_telegram and _goes_on_with_head(reading, block):
        return False
    if all(is_credit_line(line.text(text)) or parse_shelfmark(text, line.start, line.end) for line in block.lines):
        return False
    if is_prose(whole) or (sofar.has_telegram_head and len(_SENTENCES.findall(whole)) >= 2):
        return True
    return any(LIST_MARK.match(raw) and (is_prose(raw) or _is_loud(raw)) for raw in (line.text(text) for line in block.lines))


def _raws(text: str, block: Block) -> Iterator[str]:
    return (line.text(text) for line in block.lines)


def _goes_on_with_head(reading: Reading, block: Block) -> bool:
    """Tells whether a block is a wrapped line of a telegram's head: `Repeated to: Paris, Velna,` and more below it."""
    first, *rest = _raws(reading.text, block)
    return (
        is_telegram_line(reading, first, True) and first[-1:] == "," and len(rest) <= 2 and all(len(raw) < 90 for raw in rest)
    )


def _is_loud(raw: str) -> bool:
    """Tells whether a line in capitals is a sentence, as in telegrams that have no small letters."""
    return raw.isupper() and raw[-1:] in ".!?" and len(words_of(raw)) >= 5


# the head of a despatch in print: who wrote to whom
_DESPATCH = re.compile(
    r"(?:The\s)?[A-ZÀ-Ý][^.!?;:\n]{3,80}?\sto\s(?:the\s)?[A-ZÀ-Ý][^.!?;:\n]{3,90}\.?(?:\s?[—–-]+\s?\(Received\b[^)\n]{2,40}\))?"
)
_SENTENCES = re.compile(r"[a-zà-ÿ]{3}[.!?]\s+[A-ZÀ-Ý]")


def _is_long_title(whole: str) -> bool:
    """Tells whether a block is a title of many words: it names a kind of document early, or is in capitals throughout."""
    if LIST_MARK.match(whole) and _is_loud(whole):
        return False
    top, _, below = whole.partition("\n")
    if below[:1].islower() and top.isupper() and names_document(top) and len(whole) < 500 and not _SENTENCES.search(whole):
        return True  # `NOTE` and below it `from a conversation between ...`
    ends = whole.rstrip()[-1:] in ".!?" and not re.search(r"\b[ap]\.\s?m\.$", whole.rstrip())
    first = " ".join(whole.split()[:8])
    named = names_document(first) and capital_share(whole) >= 0.45 and len(_SENTENCES.findall(whole)) <= 1
    return (named and (not ends or len(whole) < 120) and len(whole) < 500) or (
        whole.isupper() and len(whole) < 400 and not (LIST_MARK.match(whole) and _is_loud(whole))
    )
