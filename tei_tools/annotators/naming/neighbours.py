"""Names beside names: `Messrs. Wilcox, Phillips, Beale and Hanes`, `Dresden, Görlitz, Liegnitz`.

A capitalised word that is no plain word and stands in a list with people is one of them, with places one of those. It takes
nothing that has been decided.
"""

from __future__ import annotations

from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.annotators.naming.tokens import Token
from tei_tools.annotators.naming.words import is_namey, run_of_name

_LIST = frozenset({", ", ",\n", "; ", "–"})
_AND = frozenset({"and", "or", "und", "AND", "&", "y", "et"})


def find_neighbours(page: Page) -> None:
    """Passes along every list from both ends until nothing more is found."""
    for mention in sorted(page.mentions, key=lambda m: m.first):
        if mention.kind in ("person", "place") and not mention.nested:
            _onward(page, mention)
            _back(page, mention)


def _onward(page: Page, mention: Mention) -> None:
    while True:
        place = _next(page, mention.last)
        if place < 0 or not is_namey(page, place) or page.tokens[place].shape != page.tokens[mention.last - 1].shape:
            return
        last = run_of_name(page, place, sure=False) if mention.kind == "person" else place + 1
        found = _like(page, place, last, mention)
        if not found:
            return
        mention = found


def _next(page: Page, last: int) -> int:
    """Gives the first token of the next item of the list, or -1."""
    if last >= len(page.tokens):
        return -1
    gap = page.tokens[last - 1].gap
    if gap == " [" and page.text.startswith("]", page.end(last)):
        return last
    joined = page.tokens[last].text in _AND and gap in (" ", ", ", "\n") and page.tokens[last].gap in (" ", "\n")
    if joined:
        return last + 1 if last + 1 < len(page.tokens) else -1
    return last if gap in _LIST else -1


def _back(page: Page, mention: Mention) -> None:
    while mention.first > 0:
        place = mention.first - 1
        if (
            page.tokens[place].text in _AND
            and page.tokens[place].gap == " "
            and place
            and page.tokens[place - 1].gap in (" ", ", ")
        ):
            place -= 1
        elif page.tokens[place].gap not in _LIST:
            return
        if (
            not is_namey(page, place)
            or (page.tokens[place].first and page.tokens[place].info.plain)
            or page.tokens[place].shape != page.tokens[mention.first].shape
        ):
            return
        before = page.tokens[place - 1] if place else None
        if before is not None and before.gap == " " and (before.shape != "l" or before.text == "the") and page.free(place - 1):
            return
        found = _like(page, place, place + 1, mention)
        if not found:
            return
        mention = found


def _like(page: Page, first: int, last: int, seed: Mention) -> Mention | None:
    kind = seed.kind
    token = page.tokens[first]
    if kind == "person" and seed.cert == "low" and (token.info.place or token.info.plain) and not _personal(token):
        return None
    if last <= first or (token.info.plain > 1 and kind == "place") or (token.info.plain > 2 and not token.info.surname):
        return None
    following = page.tokens[last] if last < len(page.tokens) else None
    if following is not None and page.tokens[last - 1].gap == " " and following.shape != "l":
        return None
    cert = "medium" if seed.cert == "high" else "low"
    mention = Mention(
        first, last, kind, f"{kind}.list", cert, f"in a list with a {kind}", surname=last - 1 if kind == "person" else -1
    )
    return mention if page.claim(mention) else None


def _personal(token: Token) -> bool:
    return bool(token.info.surname or token.info.forename or token.info.surname_shape)
