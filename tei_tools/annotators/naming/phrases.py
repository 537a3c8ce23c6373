"""Names that are known word by word: spellings of the register, states and places of the tables, places of several words.

`Soviet Union`, `KWP CC`, `Kim Il Sung`, `North Hamgyeong`, `New York`. It does not look at single unknown words.
"""

from __future__ import annotations

from functools import lru_cache

from tei_tools.annotators.naming.asian import is_eponym
from tei_tools.annotators.naming.lexicon import begins, flags, tables
from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.annotators.naming.tokens import Token
from tei_tools.authority import read_authority
from tei_tools.authority.folding import fold
from tei_tools.model import Authority

Phrases = dict[str, list[tuple[tuple[str, ...], str, str, bool]]]
_JOINING = frozenset(("orghead", "orgbody", "orglower"))
_NAMING = frozenset(("honorific", "office", "koreansurname", "chinesesurname", "vietnamesesurname"))
_GENITIVE = frozenset({"'s", "’s", "'S", "’S"})
_RULES = {"person": "person.register", "place": "place.register", "org": "org.register"}


@lru_cache(maxsize=4)
def phrases_of(authority: Authority) -> Phrases:
    """Gives the known spellings by their first folded word, the longest first: words, kind, ref, whether all capitals."""
    index: Phrases = {}
    own = tables()
    rows = [(phrase, "place", "") for phrase in (*own["place"], *own["state"])] + [
        (phrase, "org", "") for phrase in (*own["acronymorg"], *own["org"])
    ]
    for record in read_authority().records:  # what the world knows serves in every corpus; the pointer only in its own register
        rows += [(name, record.kind, "") for name in (record.name, *record.variants)]
    for record in authority.records:
        rows += [(name, record.kind, record.ref) for name in (record.name, *record.variants)]
    seen: dict[tuple[str, str], tuple[tuple[str, ...], str, str, bool]] = {}
    for spelling, kind, ref in rows:
        words = tuple(spelling.replace("’", "'").split()) if kind == "org" else tuple(spelling.split())
        keys = tuple(fold(word.strip("().,")).replace(" ", "") for word in words)
        if keys and (kind != "person" or len(keys) > 1):
            seen[" ".join(keys), kind] = (keys, kind, ref, len(keys) == 1 and spelling.isupper())
    for entry in seen.values():
        index.setdefault(entry[0][0], []).append(entry)
    for entries in index.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry[1] != "person", not entry[2]))
    return index


def find_phrases(page: Page, index: Phrases) -> None:
    """Claims every known name of the page, the longest first at each word."""
    place = 0
    while place < len(page.tokens):
        token = page.tokens[place]
        step = 1
        if token.shape == "I" and (dotted := _dotted(page, place)):
            step = dotted
        elif (token.shape != "l" or token.text[0].isupper()) and page.owner[place] is None:
            step = _known(page, index, place) or _long_place(page, place) or 1
        place += step


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
    key = token.info.key.replace(" ", "")
    entries = index.get(key, ()) if token.gap[:2] not in _GENITIVE else (*index.get(key + "s", ()), *index.get(key, ()))
    for keys, kind, ref, capitals in entries:
        size = len(keys)
        if size == 1 and (token.shape == "l" or (capitals and len(token.text) < 3 and _in_asian_name(page, place))):
            continue
        if kind == "place" and size == 1 and _is_titled(page, place):
            continue
        if capitals and (token.shape == "C" or (token.info.plain and _shouted(page, place))):
            continue
        if kind == "person" and _matches(page, place, keys) and _names_a_thing(page, place + size):
            return 0
        if size == 1 and {"people", "ambiguous", "notname"} & token.info.uses and not (capitals and token.shape == "A"):
            continue
        if size == 1 and kind == "org" and token.info.plain > 1 and token.shape == "C" and token.first:
            continue
        if _matches(page, place, keys):
            if not page.claim(Mention(place, place + size, kind, _RULES[kind], evidence="list of known names", ref=ref)):
                return 0
            if kind == "org" and size > 1:
                _places_inside(page, index, place, place + size)
            return size
    return 0


def _is_titled(page: Page, place: int) -> bool:
    """`Lord Longford`, `Dr Holland`: a title makes a person of a place's name."""
    title = page.tokens[place - 1] if place else None
    return bool(title and title.gap in (" ", ". ") and title.shape == "C" and {"honorific"} == title.info.uses & _TITLES)


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
        for keys, kind, ref, _ in index.get(page.tokens[place].info.key, ()):
            whole = place > first or place + len(keys) < last
            if (
                kind == "place"
                and whole
                and place + len(keys) <= last
                and _matches(page, place, keys)
                and page.tokens[place].text not in ("Red",)
            ):
                spelling = page.text[page.tokens[place].start : page.tokens[place + len(keys) - 1].end]
                if spelling not in region:
                    page.mentions.append(
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
    own = token.info.key.replace(" ", "")
    return own == key or (own + "s" == key and token.gap[:2] in _GENITIVE)


def _shouted(page: Page, place: int) -> bool:
    """Whether the word stands among other words in capitals, where capitals say nothing."""
    near = [t for t in page.tokens[max(0, place - 2) : place + 3] if len(t.text) > 3]
    return sum(t.shape == "A" and t.info.plain > 0 for t in near) > 1


def _long_place(page: Page, place: int) -> int:
    """Claims a place of two to four words that the lexicon knows (`Banská Bystrica`)."""
    token = page.tokens[place]
    if token.gap not in (" ", "-") or not begins(token.info.key):
        return 0
    before = page.tokens[place - 1] if place else None
    if before is not None and _NAMING & before.info.uses and before.gap in (" ", ". ") and before.shape != "l":
        return 0
    for size in (4, 3, 2):
        run = page.tokens[place : place + size]
        if (
            len(run) < size
            or any(t.gap not in (" ", "-") for t in run[:-1])
            or any(t.shape != token.shape for t in (run[0], run[-1]))
        ):
            continue
        if token.first and token.info.plain > 1:
            continue
        known = flags(" ".join(t.info.key for t in run))
        tier = max(known.get("P", 0), known.get("p", 0))
        personal = run[0].info.forename or "honorific" in run[0].info.uses or any("orghead" in t.info.uses for t in run)
        if tier >= (5 if personal else 2) and page.claim(
            Mention(place, place + size, "place", "place.gazetteer", "medium", "GeoNames")
        ):
            return size
    return 0
