"""Which words could be part of a person's name, and how far a name runs.

`van der Berg`, `Karl Heinrich Weber`, `Robert C. Low`; not `Ministry`, `Koreans`, `March`.
"""

from __future__ import annotations

from tei_tools.annotators.naming.mentions import Page
from tei_tools.annotators.naming.tokens import Token

_LINKS = frozenset({" ", "-", "\n", "‐", " \n"})
BLOCK = frozenset(("notname", "orghead", "people", "nationality", "office", "honorific", "placetype"))


def is_namey(page: Page, place: int, *, sure: bool = False) -> bool:
    """Says whether token `place` could be part of a person's name; `sure` where a title or initials stand before it."""
    if not page.free(place):
        return False
    token = page.tokens[place]
    uses = token.info.uses
    if token.shape not in "CA" or len(token.text) < 2 or {"notname", "people"} & uses:
        return False
    if sure:
        return not {"orgheadstrong", "nationality"} & uses and not ({"office", "honorific"} & uses and token.info.plain)
    if BLOCK & uses:
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
        elif is_namey(page, last, sure=sure and parts == 0):
            last += 1
            parts += 1
        else:
            break
        if page.tokens[last - 1].gap not in _LINKS and not (
            page.tokens[last - 1].shape == "I" and page.tokens[last - 1].gap in (". ", ".")
        ):
            break
        if "\n" in page.tokens[last - 1].gap and (page.tokens[last - 1].shape == "C"):
            break
    while last > place and page.tokens[last - 1].shape == "I" and parts and page.tokens[last - 1].gap[:1] != ".":
        last -= 1
    return last if parts else place


def is_word(token: Token) -> bool:
    """Whether it is a word that no one is known to be called by."""
    return token.info.plain > 1 and not token.info.surname and not token.info.forename and token.shape == "C"
