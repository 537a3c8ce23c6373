"""What an input is, and its words: plain text, a Word document, Markdown; stand-off annotations are known by their format.

>>> read_source(b"Dear Anna", name="letter.txt").text
'Dear Anna'
>>> read_source(b"Dear *Anna*", name="letter.md").text
'Dear Anna'

A Word document is known by its content, Markdown by the ending of its name, `.md` or `.markdown`.
"""

from __future__ import annotations

from pathlib import PurePath

from tei_tools.readers.decode import decode
from tei_tools.readers.docx import is_docx, read_docx
from tei_tools.readers.markdown import read_markdown
from tei_tools.readers.words import Words

MARKDOWN_ENDINGS = frozenset({".md", ".markdown"})
_STANDOFF = b'"tei-tools standoff"'


def read_source(content: bytes, *, name: str, encoding: str | None = None) -> Words:
    """Gives the words of an input and what was found on the way. Raises InputError where there is nothing to read."""
    if is_docx(content):
        return read_docx(content, name=name)
    text = decode(content, name=name, encoding=encoding)
    if PurePath(name).suffix.lower() in MARKDOWN_ENDINGS:
        return read_markdown(text, name=name)
    return Words(text)


def is_standoff(content: bytes) -> bool:
    """Says whether an input is what `export --to standoff` writes."""
    return content.lstrip()[:1] == b"{" and _STANDOFF in content[:2000]
