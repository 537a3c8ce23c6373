"""What a match of the first pass says: the numbers, words and spellings at the named places of a pattern."""

from __future__ import annotations

from tei_tools.dates.lexer import Token
from tei_tools.dates.patterns import Found
from tei_tools.dates.points import Expression, Point

Item = Token | Point | Expression


def number(found: Found[Item], name: str) -> int | None:
    """Gives the value of a number, month or ordinal; None where the match has none at that place."""
    token = found.get(name)
    return int(token.value) if isinstance(token, Token) and token.value != "" else None


def word(found: Found[Item], name: str) -> str:
    """Gives the value of a word (`year`, `-1`) as text, empty where there is none."""
    token = found.get(name)
    return str(token.value) if isinstance(token, Token) else ""


def spelling(found: Found[Item], name: str) -> str:
    """Gives the text of a token as it is written."""
    token = found.get(name)
    return token.text if isinstance(token, Token) else ""


def figures(spelled: str) -> int:
    """Gives the number that figures spell, in brackets too: `[19]30`; 0 where there are none."""
    return int("".join(character for character in spelled if character.isdecimal()) or 0)


def certainty(found: Found[Item]) -> str:
    """Gives the lowest certainty that the tokens' brackets and question marks leave."""
    doubts = {item.doubt for item in found.items if isinstance(item, Token)}
    return "low" if "low" in doubts else "medium" if "medium" in doubts else "high"


def point_of(found: Found[Item], name: str = "p") -> Point:
    """Gives the point at a named place of a match."""
    item = found[name]
    if not isinstance(item, Point):
        raise TypeError(name)
    return item


def value_of(found: Found[Item], name: str) -> int | str:
    """Gives the value of the token at a named place, empty where there is none."""
    item = found.get(name)
    return item.value if isinstance(item, Token) else ""


def items_before(found: Found[Item], start: int) -> list[Item]:
    """Gives the items of a match that begin before a place."""
    return [item for item in found.items if item.start < start]
