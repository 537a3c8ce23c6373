"""The titles and offices before a name: from `Cde.` to `PRC Ambassador in the DPRK`, as the role of the mention.

The role reaches back over titles, offices, what they govern and the adjectives before them, as far as they touch the name. What
stands behind a name is no role here.
"""

from __future__ import annotations

from tei_tools.annotators.naming.mentions import Mention, Page

_BEFORE_NAME = frozenset({" ", "\n", ", ", " \n", " - ", " – ", "] "})
_POINTED = frozenset({". ", ".", ".\n", ".-"})
_INSIDE = frozenset({" ", "\n", "-", "'s ", "’s ", "' "})
_PARTS = frozenset(("officemodifier", "officetail"))
_BEFORE_OFFICE = frozenset(("nationality", "officemodifier", "office", "orghead"))
_DIRECTIONS = frozenset("North South East West".split())
_LINKS = frozenset("of in to for at the on and".split())


def find_roles(page: Page) -> None:
    """Sets `role` and `role_last` of every person mention that has a title before it."""
    for mention in page.mentions:
        if mention.kind == "person":
            _extend(page, mention)


def _extend(page: Page, mention: Mention) -> None:
    place = mention.first
    while place > max(0, mention.first - 4) and _is_title(page, place - 1):
        place -= 1
    if place < mention.first and _modifies(page, place - 1):
        place -= 1
    office = _office(page, place)
    first = office if office < place else place
    while 0 < first < mention.first and _is_title(page, first - 1):
        first -= 1  # Comrade Minister Bolz
    lines = any("\n" in page.tokens[k].gap for k in range(first, mention.first))
    if lines and not page.tokens[first].line:
        first = place  # what ends the line before belongs to another name
    if first < mention.first:
        mention.role, mention.role_last = first, mention.first


def _modifies(page: Page, place: int) -> bool:
    """`Field Marshal`, `Grand Duke`: a word that belongs to the title behind it."""
    token = page.tokens[place] if place >= 0 else None
    return bool(token and page.free(place) and token.gap == " " and token.shape != "l" and "titlemodifier" in token.info.uses)


def _is_title(page: Page, place: int) -> bool:
    token = page.tokens[place]
    if place in page.titles:
        return page.free(place)
    pointed = token.gap == ": " and "abbreviation" in token.info.uses and token.shape == "C"
    if not (pointed or token.gap in _TITLE_GAPS) or "honorific" not in token.info.uses or not page.free(place):
        return False
    if token.gap in _POINTED and "abbreviation" not in token.info.uses:
        return False
    return token.shape != "l" or token.text not in _COMMON


_TITLE_GAPS = frozenset({". ", ".", " ", "\n", ".\n", ".-", "-"})
# In lower case these are words for kin and trades rather than titles.
_COMMON = frozenset(
    "saint father brother sister mother private major general master judge count king queen nurse doctor uncle "
    "aunt cousin".split()
)


def _office(page: Page, name: int) -> int:
    """Gives the first token of the office that ends before token `name`, or `name` where there is none."""
    head, place, edge = -1, name, page.starts[name]
    while place > 0 and name - place < 14:
        before = page.tokens[place - 1]
        gap = page.text[page.end(place - 1) : edge]
        gaps = _BEFORE_NAME | (_POINTED if "abbreviation" in before.info.uses else set()) if place == name else _INSIDE
        wrapped = "\n" not in gap or place == name or before.shape == "l" or page.tokens[place].shape == "l"
        if (
            gap not in gaps
            or not wrapped
            or (gap == "\n" and place == name and head < 0 and before.shape == "C" and "office" not in before.info.uses)
        ):
            break
        owner = page.owner[place - 1]
        if owner is not None:
            if owner.kind == "person" or (head < 0 and gap not in (" ", ", ", "\n")):
                break
            place, edge = owner.first, page.starts[owner.first] - owner.lead
            while place and page.starts[place - 1] >= edge:
                place -= 1  # the `st` of `1st Department`
            continue
        if "office" in before.info.uses and before.text not in _VERBS:
            head = place = place - 1
        elif before.shape != "l" or before.text.lower() in _LINKS or _PARTS & before.info.uses:
            if (
                before.first
                and before.shape == "C"
                and "officemodifier" not in before.info.uses
                and "nationality" not in before.info.uses
            ):
                break
            place -= 1
        else:
            break
        edge = page.starts[place]
    if head == name - 1 and page.tokens[head].gap == ", " and page.tokens[head].shape != "l" and _is_listed(page, name):
        return name
    return _start(page, head, place, name) if head >= 0 and _reaches(page, head, name) else name


def _is_listed(page: Page, name: int) -> bool:
    """`Chairman, Liu, Zhou`: an office by itself in a list of people is one of them."""
    owner = page.owner[name]
    return owner is not None and owner.last < len(page.tokens) and page.tokens[owner.last - 1].gap in (", ", ",\n")


_VERBS = frozenset({"charge"})  # to charge Cde. Orlov with it; in the office it has its accent or a capital


def _start(page: Page, head: int, place: int, name: int) -> int:
    """Cuts what stands before the office and belongs to it in no way (`the`, `of the`)."""
    first = head
    if page.tokens[name - 1].gap == "] " and page.text[page.starts[place] - 1] != "[":
        return name  # the bracket holds more than an office
    while first > place:
        token, owner = page.tokens[first - 1], page.owner[first - 1]
        if token.gap not in _INSIDE or "\n" in token.gap:
            break
        if owner is not None:
            first = owner.first
        elif _BEFORE_OFFICE & token.info.uses or (token.text in _DIRECTIONS and "nationality" in page.tokens[first].info.uses):
            first -= 1
        else:
            break
    return first


def _reaches(page: Page, head: int, name: int) -> bool:
    """Says whether only what the office governs stands between it and the name."""
    words = range(head + 1, name)
    if any(
        page.tokens[k].text.lower() == "and" and page.owner[k] is None and page.tokens[k + 1].shape == "l"
        for k in words
        if k + 1 < name
    ):
        return False
    return (
        name - head == 1
        or page.tokens[name - 1].shape != "l"
        or {"office", "officetail"} & page.tokens[name - 1].info.uses != set()
    )
