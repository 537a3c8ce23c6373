"""Accepting, rejecting and linking: what it does to the file, and that encoding again respects it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tei_tools.corpus import Job
from tei_tools.errors import UsageError
from tei_tools.jobs import Encoding, encode_job
from tei_tools.markup import parse_markup
from tei_tools.model import Authority, Record
from tei_tools.revision.decide import decide
from tei_tools.revision.mentions import Choice, mentions_of
from tei_tools.validators import validate_file
from tests.revision.test_revise import again, encoded

READING = Authority((Record("reading", "place", "Reading", identifiers={"geonames": "2639577"}),))


def decided(source: str, what: str, choice: Choice, target: str = "") -> str:
    return decide(source.encode(), "letter.xml", what, choice, "Ada Quill", target, READING)[0].decode()


def id_of(source: str, words: str, number: int = 0) -> str:
    found = [mention.xml_id for mention in mentions_of(parse_markup(source)) if mention.words == words]
    return found[number]


def errors(content: str) -> list[str]:
    found = validate_file(content.encode(), file="letter.xml")
    return [str(finding) for finding in found if "place:reading" not in finding.message]


def test_accepting_signs_the_tag_and_its_parts_and_nothing_else() -> None:
    xml_id = id_of(encoded(), "Anna Berg")
    content = decided(encoded(), "accept", Choice((xml_id,)))
    before, after = encoded().splitlines(), content.splitlines()
    new = [line for line in after if line not in before]
    assert [line.strip() for line in new[:-1]] == [
        '<respStmt xml:id="ada-quill">',
        "<resp>names checked</resp>",
        "<name>Ada Quill</name>",
    ]
    assert new[-1].count('resp="#ada-quill" cert="high"') == 3
    assert [line for line in before if line not in after] == [line for line in before if "<p xml:id" in line and "Berg" in line]
    assert errors(content) == []
    assert again(content, encoded("warsaw")).count("#ada-quill") == 3


def test_a_person_is_put_into_the_header_once() -> None:
    once = decided(encoded(), "accept", Choice((id_of(encoded(), "Anna"),)))
    assert decided(once, "accept", Choice(all=True)).count("Ada Quill") == 1


def test_what_is_rejected_is_gone_recorded_and_stays_away() -> None:
    xml_id = id_of(encoded(), "Cde. Petrov", 1)
    content = decided(encoded(), "reject", Choice((xml_id,)))
    assert "</placeName>. Cde. Petrov left <placeName" in content
    assert 'n="2" resp="#ada-quill">' in content
    assert errors(content) == []
    assert again(content, encoded()) == content
    later = again(content, encoded("petrov", "warsaw"))
    assert "</placeName>. Cde. Petrov left <placeName" in later
    assert later.count('ref="person:petrov"') == 1


def test_a_rejection_that_is_taken_back_lets_the_machine_suggest_again() -> None:
    content = decided(encoded(), "reject", Choice((id_of(encoded(), "Warsaw", 1),)))
    start, end = content.index("<listAnnotation"), content.index("</listAnnotation>") + len("</listAnnotation>")
    taken_back = again(content[:start] + content[end:], encoded())
    assert len([mention for mention in mentions_of(parse_markup(taken_back)) if mention.words == "Warsaw"]) == 2


def test_the_record_of_a_name_that_is_no_name_goes_with_its_last_mention() -> None:
    content = decided(encoded(), "reject", Choice(local="placeName"))
    assert "<listPlace>" not in content and 'corresp="#place.warsaw"' not in content
    assert errors(content) == []
    assert again(content, encoded()) == content


def test_linking_signs_lists_the_record_and_follows_the_register() -> None:
    content = decided(encoded(), "link", Choice((id_of(encoded(), "Warsaw"),)), "place:reading")
    assert 'ref="place:reading" resp="#ada-quill"' in content
    assert '<place xml:id="place.reading" sameAs="place:reading">' in content
    assert errors(content) == []
    assert again(content, encoded()) == content


def test_a_name_of_another_kind_becomes_one_of_the_records_kind() -> None:
    xml_id = id_of(encoded(), "Boris")
    content = decided(encoded(), "link", Choice((xml_id,)), "place:reading")
    assert ">Boris</placeName>" in content and 'xml:id="person.boris"' not in content
    assert again(content, encoded()) == content


def test_a_record_that_is_nowhere_is_not_linked_to() -> None:
    for target in ("place:nowhere", "#place.nowhere"):
        with pytest.raises(UsageError, match="no record"):
            decided(encoded(), "link", Choice((id_of(encoded(), "Boris"),)), target)


def test_what_something_points_to_is_not_rejected() -> None:
    xml_id = id_of(encoded(), "Boris")
    mine = encoded().replace('<p xml:id="p1">', f'<p xml:id="p1" corresp="#{xml_id}">')
    with pytest.raises(UsageError, match="points to"):
        decided(mine, "reject", Choice((xml_id,)))


def test_encoding_into_a_file_that_exists_keeps_what_was_done(tmp_path: Path) -> None:
    source, target = tmp_path / "letter.txt", tmp_path / "letter.xml"
    source.write_text("Dear Anna,\n\nCde. Petrov, invented, left Warsaw.\n\nBoris\n")
    job = Job(str(source), target)
    first = encode_job(job, Encoding())
    assert (first.problem, first.findings) == ("", ())
    mine = target.read_bytes().replace(b"<publisher>not stated", b"<publisher>Mine")
    target.write_bytes(mine)
    stamp = target.stat().st_mtime_ns
    assert encode_job(job, Encoding()).findings == ()
    assert (target.read_bytes(), target.stat().st_mtime_ns) == (mine, stamp)
    source.write_text(source.read_text().replace("left", "has left"))
    assert [finding.rule for finding in encode_job(job, Encoding()).findings] == ["encode.text-carried"]
    assert b"has left" in target.read_bytes() and b"<publisher>Mine" in target.read_bytes()
    encode_job(job, Encoding(fresh=True))
    assert b"<publisher>not stated" in target.read_bytes()
