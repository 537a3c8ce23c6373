"""What one line of an opening is: a table of tests, tried in order; what none of them knows is a title, or a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from tei_tools.model import Annotation
from tei_tools.readers.cable import code_parts, is_cable_line
from tei_tools.readers.contexts import OFFICE
from tei_tools.readers.credits import is_credit_line
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.labels import label_of, opens_with
from tei_tools.readers.lines import Line
from tei_tools.readers.marks import is_mark_line, marks_in
from tei_tools.readers.provenance import credits_in, source_parts
from tei_tools.readers.running_heads import number_beside
from tei_tools.readers.salutation import is_salutation
from tei_tools.readers.shapes import (
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
from tei_tools.readers.telegram import addressee_parts, is_telegram_line, receipt_part, telegram_parts

_REFERENCE = re.compile(r"(?=[^a-zа-я]*$)(?=.*\d)(?=.*[/()-])[\w/().:–-]{4,40}$")
_FILED = re.compile(r"[A-Z]{1,3}\s?\d{1,5}/(?:[IVXLC]+|\d+)(?:/\w+)?")  # `FK 1051/34`, `P 65/IV`
_ADDRESS = re.compile(r"(?:To|TO|An|Herrn|Frau|Monsieur)\b(?!:)\s*(?:the\s|The\s)?[A-Z]|(?:Attention|c/o|P\.\s?O\.)\b")
_ADDRESS_ALONE = re.compile(r"(?:An (?:das|den|die)|To)$")  # the line of an address above a name
# how many copies were made stands at the head of some files: no list may stand there, so the lines are the opener's
_COPIES_MADE = re.compile(
    r"(?:made|printed|typed|prepared|written|executed|drawn up):? in (?:\w+|\d+) (?:copies|copy)\b(?:.{0,20}$|:)"
    r"|(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten) (?:copies|ex\.):?\s[^.]{3,80}$"
    r"|(?:number of )?copies(?: printed)?: \d",
    re.IGNORECASE,
)
# what is printed above a document of the party: how it is to be handled, its motto
_HANDLING = re.compile(
    r"(?:To be returned|Return(?:ed)? (?:within|to|by)|Subject to return|Not to be (?:copied|removed)|Keep (?:secret|under)|"
    r"(?:Workers|Proletarians|Proletarier|Working men) of (?:all|the|every|aller))\b",
    re.IGNORECASE,
)
_CONTINUES = re.compile(r"(?:OF|ON|FOR|BETWEEN|WITH|ABOUT|CONCERNING|REGARDING)\s\S+\s\S+")  # a title set in capitals
_TITLED = re.compile(
    r"(?:Comrades?|Cdes?\.|Mr\.?|Mrs\.?|Mme|Madame|Monsieur|Herrn?|His Excellency|Her Excellency|H\.\s?E\.)\s[A-ZÀ-Ý]"
)
_COPY_TO = re.compile(r"(?:one|two|three|four|five|\d+)\b.{0,60}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sofar:
    """What is known of a document when a block of its opening is read."""

    has_title: bool = False
    is_letter: bool = False
    is_telegram: bool = False
    has_telegram_head: bool = False


def classify(reading: Reading, line: Line, sofar: Sofar, before: list[Item]) -> Item:
    """Gives the item that a line is; `before` are the items of its block above it."""
    text, raw = reading.text, line.text(reading.text)
    last = before[-1].kind if before else ""
    if is_construct(reading, line):
        return Item("stamp", line.start, line.end)
    if sofar.is_telegram and is_telegram_line(reading, raw, True):
        return _telegram(reading, line)
    if last == "telegram" and (wrapped := _wrapped(reading, line, before[-1])):
        return wrapped
    if receipt := receipt_part(raw, line.start):
        return Item("marks", line.start, line.end, (receipt,))
    if last == "title" and raw.isupper() and _CONTINUES.match(raw) and before[-1].end - before[-1].start < 60:
        return _titled(reading, line)
    if last == "title" and raw[:1].islower() and len(words_of(raw)) > 1:
        return _titled(reading, line)
    if last == "dateline" and len(words_of(raw)) <= 4 and text[before[-1].end - 1] == "," and not is_salutation(reading, raw):
        return Item("dateline", line.start, line.end)
    if last == "dateline" and is_time_line(raw):
        return Item("dateline", line.start, line.end)
    is_title = raw.isupper() and names_document(raw)
    if last == "address" and not (is_dateline(raw) or is_salutation(reading, raw) or is_title):
        return Item("address", line.start, line.end, (Annotation(line.start, line.end, "addrLine"),))
    if _COPIES_MADE.match(raw) or (last == "copies" and _COPY_TO.match(raw)):
        return Item("copies", line.start, line.end)
    if opens_with(reading.profile, raw, "interpreter") and len(raw) < 80 and not (is_prose(raw) or is_credit_line(raw)):
        return Item("letterhead", line.start, line.end)
    if not sofar.has_title and len(raw) < 110 and _HANDLING.match(raw):
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
        return Item("telegram", line.start, line.end, (_recipient(line), *addressee_parts(reading, line)), "recipient")
    kind = "letterhead" if in_column(reading, line) or _is_of_opener(raw, sofar, before) else _place_or_title(raw, sofar)
    return _titled(reading, line, kind)


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


def _titled(reading: Reading, line: Line, kind: str = "title") -> Item:
    """Gives a line of the title, its number that of the document."""
    return Item(kind, line.start, line.end, tuple(marks_in(reading.text, line.start, line.end, reading.profile, "document")))


def _telegram(reading: Reading, line: Line) -> Item:
    inner = tuple(telegram_parts(reading, line))
    kinds = {a.attributes["type"] for a in inner}
    raw = line.text(reading.text)
    is_cable = is_cable_line(reading.profile, raw) or re.match(r"FM\s", raw)
    order = ("deciphered", "received", "recipient", "precedence", "reference")
    detail = "cable" if is_cable else next((kind for kind in order if kind in kinds), "")
    numbers = {(a.start, a.end) for a in inner}
    marks = (
        a for a in marks_in(reading.text, line.start, line.end, reading.profile, "outgoing") if (a.start, a.end) not in numbers
    )
    return Item("telegram", line.start, line.end, (*inner, *code_parts(raw, line.start), *marks), detail)


def _wrapped(reading: Reading, line: Line, above: Item) -> Item | None:
    """Gives a line that goes on with the line of a telegram's head above it: behind its comma, or `(B)` below `REF: (A)`."""
    raw, seg = line.text(reading.text), next((a for a in above.inner if a.element == "seg"), None)
    goes_on = reading.text[above.end - 1] == "," or (above.detail == "reference" and re.match(r"\(?[B-H][).]\s", raw))
    if seg is None or not goes_on or is_salutation(reading, raw) or is_dateline(raw):
        return None
    return Item("telegram", line.start, line.end, (replace(seg, start=line.start, end=line.end),), above.detail)


def _recipient(line: Line) -> Annotation:
    return Annotation(line.start, line.end, "seg", {"type": "recipient"})


def _is_numbered_title(raw: str) -> bool:
    """Tells whether a line is the title of a document and its number, `Note No. 17`: the number does not make it registry."""
    return (
        bool(re.match(r"(?:\w+\s){0,2}\w+", raw)) and names_document(" ".join(raw.split()[:3])) and not re.match(r"[\W\d]", raw)
    )


def _is_addressee(reading: Reading, raw: str, sofar: Sofar, before: list[Item]) -> bool:
    """Tells whether a line goes on with those a telegram is for: below `To: ...`, or a name alone behind its head."""
    raw = re.sub(r"\[\d{1,3}\]$", "", raw)
    if not is_name_line(raw) or len(raw) > 60 or len(words_of(raw)) > 6 or re.search(r"\bSTOP\b", raw):
        return False
    if names_document(raw) or re.search(r"[\d:]", raw):
        return False
    if sofar.is_telegram and _TITLED.match(raw):
        return True
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
        yield from number_beside(reading.text, line) if kind == "marks" else ()


@cache
def _bodies(words: tuple[str, ...]) -> re.Pattern[str]:
    """Gives the pattern of the words that name a body at the head of its letters, in small letters."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words)) or '(?!)'})\b")


def _is_letterhead(reading: Reading, line: Line, raw: str) -> bool:
    lowered = raw.lower()
    has_word = bool(_bodies(reading.profile.letterhead).search(lowered))
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
    return bool(_FILED.fullmatch(raw)) or (bool(_REFERENCE.match(raw)) and not is_dateline(raw))


def _is_address(reading: Reading, line: Line, raw: str) -> bool:
    if _ADDRESS_ALONE.match(raw):
        return True
    return bool(_ADDRESS.match(re.sub(r"[\[\]]", "", raw))) and len(raw) < 90 and capital_share(raw) >= 0.6


def _is_marks(reading: Reading, line: Line, raw: str) -> bool:
    return is_mark_line(reading.text, line.start, line.end, reading.profile)


_TESTS = (
    ("telegram", lambda reading, line, raw: is_telegram_line(reading, raw)),
    ("shelfmark", lambda reading, line, raw: parse_shelfmark(reading.text, line.start, line.end) is not None),
    ("note", lambda reading, line, raw: is_credit_line(raw)),
    ("salute", lambda reading, line, raw: is_salutation(reading, raw)),
    ("dateline", lambda reading, line, raw: label_of(reading.profile, raw, ("dateline",)) != "" and not is_prose(raw)),
    ("reference", lambda reading, line, raw: bool(_FILED.fullmatch(raw))),
    ("letterhead", lambda reading, line, raw: bool(_HEAD_AND_NUMBER.match(raw)) and is_dateline(raw)),
    ("dateline", lambda reading, line, raw: is_dateline(raw) and not names_document(raw)),
    ("letterhead", _is_letterhead),
    ("marks", _is_marks),
    ("reference", _is_reference),
    (
        "address",
        _is_address,
    ),
)
