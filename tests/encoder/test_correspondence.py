"""Who sent a document to whom, whence, when, and when it was received: what the header says of it. All is invented."""

from __future__ import annotations

from typing import Any

import pytest

from tei_tools.annotators.dates import annotate_dates
from tei_tools.annotators.names import annotate_names
from tei_tools.authority import read_authority
from tei_tools.encoder import encode_document
from tei_tools.encoder.parties import parties_of
from tei_tools.readers.transcription import read_transcription

NS = {"t": "http://www.tei-c.org/ns/1.0"}
REGISTER = read_authority()
PROSE = "The mill was closed for the winter and nobody came to the bridge before noon."


def profile_of(text: str) -> Any:
    document = read_transcription(text, name="case")
    for annotate in (annotate_dates, annotate_names):
        document = document.annotate(annotate(document, REGISTER))
    return encode_document(document, REGISTER).getroot().find("t:teiHeader/t:profileDesc", NS)


def actions(text: str) -> list[tuple[str, list[str], list[str]]]:
    found = profile_of(text).findall("t:correspDesc/t:correspAction", NS)
    names = ("persName", "orgName", "placeName")
    return [
        (
            a.get("type"),
            [e.text for name in names for e in a.iterfind(f"t:{name}", NS)],
            [e.get("when") for e in a.iterfind("t:date", NS)],
        )
        for a in found
    ]


TELEGRAM = """CIPHERED TELEGRAM

Copy Nº 3
FROM PYONGYANG No. 7121/sh
Received 22:40 14 October 1950

MOSCOW - TO FILIPPOV [STALIN]

{}

SOLIN

Copies: Horn (2), Molotov"""


def test_a_telegram_is_sent_by_who_signs_it_and_received_when_its_head_says() -> None:
    assert actions(TELEGRAM.format(PROSE)) == [
        ("sent", ["SOLIN", "PYONGYANG"], []),
        ("received", ["FILIPPOV", "MOSCOW"], ["1950-10-14"]),
    ]


def test_a_day_that_is_only_that_of_the_receipt_is_doubtful() -> None:
    date = profile_of(TELEGRAM.format(PROSE)).find("t:creation/t:date", NS)
    assert (date.get("when"), date.get("cert")) == ("1950-10-14", "low")


def test_the_day_of_sending_is_that_of_a_telegram() -> None:
    text = "TELEGRAM\n\nFrom: Moscow\nTo: Pyongyang\nSent: 3 May 1957\nReceived: 4 May 1957\n\n" + PROSE
    assert actions(text) == [("sent", ["Moscow"], ["1957-05-03"]), ("received", ["Pyongyang"], ["1957-05-04"])]


def test_a_letter_is_sent_by_who_signs_it_to_whom_it_greets() -> None:
    text = f"Moscow, 3 May 1957\n\nDear Comrade Liebermann!\n\n{PROSE}\n\nWith communist greetings,\nA. M. Orlov"
    assert actions(text) == [("sent", ["A. M. Orlov", "Moscow"], ["1957-05-03"]), ("received", ["Liebermann"], [])]


def test_a_letter_was_received_on_the_day_of_its_incoming_stamp() -> None:
    text = f"[stamp: Far East\nIncoming Nº 7\n12 June 1957]\n\nMoscow, 3 May 1957\n\nDear Comrade Horn,\n\n{PROSE}\n\nYours,\nA. M. Orlov"
    assert [(kind, days) for kind, _, days in actions(text)] == [("sent", ["1957-05-03"]), ("received", ["1957-06-12"])]


@pytest.mark.parametrize(
    "title",
    [
        "The Journal of Ambassador A. M. ORLOV\n\n3 May 1957",
        "RECORD OF CONVERSATION with Comrade Horn\n3 May 1957",
        "MINUTES of the session\n3 May 1957",
    ],
)
def test_what_is_sent_to_nobody_has_no_correspondence(title: str) -> None:
    assert actions(f"EMBASSY OF TARVIA\nNº 133\n\n{title}\n\n{PROSE}\n\nA. M. ORLOV") == []


def test_the_day_below_an_incoming_number_is_not_that_of_the_document() -> None:
    text = f"Ministry of Rail\nIncoming No. 0411\n4 April 1960\n\nRECORD OF CONVERSATION\nwith Comrade Horn\n16 March 1960\n\n{PROSE}\n\nA. M. Orlov"
    assert profile_of(text).find("t:creation/t:date", NS).get("when") == "1960-03-16"


def test_a_body_that_signs_is_the_sender() -> None:
    text = f"TELEGRAM\n\nTo: Moscow\nSent: 3 May 1957\n\n{PROSE}\n\nMinistry of Foreign Affairs of the USSR"
    assert [kind for kind, names, _ in actions(text) if any("Ministry" in name for name in names)] == ["sent"]


def test_a_title_says_who_writes_to_whom_where_nothing_else_does() -> None:
    title = "The Consul-General at Orla to the Earl of Halm"
    header = profile_of(f"{title}\n\nMy Lord,\n\n{PROSE}\n")
    offices = header.findall("t:correspDesc/t:correspAction/t:roleName", NS)
    named = [element.text for element in header.iterfind("t:correspDesc/t:correspAction/*", NS)]
    assert "The Consul-General at Orla" in [office.text for office in offices] or "Orla" in named
    assert any("Halm" in (name or "") for name in named)


@pytest.mark.parametrize("title", ["Visit to Halm", "Message to the Congress", "He writes to Horn about it"])
def test_a_title_that_names_no_writer_gives_none(title: str) -> None:
    assert parties_of(title) is None


def test_who_records_a_conversation_does_not_send_it() -> None:
    text = f"Record of a conversation of A. Bel with B. Horn\n\nTo Comrade Lenk\n\n{PROSE}\n\nRecorded by: A. Maj\n"
    sent = [names for kind, names, _ in actions(text) if kind == "sent"]
    assert all("Maj" not in name and "Bel" not in name for names in sent for name in names)


def test_the_stations_of_a_cable_are_bodies_and_its_signer_sends_too() -> None:
    text = f"FM AMEMBASSY HALM\nTO SECSTATE WASHDC IMMEDIATE 4821\nINFO AMEMBASSY ORLA\n\n{PROSE}\n\nKELLER\n"
    (_, sent, _), (_, received, _) = actions(text)
    assert sent[:2] == ["KELLER", "AMEMBASSY HALM"]
    assert received == ["SECSTATE WASHDC", "AMEMBASSY ORLA"]


def test_an_address_behind_the_signature_is_to_whom_it_goes() -> None:
    text = f"REPORT\n\n{PROSE}\n\n[signature] (A. BEL)\n\nTo Comrade Janos Peter, Minister of Trade\n"
    assert [names for kind, names, _ in actions(text) if kind == "received"] == [["Janos Peter"]]
