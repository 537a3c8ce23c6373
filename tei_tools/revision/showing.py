"""A revision as a difference that people read: what would change, then what newer rules would write where people have edited.

>>> from tei_tools.revision.structure import Difference
>>> place = Difference(0, "Boris", "<p>", "<closer>", "<p>Boris</p>", "<closer>Boris</closer>")
>>> print(show("a.xml", b"<TEI/>", Revision(b"<TEI/>", differences=(place,))), end="")
--- a.xml: 'Boris' as it stands
+++ newer rules
@@ -1 +1 @@
-<p>Boris</p>
+<closer>Boris</closer>
"""

from __future__ import annotations

from tei_tools.differences import difference, line_difference
from tei_tools.markup import parse_markup, read_markup
from tei_tools.revision.updating import Revision
from tei_tools.revision.written import strip_written


def show(file: str, existing: bytes, revision: Revision) -> str:
    """Gives the difference, without the account of what the machine wrote, which tells people nothing."""
    before, after = (_bare(content, file) for content in (existing, revision.content))
    pieces = [difference(file, before, after)]
    for field in revision.kept:
        pieces.append(_piece(field.before, field.after, f"{file}: {field.name} as it stands"))
    for place in revision.differences:
        pieces.append(_piece(place.before, place.after, f"{file}: '{place.words}' as it stands"))
    return "".join(pieces)


def _bare(content: bytes, file: str) -> bytes:
    markup = read_markup(content, file)
    bare = parse_markup(str(markup))
    strip_written(bare)
    return str(bare).encode()


def _piece(before: str, after: str, title: str) -> str:
    old, new = (text.strip().replace("\r\n", "\n") + "\n" if text.strip() else "" for text in (before, after))
    return line_difference(old, new, title, "newer rules")
