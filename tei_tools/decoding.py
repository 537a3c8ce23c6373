"""The bytes of an XML file to its text, by byte order mark, XML declaration, else UTF-8.

>>> decode("<a>é</a>".encode("utf-16"), "a.xml")
'<a>é</a>'

A byte that its encoding cannot read is an InputError that says where it stands; nothing is guessed.
"""

from __future__ import annotations

import codecs
import re

from tei_tools.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
)
_DECLARED = re.compile(rb"""^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.\-]*)["']""")
_BINARY = (b"\x7fELF", b"PK\x03\x04", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")


def decode(data: bytes, file: str) -> str:
    """Gives the text of an XML file without its byte order mark.

    Raises InputError for a file that is empty, binary, in an unknown encoding or not in the one that it declares.
    """
    if not data.strip():
        raise InputError(f"{file}: is empty: there is no XML in it")
    if data.startswith(_BINARY):
        raise InputError(f"{file}: is a binary file, not XML")
    _mark, name = encoding_of(data, file)
    if name == "utf-8" and b"\0" in data[:1024]:
        raise InputError(f"{file}: is a binary file or UTF-16 without a byte order mark, not XML in UTF-8")
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise InputError(_undecodable(data, file, name, error)) from error
    return text.removeprefix("\ufeff")


def encoding_of(data: bytes, file: str) -> tuple[bytes, str]:
    """Gives the byte order mark (or nothing) and the name of the encoding. Raises InputError for an unknown one."""
    start, name = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    return (start if start.strip(b"\0<?") else b""), name or _declared(data, file)


def _declared(data: bytes, file: str) -> str:
    match = _DECLARED.match(data[:400])
    if match is None:
        return "utf-8"
    name = match.group(1).decode()
    try:
        info = codecs.lookup(name)
    except LookupError as error:
        raise InputError(f"{file}: declares the encoding '{name}', which is unknown: save the file as UTF-8") from error
    if not getattr(info, "_is_text_encoding", True) or info.name.startswith("utf-16"):
        raise InputError(f"{file}: declares the encoding '{name}', but its bytes are not in it: save the file as UTF-8")
    return info.name


def _undecodable(data: bytes, file: str, name: str, error: UnicodeDecodeError) -> str:
    before = data[: error.start].decode(name, errors="replace")
    line = len(re.findall(r"\r\n|\r|\n", before)) + 1
    column = len(re.split(r"\r\n|\r|\n", before)[-1]) + 1
    advice = 'save the file as UTF-8, or declare its encoding in the XML declaration, e.g. encoding="windows-1252"'
    return f"{file}:{line}:{column}: the byte 0x{data[error.start]:02X} is not {name.upper()}: {advice}"
