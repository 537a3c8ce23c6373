"""Offices that stand behind a name: `Foy D. Kohler, Assistant Secretary for European Affairs`, `Kim Il (Vice Premier)`.

They become a roleName of their own behind the persName. What belongs to the next name (`X, Ambassador Y`) is left to it; an
office whose object is no name (`head of the delegation`) is left alone.
"""

from __future__ import annotations

from tei_tools.annotators.naming.mentions import Mention, Page

_GAPS = frozenset({", ", ",\n", " (", ". (", "., ", " - ", " – ", " — "})
_OBJECT = frozenset("of for to in at on".split())
_MODIFIERS = frozenset(("officemodifier", "nationality", "titlemodifier"))
_MOST = 16  # words


def find_roles_behind(page: Page) -> None:
    """Sets `behind` of every person mention that an office follows; the titles before names must be known."""
    taken = {place for m in page.mentions if m.role >= 0 for place in range(m.role, m.role_last)}
    for mention in page.mentions:
        if mention.kind == "person" and not mention.nested:
            first = _start(page, mention)
            last = _end(page, first) if first else 0
            if last and not taken & set(range(first, last)) and not _names_another(page, last):
                mention.behind = (first, last)


def _start(page: Page, mention: Mention) -> int:
    """Gives the token at which an office could begin behind the name, or 0."""
    place = mention.last
    if place >= len(page.tokens):
        return 0
    gap = page.tokens[place - 1].gap
    if gap in _GAPS:
        return place + (page.tokens[place].text == "the" and page.tokens[place].gap == " ")
    alone = page.tokens[max(mention.role, 0) if mention.role >= 0 else mention.first].line and page.tokens[place].line
    return place if gap.count("\n") == 1 and alone and not page.wraps(place - 1) else 0


def _end(page: Page, first: int) -> int:
    """Gives the end of the office that begins at token `first`, or 0 where there is none or its object is no name."""
    place, last, objects = first, 0, False
    while place < min(len(page.tokens), first + _MOST):
        token, owner = page.tokens[place], page.owner[place]
        if owner is not None:
            if owner.kind == "person" or owner.first != place:
                break
            place = owner.last
            last = place if last else 0
        elif "office" in token.info.uses and (token.shape != "l" or not objects):
            place, objects = place + 1, False
            last = place
        elif not last and _MODIFIERS & token.info.uses:
            place += 1
        elif last and _MODIFIERS & token.info.uses and token.shape != "l" and _leads_to_office(page, place):
            place += 1  # Deputy Foreign Minister
        elif last and "officetail" in token.info.uses:
            place += 1
            last = place
        elif last and token.text.lower() in _OBJECT and place == last and token.gap == " ":
            place, objects = place + 1, True
            place += page.tokens[place].text.lower() == "the" if place < len(page.tokens) else 0
            continue
        elif objects and last and token.shape in "CA" and not {"honorific"} & token.info.uses:
            place += 1
            last = place
        elif objects and token.text in ("and", "&") and place == last:
            place += 1
            continue
        else:
            break
        if page.tokens[place - 1].gap != " " and not _runs_on(page, place):
            break
    whole = last and (last >= len(page.tokens) or page.tokens[last - 1].gap != " " or _ends(page, last))
    return last if whole else 0


def _leads_to_office(page: Page, place: int) -> bool:
    following = page.tokens[place + 1] if place + 1 < len(page.tokens) and page.tokens[place].gap == " " else None
    return following is not None and following.shape != "l" and "office" in following.info.uses


def _runs_on(page: Page, place: int) -> bool:
    """Whether the line end before token `place` stands inside the office: what follows is in lower case, or a link precedes."""
    inside = place < len(page.tokens) and "l" in (page.tokens[place].shape, page.tokens[place - 1].shape)
    return inside and page.wraps(place - 1)


def _ends(page: Page, last: int) -> bool:
    """Whether the sentence goes on behind the office rather than the office."""
    token = page.tokens[last]
    return token.shape == "l" and token.text not in _OBJECT and "office" not in token.info.uses


def _names_another(page: Page, last: int) -> bool:
    owner = page.owner[last] if last < len(page.tokens) else None
    return owner is not None and owner.kind == "person" and page.tokens[last - 1].gap in (" ", ", ")
