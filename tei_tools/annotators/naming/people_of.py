"""Who is who in one document: each person mention to a record, or to several between which nothing decides.

Full names first, each linked by the register or made a record of the document. Then surnames, forenames, parts of a given name
and single letters go to the one person of the document whom they can mean; where two could be meant, the office before the name
decides, else nobody does: the mention gets a record of its own and the two as candidates.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from tei_tools.annotators.naming.mentions import Mention, Page
from tei_tools.annotators.naming.people_book import Book, Who
from tei_tools.authority import Links, fold, person_keys

_ASIAN = frozenset(("koreansurname", "chinesesurname", "vietnamesesurname"))
_OFFICES = frozenset(
    "ambassador minister president premier chancellor secretary chairman marshal general director commander emperor king queen "
    "envoy consul attache counselor counsellor governor senator".split()
)


def link_people(page: Page, links: Links) -> dict[int, Who]:
    """Gives the person of every person mention by the mention's id()."""
    mentions = sorted((m for m in page.mentions if m.kind == "person"), key=lambda m: m.first)
    found: dict[int, Who] = {}
    book = Book()
    initials = {id(m): tuple(t.text for t in page.tokens[m.first : m.last]) for m in mentions if _is_initials(page, m)}
    whole = [m for m in mentions if m.last - m.first > 1 and m.rule != "person.spaced" and id(m) not in initials]
    for mention in sorted(whole, key=lambda m: (_is_initialled(page, m), m.first - m.last, m.first)):
        found[id(mention)] = _whole(page, mention, links, book)
    for mention in sorted(mentions, key=lambda m: m.rule == "person.letter"):  # letters when all names are known
        if id(mention) in initials:
            continue
        if id(mention) not in found:
            found[id(mention)] = _short(page, mention, links, book)
    found |= {key: _initialled(letters, book) for key, letters in initials.items()}
    return _joined(found, [(one, other) for one, other in pairwise(mentions) if _is_bracketed(page, one, other)])


def _is_initialled(page: Page, mention: Mention) -> bool:
    """Whether initials and a surname are all that the name has: names in full come first."""
    return sum(page.tokens[k].shape != "I" for k in range(mention.first, mention.last)) == 1


def _is_bracketed(page: Page, one: Mention, other: Mention) -> bool:
    """`Pak Seong-cheol [Pak Song Chol]`, `FENG XI [STALIN]`: a second name in brackets is the same person."""
    between = page.text[page.end(one.last - 1) : page.starts[other.first]]
    end = page.end(other.last - 1)
    return _ALIAS.fullmatch(between.strip()) is not None and page.text[end : end + 2].strip(" .").startswith("]")


_ALIAS = re.compile(r"\[(?:(?:sic|i\.e\.|read|recte|correctly|=)[;,:!]?)?", re.IGNORECASE)


def _joined(found: dict[int, Who], pairs: list[tuple[Mention, Mention]]) -> dict[int, Who]:
    """Makes one person of the two of each pair: the register's record where one is, else the first."""
    same: dict[str, str] = {}

    def whole(ref: str) -> str:
        while ref in same:
            ref = same[ref]
        return ref

    for one, other in pairs:
        first, second = whole(found[id(one)].ref), whole(found[id(other)].ref)
        if first != second:
            kept, given = (second, first) if first.startswith("#") and not second.startswith("#") else (first, second)
            same[given] = kept
    return {key: _as_joined(who, whole) for key, who in found.items()} if same else found


def _as_joined(who: Who, whole: Callable[[str], str]) -> Who:
    """The mention as one of the joined person; where all its candidates were one person, it is that person's."""
    ref, candidates = whole(who.ref), tuple(dict.fromkeys(map(whole, who.candidates)))
    if len(candidates) == 1 < len(who.candidates):
        return replace(who, ref=candidates[0], candidates=())
    return replace(who, ref=ref, candidates=tuple(candidate for candidate in candidates if candidate != ref))


def _whole(page: Page, mention: Mention, links: Links, book: Book) -> Who:
    tokens = page.tokens[mention.first : mention.last]
    initials = tuple(t.text for t in tokens if t.shape == "I")
    full = [t.text for t in tokens if t.shape != "I"]
    name, short = " ".join(full), len(full) == 1
    given = initials if short else ()
    ref = (mention.ref if links.exists(mention.ref) else "") or links.person(
        given, name, common=short and _is_common(page, mention)
    )
    doubted: tuple[str, ...] = ()
    if ref and not short and _is_interpreting(page, mention) and "interpreter" not in _words_of_roles(links, ref):
        doubted, ref = (ref,), ""
    keys = (
        frozenset({f"={'.'.join(map(fold, initials))} {fold(name)}"})
        if short
        else person_keys(" ".join(t.text for t in tokens))
    )
    if not ref:
        known = {book.keys[key] for key in keys if key in book.keys}
        same = [r for r in book.parts.get(fold(name), []) if book.agrees(r, initials)] if initials and short else []
        ref = min(known) if len(known) == 1 else same[0] if len(same) == 1 else ""
    candidates = () if ref else doubted or links.candidates(given, name)
    ref = ref or _new(" ".join(t.text for t in tokens))
    parts = [fold(word) for word in full]
    if "-" in full[-1]:
        parts += fold(full[-1]).split()
    surname = page.tokens[mention.surname].info.key if mention.surname >= 0 else parts[-1]
    book.add(ref, parts, surname, keys, _offices(page, mention))
    book.given.setdefault(ref, [fold(t.text) for t in tokens if t.info.key != surname])
    return Who(ref, candidates)


def _is_interpreting(page: Page, mention: Mention) -> bool:
    """`KIM Il [translator]`, `interpreter Li Peng`: whether the page says beside the name that its bearer translates."""
    near = [mention.first - 1, mention.last, mention.last + 1]
    return any(
        0 <= k < len(page.tokens) and page.tokens[k].info.key in _INTERPRETERS and _beside(page, k, mention) for k in near
    )


def _beside(page: Page, place: int, mention: Mention) -> bool:
    """Whether what stands between a word and the name is a space, a comma or a bracket."""
    between = page.tokens[place].gap if place < mention.first else page.text[page.end(mention.last - 1) : page.starts[place]]
    return between.strip() in ("", ",", "[", "(", ", the", "[the", "(the") and between.count("\n") < 2


_INTERPRETERS = frozenset(("translator", "interpreter", "typist", "stenographer"))


def _short(page: Page, mention: Mention, links: Links, book: Book) -> Who:
    token = page.tokens[mention.first]
    if mention.rule == "person.letter":
        return _letter(token.text, book)
    if mention.alias[1]:  # Mr. and Mrs. Holland
        surname = " ".join(t.text for t in page.tokens[mention.alias[0] : mention.alias[1]])
        return Who(_new(f"{token.text} {surname}"))
    spelling = token.text
    if mention.rule == "person.spaced":
        spelling = "".join(t.text for t in page.tokens[mention.first : mention.last]).title()
    key = fold(spelling)
    offices, known = _offices(page, mention), book.parts.get(key, [])
    held = _held(key, offices, links)
    if held and not any(offices & book.offices[ref] for ref in known):
        return _remember(Who(held, why="by the office"), key, offices, book)
    if len(known) > 1 and offices:
        known = [ref for ref in known if offices & book.offices[ref]] or known
    if len(known) == 1 and not known[0].startswith("#"):
        other = _by_short_form(page, mention, spelling, offices, links)
        if other not in ("", known[0]):
            return Who(_new(spelling), tuple(sorted((known[0], other))))
    if len(known) == 1:
        return Who(known[0])
    if known:
        return Who(_new(spelling), tuple(known))
    ref = (
        _by_short_form(page, mention, spelling, offices, links)
        or _famous(page, mention, spelling, links)
        or _part_of_given(key, book)
    )
    who = Who(ref) if ref else Who(_new(spelling), links.candidates((), spelling))
    return _remember(who, key, offices, book)


def _remember(who: Who, key: str, offices: set[str], book: Book) -> Who:
    book.add(who.ref, [key], key, frozenset(), offices)
    return who


def _is_initials(page: Page, mention: Mention) -> bool:
    return mention.last - mention.first > 1 and all(t.shape == "I" for t in page.tokens[mention.first : mention.last])


def _initialled(letters: tuple[str, ...], book: Book) -> Who:
    """`M. E.`: the only person of the document whose forename and surname begin so."""
    surnamed = book.initials.get(fold(letters[-1]), set())
    found = sorted(ref for ref in surnamed if book.agrees(ref, letters[:-1]))
    if len(found) == 1:
        return Who(found[0], why="the only name of these initials", cert="medium")
    return Who(_new(" ".join(letters)), tuple(found) if len(found) <= _MANY else ())


def _letter(letter: str, book: Book) -> Who:
    """`Comrade B.`: the only person of the document whose surname begins so."""
    begin = book.initials.get(fold(letter), set())
    if len(begin) == 1:
        return Who(min(begin), why=f"the only name in {letter}", cert="low")
    return Who(_new(letter), tuple(sorted(begin)) if len(begin) <= _MANY else ())


_MANY = 12  # people between whom a letter says nothing


def _offices(page: Page, mention: Mention) -> set[str]:
    """Gives the offices that stand before or behind the name."""
    titled = range(mention.role, mention.role_last) if mention.role >= 0 else range(0)
    return {page.tokens[k].info.key for k in (*titled, *range(*mention.behind))} & _OFFICES


def _held(key: str, offices: set[str], links: Links) -> str:
    """Gives the only record of the register with that surname and one of the offices."""
    bearers = sorted(filter(links.exists, links.surnames.get(key, ())))
    refs = [ref for ref in bearers if offices & _words_of_roles(links, ref)] if offices else []
    return refs[0] if len(refs) == 1 else ""


def _words_of_roles(links: Links, ref: str) -> set[str]:
    return {word for role in links.authority.by_ref[ref].roles for word in fold(role).split()}


def _is_common(page: Page, mention: Mention) -> bool:
    """Whether many people bear the surname of the mention."""
    info = page.tokens[mention.surname if mention.surname >= 0 else mention.first].info
    return info.surname == 2 or bool((_ASIAN | {"commonsurname"}) & info.uses)


def _by_short_form(page: Page, mention: Mention, spelling: str, offices: set[str], links: Links) -> str:
    """Gives the record that has the single word for a spelling, `Mao`, `Fidel`: a name that many bear only with no other
    office than the record's (`Ambassador Mao` is another), and only while its bearer lives or is just dead."""
    ref = links.spelling(spelling, "person")
    if not ref or not _is_common(page, mention):
        return ref
    end = links.authority.by_ref[ref].end[:4]
    late = links.year and end.isdigit() and int(end) + 1 < links.year
    shared = len(links.surnames.get(fold(spelling), ())) > 1
    if shared and not links.year:
        return ""
    return "" if late or (offices and not offices & _words_of_roles(links, ref)) else ref


def _famous(page: Page, mention: Mention, spelling: str, links: Links) -> str:
    """Gives the register's only bearer of a surname that few people bear."""
    return "" if _is_common(page, mention) else links.person((), spelling)


def _part_of_given(key: str, book: Book) -> str:
    """`Xiao` for `Qiao Xiaoguang`: a syllable at the start of the given name of one person only."""
    found = book.beginnings.get(key, set())
    return min(found) if len(found) == 1 else ""


def _new(name: str) -> str:
    plain = "".join(c if c.isascii() and c.isalnum() else "_" for c in fold(name))
    plain = "_".join(filter(None, plain.split("_")))
    return f"#person.{plain or 'x' + ''.join(f'{ord(c):x}' for c in name[:4])}"
