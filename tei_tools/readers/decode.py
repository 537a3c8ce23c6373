"""Bytes to text: UTF-8, or what a byte order mark or `--encoding` says; anything else is refused with its likely encoding.

>>> decode("№ 482".encode("utf-16"), name="letter.txt")
'№ 482'
>>> decode("Москва, посольство".encode("koi8-r"), name="letter.txt")
Traceback (most recent call last):
...
tei_tools.errors.InputError: letter.txt: is not UTF-8 (byte 0xED in line 1): it reads as koi8-r: try --encoding koi8-r

It never guesses silently: a wrong guess would change words that nobody then compares.
"""

from __future__ import annotations

import codecs

from tei_tools.errors import InputError
from tei_tools.readers.guess import guess_encoding, is_mostly_utf8

# Unicode 16, section 23.8; UTF-32 first, because its little-endian mark begins with that of UTF-16
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# how other kinds of file begin, and what to do with them
_SAVE = "save it as plain text first"
_KINDS = (
    (b"%PDF", f"a PDF document, not text: {_SAVE}"),
    (b"PK\x03\x04", "a ZIP archive or an office document (odt, xlsx), not text: save it as docx or plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old office document (doc, xls), not text: save it as docx or plain text first"),
    (b"{\\rtf", f"an RTF document, not plain text: {_SAVE}"),
    (b"\x89PNG", "an image, not text: transcribe it first"),
    (b"\xff\xd8\xff", "an image, not text: transcribe it first"),
    (b"GIF8", "an image, not text: transcribe it first"),
    (b"II*\x00", "an image, not text: transcribe it first"),
    (b"MM\x00*", "an image, not text: transcribe it first"),
    (b"\x1f\x8b", "a compressed file, not text: unpack it first"),
    (b"\x7fELF", "a program, not text"),
)
_BINARY = "a binary file, not text: name a plain transcription"
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\v\x1a\x1b")
_CONTROL_SHARE = 0.05  # a stray control character is a slip in a text; a file full of them is no text


def decode(content: bytes, *, name: str, encoding: str | None = None) -> str:
    """Gives the text of a file without its byte order mark; `name` is what messages call it.

    A byte order mark decides, then `encoding`, then UTF-8. Raises InputError for an empty or binary file, and for bytes that
    the encoding cannot read, with the likely encoding and the option that names it.
    """
    if not content:
        raise InputError(f"{name}: is empty: there is nothing to encode")
    kind = next((kind for begin, kind in _KINDS if content.startswith(begin)), None)
    if kind is not None:
        raise InputError(f"{name}: is {kind}")
    mark, marked = next(((mark, marked) for mark, marked in _MARKS if content.startswith(mark)), (b"", ""))
    body = content[len(mark) :]
    if marked or encoding:
        return _decode_as(body, marked or str(encoding), name)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{name}: {_advice(body, error)}") from error
    if _is_binary(body):
        raise InputError(f"{name}: {_advice_for_controls(body)}")
    return text


def _decode_as(body: bytes, encoding: str, name: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        where = f"byte 0x{body[error.start]:02X} in line {_line(body, error.start, encoding)}"
        raise InputError(f"{name}: is not {encoding} ({where}): {_other(body, encoding)}") from error
    except (LookupError, UnicodeError) as error:
        raise InputError(f"{name}: cannot be read as '{encoding}': give another --encoding") from error


def _advice(body: bytes, error: UnicodeDecodeError) -> str:
    guess = guess_encoding(body)
    if guess is None and _is_binary(body):
        return f"is {_BINARY}"
    where = f"byte 0x{body[error.start]:02X} in line {_line(body, error.start, 'utf-8')}"
    if is_mostly_utf8(body):
        return f"is UTF-8 but for some damaged places (the first: {where}): mend them, or name another --encoding"
    if guess is None:
        return f"is not UTF-8 ({where}): name its encoding with --encoding, for instance --encoding windows-1251"
    return f"is not UTF-8 ({where}): it reads as {guess}: try --encoding {guess}"


def _advice_for_controls(body: bytes) -> str:
    guess = guess_encoding(body)
    if guess is None:
        return f"is {_BINARY}"
    return f"is not UTF-8: it reads as {guess} without a byte order mark: try --encoding {guess}"


def _other(body: bytes, encoding: str) -> str:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        guess = guess_encoding(body)
        return f"try --encoding {guess}" if guess and guess != encoding.lower() else "name another --encoding"
    return "it is UTF-8: leave --encoding away"


def _is_binary(body: bytes) -> bool:
    sample = body[:65536]
    return sum(byte in _CONTROLS for byte in sample) > _CONTROL_SHARE * len(sample)


def _line(body: bytes, offset: int, encoding: str) -> int:
    return body[:offset].decode(encoding, errors="replace").count("\n") + 1
