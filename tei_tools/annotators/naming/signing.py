"""Who signed: a name alone on a line at the end, or in what the reader knows as a signature (`gez. Schneidewind`, `SNEIDER`).

A bare word is nobody's name by itself; here its place says that it is one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.annotators.naming.tokens import Token
from tei_tools.annotators.naming.words import is_namey, is_word, run_of_name
from tei_tools.model import Annotation

_LAST = 8  # words at the end of a document among which a name signs
_LETTERS = 2  # that are a note of hand rather than a name
_COMMON = 2  # a surname that many bear
_TOWN = 5  # the tier of places that everybody knows
_NO_NAME = frozenset(
    ("office", "officemodifier", "officetail", "orghead", "placetype", "abbreviation", "nationality", "foreign")
)


def find_signed(page: Page, annotations: Iterable[Annotation]) -> None:
    """Claims the names in the signatures that the reader has seen, then a name alone on the last lines."""
    for annotation in annotations:
        if annotation.element == "signed":
            first = bisect_left(page.starts, annotation.start)
            last = bisect_left(page.starts, annotation.end)
            _find_inside(page, first, last)
    _find_last(page)


def _find_inside(page: Page, first: int, last: int) -> None:
    """Claims the first free name of a signature that holds no other."""
    if any(owner is not None and owner.kind == "person" for owner in page.owner[first:last]):
        return
    if _is_initials(page, first, last):
        page.claim(Mention(first, last, "person", "person.signed", "medium", "initials for a signature", surname=last - 1))
        return
    for place in range(first, last):
        if _may_stand(page, place):
            stop = min(last, max(place + 1, run_of_name(page, place, sure=False)))
            why = "in a signature"
            page.claim(Mention(place, stop, "person", "person.signed", "medium", why, surname=stop - 1))
            return


def _is_initials(page: Page, first: int, last: int) -> bool:
    """`M. E.`, `A. M. P.`: two or three letters and nothing else, with points."""
    letters = page.tokens[first:last]
    return 1 < len(letters) < 4 and all(t.shape == "I" for t in letters) and not any(page.owner[first:last])


def _may_stand(page: Page, place: int) -> bool:
    token = page.tokens[place]
    unfit = _NO_NAME & token.info.uses or token.info.place >= _TOWN or is_word(token)
    named = len(token.text) > _LETTERS and not (token.info.plain and token.info.surname < _COMMON)
    alone = (
        token.gap[:1] in "\n)/.," or token.gap.startswith(" \n") or place + 1 == len(page.tokens) or is_namey(page, place + 1)
    )
    return named and alone and not unfit and is_namey(page, place, sure=True)


def _find_last(page: Page) -> None:
    place = len(page.tokens) - 1
    while place >= 0 and len(page.tokens) - place < _LAST:
        first = place
        while first > 0 and not page.tokens[first].line:
            first -= 1
        if first and place == first and _is_address(page, first - 1):
            return
        if _is_initials(page, first, place + 1) and not page.tokens[place].first:
            page.claim(
                Mention(first, place + 1, "person", "person.signed", "medium", "initials on the last line", surname=place)
            )
            return
        if place - first > 2 or page.tokens[first].shape == "l" or "." in page.tokens[place].gap.strip()[:1]:
            return
        if is_namey(page, first) and run_of_name(page, first, sure=False) == place + 1 and _may_sign(page.tokens[first]):
            why = "alone on a line at the end"
            page.claim(Mention(first, place + 1, "person", "person.signed", "medium", why, surname=place))
        place = first - 1


def _is_address(page: Page, place: int) -> bool:
    """Whether the line that ends with token `place` is one of an address: a titled person, a place."""
    owner = page.owner[place]
    near = page.tokens[place].gap.count("\n") == 1
    return near and owner is not None and (owner.kind == "place" or owner.rule == "person.title")


def _may_sign(token: Token) -> bool:
    return token.info.place < _TOWN or (token.shape == "A" and token.info.surname > 0)
