"""The heads of telegrams and cables, line by line, and what stands behind them. All is invented."""

from __future__ import annotations

import pytest

from tests.readers.encoding import NAMES, encoded, errors_of, found

TEXT = "Dorn received me today and was friendly. He said that the treaty would be signed in spring."
SEG = "//t:opener//t:seg[@type='{}']"
ROWS = [
    ("FM AMEMBASSY HALM\nTO SECSTATE WASHDC IMMEDIATE 4821\nINFO AMEMBASSY ORLA PRIORITY\nJCS WASHDC", SEG.format("recipient"),
     ["TO SECSTATE WASHDC IMMEDIATE 4821", "INFO AMEMBASSY ORLA PRIORITY", "JCS WASHDC"]),
    ("FM AMEMBASSY HALM\nTO SECSTATE WASHDC IMMEDIATE 4821", "//t:seg/t:seg[@type='precedence'] | //t:seg/t:idno", ["IMMEDIATE", "4821"]),
    ("FM AMEMBASSY HALM\nS E C R E T SECTION 01 OF 02 HALM 08177", "//t:opener/t:seg/@ana", ["#secret"]),
    ("FM AMEMBASSY HALM\nS E C R E T SECTION 01 OF 02 HALM 08177", SEG.format("section") + " | //t:idno",
     ["SECTION 01 OF 02", "HALM 08177"]),
    ("FM AMEMBASSY HALM\n\nE.O. 11652: GDS\nTAGS: PFOR, MARR", "//t:opener/t:seg/@type", ["sender", "declassification", "tags"]),
    ("FM AMEMBASSY HALM\nBT\nUNCLAS HALM 1234", "//t:opener/t:fw", ["BT"]),
    ("TELEGRAM\n\nREF: (A) STATE 2011\n     (B) HALM 33", SEG.format("reference"), ["REF: (A) STATE 2011", "(B) HALM 33"]),
    ("TELEGRAM\n\nFROM HALM TO FOREIGN OFFICE", "//t:opener/t:seg/@type", ["sender", "recipient"]),
    ("TELEGRAM\n\nHALM TO CENTER", "//t:opener/t:seg/@type", ["sender", "recipient"]),
    ("TELEGRAM\n\nFrom: Halm\n\nGENERAL STAFF\nFor Comrade VOLSKY", SEG.format("recipient"), ["GENERAL STAFF", "For Comrade VOLSKY"]),
    ("TELEGRAM\n\nD. 4.12 p.m. 3rd July, 1953\nR. 6.40 p.m. 3rd July, 1953", "//t:opener/t:seg/@type", ["sent", "received"]),
    ("TELEGRAM\n\nRepeated to: Washington, Velna,\nand Moscow.", SEG.format("recipient"), ["Repeated to: Washington, Velna,", "and Moscow."]),
    ("TELEGRAM\n\nLevel: Most urgent", SEG.format("precedence"), ["Level: Most urgent"]),
    ("To be transmitted to Comrade Filatov:", SEG.format("recipient"), ["To be transmitted to Comrade Filatov:"]),
    ("TELEGRAM\n\nHalm, August 2, 1914\n[Received August 3, 7 a.m.]", SEG.format("received"), ["Received August 3, 7 a.m."]),
]  # fmt: skip


@pytest.mark.parametrize(("head", "path", "expected"), ROWS, ids=[row[0].replace("\n", "|")[-50:] for row in ROWS])
def test_a_line_of_a_telegrams_head_says_what_it_is(head: str, path: str, expected: list[str]) -> None:
    document, tree = encoded(f"{head}\n\n{TEXT}\n")
    assert found(f"{head}\n\n{TEXT}\n", path) == expected
    assert document.metadata.genre == "telegram"
    assert errors_of(tree) == []


def test_a_day_of_receipt_in_brackets_makes_no_telegram_of_a_letter() -> None:
    text = f"Halm, 3 May 1871\n(Received May 9.)\n\nMy Lord,\n\n{TEXT}\n\nI have, &c.\nA. BEL\n"
    assert encoded(text)[0].metadata.genre == "letter"
    assert found(text, SEG.format("received")) == ["(Received May 9.)"]


def test_the_codes_of_a_message_are_no_signature() -> None:
    text = f"FM AMEMBASSY HALM\n\n{TEXT}\n\nKELLER\nBT\n#8177\nNNNN\n"
    assert found(text, "//t:closer/t:signed") == ["KELLER"]
    assert found(text, "//t:back//t:fw | //t:back//t:idno") == ["BT", "#8177", "NNNN"]


def test_a_name_in_capitals_below_the_last_sentence_signs() -> None:
    assert found(f"FM AMEMBASSY HALM\n\n{TEXT}\nKELLER\n", "//t:closer/t:signed") == ["KELLER"]


def test_an_incoming_cryptogram_has_no_number() -> None:
    assert found(f"INCOMING CRYPTOGRAM\n\n{TEXT}\n", "//t:idno") == []


def test_what_the_registry_wrote_below_the_subject_is_no_text() -> None:
    text = f"Subject: The bridge\n\nDrafted by: A. Bel\nPrepared in 4 copies: 3 to the Center, 1 to the Embassy\n\n{TEXT}\n"
    assert found(text, "//t:ab[@type='registry'] | //t:list[@type='distribution']/t:item") == [
        "Drafted by: A. Bel", "3 to the Center,", "1 to the Embassy",
    ]  # fmt: skip


def test_consecutive_numbers_behind_addressees_count_copies_and_not_how_many() -> None:
    text = f"REPORT\n\n{TEXT}\n\nA. BEL\n\nCopies to: Horn (1), Lenk (2), Maj (3)\n"
    assert encoded(text)[1].xpath("//t:num", namespaces=NAMES) == []
