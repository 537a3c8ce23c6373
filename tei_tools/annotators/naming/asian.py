"""Korean, Chinese and Vietnamese names: a known surname, then one to three short parts.

`Wan Baoqing`, `Kim Chang-man`, `PAK SONG CHOL`, `Ngo Dinh Diem`; not `Kim Il Sung University`.
"""

from __future__ import annotations

import re

from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.annotators.naming.tokens import Token

_SYLLABLES = re.compile(
    r"(?:(?:zh|ch|sh|ts|tz|hs|kk|tt|pp|ss|jj|ng|ph|th|kh|gi|tr|qu|ny|[bcdfghjklmnpqrstvwxyz])?['’]?[aeiouy]{1,3}(?:ng|nh|ch|[nmlrkptgbdhxc])?['’-]?){1,3}$",
    re.IGNORECASE,
)


_PLAIN_TOO = frozenset("an to do no ha so oh ho he you per song young long pan mu ping".split())  # words that begin sentences


def find_asian(page: Page, place: int, *, sure: bool = False) -> Mention | None:
    """Korean, Chinese and Vietnamese names: a known surname, then one to three short parts."""
    token = page.tokens[place]
    uses = token.info.uses & {"koreansurname", "chinesesurname", "vietnamesesurname"}
    opened = token.gap == "] " and page.text[page.starts[place] - 1 : page.starts[place]] == "["  # [Zhu] De
    if not uses or not (token.gap == " " or opened or page.wraps(place)):
        return None
    if place and len(page.tokens[place - 1].text) == 1 and page.tokens[place - 1].gap == " ":
        return None  # a letter of a spaced word
    if token.info.key in _PLAIN_TOO and not sure and (token.first or token.shape == "A"):
        return None
    last, limit = place + 1, 3 if "vietnamesesurname" in uses else 2
    while last < len(page.tokens) and last - place <= limit and _short(page, last, token):
        last += 1
        if not (page.tokens[last - 1].gap == " " or page.wraps(last - 1)) or "-" in page.tokens[last - 1].text:
            break
    if last == place + 1 or is_eponym(page, last):
        return None
    if token.text in ("So", "No", "To", "Do") and all(t.info.plain > 2 for t in page.tokens[place + 1 : last]):
        return None  # So Good night
    if token.shape == "A" and all(t.info.plain > 1 for t in page.tokens[place + 1 : last]):
        return None
    if (
        not sure
        and token.info.key not in _PLAIN_TOO
        and last == place + 2
        and token.info.plain
        and page.tokens[place + 1].info.plain > 1
        and "-" not in page.tokens[place + 1].text
    ):
        return None
    if not sure and token.shape == "C" and page.tokens[last - 1].gap[:2] not in ("'s", "’s") and is_where(page, place):
        return Mention(place, last, "place", "place.context", "low", f"behind '{page.tokens[place - 1].text}'")
    return Mention(place, last, "person", "person.asian", "high", "East Asian surname and given name", surname=place)


def is_where(page: Page, place: int) -> bool:
    """`in Bo Xoai and Be Gia`, `north of Phuc Yen`: whether what stands before a name of several words tells of a place."""
    before = page.tokens[place - 1] if place else None
    if before is None or before.gap not in (" ", ", ", "\n"):
        return False
    near = before.text.lower()
    if near in _WHERE and before.gap != ", ":
        return True
    if near == "of" and place > 1:
        return page.tokens[place - 2].text.lower() in _SIDES or "placetype" in page.tokens[place - 2].info.uses
    listed = place - 2 if near == "and" else place - 1
    owner = page.owner[listed] if listed >= 0 else None
    return owner is not None and owner.rule == "place.context" and (near == "and" or before.gap == ", ")


def _short(page: Page, place: int, surname: Token) -> bool:
    token = page.tokens[place]
    if token.text == "I" and surname.shape == "C":
        return False
    if not page.free(place) or token.shape == "l" or token.shape == "I" or (token.shape == "A" and surname.shape != "A"):
        return False
    if len(token.text) > 12 or not _SYLLABLES.match(token.info.key.replace(" ", "-")):
        return False
    blocked = {"notname", "placetype", "orghead", "nationality", "people", "office"} & token.info.uses
    if blocked and (
        blocked != {"notname"} or token.shape != "C" or len(token.text) > 4 or (surname.first and token.text.isascii())
    ):
        return False  # in a sentence `Son` and `Long` have capitals only as names
    return token.info.plain < 3 or len(token.text) < 5


_WHERE = frozenset("in at near into outside around".split())
_SIDES = frozenset("north south east west northeast northwest southeast southwest miles km kilometers kilometres".split())
_HONOURED = frozenset("cocktail prize medal doctrine constitution".split())


def is_eponym(page: Page, last: int) -> bool:
    """Says whether the name that ends at `last` names something else (`Stalin Prize`, `Kim Chaek Iron Works`)."""
    for place in range(last, min(last + 3, len(page.tokens))):
        token, gap = page.tokens[place], page.tokens[place - 1].gap
        if place == last and gap == " " and token.text in _HONOURED:
            return True
        if token.shape == "l" or (gap != " " and (place == last or gap not in ("'s ", "’s "))):
            return False
        if {"eponym", "placetype"} & token.info.uses if place == last else "eponym" in token.info.uses:
            return True
        if {"office", "honorific", "orghead"} & token.info.uses or token.shape == "I":
            return False
    return False
