"""Single words decided by the whole document: what stands around all their mentions, then what the lexicon knows.

`Qiao noted`, `Fishel thinks`, `in Hrubieszów`. The score of a key is the same wherever it stands, so
that a name is one thing in one document. A word below the threshold stays unmarked.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from operator import attrgetter

from tei_tools.annotators.naming.asian import is_eponym
from tei_tools.annotators.naming.hints import Score, hear
from tei_tools.annotators.naming.lexicon import word
from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.annotators.naming.weighing import UNFIT, Known, weigh_person, weigh_place
from tei_tools.annotators.naming.weights import ABSTRACT, ADMINISTERED, PLAIN, ROMAN, SPELT_PLACE
from tei_tools.annotators.naming.words import is_afloat
from tei_tools.authority import Links, fold, links_of, read_authority

_SURE = 1.5  # how much more than enough makes a word sure
_PLACED = 3.4  # how much makes a place of the gazetteer sure
_FAME = 2.6  # what it weighs that a register knows a person by this word alone


def find_singles(page: Page, links: Links) -> None:
    """Claims the single words whose score in the whole document makes them a person or a place."""
    people = _known_people(page, links)
    known = Known(
        people,
        {name[:size] for name in people for size in range(max(4, len(name) - 5), min(7, len(name) - 2))},
        {page.tokens[m.first].info.key for m in page.mentions if m.kind == "place" and m.last == m.first + 1},
        _lower(page),
        links,
    )
    open_ones = [k for k in page.stirring if page.tokens[k].shape in "CA" and page.owner[k] is None and _fits(page, k, known)]
    for margin in (_SURE, 0.0):  # the sure ones first: they are the company that the others are judged by
        open_ones = [place for place in open_ones if page.owner[place] is None]
        _round(page, open_ones, known, margin)


def _lower(page: Page) -> set[str]:
    """Gives the keys of the words that the page has in lower case."""
    spellings = set(map(attrgetter("text"), page.tokens))
    lower = {word(spelling).key for spelling in spellings if spelling.islower()}
    return lower.union(page.tokens[k].info.key for k in page.stirring if page.tokens[k].shape == "l")


def _round(page: Page, open_ones: list[int], known: Known, margin: float) -> None:
    """Adds up the hints of the words at `open_ones` and claims those that pass their threshold by `margin`."""
    scores: dict[str, Score] = defaultdict(Score)
    for place in open_ones:
        hear(page, place, scores[page.tokens[place].info.key])
    for key, score in sorted(scores.items()):
        kind, rule, cert, why = _decide(page, key, score, known, margin)
        for place in score.seen if kind else ():
            if page.free(place) and not (
                page.tokens[place].first and page.tokens[place].info.plain > 2 and key not in known.people
            ):
                last = _extent(page, place, kind)
                page.claim(Mention(place, last, kind, rule, cert, why, surname=last - 1 if kind == "person" else -1))


@lru_cache(maxsize=65536)
def _is_famous(key: str, links: Links) -> bool:
    """Whether a register, the one in use or the one that ships, knows a person by this word alone."""
    return any(
        any(map(known.exists, known.surnames.get(key, ()))) or known.spelling(key, "person") for known in _registers(links)
    )


@lru_cache(maxsize=64)
def _registers(links: Links) -> tuple[Links, ...]:
    return links, links_of(read_authority()).at(links.year)


def _known_people(page: Page, links: Links) -> dict[str, float]:
    """Gives the surnames and forenames of people who were found by the form of their name, with how sure they are."""
    known: dict[str, float] = {}
    for mention in page.mentions:
        record = links.authority.get(mention.ref)
        if record is not None and record.kind == "person":
            known |= {fold(name): 4.0 for name in record.variants if " " not in name and len(name) > 2}
        if mention.kind == "person":
            for place in range(mention.first, mention.last):
                token = page.tokens[place]
                if token.shape in "CA" and len(token.text) > 1:
                    weight = 4.0 if place == mention.surname or mention.rule == "person.register" else 2.5
                    known[token.info.key] = max(known.get(token.info.key, 0.0), weight)
    return known


def _fits(page: Page, place: int, known: Known) -> bool:
    """Whether the word could be a name here; `An`, `So`, `He` only where the document has named somebody so."""
    token = page.tokens[place]
    if page.tokens[place - 1].info.key in _SAINT and place and page.tokens[place - 1].gap in (" ", ". "):
        return False  # St. Patrick's Day
    if token.info.uses & UNFIT and known.people.get(token.info.key, 0.0) >= _NAMED and token.shape == "C":
        return _is_name_here(page, place)
    if "notname" in token.info.uses and token.info.uses & _ASIAN:
        fits = token.shape == "C" and not token.first and known.people.get(token.info.key, 0.0) > _FAME
    else:
        fits = _eligible(token.text, token.shape)
    return fits and not _honoured(page, place)


def _is_name_here(page: Page, place: int) -> bool:
    """Whether a title or a word for a body, by which the document has called somebody, is that name here: `Bishop left`."""
    before, token = page.tokens[place - 1] if place else None, page.tokens[place]
    after = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    alone = after is None or token.gap not in (" ", ". ") or after.shape == "l"
    governs = after is not None and after.text in ("of", "for")
    spoken = not token.first or (after is not None and "sayverb" in after.info.uses)
    return alone and not governs and spoken and (before is None or before.text.lower() not in _DETERMINERS)


_DETERMINERS = frozenset("the a an this that our your his her their my every each former new no".split())
_SAINT = frozenset(("st", "saint", "sts"))
_NAMED = 4.0  # how sure a surname is that somebody was named by
_ASIAN = frozenset(("koreansurname", "chinesesurname", "vietnamesesurname"))


@lru_cache(maxsize=65536)
def _eligible(spelling: str, shape: str) -> bool:
    """Whether a word of this spelling could be a name by itself."""
    info, parts = word(spelling), spelling.split("-")
    if parts[1:] and (parts[0].isupper() or any("nationality" in word(part).uses for part in parts)):
        return shape == "A" and "nationality" not in word(parts[-1]).uses
    if ROMAN.match(spelling):
        return False
    return len(spelling) > 1 and not UNFIT & info.uses and not ABSTRACT.search(info.key) and not _compound(spelling, info.key)


def _compound(spelling: str, key: str) -> bool:
    """`Barrister-at-Law`, `Hitler-soldiers`: a word of several, one of them plain and in lower case."""
    parts = spelling.replace("‑", "-").split("-")
    return not ADMINISTERED.search(key) and any(part.islower() and word(part).plain > 1 for part in parts[1:])


def _honoured(page: Page, place: int) -> bool:
    """`Order of Lenin`, `Lenin Prize`, `on board the Anna`: a thing that bears the name."""
    before = place > 1 and page.tokens[place - 1].text.lower() == "of" and "eponym" in page.tokens[place - 2].info.uses
    if is_afloat(page, place) or (place and "honorific" in page.tokens[place - 1].info.uses and is_afloat(page, place - 1)):
        return True
    return bool(before and page.tokens[place - 2].shape != "l") or is_eponym(page, place + 1)


def _decide(page: Page, key: str, score: Score, known: Known, margin: float) -> tuple[str, str, str, str]:
    info = page.tokens[score.seen[0]].info
    people, famous = known.people, _FAME if _is_famous(key, known.links) else 0.0
    person = weigh_person(key, info, score, known) + famous
    spelt = SPELT_PLACE.search(page.tokens[score.seen[0]].text) and not (info.plain or info.surname or info.forename)
    place = (
        weigh_place(key, info, score, bool(famous))
        + 1.2 * bool(spelt and score.place > 0)
        + (2.0 if key in known.places else 0.0)
    )
    plain = 0 if "nameword" in info.uses and (info.forename or info.surname == 2) else info.plain
    penalty = margin + PLAIN[plain] + (1.0 if key in known.lower else 0.0) + (0.8 if not score.inside and plain else 0.0)
    if score.inside > 1 and key not in known.lower and info.plain < 3:
        penalty /= min(score.inside, 4)
    if key in people or (famous and key not in known.lower and score.inside):
        penalty = max(0.0, penalty - 2.5)
    elif all(page.tokens[k].shape == "A" for k in score.seen):
        penalty += 0.8 if len(key) > 3 and (info.surname or info.forename or famous or info.place > 3) else 3.0
    likely = info.surname or info.forename or info.surname_shape or score.person >= 0.5
    if person >= place and person - penalty >= (1.5 if likely and not info.plain else 2.0):
        if key in people:
            return "person", "person.repeated", "high", "short form of a name in the document"
        return "person", "person.context", "medium" if person - penalty + margin > 3 else "low", score.why("person")
    only_place = info.place and not (info.plain or info.surname or info.forename)
    if place > person and place - penalty >= (1.2 if only_place else 1.8):
        if info.place or info.alternate:
            sure = place - penalty + margin > _PLACED
            return "place", "place.gazetteer", "high" if sure else "medium", f"GeoNames; {score.why('place')}"
        return "place", "place.context", "low", score.why("place")
    return "", "", "", ""


def _extent(page: Page, place: int, kind: str) -> int:
    if kind == "person":
        return place + 1
    last = place + 1
    if (
        last < len(page.tokens)
        and page.tokens[place].gap == " "
        and page.tokens[last].shape != "l"
        and page.free(last)
        and "placetype" in page.tokens[last].info.uses
    ):
        last += 1
    return last
