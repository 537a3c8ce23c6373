"""Places that show by a word of kind: `Vadász Street`, `Hamgyong Province`, `Mount Paektu`, `the Yalu River`, `province of X`.

It does not look at words without such a neighbour.
"""

from __future__ import annotations

from tei_tools.annotators.naming.mentions import Mention, Page, number_behind, ordinal_before
from tei_tools.annotators.naming.weights import DATELINE, STREET

_DIRECTIONS = frozenset(
    "North South East West Northern Southern Eastern Western Upper Lower Central Outer Inner NORTH SOUTH EAST WEST".split()
)


def find_states(page: Page) -> None:
    """Claims states by their grammar: `Hungarian People's Republic`, `Republic of Cuba`, `Ukrainian SSR`."""
    for place in page.stirring:
        token, owner = page.tokens[place], page.owner[place]
        alone = owner is None or (owner.kind == "place" and owner.last - owner.first == 1)
        if "stateword" in token.info.uses and token.shape != "l" and alone:
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
            if "nationality" in page.tokens[place - 1].info.uses and first < place and _is_union(page, place):
                continue
            named = any("nationality" in page.tokens[k].info.uses for k in range(first, place))
            last = place + 1 if named else _state_of(page, place)
            if last:
                _take(page, first, last, "place.state", f"a state by its form '{token.text}'", "high")


def _is_union(page: Page, place: int) -> bool:
    """`Korean Federation of Trade Unions`: a body rather than a state."""
    after = page.tokens[place + 1] if place + 1 < len(page.tokens) and page.tokens[place].gap == " " else None
    return "orghead" in page.tokens[place].info.uses and after is not None and after.text.lower() in ("of", "for")


def _state_of(page: Page, place: int) -> int:
    """Gives the end of the place that a word for a state governs (`Republic of Cuba`), or 0."""
    start = place + 2
    if start >= len(page.tokens) or page.tokens[place + 1].text.lower() != "of" or page.tokens[place].gap != " ":
        return 0
    start += page.tokens[start].text.lower() == "the" and start + 1 < len(page.tokens)
    owner = page.owner[start]
    return owner.last if owner is not None and owner.kind == "place" and owner.first == start else 0


def find_places(page: Page) -> None:
    """Claims every place of the page that a word of kind names."""
    for place in page.stirring:
        token = page.tokens[place]
        uses = token.info.uses
        if token.shape == "C" and "numbered" in uses and page.free(place) and (trail := number_behind(page, place)):
            page.claim(Mention(place, place + 1, "place", "place.kind", "medium", "a word of kind and a number", trail=trail))
        if token.text == "parallel" and (lead := ordinal_before(page, place)):
            page.claim(Mention(place, place + 1, "place", "place.kind", "high", "a numbered parallel", lead=lead))
        if token.shape == "C" and page.free(place) and STREET.search(token.info.key):
            _street(page, place)
        if token.shape in "CA" and {"placetype", "placetypebefore"} & uses and page.free(place):
            _typed(page, place)
        if token.text in _DIRECTIONS and page.free(place):
            _directed(page, place)
        if token.shape == "C":
            _coordinated(page, place)


def _coordinated(page: Page, place: int) -> None:
    """`Khovd, Uvs and Selenge aimaks`: names before a word of kind in the plural, which all are of that kind."""
    following = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    if following is None or following.shape != "l" or page.tokens[place].gap != " " or following.info.key not in _PLURALS:
        return
    at = place
    while at >= 0 and _may_be_one(page, at):
        if page.free(at):
            page.claim(Mention(at, at + 1, "place", "place.kind", "medium", f"one of several before '{following.text}'"))
        owner = page.owner[at]
        before = (owner.first if owner is not None else at) - 1
        joined = before > 0 and page.tokens[before].text == "and" and page.tokens[before].gap == " "
        before -= joined
        if before < 0 or page.tokens[before].gap not in ((" ", ", ") if joined else (", ",)):
            return
        at = before


def _may_be_one(page: Page, place: int) -> bool:
    owner, token = page.owner[place], page.tokens[place]
    if owner is not None:
        return owner.kind == "place"
    unfit = {"notname", "nationality", "people", "office", "honorific", "orghead", "foreign"} & token.info.uses
    return token.shape == "C" and token.info.plain < 2 and not unfit


_PLURALS = frozenset(
    "aimaks provinces districts counties prefectures oblasts raions krais regions governorates cantons communes departments "
    "voivodeships villages hamlets towns cities rivers islands mountains hills shtetls settlements ghettos camps ports".split()
)


def _street(page: Page, place: int) -> None:
    """`Neue Bahnhofstrasse`: a word for a street and the adjectives of its language before it."""
    first = place
    while first > 0 and page.tokens[first - 1].gap == " " and "foreign" in page.tokens[first - 1].info.uses:
        first -= page.tokens[first - 1].shape == "C" and page.free(first - 1)
        if page.tokens[first].gap != " " or page.tokens[first].shape == "l" or first == place:
            break
    _take(page, first, place + 1)


def _typed(page: Page, place: int) -> None:
    first = place
    saint = page.tokens[place].text == "St" and not _is_street(page, place)
    while not saint and first > 0 and page.tokens[first - 1].gap in (" ", "’s ", "'s ", "-") and place - first < 3:
        token = page.tokens[first - 1]
        if (
            token.shape not in "CA"
            or "suffix" in token.info.uses
            or ({"notname", "honorific", "office"} & token.info.uses and not _within_name(page, first - 1))
            or ((owner := page.owner[first - 1]) and owner.kind != "place")
        ):
            break
        first -= 1
    if page.tokens[place].info.key == "church" and "nationality" in page.tokens[place - 1].info.uses:
        return  # the Greek Church
    before = "placetypebefore" in page.tokens[place].info.uses
    if first == place and (stop := _named_of(page, place)):
        _take(page, place, stop)
        return
    if first == place and before and page.tokens[place].gap in (" ", ". ") and place + 1 < len(page.tokens):
        if _is_feast(page, place + 1):
            return
        named = place + 1
        while named + 1 < len(page.tokens) and "particle" in page.tokens[named].info.uses and page.tokens[named].shape == "l":
            named += 1
        following, other = page.tokens[named], page.owner[named]
        if following.shape in "CA" and "notname" not in following.info.uses and (other is None or other.kind == "place"):
            _take(page, place, other.last if other else named + 1)
        return
    plain = page.tokens[first].first and page.tokens[first].info.plain > 2 and place - first == 1
    alone = page.tokens[first].line and page.tokens[place].gap.startswith(_LINE_ENDS)
    if first == place - 1 and _is_somebody(page, first, place):
        page.claim(Mention(first, place + 1, "person", "person.forename", "medium", "a forename and a surname", surname=place))
        return
    if first < place and not (plain and not alone and not DATELINE.match(page.text, page.end(place))):
        _take(page, first, place + 1)


def _is_feast(page: Page, place: int) -> bool:
    """`St. Patrick's Day`: whether a day is named for the saint whose name stands at token `place`."""
    following = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    return following is not None and page.tokens[place].gap[:2] in ("'s", "’s") and following.text in _DAYS


_DAYS = frozenset(("Day", "day", "Eve", "eve", "tide", "Fair", "Night"))


def _is_somebody(page: Page, first: int, place: int) -> bool:
    """`known as Ivan Park`: a forename before a word that is a surname too, where no preposition speaks of a place."""
    token, before = page.tokens[first], page.tokens[first - 1] if first else None
    named = token.info.forename and not token.info.plain and token.info.place < _CITY and page.free(first)
    led = before is not None and before.gap == " " and before.text.lower() in _LEADING
    return bool(named and page.tokens[place].info.surname == _COMMON and token.gap == " " and not led)


_CITY, _COMMON = 4, 2  # tiers of places and of surnames
_LEADING = frozenset("in at to from near through via on the of into towards by across around".split())


def _named_of(page: Page, place: int) -> int:
    """Gives the end of the place that a word of kind and `of` name (`Gulf of Bohai`, `Isle of Man`), or 0."""
    at = place + 2
    if at >= len(page.tokens) or page.tokens[place + 1].text.lower() != "of" or page.tokens[place].gap != " ":
        return 0
    at += page.tokens[at].text.lower() == "the" and at + 1 < len(page.tokens)
    token, owner = page.tokens[at], page.owner[at]
    if owner is not None:
        return owner.last if owner.kind == "place" and owner.first == at else 0
    return at + 1 if token.shape == "C" and not token.info.plain and "notname" not in token.info.uses else 0


def _is_street(page: Page, place: int) -> bool:
    """`Upper Grosvenor St.`, not `St. Paul's`: whether no name follows the abbreviation that it could belong to."""
    after = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    return (
        after is None
        or after.shape == "l"
        or page.tokens[place].gap not in (" ", ". ", ".")
        or place == 0
        or (page.tokens[place - 1].shape == "C" and page.tokens[place].gap == " ")
    )


_LINE_ENDS = ("\n", " \n", " /", ".\n", ",\n")
_OF_STREETS = frozenset("Old New Great Little Upper Lower High Long".split())


def _within_name(page: Page, place: int) -> bool:
    """`Gia Long Palace`: a plain word between two others with capitals; `Old Burlington Street`, but not `New streets`."""
    token, following = page.tokens[place], page.tokens[place + 1]
    if token.text in _OF_STREETS and (not token.first or token.line) and "placetype" not in following.info.uses:
        return True
    before = page.tokens[place - 1] if place else None
    return before is not None and before.gap == " " and before.shape == "C" and not before.first and before.info.plain == 0


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


def _take(
    page: Page, first: int, last: int, rule: str = "place.kind", evidence: str = "a word of kind", cert: str = "medium"
) -> None:
    inner = list({id(m): m for m in page.owner[first:last] if m}.values())
    if any(m.first < first or m.last > last or m.nested or m.kind != "place" for m in inner):
        return
    for m in inner:
        page.drop(m)
    mention = Mention(first, last, "place", rule, cert, evidence)
    page.put(mention)
