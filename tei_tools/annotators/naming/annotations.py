"""Mentions to annotations: persName with roleName, nested places, refs, `rs` for offices that stand for a person.

It links by the document first (a surname means the person who was named in full), then by the register, never by likeness.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tei_tools.annotators.naming.fitting import Fitting, uncrossed
from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.annotators.naming.people_of import link_people
from tei_tools.authority import Links, fold, links_of
from tei_tools.model import MACHINE, Annotation, Authority, Document, annotation_order

_ELEMENTS = {"person": "persName", "place": "placeName", "org": "orgName"}


def annotations_of(page: Page, document: Document, authority: Authority) -> list[Annotation]:
    """Gives the annotations of all mentions, outer before inner."""
    links = links_of(authority)
    fitting = Fitting(document)
    refs = link_people(page, links)
    found: list[Annotation] = []
    for mention in sorted(page.mentions, key=lambda m: (m.first, -m.last)):
        ref = refs.get(id(mention)) or _ref(page, mention, links)
        marks = list(_annotate(page, mention, ref, fitting))
        found.extend((*marks, *_parts(page, mention, fitting)) if marks and mention.kind == "person" else marks)
    found.extend(a for a in _offices(page, refs) if fitting.fit(a.start, a.end) == (a.start, a.end))
    return uncrossed(sorted(found, key=annotation_order))


def slug(name: str) -> str:
    """Gives the part of an id that a name makes: ASCII letters, digits and underscores."""
    return re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_") or "x" + "".join(f"{ord(c):x}" for c in name[:4])


def _ref(page: Page, mention: Mention, links: Links) -> str:
    name = page.text[page.tokens[mention.first].start : page.tokens[mention.last - 1].end]
    name = " ".join(name.split())
    return mention.ref or links.spelling(name, mention.kind) or f"#{mention.kind}.{slug(name)}"


def _annotate(page: Page, mention: Mention, ref: str, fitting: Fitting) -> Iterator[Annotation]:
    start, end = page.tokens[mention.first].start, page.tokens[mention.last - 1].end
    evidence = mention.evidence if ref.startswith("#") else f"{mention.evidence}; record {ref}"
    if mention.kind == "person" and page.tokens[mention.last - 1].shape == "I":
        end += page.text[end : end + 1] == "."
    whole = fitting.fit(page.tokens[mention.role].start, end) if mention.role >= 0 else None
    fitted = whole or fitting.fit(start, end)
    if fitted is None:
        return
    outer, end = fitted
    yield Annotation(outer, end, _ELEMENTS[mention.kind], {"ref": ref}, MACHINE, mention.cert, mention.rule, evidence)
    if whole is not None:
        outer = page.tokens[mention.role].start
        last = page.tokens[mention.role_last - 1]
        role_end = last.end + (page.text[last.end : last.end + 1] == "." and "honorific" in last.info.uses)
        if fitting.fit(outer, role_end) == (outer, role_end):
            yield Annotation(outer, role_end, "roleName", {}, MACHINE, mention.cert, "person.role", "title before a name")


def _parts(page: Page, mention: Mention, fitting: Fitting) -> Iterator[Annotation]:
    """Yields forename and surname where the form of the name shows which is which."""
    first, last, surname = mention.first, mention.last, mention.surname
    if last - first < 2 or mention.rule not in _DIVIDED or surname not in (first, last - 1):
        return
    given = (first + 1, last) if surname == first else (first, last - 1)
    for element, (start, stop) in (("surname", (surname, surname + 1)), ("forename", given)):
        end = page.tokens[stop - 1].end
        end += page.tokens[stop - 1].shape == "I" and page.text[end : end + 1] == "."
        part = (page.tokens[start].start, end)
        if fitting.fit(*part) == part:
            yield Annotation(*part, element, {}, MACHINE, "medium", "person.part", f"a {element} by the form of the name")


_DIVIDED = frozenset({"person.initials", "person.forename", "person.asian"})


def _offices(page: Page, refs: dict[int, str]) -> Iterator[Annotation]:
    """Yields `rs` for `the Ambassador` where the last person with that office is known."""
    holders: dict[str, str] = {}
    people = sorted((m for m in page.mentions if m.kind == "person"), key=lambda m: m.first)
    at = 0
    for place, token in enumerate(page.tokens):
        while at < len(people) and people[at].first <= place:
            holders |= _holds(page, people[at], refs)
            at += 1
        if place and "office" in token.info.uses and token.shape != "l" and page.owner[place] is None and _the(page, place):
            ref = holders.get(token.info.key)
            if (
                ref
                and page.tokens[place - 1].gap == " "
                and _stands_alone(page, place)
                and not any(m.role <= place < m.last for m in _near(people, at))
            ):
                yield Annotation(
                    page.tokens[place - 1].start,
                    token.end,
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


def _holds(page: Page, mention: Mention, refs: dict[int, str]) -> dict[str, str]:
    ref = refs.get(id(mention), "")
    words = range(max(mention.role, 0), mention.role_last) if mention.role >= 0 and not page.tokens[mention.role].line else ()
    return {page.tokens[k].info.key: ref for k in words if ref and "office" in page.tokens[k].info.uses}


def _stands_alone(page: Page, place: int) -> bool:
    following = page.tokens[place + 1] if place + 1 < len(page.tokens) else None
    return (
        following is None
        or page.tokens[place].gap != " "
        or (following.shape == "l" and following.text not in ("of", "in", "to", "general", "for"))
    )
