"""The pages over a whole corpus, written: start, lists, names, network, map, about, and the files that machines follow."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

from tei_tools.site import overview
from tei_tools.site.card import PATH, card, card_path
from tei_tools.site.citing import FOLDERS, entity_path
from tei_tools.site.feeds import feed, robots, sitemap
from tei_tools.site.frame import Frame
from tei_tools.site.store import Listed, Store
from tei_tools.site.ties import network
from tei_tools.site.writing import Writer
from tei_tools.tables import EntityRow

_FIRST = 12  # documents and names that the start page shows


def write_overview(store: Store, writer: Writer, *, formats: tuple[str, ...], searchable: bool) -> None:
    """Writes all pages over the corpus as the store has it now."""
    documents = list(store.documents())
    _start(documents, store, writer, searchable)
    for by in overview.LISTS:
        _list(documents, by, writer)
    for kind, folder in FOLDERS.items():
        rows = overview.by_name(store, kind)
        frame = writer.frame(writer.words(f"kinds.{kind}"), f"{folder}/index.html", folder, what="CollectionPage")
        groups, homes = list(overview.initials(rows)), overview.homes(rows, store)
        writer.page("names.html", frame, kind=kind, groups=groups, homes=homes, count=len(rows))
    _drawings(store, writer)
    about = writer.frame(writer.words("about.title"), "about.html", "about", what="AboutPage")
    writer.page("about.html", about, formats=formats, searchable=searchable, documents=len(documents))
    if writer.settings.url:
        writer.page("missing.html", _missing(writer))
    if card_path(writer.settings) == PATH:
        writer.write(PATH, card(overview.timeline(documents), writer.settings))
    _machines(documents, store, writer)


def _missing(writer: Writer) -> Frame:
    """The frame of the page that a web server shows at any address that there is no page for: its links begin at the root."""
    frame = writer.frame(writer.words("missing.title"), "404.html", "")
    return replace(frame, base=urlsplit(writer.settings.url).path)


def _start(documents: list[Listed], store: Store, writer: Writer, searchable: bool) -> None:
    frame = writer.frame(writer.title, "index.html", "start", what="WebSite", description=writer.settings.description)
    writer.page(
        "start.html",
        frame,
        figures=overview.figures(store, documents),
        span=overview.span(documents),
        timeline=overview.timeline(documents),
        documents=documents[:_FIRST],
        total=len(documents),
        genres=overview.grouped(documents, "genre", writer.words),
        people=_most(store, "person"),
        places=_most(store, "place"),
        orgs=_most(store, "org"),
        searchable=searchable,
    )


def _most(store: Store, kind: str) -> list[EntityRow]:
    return sorted(store.entities(kind), key=lambda row: (-row.mentions, row.name.casefold()))[:_FIRST]


def _list(documents: list[Listed], by: str, writer: Writer) -> None:
    name = "index" if by == "date" else f"by-{by}"
    frame = writer.frame(writer.words(f"list.by_{by}"), f"documents/{name}.html", "documents", what="CollectionPage")
    groups = overview.grouped(documents, by, writer.words)
    writer.page("documents.html", frame, by=by, lists_by=overview.LISTS, groups=groups, count=len(documents))


def _drawings(store: Store, writer: Writer) -> None:
    drawing, pairs = network(store)
    frame = writer.frame(writer.words("network.title"), "network.html", "network")
    writer.page("network.html", frame, network=drawing, pairs=pairs)
    drawn, mapped, unmapped = overview.places(store)
    frame = writer.frame(writer.words("map.title"), "map.html", "map")
    writer.page("map.html", frame, map=drawn, mapped=mapped, unmapped=unmapped)


def _machines(documents: list[Listed], store: Store, writer: Writer) -> None:
    changed = {slug: extra["changed"] for slug, extra in store.extras()}
    lists = ["documents/index.html", *(f"documents/by-{by}.html" for by in overview.LISTS[1:])]
    names = [f"{folder}/index.html" for folder in FOLDERS.values()]
    general = ["index.html", *lists, *names, "network.html", "map.html", "search.html", "about.html"]
    entities = (entity_path(row.kind, row.ref) for kind in FOLDERS for row in overview.by_name(store, kind))
    pages = ((f"documents/{listed.slug}.html", changed[listed.slug]) for listed in documents)
    paths = [*((path, "") for path in general), *pages, *((path, "") for path in entities)]
    writer.write("sitemap.xml", sitemap(paths, writer.settings))
    entries = [(listed, changed[listed.slug]) for listed in documents]
    writer.write("feed.xml", feed(entries, writer.settings, writer.title))
    writer.write("robots.txt", robots(writer.settings))
