"""The styles of the Word document: one for each kind of block and each voice, made on python-docx's plain template.

>>> sorted(CHARACTER)
['registry', 'translator']
"""

from __future__ import annotations

import importlib
from typing import Any

ADDED = "TEI Added"  # what the edition adds begins with this name; readers/docx.py leaves it away
PARAGRAPH = "Normal"
CHARACTER = {"registry": "TEI Registry words", "translator": "TEI Translator"}
SERIF, SANS = "Georgia", "Calibri"
INK, REGISTRY, QUIET = "1F1F1F", "1F4E79", "5A5A5A"
STAMP, SHADE = "1F4E79", "F3F1EC"

# name: (points before, points after, left indent in cm, size, colour, italic, frame, shade, centred)
_PARAGRAPHS: dict[str, tuple[float, float, float, float, str, bool, str, str, bool]] = {
    "TEI Lines": (0, 8, 0, 11, INK, False, "", "", False),
    "TEI Stamp": (6, 10, 0.4, 10, STAMP, False, STAMP, "", False),
    # frames of one look run into one another in Word: a second stamp has an indent of its own
    "TEI Stamp beside": (6, 10, 0.5, 10, STAMP, False, STAMP, "", False),
    "TEI Caption": (8, 4, 0, 11, INK, False, "", "", False),
    "TEI Registry": (2, 8, 0, 10, REGISTRY, False, "", "", False),
    "TEI Quotation": (0, 8, 1, 11, INK, False, "", "", False),
    "TEI Summary": (6, 10, 0.4, 10.5, QUIET, True, "", SHADE, False),
    "TEI Note": (0, 6, 0.8, 9.5, INK, False, "", "", False),
    "TEI Footnote": (0, 2, 0, 9.5, INK, False, "", "", False),
    "TEI Break": (6, 6, 0, 11, QUIET, False, "", "", True),
    "TEI Item": (0, 2, 0.8, 11, INK, False, "", "", False),
    "TEI Cell": (1, 1, 0, 10, INK, False, "", "", False),
    f"{ADDED} Title": (0, 10, 0, 17, INK, False, "", "", False),
    f"{ADDED} Description": (0, 2, 0, 9.5, QUIET, False, "", "", False),
    f"{ADDED} Heading": (24, 6, 0, 14, INK, False, "", "", False),
    f"{ADDED} Subheading": (8, 4, 0, 11, QUIET, False, "", "", False),
    f"{ADDED} Entry": (0, 2, 0, 9.5, INK, False, "", "", False),
}
# name: (colour, italic, dotted underline)
_CHARACTERS = {
    "TEI Registry words": (REGISTRY, False, False),
    "TEI Translator": (QUIET, True, False),
    "TEI Machine": ("", False, True),
    "TEI Machine in registry": (REGISTRY, False, True),
    "TEI Machine in remarks": (QUIET, True, True),
}
STAMP_MARGIN = 7.5  # centimetres to the right of a stamp: it is no box across the page
_FRAME = 8  # eighths of a point


def make_styles(document: Any) -> None:
    """Adds the styles to a document of python-docx, and sets its page and body text."""
    kinds = importlib.import_module("docx.enum.style").WD_STYLE_TYPE
    _set_page(document)
    for name, look in _PARAGRAPHS.items():
        _paragraph_style(document, name, kinds.PARAGRAPH, *look)
    for name, (colour, italic, dotted) in _CHARACTERS.items():
        style = document.styles.add_style(name, kinds.CHARACTER)
        _set_font(style, "", None, colour, italic)
        if dotted:
            style.font.underline = importlib.import_module("docx.enum.text").WD_UNDERLINE.DOTTED


def _set_page(document: Any) -> None:
    shared = importlib.import_module("docx.shared")
    section = document.sections[0]
    section.page_width, section.page_height = shared.Cm(21), shared.Cm(29.7)
    section.left_margin = section.right_margin = shared.Cm(2.5)
    normal = document.styles["Normal"]
    _set_font(normal, SERIF, 11, INK, False)
    normal.paragraph_format.space_after = shared.Pt(8)
    normal.paragraph_format.line_spacing = 1.2
    for level in range(1, 7):
        style = document.styles[f"Heading {level}"]
        _set_font(style, SERIF, max(15 - 1.5 * (level - 1), 11), INK, False)
        style.paragraph_format.space_before, style.paragraph_format.space_after = shared.Pt(14), shared.Pt(6)


def _paragraph_style(
    document: Any,
    name: str,
    kind: Any,
    before: float,
    after: float,
    indent: float,
    size: float,
    colour: str,
    italic: bool,
    frame: str,
    shade: str,
    centred: bool,
) -> None:
    shared = importlib.import_module("docx.shared")
    style = document.styles.add_style(name, kind)
    style.base_style = document.styles["Normal"]
    _set_font(style, SANS if name.startswith(ADDED) and "Title" not in name else "", size, colour, italic)
    form = style.paragraph_format
    form.space_before, form.space_after = shared.Pt(before), shared.Pt(after)
    form.left_indent = shared.Cm(indent)
    form.keep_together = bool(frame)
    if frame:
        form.right_indent = shared.Cm(STAMP_MARGIN)
    if name == "TEI Caption":
        style.font.bold = form.keep_with_next = True
    if centred:
        form.alignment = importlib.import_module("docx.enum.text").WD_ALIGN_PARAGRAPH.CENTER
    if any(word in name for word in ("Heading", "Subheading", "Title")):
        form.keep_with_next = True
    _decorate(style, frame, shade)


def _set_font(style: Any, face: str, size: float | None, colour: str, italic: bool) -> None:
    shared = importlib.import_module("docx.shared")
    qn = importlib.import_module("docx.oxml.ns").qn
    font = style.font
    if face:
        font.name = face
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:eastAsia", "w:hAnsi", "w:cs"):
            fonts.set(qn(script), face)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
    if size:
        font.size = shared.Pt(size)
    if colour:
        font.color.rgb = shared.RGBColor.from_string(colour)
    font.italic = italic or None


def _decorate(style: Any, frame: str, shade: str) -> None:
    """A frame or a shade round a paragraph: python-docx has no names for them, the format does (ECMA-376, 17.3.1.24 and 31)."""
    oxml = importlib.import_module("docx.oxml")
    qn = importlib.import_module("docx.oxml.ns").qn
    properties = style.element.get_or_add_pPr()
    if frame:
        border = oxml.OxmlElement("w:pBdr")
        for side in ("top", "left", "bottom", "right"):
            edge = oxml.OxmlElement(f"w:{side}")
            for key, value in (("val", "single"), ("sz", str(_FRAME)), ("space", "6"), ("color", frame)):
                edge.set(qn(f"w:{key}"), value)
            border.append(edge)
        properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    if shade:
        fill = oxml.OxmlElement("w:shd")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", shade)):
            fill.set(qn(f"w:{key}"), value)
        properties.insert_element_before(fill, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
