"""A family of rules is tried only where its codes stand: so each of its rules must be unable to match without one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tei_tools.dates.expression_rules import EXPRESSIONS
from tei_tools.dates.grammar import Grammar
from tei_tools.dates.lexer import read_tokens
from tei_tools.dates.part_rules import PARTS
from tei_tools.dates.parts import Item
from tei_tools.dates.patterns import Family, Rule
from tei_tools.dates.point_rules import POINTS

PART = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<open>\()|(?P<close>\))|(?P<bar>\|)|(?P<name>\b[A-Z][A-Z_0-9]*)|(?P<count>[?*]|\{\d+,\d+\})"
)
FAMILIES = [(grammar, family) for grammar in (POINTS, PARTS, EXPRESSIONS) for family in grammar.families]


def codes_of(grammar: Grammar[Item], names: str) -> set[str]:
    return {code for name in names.split() for code in (codes_of(grammar, grammar.classes.get(name, "")) or {name})}


def always_has(grammar: Grammar[Item], parts: Iterator[tuple[str, str]], codes: set[str]) -> bool:
    """Says whether every way through a pattern, up to the bracket that closes it, takes one of the codes."""
    ways = [False]
    certain = False  # of the part just read
    for kind, text in parts:
        if kind == "close":
            break
        if kind == "bar":
            ways[-1] |= certain
            ways.append(False)
            certain = False
        elif kind == "count":
            certain = certain and text.startswith("{1")
        else:
            ways[-1] |= certain
            inner = always_has(grammar, parts, codes) if kind in ("open", "look") else codes_of(grammar, text) <= codes
            certain = inner and kind != "look"
    ways[-1] |= certain
    return all(ways)


@pytest.mark.parametrize(("grammar", "family"), FAMILIES, ids=[family.needs for _, family in FAMILIES])
def test_no_rule_of_a_family_can_match_without_one_of_its_codes(grammar: Grammar[Item], family: Family[Item]) -> None:
    codes = codes_of(grammar, family.needs)
    read = (
        (rule.name, ((match.lastgroup or "", match.group()) for match in PART.finditer(rule.pattern))) for rule in family.rules
    )
    assert [name for name, parts in read if not always_has(grammar, parts, codes)] == []


def test_a_family_whose_codes_are_missing_is_not_tried() -> None:
    def fail(_: object) -> None:
        raise AssertionError

    grammar: Grammar[Item] = Grammar((Family("SEASON", (Rule("never", "d=NUMBER_31", fail),)),), {})
    tokens = read_tokens("on 22 May 1957")
    assert grammar.rewrite(tokens) == tokens
