"""Who met whom as prose tells it: what happened between names, and nothing that was wished, supposed or said of others."""

from __future__ import annotations

import pytest
from lxml import etree

from tei_tools.tables import Party
from tei_tools.tables.encounters import encounters_in
from tei_tools.tables.passages import passages
from tei_tools.tables.pointers import Pointers

ME = Party("me", "person:me")


def met(*paragraphs: str, author: Party | None = ME, language: str = "en") -> list[str]:
    """The encounters of paragraphs in which a name stands as *Name*: each as its refs in order."""
    marked = [part for paragraph in paragraphs for part in ("<p>", *_marked(paragraph), "</p>")]
    root = etree.fromstring(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{language}"><text><body><div>{"".join(marked)}</div></body></text></TEI>'
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


@pytest.mark.parametrize(
    ("paragraph", "wanted"),
    [
        ("Ich besuchte *Ada* auf ihren Wunsch.", ["me Ada"]),
        ("Am Nachmittag besuchte ich den Botschafter *Ada* und Gen. *Bert*.", ["me Ada Bert"]),
        ("Heute um 11 Uhr empfing mich der stellvertretende Minister *Ada*.", ["me Ada"]),
        ("Am 13. April suchte mich der chinesische Botschafter *Ada* auf.", ["me Ada"]),
        ("Ich suchte auf eigenen Wunsch den Botschafter *Ada* in der Residenz auf.", ["me Ada"]),
        ("*Ada* suchte mich am Abend auf und fragte nach *Bert*.", ["me Ada"]),
        ("Ich traf mich mit *Ada*. Dort traf ich auch *Bert*.", ["me Ada", "me Bert"]),
        ("Ich habe gestern mit Genossen *Ada* gesprochen.", ["me Ada"]),
        ("Wir hatten ein längeres Gespräch mit *Ada* und *Bert*.", ["me Ada Bert"]),
        ("Ich wurde von *Ada* empfangen.", ["me Ada"]),
        ("Der Unterzeichnete führte ein Gespräch mit *Ada*.", ["me Ada"]),
        ("Am 3. Mai empfing *Ada* eine Delegation. *Bert* traf sich mit *Carl*.", ["Bert Carl"]),
        ("*Ada* empfing *Bert* und *Carl* im Schloss.", ["Ada Bert Carl"]),
        ("Ich erhielt einen Brief von *Ada*.", []),
        ("Ich besuchte das Grab von *Ada*.", []),
        ("Ich traf *Ada* leider nicht an. Ich besuchte *Bert* nicht.", []),
        ("Er fragte, ob ich *Ada* besucht hätte; wenn ich *Ada* besuchte, gäbe es Gerede.", []),
        ("Ich habe von *Ada* nichts gehört.", []),
        ("Ich besuchte die Stadt. *Ada* wohnt dort.", []),
    ],
)
def test_german_prose_tells_of_encounters_in_german(paragraph: str, wanted: list[str]) -> None:
    assert met(paragraph, language="de") == wanted


def test_whoever_was_present_met_in_german_too() -> None:
    paragraphs = ("Ich besuchte *Ada*.", "Sie sprach über *Bert*.", "An dem Gespräch nahmen *Carl* und *Dora* teil.")
    assert met(*paragraphs, language="de-AT") == ["me Ada", "me Ada Carl Dora"]
    assert met("Ich besuchte *Ada*.", "Anwesend: *Carl*.", language="de") == ["me Ada", "me Ada Carl"]
    assert met("Ich besuchte *Ada*.", "*Carl* dolmetschte.", language="de") == ["me Ada", "me Ada Carl"]


def test_the_language_is_that_of_the_passage() -> None:
    assert met("Ich besuchte *Ada*.") == [] and met("I visited *Ada*.", language="de") == []


def test_whoever_was_present_met_those_of_the_encounter_before() -> None:
    assert met("I visited *Ada*.", "She spoke of *Bert*.", "*Carl* and *Dora* were present at the conversation.") == [
        "me Ada",
        "me Ada Carl Dora",
    ]
    assert met("I visited *Ada*.", "Present: *Carl*.") == ["me Ada", "me Ada Carl"]


def test_without_an_author_nobody_is_meant_by_i() -> None:
    assert met("I visited *Ada*. *Bert* met with *Carl*.", author=None) == ["Bert Carl"]
