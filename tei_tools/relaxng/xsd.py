"""The datatypes of XML Schema part 2 (1.0): each a row of one table, with its white space, its values and its facets.

A type's `parse` turns a normalised string into a value that compares as the datatype says, or raises ValueError with the
reason. Two values of one type are equal when they are the same in the value space (`1.0` and `1` as decimals).

>>> TYPES["decimal"].parse("1.0", {}) == TYPES["decimal"].parse("1", {})
True
"""

from __future__ import annotations

import base64
import math
import re
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tei_tools.relaxng.name_chars import NAME_CHAR, NAME_START
from tei_tools.relaxng.uri import uri_problem
from tei_tools.relaxng.xsd_time import TIME_TYPES, parse_duration

Parse = Callable[[str, Mapping[str, str]], Any]
_LENGTHS = frozenset(("length", "minLength", "maxLength", "pattern"))
_BOUNDS = frozenset(("minInclusive", "maxInclusive", "minExclusive", "maxExclusive", "pattern"))
_DIGITS = _BOUNDS | {"totalDigits", "fractionDigits"}
_PATTERN = frozenset(("pattern",))
_SPACES = re.compile("[ \t\r\n]+")
_IPV6 = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*:)?//([^/?#\[\]]*@)?\[[0-9A-Fa-f:.]+\](:[0-9]*)?(/[^\[\]]*)?")
_EMPTY_HOST = re.compile("([A-Za-z][A-Za-z0-9+.-]*:)?//")
UNPARSED = "&"  # what the name of an unparsed entity begins with in a context; no prefix can
_NAME = re.compile(f"[{NAME_START}][{NAME_CHAR}]*")
_NMTOKEN = re.compile(f"[{NAME_CHAR}]+")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_FLOAT = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_B = "[A-Za-z0-9+/] ?"
_BASE64 = re.compile(f"({_B}{_B}{_B}{_B})*({_B}{_B}[AEIMQUYcgkosw048] ?=|{_B}[AQgw] ?= ?=)?")


@dataclass(frozen=True, slots=True)
class NotANumber:
    """NaN: the same as itself, neither less nor more than anything (XSD part 2, 3.2.4)."""

    def __lt__(self, _: object) -> bool:
        return False

    __gt__ = __lt__

    def __le__(self, other: object) -> bool:
        return self == other

    __ge__ = __le__


_SPECIAL_FLOATS: dict[str, float | NotANumber] = {"INF": float("inf"), "-INF": float("-inf"), "NaN": NotANumber()}


@dataclass(frozen=True, slots=True)
class Type:
    """One datatype: what it is called in a message, how to read a value, its white space, facets and unit of length."""

    description: str
    parse: Parse
    facets: frozenset[str] = _PATTERN
    white_space: str = "collapse"
    length: Callable[[Any], int] = len
    needs_context: bool = False

    def normalise(self, value: str) -> str:
        """Applies the datatype's whiteSpace facet."""
        if self.white_space == "collapse":
            return _SPACES.sub(" ", value).strip(" ")
        return value if self.white_space == "preserve" else re.sub("[\t\r\n]", " ", value)


def _string(value: str, _: Mapping[str, str]) -> str:
    return value


def _matching(expression: re.Pattern[str], reason: str) -> Parse:
    def parse(value: str, _: Mapping[str, str]) -> str:
        if not expression.fullmatch(value):
            raise ValueError(reason)
        return value

    return parse


def _parse_ncname(value: str, _: Mapping[str, str]) -> str:
    if ":" in value or not _NAME.fullmatch(value):
        raise ValueError("it must be a name: a letter or _ first, then letters, digits, . - _ and no blank or colon")
    return value


def _items(parse: Parse) -> Parse:
    def parse_list(value: str, context: Mapping[str, str]) -> tuple[Any, ...]:
        if not value:
            raise ValueError("at least one name must stand here")
        return tuple(parse(item, context) for item in value.split(" "))

    return parse_list


def _parse_qname(value: str, context: Mapping[str, str]) -> tuple[str, str]:
    prefix, colon, local = value.rpartition(":")
    for part in (prefix, local) if colon else (local,):
        _parse_ncname(part, context)
    if colon and prefix not in context:
        raise ValueError(f"the prefix '{prefix}' is not declared")
    return context.get(prefix, ""), local


def _parse_entity(value: str, context: Mapping[str, str]) -> str:
    _parse_ncname(value, context)
    if UNPARSED + value not in context:
        raise ValueError(f"the document declares no unparsed entity '{value}'")
    return value


def _parse_boolean(value: str, _: Mapping[str, str]) -> bool:
    if value not in ("true", "false", "1", "0"):
        raise ValueError("it must be true, false, 1 or 0")
    return value in ("true", "1")


def _parse_decimal(value: str, _: Mapping[str, str]) -> Decimal:
    if not _DECIMAL.fullmatch(value):
        raise ValueError("it must be a number such as 12 or -1.5")
    return Decimal(value)


def _integer(low: int | None = None, high: int | None = None) -> Parse:
    def parse(value: str, _: Mapping[str, str]) -> Decimal:
        if not _INTEGER.fullmatch(value):
            raise ValueError("it must be a whole number")
        number = Decimal(value)
        if low is not None and number < low:
            raise ValueError(f"it must be at least {low}")
        if high is not None and number > high:
            raise ValueError(f"it must be at most {high}")
        return number

    return parse


def _parse_double(value: str, _: Mapping[str, str]) -> float | NotANumber:
    if value in _SPECIAL_FLOATS:
        return _SPECIAL_FLOATS[value]
    if not _FLOAT.fullmatch(value):
        raise ValueError("it must be a number such as 12, -1.5 or 1e6, or INF, -INF, NaN")
    return float(value)


def _parse_float(value: str, context: Mapping[str, str]) -> float | NotANumber:
    number = _parse_double(value, context)
    if isinstance(number, NotANumber):
        return number
    try:
        return float(struct.unpack("f", struct.pack("f", number))[0])  # 32 bits: the nearest number that it can hold
    except OverflowError:
        return math.copysign(float("inf"), number)


def _parse_hex(value: str, _: Mapping[str, str]) -> bytes:
    if not re.fullmatch("([0-9A-Fa-f]{2})*", value):
        raise ValueError("it must be pairs of hexadecimal digits")
    return bytes.fromhex(value)


def _parse_base64(value: str, _: Mapping[str, str]) -> bytes:
    if not _BASE64.fullmatch(value):
        raise ValueError("it must be base64")
    return base64.b64decode(value.replace(" ", ""))


def _parse_uri(value: str, _: Mapping[str, str]) -> str:
    problem = uri_problem(value)
    path = re.split("[?#]", value, maxsplit=1)[0]
    if not problem and ("[" in path or "]" in path) and not _IPV6.fullmatch(path):
        problem = "it has a [ or ] outside the address of a host: write %5B or %5D"
    if not problem and _EMPTY_HOST.fullmatch(value):
        problem = "nothing follows its //"
    if problem:
        raise ValueError(problem)
    return value


def _octets(value: bytes) -> int:
    return len(value)


ANYTHING = Type("any text", _string, frozenset(), "preserve")
_NAME_PARSE = _matching(_NAME, "it must be an XML name: a letter, _ or : first, then letters, digits, . - _ : and no blank")
_TOKEN_PARSE = _matching(_NMTOKEN, "it must be one word of letters, digits and . - _ :")


def _names(description: str, parse: Parse) -> Type:
    return Type(description, parse, _LENGTHS)


TYPES: dict[str, Type] = {
    "string": Type("any text", _string, _LENGTHS, "preserve"),
    "normalizedString": Type("any text", _string, _LENGTHS, "replace"),
    "token": Type("text", _string, _LENGTHS),
    "language": _names("a language tag", _matching(_LANGUAGE, "it must be a language tag such as en or ru-Latn")),
    "Name": _names("an XML name", _NAME_PARSE),
    "NCName": _names("a name without colon", _parse_ncname),
    "NMTOKEN": _names("one word", _TOKEN_PARSE),
    "NMTOKENS": _names("words", _items(_TOKEN_PARSE)),
    "ID": _names("an identifier", _parse_ncname),
    "IDREF": _names("an identifier", _parse_ncname),
    "IDREFS": _names("identifiers", _items(_parse_ncname)),
    "ENTITY": Type("an entity name", _parse_entity, _LENGTHS, needs_context=True),
    "ENTITIES": Type("entity names", _items(_parse_entity), _LENGTHS, needs_context=True),
    "QName": Type("a qualified name", _parse_qname, _LENGTHS, needs_context=True),
    "NOTATION": Type("a notation name", _parse_qname, _LENGTHS, needs_context=True),
    "boolean": Type("true or false", _parse_boolean),
    "decimal": Type("a decimal number", _parse_decimal, _DIGITS),
    "float": Type("a number", _parse_float, _BOUNDS),
    "double": Type("a number", _parse_double, _BOUNDS),
    "hexBinary": Type("hexadecimal digits", _parse_hex, _LENGTHS, length=_octets),
    "base64Binary": Type("base64", _parse_base64, _LENGTHS, length=_octets),
    "anyURI": Type("a URI", _parse_uri, _LENGTHS),
    "duration": Type("a duration such as P1Y2M3DT4H", parse_duration, _BOUNDS),
    **{name: Type(description, parse, _BOUNDS) for name, (description, parse) in TIME_TYPES.items()},
}
_INTEGERS: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    **{name: (-(2**bits), 2**bits - 1) for name, bits in (("long", 63), ("int", 31), ("short", 15), ("byte", 7))},
    **{f"unsigned{name}": (0, 2**bits - 1) for name, bits in (("Long", 64), ("Int", 32), ("Short", 16), ("Byte", 8))},
}
TYPES.update({name: Type("a whole number", _integer(low, high), _DIGITS) for name, (low, high) in _INTEGERS.items()})
