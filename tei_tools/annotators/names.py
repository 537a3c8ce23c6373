"""People, places and organisations, with titles as roleName, linked to the register or to a record of the document.

    `PRC Ambassador in the DPRK Qiao Xiaoguang` -> persName{roleName{placeName, placeName}, name}
    `the heroic work of the Korean people`      -> nothing: an adjective of nationality is no name

Passes over the words, the surest first: known phrases, organisations by grammar, people by the form of their name, then single
words by the evidence of the whole document. What one pass has claimed no later one changes. It does not read dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tei_tools.annotators.naming.acronyms import find_acronyms
from tei_tools.annotators.naming.annotations import annotations_of
from tei_tools.annotators.naming.capitals import find_bracketed_capitals, find_capitals
from tei_tools.annotators.naming.endings import find_suffixes
from tei_tools.annotators.naming.mentions import Page
from tei_tools.annotators.naming.monsieurs import find_monsieurs
from tei_tools.annotators.naming.neighbours import find_neighbours
from tei_tools.annotators.naming.orgs import find_orgs
from tei_tools.annotators.naming.people import find_people
from tei_tools.annotators.naming.phrase_index import phrases_of
from tei_tools.annotators.naming.phrases import find_phrases
from tei_tools.annotators.naming.place_parts import find_compounds, find_streets
from tei_tools.annotators.naming.places import find_places, find_states
from tei_tools.annotators.naming.roles import find_roles
from tei_tools.annotators.naming.roles_behind import find_roles_behind
from tei_tools.annotators.naming.signing import find_signed
from tei_tools.annotators.naming.singles import find_singles
from tei_tools.annotators.naming.works import find_late_bodies, find_papers
from tei_tools.authority import links_of
from tei_tools.model import Annotation, Authority, Document

NAME = "names"


def annotate_names(document: Document, authority: Authority) -> Iterable[Annotation]:
    """Yields persName, roleName, placeName, orgName and rs over `document.text`, nested but never crossing."""
    page = Page(document.text)
    if not page.tokens:
        return ()
    find_phrases(page, phrases_of(authority))
    find_states(page)
    find_acronyms(page)
    find_papers(page)
    find_streets(page)
    links = links_of(authority).at(_year(document))
    find_monsieurs(page, links)
    find_people(page)
    find_orgs(page)
    find_bracketed_capitals(page)
    find_places(page)
    find_signed(page, document.annotations)
    find_singles(page, links)
    find_neighbours(page)
    find_capitals(page)
    find_late_bodies(page)
    find_suffixes(page)
    find_compounds(page)
    find_roles(page)
    find_roles_behind(page)
    return annotations_of(page, document, links)


def _year(document: Document) -> int:
    """Gives the latest year that the metadata, the head or the foot of the document names: nothing in it is younger."""
    ends = f"{document.metadata.date} {document.text[:_HEAD]} {document.text[-_FOOT:]}"
    return max((int(year) for year in _YEAR.findall(ends)), default=0)


_HEAD, _FOOT = 1500, 600  # characters
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)\b")
