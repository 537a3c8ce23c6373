"""People behind a title: `Cde. Gromyko`, `Secretary of State Rusk`, `Herr von Brentano`, `Dr. M.`

The title itself is measured later, in `roles`.
"""

from __future__ import annotations

from tei_tools.annotators.naming.asian import find_asian, is_eponym
from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.annotators.naming.words import is_afloat, is_namey, is_word, run_of_name

_HONORIFIC_GAPS = frozenset({" ", ". ", ".", ".\n", "\n", ".: ", " . "})


def find_titled(page: Page, place: int) -> Mention | None:
    if place == 0:
        return None
    title = page.tokens[place - 1]
    uses = title.info.uses
    if place - 1 in page.titles:
        return _monsieur(page, place)
    if is_afloat(page, place - 1) or _is_vocative(page, place):
        return None
    if "officemodifier" in page.tokens[place].info.uses and _is_office(page, place + 1):
        return None
    strong = "strongtitle" in uses and title.shape == "C" and title.gap in (" ", ". ")
    pointed = title.gap == ": " and "abbreviation" in uses and title.shape == "C"  # Col: Foster
    if not (pointed or title.gap in _HONORIFIC_GAPS) or not (
        is_namey(page, place, sure=True) or (strong and _is_surname(page, place))
    ):
        return None
    if is_word(page.tokens[place]) and not strong:
        return None
    grounds = _grounds(page, place)
    if grounds is None:
        return None
    asian = find_asian(page, place, sure=True)
    last = max(run_of_name(page, place, sure=True), asian.last if asian else 0, place + strong * _is_surname(page, place))
    if last == place or is_eponym(page, last):
        return None
    last += _is_plain_surname(page, last) if "person.title" in grounds else 0
    surname = place if asian is not None and asian.last == last else last - 1
    return Mention(place, last, "person", grounds[0], "high", grounds[1], surname=surname)


def _grounds(page: Page, place: int) -> tuple[str, str] | None:
    """Gives the rule and the evidence by which what stands before a name makes it a person, None where it does not."""
    title = page.tokens[place - 1]
    uses = title.info.uses
    if "honorific" in uses and (title.shape != "l" or title.gap == " " or title.text in _SMALL):
        if title.shape == "l" and not (page.tokens[place].info.plain < 2 or page.tokens[place].info.surname):
            return None
        if title.gap[:1] == "." and ("abbreviation" not in uses or (title.shape == "l" and title.text not in _SMALL)):
            return None
        if title.gap == "\n" and title.info.plain and not page.wraps(place - 1) and "strongtitle" not in uses:
            return None
        return "person.title", f"title '{title.text}'"
    if title.gap == " " and _governed(page, place):
        return "person.office", "an office and what it governs"
    if (
        "office" in uses
        and title.text != "charge"
        and title.gap == " "
        and "orghead" not in page.tokens[place].info.uses
        and (page.tokens[place].info.plain < 2 or page.tokens[place].info.surname)
        and (title.shape != "l" or page.tokens[place].info.plain == 0)
    ):
        return "person.office", f"office '{title.text}'"
    return None


def _is_plain_surname(page: Page, place: int) -> bool:
    """`Sir John Power`, `the Revd. Thomas Grey`: a plain word that is a surname too, behind a title and forenames alone."""
    if place >= len(page.tokens) or page.tokens[place - 1].gap != " " or not page.free(place):
        return False
    token, given = page.tokens[place], page.tokens[place - 1]
    after = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    ended = after is None or token.gap != " " or after.shape == "l"
    unfit = {"notname", "people", "nationality", "orghead", "abbreviation"} & token.info.uses
    unfit -= {"notname"} if token.info.surname == _COMMON else set()
    return bool(token.shape == "C" and token.info.surname and given.info.forename and ended and not unfit)


def _is_office(page: Page, place: int) -> bool:
    """`Vice Prime Minister`: whether what would be the name goes on with an office."""
    return place < len(page.tokens) and page.tokens[place - 1].gap == " " and "office" in page.tokens[place].info.uses


_SMALL = frozenset("comr cde cdes tov mr mrs dr prof".split())  # titles that translators leave in lower case


def _monsieur(page: Page, place: int) -> Mention | None:
    last = run_of_name(page, place, sure=True)
    found = Mention(place, last, "person", "person.title", "high", "title 'M.' (Monsieur)", surname=last - 1)
    return found if last > place else None


def _is_vocative(page: Page, place: int) -> bool:
    """`My dear Sir Whatever you do`: what follows a greeting is a sentence, unless it is a name."""
    title, info = page.tokens[place - 1], page.tokens[place].info
    greeted = place > 1 and page.tokens[place - 2].text.lower() in _GREETING and title.info.key in ("sir", "madam", "sirs")
    return greeted and bool(info.plain or "notname" in info.uses) and not (info.forename or info.surname == 2)


_COMMON = 2  # a surname that many bear
_GREETING = frozenset({"dear", "dr", "honoured", "honored"})


def _is_surname(page: Page, place: int) -> bool:
    """`Mr. Long`: a word that is a common surname too."""
    token = page.tokens[place]
    if not page.free(place) or token.shape != "C" or token.info.surname != 2:
        return False
    following = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    return not (following is not None and token.gap in (" ", ". ") and following.shape != "l")  # Mr. King, not Mr. Justice Holt


def find_peer(page: Page, place: int) -> Mention | None:
    """`Duke of Wellington`: a title of rank and what it is of are the name."""
    if "peer" not in page.tokens[place].info.uses or place + 2 >= len(page.tokens) or page.tokens[place + 1].text != "of":
        return None
    last = place + 2
    if page.tokens[place + 1].gap != " ":
        return None
    while last < len(page.tokens) and page.tokens[last].shape in "CA" and "notname" not in page.tokens[last].info.uses:
        last += 1
        if page.tokens[last - 1].gap != " " or ((owner := page.owner[last - 1]) and owner.last == last):
            break
    if last == place + 2 or page.tokens[place].gap not in (" ", ". "):
        return None
    return Mention(place, last, "person", "person.title", "medium", f"title '{page.tokens[place].text}' and what it is of")


def find_particled(page: Page, place: int) -> Mention | None:
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


def find_lettered(page: Page, place: int) -> Mention | None:
    """`Dr. M.`, `Mrs. K.`, `Lady E. C.`, `Miss E`, `miss E`: a title and a letter or two."""
    token = page.tokens[place]
    title = page.tokens[place - 1] if place else None
    if len(token.text) > 1 or title is None or "honorific" not in title.info.uses or title.gap not in (" ", ". ", " . "):
        return None
    if title.shape == "l" and title.text not in ("miss", "mrs", "mr"):
        return None
    bare = token.shape == "C" and len(token.text) == 1 and token.text != "I" and "strongtitle" in title.info.uses
    if token.shape != "I" and not bare:
        return None
    last = place + 1 + _has_second(page, place)
    return Mention(place, last, "person", "person.letter", "medium", f"title '{title.text}' and a letter", surname=last - 1)


def _has_second(page: Page, place: int) -> bool:
    """`Lady E. C.`: whether a second letter belongs to the first, and no surname follows."""
    at = place + 1
    if at >= len(page.tokens) or page.tokens[place].shape != "I" or page.tokens[place].gap not in (". ", "."):
        return False
    after = page.tokens[at + 1] if at + 1 < len(page.tokens) else None
    return page.tokens[at].shape == "I" and page.free(at) and (after is None or after.shape in "lI")


def find_couples(page: Page) -> None:
    """`Mr. and Mrs. Holland`, `Lord & Lady Lansdowne`: the first title stands for a person of that name too."""
    for place in page.stirring:
        if not 0 < place < len(page.tokens) - 1:
            continue
        title, named = page.tokens[place], page.owner[place + 1]
        if named is None or named.kind != "person" or named.first != place + 1 or "strongtitle" not in title.info.uses:
            continue
        other = place - 1 - (page.tokens[place - 1].text == "and")
        if other >= 0 and page.free(other) and page.tokens[other].shape == title.shape == "C" and _pairs(page, other, place):
            couple = Mention(other, other + 1, "person", "person.title", "medium", "one of two titles before a name")
            couple.alias = (named.first, named.last)
            page.claim(couple)


def _pairs(page: Page, other: int, place: int) -> bool:
    """Whether `and` or `&` joins a title at `other` to the one at `place`."""
    gaps = (" & ", ". & ", " . & ") if other == place - 1 else (" ", ". ", " . ")
    return bool({"strongtitle", "peer"} & page.tokens[other].info.uses) and page.tokens[other].gap in gaps
