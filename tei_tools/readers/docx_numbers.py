"""The numbers and bullets that Word makes by itself: they are no text in the file, but they are on the page.

>>> roman(14), letters(28)
('XIV', 'AB')
"""

from __future__ import annotations

import re
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_ROMAN_LOW = ((9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
BULLET = "-"


def roman(number: int) -> str:
    """Gives a Roman numeral."""
    pieces = []
    for value, sign in (*_ROMAN, *_ROMAN_LOW):
        pieces.append(sign * (number // value))
        number %= value
    return "".join(pieces)


def letters(number: int) -> str:
    """Gives A to Z, then AA, AB as spreadsheets count."""
    found = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found


class Numbering:
    """The numberings of a document, and how far each has counted."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        self._styles = _numbered_styles(styles)
        if numbering is not None:
            self._read(numbering)

    def mark(self, paragraph: Any) -> str:
        """Gives the number or bullet of a paragraph with a space behind it, and counts on; "" where it has none."""
        place = _place_of(paragraph.find(f"{W}pPr")) or self._styles.get(_style_of(paragraph))
        if place is None or place[0] == "0":
            return ""
        id, level = place
        kind, text, start = self._levels.get((self._abstract.get(id, ""), level), ("none", "", 1))
        if kind == "none":
            return ""
        if kind == "bullet":
            return f"{BULLET} "
        self._counts[id, level] = self._counts.get((id, level), start - 1) + 1
        for deeper in [key for key in self._counts if key[0] == id and key[1] > level]:
            del self._counts[deeper]
        return re.sub(r"%(\d)", lambda match: self._number(id, int(match[1]) - 1), text) + " "

    def _number(self, id: str, level: int) -> str:
        kind, _, start = self._levels.get((self._abstract.get(id, ""), level), ("decimal", "", 1))
        number = self._counts.get((id, level), start)
        forms = {
            "lowerLetter": lambda n: letters(n).lower(),
            "upperLetter": letters,
            "lowerRoman": lambda n: roman(n).lower(),
            "upperRoman": roman,
        }
        return forms[kind](number) if kind in forms else str(number)

    def _read(self, numbering: Any) -> None:
        for abstract in numbering.iter(f"{W}abstractNum"):
            for level in abstract.iter(f"{W}lvl"):
                key = (str(abstract.get(f"{W}abstractNumId")), int(level.get(f"{W}ilvl", "0")))
                self._levels[key] = (
                    _value(level, "numFmt", "decimal"),
                    _value(level, "lvlText", ""),
                    int(_value(level, "start", "1")),
                )
        for number in numbering.iter(f"{W}num"):
            self._abstract[str(number.get(f"{W}numId"))] = _value(number, "abstractNumId", "")


def _value(element: Any, name: str, default: str) -> str:
    child = element.find(f"{W}{name}")
    return str(child.get(f"{W}val", default)) if child is not None else default


def _place_of(properties: Any) -> tuple[str, int] | None:
    place = properties.find(f"{W}numPr") if properties is not None else None
    return None if place is None else (_value(place, "numId", "0"), int(_value(place, "ilvl", "0")))


def _style_of(paragraph: Any) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return str(style.get(f"{W}val", "")) if style is not None else ""


def _numbered_styles(styles: Any) -> dict[str, tuple[str, int]]:
    found = styles.iter(f"{W}style") if styles is not None else ()
    return {str(style.get(f"{W}styleId")): place for style in found if (place := _place_of(style.find(f"{W}pPr")))}
