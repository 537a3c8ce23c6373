"""Law 6: what people do to an encoded document survives every encoding after it, and the machine changes its own tags alone.

A letter is encoded, edited by hand in random ways, and encoded again: with the same registers not a byte changes; with other
registers every edit is still there, the text is what it was, the file is as valid as it was, and a third time changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tei_tools.authority import read_authority
from tei_tools.markup import Aside, Element, Markup, Text, parse_markup, place_of
from tei_tools.model import Authority, Document
from tei_tools.pipeline import encode
from tei_tools.readers.transcription import read_transcription
from tei_tools.revision import mark_written, revise
from tei_tools.revision.marks import is_machine
from tei_tools.tei import serialise
from tei_tools.validators import validate_file

TEXT = """Pyongyang, 31 May 1957

Dear Comrade Ivanov,

On 22 May I received the PRC Ambassador, Qiao Xiaoguang, and Attaché Wan Baoqing. Qiao said that Kim Il Sung
had left Kaesong for Moscow on Sunday [sic]. The Ambassador asked about the CPSU CC & the Ministry of Foreign Affairs of the USSR.

Kim Il Sung [would] speak to Cde. Petrov in Peking. Petrov, invented like this letter, knows Anna Berg & Kim Il.

A. PUZANOV
"""
HIDDEN = ("person:qiao_xiaoguang", "person:wan_baoqing", "place:kaesong", "place:beijing", "org:cpsu_cc", "person:kim_il_sung")
REGISTERS = Path(__file__).parents[2] / "encoded" / "authority"
WORDS = re.compile(r"\w+")


def document() -> Document:
    return read_transcription(TEXT, name="letter", source="letter.txt")


@cache
def encoded(hidden: frozenset[str] = frozenset()) -> bytes:
    """The letter as the machine encodes it with registers that lack some records."""
    records = tuple(record for record in read_authority(REGISTERS).records if record.ref not in hidden)
    return mark_written(serialise(encode(document(), authority=Authority(records, str(REGISTERS)))))


def inside(markup: Markup) -> list[Element]:
    text = markup.root.find("text")
    assert text is not None
    return list(text.iter())


def machine(markup: Markup) -> list[Element]:
    return [element for element in inside(markup) if is_machine(element)]


def texts(markup: Markup) -> list[Text]:
    return [c for e in inside(markup) if e.local in ("p", "persName", "hi") for c in e.children if isinstance(c, Text)]


# an edit changes the markup and gives what must be found in the file for ever after
Edit = Callable[[Markup, int], str]


def confirm(markup: Markup, number: int) -> str:
    element = machine(markup)[number % len(machine(markup))]
    element.set("resp", "#translator")
    return element.start


def relink(markup: Markup, number: int) -> str:
    element = machine(markup)[number % len(machine(markup))]
    element.set("n", f"hand{number}")
    element.set("cert", "low")
    return element.start


def wrap(markup: Markup, number: int) -> str:
    """A person's tag round one word."""
    found = [
        (text, match)
        for text in texts(markup)
        for match in WORDS.finditer(text.raw)
        if not text.is_cdata and "&" not in text.raw
    ]
    text, match = found[number % len(found)]
    parent = text.parent
    assert parent is not None
    tag = ("hi", "term", "placeName")[number % 3]
    if tag == "placeName" and parent.local == "persName":
        tag = "hi"
    index = place_of(text)
    rest = text.split(match.start())
    behind = rest.split(match.end() - match.start())
    parent.insert(index + 1, rest, behind)
    resp = ' resp="#translator"' if tag == "placeName" else f' n="hand{number}"'
    element = parent.wrap(index + 1, index + 2, f"<{tag}{resp}>")
    return str(element)


def remark(markup: Markup, number: int) -> str:
    elements = [element for element in markup.root.iter() if element.end]
    comment = Aside(f"<!-- hand {number} -->")
    elements[number % len(elements)].insert(0, comment)
    return comment.raw


def describe(markup: Markup, number: int) -> str:
    """A field of the header that the person knows."""
    element = next(e for e in markup.root.iter("repository", "publisher"))
    element.children = []
    element.append(Text(f"Archive {number}"))
    return str(element)


def spell(markup: Markup, number: int) -> str:
    """Other quotes, another order and another space in a tag."""
    elements = [e for e in inside(markup) if '"' in e.start and "'" not in e.start and "xml:id" in e.start]
    element = elements[number % len(elements)]
    element.start = element.start.replace('"', "'").replace(" xml:id", "\n  xml:id")
    return element.start if not is_machine(element) else ""


EDITS: tuple[Edit, ...] = (confirm, relink, wrap, remark, describe, spell)


def remove(markup: Markup, number: int) -> None:
    element = machine(markup)[number % len(machine(markup))]
    element.unwrap()


def edited(source: bytes, edits: list[tuple[int, int]]) -> tuple[bytes, list[str]]:
    markup = parse_markup(source.decode())
    kept = [
        EDITS[which](markup, number) if which < len(EDITS) else str(remove(markup, number) or "") for which, number in edits
    ]
    content = str(markup)
    return content.encode(), [words for words in kept if words in content]


def characters(content: bytes) -> str:
    markup = parse_markup(content.decode())
    text = markup.root.find("text")
    assert text is not None
    return re.sub(r"<[^>]*>", "", re.sub(r"<!--.*?-->", "", str(text)))


edits = st.lists(st.tuples(st.integers(0, len(EDITS)), st.integers(0, 200)), min_size=1, max_size=6)
hidden = st.sets(st.sampled_from(HIDDEN)).map(frozenset)


def rules(content: bytes) -> list[str]:
    return sorted(finding.rule for finding in validate_file(content, file="letter.xml", authority=REGISTERS))


@settings(max_examples=15, deadline=None)
@given(edits, hidden)
def test_with_the_same_registers_not_a_byte_of_an_edited_file_changes(
    steps: list[tuple[int, int]], lacking: frozenset[str]
) -> None:
    existing, _ = edited(encoded(lacking), steps)
    assert revise(existing, encoded(lacking), file="letter.xml").content == existing


@settings(max_examples=15, deadline=None)
@given(edits, hidden, hidden)
def test_every_edit_survives_other_registers(
    steps: list[tuple[int, int]], before: frozenset[str], after: frozenset[str]
) -> None:
    existing, kept = edited(encoded(before), steps)
    revision = revise(existing, encoded(after), file="letter.xml")
    said = revision.content.decode()
    assert [words for words in kept if words not in said] == []
    assert characters(revision.content) == characters(existing)
    assert rules(revision.content) == rules(existing) or rules(revision.content) == []
    assert revise(revision.content, encoded(after), file="letter.xml").content == revision.content


@settings(max_examples=12, deadline=None)
@given(hidden, hidden)
def test_a_file_that_nobody_touched_is_what_encode_writes(before: frozenset[str], after: frozenset[str]) -> None:
    assert revise(encoded(before), encoded(after), file="letter.xml").content == encoded(after)


@settings(max_examples=12, deadline=None)
@given(hidden, hidden, st.integers(0, 200))
def test_a_tag_that_was_removed_by_hand_does_not_come_back(before: frozenset[str], after: frozenset[str], number: int) -> None:
    markup = parse_markup(encoded(before).decode())
    element = machine(markup)[number % len(machine(markup))]
    words, local = element.string, element.local
    element.unwrap()
    content = revise(str(markup).encode(), encoded(after), file="letter.xml").content
    count = sum(e.local == local and e.string == words for e in inside(parse_markup(content.decode())))
    assert count < sum(e.local == local and e.string == words for e in inside(parse_markup(encoded(after).decode()))) or (
        count <= sum(e.local == local and e.string == words for e in inside(markup))
    )
