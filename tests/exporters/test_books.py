"""Books: the EPUB is a whole archive whose links lead somewhere, the PDF has its words and fetches nothing."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from lxml import etree

import tei_tools
from tei_tools.errors import TeiToolsError
from tei_tools.exporters.epub import export_epub
from tei_tools.tables.passages import texts
from tei_tools.tei import TEI_NS

from .conftest import sample

OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def opened(tree: Any) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(export_epub(tree)))


def documents(book: zipfile.ZipFile) -> dict[str, Any]:
    return {name: etree.fromstring(book.read(name)) for name in book.namelist() if name.endswith(".xhtml")}


def missing(tree: Any) -> str:
    """The letters of the text that are not in the book."""
    wanted = "".join(t for root in tree.getroot().iter("{*}TEI") for e in texts(root) for t in e.itertext("{*}*"))
    got = "".join("".join(root.itertext()) for root in documents(opened(tree)).values())
    return "".join(c for c in set(re.findall(r"\w", wanted)) if wanted.count(c) > got.count(c))


def test_the_archive_begins_with_its_type_uncompressed_and_carries_no_hour() -> None:
    first, *rest = opened(sample("journal")).infolist()
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
    assert {part.date_time for part in (first, *rest)} == {(1980, 1, 1, 0, 0, 0)}
    assert export_epub(sample("journal")) == export_epub(sample("journal"))


def test_the_package_names_every_file_and_has_what_the_specification_requires() -> None:
    book = opened(sample("telegram"))
    package = etree.fromstring(book.read("EPUB/package.opf"))
    listed = {f"EPUB/{item.get('href')}" for item in package.iter(f"{OPF}item")}
    assert listed == set(book.namelist()) - {"mimetype", "META-INF/container.xml", "EPUB/package.opf"}
    assert {item.get("id") for item in package.iter(f"{OPF}item")} > {ref.get("idref") for ref in package.iter(f"{OPF}itemref")}
    metadata = {etree.QName(e).localname for e in package.find(f"{OPF}metadata")}
    assert {"identifier", "title", "language"} <= metadata
    modified = [e.text for e in package.iter(f"{OPF}meta") if e.get("property") == "dcterms:modified"]
    assert len(modified) == 1 and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", str(modified[0]))


@pytest.mark.parametrize(
    "body",
    [
        "<div><head>h</head>" * 120 + "<p>innermost</p>" + "</div>" * 120,
        "<p>" + "<hi>" * 120 + "innermost" + "</hi>" * 120 + "</p>",
    ],
)
def test_what_is_nested_deep_is_in_the_book(body: str) -> None:
    tree = etree.ElementTree(etree.fromstring(f'<TEI xmlns="{TEI_NS}"><text><body>{body}</body></text></TEI>'))
    assert any("innermost" in "".join(root.itertext()) for root in documents(opened(tree)).values())


@pytest.mark.parametrize("name", ["journal", "telegram", "hostile"])
def test_every_link_leads_to_a_place_in_the_book_or_to_the_web(name: str) -> None:
    pages = documents(opened(sample(name)))
    places = {(file.rpartition("/")[2], e.get("id")) for file, root in pages.items() for e in root.iter() if e.get("id")}
    for file, root in pages.items():
        for link in root.iter(f"{XHTML}a"):
            target = link.get("href", "")
            if target and not re.match("https?:|mailto:", target):
                home, _, place = target.partition("#")
                home = home or file.rpartition("/")[2]
                assert f"EPUB/{home}" in pages and (not place or (home, place) in places), target


def test_nothing_in_a_book_runs_or_is_fetched() -> None:
    for root in documents(opened(sample("hostile"))).values():
        names = {etree.QName(e).localname for e in root.iter(etree.Element)}
        assert not names & {"script", "style", "iframe", "object", "embed", "img", "form", "input"}
        assert not [key for e in root.iter(etree.Element) for key in e.attrib if key.startswith("on") or key == "style"]


def test_the_voices_are_seen_in_a_book() -> None:
    page = documents(opened(sample("journal")))["EPUB/text.xhtml"]
    classes = {name for e in page.iter() for name in str(e.get("class", "")).split()}
    assert {"stamp", "registry", "translator", "machine", "classification", "signature"} <= classes
    assert [
        e.text for e in documents(opened(sample("journal")))["EPUB/index.xhtml"].iter(f"{XHTML}p") if e.get("class") == "voices"
    ]


def test_no_letter_of_a_real_document_is_lost_in_a_book(real_documents: list[tuple[str, Any]]) -> None:
    for name, tree in real_documents[::10]:
        assert not missing(tree), name


def pdf_of(tree: Any) -> bytes:
    pytest.importorskip("weasyprint", reason="WeasyPrint is not installed: pip install 'tei-tools[pdf]'", exc_type=ImportError)
    try:
        return bytes(tei_tools.export(tree, to="pdf"))
    except TeiToolsError as error:
        pytest.skip(str(error))


def letter(body: str) -> Any:
    return etree.ElementTree(etree.fromstring(f'<TEI xmlns="{TEI_NS}"><text><body>{body}</body></text></TEI>'))


@pytest.mark.filterwarnings("ignore")
def test_a_pdf_is_tagged_and_the_same_bytes_each_time() -> None:
    content = pdf_of(letter('<p>Dear Anna</p><figure><graphic url="https://example.org/a.png"/></figure>'))
    assert content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in content or b"/ObjStm" in content
    assert content == pdf_of(letter('<p>Dear Anna</p><figure><graphic url="https://example.org/a.png"/></figure>'))


@pytest.mark.filterwarnings("ignore")
def test_what_is_nested_as_deep_as_xml_may_be_is_printed() -> None:
    assert pdf_of(letter(f"<p>{'<hi>' * 240}x{'</hi>' * 240}</p>")).startswith(b"%PDF-")
