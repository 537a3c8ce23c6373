"""Places that show by a word of kind: `Vadász Street`, `Hamgyong Province`, `Mount Paektu`, `the Yalu River`, `province of X`.

It does not look at words without such a neighbour.
"""

from __future__ import annotations

from tei_tools.annotators.naming.mentions import Mention, Page

_DIRECTIONS = frozenset(
    "North South East West Northern Southern Eastern Western Upper Lower Central Outer Inner NORTH SOUTH EAST WEST".split()
)


def find_states(page: Page) -> None:
    """Claims states by their grammar: `Hungarian People's Republic`, `Republic of Cuba`, `Ukrainian SSR`."""
    for place, token in enumerate(page.tokens):
        if "stateword" in token.info.uses and token.shape != "l" and page.free(place):
            first = place
            while (
                first > 0
                and page.tokens[first - 1].gap in (" ", "'s ", "’s ")
                and page.free(first - 1)
                and page.tokens[first - 1].shape != "l"
            ):
                if not {"nationality", "statemodifier"} & page.tokens[first - 1].info.uses:
                    break
                first -= 1
            named = any("nationality" in page.tokens[k].info.uses for k in range(first, place))
            if named:
                page.claim(Mention(first, place + 1, "place", "place.state", "high", f"a state by its form '{token.text}'"))


def find_places(page: Page) -> None:
    """Claims every place of the page that a word of kind names."""
    for place, token in enumerate(page.tokens):
        uses = token.info.uses
        if token.shape in "CA" and {"placetype", "placetypebefore"} & uses and page.free(place):
            _typed(page, place)
        if token.text in _DIRECTIONS and page.free(place):
            _directed(page, place)


def _typed(page: Page, place: int) -> None:
    first = place
    while first > 0 and page.tokens[first - 1].gap in (" ", "’s ", "'s ", "-") and place - first < 3:
        token = page.tokens[first - 1]
        if (
            token.shape not in "CA"
            or {"notname", "honorific", "office"} & token.info.uses
            or ((owner := page.owner[first - 1]) and owner.kind != "place")
        ):
            break
        first -= 1
    before = "placetypebefore" in page.tokens[place].info.uses
    if first == place and before and page.tokens[place].gap in (" ", ". ") and place + 1 < len(page.tokens):
        following, other = page.tokens[place + 1], page.owner[place + 1]
        if following.shape in "CA" and "notname" not in following.info.uses and (other is None or other.kind == "place"):
            _take(page, place, place + 2)
        return
    if first < place and not (page.tokens[first].first and page.tokens[first].info.plain > 2 and place - first == 1):
        _take(page, first, place + 1)


def _directed(page: Page, place: int) -> None:
    """`North Hamgyeong`: a direction before a place."""
    following = place + 1
    if (
        following < len(page.tokens)
        and page.tokens[place].gap == " "
        and (owner := page.owner[following])
        and owner.kind == "place"
    ):
        _take(page, place, owner.last)


def _take(page: Page, first: int, last: int) -> None:
    inner = list({id(m): m for m in page.owner[first:last] if m}.values())
    if any(m.first < first or m.last > last or m.nested or m.kind != "place" for m in inner):
        return
    for m in inner:
        page.mentions.remove(m)
    mention = Mention(first, last, "place", "place.kind", "medium", "a word of kind")
    page.owner[first:last] = [mention] * (last - first)
    page.mentions.append(mention)
