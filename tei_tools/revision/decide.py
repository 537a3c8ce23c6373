"""One decision on one file: its bytes to its new bytes.

>>> from tei_tools.revision.mentions import Choice
>>> source = (b'<TEI><teiHeader><fileDesc><titleStmt/></fileDesc></teiHeader><text><p xml:id="p1">'
...     b'<date xml:id="date0" resp="#tei-tools">today</date></p></text></TEI>')
>>> content, said = decide(source, "a.xml", "reject", Choice(all=True), "Ada", "", Authority())
>>> said, b"<date" in content
(["date0 date 'today': rejected"], False)

It reads and writes no file.
"""

from __future__ import annotations

from tei_tools.errors import ConservationError
from tei_tools.markup import read_markup
from tei_tools.model import Authority
from tei_tools.revision.decisions import accept, link, reject
from tei_tools.revision.mentions import Choice, chosen
from tei_tools.revision.positions import read_positions
from tei_tools.tei import parse_xml


def decide(
    existing: bytes, file: str, what: str, choice: Choice, by: str, target: str, authority: Authority
) -> tuple[bytes, list[str]]:
    """Gives the changed bytes and what was done. `what` is "accept", "reject" or "link"; only the last takes `target`."""
    markup = read_markup(existing, file)
    before = read_positions(markup).text
    mentions = chosen(markup, choice)
    if what == "link":
        said = link(markup, mentions, target, by, authority)
    else:
        said = (accept if what == "accept" else reject)(markup, mentions, by)
    content = markup.encoded()
    parse_xml(content, file=file)
    if read_positions(markup).text != before:
        raise ConservationError(f"{file}: the text would be changed, so nothing was written: this is a defect of tei-tools")
    return content, said
