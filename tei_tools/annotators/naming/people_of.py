"""Who is who in one document: each person mention to a ref.

Full names first, each linked by the register or made a record of the document; then surnames, forenames and parts of a given
name go to the one person of the document whom they can mean, else to the register's only one, else they get their own record.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.authority import Links, fold, person_keys


def link_people(page: Page, links: Links) -> dict[int, str]:
    """Gives the ref of every person mention by the mention's id()."""
    mentions = sorted((m for m in page.mentions if m.kind == "person"), key=lambda m: m.first)
    refs: dict[int, str] = {}
    book = _Book()
    whole = [m for m in mentions if _is_whole(page, m)]
    for mention in sorted(whole, key=lambda m: (-(m.last - m.first), m.first)):
        refs[id(mention)] = _whole(page, mention, links, book)
    for mention in mentions:
        if id(mention) not in refs:
            refs[id(mention)] = _short(page, mention, links, book)
    for one, other in pairwise(mentions):
        if _is_bracketed(page, one, other):
            ref = min((refs[id(one)], refs[id(other)]), key=lambda ref: (ref.startswith("#"), ref != refs[id(one)]))
            old = {refs[id(one)], refs[id(other)]}
            refs = {key: ref if value in old else value for key, value in refs.items()}
    return refs


def _is_bracketed(page: Page, one: Mention, other: Mention) -> bool:
    """`Pak Seong-cheol [Pak Song Chol]`, `FENG XI [STALIN]`: a second name in brackets is the same person."""
    between = page.text[page.tokens[one.last - 1].end : page.tokens[other.first].start]
    return between.strip() == "[" and page.text[page.tokens[other.last - 1].end :][:2].strip(" .").startswith("]")


class _Book:
    """The people of the document by keys of their whole names, and by each single part."""

    def __init__(self) -> None:
        self.keys: dict[str, str] = {}
        self.parts: dict[str, list[str]] = defaultdict(list)

    def add(self, ref: str, name: list[str], keys: frozenset[str]) -> None:
        for key in sorted(keys):
            self.keys.setdefault(key, ref)
        for part in name:
            if ref not in self.parts[part]:
                self.parts[part].append(ref)


def _is_whole(page: Page, mention: Mention) -> bool:
    return mention.last - mention.first > 1 and mention.rule != "person.spaced"


def _words(page: Page, mention: Mention) -> list[str]:
    return [page.tokens[k].text for k in range(mention.first, mention.last)]


def _whole(page: Page, mention: Mention, links: Links, book: _Book) -> str:
    words = _words(page, mention)
    initials = tuple(page.tokens[k].text for k in range(mention.first, mention.last) if page.tokens[k].shape == "I")
    full = [w for k, w in enumerate(words) if page.tokens[mention.first + k].shape != "I"]
    name = " ".join(full)
    ref = mention.ref or links.person(() if len(full) > 1 else initials, name)
    keys = (
        person_keys(" ".join(words))
        if len(full) > 1 or not initials
        else frozenset({f"={'.'.join(map(fold, initials))} {fold(name)}"})
    )
    if not ref:
        known = {book.keys[key] for key in keys if key in book.keys}
        same = book.parts.get(fold(name), []) if initials and len(full) == 1 else []
        ref = min(known) if len(known) == 1 else same[0] if len(same) == 1 and _agrees(same[0], initials) else ""
    ref = ref or _new(" ".join(words))
    parts = [fold(w) for w in full]
    if "-" in full[-1]:
        parts += fold(full[-1]).split()
    book.add(ref, parts, keys)
    return ref


def _agrees(ref: str, initials: tuple[str, ...]) -> bool:
    """A record of this document is compatible when its id has a part that begins with the first initial."""
    return any(part.startswith(fold(initials[0])) for part in ref.partition(".")[2].split("_"))


def _short(page: Page, mention: Mention, links: Links, book: _Book) -> str:
    token = page.tokens[mention.first]
    if mention.rule == "person.spaced":
        spelling = "".join(_words(page, mention)).title()
        key = fold(spelling)
        return book.parts[key][0] if len(book.parts.get(key, [])) == 1 else links.person((), spelling) or _new(spelling)
    key = token.info.key
    known = book.parts.get(key, [])
    if len(known) == 1:
        return known[0]
    ref = mention.ref or links.spelling(token.text, "person") or (_famous(page, mention, links) if not known else "")
    if not ref and not known:
        ref = _part_of_given(key, book)
    ref = ref or _new(token.text)
    if ref not in known:
        book.parts[key].append(ref)
    return ref


def _famous(page: Page, mention: Mention, links: Links) -> str:
    """Gives the register's only bearer of a surname: one that few people bear, or one whose office stands before the name."""
    token = page.tokens[mention.first]
    ref = links.person((), token.text)
    if not ref:
        return ""
    common = token.info.surname == 2 or {"koreansurname", "chinesesurname", "vietnamesesurname"} & token.info.uses
    offices = {page.tokens[k].info.key for k in range(max(mention.role, 0), max(mention.role_last, 0))} & _OFFICES
    held = {word for role in links.authority.by_ref[ref].roles for word in fold(role).split()}
    return ref if not common or offices & held else ""


_OFFICES = frozenset(
    "ambassador minister president premier chancellor secretary chairman marshal general director commander emperor".split()
)


def _part_of_given(key: str, book: _Book) -> str:
    """`Xiao` for `Qiao Xiaoguang`: a syllable at the start of the given name of one person only."""
    if not 3 <= len(key) <= 6:
        return ""
    found = {ref for part, refs in book.parts.items() if part.startswith(key) and 2 < len(part) - len(key) < 6 for ref in refs}
    return min(found) if len(found) == 1 else ""


def _new(name: str) -> str:
    plain = "".join(c if c.isascii() and c.isalnum() else "_" for c in fold(name))
    plain = "_".join(filter(None, plain.split("_")))
    return f"#person.{plain or 'x' + ''.join(f'{ord(c):x}' for c in name[:4])}"
