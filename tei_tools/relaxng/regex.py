r"""Regular expressions of XML Schema (part 2, appendix F) to Python's.

>>> translate(r"[a-z-[aeiou]]+\d")
'(?:(?![aeiou])[a-z])+\\d'

Anchoring is left to the caller (`re.fullmatch`). Raises ValueError with the reason for what is no XSD expression.
"""

from __future__ import annotations

from tei_tools.relaxng.name_chars import NAME_CHAR, NAME_START
from tei_tools.relaxng.unicode_sets import block, category

_ESCAPES = {"n": "\\n", "r": "\\r", "t": "\\t"}
_LITERAL = frozenset("\\|.?*+(){}-[]^$")  # $ is tolerated: other engines do
_CLASSES = {"s": " \\t\\n\\r", "i": NAME_START, "c": NAME_CHAR}
_SPECIAL = frozenset("\\[]^-&~|")


def translate(expression: str) -> str:
    """Gives the Python expression that matches the same strings with `re.fullmatch`."""
    scanner = _Scanner(expression)
    result = scanner.alternatives()
    if scanner.place < len(expression):
        raise ValueError(f"unexpected '{expression[scanner.place]}' at character {scanner.place + 1}")
    return result


class _Scanner:
    """Reads an expression from left to right by the grammar of appendix F."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.place = 0

    def peek(self) -> str:
        return self.source[self.place : self.place + 1]

    def take(self) -> str:
        if self.place >= len(self.source):
            raise ValueError("the expression ends too early")
        self.place += 1
        return self.source[self.place - 1]

    def expect(self, wanted: str) -> None:
        if self.take() != wanted:
            raise ValueError(f"'{wanted}' expected at character {self.place}")

    def alternatives(self) -> str:
        branches = [self.branch()]
        while self.peek() == "|":
            self.take()
            branches.append(self.branch())
        return "|".join(branches)

    def branch(self) -> str:
        pieces = []
        while self.peek() and self.peek() not in "|)":
            pieces.append(self.atom() + self.quantifier())
        return "".join(pieces)

    def atom(self) -> str:
        character = self.take()
        if character == "(":
            inner = self.alternatives()
            self.expect(")")
            return f"(?:{inner})"
        if character == "[":
            return self.char_class()
        if character == ".":
            return "[^\\n\\r]"
        if character == "\\":
            inner, is_set = self.escape()
            return _wrap(inner) if is_set else inner
        if character in "?*+{}])":
            raise ValueError(f"'{character}' at character {self.place} must be escaped")
        return "\\" + character if character in "^$" else character if character.isalnum() else f"\\{character}"

    def quantifier(self) -> str:
        character = self.peek()
        if character and character in "?*+":
            return self.take()
        if character != "{":
            return ""
        end = self.source.find("}", self.place)
        bounds = self.source[self.place + 1 : end].split(",") if end > 0 else []
        low, high = bounds[0] if bounds else "", bounds[-1] if bounds else ""
        if not 1 <= len(bounds) <= 2 or not _is_number(low) or not (high == "" or _is_number(high)):
            raise ValueError(f"a wrong quantity at character {self.place + 1}")
        if high and int(low) > int(high):
            raise ValueError(f"a quantity from {low} to {high}")
        self.place = end + 1
        return "{" + ",".join(bounds) + "}"

    def escape(self) -> tuple[str, bool]:
        """Reads what follows a backslash: Python text for inside a class, and whether it is a set ("!" first: negated)."""
        character = self.take()
        if character in _ESCAPES:
            return _ESCAPES[character], False
        if character in _LITERAL:
            return f"\\{character}", False
        if character in "pP":
            return ("!" if character == "P" else "=") + self.prop(), True
        if character in "dD":
            return ("!" if character == "D" else "=") + "\\d", True
        if character in "wW":
            sets = "".join(map(category, ("P", "Z", "C")))
            return ("=" if character == "W" else "!") + sets, True
        if character.lower() in _CLASSES:
            return ("=" if character.islower() else "!") + _CLASSES[character.lower()], True
        raise ValueError(f"there is no escape '\\{character}'")

    def prop(self) -> str:
        self.expect("{")
        end = self.source.find("}", self.place)
        name = self.source[self.place : max(end, self.place)]
        self.place = end + 1
        try:
            return block(name[2:]) if name.startswith("Is") else category(name)
        except KeyError as error:
            raise ValueError(f"there is no character property '{name}'") from error

    def char_class(self) -> str:
        """Reads a class after its "[": negation, ranges, escapes, and a subtracted class at the end."""
        is_negated = self.peek() == "^"
        if is_negated:
            self.take()
        parts: list[str] = []
        negated: list[str] = []
        subtracted = ""
        is_first = True
        while is_first or self.peek() != "]":
            if self.source[self.place : self.place + 2] == "-[":
                self.place += 2
                subtracted = self.char_class()
                break
            self._class_part(parts, negated, is_first)
            is_first = False
        self.expect("]")
        options = ([f"[{''.join(parts)}]"] if parts else []) + [f"[^{item}]" for item in negated]
        if not options:
            raise ValueError("an empty character class")
        result = _class(options, is_negated)
        return f"(?:(?!{subtracted}){result})" if subtracted else result

    def _class_part(self, parts: list[str], negated: list[str], is_first: bool) -> None:
        start, is_set = self._class_char(is_first)
        if is_set:
            (negated if start[0] == "!" else parts).append(start[1:])
            return
        following = self.source[self.place + 1 : self.place + 2]
        if self.peek() == "-" and following not in ("]", "[", ""):
            self.take()
            end, is_set = self._class_char(False)
            if is_set or _point(start) > _point(end):
                raise ValueError(f"a wrong range before character {self.place + 1}")
            start = f"{start}-{end}"
        parts.append(start)

    def _class_char(self, is_first: bool) -> tuple[str, bool]:
        character = self.take()
        if character == "\\":
            return self.escape()
        if character in "[]" or (character == "-" and not is_first and self.peek() not in ("]", "")):
            raise ValueError(f"'{character}' at character {self.place} must be escaped")
        return (f"\\{character}" if character in _SPECIAL else character), False


def _wrap(item: str) -> str:
    return f"[^{item[1:]}]" if item[0] == "!" else f"[{item[1:]}]" if item != "=\\d" else "\\d"


def _class(options: list[str], is_negated: bool) -> str:
    if len(options) == 1:
        only = options[0]
        if not is_negated:
            return only
        return f"[{only[2:]}" if only.startswith("[^") else f"[^{only[1:]}"
    union = "|".join(options)
    return f"(?:(?!{union})[\\s\\S])" if is_negated else f"(?:{union})"


def _point(text: str) -> int:
    return {"\\n": 10, "\\r": 13, "\\t": 9}.get(text) or ord(text[-1])


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
