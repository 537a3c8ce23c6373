"""Credits of translators, finders and funders, as publishers word them, in the text and in the header. All is invented."""

from __future__ import annotations

import pytest

from tei_tools.model import Metadata
from tei_tools.readers.credits import is_credit_line, read_credit
from tests.readers.encoding import NAMES, encoded, errors_of, found

CREDITS = [
    ("Translated by Ada Kun.", {"translator": ["Ada Kun"]}),
    ("Translated for the Halm Project by S. R. Solin", {"translator": ["S. R. Solin"], "sponsor": ["the Halm Project"]}),
    ("Obtained and translated for THP by Bela Kis", {"translator": ["Bela Kis"], "contributor": ["Bela Kis"], "sponsor": ["THP"]}),
    ("Obtained for THP by Jan Weil and translated by Ada Kun.", {"translator": ["Ada Kun"], "contributor": ["Jan Weil"], "sponsor": ["THP"]}),
    ("Document obtained by Jan Weil, translated for THP by Ada Kun and Karl de Wit.",
     {"translator": ["Ada Kun", "Karl de Wit"], "contributor": ["Jan Weil"], "sponsor": ["THP"]}),
    ("Translation: Ana Pop and Ion Rus", {"translator": ["Ana Pop", "Ion Rus"]}),
    ("Translator: M. P. Lee", {"translator": ["M. P. Lee"]}),
    ("Translated from the Tarvian by Anna K. Orel and edited by Bela Kis.", {"translator": ["Anna K. Orel"]}),
    ("[Translated from Tarvian for THP by Jozsef Lit]", {"translator": ["Jozsef Lit"], "sponsor": ["THP"]}),
    ("Translation sponsored by the Rail History Foundation.", {"funder": ["the Rail History Foundation"]}),
    ("Support for the translation was provided by the Horn Foundation.", {"funder": ["the Horn Foundation"]}),
    ("This translation was made possible by a grant from the Corporation of Halm", {"funder": ["the Corporation of Halm"]}),
    ("Provided by Sergei Rad. Translated by Dave Wolf, with funding from the Mac Fund.",
     {"translator": ["Dave Wolf"], "contributor": ["Sergei Rad"], "funder": ["the Mac Fund"]}),
    ("Contributed by Shen Zhi and Xia Yu; translated by Anna Keim.", {"translator": ["Anna Keim"], "contributor": ["Shen Zhi", "Xia Yu"]}),
    ("Courtesy of the Halm Rail Archive.", {"contributor": ["the Halm Rail Archive"]}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "wanted"), CREDITS, ids=[row[0][:30] for row in CREDITS])
def test_a_credit_names_who_did_what(line: str, wanted: dict[str, list[str]]) -> None:
    credit = read_credit(line)
    kinds = ("translator", "transcriber", "contributor", "sponsor", "funder")
    assert {kind: list(getattr(credit, kind)) for kind in kinds if getattr(credit, kind, ())} == wanted
    assert is_credit_line(line)


@pytest.mark.parametrize(
    "line", ["The letter was translated into three languages.", "He was obtained by nobody.", "Translated badly."]
)
def test_a_sentence_that_credits_nobody_is_none(line: str) -> None:
    assert read_credit(line) is None and not is_credit_line(line)


TEXT = (
    "REPORT\n\nThe mill was closed for the winter and nobody came to the bridge.\n\nA. ORLOV\n\n"
    "AVPRF, fond 1, opis 2, delo 6. Obtained for THP by Jan Weil and translated by Ada Kun."
)


def test_the_sentence_behind_a_shelfmark_is_a_credit_in_text_and_header() -> None:
    _, tree = encoded(TEXT)
    header = tree.getroot().find("t:teiHeader", NAMES)
    assert errors_of(tree) == []
    assert found(TEXT, "//t:note[@type='credit']") == ["Obtained for THP by Jan Weil and translated by Ada Kun."]
    assert found(TEXT, "//t:idno[@type='shelfmark']") == ["AVPRF, fond 1, opis 2, delo 6"]
    assert header.xpath(".//t:respStmt/t:name/text() | .//t:sponsor/text()", namespaces=NAMES) == ["THP", "Ada Kun", "Jan Weil"]
    assert header.xpath(".//t:msIdentifier//text()[normalize-space()]", namespaces=NAMES)[0] == "AVPRF"


@pytest.mark.parametrize("place", ["{0}\n\nREPORT\n\n{1}", "REPORT\n\n{1}\n\nA. ORLOV\n\n{0}", "REPORT\n\n{1}\n\n[{0}]"])
def test_a_credit_is_found_before_behind_and_in_brackets(place: str) -> None:
    prose = "The mill was closed for the winter and nobody came to the bridge."
    document, tree = encoded(place.format("Translated by Ada Kun.", prose))
    assert [agent.name for agent in document.metadata.translator] == ["Ada Kun"]
    assert errors_of(tree) == []


def test_what_is_known_beside_the_text_goes_before_and_a_shelfmark_given_is_read() -> None:
    given = Metadata(repository="Halm State Archive", shelfmark="F. 3, Op. 1, D. 12", funder=("A fund",))
    document, _ = encoded(TEXT + " With support from the Rail Fund.", metadata=given)
    assert (document.metadata.repository, document.metadata.funder) == ("Halm State Archive", ("A fund",))
    assert document.metadata.identifiers == {"fond": "3", "opis": "1", "delo": "12"}
