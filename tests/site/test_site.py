"""The site: every page is sound, linked, safe and described; a build after a change is the build from scratch."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
import struct
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree, html

from tei_tools.errors import InputError, OutputError, TeiToolsError, UsageError
from tei_tools.site import documents, search

from .conftest import build, corpus

# rdflib warns of itself when the download of RDF is made
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
ACTIVE = ("iframe", "object", "embed", "base", "audio", "video")


def pages(site: Path) -> list[Path]:
    """Every page of a site but the pages of single documents to take away."""
    return [path for path in sorted(site.rglob("*.html")) if path.parent.name != "downloads"]


@cache
def read(path: Path) -> html.HtmlElement:
    """A page, parsed."""
    return html.fromstring(path.read_bytes())


def text_of(elements: list[html.HtmlElement]) -> str:
    return " ".join(" ".join(element.text_content() for element in elements).split())


def files(site: Path) -> dict[str, bytes]:
    """All files of a site but what it remembers for the next build, and Pagefind's, which are others each time."""
    found = (path for path in site.rglob("*") if path.is_file() and not {".tei-tools", "pagefind"} & set(path.parts))
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def test_the_structure_of_every_page_is_sound(built: Path) -> None:
    found = []
    for path in pages(built):
        page, name = read(path), path.relative_to(built).as_posix()
        ids = Counter(page.xpath("//@id"))
        found += [f"{name}: id {one} twice" for one, count in ids.items() if count > 1]
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        found += [f"{name}: h{one} then h{two}" for one, two in itertools.pairwise(levels) if two > one + 1]
        found += [f"{name}: {levels.count(1)} h1"] if levels.count(1) != 1 else []
        found += [f"{name}: link in a link" for _ in page.xpath("//a//a")]
        for attribute in ("for", "aria-labelledby", "aria-describedby"):
            named = [one for value in page.xpath(f"//@{attribute}") for one in value.split()]
            found += [f"{name}: no {one} for {attribute}" for one in named if one not in ids]
    assert found == []


def test_every_link_leads_to_a_file_and_a_place_in_it(built: Path) -> None:
    found = []
    for path in pages(built):
        for element, attribute, address, _ in read(path).iterlinks():
            parts = urlsplit(address)
            if parts.scheme or element.get("rel") == "canonical":
                continue
            start = built if parts.path.startswith("/") else path.parent  # 404.html is shown at any address
            target = (start / unquote(parts.path).lstrip("/")).resolve() if parts.path else path
            if not target.is_file() or not target.is_relative_to(built):
                found.append(f"{path.name}: {attribute} {address}")
            elif parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in read(target).xpath("//@id"):
                found.append(f"{path.name}: no place {address}")
    assert found == []


def test_every_page_says_what_it_is_to_machines(built: Path) -> None:
    for path in pages(built):
        page, name = read(path), path.relative_to(built).as_posix()
        data = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)
        assert data["@context"] == "https://schema.org" and data["name"], name
        properties = {meta.get("property"): meta.get("content") for meta in page.xpath("//meta[@property]")}
        assert {"og:title", "og:type", "og:url", "og:site_name", "og:locale", "og:image:alt"} <= properties.keys(), name
        assert properties["og:image"] == "https://edition.example/assets/card.png"
        assert properties["og:url"] == f"https://edition.example/{name.removesuffix('index.html')}"
        assert page.xpath("//link[@rel='canonical']/@href") == [properties["og:url"]]


def test_every_page_has_a_policy_that_allows_only_the_sites_own_files(built: Path) -> None:
    for path in pages(built):
        page = read(path)
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        linked = page.xpath("//script[@type='application/ld+json']")[0].text
        digest = base64.b64encode(hashlib.sha256(linked.encode()).digest()).decode()
        allowed = f"'self' 'sha256-{digest}'" + (" 'wasm-unsafe-eval'" if path.name == "search.html" else "")
        assert (rules["default-src"], rules["style-src"], rules["script-src"]) == ("'none'", "'self'", allowed)
        assert "unsafe-inline" not in policy and rules["base-uri"] == rules["form-action"] == "'none'"
        assert not page.xpath("//@style | //style | //script[not(@src) and not(@type='application/ld+json')]")


def test_nothing_of_a_hostile_document_becomes_active_on_any_page(built: Path) -> None:
    for path in pages(built):
        page = read(path)
        assert [element.tag for element in page.iter(*ACTIVE)] == [], path
        assert all(re.fullmatch(r"assets/\w+\.js", re.sub(r"^(?:\.\./|/)", "", src)) for src in page.xpath("//script/@src")), (
            path
        )
        attributes = {name for element in page.iter() if isinstance(element.tag, str) for name in element.attrib}
        assert not {name for name in attributes if name.startswith("on")}, path
        for address in page.xpath("//@href | //@src"):
            assert urlsplit(address).scheme in ("", "https", "http", "mailto") or address == "data:,", (path, address)


def test_the_hostile_words_are_still_there_as_text(built: Path) -> None:
    page = read(built / "documents" / "hostile.html")
    assert '</style><script>alert("text")</script>' in text_of(page.xpath("//article"))
    assert 'Invented <script>alert("title")</script>' in text_of(page.xpath("//h1"))


def test_the_start_page_has_the_corpus_in_figures_and_a_timeline(built: Path) -> None:
    page = read(built / "index.html")
    figures = {text_of([row.find("dt")]): text_of([row.find("dd")]) for row in page.xpath("//dl[@class='figures']/div")}
    assert figures["documents"] == "4" and figures["years"] == "1931–1957"
    assert page.xpath("//figure//svg[@role='img']/title") and page.xpath("//figure//details//table")


def test_documents_are_listed_by_date_genre_classification_and_archive(built: Path) -> None:
    names = ("index", "by-genre", "by-classification", "by-archive")
    lists = {name: read(built / "documents" / f"{name}.html") for name in names}
    for name, page in lists.items():
        assert len(set(page.xpath("//ol[@class='documents']//a/@href"))) == 4, name
    assert [text_of([h]) for h in lists["index"].xpath("//section/h2")] == ["1931", "1957", "Undated"]
    assert "Letter" in [text_of([h]) for h in lists["by-genre"].xpath("//section/h2")]
    assert any("Morland" in text_of([h]) for h in lists["by-archive"].xpath("//section/h2"))


def test_a_list_says_of_no_document_again_what_its_group_says(built: Path) -> None:
    by_genre = html.fromstring((built / "documents" / "by-genre.html").read_bytes())
    letters = by_genre.xpath("//section[h2='Letter']//span[@class='remark']/text()")
    assert letters == ["State Archive of Morland (invented) · SAM F. 12, D. 46"]
    by_archive = html.fromstring((built / "documents" / "by-archive.html").read_bytes())
    assert "Letter · SAM F. 12, D. 46" in by_archive.xpath("//span[@class='remark']/text()")


def test_documents_lead_to_those_before_and_after_by_date(built: Path) -> None:
    letter = read(built / "documents" / "letter.html")
    assert letter.xpath("//a[@rel='prev']/@href") == ["telegram.html"]
    assert letter.xpath("//a[@rel='next']/@href") == ["journal.html"]


def test_a_document_says_how_it_is_cited_and_is_ready_for_a_doi(built: Path) -> None:
    page = read(built / "documents" / "letter.html")
    cited = text_of(page.xpath("//p[@class='citation']"))
    assert cited.startswith("Ada Quill. “Ada Quill to Bertram Osk") and cited.endswith(
        "https://doi.org/10.5555/invented.letter"
    )
    tags = {meta.get("name"): meta.get("content") for meta in page.xpath("//meta[@name]")}
    assert (tags["citation_author"], tags["citation_publication_date"]) == ("Ada Quill", "2026")
    fields = json.loads((built / "downloads" / "letter.datacite.json").read_text(encoding="utf-8"))
    assert {"creators", "titles", "publisher", "publicationYear", "types", "identifiers"} <= fields.keys()
    assert fields["dates"] == [{"date": "1931-04-11", "dateType": "Created"}, {"date": "2026-06-02", "dateType": "Updated"}]


def test_a_citation_can_be_taken_into_a_reference_manager(built: Path) -> None:
    page = read(built / "documents" / "letter.html")
    taken = [(built / "documents" / href).resolve() for href in page.xpath("//p[@class='take']/a[@download]/@href")]
    assert [path.name for path in taken] == ["letter.bib", "letter.csl.json", "letter.datacite.json"]
    (entry,) = json.loads(taken[1].read_text(encoding="utf-8"))
    assert (entry["author"], entry["issued"]) == ([{"literal": "Ada Quill"}], {"date-parts": [[1931, 4, 11]]})
    assert entry["DOI"] == "10.5555/invented.letter" and entry["archive_location"] == "SAM F. 12, D. 46"
    assert "  author = {{Ada Quill}}," in taken[0].read_text(encoding="utf-8")


def test_the_picture_of_the_site_is_its_timeline_or_the_projects_own(built: Path, tmp_path: Path) -> None:
    data = (built / "assets" / "card.png").read_bytes()
    assert data.startswith(b"\x89PNG") and struct.unpack(">II", data[16:24]) == (1200, 630)
    (tmp_path / "own" / "assets").mkdir(parents=True)
    (tmp_path / "own" / "assets" / "card.jpg").write_bytes(b"own")
    build(corpus(tmp_path / "project"), tmp_path / "out", folder=tmp_path / "own", url="https://edition.example/")
    assert not (tmp_path / "out" / "assets" / "card.png").exists()
    page = read(tmp_path / "out" / "index.html")
    assert page.xpath("//meta[@property='og:image']/@content") == ["https://edition.example/assets/card.jpg"]


def test_the_page_for_what_is_not_there_leads_home_from_any_address(german: Path) -> None:
    page = read(german / "404.html")
    links = page.xpath("//main//a/@href")
    assert len(links) == 8 and all(link.startswith("/papiere/") for link in links)
    assert page.xpath("//link[@rel='stylesheet']/@href") == ["/papiere/assets/site.css"]


def test_what_is_not_known_of_a_publication_is_not_invented(built: Path) -> None:
    fields = json.loads((built / "downloads" / "telegram.datacite.json").read_text(encoding="utf-8"))
    assert fields["publicationYear"] == ":unav" and "identifiers" not in fields


def test_every_document_can_be_taken_away_in_every_format(built: Path) -> None:
    page = read(built / "documents" / "letter.html")
    addresses = page.xpath("//section[contains(@class, 'downloads')]//a[@download]/@href")
    assert len(addresses) >= 5 and all((built / "documents" / address).stat().st_size for address in addresses)
    tei = built / "downloads" / "letter.xml"
    assert tei.read_bytes() == (built.parent / "encoded" / "tei" / "letter.xml").read_bytes()


def test_the_facsimile_stands_beside_the_text_and_only_pictures_of_the_corpus_are_taken(built: Path) -> None:
    page = read(built / "documents" / "letter.html")
    [image] = page.xpath("//section[@class='facsimile']//img")
    assert image.get("alt") == "Facsimile of page 1" and (built / "documents" / image.get("src")).is_file()
    assert [path.suffix for path in (built / "images").rglob("*") if path.is_file()] == [".png"]


def test_a_name_leads_to_its_page_and_its_page_to_every_mention(built: Path) -> None:
    letter = read(built / "documents" / "letter.html")
    assert letter.get_element_by_id("p-ada").get("href") == "../people/ada-quill.html"
    page = read(built / "people" / "ada-quill.html")
    assert page.xpath("//ul[@class='concordance']//a/@href") == ["../documents/letter.html#p-ada"]
    assert text_of(page.xpath("//mark")) == "Ada"
    assert "wrote to" in text_of(page.xpath("//section[@aria-labelledby='ui:acquaintances']"))


def test_a_person_of_the_registers_has_what_they_say_and_links_to_authority_files(built: Path) -> None:
    page = read(built / "people" / "kim_il_sung.html")
    facts = {text_of([row.find("dt")]): text_of([row.find("dd")]) for row in page.xpath("//dl[@class='facts']/div")}
    assert facts["Lived"] == "1912–1994" and facts["In the documents"] == "1957-05-31"
    assert any("wikidata.org" in address for address in page.xpath("//a[@class='authority']/@href"))


def test_network_and_map_are_drawings_with_a_table_beside_them(built: Path) -> None:
    for name in ("network", "map"):
        page = read(built / f"{name}.html")
        assert (
            page.xpath("//figure//svg[@role='group']/title")
            and page.xpath("//figure//svg/desc")
            and page.xpath("//main//table")
        ), name
        assert page.xpath("//svg//a/@aria-label"), name
    assert "The Moor" in text_of(read(built / "map.html").xpath("//ul[@class='tags']"))
    assert "Ada Quill" in text_of(read(built / "network.html").xpath("//table"))


def test_the_source_is_shown_whole(built: Path) -> None:
    page = read(built / "sources" / "hostile.html")
    shown = page.xpath("//code")[0].text_content()
    source = (built.parent / "encoded" / "tei" / "hostile.xml").read_text(encoding="utf-8")
    assert shown.split() == source.split()


def test_sitemap_and_feed_name_every_page_and_document(built: Path) -> None:
    locations = etree.parse(str(built / "sitemap.xml")).xpath("//*[local-name()='loc']/text()")
    names = {
        path.relative_to(built).as_posix().removesuffix("index.html")
        for path in pages(built)
        if path.parent.name != "sources" and path.name != "404.html"
    }
    assert {location.removeprefix("https://edition.example/") for location in locations} == names
    feed = etree.parse(str(built / "feed.xml"))
    assert len(feed.xpath("//*[local-name()='entry']")) == 4
    assert feed.xpath("//*[local-name()='entry'][1]/*[local-name()='updated']/text()") == ["2026-06-02T00:00:00Z"]


def test_the_pages_fetch_nothing_from_elsewhere(built: Path) -> None:
    for path in pages(built):
        for address in read(path).xpath("//img/@src | //script/@src | //link[@rel='stylesheet']/@href"):
            assert not urlsplit(address).scheme and (not address.startswith("/") or path.name == "404.html"), (path, address)


@pytest.mark.skipif(not search.is_installed(), reason="Pagefind is not installed: pip install 'tei-tools[site]'")
def test_the_search_has_an_index_of_documents_and_of_names(built: Path) -> None:
    assert read(built / "search.html").get_element_by_id("ui:main").get("data-parts") == "pagefind/00 pagefind/names"
    for part in ("00", "names"):
        entry = json.loads((built / "pagefind" / part / "pagefind-entry.json").read_text(encoding="utf-8"))
        assert entry["languages"]["en"]["page_count"] >= 4, part


def test_without_pagefind_the_site_is_built_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "is_installed", lambda: False)
    report = build(corpus(tmp_path / "a"), tmp_path / "out")
    assert not report.searchable and not (tmp_path / "out" / "pagefind").exists()
    for name in ("index.html", "search.html"):
        assert "Pagefind was not installed" in (tmp_path / "out" / name).read_text(encoding="utf-8")


def test_a_build_after_changes_is_the_build_from_scratch(tmp_path: Path) -> None:
    tei = corpus(tmp_path / "project")
    (tei / "hostile.xml").unlink()
    build(tei, tmp_path / "out")
    letter = (tei / "letter.xml").read_text(encoding="utf-8")
    (tei / "letter.xml").write_text(
        letter.replace("1931-04-11", "1958-04-11").replace('ref="person:osk"', 'ref="person:puzanov"')
    )
    (tei / "telegram.xml").unlink()
    (tei / "another.xml").write_text(letter.replace('xml:id="letter"', 'xml:id="another"'))
    report = build(tei, tmp_path / "out")
    build(tei, tmp_path / "fresh")
    assert (report.documents, report.made) == (3, 2) and report.removed > 0
    after, fresh = files(tmp_path / "out"), files(tmp_path / "fresh")
    assert after.keys() == fresh.keys()
    assert [name for name in fresh if after[name] != fresh[name]] == []


def test_a_build_without_changes_writes_nothing(tmp_path: Path) -> None:
    tei = corpus(tmp_path / "project")
    build(tei, tmp_path / "out")
    report = build(tei, tmp_path / "out")
    assert (report.made, report.written, report.removed) == (0, 0, 0)


def test_two_processes_give_the_same_site(tmp_path: Path) -> None:
    tei = corpus(tmp_path / "project")
    build(tei, tmp_path / "one")
    build(tei, tmp_path / "two", workers=2)
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_cut_off_memory_is_a_build_from_scratch(tmp_path: Path) -> None:
    tei = corpus(tmp_path / "project")
    build(tei, tmp_path / "out")
    whole = files(tmp_path / "out")
    (tmp_path / "out" / ".tei-tools" / "site.sqlite").write_bytes(b"SQLite format 3\0 cut off")
    assert build(tei, tmp_path / "out").made == 4
    assert files(tmp_path / "out") == whole


def test_a_build_that_was_cut_off_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tei = corpus(tmp_path / "project")
    build(tei, tmp_path / "fresh")
    with monkeypatch.context() as cut:
        cut.setattr("tei_tools.site.build._KEPT_AFTER", 1)
        cut.setattr("tei_tools.site.build.write_entity", _stop)
        with pytest.raises(KeyboardInterrupt):
            build(tei, tmp_path / "out")
    assert build(tei, tmp_path / "out").made == 0
    assert files(tmp_path / "out") == files(tmp_path / "fresh")


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_folder_with_somebodys_files_is_refused(tmp_path: Path) -> None:
    tei = corpus(tmp_path / "project")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "index.html").write_text("mine")
    with pytest.raises(OutputError, match="not a site that was built here"):
        build(tei, tmp_path / "out")
    assert (tmp_path / "out" / "index.html").read_text() == "mine"
    with pytest.raises(OutputError, match="among the sources"):
        build(tei, tei / "site")


def test_a_project_has_its_own_title_colours_words_templates_and_files(tmp_path: Path) -> None:
    own = tmp_path / "site"
    (own / "templates").mkdir(parents=True)
    (own / "assets").mkdir()
    (own / "site.toml").write_text(
        'title = "Our papers"\nlanguage = "de"\n[colours]\naccent = "#123456"\n[colours.dark]\naccent = "#abcdef"\n'
    )
    (own / "texts.toml").write_text('[nav]\ndocuments = "Schriftstücke"\n')
    (own / "templates" / "about.html").write_text(
        '{% extends "base.html" %}{% block main %}<main id="ui:main"><h1>Wir</h1></main>{% endblock %}'
    )
    (own / "style.css").write_text("h1 { color: teal; }\n")
    (own / "templates" / "parts").mkdir()
    (own / "templates" / "parts" / "neighbours.html").write_text("<p>{{ t('nav.documents') }}</p>")
    (own / "assets" / "logo.txt").write_text("logo")
    build(corpus(tmp_path / "project"), tmp_path / "out", folder=own)
    start = read(tmp_path / "out" / "index.html")
    assert start.get("lang") == "de" and text_of(start.xpath("//h1")) == "Our papers"
    assert "Schriftstücke" in text_of(start.xpath("//nav")) and "Personen" in text_of(start.xpath("//nav"))
    assert text_of(read(tmp_path / "out" / "about.html").xpath("//h1")) == "Wir"
    style = (tmp_path / "out" / "assets" / "site.css").read_text(encoding="utf-8")
    assert style.endswith(":root:has(.theme-dark:checked) { --accent: #abcdef; }") and "--accent: #123456" in style
    assert "h1 { color: teal; }" in style
    assert "<p>Schriftstücke</p>" in (tmp_path / "out" / "documents" / "letter.html").read_text(encoding="utf-8")
    assert (tmp_path / "out" / "assets" / "logo.txt").read_text() == "logo"
    assert read(tmp_path / "out" / "documents" / "letter.html").xpath("//article/@lang") == ["en"]


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('titel = "x"', "did you mean title"),
        ('url = "ftp://x"', "is no address of a site"),
        ('[colours]\naccent = "red; } body { display: none"', "is no colour"),
        ('[colours]\nacent = "red"', "there is no colour 'acent'"),
        ('downloads = ["tei", "wordperfect"]', "wordperfect"),
        ("title = [", "is not TOML"),
    ],
)
def test_settings_that_say_nothing_sensible_are_refused(tmp_path: Path, settings: str, message: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "site.toml").write_text(settings)
    with pytest.raises(TeiToolsError, match=re.escape(message)):
        build(corpus(tmp_path / "project"), tmp_path / "out", folder=tmp_path / "site")


def test_without_an_address_nothing_claims_one(tmp_path: Path) -> None:
    build(corpus(tmp_path / "project"), tmp_path / "out")
    page = read(tmp_path / "out" / "index.html")
    assert not page.xpath("//meta[@property='og:url'] | //link[@rel='canonical']")
    assert "no public address is set" in (tmp_path / "out" / "sitemap.xml").read_text(encoding="utf-8")
    assert "<id>urn:uuid:" in (tmp_path / "out" / "feed.xml").read_text(encoding="utf-8")


def test_inputs_that_are_not_there_leave_a_site_as_it_is(tmp_path: Path) -> None:
    from tei_tools.cli.site import run_site
    from tei_tools.cli.siting import SiteOptions

    build(corpus(tmp_path / "project"), tmp_path / "out")
    before = files(tmp_path / "out")
    for out in ("out", "new"):
        with pytest.raises(InputError, match="does not exist"):
            run_site([str(tmp_path / "missing")], str(tmp_path / out), SiteOptions(), workers=1)
    assert files(tmp_path / "out") == before and not (tmp_path / "new").exists()


def test_a_defect_in_one_document_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("nothing")

    tei = corpus(tmp_path / "project")
    monkeypatch.setattr(documents, "pictures_of", broken)
    with pytest.raises(AssertionError, match=r"ZeroDivisionError: nothing: this is a defect of tei-tools"):
        build(tei, tmp_path / "out")


def test_standard_input_and_standard_output_are_no_site() -> None:
    from tei_tools.cli.site import run_site
    from tei_tools.cli.siting import SiteOptions

    for inputs, out in ((["-"], "out"), (["tei"], None)):
        with pytest.raises(UsageError, match="a site is many files"):
            run_site(inputs, out, SiteOptions(), workers=1)


def test_a_file_of_a_corpus_gives_a_page_for_each_of_its_documents(tmp_path: Path) -> None:
    tei = tmp_path / "project" / "tei"
    tei.mkdir(parents=True)
    one = "<TEI><teiHeader><fileDesc><titleStmt><title>{0}</title></titleStmt></fileDesc></teiHeader><text><body><p>{0}</p></body></text></TEI>"
    (tei / "all.xml").write_text(
        f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{one.format("First")}{one.format("Second")}</teiCorpus>'
    )
    assert build(tei, tmp_path / "out").documents == 2
    titles = {text_of(read(path).xpath("//h1")) for path in (tmp_path / "out" / "sources").glob("*.html")}
    assert titles == {"TEI source"} and len(list((tmp_path / "out" / "sources").glob("*.html"))) == 2


def test_a_document_that_is_no_xml_is_reported_and_the_rest_is_built(tmp_path: Path) -> None:
    from tests.cli.commands import run

    tei = corpus(tmp_path / "project")
    (tei / "broken.xml").write_text("<TEI><text>")
    (tmp_path / "project" / "encoded" / "site").mkdir()
    (tmp_path / "project" / "encoded" / "site" / "site.toml").write_text('title = "Found by itself"\ndownloads = ["tei"]\n')
    result = run("export", "--to", "site", str(tei), "-o", str(tmp_path / "out"), folder=tmp_path)
    assert result.returncode == 1 and b"broken.xml:1:" in result.stderr and result.stdout == b""
    assert (tmp_path / "out" / "documents" / "letter.html").is_file()
    assert "Found by itself" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


def test_a_document_without_a_title_is_called_by_what_is_known_of_it(tmp_path: Path) -> None:
    tei = corpus(tmp_path / "project")
    letter = (tei / "letter.xml").read_text(encoding="utf-8")
    untitled = re.sub(r"<title>.*?</title>", "<title>[untitled: letter]</title>", letter)
    (tei / "letter.xml").write_text(untitled, encoding="utf-8")
    build(tei, tmp_path / "out", language="de")
    page = read(tmp_path / "out" / "documents" / "letter.html")
    assert text_of(page.xpath("//h1")) == "[Brief, Ada Quill → Bertram Osk, Harbourtown, 11 April 1931]"
    assert not page.xpath("//h1/@lang") and "[untitled" not in text_of(page.xpath("//p[@class='citation']"))


def test_a_year_before_the_common_era_is_a_year_and_its_dates_are_none_to_html(tmp_path: Path) -> None:
    tei = corpus(tmp_path / "project")
    letter = (tei / "letter.xml").read_text(encoding="utf-8")
    (tei / "letter.xml").write_text(letter.replace('<date when="1931-04-11">', '<date when="-0044-03-15">'), encoding="utf-8")
    build(tei, tmp_path / "out")
    listed = read(tmp_path / "out" / "documents" / "index.html")
    assert text_of([listed.get_element_by_id("-0044")]) == "-0044"
    assert listed.xpath("//time/@datetime") == ["1931-03-02", "1957-05-31"] and "-0044-03-15" in text_of(listed.xpath("//main"))
    start = read(tmp_path / "out" / "index.html")
    assert "-0044–1957" in text_of(start.xpath("//dl[@class='figures']"))
