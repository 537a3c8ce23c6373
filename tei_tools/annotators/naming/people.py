"""People whose name shows by its form: initials, forename and surname, a title in front, a bracket after an office.

`A. M. PUZANOV`, `Samsonov, G. Ye.`, `Karl Heinrich Weber`, `Wan Baoqing` (see `asian`), `Cde. Gromyko`,
`Special Assistant (Rostow)`. Single words without any of that are left to `singles`.
"""

from __future__ import annotations

import re

from tei_tools.annotators.naming.asian import find_asian, is_eponym
from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.annotators.naming.tokens import Token

_LINKS = frozenset({" ", "-", "\n", "‐", " \n"})
_BLOCK = frozenset(("notname", "orghead", "people", "nationality", "office", "honorific", "placetype"))
_ROMAN = re.compile(r"[IVXLCDM]+$")
_STATES = frozenset("US USA UK USSR UN UAR USS HMS UNO DPRK PRC ROK GDR FRG DRV".split())
_HONORIFIC_GAPS = frozenset({" ", ". ", ".", ".\n", "\n", ".: "})


def find_people(page: Page) -> None:
    """Claims every person of the page whose name shows by its form, from the left."""
    place = 0
    while place < len(page.tokens):
        token = page.tokens[place]
        if token.shape == "l" and "particle" in token.info.uses and page.free(place):
            found = _particled(page, place)
            if found and page.claim(found):
                place = found.last
                continue
        if token.shape != "l" and page.free(place):
            found = next(filter(None, (form(page, place) for form in _FORMS)), None)
            if found and page.claim(_leftwards(page, found)):
                place = found.last
                continue
        place += 1


def _leftwards(page: Page, mention: Mention) -> Mention:
    """Takes in unknown words that touch the name: `Abdel` of `Abdel Karim Qasim`."""
    while mention.rule in ("person.forename", "person.pair") and mention.first > 0 and mention.last - mention.first < 4:
        before = page.tokens[mention.first - 1]
        if (
            before.gap != " "
            or before.info.plain
            or before.info.place > 2
            or before.shape != "C"
            or not is_namey(page, mention.first - 1)
        ):
            break
        mention.first -= 1
    return mention


def is_namey(page: Page, place: int, *, sure: bool = False) -> bool:
    """Says whether token `place` could be part of a person's name; `sure` where a title or initials stand before it."""
    if not page.free(place):
        return False
    token = page.tokens[place]
    uses = token.info.uses
    if token.shape not in "CA" or len(token.text) < 2 or {"notname", "people"} & uses:
        return False
    if sure:
        return not {"orgheadstrong", "nationality"} & uses and not ({"office", "honorific"} & uses and token.info.plain)
    if _BLOCK & uses:
        return False
    return token.info.plain < 2 or token.info.surname == 2 or (token.info.plain < 3 and token.info.surname > 0)


def run_of_name(page: Page, place: int, *, sure: bool) -> int:
    """Gives the end of the name that begins at `place`: up to four parts, particles and initials between them."""
    last, parts = place, 0
    while last < len(page.tokens) and parts < 4:
        token = page.tokens[last]
        if token.shape == "I" and page.free(last):
            last += 1
        elif (
            "particle" in token.info.uses
            and page.free(last)
            and last + 1 < len(page.tokens)
            and is_namey(page, last + 1, sure=sure)
            and (token.gap == " " and token.text not in ("San", "St"))
        ):
            last += 1
            continue
        elif is_namey(page, last, sure=sure and parts == 0):
            last += 1
            parts += 1
        else:
            break
        if page.tokens[last - 1].gap not in _LINKS and not (
            page.tokens[last - 1].shape == "I" and page.tokens[last - 1].gap in (". ", ".")
        ):
            break
        if "\n" in page.tokens[last - 1].gap and (page.tokens[last - 1].shape == "C"):
            break
    while last > place and page.tokens[last - 1].shape == "I" and parts and page.tokens[last - 1].gap[:1] != ".":
        last -= 1
    return last if parts else place


def _initials(page: Page, place: int) -> Mention | None:
    if page.tokens[place].shape == "I":
        if place and page.tokens[place - 1].shape == "I" and page.tokens[place - 1].gap in (".", ". "):
            return None
        if "".join(t.text for t in page.tokens[place : place + 4] if t.shape == "I") in _STATES:
            return None
        name = place
        while (
            name < len(page.tokens)
            and page.tokens[name].shape == "I"
            and page.tokens[name].gap in (". ", ".", ".\n", ".-")
            and name - place < 4
        ):
            name += 1
        while name < len(page.tokens) and "particle" in page.tokens[name].info.uses and page.tokens[name].gap == " ":
            name += 1
        if name < len(page.tokens) and name > place and _surname(page, name):
            last = run_of_name(page, name, sure=True)
            return Mention(
                place,
                max(last, name + 1),
                "person",
                "person.initials",
                "high",
                "initials before a surname",
                surname=max(last, name + 1) - 1,
            )
        return None
    following = place + 1
    while (
        following < len(page.tokens) and page.tokens[following].shape == "I" and following - place < 4 and page.free(following)
    ):
        following += 1
    if (
        following - place < 2
        or page.tokens[place].gap not in (", ", " ")
        or not _surname(page, place)
        or _BLOCK & page.tokens[place].info.uses
    ):
        return None
    after = page.tokens[following] if following < len(page.tokens) else None
    if after is not None and after.shape in "CA" and page.tokens[following - 1].gap in (". ", "."):
        return None
    if page.tokens[place].gap == " " and page.tokens[place].info.plain > 1:
        return None
    return Mention(place, following, "person", "person.initials", "high", "a surname before initials", surname=place)


def _surname(page: Page, place: int) -> bool:
    return is_namey(page, place, sure=True) and not _ROMAN.match(page.tokens[place].text) and not _is_word(page.tokens[place])


def _titled(page: Page, place: int) -> Mention | None:
    if place == 0:
        return None
    title = page.tokens[place - 1]
    if title.gap not in _HONORIFIC_GAPS or not is_namey(page, place, sure=True) or _is_word(page.tokens[place]):
        return None
    uses = title.info.uses
    if "honorific" in uses and (title.shape != "l" or title.gap == " "):
        if title.shape == "l" and not (page.tokens[place].info.plain < 2 or page.tokens[place].info.surname):
            return None
        if title.gap[:1] == "." and (len(title.text) > 6 or title.shape == "l"):
            return None
        rule, evidence = "person.title", f"title '{title.text}'"
    elif title.gap == " " and _governed(page, place):
        rule, evidence = "person.office", "an office and what it governs"
    elif (
        "office" in uses
        and title.gap == " "
        and (page.tokens[place].info.plain < 2 or page.tokens[place].info.surname)
        and (title.shape != "l" or page.tokens[place].info.plain == 0)
    ):
        rule, evidence = "person.office", f"office '{title.text}'"
    else:
        return None
    asian = find_asian(page, place, sure=True)
    last = max(run_of_name(page, place, sure=True), asian.last if asian else 0)
    if last == place or is_eponym(page, last):
        return None
    surname = place if asian is not None and asian.last == last else last - 1
    return Mention(place, last, "person", rule, "high", evidence, surname=surname)


def _is_word(token: Token) -> bool:
    """Whether it is a word that no one is known to be called by."""
    return token.info.plain > 1 and not token.info.surname and not token.info.forename and token.shape == "C"


def _particled(page: Page, place: int) -> Mention | None:
    """`Ambassador vom Rath`, `Herr von Brentano`: a title, a particle, a name."""
    title = page.tokens[place - 1] if place else None
    if title is None or not {"honorific", "office"} & title.info.uses or title.shape == "l" or title.gap not in (" ", ". "):
        return None
    if (
        page.tokens[place].text in ("of", "e", "y", "do", "to", "no")
        or not is_namey(page, place + 1)
        or page.tokens[place].gap != " "
    ):
        return None
    last = run_of_name(page, place + 1, sure=True)
    return (
        Mention(place, last, "person", "person.title", "high", f"title '{title.text}'", surname=last - 1)
        if last > place + 1
        else None
    )


def _governed(page: Page, place: int) -> bool:
    """`Secretary of State Dulles`: a name that no plain word is, behind what an office governs."""
    token = page.tokens[place]
    if (
        (token.info.plain and token.info.surname != 2)
        or page.tokens[place - 1].shape == "l"
        or "office" in page.tokens[place - 1].info.uses
    ):
        return False
    for at in range(place - 1, max(-1, place - 8), -1):
        before = page.tokens[at]
        if "office" in before.info.uses and before.shape != "l":
            return at + 1 < place and page.tokens[at + 1].text.lower() in ("of", "for", "in", "to", "at")
        owner = page.owner[at]
        plain = before.text.lower() in ("of", "for", "the", "and", "in", "to", "at") or (
            before.shape != "l" and before.info.plain > 0
        )
        if before.gap not in (" ", "\n") or not (plain or (owner is not None and owner.kind != "person")):
            return False
    return False


def _lettered(page: Page, place: int) -> Mention | None:
    """`Dr. M.`, `Mrs. K.`: a title and a letter."""
    token = page.tokens[place]
    title = page.tokens[place - 1] if place else None
    if (
        token.shape != "I"
        or title is None
        or "honorific" not in title.info.uses
        or title.gap not in (" ", ". ")
        or title.shape == "l"
    ):
        return None
    return Mention(place, place + 1, "person", "person.letter", "medium", f"title '{title.text}' and a letter", surname=place)


def _pair(page: Page, place: int) -> Mention | None:
    """Two or three capitalised words that no list knows, inside a sentence or alone on their line."""
    last = run_of_name(page, place, sure=False)
    run = page.tokens[place:last]
    if not 2 <= len(run) <= 3 or any(
        t.info.plain > (t is run[0] and not t.first) or t.shape != "C" or t.info.place > 3 or t.info.alternate > 3 for t in run
    ):
        return None
    before = page.tokens[place - 1] if place else None
    if (
        before is not None
        and not run[0].first
        and before.text.lower() in ("in", "at", "from", "near", "the", "into", "to", "through", "via")
    ):
        return None
    if sum(t.info.place > 0 for t in run) == len(run) or is_eponym(page, last):
        return None
    following = page.tokens[last] if last < len(page.tokens) else None
    if following is not None and run[-1].gap == " " and following.shape != "l":
        return None
    return Mention(place, last, "person", "person.pair", "medium", "two names together", surname=last - 1)


def _forename(page: Page, place: int) -> Mention | None:
    token = page.tokens[place]
    common = token.info.plain > 1 and not is_namey(page, place)
    if not token.info.forename or token.shape not in "CA" or _BLOCK & token.info.uses or token.gap not in (" ", "-", "\n"):
        return None
    last = run_of_name(page, place + 1, sure=False)
    if common and (
        last == place + 1 or page.tokens[last - 1].info.plain or page.tokens[place + 1].shape == "I" or token.info.place > 4
    ):
        return None
    if last > place + 1 and token.first and token.info.plain > 1 and page.tokens[last - 1].info.plain > 1:
        return None
    if last < place + 2 or is_eponym(page, last) or page.tokens[last - 1].shape == "I":
        return None
    if token.info.place > 4 and not page.tokens[last - 1].info.surname:
        return None
    return Mention(place, last, "person", "person.forename", "high", f"forename '{token.text}'", surname=last - 1)


def _bracketed(page: Page, place: int) -> Mention | None:
    """`(Rostow)` behind an office, `(signed) X`, as in telegram heads and signatures."""
    if place == 0 or not is_namey(page, place, sure=True):
        return None
    gap = page.tokens[place - 1].gap
    last = place if _is_word(page.tokens[place]) else run_of_name(page, place, sure=True)
    if gap not in (" (", "\n(", " /", "\n/") or last == place or page.tokens[last - 1].gap[:1] not in ")/,":
        return None
    before = page.tokens[max(0, place - 12) : place]
    if (
        not any({"office", "honorific", "orghead"} & t.info.uses for t in before)
        and "signature" not in page.text[max(0, page.tokens[place].start - 40) : page.tokens[place].start]
    ):
        return None
    return Mention(place, last, "person", "person.bracketed", "medium", "a name in brackets behind an office", surname=last - 1)


def _spaced(page: Page, place: int) -> Mention | None:
    """`S H T Y K O V`: a name in spaced letters."""
    last = place
    while last < len(page.tokens) and len(page.tokens[last].text) == 1 and page.tokens[last].shape != "l" and page.free(last):
        last += 1
        if page.tokens[last - 1].gap != " ":
            break
    return (
        Mention(place, last, "person", "person.spaced", "medium", "spaced letters", surname=place) if last - place > 3 else None
    )


_FORMS = (_spaced, _initials, _titled, _lettered, find_asian, _forename, _bracketed, _pair)
