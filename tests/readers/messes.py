"""What happens to pages on their way to us: each mess takes a text and a number that says where, and gives the text spoilt.

>>> unclosed("a [b] c [d]", 1)
'a [b] c [d'
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

Mess = Callable[[str, int], str]


def _at(pattern: str, text: str, number: int) -> re.Match[str] | None:
    """One of the matches of a pattern."""
    found = list(re.finditer(pattern, text))
    return found[number % len(found)] if found else None


def _replaced(pattern: str, new: str | Callable[[str], str]) -> Mess:
    """The mess that one match of a pattern is something else."""

    def mess(text: str, number: int) -> str:
        match = _at(pattern, text, number)
        if match is None:
            return text
        return text[: match.start()] + (new if isinstance(new, str) else new(match.group())) + text[match.end() :]

    return mess


unclosed = _replaced(r"\]", "")
unopened = _replaced(r"\[", "")
closed_twice = _replaced(r"\]", "]]")
opened_twice = _replaced(r"\[", "[[")
nested = _replaced(r"\w+ \w+", lambda words: f"[{words} [{words}]]")
over_a_page = _replaced(r"(?<=\[)[^\[\]\n]{3,}(?=\])", lambda words: f"{words[:2]}\n\n- 7 -\n\n{words[2:]}")
over_a_blank_line = _replaced(r"(?<=\[)[^\[\]\n]{3,}(?=\])", lambda words: f"{words[:2]}\n\n{words[2:]}")
label_before = _replaced(r"\[(?=[a-z])", "Stamp: [")
on_one_line = _replaced(r"\S\n\S[^\n]*\n\S", lambda lines: lines.replace("\n", " "))
missing = _replaced(r"[^\n]+\n\n", "")
spaced = _replaced(r"\b[A-Z]{4,}\b", " ".join)
soft_hyphens = _replaced(r"\b\w{6,}\b", lambda word: f"{word[:3]}\u00ad{word[3:]}")
broken_word = _replaced(r"\b[a-z]{6,}\b", lambda word: f"{word[:3]}-\n{word[3:]}")
stray_marks = _replaced(r"\n\n", "\n\n/\n\n")
running_head = _replaced(r"\n\n", "\n\nREPORT ON NOTHING\n\n- 3 -\n\nREPORT ON NOTHING\n\n")
page_number = _replaced(r"\n\n", "\n\n17\n\n")
lost_number = _replaced(r"(?m)^\d+[.)] ", "")
twice = _replaced(r"[^\n]+\n", lambda line: line * 2)
set_in = _replaced(r"(?m)^(?=\S)", "        ")
tabbed = _replaced(r" {2,}| (?=\d)", "\t")
piped = _replaced(r"\t| {3,}", " | ")
controlled = _replaced(r"\b\w", lambda letter: f"{letter}\x07")


def two_columns(text: str, number: int) -> str:
    """Sets two blocks side by side, line by line."""
    blocks = text.split("\n\n")
    if len(blocks) < 2:
        return text
    at = number % (len(blocks) - 1)
    left, right = (block.split("\n") for block in blocks[at : at + 2])
    width = max(map(len, left)) + 6
    rows = [
        f"{left[i] if i < len(left) else '':{width}}{right[i] if i < len(right) else ''}".rstrip()
        for i in range(max(len(left), len(right)))
    ]
    return "\n\n".join([*blocks[:at], "\n".join(rows), *blocks[at + 2 :]])


def wrapped(text: str, number: int) -> str:
    """Wraps all lines at a width of a typewriter."""
    width = 30 + number % 50
    return "\n".join(part for line in text.split("\n") for part in (textwrap.wrap(line, width) or [""]))


def solid(text: str, number: int) -> str:
    """Takes away the blank lines."""
    return re.sub(r"\n{2,}", "\n", text)


def wide(text: str, number: int) -> str:
    """Doubles every line end."""
    return text.replace("\n", "\n\n")


# what keyboards and programs give for white space and quotes
EVERYWHERE: dict[str, tuple[str, str]] = {
    "windows": ("\n", "\r\n"),
    "old mac": ("\n", "\r"),
    "blank lines with spaces": ("\n\n", "\n \t\n"),
    "no-break": (" ", "\u00a0"),
    "line separators": ("\n", "\u2028"),
    "next line": ("\n", "\x85"),
    "form feeds": ("\n\n", "\n\x0c\n"),
    "smart quotes": ('"', "”"),
    "straight quotes": ("’", "'"),
    "tabs": ("  ", "\t"),
    "wide brackets": ("[", "【"),
    "decomposed": ("é", "e\u0301"),
    "byte order marks": ("\n\n", "\n\n\ufeff"),
    "direction marks": ("the", "\u202ethe\u202c"),
}


def everywhere(old: str, new: str) -> Mess:
    """The mess that one thing stands everywhere for another."""
    return lambda text, number: text.replace(old, new)


MESSES: dict[str, Mess] = {
    name: mess
    for name, mess in globals().items()
    if callable(mess) and name[0] != "_" and name not in ("Callable", "Mess", "everywhere")
} | {name: everywhere(*pair) for name, pair in EVERYWHERE.items()}
