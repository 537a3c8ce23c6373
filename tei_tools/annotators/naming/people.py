"""People whose name shows by its form: initials, forename and surname, a title in front, a bracket after an office.

`A. M. PUZANOV`, `Samsonov, G. Ye.`, `Karl Heinrich Weber`, `Wan Baoqing` (see `asian`), `Cde. Gromyko`,
`Special Assistant (Rostow)`. Single words without any of that are left to `singles`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tei_tools.annotators.naming.asian import find_asian, is_eponym, is_where
from tei_tools.annotators.naming.endings import find_esquires
from tei_tools.annotators.naming.initials import find_initials, find_listed
from tei_tools.annotators.naming.lexicon import tables, word
from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.annotators.naming.titles import (
    find_couples,
    find_lettered,
    find_particled,
    find_peer,
    find_titled,
)
from tei_tools.annotators.naming.tokens import Token
from tei_tools.annotators.naming.weights import READ, STREET, WORKS
from tei_tools.annotators.naming.words import BLOCK, is_namey, is_titled_surname, is_word, run_of_name


def find_people(page: Page) -> None:
    """Claims every person of the page whose name shows by its form, from the left."""
    find_esquires(page)
    resume = 0
    for place in page.stirring:
        if place >= resume:
            resume = _person(page, place)
    find_couples(page)


def _person(page: Page, place: int) -> int:
    """Claims the person whose name begins at token `place`: gives its end, or `place` where there is none."""
    token = page.tokens[place]
    if token.shape == "l" and "particle" in token.info.uses and page.free(place):
        found = find_particled(page, place)
        return found.last if found and page.claim(found) else place
    peer = find_peer(page, place) if token.shape == "C" and "peer" in token.info.uses else None
    if peer and page.cover(peer):
        return peer.last
    if token.shape != "l" and page.free(place):
        found = _formed(page, place)
        return found.last if found and page.claim(_leftwards(page, found)) else place
    return place


def _formed(page: Page, place: int) -> Mention | None:
    for form in _FORMS:
        found = form(page, place)
        if found is not None:
            return found
    return None


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


_CITY = 3  # the tier of places that are better known than people of their name


def _postposed(page: Page, place: int) -> Mention | None:
    """`Reschid Bey`, `Hobart Pasha`: a name and the title behind it."""
    title = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    if title is None or "postposed" not in title.info.uses or title.shape != "C" or page.tokens[place].gap != " ":
        return None
    if not page.free(place + 1) or not is_namey(page, place):
        return None
    return Mention(place, place + 2, "person", "person.title", "medium", f"title '{title.text}' behind a name", surname=place)


def _pair(page: Page, place: int) -> Mention | None:
    """Two or three capitalised words that no list knows, inside a sentence or alone on their line."""
    last = run_of_name(page, place, sure=False)
    if is_work(page, place, last):
        return None
    run = page.tokens[place:last]
    if not 2 <= len(run) <= 3 or not _are_unknown(run):
        return None
    if STREET.search(run[-1].info.key):
        return Mention(place, last, "place", "place.kind", "medium", "a word for a street")
    before = page.tokens[place - 1] if place else None
    if place > 1 and before is not None and before.text == "of" and "placetype" in page.tokens[place - 2].info.uses:
        return Mention(place, last, "place", "place.kind", "medium", f"behind '{page.tokens[place - 2].text} of'")
    if (
        before is not None
        and not run[0].first
        and before.text.lower() in ("in", "at", "on", "from", "near", "the", "into", "to", "through", "via")
    ):
        unknown = len(run) == 2 and not any(t.info.plain or t.info.forename or t.info.surname or t.info.uses for t in run)
        if (
            unknown
            and is_where(page, place)
            and not (last < len(page.tokens) and page.tokens[last - 1].gap == " " and page.tokens[last].shape != "l")
        ):
            return Mention(place, last, "place", "place.context", "low", f"behind '{before.text}'")
        return None
    if all(t.info.place for t in run) or is_eponym(page, last):
        return None
    following = page.tokens[last] if last < len(page.tokens) else None
    if following is not None and run[-1].gap == " " and following.shape != "l":
        return None
    return Mention(place, last, "person", "person.pair", "medium", "two names together", surname=last - 1)


def _are_unknown(run: Sequence[Token]) -> bool:
    """Whether no word of a run is known as something other than a name."""
    highest = _CITY if not any("particle" in token.info.uses for token in run) else 6
    return not any(
        (token.shape != "C" and "particle" not in token.info.uses)
        or token.info.plain > int("nameword" in token.info.uses or (place == 0 and not token.first))
        or (0 if token.info.forename and place else max(token.info.place, token.info.alternate)) > highest
        for place, token in enumerate(run)
    )


def is_work(page: Page, first: int, last: int) -> bool:
    """`the author of Guy Mannering`, `have you read "Anna Bright"?`: a book, unless the name is a possessive."""
    if first and page.tokens[first - 1].gap[-1:] in _QUOTES and page.tokens[last - 1].gap[:1] in _QUOTES:
        return any(token.text.lower() in READ for token in page.tokens[max(0, first - 5) : first])
    before = page.tokens[first - 2] if first > 1 and page.tokens[first - 1].text in ("of", "to") else None
    return before is not None and before.text.lower() in WORKS and page.tokens[last - 1].gap[:2] not in ("'s", "’s")


_QUOTES = frozenset('"“”„«»')


_SAINT = frozenset({"st", "saint"})  # St. Paul's, Saint Helena


def _forename(page: Page, place: int) -> Mention | None:
    token = page.tokens[place]
    common = token.info.plain > 1 and not is_namey(page, place)
    if place and page.tokens[place - 1].info.key in _SAINT and page.tokens[place - 1].gap in (" ", ". "):
        return None
    if (
        not token.info.forename
        or token.info.key in _SAINT
        or token.shape not in "CA"
        or BLOCK & token.info.uses
        or token.gap not in (" ", "-", "\n")
    ):
        return None
    last = run_of_name(page, place + 1, sure=False)
    if last == place + 1 < len(page.tokens) and page.free(last) and is_titled_surname(page, last) and token.gap == " ":
        last += 1
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
    if is_work(page, place, last):
        return None
    return Mention(place, last, "person", "person.forename", "high", f"forename '{token.text}'", surname=last - 1)


def _bracketed(page: Page, place: int) -> Mention | None:
    """`(Rostow)` behind an office, `(signed) X`, as in telegram heads and signatures."""
    if place == 0 or not is_namey(page, place, sure=True):
        return None
    gap = page.tokens[place - 1].gap
    last = place if is_word(page.tokens[place]) else run_of_name(page, place, sure=True)
    if gap not in (" (", "\n(", " /", "\n/") or last == place or page.tokens[last - 1].gap[:1] not in ")/,":
        return None
    speaker = page.tokens[last - 1].gap.startswith("):") and page.tokens[place - 1].line
    if gap == " (" and page.tokens[place].shape == "A" and page.tokens[place - 1].shape != "A" and not speaker:
        return None  # an abbreviation of what stands before it
    before = page.tokens[max(0, place - 12) : place]
    if (
        not speaker
        and not any({"office", "honorific", "orghead"} & t.info.uses for t in before)
        and "signature" not in page.text[max(0, page.starts[place] - 40) : page.starts[place]]
    ):
        return None
    return Mention(place, last, "person", "person.bracketed", "medium", "a name in brackets behind an office", surname=last - 1)


def _spaced(page: Page, place: int) -> Mention | None:
    """`S H T Y K O V`, `B i b o w`: a name in spaced letters; `P y o n g y a n g` is a place, `N o t e` a word."""
    if len(page.tokens[place].text) > 1 or (
        place and len(page.tokens[place - 1].text) == 1 and page.tokens[place - 1].gap == " "
    ):
        return None
    last = place
    while last < len(page.tokens) and len(page.tokens[last].text) == 1 and page.free(last):
        last += 1
        if page.tokens[last - 1].gap != " ":
            break
    spelling = "".join(t.text for t in page.tokens[place:last])
    spelt = word(spelling)
    if last - place < _SPELT or spelt.plain > 1 or not (spelling.isupper() or spelling.istitle()):
        return None
    if {"notname", "office", "orghead"} & spelt.uses:
        return None
    if spelling.title() in tables()["place"]:
        return Mention(place, last, "place", "place.register", "high", "list of known names, in spaced letters")
    return Mention(place, last, "person", "person.spaced", "medium", "spaced letters", surname=place)


_SPELT = 4  # letters that are too many to be initials


def _apposed(page: Page, place: int) -> Mention | None:
    """`The director of the Steppe State Farm, Dorj, complained`: a name between commas behind an office and what it governs."""
    token, before = page.tokens[place], page.tokens[place - 1] if place else None
    if before is None or before.gap != ", " or token.gap[:1] != "," or not is_namey(page, place) or token.info.place > _CITY:
        return None
    for at in range(place - 1, max(-1, place - _FAR), -1):
        word_before = page.tokens[at]
        if _POSTS & word_before.info.uses and word_before.shape == "l":
            led = page.tokens[at - 1].text.lower() if at else ""
            governs = at == place - 1 or page.tokens[at + 1].text in ("of", "at", "for", "in")
            if not governs or led in _NO_POST:
                return None
            why = f"between commas behind '{word_before.text}'"
            return Mention(place, place + 1, "person", "person.office", "medium", why, surname=place)
        owner = page.owner[at]
        plain = word_before.text in _GOVERNED or word_before.shape != "l"
        if (at < place - 1 and word_before.gap != " ") or not (plain or (owner is not None and owner.kind != "person")):
            return None
    return None


_FAR = 10  # words between an office and its holder
_POSTS = frozenset(("office", "honorific", "trade"))
_GOVERNED = frozenset("of the at for in".split())
_NO_POST = frozenset("no any every each several many".split())


_FORMS = (
    _spaced,
    find_listed,
    find_initials,
    find_titled,
    find_lettered,
    find_asian,
    _forename,
    _postposed,
    _bracketed,
    _apposed,
    _pair,
)
