"""The law of the pattern constructors: however they simplify, the language stays."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tei_tools.odd.pattern import EMPTY, NOT_ALLOWED, Choice, Element, Group, Pattern, Repeat, choice, group, repeat

LETTERS = st.sampled_from([Element("a"), Element("b"), EMPTY, NOT_ALLOWED])
COUNTS = st.sampled_from([(0, 1), (0, None), (1, None), (1, 1), (2, 3), (2, None), (0, 2)])
PLAIN = st.recursive(
    LETTERS,
    lambda inner: st.one_of(
        st.builds(lambda items: ("choice", items), st.lists(inner, max_size=3)),
        st.builds(lambda items: ("group", items), st.lists(inner, max_size=3)),
        st.builds(lambda item, counts: ("repeat", item, *counts), inner, COUNTS),
    ),
    max_leaves=6,
)
WORDS = ["".join(letters) for length in range(5) for letters in product("ab", repeat=length)]


def built(plain: Any) -> Pattern:
    if not isinstance(plain, tuple):
        return plain
    if plain[0] == "repeat":
        return repeat(built(plain[1]), *plain[2:])
    return (choice if plain[0] == "choice" else group)(*map(built, plain[1]))


def words(plain: Any) -> frozenset[str]:
    """The words of at most four letters that a pattern matches, straight from the meaning of its parts."""
    if isinstance(plain, tuple):
        parts = [words(part) for part in plain[1]] if plain[0] != "repeat" else [words(plain[1])]
        if plain[0] == "choice":
            return frozenset().union(*parts)
        if plain[0] == "group":
            return joined(parts)
        return repeated(parts[0], plain[2], plain[3])
    if isinstance(plain, Choice):
        return frozenset().union(*map(words, plain.items))
    if isinstance(plain, Group):
        return joined([words(item) for item in plain.items])
    if isinstance(plain, Repeat):
        return repeated(words(plain.item), plain.least, plain.most)
    return frozenset({plain.name}) if isinstance(plain, Element) else frozenset({""} if plain == EMPTY else ())


def joined(parts: list[frozenset[str]]) -> frozenset[str]:
    result = frozenset({""})
    for part in parts:
        result = frozenset(one + other for one in result for other in part if len(one + other) < 5)
    return result


def repeated(part: frozenset[str], least: int, most: int | None) -> frozenset[str]:
    return frozenset().union(*(joined([part] * count) for count in range(least, (least + 5 if most is None else most) + 1)))


@given(PLAIN)
def test_simplifying_never_changes_the_language(plain: Any) -> None:
    assert words(built(plain)) == words(plain)


@given(PLAIN)
def test_a_built_choice_is_flat_and_has_each_alternative_once(plain: Any) -> None:
    pattern = built(plain)
    if isinstance(pattern, Choice):
        assert len(set(pattern.items)) == len(pattern.items) > 1
        assert not any(isinstance(item, Choice) or item in (EMPTY, NOT_ALLOWED) for item in pattern.items)
