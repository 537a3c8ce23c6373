"""Each convention of a translated transcription, alone: what is written, and the TEI that it becomes. All is invented."""

from __future__ import annotations

import pytest

from tei_tools.readers.shelfmark import parse_shelfmark
from tests.readers.encoding import NAMES, encoded, errors_of, found

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
    # the mess of real pages
    (PROSE + " [Two pages omitted.]", "//t:gap[@reason='editorial']/@quantity", ["2"]),
    ("the mill BRAUN [Minister of Rail] saw", "//t:supplied/@reason", ["office"]),
    ("to Ambassador Jiao [Ruoyu] there", "//t:supplied/@reason", ["completion"]),
    ("that he [Kim] knew", "//t:supplied/@reason", ["identity"]),
    ("about 5 ri [2 km] away", "//t:supplied/@reason", ["gloss"]),
    ("that [China] supports", "//t:supplied/@reason", ["omitted"]),
    ("MID [Ministry of Foreign Affairs] wrote", "//t:choice/t:abbr", ["MID"]),
    ("the tape [inaudible] ran", "//t:gap/@reason", ["inaudible"]),
    (PROSE + "\n\nP. Lunin (signature)", "//t:signed/t:figure/t:figDesc", ["signature"]),
    (PROSE + "\n\n/-/ P. LUNIN", "//t:signed/t:figure/@rend", ["pre:/ post:/"]),
    (PROSE + "\n\n3.VIII.53     OREKHOV", "//t:closer/*", ["3.VIII.53", "OREKHOV"]),
    (PROSE + "\n\nChairman: M. ORLOV", "//t:signed/t:roleName", ["Chairman"]),
    (PROSE + "\n\nVarga          Gal\nChair          Secretary", "//t:signed/t:seg/@next", ["#column71.1.2", "#column71.2.2"]),
    (PROSE + "\n\nYours,\nM. Lovell\n\nMiss Lovell\nBridge St.\nHalm", "//t:closer/t:address/t:addrLine", ["Miss Lovell", "Bridge St.", "Halm"]),
    (PROSE + "\n\nHORN\n\ncc: Mr. Bel\n    Mr. Orlov", "//t:div[@type='distribution']//t:item", ["Mr. Bel", "Mr. Orlov"]),
    (PROSE + "\n\nHORN\n\nDistribution:\n2x Bel\n1x file", "//t:num/@value", ["2", "1"]),
    (PROSE + "\n\nHORN\n\nPrinted in 7 copies.\n1. Bel\n2-6. Bureau\n7. file", "//t:item/@n", ["1", "2-6", "7"]),
    ("JOURNAL\nof A. Orlov\n\n1 May 1950. " + PROSE + "\n\n2 May - " + PROSE, "//t:div[@type='entry']/t:head/@rend", ["run-in"] * 2),
    ("MEMCON\n\nDATE: May 4, 1965\nSUBJECT: Grain\nPARTICIPANTS:\nBel\nHorn\n\n" + PROSE, "//t:list/@type", ["subject", "participants"]),
    ("MEMCON\n\nDATE: May 4, 1965\nSUBJECT: Grain\n\n" + PROSE, "//t:dateline", ["DATE: May 4, 1965"]),
    ("TALK\n\nORLOV. Yes.\n\nBEL (laughing). No.\n\nORLOV. Why not?", "//t:sp/t:speaker", ["ORLOV.", "BEL (laughing).", "ORLOV."]),
    ("CABLE\n\nURGENT\nTo: Bel\n    Horn\nReceived 4 May 1950\n\n" + PROSE, "//t:opener/t:seg/@type", ["precedence", "recipient", "recipient", "received"]),
    ("MINUTES\n\nAd 1\n" + PROSE + "\n\nAd 2\nThe Council resolved:\na) to buy it;\nb) to mend it.", "//t:div/@type", ["minutes", "agenda", "agenda", "decision"]),
    ("He asked for:\n1. rye;\n   a) old;\n   b) new;\n2. coal.", "//t:list/t:item/t:list/t:item/@n", ["a", "b"]),
    ("REPORT\n\nHe brought:\nrye\ncoal\noats", "//t:list/t:item", ["rye", "coal", "oats"]),
    (PROSE + "[1]\n\nNotes\n1. An old mill.\n2. A bridge.", "//t:back/t:div[@type='notes']/t:note[@place='end']/@xml:id", ["n1", "n2"]),
    (PROSE + "[1]\n\n[1] Old.\n\n" + PROSE + "[1]\n\n[1] New.", "//t:ref/@target", ["#n1", "#n1-2"]),
    (PROSE + " [name illegible] and [page torn at the corner]", "//t:gap/@reason", ["illegible"] * 2),
    ("KPTT [CPTT] met", "//t:supplied/@reason", ["gloss"]),
    ("[Anton] Mikov and [Soviet] Ambassador Bel", "//t:supplied/@reason", ["completion", "omitted"]),
    ("in [19]56 and 195[7]", "//t:supplied/@reason", ["completion"] * 2),
    ("they [the peasants] and he [had] said", "//t:supplied/@reason", ["gloss", "omitted"]),
    ("Minstry [recte: Ministry] there", "//t:choice/t:corr", ["Ministry"]),
    ("the word [?] there", "//t:note/@type", ["translator"]),
    ("Stamp: Eastern Department, 3 May 1955\n\nREPORT\n\n" + PROSE, "//t:stamp/@when", ["1955-05-03"]),
    ("[Postmark:] FE 6 1825\n\nREPORT\n\n" + PROSE, "//t:stamp", ["Postmark: FE 6 1825"]),
    ("[stamp: illegible]\n\nREPORT\n\n" + PROSE, "//t:stamp/t:gap/@reason", ["illegible"]),
    ("[stamp: Incoming No. [[14]]5]\n\nREPORT\n\n" + PROSE, "//t:stamp/t:idno", ["Incoming No. [[14]]5"]),
    ("REPORT\n\nMembers present: Bel\nGuests present: Horn\nBeginning of session: 10:00\n\n" + PROSE, "//t:list/@type", ["participants"] * 2 + ["venue"]),
    ("TALK\n\nPresent on the Orlan side: Bel\nOn our side: Horn\n\n" + PROSE, "//t:list/t:head", ["Present on the Orlan side:", "On our side:"]),
    ("REPORT\n\nI. Policy\n\n1. Industry\n\n" + PROSE + "\n\n2. Rail\n\n" + PROSE + "\n\nII. Trade\n\n" + PROSE, "//t:div/t:div/t:div/t:head", ["1. Industry", "2. Rail"]),
    ("REPORT\n\n| Rye | Oats |\n|-----|------|\n| 12 | 14 |\n\n" + PROSE, "//t:row/@role", ["label"]),
    ("JOURNAL of Bel      Secret\n\n1 May 1950\n\n" + PROSE, "//t:opener/t:seg/@ana", ["#secret"]),
    ("CABLE\nfrom ORLA Nos. 17, 18\nReceived 6 May 1950\nVARNOV\n\n" + PROSE, "//t:opener/t:seg/@type", ["sender", "received", "recipient"]),
    ("Top secret\n\nCC of Orla\nComrade BEL M. A.\n\n" + PROSE + "\n\nA. HORN", "//t:address/t:addrLine", ["CC of Orla", "Comrade BEL M. A."]),
    ("CONFIDENTIAL\n\nRegarding: wagons\n\nDear Bel,\n\n" + PROSE, "//t:opener/t:seg/@type", ["classification", "subject"]),
    (PROSE + "\n\nI have the honour to be,\nSir,\nYour obedt. Servant,\nJ. Horn.", "//t:closer/t:signed", ["J. Horn."]),
    ("He bowed to me as I was leaving the hall of the castle\n& believe me ever\nYours truly\nA. Bel", "//t:closer//text()[contains(., 'A. Bel')]/..", ["& believe me ever Yours truly A. Bel"]),
    (PROSE + "\n\nHORN\n\nCopy 1 - Bel\nCopies 2-4 - file", "//t:item/@n", ["1", "2-4"]),
    ("CIPHERED TELEGRAM\nStrictly secret. Copying is prohibited\n\n" + PROSE, "//t:opener/t:seg/@ana", ["#strictly-secret", "#not-for-distribution"]),
    (PROSE + "\n\nHORN\n\n[RGANI, fond 5, opis 28, delo 410]", "//t:back//t:idno[@type='shelfmark']/t:idno/@type", ["fond", "opis", "delo"]),
    (PROSE + "\n\nHORN\n\nAVPRF, fond 5, opis 28. Translated for us by A. Bel.", "//t:back//t:ab/t:idno", ["AVPRF, fond 5, opis 28"]),
    (PROSE + "\n\n(signed) J. Bel          (signed) G. Kis\nFirst Secretary          recorder", "//t:signed/t:seg/t:roleName", ["First Secretary", "recorder"]),
    ("MINUTES\n\nItem 1\nBel: Who came?\nKis: Seven men.\nDecision: The report is noted.\nDeadline: 15 June", "//t:speaker | //t:div/t:head", ["MINUTES", "Item 1", "Bel:", "Kis:", "Decision:"]),
    ("JOURNAL of A. Bel\n\n2 August. Sunday\n\n" + PROSE + "\n\n4 August 1959 (Tuesday)\n\n" + PROSE, "//t:div[@type='entry']/t:head", ["2 August. Sunday", "4 August 1959 (Tuesday)"]),
    ('the mill [[handwritten in the margin: "No"]] stood', "//t:add/@place", ["margin"]),
    ("TALK\n\nOrla, 20 January 1957\n8 p.m. - 11:45 p.m.\n\n" + PROSE, "//t:dateline", ["Orla, 20 January 1957 8 p.m. - 11:45 p.m."]),
    ("[stamped] 3 copies\n\nREPORT\n\n" + PROSE, "//t:stamp/t:note", ["stamped"]),
    ("in early June.1) Bel did not.2) " + PROSE + "\n\n_______\n1) A mill.\n2) A bridge.", "//t:ref/@target", ["#n1", "#n2"]),
    (PROSE + "1\n\n[Page 2]\nSECRET\n" + PROSE, "//t:fw/@type", ["pageNum", "header"]),
    ("REPORT\n\n" + PROSE + "\n\nRegarding the old mill\n" + PROSE, "//t:div[@type='section']/t:head", ["Regarding the old mill"]),
    (PROSE + "\n\nYours,\nMaria E.\n\n[Address panel:]\nMrs Ruxton\nBlack Castle", "//t:closer/t:address/t:addrLine", ["Mrs Ruxton", "Black Castle"]),
    # typed solid, without a blank line
    ("JOURNAL\nof A. Orel\n1 May 1950\nI saw the parade and it was good.\n2 May 1950\nIt rained all day long.\nA. OREL", "//t:div[@type='entry']/t:head", ["1 May 1950", "2 May 1950"]),
    ("Orla, May 3, 1848\nMy dear Father\nI write in haste as the post goes at four.\nWe are all well.\nYour dutiful son\nEdward", "//t:salute | //t:dateline | //t:signed", ["Orla, May 3, 1848", "My dear Father", "Your dutiful son", "Edward"]),
    ("Report on the port\n   The port has three quays, of which one was\ndestroyed in the war.\n   The pilots have not been paid since January, and\nthey will strike.", "count(//t:p)", ["2.0"]),
    ("MINUTES\n\nPresent:\nOn our side: Bel\nOn their side: Horn\n\n" + PROSE, "//t:list/t:item", ["On our side: Bel", "On their side: Horn"]),
    ("REPORT\n\nThe table shows what was sold.\n\nTable 1\nRye   12   14\nOats   3   5", "//t:table/t:head", ["Table 1"]),
    ("he [insertion: often] went", "//t:add/t:note", ["insertion:"]),
    ("Kim Tu-bong [Kim Du-bong] and Pak [Chang-ok]", "//t:supplied/@reason", ["romanisation", "completion"]),
    ("EMBASSY IN ORLA         Eastern Department\nNº 133                  Incoming Nº 59\n\nREPORT\n\n" + PROSE, "//t:stamp[@cert]/@type", ["incoming"] * 2),
    # what the writer changed
    ("the [crossed out: old] mill", "//t:del/t:note[@type='label'] | //t:del", ["crossed out: old", "crossed out:"]),
    ("the [struck through: old] [deleted: grey] mill", "//t:del/t:note[@type='label']", ["struck through:", "deleted:"]),
    ("the man [illegible word crossed out] went", "//t:del/t:gap[@reason='illegible']/t:desc", ["illegible word crossed out"]),
    ("he [two words crossed out] slept", "//t:del/t:gap/@quantity | //t:del/t:gap/@unit", ["2", "words"]),
    ("it [inserted above the line: often] stood [added in the margin: empty]", "//t:add[not(@hand)]/@place", ["above", "margin"]),
    ("it [inserted in pencil: often] stood", "//t:add/@hand", ["#hand1"]),
    ("he [the word 'old' is crossed out] said [one name deleted] so", "//t:p/t:note/@type | //t:p/t:gap/@reason", ["translator", "withheld"]),
    # pages
    ("REPORT\n\n" + PROSE + " And the mill was\n\nSECRET - 2 -\n\nold.\n\nSECRET - 3 -\n\n" + PROSE, "//t:pb/@n | //t:fw", ["2", "SECRET - 2 -", "3", "SECRET - 3 -"]),
    ("SECRET - 1 -\n\nREPORT\n\n" + PROSE, "//t:opener/t:seg/@ana | //t:opener/t:pb/@n | //t:opener/t:fw", ["#secret", "1", "- 1 -"]),
    ("THE OLD MILL\n\n" + PROSE + "\n\nThe Old Mill, page 2\n\n" + PROSE, "//t:pb/@n | //t:fw/@type", ["2", "header"]),
    ("REPORT\n\n" + PROSE + "\n\nOn the mill     2\n\n" + PROSE + "\n\nOn the mill     3\n\n" + PROSE, "//t:pb/@n", ["2", "3"]),
    ("REPORT\n\n" + PROSE * 2 + "\nPage 1 of 2\n\n" + PROSE + "\nPage 2 of 2", "//t:pb/@n | //t:fw", ["Page 1 of 2", "2", "Page 2 of 2"]),
    ("SECRET\n1/2\nREPORT\n\n" + PROSE + "\nSECRET\n\nSECRET\n2/2\n" + PROSE, "//t:pb/@n | //t:fw/@type", ["1", "pageNum", "header", "header", "2", "pageNum"]),
    ("REPORT\n\nThe mills and the bridges:\n\nHalm     2\nOrla     3\n\n" + PROSE, "count(//t:pb)", ["0.0"]),
    # minutes and protocols
    ("PROTOCOL\n\n1. The old mill\nReporter: Horn\n" + PROSE + "\n\n2. Wagons\nReporter: Bel\n" + PROSE, "//t:div[@type='agenda']/t:head", ["1. The old mill", "2. Wagons"]),
    ("PROTOCOL\n\n1. The old mill\nReporter: Horn\n" + PROSE + "\n2. Wagons\n" + PROSE, "//t:div[@type='agenda']/t:head | //t:div/t:list/t:head", ["1. The old mill", "Reporter:", "2. Wagons"]),
    ("PROTOCOL\n\n1. The Board notes that the mill\nhas been sold to a man of Orla and that\nno more is known of him.", "count(//t:div[@type='agenda'])", ["0.0"]),
    ("MINUTES\n\n1. The old mill, and the bridge\nthat leads to it\nDecided: To wait.", "//t:div[@type='minutes']//t:div/t:head", ["1. The old mill, and the bridge that leads to it", "Decided:"]),
    ("MINUTES\n\n1. To mend the mill\nResponsible: Horn\nDeadline: 1 May", "count(//t:div[@type='agenda'])", ["0.0"]),
    ("MINUTES\n\n1) THE OLD MILL\n\n" + PROSE + "\n\n2) WAGONS\n\nNone.", "//t:div[@type='agenda']/t:head", ["1) THE OLD MILL", "2) WAGONS"]),
    ("MINUTES\n\nII. THE MINES\n1. Coal\n" + PROSE + "\n2. Salt\n" + PROSE, "//t:div[@type='agenda']/t:div[@type='agenda']/t:head", ["1. Coal", "2. Salt"]),
    ("MINUTES\n\n1. The mills\na) The mill of Orla is old.\nb) The mill of Halm is new.\n\n2. Wagons\nNone.", "//t:div[@type='agenda']/t:head | //t:item/@n", ["1. The mills", "a", "b", "2. Wagons"]),
    ("MINUTES\n\nQuestion 1.\nTHE OLD MILL\n\n" + PROSE, "//t:div[@type='agenda']/t:head", ["Question 1. THE OLD MILL"]),
    ("MINUTES\n\nPRESENT:\nMembers: Bel, Horn\nIn attendance: Kis\nBeginning: 10 a.m.   End: 2.30 p.m.\n\n1. Coal\nNone.", "//t:list/t:head | //t:label", ["PRESENT:", "Members:", "In attendance:", "Beginning:", "End:"]),
    ("MINUTES\n\nPRESENT:\n\nMembers:\n\nA. Bel\nB. Horn\n\nIn attendance:\nC. Kis\n\nAbsent: D. Marek\n\n1. Coal\nNone.", "//t:list/t:item/t:list/t:item", ["A. Bel", "B. Horn", "C. Kis"]),
    ("TALK\n\nPresent on our side: Bel and Horn. On the Orlan side: Kis.\n\n" + PROSE, "//t:list/t:head", ["Present on our side:", "On the Orlan side:"]),
    ("TALK\n\nParticipants: on our side: Bel and Horn; on the Orlan side: Kis.\n\n" + PROSE, "//t:item/t:label", ["on our side:", "on the Orlan side:"]),
    ("MINUTES\n\nPlace: Orla     Date: 3 May 1961\n\nPresent: Bel\n\n1. Coal\nNone.", "//t:dateline", ["Place: Orla Date: 3 May 1961"]),
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
    mark = parse_shelfmark(shelfmark)
    assert mark is not None and mark.repository == repository


def test_what_was_recovered_is_found_with_line_and_column() -> None:
    document, _ = encoded("REPORT\n\nThe [first part of the bridge is old and\n\nthe rest] is \x01 new. [Blot: ink]")
    assert [(f.rule, f.line, f.column) for f in document.findings] == [
        ("reader.bracket-unclosed", 3, 5),
        ("reader.bracket-unopened", 5, 9),
        ("reader.character", 5, 14),
        ("reader.unknown-label", 5, 21),
    ]


def test_notes_without_marks_and_marks_without_notes_are_found() -> None:
    document, _ = encoded("REPORT\n\n" + PROSE + "[1] And more.[3]\n\n[1] An old mill.\n\n[2] A bridge.")
    assert [(f.rule, f.line) for f in document.findings] == [("reader.note-missing", 3), ("reader.mark-missing", 7)]


def test_a_paragraph_in_two_columns_keeps_its_order_and_ties_its_pieces() -> None:
    text = "REPORT\n\nThe one side said that the        The other side replied that\nbridge is old and was closed      it was new and that it would\nfor the winter of the year.       be opened again in the spring."
    assert found(text, "//t:p/t:seg/@n") == ["1", "2"] * 3
    assert found(text, "//t:p/t:seg[@n='2'][not(@prev)]") == ["The other side replied that"]
    document, _ = encoded(text)
    assert [(f.rule, f.line) for f in document.findings] == [("reader.columns", 3)]


def test_an_indented_paragraph_with_hyphens_at_its_line_ends_is_one_paragraph() -> None:
    lines = (
        "\tThe ambassador said that the bridge was closed, and that he had been told so by the minis-",
        "ter himself. He added, that nothing would change be-",
        "fore the spring.",
        "\tHe then spoke of the mill.",
    )
    text = "NOTES\n\n" + "\n".join(lines)
    assert len(found(text, "//t:p")) == 2


def test_an_empty_cell_of_a_table_with_pipes_is_a_cell() -> None:
    text = "REPORT\n\n| Orla | 12 | 14 |\n| Halm | 7  |    |\n"
    assert found(text, "//t:row[2]/t:cell") == ["Halm", "7", ""]


def test_a_page_number_between_dashes_inside_a_sentence_is_none_of_its_words() -> None:
    text = "REPORT\n\nIn the past year we had forty wagons; today we have\n- 2 -\nonly thirty of them, and no more."
    assert found(text, "//t:pb/@n | //t:fw") == ["2", "- 2 -"]
    assert len(found(text, "//t:p")) == 1


def test_the_header_says_how_sure_the_genre_is() -> None:
    for text, cert in (("REPORT\n\n" + PROSE, "high"), ("Dear Bel,\n\n" + PROSE, "medium"), (PROSE, "low")):
        reference = encoded(text)[1].getroot().find(".//t:catRef[@scheme='#genre']", NAMES)
        assert reference is not None and reference.get("cert") == cert


@pytest.mark.parametrize(
    "text",
    [
        "4 - to file\n\nChair: comrade Varga\nRECORD\n\nORLOV\n\nNº 0455\n\n[applause]",
        "2. HE SAID THAT IT WOULD BE SIGNED IN SPRING.\n\nTo item 1 of Prot. No. 28\nMr. Stone\n\n[It was resumed.]\n\nTELCON",
        "\n5 May\n1x Embassy\n\n3. To ile\n| Ore |  | 5 |\n\n\nEnclosure 2\n3 May 1950\nMINUTES No. 12",
        "Made in 4 copies\nN. S. ORLOV. How did you travel?",
        "Comrade ORLOV\nBel: How are you after the journey?\n\nBel: Well.\n\nHorn: Yes.",
        "The mill is old and stands still.\n\nNOTES\n4 - to file\n[stamp: Archive. 11 May 1957]",
        "Sent to: Bel, Orlov.\nYours faithfully,\nThe President said that he would come and that the attitude was well understood in Halm and Orla.",
        "TO ORLA\n\nCENTRAL COMMITTEE\n\n[Address:] Miss Bel, Orla, Tarvia\n\n\n4 May 1957\nORLOV",
    ],
)
def test_lines_in_no_order_at_all_give_valid_tei(text: str) -> None:
    assert errors_of(encoded(text)[1]) == []
