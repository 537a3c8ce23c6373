"""What a document points to.

>>> from tei_tools.markup import parse_markup
>>> sorted(pointed_at(parse_markup('<TEI><p corresp="#a #b"/><person xml:id="person.c" sameAs="person:c"/></TEI>')))
['#a', '#b']
"""

from __future__ import annotations

from tei_tools.markup import Markup

# a record's tie to the register, and what a rejection was about, mention nobody
_OWN = {"person": "sameAs", "place": "sameAs", "org": "sameAs", "annotation": "corresp"}


def pointed_at(markup: Markup) -> frozenset[str]:
    """Gives what the attributes point to: `#ID`, `person:ID`; ties of records and rejections count nothing."""
    found: set[str] = set()
    for element in markup.root.iter():
        if "#" in element.start or ":" in element.start:
            attributes = element.attributes
            attributes.pop(_OWN.get(element.local, ""), None)
            found.update(word for value in attributes.values() for word in value.split() if "#" in word or ":" in word)
    return frozenset(found)


def unresolved(markup: Markup) -> frozenset[str]:
    """Gives the pointers into the document itself that lead nowhere."""
    ids = markup.by_id()
    return frozenset(word for word in pointed_at(markup) if word.startswith("#") and word[1:] not in ids)
