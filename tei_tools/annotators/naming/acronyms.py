"""Abbreviations that the document itself explains: `Economic Mutual Aid Council (EMAC)`, `TsTAK [Central Telegraph Agency]`.

The letters must be the first letters of the words. From then on the abbreviation is the same body, or the same place, wherever
it stands. One that nothing explains is left to the lists.
"""

from __future__ import annotations

from tei_tools.annotators.naming.mentions import Mention, Page

_OPENING, _CLOSING = (" (", " [", ' ("', " (“"), (")", "]", '")', "”)")
_SMALL = frozenset("of the for and in on to a de la du des et".split())
_MOST = 14  # words of an expansion


def find_acronyms(page: Page) -> None:
    """Claims each explained abbreviation, its expansion, and all its other mentions."""
    explained: dict[str, Mention] = {}
    acronyms = [place for place in page.stirring if _is_acronym(page, place)]
    for place in acronyms:
        if place and page.tokens[place - 1].gap in _OPENING and page.tokens[place].gap.startswith(_CLOSING):
            found = _expansion(page, place)
        elif page.tokens[place].gap in _OPENING and place + 1 < len(page.tokens):
            found = _explanation(page, place)
        else:
            continue
        if found is not None:
            explained.setdefault(page.tokens[place].text, found)
    for place in acronyms if explained else ():
        whole = explained.get(page.tokens[place].text)
        if whole is not None:
            _take(page, place, whole)


def _is_acronym(page: Page, place: int) -> bool:
    text = page.tokens[place].text
    return text[-1].isupper() and 2 <= len(text) <= 8 and text[0].isupper() and text.isalpha()


def _expansion(page: Page, place: int) -> Mention | None:
    """Gives the mention of the words before the bracket whose first letters spell the abbreviation at `place`."""
    wanted = [letter.casefold() for letter in page.tokens[place].text if letter.isupper()]
    first, left = place, len(wanted)
    while left and first > max(0, place - _MOST):
        token = page.tokens[first - 1]
        if first < place and (token.gap.strip(" '’s-\n") or "\n\n" in token.gap):
            return None
        first -= 1
        initial = token.text[0].casefold()
        if token.text.lower() in _SMALL and (initial != wanted[left - 1] or not token.text[0].isupper()):
            continue
        if initial != wanted[left - 1]:
            return None
        left -= 1
    if left or all(page.tokens[k].shape == "l" for k in range(first, place)):
        return None
    owner = page.owner[first]
    if owner is not None and (owner.first, owner.last) == (first, place):
        return owner
    mention = Mention(first, place, "org", "org.acronym", "high", f"explained as '{page.tokens[place].text}'")
    return mention if page.cover(mention) else None


def _explanation(page: Page, place: int) -> Mention | None:
    """Gives the mention of the words in the bracket behind the abbreviation at `place` whose first letters spell it."""
    wanted = [letter.casefold() for letter in page.tokens[place].text if letter.isupper()]
    last, met = place + 1, 0
    while met < len(wanted) and last < min(len(page.tokens), place + _MOST):
        token = page.tokens[last]
        if token.text[0].casefold() == wanted[met]:
            met += 1
        elif token.text.lower() not in _SMALL:
            return None
        last += 1
        if met < len(wanted) and (token.gap.strip(" '’s-\n") or "\n\n" in token.gap):
            return None
    if met < len(wanted) or page.tokens[place + 1].shape == "l":
        return None
    owner = page.owner[place + 1]
    if owner is not None and (owner.first, owner.last) == (place + 1, last):
        return owner
    mention = Mention(place + 1, last, "org", "org.acronym", "high", f"explains '{page.tokens[place].text}'")
    return mention if page.cover(mention) else None


def _take(page: Page, place: int, whole: Mention) -> None:
    owner = page.owner[place]
    if owner is not None and owner.last - owner.first == 1 and owner.kind == whole.kind:
        owner.alias, owner.ref = (whole.first, whole.last), whole.ref or owner.ref
    elif owner is None:
        evidence = f"stands for '{page.text[page.starts[whole.first] : page.end(whole.last - 1)]}'"
        alias = (whole.first, whole.last)
        rule = "org.acronym" if whole.kind == "org" else "place.register"
        page.claim(Mention(place, place + 1, whole.kind, rule, "high", " ".join(evidence.split()), whole.ref, alias=alias))
