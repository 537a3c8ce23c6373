"""People with initials, before the surname or behind it: `A. M. PUZANOV`, `Samsonov, G. Ye.`."""

from __future__ import annotations

import re

from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.annotators.naming.tokens import Token
from tei_tools.annotators.naming.words import BLOCK, is_namey, is_word, run_of_name

_ROMAN = re.compile(r"[IVXLCDM]+$")
_STATES = frozenset("US USA UK USSR UN UAR USS HMS UNO DPRK PRC ROK GDR FRG DRV BC AD".split())
_POSTSCRIPT = frozenset({"PS", "PPS", "NB"})


def find_initials(page: Page, place: int) -> Mention | None:
    """Gives the person whose initials or surname stand at `place`, or None."""
    if page.tokens[place].shape == "I":
        return _before(page, place)
    if page.tokens[place].text == "St":
        return _stanislaw(page, place)
    return _bare(page, place) if len(page.tokens[place].text) == 1 else _behind(page, place)


def _stanislaw(page: Page, place: int) -> Mention | None:
    """`St. Trepczyński`: an initial before a surname of the East, where no saint is meant."""
    name = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    if name is None or not name.info.surname_shape or name.info.place or name.info.forename or not _surname(page, place + 1):
        return None
    return Mention(place, place + 2, "person", "person.initials", "medium", "an initial before a surname", surname=place + 1)


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


def find_listed(page: Page, place: int) -> Mention | None:
    """`KUZNETSOV, Vasily V.`, `Dobrynin, Anatoly`: a surname that begins a line, a comma and the forenames."""
    token = page.tokens[place]
    if not token.line or token.gap != ", " or place + 1 >= len(page.tokens) or not _surname(page, place):
        return None
    if token.info.forename and token.info.surname < _COMMON:
        return None
    if BLOCK & token.info.uses or token.info.place >= _TOWN:
        return None
    last = place + 1
    while (
        last < len(page.tokens)
        and last - place <= _MOST_GIVEN
        and page.free(last)
        and _is_given(page.tokens[last], last - place)
    ):
        last += 1
        if page.tokens[last - 1].gap not in (" ", ". ", "."):
            break
    after = page.tokens[last - 1].gap.lstrip(".")
    ended = last == len(page.tokens) or after[:1] in ("\n", "(", "-", "–", "—") or after[:2] in (", ", " (", " -", " –", " —")
    if last == place + 1 or not ended:
        return None
    return Mention(place, last, "person", "person.forename", "high", "a surname, a comma and a forename", surname=place)


_TOWN, _COMMON, _MOST_GIVEN = 4, 2, 3  # tiers of places that are better known than people, of surnames that many bear; words


def _is_given(token: Token, nth: int) -> bool:
    return (token.shape == "C" and token.info.forename > 0 and not token.info.uses & BLOCK) or (nth > 1 and token.shape == "I")


def _surname(page: Page, place: int) -> bool:
    return is_namey(page, place, sure=True) and not _ROMAN.match(page.tokens[place].text) and not is_word(page.tokens[place])
