"""Organisations by their grammar: a head (`Ministry`, `Party`, `Army`), what stands before it and what it governs.

`USSR Ministry of Foreign Affairs`, `Far East Department`, `SOVIET EMBASSY IN THE DPRK`, `Central Committee of the KWP`,
`PRC government`, `Chinese people's volunteers`. A head alone (`the Department`) is no name. Places inside are nested.
"""

from __future__ import annotations

from tei_tools.annotators.naming.mentions import Mention, Page, number_behind, ordinal_before
from tei_tools.annotators.naming.tokens import Token
from tei_tools.annotators.naming.works import take_body, try_firm, try_form, try_paper, try_post, try_works

_COUNTED = frozenset(
    "army armies corps division regiment battalion brigade fleet squadron congress plenum session conference front department "
    "bureau directorate group hussars dragoons lancers fusiliers grenadiers marines highlanders rifles".split()
)
_GOVERNS = {
    "embassy": ("in", "to", "of"),
    "mission": ("to", "in"),
    "legation": ("in", "of"),
    "consulate": ("in", "of", "at"),
    "consulate general": ("in", "of", "at"),
    "delegation": ("to",),
    "committee": ("under",),
    "commission": ("under",),
    "council": ("under",),
    "administration": ("under",),
    "directorate": ("under",),
}
_MILITARY = frozenset("District Region Area Zone Okrug".split())  # `Kiev Military District`
_STOP = frozenset(("notname", "honorific", "office", "sayverb"))


def find_orgs(page: Page) -> None:
    """Claims every organisation of the page that its grammar shows."""
    for place in sorted({*page.stirring, *(m.first for m in page.mentions if m.kind == "org")}):
        token, owner = page.tokens[place], page.owner[place]
        uses = token.info.uses
        if owner is not None and owner.kind == "org" and owner.first == place and place and page.tokens[place - 1].gap == " ":
            state = page.owner[place - 1]
            if state is not None and state.kind == "place" and state.last == place:
                take_body(page, Mention(state.first, owner.last, "org", "org.grammar", "high", "a state's body", surname=-1))
        if owner is not None and owner.kind == "org" and owner.first == place:
            _subordinate(page, owner)
            owner = page.owner[place]
        military = token.text in _MILITARY and place and page.tokens[place - 1].text == "Military"
        if "orghead" in uses or "orglower" in uses or "orgbody" in uses or military:
            _try_head(page, place)
        if "orgpost" in uses and owner is None and place + 1 < len(page.tokens):
            try_post(page, place)
        if "enterprise" in uses and token.shape == "A":
            try_form(page, place)
        if "paper" in uses and owner is None and token.shape in "CA":
            try_paper(page, place)
        if "partners" in uses and owner is None and token.shape == "C" and place:
            try_firm(page, place)
        if token.shape == "l" and "works" in uses and owner is None:
            try_works(page, place)


def _subordinate(page: Page, body: Mention) -> None:
    """`KGB under the USSR Council of Ministers`: a known body and the one that it is under."""
    place = body.last
    if place + 2 >= len(page.tokens) or page.tokens[place].text != "under" or page.tokens[place - 1].gap != " ":
        return
    start = place + 1 + (page.tokens[place + 1].text == "the")
    owner = page.owner[start]
    if owner is not None and owner.kind in ("org", "place") and owner.first == start:
        take_body(
            page, Mention(body.first, _run(page, start), "org", "org.grammar", "medium", "a body and the one that it is under")
        )


def _try_head(page: Page, place: int) -> None:
    token = page.tokens[place]
    owner = page.owner[place]
    if token.info.key == "farm" and (place == 0 or page.tokens[place - 1].text not in _FARMS):
        return
    if owner is not None and (owner.kind != "org" or owner.last != place + 1):
        return
    lower = token.shape == "l"
    first = _before(page, place, lower)
    last = place + 1 if lower else _after(page, place)
    if last == place + 1 and not lower:
        last = _body(page, last)
    named = first < place
    if lower and not (named and "orglower" in token.info.uses and _is_bodied(page, first, place)):
        return
    if not lower and not named and last == place + 1 and not ordinal_before(page, place) and not number_behind(page, place):
        return
    lead = ordinal_before(page, first) if token.info.key in _COUNTED and not lower else 0
    trail = number_behind(page, place) if last == place + 1 and "works" in token.info.uses and not lower else 0
    if first == place and not (lead or trail) and not ("orgheadstrong" in token.info.uses or last - place > 2):
        return
    if (
        first == place
        and all(page.tokens[k].info.plain and page.owner[k] is None for k in range(place, last))
        and token.first
        and token.shape == "C"
        and not (token.line and "\n" in page.tokens[last - 1].gap)
    ):
        return
    take_body(page, Mention(first, last, "org", "org.grammar", "medium", f"head '{token.text}'", lead=lead, trail=trail))


_FARMS = frozenset(("State", "Collective", "Cooperative"))  # farms that are bodies; others are places


def _modifier(page: Page, place: int) -> bool:
    token = page.tokens[place]
    owner = page.owner[place]
    if owner is not None:
        return owner.kind in ("place", "org")
    if token.shape == "l" or (len(token.text) == 1 and token.gap == " "):  # S E C R E T SECTION
        return False
    return (
        not (_STOP & token.info.uses - {"office"})
        or "nationality" in token.info.uses
        or token.text in ("First", "Second", "Third", "State", "General")
    )


def _before(page: Page, place: int, lower: bool) -> int:
    """Gives the first token of the run of modifiers before a head."""
    first = place
    while first > 0 and (page.tokens[first - 1].gap in (" ", "-", "'s ", "’s ", "' ", "’ ") or page.wraps(first - 1)):
        previous = page.tokens[first - 1]
        if (
            previous.text.lower() in ("people's", "peoples", "people", "workers", "farmers", "youth", "women", "army")
            and first - 1 > 0
            and previous.gap != " "
        ):
            first -= 1
            continue
        if lower and previous.text in ("foreign", "people's", "people’s", "volunteer", "military"):
            first -= 1
            continue
        if not _modifier(page, first - 1):
            break
        owner = page.owner[first - 1]
        first = owner.first if owner else first - 1
        if lower and owner is None and "nationality" not in previous.info.uses and previous.shape == "l":
            break
    while (
        first < place
        and page.owner[first] is None
        and (page.tokens[first].shape == "l" or "notname" in page.tokens[first].info.uses)
        and page.tokens[first].text not in ("First", "Second", "Third")
    ):
        first += 1
    return first


def _is_bodied(page: Page, first: int, place: int) -> bool:
    """Lower-case heads need a state or a nationality before them and nothing else that is capitalised."""
    return all(
        (owner is not None and owner.kind in ("place", "org"))
        or "nationality" in page.tokens[k].info.uses
        or page.tokens[k].shape == "l"
        for k in range(first, place)
        for owner in (page.owner[k],)
    )


def _after(page: Page, place: int) -> int:
    """Gives the end of what a head governs: `of Foreign Affairs of the PRC`, `in the DPRK`."""
    last = place + 1 + _is_general(page, place)
    while last < len(page.tokens):
        if page.tokens[last - 1].gap not in (" ", " [") and not page.wraps(last - 1):
            break
        link = page.tokens[last].text.lower()
        head = page.tokens[place].info.key
        allowed = (
            link in ("of", "for")
            or link in _GOVERNS.get(head, ())
            or (link == "on" and head in ("committee", "commission", "council"))
            or (link == "with" and page.tokens[last - 1].info.key in _TIES and last > place + 1)
        )
        if not allowed:
            break
        start = last + 1
        if start < len(page.tokens) and page.tokens[start].text.lower() == "the" and page.tokens[last].gap in (" ", "\n", " ["):
            start += 1
        start += _is_ordinal(page, start)
        owner = page.owner[start] if start < len(page.tokens) else None
        if (link == "under" and owner is None) or (link == "to" and not _is_host(owner, head)):
            break
        stop = _run(page, start)
        if link == "for" and not all(page.tokens[k].info.plain or page.owner[k] for k in range(start, stop)):
            break
        if stop == start:
            break
        last = stop
    return last


def _is_host(owner: Mention | None, head: str) -> bool:
    """Whether a body could be sent to it: a state, and for a mission another body too (`Permanent Mission to the UN`)."""
    return owner is not None and (owner.kind == "place" or (owner.kind == "org" and head in ("mission", "delegation")))


def _is_ordinal(page: Page, place: int) -> bool:
    """`of the 64th Corps`: whether the letters of an ordinal number stand at token `place`."""
    token = page.tokens[place] if place + 1 < len(page.tokens) else None
    return token is not None and token.text in _ORDINALS and token.gap == " " and page.text[page.starts[place] - 1].isdigit()


_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_TIES = frozenset(("relations", "friendship", "ties", "solidarity", "cooperation", "contacts"))


def _is_general(page: Page, place: int) -> bool:
    """`Consulate General`, `Consulates-General`: whether the head has a second word."""
    following = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    return following is not None and following.text == "General" and page.tokens[place].info.key.startswith("consulate")


def _run(page: Page, start: int) -> int:
    """Gives the end of a run of capitalised words, `and` and commas between them included (`Information and Culture`)."""
    place = start
    if place + 1 < len(page.tokens) and page.tokens[place].gap == "] " and page.tokens[place].shape == "C":
        place += 1  # [North] Korea
    while place < len(page.tokens):
        token, owner = page.tokens[place], page.owner[place]
        if owner is not None and owner.kind == "person":
            break
        if owner is not None:
            place = owner.last
        elif token.shape == "l" or token.shape == "I" or (_blocked(token) and token.info.key not in _PORTFOLIOS):
            break
        else:
            place += 1
        if (
            page.tokens[place - 1].gap == " "
            and place + 1 < len(page.tokens)
            and page.tokens[place].text in ("and", "&", "AND")
        ):
            following = page.tokens[place + 1]
            ok = following.shape != "l" and following.info.plain and page.owner[place + 1] is None and not _blocked(following)
            if ok and page.owner[place - 1] is None:
                place += 1
                continue
            break
        plural = page.tokens[place - 1].info.key in ("people", "peoples", "workers", "farmers", "peasants", "women", "youth")
        if page.tokens[place - 1].gap != " " and not (plural and page.tokens[place - 1].gap in ("'s ", "’s ", "' ", "’ ")):
            break
    return place


_PORTFOLIOS = frozenset(("justice", "general", "engineer"))  # titles that name what a ministry is for too


def _blocked(token: Token) -> bool:
    return bool({"notname", "honorific"} & token.info.uses) and "nationality" not in token.info.uses


def _body(page: Page, last: int) -> int:
    """Adds `CC`, `Politburo` behind a party."""
    while (
        last < len(page.tokens)
        and page.tokens[last - 1].gap == " "
        and "orgbody" in page.tokens[last].info.uses
        and page.tokens[last].shape != "l"
    ):
        last += 1
    return last
