"""What is asked of elements everywhere on a page: their words as one line, their first type, their place among others.

>>> from lxml import etree
>>> plain(etree.fromstring('<head>One<lb/>two<note>not this</note></head>'))
'One two'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from tei_tools.tables.blocks import local_name

_HIDDEN = frozenset({"note"})


_INITIAL = re.compile(r"\b([^\W\d_]\.) (?=[^\W\d_])")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def language_tag(tag: str) -> str:
    """Gives a tag of a language as a page may carry it, or an empty string for what is none (BCP 47)."""
    return tag if _LANGUAGE.fullmatch(tag) else ""


def plain(element: Any) -> str:
    """Gives the words of an element as one line: notes left out, a line break is a space."""
    if not len(element) and local_name(element) not in _HIDDEN:
        return " ".join((element.text or "").split())
    return " ".join("".join(_pieces(element)).split())


def words_of(elements: Iterable[Any]) -> list[str]:
    """Gives the words of each element that has any, each once."""
    return list(dict.fromkeys(words for element in elements if (words := plain(element))))


def has_text(element: Any) -> bool:
    """Says whether an element holds any character but white space and no-break spaces."""
    text = element.text
    return bool(text and not text.isspace()) or any(not text.isspace() and text for text in element.itertext())


def unbroken(words: str) -> str:
    """Gives words in which no line ends between the initials of a name, or before the surname behind them.

    >>> unbroken("From A. M. Puzanov").split(" ")
    ['From', 'A.\\xa0M.\\xa0Puzanov']
    """
    return _INITIAL.sub("\\g<1>\N{NO-BREAK SPACE}", words)


def capitalised(word: str) -> str:
    """Gives a token such as `top-secret` as words: `Top secret`."""
    words = word.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _pieces(element: Any) -> Iterator[str]:
    name = local_name(element)
    if name in _HIDDEN or not name or (name == "figDesc" and element.getparent().get("type") == "signature"):
        return
    if name == "lb":
        yield " "
    yield element.text or ""
    for child in element.iterchildren():
        yield from _pieces(child)
        yield child.tail or ""
