"""Exporters: one TEI tree into one output format; the table is what `tei-tools export --to` knows.

`EXPORTERS` gives for each name the function, `ENDINGS` the ending of the files it writes, `STYLES` the values of `--style`,
the first of them the default. Adding a format is one module, one row in each table, a heading in docs/exports.md and a test.
"""

from __future__ import annotations

from collections.abc import Mapping

EXPORTERS: Mapping[str, str] = {
    "html": "tei_tools.exporters.html:export_html",
    "text": "tei_tools.exporters.text:export_text",
}
ENDINGS: Mapping[str, str] = {
    "html": ".html",
    "text": ".txt",
}
STYLES: Mapping[str, tuple[str, ...]] = {
    "html": ("reading", "diplomatic"),
    "text": ("reading", "diplomatic"),
}
