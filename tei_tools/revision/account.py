"""The account of what the machine wrote, made for a new document, and asked whether anybody has touched the file since.

>>> content = b"<TEI>\\n<text><p>in <date resp='#tei-tools'>1957</date></p></text>\\n</TEI>\\n"
>>> is_untouched(parse_markup(mark_written(content).decode()))
True
>>> is_untouched(parse_markup(mark_written(content).decode().replace("1957", "1958")))
False

Every run of `encode` comes here: what only an edited file needs is in `updating`.
"""

from __future__ import annotations

from tei_tools.markup import Markup, parse_markup
from tei_tools.revision.noting import note_of
from tei_tools.revision.written import FILE, TARGET, Written, digest, read_written, strip_written


def mark_written(content: bytes) -> bytes:
    """Gives a document that `encode` made with the account of what the machine wrote, at the end of its root."""
    text = content.decode()
    noted = note_of(text)
    instruction = Written(digest(noted.text), noted.marks, digest(text), noted.structure).instruction()
    end = text.rindex("</")
    gap = "" if text[:end].endswith("\n") else "\n"
    return f"{text[:end]}{gap}{instruction}\n{text[end:]}".encode()


def is_untouched(markup: Markup) -> bool:
    """Says whether a document is, to the last byte, what the machine wrote."""
    written = read_written(markup)
    if written is None or not written.file:
        return False
    bare = parse_markup(str(markup))
    strip_written(bare)
    return digest(str(bare)) == written.file


def is_untouched_file(existing: bytes) -> bool:
    """Says the same of the bytes of a file: one that holds nothing but a document of ours is told by its text alone."""
    try:
        text = existing.decode()
    except UnicodeDecodeError:
        return False
    start, end = text.rfind(f"<?{TARGET} "), text.rfind("?>")
    file = FILE.search(text, start, end) if 0 <= start < end else None
    return file is not None and digest(text[:start] + text[end + 2 :].lstrip()) == file.group(1)
