"""TEI to EPUB 3.3: the page of `html` as a book of its own, for every reading system.

Title and description, text, and index are three documents, with a table of contents, landmarks and the metadata that EPUB
Accessibility 1.1 asks for. It has no scripts, no fonts and no pictures. The parts of the archive are in a fixed order and carry
no hour: the same TEI gives the same bytes; the time of modification is that of the latest change in the header.

>>> import zipfile, io; from lxml import etree
>>> tree = etree.ElementTree(etree.fromstring(
...     '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>Dear Anna</p></body></text></TEI>'))
>>> zipfile.ZipFile(io.BytesIO(export_epub(tree))).namelist()[:2]
['mimetype', 'META-INF/container.xml']
"""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from tei_tools.exporters.apparatus import LEGEND
from tei_tools.exporters.html import export_html
from tei_tools.exporters.naming import document_iri
from tei_tools.tables import DocumentRow, read_tables
from tei_tools.tei import parse_html

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day that a ZIP archive can hold
_CSS = Path(__file__).parent.parent / "data" / "css" / "epub.css"
_NSMAP: Any = {None: XHTML, "epub": OPS}
_DROPPED = "//*[self::script or self::style or self::input or self::label or self::button or self::nav or self::form]"
# what only a screen needs: links at the margin, words for screen readers that stand where the look already speaks
_SCREEN = "//*[contains(concat(' ', @class, ' '), ' anchor ') or contains(concat(' ', @class, ' '), ' vh ') or self::details]"
_EPUB_TYPES = {"doc-noteref": "noteref", "toc": "toc", "landmarks": "landmarks"}  # by role or id
_LANDMARKS = (("text.xhtml", "Text", "bodymatter"), ("index.xhtml", "Index", "index"))
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")  # BCP 47, as far as reading systems check it
_ATTRIBUTES = ("tabindex", "datetime")
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">'
    '<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_ACCESSIBILITY = (
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    ("schema:accessibilityFeature", "structuralNavigation"),
    ("schema:accessibilityFeature", "tableOfContents"),
    ("schema:accessibilityFeature", "readingOrder"),
    ("schema:accessibilityHazard", "none"),
    ("schema:accessibilitySummary", "Text only, with headings, a table of contents and an index that leads into the text."),
)


def export_epub(tree: Any, *, style: str = "reading") -> bytes:
    """Gives a document as an EPUB file, `style` being one of those of `html`."""
    row = next(read_tables(tree)).document
    page = parse_html(export_html(tree, style=style)).getroot()
    parts = dict(_parts(page))
    _link(parts)
    language = row.language if _LANGUAGE.fullmatch(row.language) else "en"
    title = row.title or row.id
    files = {f"{name}.xhtml": _document(title, language, section) for name, section in parts.items()}
    files["nav.xhtml"] = _navigation(title, language, parts)
    files["style.css"] = _CSS.read_bytes()
    return _archive({"package.opf": _package(row, title, language, list(parts)), **files})


def _parts(page: Any) -> Iterator[tuple[str, Any]]:
    """The three documents of the book, each as a `section`."""
    for element in page.xpath(_DROPPED) + page.xpath(_SCREEN):
        _drop(element)
    main = page.find(".//main")
    index = next(iter(main.xpath("*[contains(concat(' ', @class, ' '), ' index ')]")), None)
    description = next(iter(main.xpath("*[contains(concat(' ', @class, ' '), ' description ')]")), None)
    article = [child for child in main if child is not index and child is not description]
    banner = next(iter(page.xpath("//header")), None)
    yield "title", _section(*([banner, description] if banner is not None else [description]))
    yield "text", _section(*article)
    yield "index", _section(index, _legend())


def _section(*contents: Any) -> Any:
    section = etree.Element("section")
    section.extend(element for element in contents if element is not None)
    return section


def _legend() -> Any:
    """The voices in words: a book has no switches."""
    paragraph = etree.Element("p", {"class": "voices"})
    paragraph.text = f"Voices. {'; '.join(f'{name.lower()}: {words}' for name, words in LEGEND)}."
    return paragraph


def _drop(element: Any) -> None:
    """Takes an element away and leaves what follows it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    tail = element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)


def _link(parts: dict[str, Any]) -> None:
    """Makes a link to a place in another document name that document; a link to nowhere becomes its words."""
    where = {id: name for name, section in parts.items() for id in section.xpath("//@id")}
    for name, section in parts.items():
        for element in section.iter("a"):
            target = element.get("href", "")
            if target.startswith("#"):
                home = where.get(target[1:])
                if home is None:
                    del element.attrib["href"]
                elif home != name:
                    element.set("href", f"{home}.xhtml{target}")


def _document(title: str, language: str, section: Any) -> bytes:
    root = etree.Element(f"{{{XHTML}}}html", nsmap=_NSMAP)
    root.set("lang", language)
    root.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    head = etree.SubElement(root, f"{{{XHTML}}}head")
    etree.SubElement(head, f"{{{XHTML}}}title").text = title
    etree.SubElement(head, f"{{{XHTML}}}link", {"rel": "stylesheet", "type": "text/css", "href": "style.css"})
    body = etree.SubElement(root, f"{{{XHTML}}}body")
    body.append(_as_xhtml(section))
    return _serialised(root)


def _as_xhtml(element: Any) -> Any:
    """A copy of an element of HTML in the namespace of XHTML, with the attributes that it takes."""
    # a `time` may hold nothing but text, and a date in the text may hold names
    made = etree.Element(f"{{{XHTML}}}{'span' if element.tag == 'time' else element.tag}", nsmap=_NSMAP)
    for key, value in element.attrib.items():
        if key in _ATTRIBUTES or key.startswith("data-") or not re.fullmatch(r"[a-z-]+", key):
            continue
        if key == "lang" and not _LANGUAGE.fullmatch(value):
            continue
        made.set(key, value)
        if key == "lang":
            made.set("{http://www.w3.org/XML/1998/namespace}lang", value)
    type = _EPUB_TYPES.get(element.get("role") or element.get("id") or "")
    if type:
        made.set(f"{{{OPS}}}type", type)
    if "epub-type" in element.attrib:
        del made.attrib["epub-type"]
        made.set(f"{{{OPS}}}type", element.get("epub-type"))
    made.text = element.text
    for child in element:
        if isinstance(child.tag, str):
            made.append(_as_xhtml(child))
            made[-1].tail = child.tail
    return made


def _navigation(title: str, language: str, parts: dict[str, Any]) -> bytes:
    root = etree.Element("section")
    contents = etree.SubElement(root, "nav", {"id": "toc", "class": "toc"})
    etree.SubElement(contents, "h1").text = "Contents"
    entries = etree.SubElement(contents, "ol")
    _entry(entries, "title.xhtml", title)
    text = _entry(entries, "text.xhtml", "Text")
    headings = [e for e in parts["text"].iter("h1", "h2", "h3", "h4", "h5", "h6") if e.get("id") and _words(e)]
    if headings:
        inner = etree.SubElement(text, "ol")
        for heading in headings:
            _entry(inner, f"text.xhtml#{heading.get('id')}", _words(heading))
    _entry(entries, "index.xhtml", "Index")
    landmarks = etree.SubElement(root, "nav", {"id": "landmarks", "hidden": "hidden"})
    places = etree.SubElement(landmarks, "ol")
    for href, words, type in _LANDMARKS:
        _entry(places, href, words)[0].set("epub-type", type)
    return _document(title, language, root)


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _entry(parent: Any, href: str, words: str) -> Any:
    item = etree.SubElement(parent, "li")
    etree.SubElement(item, "a", {"href": href}).text = words
    return item


def _package(row: DocumentRow, title: str, language: str, parts: list[str]) -> bytes:
    root = etree.Element(f"{{{OPF}}}package", {"version": "3.0", "unique-identifier": "id"}, nsmap=_opf_namespaces())
    metadata = etree.SubElement(root, f"{{{OPF}}}metadata", nsmap={"dc": DC})
    identifier = etree.SubElement(metadata, f"{{{DC}}}identifier", {"id": "id"})
    identifier.text = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, row.url or document_iri(row.id))}"
    for name, value in _dublin_core(row, title, language):
        etree.SubElement(metadata, f"{{{DC}}}{name}").text = value
    _meta(metadata, "dcterms:modified", _moment(row.changed))
    for name, value in _ACCESSIBILITY:
        _meta(metadata, name, value)
    manifest = etree.SubElement(root, f"{{{OPF}}}manifest")
    _item(manifest, "nav", "nav.xhtml", "application/xhtml+xml", properties="nav")
    for part in parts:
        _item(manifest, part, f"{part}.xhtml", "application/xhtml+xml")
    _item(manifest, "style", "style.css", "text/css")
    spine = etree.SubElement(root, f"{{{OPF}}}spine")
    for part in (parts[0], "nav", *parts[1:]):
        etree.SubElement(spine, f"{{{OPF}}}itemref", {"idref": part})
    return _serialised(root, doctype="")


def _opf_namespaces() -> Any:
    return {None: OPF}


def _dublin_core(row: DocumentRow, title: str, language: str) -> Iterator[tuple[str, str]]:
    yield "title", title
    yield "language", language
    yield from (("creator", party.name) for party in row.authors if party.name)
    day = row.start if row.start == row.end else ""
    rest = {"date": day, "description": row.summary, "publisher": row.publisher, "rights": row.licence}
    yield from ((name, value) for name, value in rest.items() if value)
    source = ", ".join(part for part in (row.repository, row.shelfmark) if part)
    yield from (("source", value) for value in (source,) if value)


def _moment(day: str) -> str:
    """The latest change as EPUB wants it, to the second; without one the first day of ZIP archives."""
    return f"{day}T00:00:00Z" if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else "1980-01-01T00:00:00Z"


def _meta(metadata: Any, name: str, value: str) -> None:
    etree.SubElement(metadata, f"{{{OPF}}}meta", {"property": name}).text = value


def _item(manifest: Any, id: str, href: str, kind: str, **more: str) -> None:
    etree.SubElement(manifest, f"{{{OPF}}}item", {"id": id, "href": href, "media-type": kind, **more})


def _serialised(root: Any, *, doctype: str = "<!DOCTYPE html>\n") -> bytes:
    content = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}{content}\n'.encode()


def _archive(files: dict[str, bytes]) -> bytes:
    """The archive: `mimetype` first and uncompressed (OCF 3.3, section 4.3)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _store(archive, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _store(archive, "META-INF/container.xml", _CONTAINER.encode(), zipfile.ZIP_DEFLATED)
        for name, content in files.items():
            _store(archive, f"EPUB/{name}", content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _store(archive: zipfile.ZipFile, name: str, content: bytes, method: int) -> None:
    part = zipfile.ZipInfo(name, _EPOCH)
    part.compress_type = method
    archive.writestr(part, content)
