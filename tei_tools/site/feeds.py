"""The files that machines follow a site by: sitemap.xml (sitemaps.org), feed.xml (Atom, RFC 4287), robots.txt.

Both want the public address of the site. Where none is known, the sitemap has addresses from the root of the site and says so,
and the feed names its entries by `urn:uuid:`, which are the same in every build.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from tei_tools.site.settings import Settings
from tei_tools.site.store import Listed

ENTRIES = 50
_NAMESPACE = uuid.UUID("6f3a1d7c-58d2-5b0e-9a43-0c7b1f0e9d21")
_NO_DAY = "1970-01-01"


def sitemap(paths: Iterable[tuple[str, str]], settings: Settings) -> str:
    """Gives the sitemap of pages: each path with the day it last changed, or an empty string."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">']
    if not settings.url:
        lines.insert(
            1, "<!-- no public address is set (url in site.toml, or --url): addresses are those below the root of the site -->"
        )
    for path, changed in paths:
        shown = path.removesuffix("index.html") if settings.url else path
        day = f"<lastmod>{escape(changed)}</lastmod>" if changed else ""
        lines.append(f"<url><loc>{escape(settings.address(shown) or shown)}</loc>{day}</url>")
    return "\n".join([*lines, "</urlset>"]) + "\n"


def feed(documents: list[tuple[Listed, str]], settings: Settings, title: str) -> str:
    """Gives the Atom feed of the documents that changed last; `documents` are rows with the day of their last change."""
    newest = sorted(documents, key=lambda pair: (_day(pair), pair[0].slug), reverse=True)[:ENTRIES]
    updated = max((_day(pair) for pair in newest), default=_NO_DAY)
    home = settings.url or _urn("site", settings.title)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{settings.language}">',
        f"<title>{escape(title)}</title>",
        f"<id>{escape(home)}</id>",
        f"<updated>{updated}T00:00:00Z</updated>",
        f"<author><name>{escape(settings.publisher or settings.editor or title)}</name></author>",
        f'<link rel="self" href={quoteattr(settings.address("feed.xml") or "feed.xml")}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(settings.url or "index.html")}/>',
        *(_entry(pair, settings) for pair in newest),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def robots(settings: Settings) -> str:
    """Gives robots.txt: everything may be read."""
    return "User-agent: *\nAllow: /\n" + (f"Sitemap: {settings.address('sitemap.xml')}\n" if settings.url else "")


def _entry(pair: tuple[Listed, str], settings: Settings) -> str:
    listed = pair[0]
    path = f"documents/{listed.slug}.html"
    name = settings.address(path) or _urn("document", listed.slug)
    summary = f"<summary>{escape(listed.row.summary)}</summary>" if listed.row.summary else ""
    return (
        f"<entry><title>{escape(listed.row.title or listed.slug)}</title><id>{escape(name)}</id>"
        f"<updated>{_day(pair)}T00:00:00Z</updated><link href={quoteattr(settings.address(path) or path)}/>"
        + "".join(f"<author><name>{escape(party.name)}</name></author>" for party in listed.row.authors or listed.row.senders)
        + f"{summary}</entry>"
    )


def _day(pair: tuple[Listed, str]) -> str:
    """The day of the last change; a document that says none counts by its own date."""
    changed, start = pair[1], pair[0].row.start
    day = changed or start
    parts = [*day.split("-"), "01", "01"][:3] if day and not day.startswith("-") else []
    return "-".join(parts) if len(parts) == 3 and len(parts[0]) == 4 else _NO_DAY


def _urn(kind: str, name: str) -> str:
    return uuid.uuid5(_NAMESPACE, f"{kind}:{name}").urn
