"""The opening of a document: letterhead, marks, datelines, title, labelled lines, address and salutation, line by line.

The opening ends at the first block that is running text, a speech, a list or a day's heading. What its lines are is told
by the profile's words and by shape; what is none of these, before the text begins, is the title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tei_tools.model import Annotation
from tei_tools.readers.columns import gutters
from tei_tools.readers.contexts import OFFICE
from tei_tools.readers.credits import is_credit_line
from tei_tools.readers.genre import genre_of
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_of, opens_with
from tei_tools.readers.lines import Block, Line
from tei_tools.readers.lists import are_entries, is_list
from tei_tools.readers.marks import is_mark_line, marks_in
from tei_tools.readers.provenance import credits_in, source_parts
from tei_tools.readers.salutation import is_salutation
from tei_tools.readers.shapes import (
    LIST_MARK,
    capital_share,
    is_dateline,
    is_name_line,
    is_place_line,
    is_prose,
    is_time_line,
    names_document,
    words_of,
)
from tei_tools.readers.shelfmark import parse_shelfmark
from tei_tools.readers.tables import table_item
from tei_tools.readers.telegram import is_telegram_line, telegram_parts

_REFERENCE = re.compile(r"(?=[^a-zа-я]*$)(?=.*\d)(?=.*[/()-])[\w/().:–-]{4,40}$")
_ADDRESS = re.compile(r"(?:To|TO|An|Herrn|Frau|Monsieur)\b(?!:)\s*(?:the\s|The\s)?[A-Z]|(?:Attention|c/o|P\.\s?O\.)\b")
# how many copies were made stands at the head of some files: no list may stand there, so the lines are the opener's
_COPIES_MADE = re.compile(
    r"(?:made|printed|typed|prepared|written|executed|drawn up) in (?:\w+|\d+) (?:copies|copy)\b.{0,20}$", re.IGNORECASE
)
_COPY_TO = re.compile(r"(?:one|two|three|four|five|\d+)\b.{0,60}$", re.IGNORECASE)
_CALLED = re.compile(
    r"(?!(?:For|To|From|At|In|The)\b)[A-ZÀ-Ý][\w'’]+(?:\s[A-ZÀ-Ý][\w'’.]+){0,2}\s?[—–,!]$"
)  # `Carl—` alone before the text


@dataclass(frozen=True, slots=True)
class Sofar:
    """What is known of a document when a block of its opening is read."""

    has_title: bool = False
    is_letter: bool = False
    is_telegram: bool = False
    has_telegram_head: bool = False


def opening_items(reading: Reading, block: Block, sofar: Sofar) -> list[Item] | None:
    """Gives the items of one block of the opening, or None where the block is no opening but begins the text."""
    if _begins_text(reading, block, sofar):
        return None
    has_title = sofar.has_title
    if has_title and (_begins_list(reading.text, block) or (len(block.lines) > 1 and table_item(reading, block))):
        return None
    items: list[Item] = []
    for line in _parted(reading, block):
        title = " ".join(reading.text[item.start : item.end] for item in items if item.kind == "title")
        is_telegram = sofar.is_telegram or genre_of(title[:300], frozenset())[0] == "telegram"
        items.append(
            _classify(reading, line, replace(sofar, has_title=has_title or bool(title), is_telegram=is_telegram), items)
        )
    if len(items) == 1 and items[0].kind in ("title", "place") and _CALLED.match(block.text(reading.text)):
        items = [replace(items[0], kind="salute", inner=())]
    if has_title and [item.kind for item in items] == ["title"] and _is_sentence(block.text(reading.text)):
        return None
    return list(_join(reading, items, sofar.is_letter))


def _parted(reading: Reading, block: Block) -> Iterator[Line]:
    """Gives the lines, those with a gap cut in two where a side is a mark or a date: `Journal of A. Orlov      Secret`."""
    text, profile = reading.text, reading.profile
    for line in block.lines:
        cells = [Line(line.start + a, line.start + b, line.indent) for a, b in gutters(line.text(text))]
        is_spaced = re.fullmatch(r"(?:\w\s+)+\w\W*", line.text(text))
        telling = not is_spaced and any(is_mark_line(text, c.start, c.end, profile) or is_dateline(c.text(text)) for c in cells)
        yield from (
            cells if len(cells) == 2 and telling and not is_construct(reading, line) and "[" not in line.text(text) else [line]
        )


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
    if _is_long_title(whole):
        return False
    if sofar.is_telegram and all(is_telegram_line(reading, line.text(text), True) for line in block.lines):
        return False
    if all(is_credit_line(line.text(text)) or parse_shelfmark(text, line.start, line.end) for line in block.lines):
        return False
    if is_prose(whole):
        return True
    return any(LIST_MARK.match(raw) and (is_prose(raw) or _is_loud(raw)) for raw in (line.text(text) for line in block.lines))


def _is_loud(raw: str) -> bool:
    """Tells whether a line in capitals is a sentence, as in telegrams that have no small letters."""
    return raw.isupper() and raw[-1:] in ".!?" and len(words_of(raw)) >= 5


_SENTENCES = re.compile(r"[a-zà-ÿ]{3}[.!?]\s+[A-ZÀ-Ý]")


def _is_long_title(whole: str) -> bool:
    """Tells whether a block is a title of many words: it names a kind of document early, or is in capitals throughout."""
    if LIST_MARK.match(whole) and _is_loud(whole):
        return False
    ends = whole.rstrip()[-1:] in ".!?" and not re.search(r"\b[ap]\.\s?m\.$", whole.rstrip())
    first = " ".join(whole.split()[:8])
    named = names_document(first) and capital_share(whole) >= 0.45 and len(_SENTENCES.findall(whole)) <= 1
    return (named and (not ends or len(whole) < 120) and len(whole) < 500) or (
        whole.isupper() and len(whole) < 400 and not (LIST_MARK.match(whole) and _is_loud(whole))
    )


def _classify(reading: Reading, line: Line, sofar: Sofar, before: list[Item]) -> Item:
    text, raw = reading.text, line.text(reading.text)
    last = before[-1].kind if before else ""
    if is_construct(reading, line):
        return Item("stamp", line.start, line.end)
    if sofar.is_telegram and is_telegram_line(reading, raw, True):
        return _telegram(reading, line)
    if last == "title" and raw[:1].islower() and len(words_of(raw)) > 1:
        return Item("title", line.start, line.end, tuple(marks_in(text, line.start, line.end, reading.profile, "document")))
    if last == "dateline" and len(words_of(raw)) <= 4 and text[before[-1].end - 1] == "," and not is_salutation(reading, raw):
        return Item("dateline", line.start, line.end)
    if last == "dateline" and is_time_line(raw):
        return Item("dateline", line.start, line.end)
    if last == "address" and not is_dateline(raw) and not is_salutation(reading, raw):
        return Item("address", line.start, line.end, (Annotation(line.start, line.end, "addrLine"),))
    if _COPIES_MADE.match(raw) or (last == "copies" and _COPY_TO.match(raw)):
        return Item("copies", line.start, line.end)
    if opens_with(reading.profile, raw, "interpreter") and len(raw) < 80 and not (is_prose(raw) or is_credit_line(raw)):
        return Item("letterhead", line.start, line.end)
    for kind, test in _TESTS:
        if test(reading, line, raw) and not (
            kind in ("marks", "letterhead") and not sofar.has_title and _is_numbered_title(raw)
        ):
            return (
                _telegram(reading, line)
                if kind == "telegram"
                else Item(kind, line.start, line.end, tuple(_inner(reading, line, kind)))
            )
    if _is_addressee(reading, raw, sofar, before):
        return Item(
            "telegram", line.start, line.end, (Annotation(line.start, line.end, "seg", {"type": "recipient"}),), "recipient"
        )
    kind = "letterhead" if in_column(reading, line) or _is_of_opener(raw, sofar, before) else _place_or_title(raw, sofar)
    return Item(kind, line.start, line.end, tuple(marks_in(text, line.start, line.end, reading.profile, "document")))


_HEAD_AND_NUMBER = re.compile(r"(?:[A-Z][A-Z.&'’-]+ ){2,}\d{4,} ")  # columns run into one line: body, number, then the day
_FIELD = re.compile(r"[A-ZÀ-Ý][\w .()/-]{2,26}:\s+\S")


def _is_of_opener(raw: str, sofar: Sofar, before: list[Item]) -> bool:
    """Tells whether a line that no rule knows is no title: a field, `Country: Sarmia`, or more of a telegram's head."""
    if (
        (sofar.has_title or len(raw) < 50)
        and len(raw) < 80
        and _FIELD.match(raw)
        and not is_prose(raw)
        and not names_document(raw[:12])
    ):
        return True
    in_head = bool(before) and before[-1].kind in ("telegram", "marks", "dateline", "reference")
    return sofar.is_telegram and sofar.has_title and in_head and not names_document(raw)


def _place_or_title(raw: str, sofar: Sofar) -> str:
    is_place = (
        sofar.has_title
        and is_place_line(raw)
        and not (raw.isupper() and " " in raw)
        and not names_document(raw)
        and not OFFICE.search(raw)
    )
    return "place" if is_place and raw[:1] not in "([/" else "title"


def _telegram(reading: Reading, line: Line) -> Item:
    inner = tuple(telegram_parts(reading, line))
    kinds = {a.attributes["type"] for a in inner}
    detail = next((kind for kind in ("deciphered", "received", "precedence", "recipient") if kind in kinds), "")
    marks = tuple(marks_in(reading.text, line.start, line.end, reading.profile, "outgoing"))
    return Item("telegram", line.start, line.end, (*inner, *marks), detail)


def _is_numbered_title(raw: str) -> bool:
    """Tells whether a line is the title of a document and its number, `Note No. 17`: the number does not make it registry."""
    return (
        bool(re.match(r"(?:\w+\s){0,2}\w+", raw)) and names_document(" ".join(raw.split()[:3])) and not re.match(r"[\W\d]", raw)
    )


def _is_addressee(reading: Reading, raw: str, sofar: Sofar, before: list[Item]) -> bool:
    """Tells whether a line goes on with those a telegram is for: below `To: ...`, or a name alone behind its head."""
    if not is_name_line(raw) or len(raw) > 60 or names_document(raw) or re.search(r"[\d:]", raw):
        return False
    if sofar.is_telegram and raw.isupper() and OFFICE.search(raw) and not re.match(r"FROM\b", raw):
        return True
    if before and before[-1].kind == "telegram":
        return before[-1].detail == "recipient" or (sofar.is_telegram and raw.isupper())
    return sofar.is_telegram and sofar.has_telegram_head and not before and raw.isupper()


def in_column(reading: Reading, line: Line) -> bool:
    """Tells whether a line is a piece of one of two columns: it belongs to the opening, but is no title."""
    return any(
        group[0].start == line.start and group[0].end == line.end and group[0].attributes.get("type") == "column"
        for group in reading.constructs
        if group[0].element == "seg"
    )


def is_construct(reading: Reading, line: Line) -> bool:
    """Tells whether a line is one stamp or one piece of handwriting, as in the right one of two columns."""
    return (line.start, line.end) in reading.whole_lines


def _inner(reading: Reading, line: Line, kind: str) -> Iterator[Annotation]:
    if kind == "address":
        yield Annotation(line.start, line.end, "addrLine")
    elif kind == "shelfmark":
        yield from source_parts(reading.text, line.start, line.end)
    elif kind == "note":
        yield from credits_in(reading.text, line.start, line.end)
    elif kind == "reference":
        yield Annotation(line.start, line.end, "idno", {"type": "document"})
    elif kind != "salute":
        yield from marks_in(reading.text, line.start, line.end, reading.profile, "outgoing")


def _is_letterhead(reading: Reading, line: Line, raw: str) -> bool:
    lowered = raw.lower()
    has_word = any(re.search(rf"\b{re.escape(word)}\b", lowered) for word in reading.profile.letterhead)
    if (
        not has_word
        or names_document(raw)
        or len(raw) > 110
        or raw.rstrip()[-1:] in ".:;"
        or re.match(r"\d(?!\d*(?:st|nd|rd|th)\b)", raw)
    ):
        return False
    return capital_share(raw) >= 0.8 and not re.search(r"\b(?:from|to|with|between|on)\b", lowered)


def _is_reference(reading: Reading, line: Line, raw: str) -> bool:
    return bool(_REFERENCE.match(raw)) and not is_dateline(raw)


def _is_marks(reading: Reading, line: Line, raw: str) -> bool:
    return is_mark_line(reading.text, line.start, line.end, reading.profile)


_TESTS = (
    ("telegram", lambda reading, line, raw: is_telegram_line(reading, raw)),
    ("shelfmark", lambda reading, line, raw: parse_shelfmark(reading.text, line.start, line.end) is not None),
    ("note", lambda reading, line, raw: is_credit_line(raw)),
    ("salute", lambda reading, line, raw: is_salutation(reading, raw)),
    ("dateline", lambda reading, line, raw: label_of(reading.profile, raw, ("dateline",)) != "" and not is_prose(raw)),
    ("letterhead", lambda reading, line, raw: bool(_HEAD_AND_NUMBER.match(raw)) and is_dateline(raw)),
    ("dateline", lambda reading, line, raw: is_dateline(raw) and not names_document(raw)),
    ("letterhead", _is_letterhead),
    ("marks", _is_marks),
    ("reference", _is_reference),
    (
        "address",
        lambda reading, line, raw: (
            bool(_ADDRESS.match(re.sub(r"[\[\]]", "", raw))) and len(raw) < 90 and capital_share(raw) >= 0.6
        ),
    ),
)


_JOINED = ("title", "dateline", "address")


def _join(reading: Reading, items: list[Item], is_letter: bool) -> Iterator[Item]:
    """Joins lines of one kind: title lines into one head; places before a date, in one block, into the dateline."""
    items = _letterheads(reading, _salutes(reading, items))
    items = _addressed(reading, items)
    kinds = [item.kind for item in items]
    dates = [i for i, kind in enumerate(kinds) if kind == "dateline"]
    if dates and (is_letter or "title" not in kinds[: dates[0]] or len(items) <= 4):
        first = dates[0]
        while first > 0 and kinds[first - 1] in ("title", "place") and _may_be_place(reading, items[first - 1], is_letter):
            first -= 1
        items = [*items[:first], *(replace(item, kind="dateline") for item in items[first : dates[0]]), *items[dates[0] :]]
    joined: list[Item] = []
    for item in items:
        kind = {"reference": "marks", "place": "dateline", "copies": "letterhead"}.get(item.kind, item.kind)
        if joined and joined[-1].kind == kind and kind in _JOINED and not in_column(reading, Line(item.start, item.end)):
            last = joined[-1]
            joined[-1] = replace(last, end=item.end, inner=(*last.inner, *item.inner))
        else:
            joined.append(replace(item, kind=kind))
    yield from joined


def _letterheads(reading: Reading, items: list[Item]) -> list[Item]:
    """Gives the items with lines in capitals above a letterhead, `USSR`, as a part of it; and the place behind its comma."""
    kinds = [item.kind for item in items]
    for n, item in enumerate(items):
        raw = reading.text[item.start : item.end]
        above = n + 1 < len(items) and kinds[n + 1] == "letterhead" and n == 0 and raw.isupper() and not names_document(raw)
        place = (
            n > 0
            and kinds[n - 1] == "letterhead"
            and reading.text[items[n - 1].end - 1] == ","
            and is_place_line(raw.rstrip("."))
        )
        if kinds[n] in ("title", "place") and above:
            kinds[n] = "letterhead"
        elif kinds[n] in ("title", "place") and place:
            kinds[n] = "dateline"
    return [replace(item, kind=kind) for item, kind in zip(items, kinds, strict=True)]


_WHOM = re.compile(
    r"(?:Comrades?|Cdes?\.|Com\.|Citizen|Tov\.)\s+(?:[A-ZÀ-Ý]\.\s?)*[A-ZÀ-Ý][\w.’'-]+(?:,?\s+(?:[A-ZÀ-Ý]\w*\.?\s?){1,3})?$"
)


def _addressed(reading: Reading, items: list[Item]) -> list[Item]:
    """Gives the items with lines that end in `Comrade SUSLOV M. A.`, body above and person below, as the address they are."""
    titles = [n for n, item in enumerate(items) if item.kind in ("title", "letterhead", "place")]
    if not titles or len(titles) > 4 or (len(titles) < len(items) and any(items[n].kind == "letterhead" for n in titles)):
        return items
    raws = [reading.text[items[n].start : items[n].end] for n in titles]
    if not _WHOM.match(raws[-1]) or any(names_document(raw) for raw in raws):
        return items
    address = {items[n].start for n in titles}
    return [
        replace(item, kind="address", inner=(Annotation(item.start, item.end, "addrLine"),)) if item.start in address else item
        for item in items
    ]


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
    if names_document(raw) or raw.isupper() or (OFFICE.search(raw) and not is_letter):
        return False
    return len(words_of(raw)) <= (6 if is_letter else 3) and not re.search(r"\w/[A-Z]|^\(", raw)
