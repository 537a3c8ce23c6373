"""Bodies that show by a word beside their name: works, posts, papers and firms.

`Chollima tractor plant`, `AMEMBASSY SEOUL`, `the newspaper Minju Choson`, `Bombay Chronicle`, `Gibson, Low & Co`. And how a
body takes in the places and shorter bodies that its name holds.
"""

from __future__ import annotations

from tei_tools.annotators.naming.lexicon import tables
from tei_tools.annotators.naming.mentions import Mention, Page

_STOP = frozenset(("notname", "honorific", "office", "sayverb"))


def find_papers(page: Page) -> None:
    """Claims the name behind `newspaper`, `journal`: `the newspaper Minju Choson`."""
    for place in page.stirring:
        token = page.tokens[place]
        if token.shape == "l" and "publisher" in token.info.uses and token.gap in (" ", ' "', " “", " «"):
            called = place + 1 < len(page.tokens) and page.tokens[place + 1].text in ("called", "named")
            if token.info.key == "company" and not called:
                continue
            place += called and page.tokens[place + 1].gap in (" ", ' "', " “", " «")
            last = place + 1
            while last < len(page.tokens) and last < place + 5 and page.tokens[last].shape in "CA" and page.owner[last] is None:
                last += 1
                if page.tokens[last - 1].gap != " ":
                    break
            printed = token.info.key in _PRINTED
            plain = all(
                {"notname", "office", "honorific"} & t.info.uses or (t.info.forename and not printed)
                for t in page.tokens[place + 1 : last]
            )
            if last > place + 1 and not plain:
                page.claim(Mention(place + 1, last, "org", "org.newspaper", "medium", f"behind '{token.text}'"))


_PRINTED = frozenset(("newspaper", "daily", "weekly", "magazine"))  # what stands behind them is no person


def find_late_bodies(page: Page) -> None:
    """`the Bonn government`, `the Saigon regime`: a seat of government that the whole document has shown to be a place."""
    for mention in [m for m in page.mentions if m.kind == "place" and not m.nested and page.free(m.last)]:
        token = page.tokens[mention.last]
        if token.shape == "l" and token.text in _SEATED and page.tokens[mention.last - 1].gap == " ":
            seat = Mention(mention.first, mention.last + 1, "org", "org.grammar", "medium", f"head '{token.text}'")
            take_body(page, seat)


_SEATED = frozenset(("government", "embassy", "legation"))


def try_post(page: Page, place: int) -> None:
    """`AMEMBASSY SEOUL`: a post and the town that it is in."""
    town = page.owner[place + 1]
    if town is not None and town.kind == "place" and town.first == place + 1 and page.tokens[place].gap == " ":
        evidence = f"a post '{page.tokens[place].text}' and its town"
        take_body(page, Mention(place, town.last, "org", "org.grammar", "medium", evidence))


def try_paper(page: Page, place: int) -> None:
    """`Bombay Chronicle`, `Peking Daily`: a place and a word that papers have for a name; the place is part of the title."""
    town = page.owner[place - 1] if place else None
    if town is not None and town.kind == "place" and town.last == place and page.tokens[place - 1].gap == " ":
        paper = Mention(town.first, place + 1, "org", "org.newspaper", "medium", f"a place before '{page.tokens[place].text}'")
        page.drop(town)
        page.put(paper)


def try_form(page: Page, place: int) -> None:
    """`VEB Bau-Union Magdeburg`: the form of an enterprise and the words with capitals behind it."""
    last = place + 1
    while last < len(page.tokens) and page.tokens[last - 1].gap in (" ", ' "', " “") and page.tokens[last].shape in "CA":
        owner = page.owner[last]
        if owner is not None and owner.kind != "place":
            break
        last = owner.last if owner is not None else last + 1
    if last > place + 1:
        take_body(
            page, Mention(place, last, "org", "org.grammar", "medium", f"an enterprise by its form '{page.tokens[place].text}'")
        )


def try_firm(page: Page, place: int) -> None:
    """`Gibson, Low & Co`, `Hoare and Sons`: the names before `& Co`, which are no people here."""
    first = place
    if page.tokens[place - 1].text == "and" and page.tokens[place - 1].gap == " ":
        first -= 1
    elif page.tokens[place - 1].gap not in (" & ", ", & "):
        return
    while first > 0 and place - first < _MOST_PARTNERS and page.tokens[first - 1].shape in "CAI":
        partner = page.tokens[first - 1]
        joined = partner.gap in (" ", ", ", " & ", ", & ", ". ") if first < place else partner.gap in (" & ", ", & ")
        if not joined or {"honorific", "office", "notname"} & partner.info.uses or (partner.gap == " " and partner.first):
            break
        first -= 1
    if first < place - (page.tokens[place - 1].text == "and"):
        firm = Mention(first, place + 1, "org", "org.grammar", "medium", f"partners before '{page.tokens[place].text}'")
        take_body(page, firm, named_for=True)


_MOST_PARTNERS = 6  # words


def try_works(page: Page, place: int) -> None:
    """Claims `Chollima tractor plant`: a name, up to three words of its trade, a works in lower case."""
    first = place
    while first > max(0, place - 3) and _is_trade(page, first - 1):
        first -= 1
    if page.tokens[place].info.key in _FARMS and (first == place or page.tokens[place - 1].text not in _COMMON_FARMS):
        return  # a farm of its owner's
    last, named = first, False
    while first > 0 and page.tokens[first - 1].gap == " " and page.tokens[first - 1].shape in "CA" and last - first < 3:
        token, owner = page.tokens[first - 1], page.owner[first - 1]
        if (owner is not None and owner.kind == "org") or _STOP & token.info.uses or (token.first and token.info.plain):
            break
        named = named or not (owner is None and {"nationality", "people"} & token.info.uses)
        first = owner.first if owner else first - 1
    owner = page.owner[first] if named else None
    if named and (owner is None or owner.kind in ("place", "person")):
        state = owner is not None and owner.kind == "place" and owner.last == last and last == place
        if not state:
            take_body(
                page,
                Mention(first, place + 1, "org", "org.grammar", "low", f"head '{page.tokens[place].text}'"),
                named_for=True,
            )


_FARMS, _COMMON_FARMS = frozenset(("farm", "farms")), frozenset(("state", "collective", "cooperative", "stud"))


def _is_trade(page: Page, place: int) -> bool:
    token = page.tokens[place]
    return token.shape == "l" and token.gap == " " and token.info.plain > 0 and not {"notname", "office"} & token.info.uses


def take_body(page: Page, mention: Mention, *, named_for: bool = False) -> None:
    """Claims the run, keeping the places in it as nested mentions and swallowing shorter organisations, and a person in whose
    honour it is `named_for`."""
    inner = list({id(m): m for m in page.owner[mention.first : mention.last] if m}.values())
    if any((m.kind == "person" and not named_for) or m.first < mention.first or m.last > mention.last for m in inner):
        return
    for m in inner:
        m.nested = True
        words = page.text[page.starts[m.first] : page.end(m.last - 1)].title()
        if m.kind == "place" and words in tables()["region"]:
            page.drop(m)
        if m.kind in ("org", "person"):
            page.drop(m)
            mention.lead = max(mention.lead, m.lead) if m.first == mention.first else mention.lead
    page.put(mention)
