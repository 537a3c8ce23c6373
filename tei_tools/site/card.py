"""The picture that other sites show of this one (Open Graph): the timeline of the corpus in its own colours, as a PNG.

It has no words: those stand beside it wherever it is shown. A project that wants another one puts `card.png` or `card.jpg`
into its `assets/`. The writer knows no more of PNG (W3C, third edition) than lines of a palette's numbers.
"""

from __future__ import annotations

import struct
import zlib

from tei_tools.site.drawing.timeline import HEIGHT as DRAWN
from tei_tools.site.drawing.timeline import WIDTH as ACROSS
from tei_tools.site.drawing.timeline import Timeline
from tei_tools.site.settings import Settings

WIDTH, HEIGHT = 1200, 630
PATH = "assets/card.png"
_OWN = ("card.png", "card.jpg")
_PAPER, _ACCENT, _RULE = ("paper", "#fbf8f1"), ("accent", "#8c2f1b"), ("rule", "#d8cfbc")
_LEFT, _TOP, _FOOT = 120, 130, 500  # the box that the bars stand in


def card_path(settings: Settings) -> str:
    """Gives the place of the picture on the site: the project's own, else ours."""
    folder = settings.folder / "assets" if settings.folder is not None else None
    own = (name for name in _OWN if folder is not None and (folder / name).is_file())
    return next((f"assets/{name}" for name in own), PATH)


def card(timeline: Timeline, settings: Settings) -> bytes:
    """Gives the picture as a PNG of three colours."""
    colours = dict(settings.colours)
    palette = [_rgb(colours.get(name, ""), default) for name, default in (_PAPER, _ACCENT, _RULE)]
    rows = [bytearray(WIDTH) for _ in range(HEIGHT)]
    _fill(rows, 0, 0, WIDTH, 14, 1)
    _fill(rows, _LEFT, _FOOT, WIDTH - _LEFT, _FOOT + 4, 2)
    across, up = (WIDTH - 2 * _LEFT) / ACROSS, (_FOOT - _TOP) / DRAWN
    for bar in timeline.bars:
        left = _LEFT + bar.x * across
        _fill(rows, round(left), round(_FOOT - bar.height * up), round(left + bar.width * across), _FOOT, 1)
    return _png(rows, palette)


def _fill(rows: list[bytearray], left: int, top: int, right: int, bottom: int, colour: int) -> None:
    for row in rows[top:bottom]:
        row[left:right] = bytes([colour]) * (right - left)


def _png(rows: list[bytearray], palette: list[bytes]) -> bytes:
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    chunks = ((b"IHDR", header), (b"PLTE", b"".join(palette)), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _rgb(colour: str, default: str) -> bytes:
    """The bytes of `#rgb` or `#rrggbb`; of a colour that is written otherwise, those of the default."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    try:
        return bytes.fromhex(digits)[:3] if colour.startswith("#") and len(digits) in (6, 8) else bytes.fromhex(default[1:])
    except ValueError:
        return bytes.fromhex(default[1:])
