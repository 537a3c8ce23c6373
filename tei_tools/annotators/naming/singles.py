"""Single words decided by the whole document: what stands around all their mentions, then what the lexicon knows.

`Qiao noted`, `Fishel thinks`, `in Hrubieszów`. The score of a key is the same wherever it stands, so
that a name is one thing in one document. A word below the threshold stays unmarked.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from tei_tools.annotators.naming.asian import is_eponym
from tei_tools.annotators.naming.lexicon import Word, word
from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.annotators.naming.tokens import Token
from tei_tools.annotators.naming.weights import DATELINE, IN, MOTION, PERSONAL, PLACE_TIERS, PLAIN, STREET
from tei_tools.annotators.naming.words import is_namey, run_of_name
from tei_tools.authority import Links, fold, links_of, read_authority


@dataclass(slots=True)
class Score:
    """What speaks for a person, for a place, and how often the word stands inside a sentence and in lower case."""

    person: float = 0.0
    place: float = 0.0
    inside: int = 0
    seen: list[int] = field(default_factory=list)


def find_singles(page: Page, links: Links) -> None:
    """Claims the single words whose score in the whole document makes them a person or a place."""
    _signed(page)
    people = _known_people(page, links)
    places = {page.tokens[m.first].info.key for m in page.mentions if m.kind == "place" and m.last == m.first + 1}
    scores: dict[str, Score] = defaultdict(Score)
    lower = {t.info.key for t in page.tokens if t.shape == "l"}
    for place, token in enumerate(page.tokens):
        if token.shape in "CA" and page.owner[place] is None and _eligible(token) and not _honoured(page, place):
            _score(page, place, scores[token.info.key])
    for key, score in sorted(scores.items()):
        kind, rule, cert, why = _decide(page, key, score, people, places, lower, 2.6 if _is_famous(key, links) else 0.0)
        for place in score.seen if kind else ():
            if page.free(place) and not (page.tokens[place].first and page.tokens[place].info.plain > 2 and key not in people):
                last = _extent(page, place, kind)
                page.claim(Mention(place, last, kind, rule, cert, why, surname=last - 1 if kind == "person" else -1))


def _is_famous(key: str, links: Links) -> bool:
    """Whether a register, the one in use or the one that ships, knows a person by this word alone."""
    return any(key in known.surnames or known.spelling(key, "person") for known in (links, links_of(read_authority())))


def _signed(page: Page) -> None:
    """Claims a name alone on the last lines of the document: who signed it."""
    place = len(page.tokens) - 1
    while place >= 0 and len(page.tokens) - place < 8:
        first = place
        while first > 0 and not page.tokens[first].line:
            first -= 1
        if place - first > 2 or page.tokens[first].shape == "l" or "." in page.tokens[place].gap.strip()[:1]:
            return
        if is_namey(page, first) and run_of_name(page, first, sure=False) == place + 1 and page.tokens[first].info.place < 5:
            page.claim(
                Mention(first, place + 1, "person", "person.signed", "medium", "alone on a line at the end", surname=place)
            )
        place = first - 1


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


def _eligible(token: Token) -> bool:
    uses = token.info.uses
    if "-" in token.text and (
        token.text.partition("-")[0].isupper() or any("nationality" in word(p).uses for p in token.text.split("-"))
    ):
        return token.shape == "A" and "nationality" not in "".join(word(token.text.split("-")[-1]).uses)
    return len(token.text) > 1 and not ({"notname", "people", "nationality", "office", "orghead", "honorific"} & uses)


def _honoured(page: Page, place: int) -> bool:
    """`Order of Lenin`, `Lenin Prize`: a thing that bears the name."""
    before = place > 1 and page.tokens[place - 1].text.lower() == "of" and "eponym" in page.tokens[place - 2].info.uses
    return bool(before and page.tokens[place - 2].shape != "l") or is_eponym(page, place + 1)


def _score(page: Page, place: int, score: Score) -> None:
    token = page.tokens[place]
    score.seen.append(place)
    score.inside += not token.first
    before = page.tokens[place - 1] if place else None
    after = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    if before is not None and before.gap in (" ", "\n"):
        _score_before(page, place, before, score)
    if after is not None:
        _score_after(page, place, after, score, placed=before is not None and before.text.lower() in IN)
    if token.line and DATELINE.match(page.text, token.end):
        score.place += 2.0
    _neighbours(page, place, score)


def _score_before(page: Page, place: int, before: Token, score: Score) -> None:
    near = before.text.lower()
    earlier = page.tokens[place - 2] if place > 1 else None
    if "trade" in before.info.uses or "trade" in word(near.rstrip("s")).uses:
        score.person += 2.0
    score.place += IN.get(near, 0.0)
    score.person += PERSONAL.get(near, 0.0)
    if before.shape == "l" and "placetype" in before.info.uses:
        score.place += 2.5
    if earlier is not None and near in ("to", "from", "into", "for") and earlier.text.lower() in MOTION:
        score.place += 1.2
    if earlier is not None and near == "of" and "placetype" in earlier.info.uses:
        score.place += 2.5
    if near in MOTION:
        score.person -= 0.3
    if near == "the":
        score.person -= 0.7


def _score_after(page: Page, place: int, after: Token, score: Score, *, placed: bool) -> None:
    token, near = page.tokens[place], after.text.lower()
    if token.gap in (" ", "\n"):
        if "sayverb" in after.info.uses:
            score.person += 2.0
        elif near in _SUBJECT and not placed:
            score.person += 0.6
        if "placetype" in after.info.uses:
            score.place += 2.0
        if near == "and" and place + 2 < len(page.tokens) and page.tokens[place + 2].text in ("I", "myself", "himself"):
            score.person += 2.0
    if token.gap[:2] in ("'s", "’s"):
        score.person += 0.5
    if token.gap == ", " and after.text in _APPOSED and not placed:
        score.person += 1.0
    if token.gap[:2] == ": " and token.line:
        score.person += 1.5


_SUBJECT = frozenset("had was has would is will did could also who whose himself thought does".split())
_APPOSED = frozenset("a an who whose aged born son daughter wife widow owner his her husband also".split())


def _neighbours(page: Page, place: int, score: Score) -> None:
    """A list of names holds names of one kind."""
    for other, gap in ((place - 1, page.tokens[place - 1].gap if place else ""), (place + 1, page.tokens[place].gap)):
        if gap in (", ", "–", "-", ",\n") and 0 <= other < len(page.tokens) and (owner := page.owner[other]):
            if owner.kind == "place":
                score.place += 1.0
            elif owner.kind == "person":
                score.person += 0.6
    for other, conjunction in ((place - 2, place - 1), (place + 2, place + 1)):
        if (
            0 <= other < len(page.tokens)
            and page.tokens[conjunction].text in ("and", "or", "&")
            and (owner := page.owner[other])
        ):
            if owner.kind == "place":
                score.place += 1.0
            elif owner.kind == "person":
                score.person += 1.0


def _decide(
    page: Page, key: str, score: Score, people: dict[str, float], places: set[str], lower: set[str], famous: float
) -> tuple[str, str, str, str]:
    info = page.tokens[score.seen[0]].info
    person = _weigh_person(key, info, score, people) + famous
    place = _weigh_place(key, info, score, bool(famous)) + (2.0 if key in places else 0.0)
    penalty = PLAIN[info.plain] + (1.0 if key in lower else 0.0) + (0.8 if not score.inside and info.plain else 0.0)
    if score.inside > 1 and key not in lower and info.plain < 3:
        penalty /= min(score.inside, 4)
    if key in people:
        penalty = max(0.0, penalty - 2.5)
    elif all(page.tokens[k].shape == "A" for k in score.seen):
        penalty += 0.8 if len(key) > 3 and (info.surname or info.forename or famous or info.place > 3) else 3.0
    known = info.surname or info.forename or info.surname_shape or score.person >= 0.5
    if person >= place and person - penalty >= (1.5 if known and not info.plain else 2.0):
        if key in people:
            return "person", "person.repeated", "high", "short form of a name in the document"
        return "person", "person.context", "medium" if person - penalty > 3 else "low", "context"
    only_place = info.place and not (info.plain or info.surname or info.forename)
    if place > person and place - penalty >= (1.2 if only_place else 1.8):
        if info.place or info.alternate:
            return "place", "place.gazetteer", "medium", "GeoNames"
        return "place", "place.context", "low", "context"
    return "", "", "", ""


def _weigh_person(key: str, info: Word, score: Score, people: dict[str, float]) -> float:
    person = (
        people.get(key, 0.0)
        + (0.0, 1.6, 2.2)[info.forename]
        + (0.0, 0.5, 0.9)[info.surname]
        + (1.0 if info.surname_shape else 0.0)
    )
    person += min(3.0, score.person)
    if not (info.plain or info.place or info.alternate) and score.place < 1.0 + max(0.0, score.person):
        person += 1.0
    if {"chinesesurname", "koreansurname"} & info.uses and len(key) > 3:
        person += 0.8
    if 3 < len(key) < 7 and any(part.startswith(key) and 2 < len(part) - len(key) < 6 for part in people):
        person += 1.0
    return person


def _weigh_place(key: str, info: Word, score: Score, famous: bool) -> float:
    place = max(PLACE_TIERS[info.place], 0.7 * PLACE_TIERS[info.alternate])
    ambiguous = "ambiguous" in info.uses
    if info.surname == 2 and info.place < 4 and not ambiguous:
        place *= 0.6
    personal = info.surname or info.forename or famous or score.person > 0.9
    if score.place < 1.0 and not ambiguous and personal and place < 3.5:
        place *= 0.5
    place += min(4.0, score.place) + (1.5 if ambiguous else 0.0)
    if " " in key and not info.plain and not info.place:
        place += 0.8 * max(PLACE_TIERS[0 if word(part).plain else word(part).place] for part in key.split())
    return place + (3.0 if STREET.search(key) else 0.0)


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
