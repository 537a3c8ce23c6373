"""Where a letter goes, as it stands below the text: `Miss Lovell / Bridge St. / Halm`, `To the Minister of Trade / Halm`.

>>> names_addressee("To Comrade Horn, Minister of Trade"), names_addressee("To be continued")
(True, False)
"""

from __future__ import annotations

import re

from tei_tools.model import Annotation
from tei_tools.readers.columns import gutters
from tei_tools.readers.contexts import OFFICE
from tei_tools.readers.items import Item, Reading
from tei_tools.readers.lines import Block
from tei_tools.readers.shapes import capital_share, is_dateline, is_place_line, is_prose, words_of

_LABEL = re.compile(
    r"\[?(?:Address|Addressed|Superscription|Superscribed|Directed|Envelope|Cover|Outside|Overleaf|"
    r"On the (?:cover|envelope|back|outside|verso))\b[^\]:\n]{0,30}[:\]]"
)
_TO = re.compile(r"(?:(?:To|For|An|À|A)\s+(?:the\s+|den\s+|die\s+|das\s+)?|For the attention of\s+(?:the\s+)?)[A-ZÀ-Ý]")
_CALLED = re.compile(
    r"(?:His|Her|Their)\s+(?:Excellency|Majesty|Highness|Grace|Lordship|Imperial|Royal)|(?:Son|Sa|Leurs?)\s+(?:Excellence|Majesté|Altesse)|"
    r"(?:His|Her)\s|(?:Mr|Mrs|Miss|Ms|Dr|Sir|Lady|Lord|Madame|Monsieur|Mme|Mlle|Messrs|Herrn?|Frau|Hon|Comrade|Cde|"
    r"The\s[A-Z]\w+|Rev|Revd|Captain|Capt|General|Professor|Prof|Ambassador|Minister)\b\.?"
)
_ALONE = ("To", "An", "À", "An das", "An den", "An die")  # on a line above the name
_LEAST_CAPITALS = 0.6


def is_direction_label(raw: str) -> bool:
    """Tells whether a line says that it is an address: `[Address:] Mrs Bel / Orla`."""
    return bool(_LABEL.match(raw))


def names_addressee(raw: str) -> bool:
    """Tells whether a line says for whom something is, `To Comrade Horn`: alone behind a signature it is an address."""
    if raw in _ALONE:
        return True
    return bool(_TO.match(raw)) and capital_share(raw) >= _LEAST_CAPITALS and not is_prose(raw) and raw[-1:] not in ".:!?"


def direction_item(reading: Reading, block: Block) -> Item | None:
    """Gives the address that stands below a letter; None where the block is none."""
    raws = [line.text(reading.text) for line in block.lines]
    explicit = names_addressee(raws[0]) and len(raws[0]) < 100
    if not (1 if explicit else 2) <= len(raws) <= 7 or any(_is_no_line(raw) for raw in raws):
        return None
    in_lines = all(raw[-1:] == "," for raw in raws[:-1]) and raws[-1][-1:] in ".,"
    if not (explicit or _CALLED.match(raws[0]) or in_lines):
        return None
    if any(capital_share(raw) < _LEAST_CAPITALS and "&c" not in raw and raw not in _ALONE for raw in raws):
        return None
    lines = tuple(Annotation(line.start, line.end, "addrLine") for line in block.lines)
    return Item("direction", block.start, block.end, lines)


def is_address_of_person(reading: Reading, block: Block) -> bool:
    """Tells whether a block is a person and where they live, `Mrs. Ruxton / Black-Castle / Navan.`: no signature looks so."""
    raws = [line.text(reading.text) for line in block.lines]
    is_place = is_place_line(raws[-1].rstrip(".")) and not OFFICE.search(raws[-1])
    return len(raws) >= 3 and bool(_CALLED.match(raws[0])) and is_place and not any(OFFICE.match(raw) for raw in raws)


def _is_no_line(raw: str) -> bool:
    """Tells whether a line is no part of an address: too long, a sentence, a date, a label, in columns."""
    if len(raw) > 100 or len(words_of(raw)) > 12 or is_prose(raw) or is_dateline(raw):
        return True
    return (len(gutters(raw)) > 1 and "&c" not in raw) or bool(re.match(r"[A-ZÀ-Ý][\w ]{2,24}:(?:\s|$)", raw))
