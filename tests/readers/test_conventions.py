"""Each convention of a translated transcription, alone: what is written, and the TEI that it becomes. All is invented."""

from __future__ import annotations

import pytest

from tei_tools.readers.shelfmark import repository_of
from tests.readers.encoding import encoded, errors_of, found

PROSE = "He said to me that the bridge {} would be mended before the winter came."
ROWS = [
    ("TOP SECRET\n\nREPORT\n\n" + PROSE, "//t:opener/t:seg/@ana", ["#top-secret"]),
    ("Nº 133 Copy Nº 2\n\nREPORT\n\n" + PROSE, "//t:opener/t:idno/@type", ["outgoing", "copy"]),
    ("REPORT\n\nOrla, 31 May 1957\n\n" + PROSE, "//t:dateline", ["Orla, 31 May 1957"]),
    ("[stamp: Far East\nIncoming Nº 7\n12 June 1957\n\nREPORT\n\n" + PROSE, "//t:stamp/@when", ["1957-06-12"]),
    ('[handwritten in the left margin: "No."]\n\nREPORT\n\n' + PROSE, "//t:add/@place", ["margin left"]),
    ("JOURNAL\nof A. Orlov\n\n1 May 1950\n\n" + PROSE + "\n\n2 May\n\n" + PROSE, "//t:div[@type='entry']/t:head", ["1 May 1950", "2 May"]),
    ("[…]", "//t:gap/@reason", ["editorial"]),
    ("[....]", "//t:gap/@rend", ["pre:[....]"]),
    ("[less than 1 line not declassified]", "//t:gap[@reason='withheld']/@atMost", ["1"]),
    ("[3-4 illegible letters]", "//t:gap/@atLeast | //t:gap/@atMost", ["3", "4"]),
    ("[[11]] September", "//t:supplied[@reason='illegible']", ["11"]),
    ("[[N. Varn?]]", "//t:unclear[@cert='low']", ["N. Varn?"]),
    ("[would]", "//t:supplied[@resp='#translator']", ["would"]),
    ("industy [SIC]", "//t:sic", ["industy"]),
    ("industy [sic, industry]", "//t:choice/t:corr", ["industry"]),
    ("TTA [Tarvian Telegraph Agency]", "//t:choice/t:expan", ["Tarvian Telegraph Agency"]),
    ("F[oreign] M[inistry]", "//t:expan/t:ex", ["oreign", "inistry"]),
    ("195[7]", "//t:supplied", ["7"]),
    ("Pak Seong-il [Pak Song Il]", "//t:supplied/@reason", ["romanisation"]),
    ("ORLOV [STONE]", "//t:supplied/@reason", ["identity"]),
    ("[Tarvian Minister of Rail] Bel", "//t:supplied/@reason", ["office"]),
    ("[Translator's note: a pun]", "//t:note/@type", ["translator"]),
    ("[Here follows a discussion of rail.]", "//t:note/@type", ["editor"]),
    ("and the mill [1]\n\n[1] An old mill.", "//t:ref/@target | //t:note/@xml:id", ["#n1", "n1"]),
    ("and the mill* there\n\n* An old mill.", "//t:ref", ["*"]),
    ("and the mill1 there\n\n1 An old mill.", "//t:note[@place='bottom']", ["1 An old mill."]),
    (PROSE + "\n\nCONSUL\n[signature] (A. ORLOV)", "//t:signed/t:figure/@type", ["signature"]),
    (PROSE + "\n\nS M I R N O V", "//t:signed", ["S M I R N O V"]),
    (PROSE + "\n\nA. ORLOV\n\nCopies: Bel (2), Horn", "//t:back//t:num/@value", ["2"]),
    (PROSE + "\n\nA. ORLOV\n\nTwo copies printed:\n1 - Bel\n2 - to file", "//t:back//t:item/@n", ["1", "2"]),
    (PROSE + "\n\nA. ORLOV\n\nNº 353\nme/MB", "//t:back/t:div/@type", ["registry"]),
    ("AVPRF F. 0102, Op. 13, P. 72, Delo 5\n\nREPORT\n\n" + PROSE, "//t:idno/t:idno/@type", ["fond", "opis", "papka", "delo"]),
    ("FROM: ORLA\nTO: TARVIA\n\n" + PROSE, "//t:opener/t:seg/@type", ["sender", "recipient"]),
    ("TALK\n\nParticipants:\nA. Orlov\nB. Bel\n\n" + PROSE, "//t:list[@type='participants']/t:item", ["A. Orlov", "B. Bel"]),
    ("Dear Comrade Bel!\n\n" + PROSE + "\n\nWith communist greetings,\nA. Orlov", "//t:salute", ["Dear Comrade Bel!", "With communist greetings,"]),
    ("Dear Bel,\n\n" + PROSE + "\n\nYours,\nA. Orlov\n\nP.S. More.", "//t:postscript/t:p", ["P.S. More."]),
    ("TALK\n\nNorth (KIM): Yes.\n\nSouth: No.\n\nNorth: Why not?", "//t:sp/t:speaker", ["North (KIM):", "South:", "North:"]),
    (PROSE + "\n\n***\n\n" + PROSE, "//t:milestone/@rend", ["pre:***"]),
    (PROSE + " [page 2] " + PROSE, "//t:pb/@n", ["2"]),
    ("MINUTES\n\nItem 1. The mill\n\n" + PROSE + "\n\nDecided: to buy it.", "//t:div[@type='agenda']/t:div[@type='decision']/t:p", ["to buy it."]),
    ("NOTE\n\n" + PROSE + "\n\nA. ORLOV\n\nAttachment 1\nA list\n\n" + PROSE, "//t:back/t:div[@type='attachment']/t:head", ["Attachment 1 A list"]),
    ("REPORT\n\nthe rail-\nway was closed for the winter and nobody came to the mill", "//t:lb/@break", ["no"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path", "wanted"), ROWS, ids=[f"{n}-{row[1]}" for n, row in enumerate(ROWS)])
def test_a_convention_becomes_its_tei(text: str, path: str, wanted: list[str]) -> None:
    whole = text.replace(" {}", "") if "{}" in text or "\n" in text else PROSE.format(text)
    assert errors_of(encoded(whole)[1]) == []
    assert found(whole, path) == wanted


@pytest.mark.parametrize(
    ("shelfmark", "repository"),
    [
        ("AVPRF F. 0102, Op. 13", "AVPRF"),
        ("MOL, XIX-J-1-j Tarvia", "MOL"),
        ("NARA RG 59, Box 12", "NARA"),
        ("PolA AA, MfAA, C 1234", "PolA AA"),
    ],
)
def test_a_shelfmark_names_its_repository(shelfmark: str, repository: str) -> None:
    assert repository_of(shelfmark) == repository


def test_what_was_recovered_is_found_with_line_and_column() -> None:
    document, _ = encoded("REPORT\n\nThe [first part of the bridge is old and\n\nthe rest] is \x01 new. [Blot: ink]")
    assert [(f.rule, f.line, f.column) for f in document.findings] == [
        ("reader.bracket-unclosed", 3, 5),
        ("reader.bracket-unopened", 5, 9),
        ("reader.character", 5, 14),
        ("reader.unknown-label", 5, 21),
    ]
