"""Which words could be part of a person's name, and how far a name runs.

`van der Berg`, `Karl Heinrich Weber`, `Robert C. Low`; not `Ministry`, `Koreans`, `March`.
"""

from __future__ import annotations

from tei_tools.annotators.naming.mentions import Page
from tei_tools.annotators.naming.tokens import Token

_LINKS = frozenset({" ", "-", "\n", "‐", " \n"})
_COMMON = 2  # a surname that many bear
_NEVER = frozenset(("notname", "people", "abbreviation"))
BLOCK = frozenset(("notname", "foreign", "orghead", "people", "nationality", "office", "honorific", "placetype"))


def is_namey(page: Page, place: int, *, sure: bool = False) -> bool:
    """Says whether token `place` could be part of a person's name; `sure` where a title or initials stand before it."""
    if not page.free(place):
        return False
    token = page.tokens[place]
    uses = token.info.uses
    if token.shape not in "CA" or len(token.text) < 2 or _NEVER & uses:
        return False
    if sure:
        return not {"orgheadstrong", "nationality"} & uses and not ({"office", "honorific"} & uses and token.info.plain)
    if BLOCK & uses or ("eponym" in uses and token.info.plain and token.info.surname < _COMMON):
        return False
    return token.info.plain < 2 or token.info.surname == 2 or (token.info.plain < 3 and token.info.surname > 0)


def run_of_name(page: Page, place: int, *, sure: bool) -> int:
    """Gives the end of the name that begins at `place`: up to four parts, particles and initials between them."""
    last, parts = place, 0
    while last < len(page.tokens) and parts < 4:
        token = page.tokens[last]
        if token.shape == "I" and page.free(last):
            last += 1
        elif (
            "particle" in token.info.uses
            and page.free(last)
            and last + 1 < len(page.tokens)
            and is_namey(page, last + 1, sure=sure)
            and (token.gap == " " and token.text not in ("San", "St"))
        ):
            last += 1
            continue
        elif is_namey(page, last, sure=sure and parts == 0) and not (parts and _is_beyond(page, last)):
            last += 1
            parts += 1
        elif (
            parts
            and page.free(last)
            and ("postposed" in token.info.uses or is_titled_surname(page, last))
            and token.shape != "l"
        ):
            return last + 1
        else:
            break
        if not _goes_on(page, last - 1):
            break
    while last > place and page.tokens[last - 1].shape == "I" and parts and page.tokens[last - 1].gap[:1] != ".":
        last -= 1
    return last if parts else place


def is_titled_surname(page: Page, place: int) -> bool:
    """`Winston Lord`, `Martin King`: a word for a title behind a forename, with nobody behind it."""
    token, before = page.tokens[place], page.tokens[place - 1]
    return bool("honorific" in token.info.uses and token.info.surname and before.info.forename and token.gap != " ")


def _is_beyond(page: Page, place: int) -> bool:
    """`Mrs. Day Remember me`, `W. Brown Liverpool`: a word no name has, or a town behind a surname, is not part of it."""
    info, before = page.tokens[place].info, page.tokens[place - 1].info
    plain = info.plain > 0 and not (info.surname or info.forename or info.surname_shape)
    town = info.place >= _TOWN and info.surname < _COMMON and not info.forename
    return plain or (town and before.surname > 0 and not before.forename)


_TOWN = 5  # the tier of places that everybody knows


def _goes_on(page: Page, place: int) -> bool:
    """Whether what follows token `place` can belong to the same name."""
    token = page.tokens[place]
    if "\n" in token.gap:
        return page.wraps(place) if token.shape == "C" else token.gap in _LINKS
    return (
        token.gap in _LINKS
        or (token.shape == "I" and token.gap in (". ", "."))
        or (token.text in ("Mc", "Mac") and token.gap == ".")
        or (token.gap == "] " and "[" in token.text)  # Yu[rii] Ognev
        or (token.gap == "] " and place > 0 and page.tokens[place - 1].gap == " [" and bool(token.info.forename))
        or (token.gap == " [" and _is_supplied(page, place + 1))
    )


def _is_supplied(page: Page, place: int) -> bool:
    """`Qiao [Xiaoguang]`, `Willy [Karl] Brandt`: one given name in brackets that completes the name before it."""
    if place >= len(page.tokens):
        return False
    token, before = page.tokens[place], page.tokens[place - 1]
    if not token.gap.startswith("]") or token.shape != "C":
        return False
    asian = "chinesesurname" in before.info.uses or "koreansurname" in before.info.uses
    return bool(token.info.forename) or (asian and not (token.info.plain or before.info.key[:1] == token.info.key[:1]))


def is_word(token: Token) -> bool:
    """Whether it is a word that no one is known to be called by."""
    return token.info.plain > 1 and not token.info.surname and not token.info.forename and token.shape == "C"


_CRAFT = frozenset(
    "board aboard ship steamer steamship liner vessel cruiser destroyer yacht frigate packet schooner hms uss".split()
)


def is_afloat(page: Page, place: int) -> bool:
    """`on board the Queen Elizabeth`, `the steamer Anna`: a ship bears the name that begins at token `place`."""
    at = place - 1 - (place > 0 and page.tokens[place - 1].text.lower() == "the")
    return at >= 0 and page.tokens[at].info.key in _CRAFT and page.tokens[at].gap in (" ", ". ", ' "', " “")
