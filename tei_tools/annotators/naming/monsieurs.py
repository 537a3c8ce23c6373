"""Whether `M.` is Monsieur or an initial, by the register and by the whole document: `M. Molotov`, `M. Bidault`."""

from __future__ import annotations

from tei_tools.annotators.naming.mentions import Page
from tei_tools.authority import Links


def find_monsieurs(page: Page, links: Links) -> None:
    """Notes where `M.` is a title rather than an initial: before people of whom the register knows other initials, or before
    several surnames while no other letter stands alone so."""
    lone = [place for place in page.stirring if _is_lone_initial(page, place)]
    found = [place for place in lone if page.tokens[place].text == "M"]
    names = [page.tokens[place + 1].text for place in found]
    foreign = any(links.candidates((), name) and not links.candidates(("M",), name) for name in set(names))
    if foreign or (len({*names}) > 1 and len(found) == len(lone)):
        page.titles.update(found)


def _is_lone_initial(page: Page, place: int) -> bool:
    token = page.tokens[place]
    if token.shape != "I" or token.gap not in (". ", ".") or place + 1 >= len(page.tokens):
        return False
    before = page.tokens[place - 1] if place else None
    if before is not None and (before.shape == "I" or (before.gap == " " and before.info.forename and before.shape != "l")):
        return False
    following = page.tokens[place + 1]
    return following.shape in "CA" and len(following.text) > 1 and not following.info.plain > 1
