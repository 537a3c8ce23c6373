"""Abbreviations that no list knows and nothing explains: `members of SKOLT`, `the Soviet-Korean Oil Company (SOKOIL)`.

Translations of state papers are full of them; nearly all are bodies. Not so a weapon, a measure, a word of telegraphs,
for which there is a list, nor a name in capitals, which its letters show.
"""

from __future__ import annotations

from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.annotators.naming.tokens import Token
from tei_tools.annotators.naming.weights import ROMAN

_OPENING, _CLOSING = (" (", " [", ' ("', " (“"), (")", "]", '")', "”)")
_SHORTEST, _LONGEST, _SPOKEN = 3, 7, 5  # letters; from the last on, a word that can be spoken needs an article
_VOWELS = frozenset("AEIOUY")
_ARTICLES = frozenset("the a an through via within joined under".split())
_NAMES = frozenset(("chinesesurname", "koreansurname", "vietnamesesurname", "forename", "commonsurname"))
_MEMBERS = frozenset(
    "member members leader leaders leadership representative representatives chairman secretary president delegation congress "
    "headquarters cadres forces units troops policy statutes organ".split()
)
_LEADING = frozenset(
    "the of by with from for to in and or between against within under among by an a that joined left both via per than".split()
)


def find_bracketed_capitals(page: Page) -> None:
    """Claims the abbreviation in brackets behind a body, and all its other mentions, as that body."""
    explained: dict[str, Mention] = {}
    for place in page.stirring:
        if place and _is_unknown(page, place) and page.tokens[place - 1].gap in _OPENING:
            owner, token = page.owner[place - 1], page.tokens[place]
            body = owner is not None and owner.kind == "org" and owner.last == place
            if owner is not None and body and token.gap.startswith(_CLOSING) and _begins_alike(page, owner, token):
                explained.setdefault(token.text, owner)
    for place in page.stirring if explained else ():
        whole = explained.get(page.tokens[place].text)
        if whole is not None and page.owner[place] is None:
            why = "stands in brackets behind the body that it abbreviates"
            alias = (whole.first, whole.last)
            page.claim(Mention(place, place + 1, "org", "org.acronym", "high", why, whole.ref, alias=alias))


def find_capitals(page: Page) -> None:
    """Claims the abbreviations that are left, where the words around one of their mentions speak for a body."""
    seen: dict[str, list[int]] = {}
    for place in page.stirring:
        if _is_unknown(page, place) and not _is_in_heading(page, place):
            seen.setdefault(page.tokens[place].text, []).append(place)
    for text, places in seen.items():
        if any(_is_led(page, place, text) for place in places):
            for place in places:
                page.claim(Mention(place, place + 1, "org", "org.acronym", "low", "an abbreviation in capitals"))


def _is_unknown(page: Page, place: int) -> bool:
    """Whether a word in capitals is free and no word, name, place or Roman number that the lexicon knows."""
    token = page.tokens[place]
    if token.shape != "A" or page.owner[place] is not None or not _SHORTEST <= len(token.text) <= _LONGEST:
        return False
    info = token.info
    known = info.plain or info.place or info.alternate or info.forename or info.surname or info.surname_shape or info.uses
    numbered = token.gap[:1] == "-" and token.gap[1:2].isdigit()  # a kind of aircraft
    return not (known or numbered or ROMAN.match(token.text)) and token.text.isalpha()


def _begins_alike(page: Page, body: Mention, token: Token) -> bool:
    """Whether the abbreviation begins with the letter of one of the body's words, so that it can be that body's."""
    return any(page.tokens[k].text[0].upper() == token.text[0] for k in range(body.first, body.last))


def _is_in_heading(page: Page, place: int) -> bool:
    """Whether a neighbour that is a word stands in capitals too, where capitals say nothing."""
    beside = [page.tokens[k] for k in (place - 1, place + 1) if 0 <= k < len(page.tokens)]
    return any(t.shape == "A" and (t.info.plain or t.info.uses) and page.tokens[place].line + t.line < 2 for t in beside)


def _is_subject(page: Page, place: int) -> bool:
    """`HZK troops fled`: whether a sentence goes on in lower case behind it, so that it is no mark of the registry."""
    token, after = page.tokens[place], page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    return after is not None and after.shape == "l" and token.gap == " " and len(after.text) > 1


def _is_led(page: Page, place: int, text: str) -> bool:
    """Whether what stands before it is what stands before bodies; `the COREMO`, but `told KOSYGIN`."""
    before = page.tokens[place - 1] if place else None
    if len(text) == _SHORTEST and _is_subject(page, place):
        return True
    if before is None or before.gap != " " or not (before.shape == "l" or before.text == "The"):
        return False
    spoken = len(text) >= _SPOKEN and not _VOWELS.isdisjoint(text)
    if place > 1 and before.text == "of" and page.tokens[place - 2].text.lower() in _MEMBERS:
        return True
    return before.text.lower() in (_ARTICLES if spoken else _LEADING)
