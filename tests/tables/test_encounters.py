"""Who met whom as prose tells it: what happened between names, and nothing that was wished, supposed or said of others."""

from __future__ import annotations

import pytest
from lxml import etree

from tei_tools.tables import Party
from tei_tools.tables.encounters import encounters_in
from tei_tools.tables.passages import passages
from tei_tools.tables.pointers import Pointers

ME = Party("me", "person:me")


def met(*paragraphs: str, author: Party | None = ME) -> list[str]:
    """The encounters of paragraphs in which a name stands as *Name*: each as its refs in order."""
    marked = [part for paragraph in paragraphs for part in ("<p>", *_marked(paragraph), "</p>")]
    root = etree.fromstring(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div>{"".join(marked)}</div></body></text></TEI>'
    )
    found = encounters_in(passages(root), author, Pointers(root, "d"))
    return [" ".join(party.ref.partition(":")[2] for party in one.parties) for one in found]


def _marked(paragraph: str) -> list[str]:
    pieces = paragraph.split("*")
    return [f'<persName ref="person:{p.split()[-1]}">{p}</persName>' if at % 2 else p for at, p in enumerate(pieces)]


@pytest.mark.parametrize(
    ("paragraph", "wanted"),
    [
        ("I visited *Ada* at her request.", ["me Ada"]),
        ("Today at 11 I received the Deputy Minister, Cde. *Ada*, and the Consul *Bert*.", ["me Ada Bert"]),
        ("I was received by *Ada*.", ["me Ada"]),
        ("I had a long conversation with the old poet *Ada*.", ["me Ada"]),
        ("*Ada* called on me and asked about *Bert*.", ["me Ada"]),
        ("On 3 May *Ada* received *Bert* and *Carl* in the palace.", ["Ada Bert Carl"]),
        ("I talked with *Ada* and told *Bert* of it.", ["me Ada"]),
        ("I received a letter from *Ada*.", []),
        ("I received instructions about *Ada*.", []),
        ("I should be glad to meet *Ada*. I did not visit *Bert*.", []),
        ("They asked whether I had visited *Ada*; if *Ada* met *Bert* there would be talk.", []),
        ("I visited the town. *Ada* lives there.", []),
        ("*Ada* and *Bert* work there.", []),
    ],
)
def test_an_encounter_is_what_the_prose_says_happened(paragraph: str, wanted: list[str]) -> None:
    assert met(paragraph) == wanted


def test_whoever_was_present_met_those_of_the_encounter_before() -> None:
    assert met("I visited *Ada*.", "She spoke of *Bert*.", "*Carl* and *Dora* were present at the conversation.") == [
        "me Ada",
        "me Ada Carl Dora",
    ]
    assert met("I visited *Ada*.", "Present: *Carl*.") == ["me Ada", "me Ada Carl"]


def test_without_an_author_nobody_is_meant_by_i() -> None:
    assert met("I visited *Ada*. *Bert* met with *Carl*.", author=None) == ["Bert Carl"]
