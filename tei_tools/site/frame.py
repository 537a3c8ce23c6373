"""What stands round every page of a site: title, place among the others, security policy, what machines read of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tei_tools.exporters.page.theme import hash_of
from tei_tools.site.card import card_path
from tei_tools.site.settings import Settings


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one page. `base` leads from the page to the root of the site (`../` or nothing)."""

    settings: Settings
    title: str
    path: str
    base: str
    section: str
    description: str
    kind: str
    data: str
    policy: str

    @property
    def address(self) -> str:
        """The public address of the page, or an empty string."""
        return self.settings.address(self.path.removesuffix("index.html"))

    @property
    def card(self) -> str:
        """The public address of the picture that other sites show of this one, or an empty string."""
        return self.settings.address(card_path(self.settings))


def frame_of(
    settings: Settings,
    *,
    title: str,
    path: str,
    section: str = "",
    description: str = "",
    kind: str = "website",
    data: dict[str, Any] | None = None,
    origins: list[str] | None = None,
    searches: bool = False,
) -> Frame:
    """Gives the frame of a page at `path`; `data` is its JSON-LD, `origins` are web servers that it shows pictures from.

    The policy allows the site's own style and script and nothing that stands in the page itself, but its JSON-LD by its hash. A
    page that `searches` may run WebAssembly and ask the site's own index.
    """
    linked = _json(data) if data else ""
    scripts = " ".join(
        part for part in ("'self'", f"'{hash_of(linked)}'" if linked else "", "'wasm-unsafe-eval'" if searches else "") if part
    )
    policy = [
        "default-src 'none'",
        "style-src 'self'",
        f"script-src {scripts}",
        f"img-src {' '.join(['' + chr(39) + 'self' + chr(39), 'data:', *(origins or [])])}",
        *(["connect-src 'self'", "worker-src 'self'"] if searches else []),
        "base-uri 'none'",
        "form-action 'none'",
    ]
    base = "../" * path.count("/")
    return Frame(settings, title, path, base, section, description, kind, linked, "; ".join(policy))


def _json(data: dict[str, Any]) -> str:
    """JSON that cannot end the script element that it stands in (HTML, 4.12.1.3)."""
    text = json.dumps(data, ensure_ascii=False)
    return (
        text.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
