"""Names that are known word by word: spellings of the register, states and places of the tables, places of several words.

`Soviet Union`, `KWP CC`, `Kim Il Sung`, `North Hamgyeong`, `New York`. It does not look at single unknown words.
"""

from __future__ import annotations

from collections.abc import Iterator

from tei_tools.annotators.naming.asian import is_eponym
from tei_tools.annotators.naming.lexicon import long_place, tables
from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.annotators.naming.phrase_index import Entry, Phrases
from tei_tools.annotators.naming.tokens import Token
from tei_tools.annotators.naming.words import is_afloat

_JOINING = frozenset(("orghead", "orgbody", "orglower"))
_NAMING = frozenset(("honorific", "office", "koreansurname", "chinesesurname", "vietnamesesurname"))
_GENITIVE = frozenset({"'s", "’s", "'S", "’S"})
_RULES = {"person": "person.register", "place": "place.register", "org": "org.register"}


def find_phrases(page: Page, index: Phrases) -> None:
    """Claims every known name of the page, the longest first at each word."""
    resume = 0
    for place in page.stirring:
        token = page.tokens[place]
        if place < resume:
            continue
        if token.shape == "I" and (dotted := _dotted(page, place)):
            resume = place + dotted
        elif (token.shape != "l" or token.text[0].isupper()) and page.owner[place] is None:
            resume = place + (_known(page, index, place) or _long_place(page, place))


def _dotted(page: Page, place: int) -> int:
    """Claims `U.S.`, `U.S.S.R.`, `G.D.R.`: gives how many letters it took."""
    last = place
    while last < len(page.tokens) and page.tokens[last].shape == "I" and last - place < 5:
        last += 1
        if page.tokens[last - 1].gap != ".":
            break
    letters = "".join(t.text for t in page.tokens[place:last])
    if last - place < 2 or letters not in _DOTTED or (place and page.tokens[place - 1].shape == "I"):
        return 0
    page.claim(Mention(place, last, "place", "place.register", evidence="list of known names"))
    return last - place


_DOTTED = frozenset("US USA USSR UK GDR FRG DPRK PRC ROK DRV UAR RSFSR CSR CSSR MPR DDR GB".split())


def _known(page: Page, index: Phrases, place: int) -> int:
    token = page.tokens[place]
    for keys, kind, ref, capitals in _entries(page, index, place):
        size = len(keys)
        if size == 1 and (token.shape == "l" or (capitals and len(token.text) < 3 and _in_asian_name(page, place))):
            continue
        if kind != "person" and size == 1 and _is_titled(page, place):
            continue
        if capitals and (token.shape == "C" or (token.info.plain and _shouted(page, place))):
            continue
        if kind == "person" and _matches(page, place, keys) and (_names_a_thing(page, place + size) or is_afloat(page, place)):
            return 0
        if size == 1 and {"people", "ambiguous", "notname"} & token.info.uses and not (capitals and token.shape == "A"):
            continue
        if size == 1 and kind == "org" and token.info.plain > 1 and token.shape == "C" and token.first:
            continue
        if _matches(page, place, keys):
            if kind == "person" and size == _PAIR and _goes_on(page, place):
                continue
            if not page.claim(Mention(place, place + size, kind, _RULES[kind], evidence="list of known names", ref=ref)):
                return 0
            if kind == "org" and size > 1:
                _places_inside(page, index, place, place + size)
            return size
    return 0


_PAIR = 2


def _goes_on(page: Page, place: int) -> bool:
    """`Kim Il Nam`: a third syllable makes another person of the register's `Kim Il`."""
    if not _ASIAN & page.tokens[place].info.uses or place + _PAIR >= len(page.tokens):
        return False
    given, third = page.tokens[place + 1], page.tokens[place + _PAIR]
    is_syllable = len(given.text) < _LONG and len(third.text) < _LONG + 1 and third.shape == given.shape and third.shape != "l"
    uses = {"office", "orghead", "orgheadstrong", "honorific", "notname", "placetype", "nationality", "eponym"}
    return is_syllable and given.gap == " " and third.info.plain < _WORD and not uses & third.info.uses


_ASIAN = frozenset(("koreansurname", "chinesesurname", "vietnamesesurname"))
_LONG, _WORD = 4, 3


def _entries(page: Page, index: Phrases, place: int) -> Iterator[Entry]:
    """Yields the known spellings whose first words stand at token `place`, longer ones first."""
    for key in _keys(page.tokens[place]):
        known = index.get(key)
        if known is not None:
            if known.longer and place + 1 < len(page.tokens):
                for second in _keys(page.tokens[place + 1]):
                    yield from known.longer.get(second, ())
            yield from known.alone


def _keys(token: Token) -> tuple[str, ...]:
    """Gives the keys of a word; `women's` is known as `womens` too."""
    return (token.info.solid + "s", token.info.solid) if token.gap[:2] in _GENITIVE else (token.info.solid,)


def _is_titled(page: Page, place: int) -> bool:
    """`Lord Longford`, `Dr Holland`: a title makes a person of a place's name."""
    title = page.tokens[place - 1] if place else None
    return bool(title and title.gap in (" ", ". ", " . ") and title.shape == "C" and {"honorific"} == title.info.uses & _TITLES)


_TITLES = frozenset(("honorific", "office", "placetype", "placetypebefore"))


def _in_asian_name(page: Page, place: int) -> bool:
    """`KIM MIN SU`: a syllable rather than an abbreviation."""
    before = page.tokens[max(0, place - 2) : place]
    return any(t.shape == "A" and t.gap == " " and _NAMING & t.info.uses for t in before)


def _names_a_thing(page: Page, last: int) -> bool:
    """`Kim Il Sung University`, `Stalin Prize`: what follows is named for the person."""
    following = page.tokens[last] if last < len(page.tokens) and page.tokens[last - 1].gap == " " else None
    strong = following is not None and following.shape != "l" and "orgheadstrong" in following.info.uses
    return strong or is_eponym(page, last)


def _matches(page: Page, place: int, keys: tuple[str, ...]) -> bool:
    for k, key in enumerate(keys):
        at = place + k
        if at >= len(page.tokens) or not _same(page.tokens[at], key):
            return False
        if k and page.tokens[at - 1].gap.strip(" \n\t.'’sS") and page.tokens[at - 1].gap not in ("-", "–"):
            return False
        if k and "\n\n" in page.tokens[at - 1].gap:
            return False
    return True


def _places_inside(page: Page, index: Phrases, first: int, last: int) -> None:
    """Notes the states and towns that the name of a body holds (`PRC government`)."""
    region = tables()["region"]
    if not any(_JOINING & t.info.uses or t.text in ("of", "in") for t in page.tokens[first:last]):
        return  # Neues Deutschland names no place
    for place in range(first, last):
        for keys, kind, ref, _ in _entries(page, index, place):
            whole = place > first or place + len(keys) < last
            if (
                kind == "place"
                and whole
                and place + len(keys) <= last
                and _matches(page, place, keys)
                and page.tokens[place].text not in ("Red",)
            ):
                spelling = page.text[page.starts[place] : page.end(place + len(keys) - 1)]
                if spelling not in region:
                    page.add(
                        Mention(
                            place,
                            place + len(keys),
                            "place",
                            "place.register",
                            evidence="list of known names",
                            ref=ref,
                            nested=True,
                        )
                    )
                break


def _same(token: Token, key: str) -> bool:
    own = token.info.solid
    return own == key or (own + "s" == key and token.gap[:2] in _GENITIVE)


def _shouted(page: Page, place: int) -> bool:
    """Whether the word stands among other words in capitals, where capitals say nothing."""
    near = [t for t in page.tokens[max(0, place - 2) : place + 3] if len(t.text) > 3]
    return sum(t.shape == "A" and t.info.plain > 0 for t in near) > 1


def _long_place(page: Page, place: int) -> int:
    """Claims a place of two to four words that the lexicon knows (`Banská Bystrica`)."""
    token = page.tokens[place]
    if token.gap not in (" ", "-") or not token.info.begins or (token.first and token.info.plain > 1):
        return 0
    before = page.tokens[place - 1] if place else None
    if before is not None and _NAMING & before.info.uses and before.gap in (" ", ". ") and before.shape != "l":
        return 0
    last = place + 1
    while last < min(len(page.tokens), place + 4) and page.tokens[last - 1].gap in (" ", "-"):
        last += 1
    for size in range(last - place, 1, -1):
        run = page.tokens[place : place + size]
        if run[-1].shape != token.shape:
            continue
        tier = long_place(" ".join(t.info.key for t in run))
        personal = token.info.forename or "honorific" in token.info.uses or any("orghead" in t.info.uses for t in run)
        if tier >= (5 if personal else 2) and page.claim(
            Mention(place, place + size, "place", "place.gazetteer", "medium", "GeoNames")
        ):
            return size
    return 0
