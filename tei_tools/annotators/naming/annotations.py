"""Mentions to annotations: persName with roleName, nested places, refs, `rs` for offices that stand for a person.

It links by the document first (a surname means the person who was named in full), then by the register, never by likeness.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import replace
from functools import lru_cache

from tei_tools.annotators.naming.fitting import Fitting, uncrossed
from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.annotators.naming.people_book import Who
from tei_tools.annotators.naming.people_of import link_people
from tei_tools.annotators.naming.tokens import Token
from tei_tools.authority import Links, fold
from tei_tools.model import MACHINE, Annotation, Document, annotation_order

_ELEMENTS = {"person": "persName", "place": "placeName", "org": "orgName"}


def annotations_of(page: Page, document: Document, links: Links) -> list[Annotation]:
    """Gives the annotations of all mentions, outer before inner."""
    fitting = Fitting(document)
    people = link_people(page, links)
    roles = [(a.start, a.end) for a in document.annotations if a.element == "roleName"]
    found: list[Annotation] = []
    bodies: dict[str, str] = {}
    for mention in sorted(page.mentions, key=lambda m: (m.first, -m.last)):
        who = people.get(id(mention)) or Who(_ref(page, mention, links, bodies))
        marks = list(_annotate(page, mention, who, fitting))
        found.extend((*marks, *_parts(page, mention, fitting)) if marks and mention.kind == "person" else marks)
        found.extend(_behind(page, mention, fitting, roles))
    found.extend(a for a in _offices(page, people) if fitting.fit(a.start, a.end) == (a.start, a.end))
    return _between_those_there(uncrossed(sorted(found, key=annotation_order)))


def _between_those_there(annotations: list[Annotation]) -> list[Annotation]:
    """Candidates are people that the document has or the register: one whose only mention found no place is none."""
    refs = {a.attributes["ref"] for a in annotations if a.element == "persName"}
    return [replace(a, candidates=_there(a, refs)) if a.candidates else a for a in annotations]


def _there(annotation: Annotation, refs: Container[str]) -> tuple[str, ...]:
    return tuple(ref for ref in annotation.candidates if ref in refs or not ref.startswith("#"))


@lru_cache(maxsize=16384)
def slug(name: str) -> str:
    """Gives the part of an id that a name makes: ASCII letters, digits and underscores."""
    return re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_") or "x" + "".join(f"{ord(c):x}" for c in name[:4])


def _ref(page: Page, mention: Mention, links: Links, bodies: dict[str, str]) -> str:
    """Gives the record of a place or body: the register's, else one of the document, the same for every spelling of a body."""
    first, last = mention.alias if mention.alias[1] else (mention.first, mention.last)
    lead = mention.lead if first == mention.first else 0  # `2nd Army`, `10th Department`: the number tells them apart
    name = " ".join(page.text[page.starts[first] - lead : page.end(last - 1)].split())
    known = mention.ref if links.exists(mention.ref) else links.spelling(name, mention.kind)
    if known or mention.kind != "org":
        return known or f"#{mention.kind}.{slug(name)}"
    return links.body(name) or bodies.setdefault(links.body_key(name), f"#org.{slug(name)}")


def _annotate(page: Page, mention: Mention, who: Who, fitting: Fitting) -> Iterator[Annotation]:
    start, end = page.starts[mention.first] - mention.lead, page.end(mention.last - 1) + mention.trail
    known = "" if who.ref.startswith("#") else f"record {who.ref}"
    evidence = "; ".join(filter(None, (mention.evidence, who.why, known)))
    if mention.kind == "person" and (_is_pointed(page.tokens[mention.last - 1]) or mention.alias[1]):
        end += page.text[end : end + 1] == "."
    if mention.kind == "place" and page.tokens[mention.last - 1].shape == "I":
        end += page.text[end : end + 1] == "."
    end += page.text[end : end + 1] == "]" and page.text.count("[", start, end) > page.text.count("]", start, end)
    whole = fitting.fit(page.starts[mention.role], end) if mention.role >= 0 else None
    fitted = whole or fitting.fit(start, end)
    if fitted is None:
        return
    outer, end = fitted
    outer -= _ordinal(page.text, outer) if whole is not None else 0
    yield Annotation(
        outer,
        end,
        _ELEMENTS[mention.kind],
        {"ref": who.ref},
        MACHINE,
        who.cert or (_OPEN if who.candidates else mention.cert),
        mention.rule,
        evidence,
        candidates=who.candidates,
    )
    if whole is not None:
        outer = page.starts[mention.role]
        last, role_end = page.tokens[mention.role_last - 1], page.end(mention.role_last - 1)
        abbreviated = "honorific" in last.info.uses or mention.role_last - 1 in page.titles
        role_end += page.text[role_end : role_end + 1] == "." and abbreviated
        outer -= _ordinal(page.text, outer)
        if fitting.fit(outer, role_end) == (outer, role_end):
            yield Annotation(outer, role_end, "roleName", {}, MACHINE, mention.cert, "person.role", "title before a name")


def _is_pointed(token: Token) -> bool:
    """Whether a point behind the word belongs to it: `B.`, `Esq.`."""
    return token.shape == "I" or "suffix" in token.info.uses


_OPEN = "medium"  # a name, but whose is not decided


def _ordinal(text: str, start: int) -> int:
    """Gives the length of the number before an office (`2nd Secretary`)."""
    found = _NUMBERED.search(text, max(0, start - 6), start)
    return len(found[0]) if found else 0


_NUMBERED = re.compile(r"(?<![\w.,-])\d{1,2}(?:st|nd|rd|th) $")


def _behind(page: Page, mention: Mention, fitting: Fitting, roles: list[tuple[int, int]]) -> Iterator[Annotation]:
    """Yields the office behind a name, unless the reader has seen it."""
    first, last = mention.behind
    if last:
        start, end = page.starts[first], page.end(last - 1)
        if fitting.fit(start, end) == (start, end) and not any(a < end and start < b for a, b in roles):
            yield Annotation(start, end, "roleName", {}, MACHINE, "medium", "person.role", "office behind a name")


def _parts(page: Page, mention: Mention, fitting: Fitting) -> Iterator[Annotation]:
    """Yields forename and surname where the form of the name shows which is which."""
    first, last, surname = mention.first, mention.last, mention.surname
    if last - first < 2 or mention.rule not in _DIVIDED or surname not in (first, last - 1):
        return
    given = (first + 1, last) if surname == first else (first, last - 1)
    for element, (start, stop) in (("surname", (surname, surname + 1)), ("forename", given)):
        end = page.end(stop - 1)
        end += page.tokens[stop - 1].shape == "I" and page.text[end : end + 1] == "."
        part = (page.starts[start], end)
        if fitting.fit(*part) == part:
            yield Annotation(*part, element, {}, MACHINE, "medium", "person.part", f"a {element} by the form of the name")


_DIVIDED = frozenset({"person.initials", "person.forename", "person.asian"})


def _offices(page: Page, people_of: dict[int, Who]) -> Iterator[Annotation]:
    """Yields `rs` for `the Ambassador` where the last person with that office is known."""
    holders: dict[str, str] = {}
    people = sorted((m for m in page.mentions if m.kind == "person"), key=lambda m: m.first)
    at = 0
    for place in page.stirring:
        token = page.tokens[place]
        while at < len(people) and people[at].first <= place:
            holders |= _holds(page, people[at], people_of)
            at += 1
        if place and "office" in token.info.uses and token.shape != "l" and page.owner[place] is None and _the(page, place):
            ref = holders.get(token.info.key)
            if (
                ref
                and page.tokens[place - 1].gap == " "
                and _stands_alone(page, place)
                and not any(m.role <= place < m.last for m in _near(people, at))
                and not any(m.behind[0] <= place < m.behind[1] for m in people[max(0, at - 1) : at])
            ):
                yield Annotation(
                    page.starts[place - 1],
                    page.end(place),
                    "rs",
                    {"type": "person", "ref": ref},
                    MACHINE,
                    "medium",
                    "person.office",
                    f"office '{token.text}'",
                )


def _the(page: Page, place: int) -> bool:
    return page.tokens[place - 1].text.lower() == "the" and page.owner[place - 1] is None


def _near(people: list[Mention], at: int) -> list[Mention]:
    return [m for m in people[at : at + 2] if m.role >= 0]


def _holds(page: Page, mention: Mention, people_of: dict[int, Who]) -> dict[str, str]:
    ref = people_of[id(mention)].ref if id(mention) in people_of else ""
    titled = mention.role >= 0 and not page.tokens[mention.role].line
    words = (*_heads(page, (mention.role, mention.role_last) if titled else (0, 0)), *_heads(page, mention.behind)[:1])
    return {page.tokens[k].info.key: ref for k in words if ref and "office" in page.tokens[k].info.uses}


def _heads(page: Page, role: tuple[int, int]) -> range:
    """Gives the words of an office without what it governs: in `Assistant to the President` he is no president."""
    first, last = role
    links = (k for k in range(first, last) if page.tokens[k].text.lower() in ("of", "to", "for", "in", "at"))
    return range(first, next(links, last))


def _stands_alone(page: Page, place: int) -> bool:
    following = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    return (
        following is None
        or page.tokens[place].gap != " "
        or (following.shape == "l" and following.text not in ("of", "in", "to", "general", "for"))
    )
