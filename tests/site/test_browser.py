"""The site and the page in a browser: accessible, safe, readable without a script, usable from the keyboard, searchable.

Headless Chromium through Playwright, axe-core for WCAG 2.2 AA. One browser for all tests; without one they are skipped.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tei_tools.exporters.html import export_html
from tei_tools.exporters.page.theme import Theme
from tei_tools.site import search
from tests.exporters.conftest import sample

from .conftest import build

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install 'tei-tools[dev]'")
axe_core = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")

# rdflib warns of itself when the download of RDF is made
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
).split()
KINDS = (
    "index.html", "documents/index.html", "documents/by-archive.html", "documents/journal.html", "documents/letter.html",
    "sources/letter.html", "people/index.html", "people/puzanov.html", "places/pyongyang.html", "organisations/prc_government.html",
    "network.html", "map.html", "search.html", "about.html", "404.html", "downloads/page-en.html", "downloads/page-de.html",
)  # fmt: skip
DESK, PHONE = 1440, 390
RULES = {"resultTypes": ["violations"], "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def site(built: Path) -> Path:
    """The site, with the page of the journal in both languages beside it."""
    for language in ("en", "de"):
        page = export_html(sample("journal"), theme=Theme(language))
        (built / "downloads" / f"page-{language}.html").write_text(page, encoding="utf-8")
    return built


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A web server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder on a web server of this machine: its address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site at the root of a web server."""
    with served(site) as root:
        yield root


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser: the system's, else Playwright's own."""
    system = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
    with playwright.sync_playwright() as driver:
        try:
            started = driver.chromium.launch(executable_path=system, args=FLAGS)
        except playwright.Error as error:
            pytest.skip(f"no browser can be started (install Debian's chromium): {str(error).splitlines()[0]}")
        yield started
        started.close()


class Watched:
    """A page of the browser and whatever it complained of: the console, errors, dialogs."""

    def __init__(self, context: Any) -> None:
        self.page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))


def looked_at(browser: Any, address: str, looks: Iterable[tuple[str, int, str]]) -> dict[str, Any]:
    """What axe-core finds on pages, each at a width and in a colour scheme; and what is wider than the window."""
    context = browser.new_context(bypass_csp=True)
    page, axe = context.new_page(), axe_core.Axe()
    found: dict[str, Any] = {}
    for kind, width, scheme in looks:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(address + kind, wait_until="networkidle" if kind.startswith("search.html?") else "load")
        if kind.startswith("search.html?"):
            page.wait_for_selector("#search-list li")
        violations = axe.run(page, options=RULES).response["violations"]
        wrong = [(one["id"], [node["html"][:100] for node in one["nodes"][:3]]) for one in violations]
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wrong or wider > 0:
            found[f"{kind} at {width} {scheme}"] = (wrong, wider)
    context.close()
    return found


RESULTS = ("search.html?q=salt",) if search.is_installed() else ()


@pytest.mark.parametrize(("width", "scheme"), [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
def test_every_kind_of_page_has_no_violation_and_fits_its_width(browser: Any, address: str, width: int, scheme: str) -> None:
    assert looked_at(browser, address, ((kind, width, scheme) for kind in (*KINDS, *RESULTS))) == {}


def test_every_kind_of_page_in_german_has_no_violation_either(browser: Any, german: Path) -> None:
    kinds = [kind for kind in KINDS if not kind.startswith("downloads/")]
    looks = [(kind, DESK, "dark") if number % 2 else (kind, PHONE, "light") for number, kind in enumerate(kinds)]
    with served(german.parent) as address:
        assert looked_at(browser, f"{address}{german.name}/", ((kind, *look) for kind, *look in looks)) == {}


def test_no_page_executes_anything_of_a_document_or_breaks_its_own_policy(browser: Any, address: str, site: Path) -> None:
    context = browser.new_context()
    watched = Watched(context)
    hostile = [f"{folder}/hostile.html" for folder in ("documents", "sources", "downloads")]
    names = [path.relative_to(site).as_posix() for path in (site / "people").glob("javascript*.html")]
    found = {}
    for path in (*KINDS, *hostile, *names):
        for root in (address, f"{site.as_uri()}/") if path != "404.html" else (address,):  # that one is for web servers
            watched.complaints.clear()
            watched.page.goto(root + path, wait_until="load")
            if watched.complaints:
                found[root + path] = list(watched.complaints)
    context.close()
    assert len(names) == 2 and found == {}


@pytest.mark.skipif(not search.is_installed(), reason="Pagefind is not installed: pip install 'tei-tools[site]'")
def test_the_search_finds_words_names_and_facets(browser: Any, address: str) -> None:
    context = browser.new_context()
    watched = Watched(context)
    page = watched.page
    page.goto(f"{address}search.html", wait_until="networkidle")
    page.get_by_role("searchbox").fill("salt")
    page.wait_for_selector("#search-list li")
    titles = page.locator("#search-list > li > a").all_inner_texts()
    assert any("Ada Quill to Bertram Osk" in title for title in titles) and any("Telegram" in title for title in titles)
    assert page.locator("#search-list mark").first.inner_text().lower().startswith("salt")
    page.get_by_label("Letter", exact=True).check()
    page.wait_for_selector("#search-list > li:only-child")
    page.locator("#search-list > li > a").click()
    page.wait_for_url("**/documents/letter.html*")
    assert watched.complaints == []
    context.close()


@pytest.mark.skipif(not search.is_installed(), reason="Pagefind is not installed: pip install 'tei-tools[site]'")
def test_below_a_folder_of_a_web_server_the_search_leads_to_its_pages(browser: Any, german: Path) -> None:
    context = browser.new_context(locale="de")
    watched = Watched(context)
    page = watched.page
    with served(german.parent) as address:
        page.goto(f"{address}{german.name}/search.html?q=salt")
        page.wait_for_selector("#search-list li")
        assert page.locator("#search-status").inner_text().endswith("Treffer")
        page.get_by_label("Brief", exact=True).check()
        page.wait_for_selector("#search-list > li:only-child")
        page.locator("#search-list > li > a").click()
        page.wait_for_url(f"{address}{german.name}/documents/letter.html*")
    assert watched.complaints == []
    context.close()


def test_whatever_the_keyboard_reaches_shows_that_it_does(browser: Any, address: str) -> None:
    shows = """() => {
      const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
      const circle = at.querySelector(":scope > circle");
      const marked = circle ? getComputedStyle(circle).strokeWidth === "3px" : style.outlineStyle !== "none";
      return at === document.body || (marked && box.width > 0 && box.height > 0) ? "" : at.outerHTML.slice(0, 120);
    }"""
    context = browser.new_context()
    page = context.new_page()
    found = set()
    for kind in ("index.html", "documents/letter.html", "people/puzanov.html", "network.html", "search.html"):
        page.goto(address + kind)
        for _ in range(30):
            page.keyboard.press("Tab")
            found.add((kind, page.evaluate(shows)))
    context.close()
    assert {wrong for wrong in found if wrong[1]} == set()


def test_on_a_phone_the_text_comes_before_its_contents_and_switches(browser: Any, address: str) -> None:
    for width, is_open in ((PHONE, False), (DESK, True)):
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        page.goto(f"{address}documents/journal.html")
        assert page.locator("nav.contents").is_visible() == is_open
        assert page.locator("details.fold > summary").is_visible() != is_open
        context.close()


def test_the_site_opens_from_disk_and_the_search_page_says_what_it_cannot_do(browser: Any, site: Path) -> None:
    context = browser.new_context()
    watched = Watched(context)
    page = watched.page
    page.goto((site / "index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.figures')).display") == "flex"
    page.get_by_role("link", name="Search").click()
    page.get_by_role("searchbox").fill("salt bertram")
    assert page.locator(".all .documents > li:visible").count() == 0
    page.get_by_role("searchbox").fill("bertram")
    assert page.locator(".all .documents > li:visible").count() == 1
    assert page.locator("#search-disk").is_visible() == search.is_installed()
    page.locator(".all .documents > li:visible a").click()
    page.locator("article a.mention", has_text="Ada").last.click()
    assert page.url.endswith("people/ada-quill.html") and watched.complaints == []
    context.close()


def test_everything_reads_without_javascript(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}documents/journal.html")
    assert page.get_by_text("I visited").first.is_visible() and page.locator("article .stamp").first.is_visible()
    page.get_by_label("Registry").uncheck()
    assert not page.locator("article .stamp").first.is_visible()
    page.goto(f"{address}search.html")
    assert page.locator("noscript .note-box").is_visible()
    assert page.locator(".all .documents > li").count() == 4
    context.close()


def test_the_keyboard_reaches_the_content_first(browser: Any, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    for kind in KINDS:
        page.goto(address + kind)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip", kind
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.matches('main, article')"), kind
    context.close()


def test_the_theme_that_was_chosen_stays_from_page_to_page(browser: Any, address: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(f"{address}about.html")
    page.get_by_label("Dark").check()
    page.goto(f"{address}documents/letter.html")
    assert page.get_by_label("Dark").is_checked()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(25, 23, 19)"
    context.close()


def test_on_paper_there_is_the_text_and_no_way_round(browser: Any, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}documents/journal.html")
    page.emulate_media(media="print")
    assert (
        page.locator("article").is_visible()
        and not page.locator(".top").is_visible()
        and not page.locator(".side").is_visible()
    )
    context.close()


def test_a_word_of_any_length_stays_in_its_column(browser: Any, tmp_path: Path) -> None:
    word = "Unbroken" * 60
    (tmp_path / "tei").mkdir()
    (tmp_path / "tei" / "long.xml").write_text(
        f"""<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="long"><teiHeader><fileDesc><titleStmt><title>{word}</title>
        <author><persName>{word}</persName></author></titleStmt></fileDesc></teiHeader><text><body><list type="participants">
        <item><persName>{word}</persName></item><item><persName>Ada</persName></item></list><p>{word} in <placeName>{word}
        </placeName></p></body></text></TEI>""",
        encoding="utf-8",
    )
    out = tmp_path / "out"
    build(tmp_path / "tei", out, formats=("tei",))
    context = browser.new_context(viewport={"width": PHONE, "height": 900})
    page = context.new_page()
    wide = set()
    kinds = ("index", "documents/index", "documents/long", "people/index", "network", "map", "search")
    for path in (*(out / f"{kind}.html" for kind in kinds), *(out / "places").glob("unbroken*.html")):
        page.goto(path.as_uri())
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.add(path.relative_to(out).as_posix())
    context.close()
    assert wide == set()
