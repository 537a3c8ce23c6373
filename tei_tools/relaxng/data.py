"""A datatype with its facets as a pattern holds it: checks values, compares them, and says why one does not fit.

>>> date = Datum(XSD, "date")
>>> date.reason("1957-02-30", {})
'February 1957 has 28 days'

Values are normalised as the datatype's whiteSpace says before they are checked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from tei_tools.relaxng.regex import translate
from tei_tools.relaxng.xsd import ANYTHING, TYPES, Type

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
BUILT_IN: dict[str, Type] = {"string": ANYTHING, "token": TYPES["token"]}
LIBRARIES: dict[str, Mapping[str, Type]] = {"": BUILT_IN, XSD: TYPES}
Context = Mapping[str, str]
_Check = Callable[[Any, str], str]


class Datum:
    """A datatype, its parameters and, for `value`, the one value; `key` identifies it, and is what the cache stores.

    `context` maps namespace prefixes for the one value. Raises ValueError for an unknown type, a wrong facet or value.
    """

    __slots__ = ("_checks", "_is_any", "key", "name", "pattern_sources", "type", "value")

    def __init__(
        self,
        library: str,
        name: str,
        parameters: tuple[tuple[str, str], ...] = (),
        value: str | None = None,
        context: Context | None = None,
    ) -> None:
        if library not in LIBRARIES:
            raise ValueError(f"there is no datatype library '{library}'")
        if name not in LIBRARIES[library]:
            raise ValueError(f"there is no datatype '{name}' in the library '{library}'")
        self.name = name
        self.type = LIBRARIES[library][name]
        if parameters and library == "":
            raise ValueError(f"the datatype '{name}' takes no parameters")
        self._checks: list[_Check] = []
        for facet, text in parameters:
            self._checks.append(self._facet(facet, text))
        self._is_any = self.type is ANYTHING and not parameters
        self.pattern_sources = tuple(text for facet, text in parameters if facet == "pattern")
        names = tuple(sorted(context.items())) if context and self.type.needs_context else ()
        self.value = None if value is None else self._parse(value, context or {})
        self.key = (library, name, parameters, value, names)

    def _facet(self, facet: str, text: str) -> _Check:
        if facet not in self.type.facets:
            raise ValueError(f"the datatype '{self.name}' has no facet '{facet}'")
        check = _FACETS[facet](self.type, text)
        problem = self.reason(text, {}) if facet in _ORDER else ""
        if problem:
            raise ValueError(f"{facet} {text} is outside what the facets before it allow: {problem}")
        return check

    def _parse(self, value: str, context: Context) -> Any:
        return self.type.parse(self.type.normalise(value), context)

    def allows(self, value: str, context: Context) -> bool:
        """Whether the value is of the datatype and within its facets."""
        return self._is_any or not self.reason(value, context)

    def reason(self, value: str, context: Context) -> str:
        """Says why the value does not fit; "" when it does."""
        text = self.type.normalise(value)
        try:
            parsed = self.type.parse(text, context)
        except ValueError as error:
            return str(error)
        for check in self._checks:
            problem = check(parsed, text)
            if problem:
                return problem
        return ""

    def equals(self, value: str, context: Context) -> bool:
        """Whether the value is the same as the one value of this datum, by the datatype's own equality."""
        try:
            return bool(self._parse(value, context) == self.value)
        except ValueError:
            return False

    def describe(self) -> str:
        """Names what is allowed, in words for a message."""
        if self.key[3] is not None:
            return f"'{self.key[3]}'"
        facets = ", ".join(f"{facet} {text}" for facet, text in self.key[2])
        return f"{self.type.description}{f' ({facets})' if facets else ''}"


def _pattern_facet(_: Type, text: str) -> _Check:
    matcher = _matcher(text)
    return lambda _, value: "" if matcher(value) else f"it does not match the pattern {text}"


@lru_cache(maxsize=1024)
def _matcher(text: str) -> Callable[[str], Any]:
    """Compiles now what may be wrong; the frequent expression below, known to be right, when it is first needed."""
    return _match_words if text == _WORDS else re.compile(translate(text)).fullmatch


_WORDS = "[^\\p{C}\\p{Z}]+"  # TEI's teidata.word: Unicode's tables need 0.1 s to build, which an ASCII value spares
_ASCII_WORD = re.compile("[!-~]+")


def _match_words(value: str) -> bool:
    if _ASCII_WORD.fullmatch(value):
        return True
    return bool(value) and all(unicodedata.category(character)[0] not in "CZ" for character in value)


def _length_facet(test: Callable[[int, int], bool], words: str) -> Callable[[Type, str], _Check]:
    def build(kind: Type, text: str) -> _Check:
        wanted = _whole_number(text)
        return lambda parsed, _: "" if test(kind.length(parsed), wanted) else f"its length must be {words} {wanted}"

    return build


def _order_facet(test: Callable[[Any, Any], bool], words: str) -> Callable[[Type, str], _Check]:
    def build(kind: Type, text: str) -> _Check:
        bound = kind.parse(kind.normalise(text), {})
        return lambda parsed, _: "" if test(parsed, bound) else f"it must be {words} {text}"

    return build


def _digits_facet(count: Callable[[Any], int], words: str) -> Callable[[Type, str], _Check]:
    def build(_: Type, text: str) -> _Check:
        most = _whole_number(text)
        if words == "digits" and most == 0:
            raise ValueError("totalDigits must be positive")
        return lambda parsed, _: "" if count(parsed) <= most else f"it has more than {most} {words}"

    return build


def _whole_number(text: str) -> int:
    if not re.fullmatch(r"[ \t\r\n]*\+?[0-9]+[ \t\r\n]*", text):
        raise ValueError(f"'{text}' is no whole number")
    return int(text)


def _total_digits(number: Any) -> int:
    _, digits, exponent = number.normalize().as_tuple()
    return int(max(len(digits) + max(exponent, 0), -exponent))


def _fraction_digits(number: Any) -> int:
    return int(max(0, -number.normalize().as_tuple().exponent))


_ORDER = frozenset(("minInclusive", "maxInclusive", "minExclusive", "maxExclusive"))
_FACETS: dict[str, Callable[[Type, str], _Check]] = {
    "pattern": _pattern_facet,
    "length": _length_facet(lambda a, b: a == b, "exactly"),
    "minLength": _length_facet(lambda a, b: a >= b, "at least"),
    "maxLength": _length_facet(lambda a, b: a <= b, "at most"),
    "minInclusive": _order_facet(lambda a, b: a >= b, "at least"),
    "maxInclusive": _order_facet(lambda a, b: a <= b, "at most"),
    "minExclusive": _order_facet(lambda a, b: a > b, "greater than"),
    "maxExclusive": _order_facet(lambda a, b: a < b, "less than"),
    "totalDigits": _digits_facet(_total_digits, "digits"),
    "fractionDigits": _digits_facet(_fraction_digits, "digits after the point"),
}
