"""What stands behind a text, alone: leaves, signatures, addresses, copies, the registry. All is invented."""

from __future__ import annotations

import pytest

from tests.readers.encoding import NAMES, encoded, errors_of, found

PROSE = "He said to me that the bridge would be mended before the winter came."
SIGNED = "CONSUL\n[signature] (A. ORLOV)"
ROWS = [
    # the mark of a signature
    ("gez. Kiesel\nAmbassador", "//t:signed/t:figure/t:figDesc[not(@resp)]", ["gez."]),
    ("/A. Dorn/\nm. p.", "//t:signed/t:figure", ["m. p."]),
    ("Noted by:\n/-/ W. Maj", "//t:closer/t:signed", ["Noted by: - W. Maj"]),
    ("N. Popa\nSigned: Ambassador [name illegible]", "count(//t:closer/t:signed)", ["1.0"]),
    ("I have, &c.\n(Signed) C. F. ALDEN.", "//t:salute | //t:signed", ["I have, &c.", "Signed C. F. ALDEN."]),
    (SIGNED + "\n\nL. S.", "//t:closer/t:stamp", ["L. S."]),
    # offices and several who sign
    ("SECRETARY OF THE CC         N. HORN", "//t:signed/t:roleName", ["SECRETARY OF THE CC"]),
    ("First Secretary of the Embassy\nof the Tarvian Republic in Orla\nJ. Maj", "count(//t:closer/t:signed)", ["1.0"]),
    ("On behalf of the workers:\nJ. Bel, director\nK. Lenk, foreman", "//t:signed/t:roleName", ["director"]),
    ("Anna Horn    12 May 1949    Halm", "//t:signed | //t:dateline", ["Anna Horn", "12 May 1949 Halm"]),
    ("COMMANDER, 4th ARMY\nCol. General BEL", "//t:signed/t:roleName", ["COMMANDER, 4th ARMY"]),
    ("With regards,\n[ss] Ambassador Ion Popa", "//t:signed/t:figure", ["ss"]),
    # leaves
    ("Believe me, my dear Sir,\never most affecly yrs\nC. Horn", "//t:salute", ["Believe me, my dear Sir, ever most affecly yrs"]),
    ("Accept, Sir, the assurances of my highest consideration.\n\nA. Dorn.", "//t:closer/t:signed", ["A. Dorn."]),
    ("With highest respects!\n\nWen Dalin", "//t:closer/t:salute", ["With highest respects!"]),
    ("Your ever obliged\nA. Dorn", "//t:signed", ["Your ever obliged A. Dorn"]),
    ("Yours sincerely\nA. Dorn", "//t:signed", ["Yours sincerely A. Dorn"]),
    ("Yours sincerely,\nA. Dorn", "//t:closer/t:salute", ["Yours sincerely,"]),
    ("Genehmigen Ew. Exzellenz den Ausdruck meiner Hochachtung.\n\nv. Lenk", "count(//t:closer/t:salute)", ["1.0"]),
    ("Ever yours,\nA. Dorn\n\nI open this again: the coach is full.", "//t:postscript", ["I open this again: the coach is full."]),
    # to whom
    ("Ever yours,\nA. Dorn\n\nTo\nMrs Keene\nHalm", "//t:closer/t:address/t:addrLine", ["To", "Mrs Keene", "Halm"]),
    (SIGNED + "\n\nTo Comrade Horn, Minister of Trade\nHalm", "//t:closer/t:address/t:addrLine[2]", ["Halm"]),
    ("Yours truly,\n\nMr. A. Bel", "//t:closer/t:address", []),
    ("A. Dorn.\n\nHon. John Bel,\nSecretary of State.", "count(//t:closer/t:address)", ["1.0"]),
    # copies
    (SIGNED + "\n\nExcerpts sent: to Cdes. Bel, Horn.", "//t:back/t:div/@type", ["distribution"]),
    (SIGNED + "\n\nCopies: Bel (2), Horn,\nLenk.", "//t:back//t:item", ["Bel (2),", "Horn,", "Lenk."]),
    (SIGNED + "\n\ncc: Mr. Bel\n    Miss Horn\nbcc: Files", "//t:back/t:div/t:head", ["cc:", "bcc:"]),
    (SIGNED + "\n\nDistribution:\nOrig. & 1 - Bel\n2 - files", "//t:back//t:item", ["Orig. & 1 - Bel", "2 - files"]),
    (SIGNED + "\n\nSent to Cdes.:\nHorn\nLenk\nvk-ml", "//t:back//t:item", ["Horn", "Lenk"]),
    (SIGNED + "\n\nAnlagen\n\nVerteiler: 1. Ex. Bel, 2. Ex. z.d.A.", "//t:back/t:div/@type", ["registry", "distribution"]),
    # the registry
    (SIGNED + "\n\nDrafting Officer: EUR - Mr. Bel:mw 10/23/62\n(Drafting Office and Officer)", "//t:back//t:ab/@type", ["registry"]),
    (SIGNED + "\n\n5 copies\n1 - Bel\n2 - file\n23.3.56\nmb", "//t:back/t:div[@type='registry']", ["23.3.56 mb"]),
    (SIGNED + "\n\nreceived: 17.8.64, 19.20 hours", "//t:back//t:seg/@type", ["received"]),
    (SIGNED + "\n\nTrue copy: Capt. Lenk", "//t:signed | //t:back//t:ab", ["CONSUL signature (A. ORLOV)", "True copy: Capt. Lenk"]),
    (SIGNED + "\n\n[handwritten: Agreed.]\nTo file. [initials]", "count(//t:signed)", ["1.0"]),
    ("Attachment: 6 pages.\n\n" + SIGNED, "//t:body//t:ab[@type='registry'] | //t:signed/t:roleName", ["Attachment: 6 pages.", "CONSUL"]),
    (SIGNED + "\n\nEnclosure:\n    Draft of 3 May\n\nRSA:mk", "//t:div[@type='attachment']", []),
]  # fmt: skip


@pytest.mark.parametrize(("ending", "path", "expected"), ROWS, ids=[row[0].replace("\n", "|")[:50] for row in ROWS])
def test_what_stands_behind_a_text_becomes_its_tei(ending: str, path: str, expected: list[str]) -> None:
    text = f"REPORT\n\n{PROSE}\n\n{ending}\n"
    assert found(text, path) == expected
    assert errors_of(encoded(text)[1]) == []


@pytest.mark.parametrize("stray", ["To the files. B.", "xx 7", "[1] The old bridge was meant.\n[2] In Orla.", "Single"])
def test_what_no_rule_knows_behind_a_closing_does_not_hide_it(stray: str) -> None:
    assert found(f"REPORT\n\n{PROSE}\n\n{SIGNED}\n\n{stray}\n", "//t:closer/t:signed/t:roleName") == ["CONSUL"]


@pytest.mark.parametrize("line", ["(The talk ended at 11:40 p.m.)", "The meeting closed at nine.", "We are all well."])
def test_a_sentence_at_the_end_signs_nothing(line: str) -> None:
    assert found(f"REPORT\n\n{PROSE}\n\n{line}\n", "//t:signed") == []


def test_a_closing_stands_before_what_was_enclosed() -> None:
    text = f"No. 43.\n\n{PROSE}\n\nI have, &c.\n(Signed) E. HORN.\n\nInclosure in No. 43.\n\nPROCLAMATION.\n\n{PROSE}\n"
    _, tree = encoded(text)
    assert tree.xpath("count(//t:body//t:closer/t:signed)", namespaces=NAMES) == 1
    assert tree.xpath("count(//t:back/t:div[@type='attachment'])", namespaces=NAMES) == 1


@pytest.mark.parametrize(
    "text",
    [
        "REPORT\n\n5 copies\nCopies to: Bel\nThe meeting closed at 9.15 p.m.\n",
        "REPORT\n\nHe came.    Arrived: Halm, 9 June 1967\n(The talk ended at 9.20 p.m.)\n",
        "P.S. Fanny begs her love to Emma.\nTyped by: Z.N.\n\nThe Consul at Halm\n\nTyped by Petrova    Copy no. 2\n",
        "5 June\n\n[Cover:] Mr Bel / Orla\n\n1 May\nNo. 412-vk\nRSA:mk    with the Minister of Trade, DORN\n",
        "Dorn thanks the Velnan Government and says that they traveled well.\n#8177\nJas. Farrow    American Embassy,\n\n"
        "2. DORN asked for an answer within the week. I await your instructions.\n\nCOPIES TO: S/S, S/P, EUR\n\n"
        "I send herewith the invented plan of the work of the Embassy for the third quarter. I ask that it be approved.",
        "Joint statement\n9 May 1953\n\nEw. Exzellenz ganz gehorsamster\nHalm, 2 August 1914\nNOTE    The meeting closed at 9.15 p.m.\n",
    ],
)
def test_what_closes_in_no_order_gives_valid_tei(text: str) -> None:
    assert errors_of(encoded(text)[1]) == []
