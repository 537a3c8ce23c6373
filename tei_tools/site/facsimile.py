"""The pictures of a document's pages: which there are, in their order, and which of them a page may show.

A page is a `pb` whose @facs names a picture, or a `surface` or `graphic` of `facsimile`; where `pb` names none, the pictures of
`facsimile` are taken. A picture that lies beside the TEI is copied into the site, one at an https address is shown from there;
anything else (another scheme, a file outside the corpus, a format that browsers cannot show) is left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tei_tools.exporters.page.addresses import safe_address
from tei_tools.site.slugs import slug_of
from tei_tools.tables import local_name
from tei_tools.tei import XML_ID

# what browsers show, with the bytes that such a file begins with (SVG is a document that may hold script: left out)
_KINDS = {
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".avif": (b"\x00\x00\x00",),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """One page's picture: the number of the page where it has one, its address, the file to copy where it is ours."""

    label: str
    href: str
    file: Path | None = None

    @property
    def origin(self) -> str:
        """The web server that it is shown from; empty for a picture of the site's own."""
        parts = urlsplit(self.href)
        return f"{parts.scheme}://{parts.netloc}" if parts.scheme else ""


def pictures_of(root: Any, *, source: Path, base: Path, slug: str) -> list[Picture]:
    """Gives the pictures of a TEI element that stands in the file `source`; files are taken from below `base` only."""
    found: dict[str, Picture] = {}
    for label, address in _addresses(root):
        picture = _picture(label, address, source, base, slug)
        if picture is not None:
            found.setdefault(picture.href, picture)
    return list(found.values())


def _addresses(root: Any) -> Iterator[tuple[str, str]]:
    surfaces = {
        element.get(XML_ID): element for element in root.iter("{*}surface", "{*}zone", "{*}graphic") if element.get(XML_ID)
    }
    named = [pb for pb in root.iter("{*}pb") if pb.get("facs")]
    for pb in named:
        pointer = pb.get("facs").split()[0] if pb.get("facs").split() else ""
        if pointer.startswith("#"):
            yield from ((pb.get("n") or "", address) for address in _of_surface(surfaces.get(pointer[1:]))[:1])
        else:
            yield pb.get("n") or "", pointer
    if not named:
        for facsimile in root.iter("{*}facsimile", "{*}sourceDoc"):
            for graphic in facsimile.iter("{*}graphic"):
                yield graphic.getparent().get("n") or "", graphic.get("url") or ""


def _of_surface(element: Any) -> list[str]:
    if element is None:
        return []
    holder = element.getparent() if local_name(element) == "zone" else element
    return [graphic.get("url") or "" for graphic in holder.iter("{*}graphic")]


def _picture(label: str, address: str, source: Path, base: Path, slug: str) -> Picture | None:
    href = safe_address(address)
    if href:
        return Picture(label, href) if href.lower().startswith("https://") else None
    parts = urlsplit(address.strip())
    if parts.scheme or parts.netloc or not parts.path:
        return None
    file = (source.parent / unquote(parts.path)).resolve()
    kind = file.suffix.lower()
    if kind not in _KINDS or not file.is_relative_to(base.resolve()) or not _is_picture(file):
        return None
    mark = hashlib.sha256(str(file.relative_to(base.resolve())).encode()).hexdigest()[:6]
    return Picture(label, f"images/{slug}/{slug_of(file.stem)}-{mark}{kind}", file)


def _is_picture(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(12).startswith(_KINDS[file.suffix.lower()])
    except OSError:
        return False
