"""What stands behind a name and belongs to it: `Richard Benbow Esqre`, `M. L. King, Jr.`, `Maria E`, `HM Trevor Esqr.`"""

from __future__ import annotations

from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.annotators.naming.tokens import Token


def find_suffixes(page: Page) -> None:
    """`Richard Bentley, Esqre`, `M. L. King, Jr.`: what stands behind a name and belongs to it."""
    for mention in page.mentions:
        place = mention.last
        if (
            mention.kind == "person"
            and mention.last - mention.first == 1
            and mention.first
            and _is_nickname(page, mention.first - 1)
        ):
            page.stretch(mention, mention.first - 1, mention.last)
        if mention.kind != "person" or mention.nested or not page.free(place):
            continue
        token, before = page.tokens[place], page.tokens[place - 1]
        second = mention.rule == "person.register" and before.gap == " " and _is_second_surname(page, mention)
        ended = "suffix" in token.info.uses and token.shape != "l" and before.gap in (" ", ", ", ",", ". ")
        if ended or second or (before.info.forename and before.gap == " " and _is_letter(token)):
            page.stretch(mention, mention.first, place + 1)


def _is_nickname(page: Page, place: int) -> bool:
    """`Big Minh`: a byname with a capital before a name, where no sentence begins."""
    token = page.tokens[place]
    return token.text in ("Big", "Little") and not token.first and token.gap == " " and page.free(place)


def _is_second_surname(page: Page, mention: Mention) -> bool:
    """`Fidel Castro Ruz`: a word that is nothing else behind a name of the West that the register knows."""
    first, token = page.tokens[mention.first], page.tokens[mention.last]
    unknown = not (token.info.plain or token.info.place or token.info.forename or token.info.uses) and len(token.text) > 1
    return unknown and token.shape == first.shape == "C" and bool(first.info.forename)


def _is_letter(token: Token) -> bool:
    """`Maria E`: a letter that stands for a surname rather than a word."""
    return token.shape in "CI" and len(token.text) == 1 and token.text not in "AI" and token.gap[:1] not in ("'", "’", "&")


def find_esquires(page: Page) -> None:
    """`HM Tuite Esqre`, `CJ. Fox Esqr.`: letters and a name before `Esq.`, which no one else bears."""
    for place in page.stirring:
        token = page.tokens[place]
        if place < 2 or "esq" not in token.info.uses or page.tokens[place - 1].gap not in (" ", ", "):
            continue
        name, first = page.tokens[place - 1], place - 1
        while (
            first > max(0, place - 5) and page.tokens[first - 1].shape != "l" and page.tokens[first - 1].gap in (" ", ". ", ".")
        ):
            before = page.tokens[first - 1]
            if not (before.info.forename or (len(before.text) < 4 and before.text.isupper()) or before.shape == "I"):
                break
            first -= 1
        if name.shape in "CA" and first < place - 1:
            page.claim(Mention(first, place, "person", "person.title", "high", f"before '{token.text}'", surname=place - 1))
