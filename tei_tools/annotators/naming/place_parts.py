"""What belongs to the name of a place: its street, its town, its river (`ul. Jana Pawła`, `Edmunds town`, `Mińsk Mazowiecki`).

Streets with their word in front are claimed before people are looked for, since most bear the name of one. Compounds are put
together when the places are known.
"""

from __future__ import annotations

from tei_tools.annotators.naming.mentions import Mention, Page

_MOST = 3  # words of a street's name


def find_streets(page: Page) -> None:
    """Claims `ul. Jana Pawła`, `Rue de Rivoli`, and towns named for their owner (`Edmunds town`)."""
    for place in page.stirring:
        token = page.tokens[place]
        if "streetbefore" in token.info.uses and token.gap in (" ", ". ", "."):
            _street(page, place)
        elif token.shape == "C" and _is_town(page, place):
            page.claim(Mention(place, place + 2, "place", "place.kind", "medium", "a town named for its owner"))


def _street(page: Page, place: int) -> None:
    last = place + 1
    while last < len(page.tokens) and last - place <= _MOST:
        token = page.tokens[last]
        particle = "particle" in token.info.uses and token.shape == "l" and last + 1 < len(page.tokens)
        if not page.free(last) or not (token.shape in "CA" or particle) or "notname" in token.info.uses - {"particle"}:
            break
        last += 1
        if token.gap != " ":
            break
    if last > place + 1 and page.tokens[last - 1].shape != "l":
        page.claim(Mention(place, last, "place", "place.kind", "medium", f"behind '{page.tokens[place].text}'"))


def _is_town(page: Page, place: int) -> bool:
    token, before = page.tokens[place], page.tokens[place - 1] if place else None
    following = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    if token.text[-1] != "s" and not (before is not None and before.text in ("at", "to", "from", "in")):
        return False
    named = not (token.info.plain or {"people", "nationality", "notname"} & token.info.uses)
    return following is not None and token.gap == " " and following.text in ("town", "Town") and named and page.free(place + 1)


def find_compounds(page: Page) -> None:
    """Adds to places what tells them from others of their name: `Mazowiecki`, `am Main`, `nad Labem`."""
    for mention in list(page.mentions):
        if mention.kind == "place" and not mention.nested and mention.first and _is_directed(page, mention.first - 1):
            page.stretch(mention, mention.first - 1, mention.last)
        if mention.kind != "place" or mention.nested or mention.last >= len(page.tokens):
            continue
        token, gap = page.tokens[mention.last], page.tokens[mention.last - 1].gap
        if gap != " ":
            continue
        if token.shape == "C" and "placeadjective" in token.info.uses:
            _stretch(page, mention, mention.last + 1)
        elif token.text in _BY_WATER and token.gap in (" ", ". "):
            last = mention.last + 1
            article = last < len(page.tokens) and page.tokens[last].text in ("der", "dem")
            if token.text in ("an", "ob") and not article:
                continue  # an English article
            last += article
            if last < len(page.tokens) and page.tokens[last].shape == "C" and page.tokens[last - 1].gap in (" ", ". "):
                _stretch(page, mention, last + 1)


def _is_directed(page: Page, place: int) -> bool:
    """`Central Java`, `Upper Lusatia`: a direction with a capital that nobody has, before a place found late."""
    return page.tokens[place].text in _DIRECTIONS and page.tokens[place].gap == " " and page.free(place)


_DIRECTIONS = frozenset("North South East West Central Upper Lower Northern Southern Eastern Western Inner Outer".split())
_BY_WATER = frozenset("am an im nad n sur ob pod".split())


def _stretch(page: Page, mention: Mention, last: int) -> None:
    """Gives a place more words, unless they belong to something other than a place."""
    others = list({id(m): m for m in page.owner[mention.last : last] if m}.values())
    if any(m.kind == "org" or m.last > last or (m.kind == "person" and m.last - m.first > 1) for m in others):
        return
    for other in others:
        page.drop(other)
    page.stretch(mention, mention.first, last)
