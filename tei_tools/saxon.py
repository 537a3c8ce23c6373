"""The one door to saxonche: XSLT 3 and XPath 3.1 over documents that are handed over as text, with every way out shut.

Three settings close it: no URI may be opened, no external function called, no document type read. So `doc()`,
`unparsed-text()`, `collection()`, `xsl:result-document` and external entities give an error and leak nothing. A stylesheet of
several files is put together here (`xsl:include` only, inside its own folder), since Saxon itself may open none.

>>> sheet = compile_stylesheet('''<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
...   <xsl:output method="text"/><xsl:template match="/"><xsl:value-of select="a"/></xsl:template></xsl:stylesheet>''')
>>> sheet.transform("<a>text</a>")
'text'

A processor that is made in a worker thread aborts the whole process: work in parallel takes processes (`pool`).
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lxml import etree

from tei_tools.errors import SchemaError, TeiToolsError, UsageError
from tei_tools.files import read_file
from tei_tools.tei import parse_xml

XSL_NS = "http://www.w3.org/1999/XSL/Transform"

_FEATURE = "http://saxon.sf.net/feature/"
_NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl"
SETTINGS: Mapping[str, str] = {
    f"{_FEATURE}allowedProtocols": "none",
    f"{_FEATURE}allow-external-functions": "false",
    f"{_FEATURE}parserFeature?uri={quote(_NO_DOCTYPE, safe='')}": "true",
    # its parser refuses 101 levels and 201 attributes, which real documents have
    f"{_FEATURE}parserProperty?uri=jdk.xml.maxElementDepth": "2000",
    f"{_FEATURE}parserProperty?uri=jdk.xml.elementAttributeLimit": "10000",
}
# attributes of a stylesheet's root that hold for what stands in it, so they go along when it is included (XSLT 3.0, 3.4)
_STANDARD = ("xpath-default-namespace", "exclude-result-prefixes", "expand-text", "default-mode", "default-collation")


class TransformError(TeiToolsError):
    """A stylesheet stopped with an error while it worked on a document."""


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """A compiled stylesheet, good for any number of documents in the process that compiled it."""

    executable: Any

    def transform(self, xml: str, parameters: Mapping[str, str] | None = None) -> str:
        """Applies it to a document given as text; `parameters` are stylesheet parameters, as strings.

        Returns the principal result, serialised as the stylesheet's xsl:output says. Raises TransformError.
        """
        engine = _processor()
        self.executable.clear_parameters()
        for name, value in (parameters or {}).items():
            self.executable.set_parameter(name, engine.make_string_value(value))
        try:
            with _silence():
                result = self.executable.transform_to_string(xdm_node=engine.parse_xml(xml_text=xml))
        except _error() as error:
            raise TransformError(f"the stylesheet failed: {_sentence(error)}") from error
        return str(result or "")


def compile_stylesheet(text: str, parameters: Mapping[str, str] | None = None) -> Stylesheet:
    """Compiles an XSLT 3.0 stylesheet given as text; `parameters` are its static ones, as strings.

    Raises SchemaError where it is incorrect.
    """
    engine = _processor()
    compiler = engine.new_xslt30_processor()
    for name, value in (parameters or {}).items():
        compiler.set_parameter(name, engine.make_string_value(value))
    try:
        return Stylesheet(compiler.compile_stylesheet(stylesheet_text=text))
    except _error() as error:
        raise SchemaError(f"the stylesheet is incorrect: {_sentence(error)}") from error


def read_stylesheet(path: Path) -> str:
    """Gives a stylesheet as one text, each xsl:include replaced by what stands in that file.

    Included files lie in the folder of the entry file or below it. Raises SchemaError for another place, or a circle.
    """
    root = _include(path, path.resolve().parent, ())
    return str(etree.tostring(root, encoding="unicode"))


def evaluate_xpath(xpath: str, xml: str, namespaces: Mapping[str, str] | None = None) -> list[str]:
    """Evaluates an XPath 3.1 expression on a document given as text; gives the string value of each item."""
    engine = _processor()
    evaluator = engine.new_xpath_processor()
    for prefix, uri in (namespaces or {}).items():
        evaluator.declare_namespace(prefix, uri)
    try:
        with _silence():
            evaluator.set_context(xdm_item=engine.parse_xml(xml_text=xml))
            value = evaluator.evaluate(xpath)
    except _error() as error:
        raise TransformError(f"the XPath expression failed: {_sentence(error)}") from error
    return [] if value is None else [item.string_value for item in value]


def _include(path: Path, folder: Path, opened: tuple[Path, ...]) -> Any:
    path = path.resolve()
    if path in opened or not path.is_relative_to(folder):
        raise SchemaError(f"{path.name}: is included twice or from outside the stylesheet's folder: put it inside")
    root = parse_xml(read_file(path), file=path.name).getroot()
    for include in root.findall(f"{{{XSL_NS}}}include"):
        included = _include(path.parent / include.get("href", ""), folder, (*opened, path))
        at = root.index(include)
        root[at : at + 1] = [_with_attributes_of(included, child) for child in included if isinstance(child.tag, str)]
    return root


def _with_attributes_of(root: Any, child: Any) -> Any:
    for name in _STANDARD:
        if root.get(name) is not None and child.get(name) is None:
            child.set(name, root.get(name))
    return child


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Keeps from standard error what Saxon writes there past Python before it raises the same as an exception."""
    sys.stderr.flush()
    try:
        kept = os.dup(2)
    except OSError:  # there is no standard error
        yield
        return
    os.dup2(_nowhere(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


@cache
def _nowhere() -> int:
    return os.open(os.devnull, os.O_WRONLY)


def _processor() -> Any:
    if threading.current_thread() is not threading.main_thread():
        raise UsageError("Saxon cannot work in a thread: call from the main thread, or use processes (-j)")
    return _make_processor()


@cache
def _make_processor() -> Any:
    processor = importlib.import_module("saxonche").PySaxonProcessor(license=False)
    for name, value in SETTINGS.items():
        processor.set_configuration_property(name, value)
    return processor


def _error() -> type[Exception]:
    error: type[Exception] = importlib.import_module("saxonche").PySaxonApiError
    return error


def _sentence(error: Exception) -> str:
    return " ".join(str(error).split())
