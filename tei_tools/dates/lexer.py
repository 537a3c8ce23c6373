"""A passage of text to the tokens of the language of dates.

>>> [(token.code, token.text) for token in read_tokens("on 22 May 1957")]
[('ON', 'on'), ('NUMBER_31', '22'), ('MONTH_OR_VERB', 'May'), ('YEAR', '1957')]

Square brackets are transparent: they make no token, and a number keeps its value inside them (`195[7]`, `[[11]]`). A line
that is shorter than a wrapped line of prose ends with a BREAK, so that `Nº 353` and the `31 May` below it stay apart.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from tei_tools.dates.feasts import feast_name
from tei_tools.dates.lexemes import lexeme
from tei_tools.dates.misspelt import misspelt_month
from tei_tools.dates.spelt import spelt_number, spelt_ordinal, spelt_year
from tei_tools.dates.vocabulary import CAPITALISED, ROMAN, SMALL_ROMAN, WORDS

_WRAPPED_LINE = 45  # characters; a shorter line is a line of its own
_LONGEST_NUMBER = 9
_new = tuple.__new__  # a named tuple's own constructor takes twice the time
_MARKS = {
    ",": "COMMA", ".": "DOT", "/": "SLASH", "-": "DASH", "–": "DASH", "—": "DASH", "‒": "DASH", "(": "OPEN", ")": "CLOSE",
    ":": "COLON", ";": "SEMICOLON", "#": "SIGN", "№": "SIGN", "$": "MONEY", "£": "MONEY", "€": "MONEY", "%": "COUNTED",
    "&": "AND", "?": "DOUBT", "°": "COUNTED", "~": "CIRCA", "<": "OPEN", ">": "CLOSE", "§": "SIGN",
}  # fmt: skip
_QUESTIONED = re.compile(r"\?(?=\s*(?:[\]),;]|$|\n))|\s?[\[(]{1,2}\?[\])]")
_LATIN_BER = {"7ber": 9, "8ber": 10, "9ber": 11, "10ber": 12}  # September to December counted from March
_TRANSPARENT = frozenset("[]")
_SKIPPED = frozenset({"christian", "elision", "asked"})  # A.D. beside a year, the apostrophe of the 'fifties, (?)
_POSTMARKS = {name: month for month, name in enumerate("JA FE MR AP MY JU JY AU SE OC NO DE".split(), start=1)}
_MISREAD = str.maketrans("lIO", "110")  # digits as bad scans have them
# what a number belongs to that is no day and no time: tel. 12-05-57, John 3:16
_NUMBERED = frozenset("tel telephone phone fax version ver para paragraph section sect § no nº nr num number".split())
_VERSES = frozenset(
    "genesis gen exodus ex leviticus deuteronomy joshua judges samuel kings chronicles job psalm psalms ps proverbs prov "
    "isaiah isa jeremiah jer ezekiel daniel matthew matt mark luke john acts romans corinthians galatians ephesians "
    "hebrews james peter revelation rev won lost score ratio beat".split()
)
# abbreviations for the year or month that is meant: the word that says which, and its unit
_ABBREVIATED = {
    "dj": (0, "year"), "dm": (0, "month"), "vj": (-1, "year"), "vm": (-1, "month"), "сг": (0, "year"), "sg": (0, "year"),
    "тг": (0, "year"), "см": (0, "month"), "sm": (0, "month"), "пг": (-1, "year"), "br": (0, "year"), "bm": (0, "month"),
}  # fmt: skip
_NO_BRACKETS = str.maketrans("", "", "[]?")


class Token(NamedTuple):
    """One word, number or mark: its code, its place in the text, how it is spelled and what it is worth.

    `doubt` is "medium" where an editor restored it in part (brackets), "low" where it is questioned (`1957?`).
    """

    code: str
    start: int
    end: int
    text: str
    value: int | str = ""
    doubt: str = ""


def read_tokens(text: str, start: int = 0, end: int | None = None, years: frozenset[int] = frozenset()) -> list[Token]:
    """Gives the tokens of [start, end) of a text.

    `years` are the last two digits of years that are likely here: such a number may be a year without further proof.
    """
    tokens: list[Token] = []
    newline = text.rfind("\n", max(0, start - _WRAPPED_LINE), start)
    line = newline + 1 if newline >= 0 else max(0, start - _WRAPPED_LINE)  # where this line begins, or a wrapped line before
    before = start
    for match in lexeme().finditer(text, start, len(text) if end is None else end):
        kind, spelled = match.lastgroup, match.group()
        begin, stop = match.span()
        if kind in ("plain", "word"):
            code, value = _word(spelled)
            tokens.append(_new(Token, (code, begin, stop, spelled, value, "")))
        elif kind == "line":
            if begin - line < _WRAPPED_LINE or len(text[line:begin].strip()) < _WRAPPED_LINE:
                tokens.append(Token("BREAK", before, before, spelled))
            line = begin + 1
            continue
        elif kind == "sign":
            tokens.append(_new(Token, (_MARKS[spelled], begin, stop, spelled, "", "")))
        elif kind == "abbreviated":
            step, unit = _ABBREVIATED["".join(filter(str.isalpha, spelled)).lower()]
            half = begin + 1
            tokens.append(Token("LAST" if step else "THIS", begin, half, spelled[:1], step))
            tokens.append(Token("UNIT", half, stop, spelled[1:], unit))
        elif kind == "asked" and tokens:
            tokens[-1] = tokens[-1]._replace(doubt="low")
        elif spelled not in _TRANSPARENT and kind not in _SKIPPED:
            questioned = _QUESTIONED.match(text, stop) is not None
            last = tokens[-1] if tokens else None
            if last and last.code == "DOT" and len(tokens) > 1 and tokens[-2].text.lower() in _NUMBERED:
                last = tokens[-2]  # `tel. 12-05-57`
            tokens.append(_token(kind or "mark", spelled, begin, stop, last, years, questioned=questioned))
        before = stop
    while tokens and tokens[-1].code == "BREAK":
        tokens.pop()
    return tokens


def _token(
    kind: str, spelled: str, start: int, end: int, before: Token | None, years: frozenset[int], *, questioned: bool
) -> Token:
    if kind == "mark":
        return Token(_MARKS.get(spelled, "JUNK"), start, end, spelled, doubt="low" if spelled == "?" else "")
    if kind in ("number", "ordinal", "quoted", "hour"):
        glued = before is not None and before.end == start and before.code in ("LOWER", "CAPITAL", "LETTER", "SIGN", "MIXED")
        if glued or (kind == "number" and _is_of(_NUMBERED, before)):
            return Token("MIXED", start, end, spelled)
        return _number(kind, spelled, start, end, years, questioned=questioned)
    if kind in ("misread", "misread_first"):
        return _number("number", spelled.translate(_MISREAD), start, end, years, questioned=True)._replace(text=spelled)
    if kind == "clock" and _is_of(_VERSES, before):
        return Token("MIXED", start, end, spelled)
    if kind == "clock":
        return Token("CLOCK", start, end, spelled.replace("h", ":"))
    if kind == "feast":
        return Token("FEAST", start, end, spelled, feast_name(spelled))
    if kind == "postmark":
        return Token("MONTH_SHORT", start, end, spelled, _POSTMARKS[spelled])
    if kind == "tens" and spelled.lower() not in WORDS:
        ordinal, number = spelt_ordinal(spelled), spelt_number(spelled)
        code = "BIG_ORDINAL" if ordinal else "NUMBER_WORD" if number else "LOWER"
        return Token(code, start, end, spelled, ordinal or number or "")
    if kind in ("dotted", "tens"):
        code, value = WORDS.get(spelled.lower(), ("LOWER", ""))
        return Token(code, start, end, spelled, value)
    if kind in ("restored", "begun"):
        doubt = "low" if "?" in spelled else "medium"
        code, value = _word(spelled.translate(_NO_BRACKETS))
        return Token(code, start, end, spelled, value, doubt)
    if kind == "spelt":
        return Token("YEAR", start, end, spelled, spelt_year(spelled))
    if kind == "styled":
        return Token("STYLE", start, end, spelled.strip("()"))
    if kind == "letters":
        code, value = _word(spelled) if spelled.isalpha() else ("MIXED", "")
        return Token(code, start, end, spelled, value)
    if spelled.lower() in _LATIN_BER:
        return Token("MONTH_SHORT", start, end, spelled, _LATIN_BER[spelled.lower()])
    return Token(kind.upper(), start, end, spelled)


def _is_of(words: frozenset[str], before: Token | None) -> bool:
    return before is not None and before.code != "MONTH_SHORT" and before.text.lower() in words


@lru_cache(maxsize=1 << 14)
def _word(spelled: str) -> tuple[str, int | str]:
    """Gives the code and the value of a word."""
    if spelled in ROMAN:
        return "LETTER_I" if spelled == "I" else "ROMAN", ROMAN[spelled]
    if spelled in SMALL_ROMAN:
        return "SMALL_ROMAN", SMALL_ROMAN[spelled]
    low = spelled.lower().replace("’", "'")
    code, value = WORDS.get(low) or WORDS.get(low.removesuffix("'s"), ("", ""))
    if not code:
        code = "LOWER" if spelled[0].islower() else ("LETTER" if len(spelled) == 1 else "CAPITAL")
        month = misspelt_month(spelled) if code == "CAPITAL" else 0
        code, value = ("MONTH_MISSPELT", month) if month else (code, value)
    elif spelled == "Times":
        code = "CAPITAL"  # of newspapers
    elif code in CAPITALISED and not spelled[0].isupper():
        code = {"MONTH_OR_VERB": "VERB", "MONTH": "MONTH_FOREIGN", "MONTH_SHORT": "MONTH_FOREIGN"}.get(code, "LOWER")
    elif code == "SIGN" and low in ("a", "no") and spelled == "no":
        code = "NOT"
    return code, value


def _number(kind: str, spelled: str, start: int, end: int, years: frozenset[int], *, questioned: bool) -> Token:
    doubt = (
        "low" if "?" in spelled or questioned else "medium" if spelled[-1] == "]" or spelled[0] == "[" or "[" in spelled else ""
    )
    digits = "".join(character for character in spelled if character.isdecimal())
    value = int(digits[:_LONGEST_NUMBER])
    if kind == "ordinal":
        code = "ORDINAL" if 1 <= value <= 31 else "BIG_ORDINAL"
    elif kind == "quoted":
        code = "QUOTED" if 1 <= value <= 31 else "JUNK"
    else:
        code = _size(len(digits), value, years)
    if code == "YEAR" and doubt == "medium" and spelled.strip("[]").isdecimal():
        doubt = ""  # a whole year that an editor added is as sure as the editor
    return Token(code, start, end, spelled, value, doubt)


def _size(length: int, value: int, years: frozenset[int]) -> str:
    if length <= 2:
        if not value:
            return "ZERO"
        near = "_NEAR" if length == 2 and value in years else ""
        return f"NUMBER_12{near}" if 1 <= value <= 12 else f"NUMBER_31{near}" if 12 < value <= 31 else f"NUMBER_99{near}"
    if length == 4:
        if 1500 <= value < 2100 and value % 100:
            return "YEAR"
        return "ODD_YEAR" if 1000 <= value < 2200 else "FOUR"
    return "LONG"
