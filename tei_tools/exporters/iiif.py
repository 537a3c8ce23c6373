"""TEI to a IIIF manifest (Presentation API 3.0): the page images of a document with its text as annotations on them.

Each page is a canvas: its image is painted on it where the TEI names one, and each paragraph is an annotation of the
motivation `supplementing`, on its zone where the facsimile has one, else on the whole page. People, places and bodies that are
named on a page are annotations of the motivation `tagging`. A page without an image is a canvas with text alone.

The address of the manifest is that of the document in its header (`publicationStmt/idno`), else one at tei-tools.github.io,
which is a name only: give the header an address before the manifest is published. Sizes that the TEI does not state are
those of a sheet of 1000 by 1414.

>>> from lxml import etree
>>> tree = etree.ElementTree(etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a"><text><body>'
...     '<pb facs="https://example.org/1.jpg"/><p>one</p></body></text></TEI>'))
>>> import json; json.loads(export_iiif(tree))["items"][0]["items"][0]["items"][0]["body"]["id"]
'https://example.org/1.jpg'
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote, urljoin

from tei_tools.exporters.naming import interval
from tei_tools.tables import DocumentTables, documents_of, read_tables
from tei_tools.tables.pages import Image, Page, pages_of, zone_of

Node = dict[str, Any]
CONTEXT = "http://iiif.io/api/presentation/3/context.json"
NAMES = "https://tei-tools.github.io/iiif/"
WIDTH, HEIGHT = 1000, 1414  # a sheet of DIN proportions
_LANGUAGE_OF_LABELS = "en"
_RIGHTS = ("http://creativecommons.org/", "http://rightsstatements.org/")  # the only ones that the specification takes


def export_iiif(tree: Any, *, style: str = "", tables: Sequence[DocumentTables] = ()) -> str:
    """Gives the manifest of a document as JSON; of a `teiCorpus` a collection of manifests. `tables` are those of the tree, if
    they have been read already."""
    manifests = [_manifest(root, own) for root, own in zip(documents_of(tree), tables or read_tables(tree), strict=True)]
    content = {"@context": CONTEXT} | (manifests[0] if len(manifests) == 1 else _collection(manifests))
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _collection(manifests: list[Node]) -> Node:
    return {"id": f"{NAMES}collection", "type": "Collection", "label": _label("Documents"), "items": manifests}


def _manifest(root: Any, tables: DocumentTables) -> Node:
    row = tables.document
    address = (row.url or NAMES + quote(row.id, safe="")).rstrip("/")
    metadata = {
        "Date": row.date or interval(row),
        "Shelfmark": row.shelfmark,
        "Repository": row.repository,
        "Classification": ", ".join(row.classification),
        "Author": ", ".join(party.name for party in row.authors),
    }
    rights = row.licence_url if row.licence_url.startswith(_RIGHTS) else ""
    optional = {
        "summary": _label(row.summary, row.language) if row.summary else None,
        "rights": rights,
        "requiredStatement": {"label": _label("Licence"), "value": _label(row.licence)} if row.licence else None,
        "metadata": [{"label": _label(name), "value": _label(value, "none")} for name, value in metadata.items() if value],
    }
    return {
        "id": f"{address}/manifest.json",
        "type": "Manifest",
        "label": _label(row.title or row.id, row.language),
        **{name: value for name, value in optional.items() if value},
        "items": [_canvas(root, address, number, page, tables) for number, page in enumerate(pages_of(root), start=1)],
    }


def _canvas(root: Any, address: str, number: int, page: Page, tables: DocumentTables) -> Node:
    id = f"{address}/canvas/{number}"
    width, height = (page.image.width or WIDTH, page.image.height or HEIGHT) if page.image else (WIDTH, HEIGHT)
    painted = [_painting(id, address, page.image, width, height)] if page.image else []
    notes = list(_annotations(root, id, page, tables))
    return {
        "id": id,
        "type": "Canvas",
        "label": _label(page.label or str(number), "none"),
        "width": width,
        "height": height,
        "items": [_page(f"{id}/image", painted)],
        **({"annotations": [_page(f"{id}/text", notes)]} if notes else {}),
    }


def _painting(canvas: str, address: str, image: Image, width: int, height: int) -> Node:
    url = urljoin(f"{address}/", quote(image.url, safe=":/?#[]@!$&'()*+,;=%~"))
    kind = mimetypes.guess_type(image.url)[0]
    body = {"id": url, "type": "Image", **({"format": kind} if kind else {}), "width": width, "height": height}
    return {"id": f"{canvas}/image/1", "type": "Annotation", "motivation": "painting", "body": body, "target": canvas}


def _annotations(root: Any, canvas: str, page: Page, tables: DocumentTables) -> Iterator[Node]:
    language = {"language": tables.document.language} if tables.document.language else {}
    on_page: set[str] = set()
    for number, (words, passage) in enumerate(page.texts, start=1):
        zone = zone_of(root, passage)
        target = f"{canvas}#xywh={','.join(map(str, zone))}" if zone else canvas
        body = {"type": "TextualBody", "value": words, "format": "text/plain", **language}
        yield _annotation(f"{canvas}/text/{number}", "supplementing", body, target)
        on_page.add(passage.id)
    names = {record.ref: record.name for record in tables.records}
    words = " ".join(words for words, _ in page.texts)
    found = {m.ref: names.get(m.ref, m.text) for m in tables.mentions if m.ref and m.passage in on_page and m.text in words}
    for number, (ref, name) in enumerate(found.items(), start=1):
        body = {"type": "TextualBody", "purpose": "tagging", "value": name, "format": "text/plain"}
        link = [{"type": "SpecificResource", "purpose": "identifying", "source": ref}] if ref.startswith("http") else []
        yield _annotation(f"{canvas}/name/{number}", "tagging", [body, *link] if link else body, canvas)


def _annotation(id: str, motivation: str, body: Any, target: str) -> Node:
    return {"id": id, "type": "Annotation", "motivation": motivation, "body": body, "target": target}


def _page(id: str, items: list[Node]) -> Node:
    return {"id": id, "type": "AnnotationPage", "items": items}


def _label(words: str, language: str = _LANGUAGE_OF_LABELS) -> Node:
    return {language or "none": [words]}
