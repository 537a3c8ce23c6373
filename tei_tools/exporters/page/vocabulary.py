"""What the copy of a document says to the stylesheet: the attributes of the namespace `t:` in data/xslt/html.

| attribute | says |
|---|---|
| `t:block` | stands on lines of its own |
| `t:id` | its id on the page |
| `t:href`, `t:title` | where it leads to, what is explained to those who point or listen |
| `t:class` | the classes of a name or date that has an entry in the index |
| `t:voice` | who speaks: registry, translator |
| `t:pre`, `t:post` | the brackets round its words |
| `t:level` | the level of a heading |
| `t:note` | whether a note stands among the blocks, goes to the end, or is in one that does |
| `t:n` | the number of a note at the end, the label of a paragraph's anchor |
| `t:back` | the mark that a footnote leads back to |
| `t:endnotes` | on the root: there are notes at the end |
| `t:mention` | the id of a name or date that is a link and holds only words: in place of the other four |

Most links are of the last kind, and their attributes would be most of what the stylesheet reads and writes; they wait in
`Prepared.links` and are put into the page behind it. A project's own stylesheet gets them all.
"""

from __future__ import annotations

from tei_tools.tei import TEI_NS

PAGE_NS = "urn:tei-tools:page"
BLOCK, ID, HREF, TITLE, LEVEL, VOICE, PRE, POST, NOTE, NUMBER, BACK, CLASS, ENDNOTES, MENTION = (
    f"{{{PAGE_NS}}}{name}"
    for name in "block id href title level voice pre post note n back class endnotes mention".split()
)  # fmt: skip

TEI_PREFIX = f"{{{TEI_NS}}}"
DIVISIONS = frozenset("div div1 div2 div3 div4 div5 div6 div7 lg castList listBibl body front back group".split())
# remarks that stay in their line
INLINE_NOTES = frozenset({"sic", "editor", "translator", "label"})
