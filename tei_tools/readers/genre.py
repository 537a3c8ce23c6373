"""The genre of a document, with how sure it is: by its title, else by its shape.

>>> genre_of("The Journal of Soviet Ambassador A. M. PUZANOV", frozenset())
('journal', 'high')
>>> genre_of("", frozenset({"salute", "signed"}))
('letter', 'medium')
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tei_tools.model.spaced import unspaced
from tei_tools.readers.items import Item, Reading

# The first row whose words stand in the title wins; rows are ordered from the narrow to the wide.
_TITLES = (
    (
        "conversation",
        r"\b(?<!stenographic )(?<!verbatim )(?:record|memorandum|summary|minutes|notes?) of (?:a |the )?(?:\w+ )?"
        r"(?:conversations?|talks?)\b"
        r"|\b(?<!stenographic )(?<!verbatim )record of (?:a |the )?(?:\w+ )?meeting (?:of|between) "
        r"(?:\S+ ){1,12}(?:and|with)\b",
    ),
    ("journal", r"\b(?:journal|diary|diaries|daybook)\b"),
    (
        "telegram",
        r"\b(?:telegram|cable|ciphered telegram|cipher telegram|airgram|telex|cryptogram|radiogram|fernschreiben|"
        r"by telegraph|telegraphic|telegramm|depesche|szyfrogram|depesza|rejtjeltávirat|távirat|shifrotelegramma|"
        r"shifrtelegramma|telegramma|telegrama|télégramme|telegrami|marconigram|wireless message)\b",
    ),
    (
        "transcript",
        r"\b(?:transcript|stenogram|stenographic|verbatim|telephone conversation|telcon|interview|speech|toast|"
        r"remarks (?:by|of)|interrogation)\b",
    ),
    (
        "conversation",
        r"\b(?:conversations?|talks?|meeting between|meeting with|discussions? (?:with|between)|audience|reception of)\b",
    ),
    ("protocol", r"\b(?:protocol|resolution|decision|decree|extract from protocol)\b"),
    (
        "minutes",
        r"\b(?:minutes|session|plenum|proceedings|(?:notes|meeting|sitting) of|memorandum of discussion)\b",
    ),
    ("memorandum", r"\b(?:memorandum|memo|aide-m[eé]moire|pro memoria)\b"),
    ("letter", r"\b(?:letter|message from)\b"),
    ("report", r"\b(?:report|survey|review|analysis|summary of|information (?:on|about)|account of|background)\b"),
    ("note", r"\b(?:note|note verbale|cover note|annotation)\b"),
)
_COMPLIMENTS = re.compile(r"\bpresents? (?:its|his|her|their) (?:\w+ )?compliments\b")  # a note verbale says so itself
_SHAPES = (
    ("journal", {"entries"}), ("telegram", {"cable"}), ("transcript", {"sp"}), ("note", {"compliments"}),
    ("telegram", {"received"}),
    ("telegram", {"deciphered"}), ("telegram", {"precedence"}), ("memorandum", {"recipient", "subject"}),
    ("telegram", {"telegram"}), ("letter", {"salute"}), ("conversation", {"participants"}), ("letter", {"valediction"}),
    ("letter", {"address", "signed"}),
    ("minutes", {"agenda"}),
)  # fmt: skip


def genre_of(title: str, kinds: frozenset[str]) -> tuple[str, str]:
    """Gives genre and certainty (high, medium, low) from the title's words and from the kinds of items that occur."""
    if named := _named(title):
        return named, "high"
    for genre, needed in _SHAPES:
        if needed <= kinds:
            return genre, "medium"
    return "document", "low"


@lru_cache(maxsize=16)  # the opening asks anew at each of its lines
def _named(title: str) -> str:
    """Gives the genre that the words of a title name, "" where they name none."""
    words = unspaced(title)
    return next((genre for genre, pattern in _TITLES if re.search(pattern, words, re.IGNORECASE)), "")


def genre_of_items(reading: Reading, items: Sequence[Item]) -> tuple[str, str]:
    """Gives genre and certainty of what has been read so far; what the metadata say is certain."""
    if reading.metadata.genre:
        return reading.metadata.genre, "high"
    title = " ".join(reading.text[item.start : item.end] for item in items if item.kind == "title")
    kinds = {item.kind for item in items} | {item.detail for item in items if item.kind in ("list", "telegram")}
    subject_only = all(a.attributes.get("type") == "subject" for item in items if item.kind == "telegram" for a in item.inner)
    kinds -= {"telegram"} if subject_only else set()
    if sum(item.kind == "entry" for item in items) >= 2:
        kinds.add("entries")
    if any(
        item.kind == "p" and _COMPLIMENTS.search(reading.text, item.start, min(item.end, item.start + 300))
        for item in items[:12]
    ):
        kinds.add("compliments")
    genre = genre_of(title[:300], frozenset(kinds))
    if genre[0] != "document":
        return genre
    subject = "".join(reading.text[item.start : item.end] for item in items if item.detail == "subject")
    named = _named(reading.metadata.title[:300]) or _named(subject[:300])
    return (named, "medium") if named else genre
