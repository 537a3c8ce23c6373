"""XML as it is written: people's files are changed at one place, and every other byte stays.

>>> markup = parse_markup("<list>\\n  <item>a</item>\\n</list>")
>>> _ = add_line(markup.root, "<item>b</item>")
>>> str(markup)
'<list>\\n  <item>a</item>\\n  <item>b</item>\\n</list>'

`nodes` are its parts with their source, `tree` is the document that they make, `lines` puts elements on lines of their own as
those around them stand.
"""

from tei_tools.markup.lines import add_line, drop_line
from tei_tools.markup.nodes import Aside, Element, Node, Text, place_of
from tei_tools.markup.tree import TOKEN, Markup, fragment, parse_markup, read_markup
from tei_tools.tei import escape

__all__ = [
    "TOKEN",
    "Aside",
    "Element",
    "Markup",
    "Node",
    "Text",
    "add_line",
    "drop_line",
    "escape",
    "fragment",
    "parse_markup",
    "place_of",
    "read_markup",
]
