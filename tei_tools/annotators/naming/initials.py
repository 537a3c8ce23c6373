"""People with initials, before the surname or behind it: `A. M. PUZANOV`, `Samsonov, G. Ye.`."""

from __future__ import annotations

import re

from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.annotators.naming.words import BLOCK, is_namey, is_word, run_of_name

_ROMAN = re.compile(r"[IVXLCDM]+$")
_STATES = frozenset("US USA UK USSR UN UAR USS HMS UNO DPRK PRC ROK GDR FRG DRV BC AD".split())
_POSTSCRIPT = frozenset({"PS", "PPS", "NB"})


def find_initials(page: Page, place: int) -> Mention | None:
    """Gives the person whose initials or surname stand at `place`, or None."""
    if page.tokens[place].shape == "I":
        return _before(page, place)
    return _bare(page, place) if len(page.tokens[place].text) == 1 else _behind(page, place)


def _bare(page: Page, place: int) -> Mention | None:
    """`H Beaufort`, `A L Barbauld`: letters without points before a surname; one letter that is a word is none."""
    name = place
    while name < len(page.tokens) and name - place < 3 and len(page.tokens[name].text) == 1 and page.tokens[name].gap == " ":
        name += page.tokens[name].shape == "C"
        if name == len(page.tokens) or page.tokens[name - 1].gap != " " or page.tokens[name].shape == "l":
            break
    if name == place or name >= len(page.tokens) or (name - place == 1 and page.tokens[place].text in "AIO"):
        return None
    surname = page.tokens[name]
    if page.tokens[place - 1].gap == " " and len(page.tokens[place - 1].text) == 1 and place:
        return None
    if surname.shape != "C" or surname.info.plain or not _surname(page, name) or BLOCK & surname.info.uses:
        return None
    return Mention(place, name + 1, "person", "person.initials", "medium", "letters before a surname", surname=name)


def _before(page: Page, place: int) -> Mention | None:
    tokens = page.tokens
    if place and tokens[place - 1].shape == "I" and tokens[place - 1].gap in (".", ". "):
        return None
    spelt = "".join(t.text for t in tokens[place : place + 4] if t.shape == "I")
    if place in page.titles or spelt in _STATES or (spelt in _POSTSCRIPT and tokens[place].line):
        return None
    name = place
    while (
        name < len(tokens) and tokens[name].shape == "I" and tokens[name].gap in (". ", ".", ".\n", ".-") and name - place < 4
    ):
        name += 1
    while name < len(tokens) and "particle" in tokens[name].info.uses and tokens[name].gap == " ":
        name += 1
    if name >= len(tokens) or name == place or not _surname(page, name):
        return None
    last = max(run_of_name(page, name, sure=True), name + 1)
    return Mention(place, last, "person", "person.initials", "high", "initials before a surname", surname=last - 1)


def _behind(page: Page, place: int) -> Mention | None:
    token, last = page.tokens[place], place + 1
    while last < len(page.tokens) and page.tokens[last].shape == "I" and last - place < 4 and page.free(last):
        last += 1
    if last - place < 2 or token.gap not in (", ", " ") or not _surname(page, place) or BLOCK & token.info.uses:
        return None
    after = page.tokens[last] if last < len(page.tokens) else None
    if after is not None and after.shape in "CA" and page.tokens[last - 1].gap in (". ", "."):
        return None
    if token.gap == " " and token.info.plain > 1:
        return None
    return Mention(place, last, "person", "person.initials", "high", "a surname before initials", surname=place)


def _surname(page: Page, place: int) -> bool:
    return is_namey(page, place, sure=True) and not _ROMAN.match(page.tokens[place].text) and not is_word(page.tokens[place])
