"""Text to the tokens of the language of dates, block by block; blocks in which nothing speaks of a date are skipped.

>>> [(token.code, token.text) for token in next(read_blocks("on 22 May 1957"))]
[('ON', 'on'), ('NUMBER_31', '22'), ('MONTH_OR_VERB', 'May'), ('YEAR', '1957')]

Square brackets are transparent: they make no token, and a number keeps its value inside them (`195[7]`, `[[11]]`). A line
that is shorter than a wrapped line of prose ends with a BREAK, so that `Nº 353` and the `31 May` below it stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tei_tools.dates.spelt import SPELT_YEAR, spelt_ordinal, spelt_year
from tei_tools.dates.vocabulary import CAPITALISED, ROMAN, SMALL_ROMAN, TRIGGER_CODES, WORDS

_WRAPPED_LINE = 45  # characters; a shorter line is a line of its own
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"[0-9]")
_TRIGGER = re.compile(r"[^\W\d_]+|[0-9]+")
_GAP = re.compile(r"\s")
_BEFORE, _AFTER, _LONGEST_WORD, _LONGEST_NUMBER = 90, 70, 40, 9  # characters beside a trigger that may belong to its date
_ORDINAL_END = r"(?:\.{0,2}(?:st|nd|rd|th|d|h|er|-e?go|ᵗʰ|ˢᵗ|ⁿᵈ|ʳᵈ)(?![^\W\d_])|\s(?:st|nd|rd|th)(?!\w))(?:\s?\.(?!\d)){0,2}"
_MONTH_NEXT = r"\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_LEXEMES = rf"""
    (?![^\W\d_])(?:  # begins with no letter
      (?P<iso>\d{{4}}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?(?!\w))
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
    """
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
def _triggers() -> frozenset[str]:
    words = [word for word, (code, _) in WORDS.items() if code in TRIGGER_CODES]
    return frozenset(form for word in words for form in _spellings(word))


def _spellings(word: str) -> tuple[str, ...]:
    if WORDS[word][0] in CAPITALISED:
        return (word.capitalize(), word.upper())
    return (word, word.capitalize(), word.upper())


@cache
def _lexeme() -> re.Pattern[str]:
    return re.compile(_LEXEMES, re.VERBOSE)


def read_blocks(text: str, years: frozenset[int] = frozenset()) -> Iterator[list[Token]]:
    """Yields the tokens of each passage that may hold a date, in order; a passage lies between blank lines.

    `years` are the last two digits of years that are likely here: such a number may be a year without further proof.
    """
    triggers = _triggers()
    start = 0
    for gap in (*_BLANK_LINE.finditer(text), None):
        end = gap.start() if gap else len(text)
        block = text[start:end]
        if _DIGIT.search(block) or not triggers.isdisjoint(_WORD.findall(block)):
            for low, high in _passages(text, start, end, triggers):
                yield _read_passage(text, low, high, years)
        start = gap.end() if gap else end


def _passages(text: str, start: int, end: int, triggers: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yields the surroundings of the words and numbers that may belong to a date; those that touch are one."""
    low = high = start
    for match in _TRIGGER.finditer(text, start, end):
        if match.group().isalpha() and match.group() not in triggers:
            continue
        if match.start() - _BEFORE > high:
            if high > low:
                yield low, high
            low = _gap_after(text, max(high, match.start() - _BEFORE), match.start())
        high = _gap_after(text, match.end() + _AFTER, end) if match.end() + _AFTER < end else end
    if high > low:
        yield low, high


def _gap_after(text: str, position: int, limit: int) -> int:
    """Gives the first white space from a position on, so that no word is cut; the limit where there is none near."""
    gap = _GAP.search(text, position, min(limit, position + _LONGEST_WORD))
    return gap.start() if gap else min(limit, position + _LONGEST_WORD)


def _read_passage(text: str, start: int, end: int, years: frozenset[int]) -> list[Token]:
    tokens: list[Token] = []
    newline = text.rfind("\n", max(0, start - _WRAPPED_LINE), start)
    line = newline + 1 if newline >= 0 else max(0, start - _WRAPPED_LINE)  # where this line begins, or a wrapped line before
    before = start
    for match in _lexeme().finditer(text, start, end):
        newline = text.rfind("\n", before, match.start())
        if newline >= 0:
            if text.find("\n", before, match.start()) - line < _WRAPPED_LINE:
                tokens.append(Token("BREAK", before, before, "\n"))
            line = newline + 1
        before = match.end()
        kind = match.lastgroup or "mark"
        spelled = match.group()
        if kind == "mark" and spelled in _TRANSPARENT:
            continue
        questioned = kind != "word" and bool(_QUESTIONED.match(text, before))
        tokens.append(
            _token(kind, spelled, match.start(), before, tokens[-1] if tokens else None, years, questioned=questioned)
        )
    return tokens


def _token(
    kind: str, spelled: str, start: int, end: int, before: Token | None, years: frozenset[int], *, questioned: bool
) -> Token:
    if kind == "word":
        return _word(spelled, start, end)
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
        return _word(spelled.translate(_NO_BRACKETS), start, end)._replace(text=spelled, doubt=doubt)
    if kind == "spelt":
        return Token("YEAR", start, end, spelled, spelt_year(spelled))
    if kind == "styled":
        return Token("STYLE", start, end, spelled.strip("()"))
    if kind == "letters":
        return _word(spelled, start, end) if spelled.isalpha() else Token("MIXED", start, end, spelled)
    if spelled.lower() in _LATIN_BER:
        return Token("MONTH_SHORT", start, end, spelled, _LATIN_BER[spelled.lower()])
    return Token(kind.upper(), start, end, spelled)


def _word(spelled: str, start: int, end: int) -> Token:
    if spelled in ROMAN:
        return Token("LETTER_I" if spelled == "I" else "ROMAN", start, end, spelled, ROMAN[spelled])
    if spelled in SMALL_ROMAN:
        return Token("SMALL_ROMAN", start, end, spelled, SMALL_ROMAN[spelled])
    low = spelled.lower().replace("’", "'")
    code, value = WORDS.get(low) or WORDS.get(low.removesuffix("'s"), ("", ""))
    if not code:
        code = "LOWER" if spelled[0].islower() else ("LETTER" if len(spelled) == 1 else "CAPITAL")
    elif code in CAPITALISED and not spelled[0].isupper():
        code = {"MONTH_OR_VERB": "VERB", "MONTH": "MONTH_FOREIGN", "MONTH_SHORT": "MONTH_FOREIGN"}.get(code, "LOWER")
    elif code == "SIGN" and low in ("a", "no") and spelled == "no":
        code = "NOT"
    return Token(code, start, end, spelled, value)


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
