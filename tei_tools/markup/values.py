"""What XML text and attribute values stand for: references resolved, white space as XML has it.

>>> unescape("a &amp; b&#xE9;"), value_of("a\\nb")
('a & bé', 'a b')
"""

from __future__ import annotations

import re

_REFERENCED = re.compile(r"&(#[0-9]+|#x[0-9a-fA-F]+|lt|gt|amp|quot|apos);")
_BREAK = re.compile(r"[ \t\r\n]")
_ATTRIBUTE = re.compile(r"""\s([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LOCAL = re.compile(r"</?(?:[^\s/>:]+:)?([^\s/>]+)")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


def unescape(raw: str) -> str:
    """Gives the characters of XML text: references resolved, line ends as XML has them."""
    if "\r" in raw:
        raw = raw.replace("\r\n", "\n").replace("\r", "\n")
    return _REFERENCED.sub(_character, raw) if "&" in raw else raw


def _character(match: re.Match[str]) -> str:
    word = match.group(1)
    if word.startswith("#"):
        return chr(int(word[2:], 16) if word[1] == "x" else int(word[1:]))
    return _NAMED[word]


def value_of(raw: str) -> str:
    """Gives what an attribute's value stands for: white space in it is spaces (XML 1.0, 3.3.3)."""
    return unescape(raw if raw.isprintable() else _BREAK.sub(" ", raw))


def attributes_of(tag: str) -> dict[str, str]:
    """Gives the attributes that a start tag, or the part of it behind its name, bears, by the names that are written."""
    return {name: value_of(quoted or other) for name, quoted, other in _ATTRIBUTE.findall(tag)}


def local_of(tag: str) -> str:
    """Gives the name of a tag without its prefix."""
    match = _LOCAL.match(tag)
    return match.group(1) if match else ""
