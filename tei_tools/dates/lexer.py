"""A passage of text to the tokens of the language of dates.

>>> [(token.code, token.text) for token in read_tokens("on 22 May 1957")]
[('ON', 'on'), ('NUMBER_31', '22'), ('MONTH_OR_VERB', 'May'), ('YEAR', '1957')]

Square brackets are transparent: they make no token, and a number keeps its value inside them (`195[7]`, `[[11]]`). A line
that is shorter than a wrapped line of prose ends with a BREAK, so that `Nº 353` and the `31 May` below it stay apart.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from tei_tools.dates.spelt import SPELT_YEAR, spelt_ordinal, spelt_year
from tei_tools.dates.vocabulary import CAPITALISED, ROMAN, SMALL_ROMAN, WORDS

_WRAPPED_LINE = 45  # characters; a shorter line is a line of its own
_LONGEST_NUMBER = 9
_new = tuple.__new__  # a named tuple's own constructor takes twice the time
_ORDINAL_END = r"(?:\.{0,2}(?:st|nd|rd|th|d|h|er|-e?go|ᵗʰ|ˢᵗ|ⁿᵈ|ʳᵈ)(?![^\W\d_])|\s(?:st|nd|rd|th)(?!\w))(?:\s?\.(?!\d)){0,2}"
_MONTH_NEXT = r"\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_LEXEMES = rf"""
    (?![^\S\n])(?:(?![^\W\d_])(?:  # begins with no letter
      (?P<line>\n)
    | (?P<iso>\d{{4}}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?(?!\w))
    | (?P<dtg>(?<!\w)\d{{6}}Z(?!\w))
    | (?P<clock>(?<![\w:])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:]))
    | (?P<eight>(?<!\w)(?:1[5-9]|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\w))
    | (?P<decade>(?<!\w)1\d\d0(?:-?['’]?s|-?ies)(?!\w))
    | (?P<tenth>(?<![\w.,])['’]?[2-9]0(?:-?['’]?s|-?ies)(?!\w))
    | (?P<lost>\[1[5-9]\d[-?]\??\]|(?<![\w-])1[5-9]\d(?:-\??|\?)(?=[ \t\]),.;]|$))
    | (?P<count>(?<!\w)\d{{1,3}}(?:,\d{{3}})+(?!\d))
    | (?P<hour>(?<!\w)\d{{1,2}}(?=[ap]\.?m\b))
    | (?P<zulu_time>(?<!\w)(?:[01]\d|2[0-3])[0-5]\dZ(?!\w))
    | (?P<quoted>["“„«'‘]\s?\d{{1,2}}(?:st|nd|rd|th)?\s?["”“»'’](?!\w))
    | (?P<short>['’]\d\d(?![\w,]))
    | (?P<ordinal>(?>(?:\d{{1,4}}|\[{{1,2}}\d{{1,4}}\??\]{{1,2}})+){_ORDINAL_END})
    | (?P<number>(?:(?<!\w)\?(?=\d))?(?>(?:\d{{1,9}}|\[{{1,2}}\d{{1,4}}\??\]{{1,2}})+)(?!\w)(?:\?(?={_MONTH_NEXT}))?)
    | (?P<styled>\((?i:[on]\.\s?s\.|os|ns|(?:old|new)\sstyle|julian)\))
    | (?P<begun>\[{{1,2}}[^\W\d_]+\??\]{{1,2}}[^\W\d_]+)
    | (?P<mixed>\w+)
    | (?P<mark>\S)
    )
    | (?P<ampm>[AaPp]\.\s?[Mm]\.|[AaPp]\.?[Mm]\b)
    | (?P<style>(?=[ONonBb])\b(?:[ON]\.\s?S\.|[on]\.s\.
        |(?:(?:[Oo]ld|[Nn]ew)\s[Ss]tyle|[Bb]y\sthe\s(?:[Oo]ld|Julian)\scalendar)\b))
    | (?P<dotted>\b(?:Jan|Feb|Apr?|Aug|Sept?|Oct|Nov|Dec)\.(?:y|ry|r|t|l)\b)
    | (?P<tens>(?=[FfTtSsEeNn])(?i:(?:twen|thir|for|fif|six|seven|eigh|nine)ty-[a-z]+))
    | (?P<spelt>(?=[OoSsEeNn]){SPELT_YEAR})
    | (?P<era>(?i:min-?(?:kuo|guo))\b)
    | (?P<word>(?>[^\W\d_]+(?:['’][^\W\d_]+)?)(?!\[{{1,2}}[^\W\d_]))
    | (?P<restored>[^\W\d_]+\[{{1,2}}[^\W\d_]+\??\]{{1,2}}[^\W\d_]*)
    | (?P<letters>\w+)
    )"""
_MARKS = {
    ",": "COMMA", ".": "DOT", "/": "SLASH", "-": "DASH", "–": "DASH", "—": "DASH", "‒": "DASH", "(": "OPEN", ")": "CLOSE",
    ":": "COLON", ";": "SEMICOLON", "#": "SIGN", "№": "SIGN", "$": "MONEY", "£": "MONEY", "€": "MONEY", "%": "COUNTED",
    "&": "AND", "?": "DOUBT", "°": "COUNTED",
}  # fmt: skip
_QUESTIONED = re.compile(r"\?(?=\s*(?:[\]),;]|$|\n))|\s?[\[(]{1,2}\?[\])]")
_LATIN_BER = {"7ber": 9, "8ber": 10, "9ber": 11, "10ber": 12}  # September to December counted from March
_TRANSPARENT = frozenset("[]")
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


@cache
def _lexeme() -> re.Pattern[str]:
    return re.compile(_LEXEMES, re.VERBOSE)


def read_tokens(text: str, start: int = 0, end: int | None = None, years: frozenset[int] = frozenset()) -> list[Token]:
    """Gives the tokens of [start, end) of a text.

    `years` are the last two digits of years that are likely here: such a number may be a year without further proof.
    """
    tokens: list[Token] = []
    newline = text.rfind("\n", max(0, start - _WRAPPED_LINE), start)
    line = newline + 1 if newline >= 0 else max(0, start - _WRAPPED_LINE)  # where this line begins, or a wrapped line before
    before = start
    for match in _lexeme().finditer(text, start, len(text) if end is None else end):
        kind, spelled = match.lastgroup, match.group()
        begin, stop = match.span()
        if kind == "word":
            code, value = _word(spelled)
            tokens.append(_new(Token, (code, begin, stop, spelled, value, "")))
        elif kind == "line":
            if begin - line < _WRAPPED_LINE:
                tokens.append(Token("BREAK", before, before, spelled))
            line = begin + 1
            continue
        elif spelled not in _TRANSPARENT:
            questioned = _QUESTIONED.match(text, stop) is not None
            last = tokens[-1] if tokens else None
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
        return (
            Token("MIXED", start, end, spelled) if glued else _number(kind, spelled, start, end, years, questioned=questioned)
        )
    if kind == "tens" and spelled.lower() not in WORDS:
        ordinal = spelt_ordinal(spelled)
        return Token("BIG_ORDINAL" if ordinal else "LOWER", start, end, spelled, ordinal or "")
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
